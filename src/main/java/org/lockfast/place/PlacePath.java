package org.lockfast.place;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lockfast.rules.Rules;
import org.lockfast.rules.Wording;

/**
 * Where a place lies, from the outermost in: {@code Holloway Road/Bay H/Rack 4/Shelf 2}. Names are
 * kept as written, blanks apart; two paths are the same place when their names are the same in any
 * case. A slash inside a name is written {@code \/}, a backslash {@code \\}.
 *
 * @param names one to twelve names, the outermost first, each 1 to 80 characters, none blank
 */
public record PlacePath(List<String> names) implements Comparable<PlacePath> {
    /** The most names a path has. */
    public static final int DEEPEST = 12;

    private static final int LONGEST = 80;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
    private static final Pattern TELLING = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern BOUNDARY =
            Pattern.compile("(?<=\\p{L})(?=[0-9])|(?<=[0-9])(?=\\p{L})");
    private static final Pattern ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");

    public PlacePath {
        names = names.stream().map(PlacePath::tidy).toList();
        if (names.isEmpty() || names.size() > DEEPEST) {
            throw new IllegalArgumentException("A place has 1 to " + DEEPEST + " names: " + names);
        }
        if (names.stream().anyMatch(name -> name.isEmpty() || name.length() > LONGEST)) {
            throw new IllegalArgumentException(
                    "Each name of a place has 1 to " + LONGEST + " characters: " + names);
        }
    }

    /** Reads a path; empty parts between slashes are left out. Empty if no name is left. */
    public static Optional<PlacePath> parse(String text) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escape = c == '\\' && i + 1 < text.length();
            if (escape && (text.charAt(i + 1) == '/' || text.charAt(i + 1) == '\\')) {
                name.append(text.charAt(++i));
            } else if (c == '/') {
                add(names, name);
            } else {
                name.append(c);
            }
        }
        add(names, name);
        boolean fits =
                !names.isEmpty()
                        && names.size() <= DEEPEST
                        && names.stream().noneMatch(n -> n.length() > LONGEST);
        return fits ? Optional.of(new PlacePath(names)) : Optional.empty();
    }

    /** What to say where {@link #parse} gives nothing. */
    public static Wording explain(Rules rules) {
        return rules.message("PLACE_SHAPE");
    }

    /** The path as text, which {@link #parse} reads back. */
    public String text() {
        return String.join(
                "/", names.stream().map(n -> n.replace("\\", "\\\\").replace("/", "\\/")).toList());
    }

    /** The innermost name. */
    public String name() {
        return names.getLast();
    }

    /** The place around it; empty for an outermost place. */
    public Optional<PlacePath> parent() {
        return names.size() == 1
                ? Optional.empty()
                : Optional.of(new PlacePath(names.subList(0, names.size() - 1)));
    }

    /** The place of this name inside. */
    public PlacePath inside(String name) {
        List<String> longer = new ArrayList<>(names);
        longer.add(name);
        return new PlacePath(longer);
    }

    /** Whether this is that place, or lies in it. */
    public boolean within(PlacePath outer) {
        return names.size() >= outer.names.size()
                && new PlacePath(names.subList(0, outer.names.size())).equals(outer);
    }

    /** How many names it has, 1 for an outermost place. */
    public int depth() {
        return names.size();
    }

    /** One key for the same place however it is capitalised; for indexes and look-up. */
    public String key() {
        return text().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /**
     * Whether a person may well mean the same shelf: {@code H-04} and {@code H 4}. They stay two
     * places; this only prompts "Did you mean …?".
     */
    public boolean looksLike(PlacePath other) {
        return !equals(other) && loose().equals(other.loose());
    }

    private String loose() {
        String apart = BOUNDARY.matcher(key()).replaceAll(" ");
        return ZEROS.matcher(TELLING.matcher(apart).replaceAll(" ").strip()).replaceAll("");
    }

    private static void add(List<String> names, StringBuilder name) {
        String tidy = tidy(name.toString());
        name.setLength(0);
        if (!tidy.isEmpty()) {
            names.add(tidy);
        }
    }

    private static String tidy(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        return BLANKS.matcher(composed).replaceAll(" ").strip();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlacePath path && key().equals(path.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    /** By name from the outside in, Shelf 2 before Shelf 10. */
    @Override
    public int compareTo(PlacePath other) {
        for (int i = 0; i < Math.min(names.size(), other.names.size()); i++) {
            int byName = NaturalOrder.compare(names.get(i), other.names.get(i));
            if (byName != 0) {
                return byName;
            }
        }
        int byDepth = Integer.compare(names.size(), other.names.size());
        return byDepth != 0 ? byDepth : key().compareTo(other.key());
    }

    @Override
    public String toString() {
        return text();
    }
}
