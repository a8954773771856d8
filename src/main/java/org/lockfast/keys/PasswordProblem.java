package org.lockfast.keys;

import java.util.Locale;

/** Why a new password is not taken, and what to do instead. */
public enum PasswordProblem {
    TOO_SHORT(
            "Use at least 12 characters. Three or four words that do not belong together will do."),
    TOO_LONG("Use at most 256 characters."),
    UNTYPEABLE("Use only characters that can be typed: no tabs, line ends or control characters."),
    COMMON(
            "This is one of the passwords that are guessed first, or nearly one. Use three or four"
                    + " words that do not belong together."),
    SIMPLE("This follows a simple pattern. Use three or four words that do not belong together."),
    NAMES_YOU(
            "Leave out your collar number, your name and the name of the force, station or"
                    + " program: they are tried first.");

    private final String sentence;

    PasswordProblem(String sentence) {
        this.sentence = sentence;
    }

    /** Where the sentence stands in the words of other languages, such as password.too-short. */
    public String key() {
        return "password." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The sentence in English. */
    public String sentence() {
        return sentence;
    }
}
