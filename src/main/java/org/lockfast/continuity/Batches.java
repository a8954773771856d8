package org.lockfast.continuity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lockfast.continuity.ContinuityEvent.Batch;
import org.lockfast.ledger.Hash;

/**
 * Binds each half of a hand-over to the list that was signed: packages, their seals, and the newest
 * entry of each.
 */
final class Batches {
    private final UUID id;
    private final List<PackageState> packages;
    private final Hash root;

    Batches(UUID id, List<PackageState> packages, Movements movements) {
        this(id, packages, movements::head);
    }

    /**
     * @param newest the newest entry of each
     */
    Batches(UUID id, List<PackageState> packages, Function<UUID, Optional<Hash>> newest) {
        this.id = id;
        this.packages = packages;
        // Ids, seals' JSON strings and base64 need no escaping beyond quotes and backslashes, so
        // this text is its own JCS.
        String list =
                packages.stream()
                        .map(p ->
                                "["
                                        + quoted(p.id().toString())
                                        + ","
                                        + quoted(p.seal() == null ? "" : p.seal())
                                        + ","
                                        + quoted(newest.apply(p.id()).map(Hash::base64).orElse(""))
                                        + "]")
                        .collect(Collectors.joining(",", "[", "]"));
        root = Hash.sha256(list.getBytes(StandardCharsets.UTF_8));
    }

    Batch of(PackageState p) {
        return new Batch(id, packages.indexOf(p) + 1, packages.size(), root);
    }

    private static String quoted(String text) {
        return tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(text);
    }
}
