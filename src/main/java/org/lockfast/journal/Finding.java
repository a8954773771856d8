package org.lockfast.journal;

import java.nio.file.Path;

/** What opening a store found and did. Nothing of this keeps the store closed. */
public sealed interface Finding {
    /** For people: what was found, what was done, what to do. */
    String sentence();

    /** The index lacked entries and has them now: normal after a power cut. */
    record IndexCaughtUp(long records) implements Finding {
        @Override
        public String sentence() {
            return "The lists were brought up to date with "
                    + (records == 1 ? "1 journal record." : records + " journal records.");
        }
    }

    /**
     * The end of the journal holds no whole record: as a rule a power cut while it was written.
     *
     * @param keptIn where its bytes were put
     * @param remembered true where the index or a note remembers a record that lay there
     */
    record TailSetAside(long record, long bytes, Path keptIn, boolean remembered)
            implements Finding {
        @Override
        public String sentence() {
            return (remembered
                            ? "The end of the journal, records that were saved, is damaged ("
                            : "The last thing being written when the computer stopped was not"
                                    + " completed (")
                    + bytes
                    + " bytes from journal record "
                    + record
                    + " on). "
                    + (remembered ? "" : "Nothing that was saved is affected. ")
                    + "The bytes are kept in "
                    + keptIn
                    + ".";
        }
    }

    /** Records that were acknowledged are no longer in the journal. */
    record RecordsMissing(long from, long to, String knownBy) implements Finding {
        @Override
        public String sentence() {
            return "Journal records "
                    + from
                    + " to "
                    + to
                    + " are missing: "
                    + knownBy
                    + " had them. A new epoch was begun, everything recorded from now on is marked"
                    + " as coming after this. Tell the administrator: a restored copy, or"
                    + " rebuild --accept-loss.";
        }
    }

    /**
     * The keyring is later than any the journal names.
     *
     * @param generation of the keyring
     * @param named the newest generation the journal names, from 1
     */
    record KeyringAhead(long generation, long named) implements Finding {
        @Override
        public String sentence() {
            return "Journal records are missing: the keyring is number "
                    + generation
                    + ", the newest the journal names is "
                    + named
                    + ". Everything recorded from now on is marked as coming after this. Tell the"
                    + " administrator: a restored copy, or rebuild --accept-loss.";
        }
    }

    /**
     * The index could not be used, was set aside and made again.
     *
     * @param sentence why, and what is done
     */
    record IndexUnusable(String sentence) implements Finding {}

    /** The index held entries the journal does not have. */
    record IndexSetAside() implements Finding {
        @Override
        public String sentence() {
            return "The lists held entries the journal does not have. They were set aside and kept,"
                    + " and made anew from the journal.";
        }
    }

    /** Records that do not read. */
    record RecordsUnreadable(long from, long to, String why) implements Finding {
        @Override
        public String sentence() {
            return (from == to
                            ? "Journal record " + from + " does"
                            : "Journal records " + from + " to " + to + " do")
                    + " not read: "
                    + why
                    + ". The rest opened. A new epoch was begun, everything recorded from now on is"
                    + " marked as coming after this. Tell the administrator.";
        }
    }

    /** Bytes in the journal that belong to no record. */
    record StrayBytes(long record, long bytes) implements Finding {
        @Override
        public String sentence() {
            return bytes
                    + " bytes before journal record "
                    + record
                    + " belong to no record. The rest opened. Tell the administrator.";
        }
    }

    /**
     * Wrong passwords before this sign-in could not be recorded; they are still counted.
     *
     * @param why the sentence of the refusal
     */
    record FailedSignInsNotRecorded(int count, String why) implements Finding {
        @Override
        public String sentence() {
            return (count == 1 ? "1 wrong password" : count + " wrong passwords")
                    + " before this sign-in could not be put into the record yet. "
                    + why
                    + " That is done at the next sign-in.";
        }
    }

    /**
     * The disk takes nothing more, and the store was opened to be read as it lies there.
     *
     * @param behind journal records the lists do not show
     */
    record DiskFull(long behind) implements Finding {
        @Override
        public String sentence() {
            return "The disk is full: make room on it. Until then what is there can be read, and"
                    + " nothing can be recorded."
                    + (behind == 0
                            ? ""
                            : " The lists lack the last "
                                    + (behind == 1 ? "journal record" : behind + " journal records")
                                    + ", which are saved.");
        }
    }

    /** This user has not had the store open at this place before. */
    record MovedOrRestored() implements Finding {
        @Override
        public String sentence() {
            return "This store has not been opened here by you before, so it may be a copy. A new"
                    + " epoch was begun. Where nobody copied or moved it, tell the administrator.";
        }
    }

    /** This user's profile takes nothing, so nothing outside the store remembers it. */
    record NothingKept(Path place) implements Finding {
        @Override
        public String sentence() {
            return "How far the record reaches cannot be noted in your profile ("
                    + place
                    + "). Were this store cut or put back to an older copy, this computer would not notice."
                    + " See that the folder can be written.";
        }
    }

    /** A note of how far the journal reached is damaged. */
    record HeadUnreadable(Path file) implements Finding {
        @Override
        public String sentence() {
            return "The note of how far the journal reached ("
                    + file
                    + ") does not read and was written anew. Whether something was cut off since it"
                    + " was written could not be checked by it.";
        }
    }
}
