package org.lockfast.journal;

/**
 * How a person vouched for an entry. Shown and printed everywhere as what it was; a PIN is never
 * called a signature.
 */
public enum Vouch {
    /** Own key, opened with the password. */
    PASSWORD("pwd"),
    /** Own key held since that officer's password sign-in this shift, confirmed by PIN. */
    PIN("pin"),
    /** Drawn on the screen before the acting officer. */
    DRAWN("drawn"),
    /** Warrant card seen by the acting officer. */
    CARD("card"),
    /** Signed on paper; the form is kept or photographed. */
    PAPER("paper"),
    /** Warrant card seen, and drawn on the screen. */
    CARD_DRAWN("card+drawn"),
    /** Warrant card seen, and signed on paper. */
    CARD_PAPER("card+paper"),
    /** Named, but vouched in no way. */
    NONE("none");

    private final String code;

    Vouch(String code) {
        this.code = code;
    }

    /** The code written in {@code auth.m}. */
    public String code() {
        return code;
    }

    /**
     * @throws IllegalArgumentException for a code of a newer version
     */
    public static Vouch of(String code) {
        for (Vouch vouch : values()) {
            if (vouch.code.equals(code)) {
                return vouch;
            }
        }
        throw new IllegalArgumentException("No way to vouch is called " + code);
    }
}
