package org.lockfast.label;

import java.util.ArrayList;
import java.util.List;

/**
 * What must strike the eye on a label.
 *
 * @param draft a fact is missing that no label may lack
 * @param hold no normal shelf, release or disposal for now
 * @param reprint 0 for the first print, then the number of the reprint
 * @param training printed in training mode
 */
public record LabelFlags(boolean draft, boolean hold, int reprint, boolean training) {
    /** A first print with nothing to warn of. */
    public static final LabelFlags NONE = new LabelFlags(false, false, 0, false);

    /** The words to print, most urgent first. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        if (training) {
            words.add("TRAINING");
        }
        if (draft) {
            words.add("DRAFT NOT FOR USE");
        }
        if (hold) {
            words.add("HOLD");
        }
        if (reprint > 0) {
            words.add("REPRINT " + reprint);
        }
        return List.copyOf(words);
    }
}
