package org.lockfast.desktop.exhibits;

import java.util.function.Consumer;
import org.lockfast.consult.Look;

/**
 * What was searched for is a look (Data Protection Act 2018, s.62). It is noted once the words are
 * left: for others, for an exhibit, or with the screen; not with each letter.
 */
final class SearchLooks {
    private final Consumer<Look> note;
    private String searched = "";
    private int found;

    SearchLooks(Consumer<Look> note) {
        this.note = note;
    }

    /** These words stand there, and so many were found; words that go on from those before. */
    void stand(String words, int count) {
        if (!words.startsWith(searched)) {
            left();
        }
        searched = words;
        found = count;
    }

    /** Whoever searched is done with it. */
    void left() {
        if (!searched.isEmpty()) {
            note.accept(Look.search(searched, found));
            searched = "";
        }
    }
}
