package org.lockfast.exhibit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.rules.Wording;

/**
 * What a screen fills in for a kind of thing (tier 0).
 *
 * @param packaging code; null = the kind is not known
 * @param sealKind code of its usual seal; null = the packaging is not known
 * @param storage code of the storage class; null = the kind is not known
 * @param hazards codes to tick; empty leaves the question open, it is never answered "none" for
 *     somebody
 * @param identifiers codes to ask for, in order
 * @param hint what a good description says
 * @param capture what else to note; null = nothing
 * @param because clauses whose tier 0 changed what is usual for the kind
 */
public record Presets(
        @Nullable String packaging,
        @Nullable String sealKind,
        @Nullable String storage,
        List<String> hazards,
        List<String> identifiers,
        Wording hint,
        @Nullable Wording capture,
        List<String> because) {
    public Presets {
        hazards = List.copyOf(hazards);
        identifiers = List.copyOf(identifiers);
        because = List.copyOf(because);
    }
}
