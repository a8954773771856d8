package org.lockfast.ledger;

/** The rule for key names (C2SP signed-note): not empty, no Unicode space, no plus sign. */
final class KeyNames {
    private KeyNames() {}

    static String check(String name) {
        if (!ok(name)) {
            throw new Malformed(
                    Malformed.Reason.KEY,
                    "A key name is empty or has a space or a plus sign in it");
        }
        return name;
    }

    static boolean ok(String name) {
        return !name.isEmpty() && name.codePoints().noneMatch(KeyNames::mayNotStand);
    }

    private static boolean mayNotStand(int c) {
        return c == '+'
                || c < 0x20
                || c == 0x85 // a space to Unicode and Go, not to Java
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
