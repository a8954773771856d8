package org.lockfast.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.keys.SealedFiles;
import org.lockfast.ledger.Hash;
import org.lockfast.sync.wire.Refused;
import org.lockfast.sync.wire.WireJson;

/**
 * What other devices said of themselves in their files: what they have, {@code local/carried}, and
 * which attachments they lack and how far the last file reached, {@code local/carried-<device>}.
 */
final class Carried {
    private static final String PATH = "local/carried";

    /** JSON: device to what it has. */
    private record Devices(Map<String, Map<String, List<Holdings.Has>>> has) {
        Devices {
            has = Map.copyOf(has);
        }
    }

    /** JSON: hashes of files it lacks; where its next file goes on, and where ours does. */
    private record Said(List<String> hashes, @Nullable Long next, @Nullable Long took) {}

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
        said(device)
                .map(Said::hashes)
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

    /** Where our next file for that device goes on, as the last one it took in said. */
    long took(String device) {
        return said(device).map(Said::took).orElse(0L);
    }

    /** What its last file that was taken in said of its next one. */
    long next(String device) {
        return said(device).map(Said::next).orElse(0L);
    }

    private Optional<Said> said(String device) {
        return sealed.find(PATH + "-" + device).map(json -> WireJson.read(json, Said.class));
    }

    /** Keeps what a device says of itself. */
    void keep(CarryFile.Header said) {
        Map<String, Map<String, List<Holdings.Has>>> has = new HashMap<>(devices());
        has.put(said.sender(), said.has());
        sealed.write(PATH, WireJson.write(new Devices(has)));
        sealed.write(
                PATH + "-" + said.sender(),
                WireJson.write(new Said(said.wanted(), said.next(), said.took())));
    }
}
