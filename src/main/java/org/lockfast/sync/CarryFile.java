package org.lockfast.sync;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.keys.DeviceKeys;
import org.lockfast.keys.SealedBox;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.Note;
import org.lockfast.ledger.Signer;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.sync.wire.HeadedBody;
import org.lockfast.sync.wire.Packing;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.Refused;

/**
 * A file that one device writes for another (protocol.md section 9): {@code LFCARRY1 ‖ receiver[18]
 * ‖ sealed box}. In the box: {@code u32be n ‖ note[n] ‖ gzip}, the note by the sender over the
 * gzip's SHA-256; in the gzip: {@code u32be n ‖ (header, entries, bodies)[n] ‖ files}, each file
 * {@code h[32] ‖ u32be n ‖ n bytes}.
 */
final class CarryFile {
    private static final byte[] MAGIC = "LFCARRY1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] INFO = "lockfast/carry/v1".getBytes(StandardCharsets.US_ASCII);
    private static final int DEVICE = 18;

    /** What is said of a file without a byte. */
    static final String EMPTY =
            "The file is empty: the stick was taken out before it was written. Have it written once more.";

    private CarryFile() {}

    /**
     * What stands before the entries.
     *
     * @param sender device id
     * @param receiver device id
     * @param has what the sender has of each chain ({@code device/epoch})
     * @param wanted hashes of files the sender lacks, base64
     * @param wraps wrap notes of officers
     * @param checkpoint the sender's newest verified one; empty for none
     * @param next where in the sender's journal its next file for the receiver goes on; 0 where
     *     this one reached its end
     * @param took what the newest file of the receiver that the sender took in said as {@code next}
     */
    record Header(
            String sender,
            String receiver,
            Map<String, List<Holdings.Has>> has,
            List<String> wanted,
            List<String> wraps,
            String checkpoint,
            @Nullable Long next,
            @Nullable Long took) {
        Header {
            has = Map.copyOf(has);
            wanted = List.copyOf(wanted);
            wraps = List.copyOf(wraps);
        }
    }

    /** A file that was unsealed. Nothing of it is unpacked before its signature fits. */
    static final class Opened {
        private final Note note;
        private final byte[] plain;
        private final int gzip;

        private Opened(Note note, byte[] plain, int gzip) {
            this.note = note;
            this.plain = plain;
            this.gzip = gzip;
        }

        /** The device whose key signed it, as it says itself. */
        String signer() {
            String name = note.signatures().getFirst().name();
            return name.substring(0, Math.max(0, name.indexOf('/')));
        }

        boolean signedBy(VerifyKey sender) {
            return note.verifiedBy(sender);
        }

        /**
         * @throws Refused where that is no content of such a file, or another device's
         */
        CarryContent content() {
            CarryContent content = new CarryContent(plain, gzip);
            if (!content.header().sender().equals(signer())) {
                content.close();
                throw new Refused(ProblemType.BAD_REQUEST, "Another device signed it");
            }
            return content;
        }
    }

    static byte[] write(
            HeadedBody<Header> content,
            Map<Hash, byte[]> files,
            Signer sender,
            byte[] recipient,
            SecureRandom random) {
        byte[] front = content.bytes();
        int length = 4 + front.length;
        for (byte[] file : files.values()) {
            length = Math.addExact(length, Hash.LENGTH + 4 + file.length);
        }
        ByteBuffer all = ByteBuffer.allocate(length).putInt(front.length).put(front);
        files.forEach((hash, file) -> all.put(hash.bytes()).putInt(file.length).put(file));
        byte[] packed = Packing.GZIP.pack(all.array());
        return sealed(packed, content.header().receiver(), sender, recipient, random);
    }

    /** A file around what is packed already. */
    static byte[] sealed(
            byte[] packed, String receiver, Signer sender, byte[] recipient, SecureRandom random) {
        byte[] note = Note.sign(text(Hash.sha256(packed), receiver), List.of(sender)).bytes();
        byte[] plain =
                ByteBuffer.allocate(4 + note.length + packed.length)
                        .putInt(note.length)
                        .put(note)
                        .put(packed)
                        .array();
        byte[] head = head(receiver);
        byte[] box = SealedBox.seal(recipient, INFO, head, plain, random);
        return ByteBuffer.allocate(head.length + box.length).put(head).put(box).array();
    }

    private static byte[] head(String receiver) {
        return ByteBuffer.allocate(MAGIC.length + DEVICE)
                .put(MAGIC)
                .put(receiver.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private static String text(Hash packed, String receiver) {
        return "lockfast/carry/v1\n" + packed.base64() + "\n" + receiver + "\n";
    }

    /** For whom a file is; empty where it is no carry file. */
    static Optional<String> receiver(byte[] file) {
        if (file.length < MAGIC.length + DEVICE
                || !Arrays.equals(Arrays.copyOf(file, MAGIC.length), MAGIC)) {
            return Optional.empty();
        }
        String device = new String(file, MAGIC.length, DEVICE, StandardCharsets.US_ASCII);
        return Optional.of(device).filter(id -> id.matches("d-[0-9a-f]{16}"));
    }

    /** Opens one for this device; empty when it was altered or cut short. */
    static Optional<Opened> open(byte[] file, DeviceKeys own) {
        int from = MAGIC.length + DEVICE;
        if (file.length < from) {
            return Optional.empty();
        }
        byte[] head = Arrays.copyOf(file, from);
        byte[] box = Arrays.copyOfRange(file, from, file.length);
        return SealedBox.open(own, INFO, head, box).flatMap(plain -> opened(plain, own.device()));
    }

    private static Optional<Opened> opened(byte[] plain, String receiver) {
        try {
            ByteBuffer in = ByteBuffer.wrap(plain);
            Note note = Note.parse(part(in));
            Hash packed = Hash.sha256(plain, in.position(), in.remaining());
            return note.signatures().size() == 1 && note.text().equals(text(packed, receiver))
                    ? Optional.of(new Opened(note, plain, in.position()))
                    : Optional.empty();
        } catch (Malformed | BufferUnderflowException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] part(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("A part longer than the file");
        }
        byte[] part = new byte[length];
        in.get(part);
        return part;
    }
}
