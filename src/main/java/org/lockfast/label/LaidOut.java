package org.lockfast.label;

import java.util.List;

/** Pages in printer dots, or why they cannot be laid out. */
sealed interface LaidOut permits LaidOut.Pages, LabelRefusal {
    /**
     * Laid out.
     *
     * @param pages the label, then its continuations; at least one
     */
    record Pages(List<LabelPage> pages) implements LaidOut {}
}
