package org.lockfast.exhibit;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the packaging adviser looks at: one package of one item, as far as it is known. Plain
 * values; what nobody has said yet is null or empty, and never guessed.
 *
 * @param category code of the kind of thing; null = not said
 * @param packaging code; null = not chosen
 * @param storage code of the storage class it is, or is to be, in; null = not chosen
 * @param hazards codes ticked; null = not answered (D-23)
 * @param identifiers code to value
 * @param states codes of the list {@code item-states}: WET, DRIED, ACCELERANT and so on
 * @param makeSafe for a firearm
 * @param cash for cash; null = nothing said
 * @param drugs for drugs; null = nothing said
 * @param description as typed
 */
public record HandlingFacts(
        @Nullable String category,
        @Nullable String packaging,
        @Nullable String storage,
        @Nullable Set<String> hazards,
        Map<String, String> identifiers,
        Set<String> states,
        MakeSafe makeSafe,
        @Nullable CashCount cash,
        @Nullable DrugsFacts drugs,
        String description) {
    public HandlingFacts {
        hazards = hazards == null ? null : Set.copyOf(hazards);
        identifiers = Map.copyOf(identifiers);
        states = Set.copyOf(states);
    }

    /** An item of this kind, of which nothing else is said. */
    public static HandlingFacts of(@Nullable String category) {
        return new HandlingFacts(
                category, null, null, null, Map.of(), Set.of(), MakeSafe.NOT_SAID, null, null, "");
    }

    /** The same in this packaging. */
    public HandlingFacts packagedIn(@Nullable String code) {
        return new HandlingFacts(
                category,
                code,
                storage,
                hazards,
                identifiers,
                states,
                makeSafe,
                cash,
                drugs,
                description);
    }

    /** The same in this storage class. */
    public HandlingFacts storedIn(@Nullable String code) {
        return new HandlingFacts(
                category,
                packaging,
                code,
                hazards,
                identifiers,
                states,
                makeSafe,
                cash,
                drugs,
                description);
    }

    /** The same with exactly these hazards ticked. */
    public HandlingFacts withHazards(String... codes) {
        return new HandlingFacts(
                category,
                packaging,
                storage,
                new LinkedHashSet<>(java.util.List.of(codes)),
                identifiers,
                states,
                makeSafe,
                cash,
                drugs,
                description);
    }

    /** The same with one more identifier. */
    public HandlingFacts with(String identifier, String value) {
        Map<String, String> more = new LinkedHashMap<>(identifiers);
        more.put(Identifiers.code(identifier), value);
        return new HandlingFacts(
                category,
                packaging,
                storage,
                hazards,
                more,
                states,
                makeSafe,
                cash,
                drugs,
                description);
    }

    /** The same in exactly these states. */
    public HandlingFacts in(String... codes) {
        return new HandlingFacts(
                category,
                packaging,
                storage,
                hazards,
                identifiers,
                Set.of(codes),
                makeSafe,
                cash,
                drugs,
                description);
    }

    /** The same with this said about making it safe. */
    public HandlingFacts with(MakeSafe said) {
        return new HandlingFacts(
                category,
                packaging,
                storage,
                hazards,
                identifiers,
                states,
                said,
                cash,
                drugs,
                description);
    }

    /** The same with this count. */
    public HandlingFacts with(CashCount count) {
        return new HandlingFacts(
                category,
                packaging,
                storage,
                hazards,
                identifiers,
                states,
                makeSafe,
                count,
                drugs,
                description);
    }

    /** The same with these weights. */
    public HandlingFacts with(DrugsFacts facts) {
        return new HandlingFacts(
                category,
                packaging,
                storage,
                hazards,
                identifiers,
                states,
                makeSafe,
                cash,
                facts,
                description);
    }

    /** The same with this description. */
    public HandlingFacts described(String text) {
        return new HandlingFacts(
                category,
                packaging,
                storage,
                hazards,
                identifiers,
                states,
                makeSafe,
                cash,
                drugs,
                text);
    }
}
