package org.lockfast.desktop;

import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.lockfast.consult.Look;

/**
 * What was searched for is a look (Data Protection Act 2018, s.62). It is noted once the answer has
 * stood for two seconds, or is left for an exhibit or with the screen; not with each letter. On the
 * FX thread.
 */
public final class SearchLooks {
    /** Does something after two seconds, unless something else is to be done meanwhile. */
    @FunctionalInterface
    interface Soon {
        void soon(Runnable what);
    }

    private final Consumer<Look> note;
    private final Soon soon;
    private String searched = "";
    private @Nullable Look standing;
    private boolean ended;

    public SearchLooks(Consumer<Look> note) {
        this(note, new Pause());
    }

    SearchLooks(Consumer<Look> note, Soon soon) {
        this.note = note;
        this.soon = soon;
    }

    private static final class Pause implements Soon {
        private final PauseTransition pause = new PauseTransition(Duration.seconds(2));

        @Override
        public void soon(Runnable what) {
            pause.setOnFinished(paused -> what.run());
            pause.playFromStart();
        }
    }

    /** These words stand there, and so many were found; the same again is no other search. */
    public void stand(String words, int found) {
        if (ended || words.equals(searched)) {
            return;
        }
        searched = words;
        standing = words.isEmpty() ? null : Look.search(words, found);
        soon.soon(this::stood);
    }

    /** Whoever searched is done with it. */
    public void left() {
        stood();
        searched = "";
    }

    /** The window is closed: whoever searched is done, and what is answered later nobody sees. */
    public void end() {
        left();
        ended = true;
    }

    private void stood() {
        Look look = standing;
        standing = null;
        if (look != null) {
            note.accept(look);
        }
    }
}
