package org.lockfast.exhibit;

import java.util.List;
import java.util.regex.Pattern;

/** Registration plates of the United Kingdom, every series since 1903. */
final class UkPlate {
    private static final List<Pattern> SERIES =
            List.of(
                    Pattern.compile("[A-HJ-PR-Y][A-HJ-PR-Y][0-9]{2}[A-HJ-PR-Z]{3}"), // AB12 CDE
                    Pattern.compile("[A-HJ-NPR-TV-Y][1-9][0-9]{0,2}[A-HJ-PR-Y]{3}"), // A123 BCD
                    Pattern.compile("Q[1-9][0-9]{0,2}[A-HJ-PR-Y]{3}"), // kit and unknown age
                    Pattern.compile("[A-HJ-PR-Y]{3}[1-9][0-9]{0,2}[A-HJ-NPR-TV-Y]"), // ABC 123D
                    Pattern.compile("[A-HJ-PR-Y]{1,3}[1-9][0-9]{0,3}"), // AB 1234
                    Pattern.compile("[1-9][0-9]{0,3}[A-HJ-PR-Y]{1,3}"), // 1234 AB
                    Pattern.compile("(?=[A-Z]*I)[A-Z]{2,3}[1-9][0-9]{0,3}"), // Northern Ireland
                    Pattern.compile("[A-HJ-PR-Y]{1,2}Z[1-9][0-9]{0,3}"), // Northern Ireland
                    Pattern.compile("[0-9]{3}[DX][0-9]{3}"), // diplomatic
                    Pattern.compile("[0-9]{5}"), // trade
                    Pattern.compile("[0-9]{2}[A-HJ-PR-Z]{2}[0-9]{2}")); // military

    private UkPlate() {}

    static IdentifierCheck.Fault check(String plate) {
        return SERIES.stream().anyMatch(series -> series.matcher(plate).matches())
                ? IdentifierCheck.Fault.NONE
                : IdentifierCheck.Fault.of("PLATE_SHAPE");
    }
}
