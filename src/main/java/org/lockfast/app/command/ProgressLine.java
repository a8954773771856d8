package org.lockfast.app.command;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.lockfast.journal.OpeningProgress;

/**
 * One line on standard error that says how far something long got: rewritten at most once a second,
 * wiped at the end, and not there at all where standard error is no terminal. What takes less than
 * a second says nothing.
 */
final class ProgressLine implements AutoCloseable {
    /** What is done where an index is made again or is behind. */
    static final String LISTS = "Bringing the lists up to date";

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Terminal terminal;
    private final InstantSource clock;
    private String doing;
    private Instant last;
    private int shown;

    /**
     * @param doing such as {@code Checking records}
     */
    ProgressLine(Terminal terminal, String doing) {
        this.terminal = terminal;
        this.clock = terminal.surroundings().clock();
        this.doing = doing;
        this.last = clock.instant();
    }

    /** From now on it is this that is done. */
    void now(String what) {
        doing = what;
    }

    /** So many are done, of so many. */
    void reached(long done, long of) {
        Instant now = clock.instant();
        if (!terminal.watched() || Duration.between(last, now).compareTo(BETWEEN) < 0) {
            return;
        }
        last = now;
        String line =
                String.format(
                        Locale.ROOT,
                        "%s: %,d of %,d (%d %%)",
                        doing,
                        done,
                        of,
                        of == 0 ? 100 : Math.min(100, 100 * done / of));
        terminal.rewrite(line + " ".repeat(Math.max(0, shown - line.length())));
        shown = line.length();
    }

    /** Tells how far opening a store is; it is ended by ending the program. */
    OpeningProgress opening() {
        return new OpeningProgress() {
            @Override
            public void check() {}

            @Override
            public void followed(long records, long of) {
                reached(records, of);
            }
        };
    }

    /** Wipes it, so that what is said next stands alone. */
    @Override
    public void close() {
        if (shown > 0) {
            terminal.rewrite(" ".repeat(shown));
            terminal.rewrite("");
            shown = 0;
        }
    }
}
