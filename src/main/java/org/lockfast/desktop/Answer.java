package org.lockfast.desktop;

/**
 * What came of asking for something that the rules may refuse.
 *
 * @param <T> what is given when they do not
 */
public sealed interface Answer<T> {

    /** It was done. */
    record Done<T>(T value) implements Answer<T> {}

    /** The rules refused it. */
    record Refused<T>(Refusal refusal) implements Answer<T> {}

    /** It was done, and this came of it. */
    static <T> Answer<T> done(T value) {
        return new Done<>(value);
    }

    /** It was refused. */
    static <T> Answer<T> refused(String said, String todo) {
        return new Refused<>(new Refusal(said, todo));
    }
}
