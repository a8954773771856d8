package org.lockfast.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.keys.SealedFiles;
import org.lockfast.ledger.Hash;
import org.lockfast.sync.wire.Refused;
import org.lockfast.sync.wire.WireJson;

/**
 * What other devices said of themselves in their files, {@code local/carried-<device>}: what they
 * have, which attachments they lack, and how far the last file reached.
 */
final class Carried {
    private static final String PATH = "local/carried";

    /** Hashes kept of one device: more are named once these have come. */
    private static final int MOST_HASHES = 1_000;

    /** JSON: what it has; hashes of files it lacks; where its next file goes on, and ours. */
    private record Said(
            @Nullable Map<String, List<Holdings.Has>> has,
            List<String> hashes,
            @Nullable Long next,
            @Nullable Long took) {}

    private final SealedFiles sealed;

    Carried(SealedFiles sealed) {
        this.sealed = sealed;
    }

    /** Whether that device has said what it has. */
    boolean knows(String device) {
        return said(device).map(Said::has).isPresent();
    }

    /** What that device has of each chain; nothing where it was not heard of. */
    Map<String, List<Holdings.Has>> has(String device) {
        return said(device).map(Said::has).orElse(Map.of());
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
        try {
            return sealed.find(PATH + "-" + device).map(json -> WireJson.read(json, Said.class));
        } catch (Refused e) {
            return Optional.empty(); // more is written than would be needed, once
        }
    }

    /** Keeps what a device says of itself, as far as any says so much. */
    void keep(CarryFile.Header said) {
        sealed.delete(PATH); // of an earlier version, for all devices
        sealed.write(
                PATH + "-" + said.sender(),
                WireJson.write(
                        new Said(
                                Holdings.few(said.has()),
                                said.wanted().stream().limit(MOST_HASHES).toList(),
                                said.next(),
                                said.took())));
    }
}
