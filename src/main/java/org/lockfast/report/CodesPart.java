package org.lockfast.report;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Which characters stand in the record as their numbers, for whoever has to read them. */
final class CodesPart {
    static final String TITLE = "Characters that stand as codes";

    private static final List<Column> COLUMNS =
            List.of(new Column("Code", 30), new Column("Character, as Unicode names it", 140));

    private final List<Integer> characters;

    CodesPart(Collection<Integer> characters) {
        this.characters = List.copyOf(characters);
    }

    void write(Writing out) {
        out.heading(2, TITLE);
        out.paragraph(
                Words.plain(
                        "Some characters are not drawn on this print: those it has no letters for, those that would have"
                                + " to be joined to their neighbours, and those that nobody sees. In place of each"
                                + " stands its number in Unicode, between square brackets. Nothing is left out: the"
                                + " journal has the text as it was written, and a screen shows it."));
        out.table(
                COLUMNS,
                characters.stream()
                        .map(c ->
                                Row.of(
                                        List.of(
                                                Words.code(
                                                        String.format(Locale.ROOT, "U+%04X", c))),
                                        List.of(Words.plain(name(c)))))
                        .toList());
    }

    private static String name(int c) {
        return c == '['
                ? "A square bracket that was written, and looked like the beginning of such a code"
                : Objects.requireNonNullElse(Character.getName(c), "a character without a name");
    }
}
