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
        for (int i = 0; i < name.length(); i++) {
            if (mayNotStand(name.charAt(i))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** All spaces of Unicode are single chars; beyond them, names are whatever people like. */
    private static boolean mayNotStand(char c) {
        if (c < 0x80) {
            return c == '+' || c <= ' ';
        }
        // U+0085 is a space to Unicode and Go, not to Java.
        return c == 0x85 || Character.isSpaceChar(c) || Character.isSurrogate(c);
    }
}
