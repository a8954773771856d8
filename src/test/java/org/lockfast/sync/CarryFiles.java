package org.lockfast.sync;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    /**
     * By a device the force never enrolled, which signs what it invents.
     *
     * @param seal the receiver's public exchange key, base64
     * @param entries how many, each of so many {@code bytes}, resting on one that never comes
     */
    public static byte[] byAStranger(String receiver, String seal, int entries, int bytes) {
        Ed25519Key key = Ed25519Key.of(STRANGER + "/0", Hash.sha256(new byte[] {9}).bytes());
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
        CarryFile.Header header =
                new CarryFile.Header(
                        STRANGER, receiver, Map.of(), List.of(), List.of(), "", 0L, 0L);
        return CarryFile.write(
                new HeadedBody<>(header, EntriesBody.of(all, List.of())),
                Map.of(),
                key,
                Base64.getDecoder().decode(seal),
                new SecureRandom());
    }
}
