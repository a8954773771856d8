package org.lockfast.exhibit;

import java.util.Arrays;
import java.util.Optional;

/**
 * What was noticed about a row when it was copied from a file. The names stand in verdict files and
 * in the record ({@code flags} of {@code exhibit.recorded/1}): more may be added, none is ever
 * renamed.
 */
public enum CopyFlag {
    NO_CASE("The row it was copied from names no case."),
    NO_DESCRIPTION("The row it was copied from has no description."),
    DATE_UNREADABLE(
            "A date of the row it was copied from could not be read. It is kept as text in the notes."),
    DATE_FUTURE("A date of the row it was copied from lay in the future."),
    DISPOSED_BEFORE_SEIZED(
            "By the row it was copied from, it was disposed of before it was seized."),
    DUPLICATE_ROW(
            "The file had the same row before. Both are kept: check whether there are two of these."),
    COLUMNS_DIFFER("The row it was copied from had more or fewer cells than the file has columns."),

    /** Two formats of the map read it, differently; or clocks showed that time twice. */
    DATE_AMBIGUOUS(
            "A date of the row it was copied from can be read in two ways. It is kept as text in the notes."),
    NO_REFERENCE("The row it was copied from has no exhibit reference."),
    REFERENCE_USED("Its reference was already used in this case. Both are kept."),
    SEAL_USED("Its seal number was already on another exhibit. Both are kept: check the bag."),
    CASE_UNCLEAR("Several cases are known by the case reference in its row: it is under Unfiled."),
    CATEGORY_UNKNOWN(
            "The category in its row is none of the list. It is kept as text in the notes."),
    QUANTITY_UNREADABLE(
            "The quantity in its row is no plain number. It is kept as text in the notes."),
    VALUE_TOO_LONG("A value of its row is too long for its field. It is kept whole in the notes."),
    QUOTES_ODD(
            "The row it was copied from has a quotation mark in an odd place: compare it with the file."),

    /** Only of quarantined rows. */
    NOTHING_MAPPED("The row has nothing in any column that is copied."),

    /** Only of quarantined rows. */
    ROW_TOO_LONG("The row is too long for one exhibit.");

    private final String sentence;

    CopyFlag(String sentence) {
        this.sentence = sentence;
    }

    /** For the person who reads the record. */
    public String sentence() {
        return sentence;
    }

    /** By name; empty for one of a newer version. */
    public static Optional<CopyFlag> of(String name) {
        return Arrays.stream(values()).filter(flag -> flag.name().equals(name)).findFirst();
    }
}
