package org.lockfast.records;

import org.lockfast.journal.IndexBroken;

/** The index could not be read or written. The journal is not touched by it: rebuild the index. */
public final class IndexFault extends IndexBroken {
    private static final long serialVersionUID = 1L;

    public IndexFault(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
