package org.lockfast.label;

import java.io.IOException;

/**
 * Where a label goes: a file, a printer's queue. What is recorded as printed lies there safely
 * before the record is made, and is handed out only after.
 */
public interface Handout {
    /** It is shown, and copied by hand: there is nothing to keep. */
    Handout SHOWN =
            new Handout() {
                @Override
                public String where() {
                    return "on the screen";
                }

                @Override
                public Kept keep(CheckedLabel label) {
                    return new Kept() {
                        @Override
                        public void handOut() {}

                        @Override
                        public void close() {}
                    };
                }
            };

    /** Where that is, for people: {@code to /home/me/label.pdf}. */
    String where();

    /**
     * Keeps the label, forced to the disk, for nobody to take yet.
     *
     * @throws IOException where it could not be kept; then nothing is left of it
     */
    Kept keep(CheckedLabel label) throws IOException;

    /** A label that is kept. Closing it leaves nothing of one that was not handed out. */
    interface Kept extends AutoCloseable {
        /** Lets it be taken: its print is recorded. */
        void handOut() throws IOException;

        @Override
        void close() throws IOException;
    }
}
