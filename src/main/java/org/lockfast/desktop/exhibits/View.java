package org.lockfast.desktop.exhibits;

import java.util.List;
import org.lockfast.desktop.Words;
import org.lockfast.find.Filter;
import org.lockfast.find.Matter;

/**
 * What a list was kept to and how it looked, under a name.
 *
 * @param words looked for; empty for none
 * @param columns those shown, in order; none where those shown already stay
 */
record View(String name, String words, Filter filter, List<Column> columns) {
    View {
        columns = List.copyOf(columns);
    }

    /** What everybody has: what is to leave, and what has left. */
    static List<View> readyMade() {
        Words words = Words.in(View.class);
        return List.of(
                readyMade(words.say("exhibits.views.disposal"), Filter.of(Matter.DISPOSAL)),
                readyMade(words.say("exhibits.views.collection"), Filter.of(Matter.COLLECTION)),
                readyMade(
                        words.say("exhibits.views.left"),
                        Filter.ALL.and(Filter.Key.STATUS, "LEFT")));
    }

    private static View readyMade(String name, Filter filter) {
        return new View(name, "", filter, List.of());
    }

    /** Whether the list shows the same exhibits as this. */
    boolean shows(String searched, Filter within) {
        return words.equals(searched) && filter.equals(within);
    }

    View named(String other) {
        return new View(other, words, filter, columns);
    }
}
