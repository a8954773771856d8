package org.lockfast.sync;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.lockfast.journal.Outcome;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Entries;
import org.lockfast.ledger.Hash;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.HeadedBody;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Carry files that no command writes. */
public final class CarryFiles {
    private static final String STRANGER = "d-ffffffffffffffff";

    private CarryFiles() {}

    /** Written with room for so many bytes of entries. */
    public static Outcome<Carrying.Carry> small(Carrying from, String receiver, int most) {
        return from.export(receiver, most);
    }

    /** As one exchange of several with a relay. */
    public static Outcome<Carrying.Carry> smallRelayed(Carrying from, String receiver, int most) {
        return from.relayed(receiver, most);
    }

    /** The key of a device the force never enrolled. */
    public static Ed25519Key stranger() {
        return Ed25519Key.of(STRANGER + "/0", Hash.sha256(new byte[] {9}).bytes());
    }

    /** A file of little that unpacks to half a gigabyte of noughts, before its entries are read. */
    public static byte[] allFront(String receiver, String seal, Ed25519Key key) throws IOException {
        return zeros(receiver, seal, key, new byte[0]);
    }

    /** The same behind a front in order, as an attachment that no entry names. */
    public static byte[] allFile(String receiver, String seal, Ed25519Key key) throws IOException {
        String name = key.key().name();
        String sender = name.substring(0, name.indexOf('/'));
        byte[] front = front(sender, receiver).bytes();
        byte[] small = {1, 2, 3};
        return zeros(
                receiver,
                seal,
                key,
                ByteBuffer.allocate(4 + front.length + 36 + small.length + 32)
                        .putInt(front.length)
                        .put(front)
                        .put(Hash.sha256(small).bytes())
                        .putInt(small.length)
                        .put(small)
                        .put(Hash.sha256(new byte[] {4}).bytes())
                        .array());
    }

    private static HeadedBody<CarryFile.Header> front(String sender, String receiver) {
        return new HeadedBody<>(
                new CarryFile.Header(sender, receiver, Map.of(), List.of(), List.of(), "", 0L, 0L),
                EntriesBody.of(List.of(), List.of()));
    }

    private static byte[] zeros(String receiver, String seal, Ed25519Key key, byte[] before)
            throws IOException {
        int length = 500 << 20;
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed, 1 << 14)) {
            gzip.write(before);
            gzip.write(ByteBuffer.allocate(4).putInt(length).array());
            byte[] part = new byte[1 << 20];
            for (int i = 0; i < length; i += part.length) {
                gzip.write(part);
            }
        }
        return CarryFile.sealed(
                packed.toByteArray(),
                receiver,
                key,
                Base64.getDecoder().decode(seal),
                new SecureRandom());
    }

    /**
     * By a device the force never enrolled, which signs what it invents.
     *
     * @param seal the receiver's public exchange key, base64
     * @param entries how many, each of so many {@code bytes}, resting on one that never comes
     */
    public static byte[] byAStranger(String receiver, String seal, int entries, int bytes) {
        Ed25519Key key = stranger();
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            String id = new UUID(0x0198c5d200007000L, Long.MIN_VALUE | i).toString();
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            line.put("v", 1).put("type", "device.x/1").put("app", "x").put("id", id);
            line.put("dev", STRANGER).put("epoch", 0).put("seq", i + 1);
            line.put("prev", Hash.sha256(new byte[] {3}).base64()).put("subj", id);
            line.putArray("par");
            line.put("rec", 1781596800000L).put("mono", 1).put("boot", "0123456789abcdef");
            line.putObject("body").put("a", "a".repeat(bytes));
            all.add(Entries.sign(line, List.of(key)).bytes());
        }
        return CarryFile.write(
                new HeadedBody<>(
                        front(STRANGER, receiver).header(), EntriesBody.of(all, List.of())),
                Map.of(),
                key,
                Base64.getDecoder().decode(seal),
                new SecureRandom());
    }

    /** How many of so many entries that a device names, in chains of ten, are kept of it. */
    public static int kept(int named) {
        Map<String, List<Holdings.Has>> has = new HashMap<>();
        for (int i = 0; i < named; i++) {
            has.computeIfAbsent("d/" + i / 10, _ -> new ArrayList<>())
                    .add(new Holdings.Has(0, i, "x"));
        }
        return Holdings.few(has).values().stream().mapToInt(List::size).sum();
    }
}
