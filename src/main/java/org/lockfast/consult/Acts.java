package org.lockfast.consult;

import java.util.List;

/** What entries say was done with records. */
public interface Acts {
    /** The newest that are asked for, newest first. */
    List<Act> newest(Act.Asked asked);
}
