package org.lockfast.label;

import java.io.IOException;
import java.nio.file.Path;
import org.lockfast.journal.WaitingFile;

/** A label as a file; one that is there is replaced. */
record LabelFile(Path file, String format) implements Handout {
    @Override
    public String where() {
        return "to " + file;
    }

    @Override
    public Kept keep(CheckedLabel label) throws IOException {
        WaitingFile waiting = WaitingFile.of(file, label.as(format));
        return new Kept() {
            @Override
            public void handOut() throws IOException {
                waiting.handOut();
            }

            @Override
            public void close() throws IOException {
                waiting.close();
            }
        };
    }
}
