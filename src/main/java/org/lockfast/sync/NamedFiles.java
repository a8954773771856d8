package org.lockfast.sync;

import java.util.List;
import org.lockfast.ledger.Hash;

/** The photographs and forms that entries of the journal name, in the order of the journal. */
@FunctionalInterface
public interface NamedFiles {
    /**
     * One of them.
     *
     * @param record of the entry that names it
     * @param size of its content, in bytes
     */
    record Named(long record, Hash hash, long size) {}

    /**
     * Those named at a record or later.
     *
     * @param most how many entries' worth, about
     * @return in order of record, all of one entry together; empty at the end
     */
    List<Named> from(long record, int most);
}
