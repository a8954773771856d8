package org.lockfast.records;

/** What came of opening the index: it is open, or it has to be rebuilt, and why. */
public sealed interface Opening {
    /** It is open and says what it said when it was closed. */
    record Opened(IndexDatabase index) implements Opening {}

    /**
     * It cannot be used as it is; nothing was changed.
     *
     * @param sentence for people: what is wrong and what is done about it
     */
    record Unusable(Why why, String sentence) implements Opening {}

    /** Why an index cannot be used. */
    enum Why {
        /** There is no file. */
        MISSING("There is no index yet; it is made from the journal."),
        /** Cut short, overwritten, or locked with another key: these cannot be told apart. */
        DAMAGED(
                "The lists did not read. They were set aside and made again from the journal; no record is"
                        + " lost."),
        /** Written by another version of the program. */
        OTHER_VERSION(
                "The index was written by another version of Lockfast; it is made again from the"
                        + " journal."),
        /** Made by rules that are not those asked for. */
        OTHER_RULES(
                "The index was made by other rules than this program has; it is made again from the"
                        + " journal."),
        /** The index of another store. */
        FOREIGN("The index belongs to another store; it is made again from the journal."),
        /** It holds things no version of Lockfast puts there, such as code. */
        TAMPERED(
                "The index holds something Lockfast did not put there. It is set aside unopened and"
                        + " made again from the journal. Tell the manager."),
        /** Another process has it open. */
        IN_USE("The index is open in another program. Close it there, then try again.");

        private final String sentence;

        Why(String sentence) {
            this.sentence = sentence;
        }

        /** For people: what is wrong and what is done about it. */
        public String sentence() {
            return sentence;
        }

        /** Whether it is so by itself now and then, and nobody need hear of it. */
        public boolean isExpected() {
            return this == MISSING || this == OTHER_VERSION || this == OTHER_RULES;
        }

        Unusable unusable() {
            return new Unusable(this, sentence);
        }
    }
}
