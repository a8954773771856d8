package org.lockfast.desktop;

import java.util.List;

/**
 * Everything to mend in a form, in the order of its fields.
 *
 * @param list at least one problem
 */
public record Problems(List<Problem> list) {

    /**
     * Copies the list and refuses an empty one: a summary of nothing would take the focus for
     * nothing.
     */
    public Problems {
        list = List.copyOf(list);
        if (list.isEmpty()) {
            throw new IllegalArgumentException("A summary needs at least one problem");
        }
    }

    /** Problems in the order given. */
    public static Problems of(Problem... problems) {
        return new Problems(List.of(problems));
    }
}
