package org.lockfast.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of thing, and how it is packaged, stored and described (domain 2 and 9.1).
 *
 * @param groups groups it belongs to, such as {@code HIGH_RISK}
 * @param packaging allowed packaging, the preset first; {@link #ANY} at the end allows all
 * @param storage allowed storage classes, the preset first; {@link #ANY} at the end allows all
 * @param hazards ticked from the start
 * @param identifiers what a screen asks for, in order
 * @param needs of those, what is chased until given; {@code A|B} is met by either
 * @param hint what a good description says
 * @param capture what else to note about such a thing; null = nothing special
 * @param tile its tile on the scene screen; null = found in the full list
 */
public record Category(
        Coding coding,
        List<String> groups,
        List<String> packaging,
        List<String> storage,
        List<String> hazards,
        List<String> identifiers,
        List<String> needs,
        Wording hint,
        @Nullable Wording capture,
        @Nullable Tile tile)
        implements Coded {
    /** In a list of allowed codes: any other is allowed as well. */
    public static final String ANY = "*";

    /** Group of categories with two-person handling and mapped storage (D-25, domain 9.1). */
    public static final String HIGH_RISK = "HIGH_RISK";

    /**
     * A tile of the scene screen.
     *
     * @param order place in the row, from 1
     * @param key the key that chooses it, one character
     * @param words short name
     */
    public record Tile(int order, String key, Wording words) {}

    /** Whether the category is in this group. */
    public boolean in(String group) {
        return groups.contains(group);
    }

    /** Whether this packaging is on the category's list. */
    public boolean allowsPackaging(String code) {
        return packaging.contains(code) || packaging.contains(ANY);
    }

    /** Whether this storage class is on the category's list. */
    public boolean allowsStorage(String code) {
        return storage.contains(code) || storage.contains(ANY);
    }

    static Category read(EntryReader in, Coding coding) {
        return new Category(
                coding,
                in.texts("groups"),
                atLeastOne(in, "packaging"),
                atLeastOne(in, "storage"),
                in.texts("hazards"),
                in.texts("identifiers"),
                in.texts("needs"),
                in.wording("hint"),
                in.wordingOr("capture"),
                tile(in.inside("tile")));
    }

    private static List<String> atLeastOne(EntryReader in, String key) {
        List<String> codes = in.texts(key);
        if (codes.isEmpty() || codes.getFirst().equals(ANY)) {
            throw in.wrong("\"" + key + "\" needs a code first: it is the one that is preset.");
        }
        return codes;
    }

    private static @Nullable Tile tile(@Nullable EntryReader in) {
        if (in == null) {
            return null;
        }
        Tile tile = new Tile(in.whole("order", 1, 99), in.text("key"), in.wording("words"));
        in.done();
        return tile;
    }
}
