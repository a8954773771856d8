package org.lockfast.print;

/** What came of sending something to a printer. */
public sealed interface Sent {
    /** In a sentence, for people. */
    String says();

    /** The printer took all and says that it holds nothing more to print. */
    record Printed(String says) implements Sent {}

    /** It was taken by something that does not say what comes out. */
    record HandedOn(String says) implements Sent {}

    /** Nothing was sent: it can be tried again. */
    record Waits(String says) implements Sent {}

    /** Something was sent, and it is not known whether it came out: it must not be sent again. */
    record NotKnown(String says) implements Sent {}
}
