package org.lockfast.app.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A journal changed by somebody who has its key: every record opened, the list changed, all sealed
 * again under their new numbers. Written from docs/format.md alone, without the program's own
 * reader.
 */
final class ResealedJournal {
    private static final int HEADER = 64;

    /** One record: 1 entry, 2 body, 3 tombstone. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, only taken apart
    record Plain(byte kind, byte[] bytes) {
        String text() {
            return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private ResealedJournal() {}

    static void change(Path journal, byte[] key, Consumer<List<Plain>> change) throws IOException {
        byte[] file = Files.readAllBytes(journal);
        byte[] header = Arrays.copyOf(file, HEADER);
        List<Plain> records = new ArrayList<>();
        try {
            for (int at = HEADER;
                    at < file.length;
                    at += 4 + ByteBuffer.wrap(file, at, 4).getInt()) {
                records.add(
                        opened(
                                header,
                                key,
                                records.size(),
                                ByteBuffer.wrap(file, at, file.length - at)));
            }
            change.accept(records);
            java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
            out.write(header);
            for (int n = 0; n < records.size(); n++) {
                out.write(sealed(header, key, n, records.get(n)));
            }
            Files.write(journal, out.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new AssertionError("A record did not open as docs/format.md says", e);
        }
    }

    private static Plain opened(byte[] header, byte[] key, long number, ByteBuffer in)
            throws GeneralSecurityException {
        int length = in.getInt();
        byte kind = in.get();
        short generation = in.getShort();
        byte[] nonce = new byte[12];
        in.get(nonce);
        byte[] sealed = new byte[length - 15];
        in.get(sealed);
        return new Plain(
                kind,
                cipher(Cipher.DECRYPT_MODE, header, key, nonce, number, kind, generation, length)
                        .doFinal(sealed));
    }

    private static byte[] sealed(byte[] header, byte[] key, long number, Plain plain)
            throws GeneralSecurityException {
        byte[] nonce = new byte[12];
        Arrays.fill(nonce, (byte) number);
        int length = plain.bytes().length + 31;
        byte[] sealed =
                cipher(
                                Cipher.ENCRYPT_MODE,
                                header,
                                key,
                                nonce,
                                number,
                                plain.kind(),
                                (short) 1,
                                length)
                        .doFinal(plain.bytes());
        return ByteBuffer.allocate(4 + length)
                .putInt(length)
                .put(plain.kind())
                .putShort((short) 1)
                .put(nonce)
                .put(sealed)
                .array();
    }

    private static Cipher cipher(
            int mode,
            byte[] header,
            byte[] key,
            byte[] nonce,
            long number,
            byte kind,
            short generation,
            int length)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(
                ByteBuffer.allocate(47)
                        .put(header, 32, 32)
                        .putLong(number)
                        .put(kind)
                        .putShort(generation)
                        .putInt(length)
                        .flip());
        return cipher;
    }
}
