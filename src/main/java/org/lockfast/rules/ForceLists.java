package org.lockfast.rules;

import java.util.List;

/** The force's own lists, as the record has them. */
public interface ForceLists {
    /**
     * Every version that was put into force by somebody who may, with keys that are relied on; in
     * the order in which they were recorded.
     */
    List<ForceList> all();
}
