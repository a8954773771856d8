package org.lockfast.consult;

import java.util.List;

/** What entries say was done with records. */
public interface Acts {
    /**
     * Some of them.
     *
     * @param more whether there are more than these
     */
    record Listed(List<Act> acts, boolean more) {
        public Listed {
            acts = List.copyOf(acts);
        }
    }

    /** The newest that are asked for, in the order in which they came here, newest first. */
    Listed newest(Act.Asked asked);
}
