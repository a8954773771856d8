package org.lockfast.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A device, an officer and the entries they make; everything follows from one seed. */
final class Samples {
    static final String DEVICE = "d-7f3a0c1122334455";
    static final UUID OFFICER = UUID.fromString("0198c5d2-0000-7000-8000-0000000000aa");
    static final UUID EXHIBIT = UUID.fromString("0198c5d2-0000-7000-8000-0000000000bb");

    final Random random;
    final Ed25519Key device = Ed25519Key.of(DEVICE + "/2", seed("device"));
    final Ed25519Key officer = Ed25519Key.of(OFFICER + "/0", seed("officer"));
    final Ed25519Key second = Ed25519Key.of(EXHIBIT + "/3", seed("second"));
    final Ed25519Key log = Ed25519Key.of(DEVICE + "/log", seed("log"));
    private Hash prev = Hash.ZERO;
    private long seq;

    Samples(long seed) {
        random = new Random(seed);
    }

    static byte[] seed(String name) {
        return Hash.sha256(name.getBytes(StandardCharsets.UTF_8)).bytes();
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    List<VerifyKey> keys() {
        return List.of(device.key(), officer.key());
    }

    TrustedKeys trusted() {
        return name -> keys().stream().filter(k -> k.name().equals(name)).findFirst();
    }

    static TrustedKeys nobody() {
        return name -> Optional.empty();
    }

    /** Line 2 without {@code sig}: a small event an officer makes. */
    ObjectNode envelope() {
        ObjectNode line = deviceOnly();
        ObjectNode act = line.putObject("act");
        act.put("id", OFFICER.toString()).put("role", "PROPERTY_OFFICER");
        act.putObject("auth").put("m", "pwd");
        return line;
    }

    ObjectNode deviceOnly() {
        ObjectNode line = object();
        line.put("v", 1).put("type", "exhibit.recorded/1").put("app", "0.1.0+test");
        line.put(
                "id",
                new UUID(0x0198c5d200007000L, (random.nextLong() >>> 2) | Long.MIN_VALUE)
                        .toString());
        line.put("dev", DEVICE).put("epoch", 2).put("seq", seq).put("prev", prev.base64());
        line.put("subj", EXHIBIT.toString());
        line.putArray("par");
        line.put("rec", 1_790_000_000_000L + seq)
                .put("mono", 1000 + seq)
                .put("boot", "00000000000000ff");
        line.putObject("body")
                .put("reference", "JMS/" + seq)
                .put("note", "Knife, black handle – found £20 behind " + random.nextInt());
        return line;
    }

    /** The next entry of the device's chain. */
    Entry next() {
        Entry entry = Entries.sign(envelope(), List.of(device, officer));
        prev = entry.eid();
        seq++;
        return entry;
    }

    List<Entry> chain(int n) {
        List<Entry> entries = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            entries.add(next());
        }
        return entries;
    }
}
