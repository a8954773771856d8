package org.lockfast.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lockfast.keys.SealedFiles;
import org.lockfast.ledger.Hash;
import org.lockfast.sync.wire.Refused;
import org.lockfast.sync.wire.WireJson;

/**
 * What other devices said of themselves in their files: what they have, {@code local/carried}, and
 * which attachments they lack, {@code local/carried-<device>}.
 */
final class Carried {
    private static final String PATH = "local/carried";

    /** JSON: device to what it has. */
    private record Devices(Map<String, Map<String, List<Holdings.Has>>> has) {
        Devices {
            has = Map.copyOf(has);
        }
    }

    /** JSON: hashes of files it lacks. */
    private record Wanted(List<String> hashes) {}

    private final SealedFiles sealed;

    Carried(SealedFiles sealed) {
        this.sealed = sealed;
    }

    /** Whether that device has said what it has. */
    boolean knows(String device) {
        return devices().containsKey(device);
    }

    /** What that device has of each chain; nothing where it was not heard of. */
    Map<String, List<Holdings.Has>> has(String device) {
        return devices().getOrDefault(device, Map.of());
    }

    private Map<String, Map<String, List<Holdings.Has>>> devices() {
        try {
            return sealed.find(PATH)
                    .map(json -> WireJson.read(json, Devices.class).has())
                    .orElse(Map.of());
        } catch (Refused e) {
            return Map.of(); // of an earlier version: more is written than would be needed, once
        }
    }

    /** The files that device lacks. */
    List<Hash> wantedBy(String device) {
        List<Hash> hashes = new ArrayList<>();
        sealed.find(PATH + "-" + device)
                .map(json -> WireJson.read(json, Wanted.class).hashes())
                .orElse(List.of())
                .forEach(text -> {
                    try {
                        hashes.add(Hash.ofBase64(text));
                    } catch (IllegalArgumentException e) {
                        // nobody's hash: nothing is looked for
                    }
                });
        return hashes;
    }

    /** Keeps what a device says of itself. */
    void keep(CarryFile.Header said) {
        Map<String, Map<String, List<Holdings.Has>>> has = new HashMap<>(devices());
        has.put(said.sender(), said.has());
        sealed.write(PATH, WireJson.write(new Devices(has)));
        sealed.write(PATH + "-" + said.sender(), WireJson.write(new Wanted(said.wanted())));
    }
}
