package org.lockfast.journal;

import java.util.UUID;

/** Something a journal file has that it should not have; found without changing a byte. */
public sealed interface ReadProblem {
    /** For people: what is wrong, where. */
    String sentence();

    /** The file is not a journal of this version, or its first 64 bytes were changed. */
    record UnreadableHeader(String why) implements ReadProblem {
        @Override
        public String sentence() {
            return "The journal cannot be read: " + why + ".";
        }
    }

    /** A journal, but another store's. */
    record ForeignStore(UUID expected, UUID found) implements ReadProblem {
        @Override
        public String sentence() {
            return "This journal belongs to another store ("
                    + found
                    + "). The keyring here is that of "
                    + expected
                    + ".";
        }
    }

    /**
     * The file ends within a record, or in bytes that hold no record.
     *
     * @param record the number the record would have had
     * @param offset where it begins
     * @param bytes how many bytes there are from there on
     * @param whole true where they have a record's length, and yet do not open
     * @param keyMissing the generation of the master key they name, where there is no such key; 0
     *     otherwise
     * @param searched false where there was too much to try: later records may follow
     */
    record TornTail(
            long record, long offset, long bytes, boolean whole, int keyMissing, boolean searched)
            implements ReadProblem {
        @Override
        public String sentence() {
            return whole
                    ? "Record " + record + ", the last of the journal, does not read."
                    : "The journal ends in the middle of record "
                            + record
                            + " ("
                            + bytes
                            + " bytes).";
        }
    }

    /**
     * Records that do not decrypt under their numbers; what follows them is readable.
     *
     * @param from first record number
     * @param to last record number
     */
    record UnreadableRecords(long from, long to, long offset, String why) implements ReadProblem {
        @Override
        public String sentence() {
            String which =
                    from == to
                            ? "Record " + from + " of the journal does"
                            : "Records " + from + " to " + to + " of the journal do";
            return which + " not read: " + why + ".";
        }
    }

    /**
     * Bytes between two records that belong to none.
     *
     * @param record the number of the record that follows them
     */
    record StrayBytes(long record, long offset, long bytes) implements ReadProblem {
        @Override
        public String sentence() {
            return bytes
                    + " bytes before record "
                    + record
                    + " of the journal belong to no record.";
        }
    }

    /** Not one record opens: the keys are not those it was written with. */
    record WrongKeys() implements ReadProblem {
        @Override
        public String sentence() {
            return "No record of the journal opens with the keys of this keyring: it is another"
                    + " store's keyring, or an officer who holds none of the keys.";
        }
    }
}
