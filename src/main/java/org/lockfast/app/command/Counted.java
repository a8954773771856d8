package org.lockfast.app.command;

/** A number and what it counts, in words: {@code 1 entry}, {@code 2 entries}. */
final class Counted {
    private Counted() {}

    static String of(long n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }

    static String entries(long n) {
        return of(n, "entry", "entries");
    }

    static String files(long n) {
        return of(n, "file", "files");
    }
}
