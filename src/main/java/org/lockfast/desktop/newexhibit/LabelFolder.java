package org.lockfast.desktop.newexhibit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.print.Printer;

/** Where labels go: this computer's printer; without one a folder, asked for once, then kept. */
final class LabelFolder {
    private static final String KEPT = "label-folder";

    private final Desk desk;
    private final Work work;
    private final FileChoosing files;
    private final Words words;
    private String folder = "";
    private @Nullable Printer printer;
    private boolean declined;

    /** One of them, or neither: no label is printed now. */
    record Goal(@Nullable Printer printer, @Nullable Path folder) {}

    LabelFolder(Desk desk, Work work, FileChoosing files, Words words) {
        this.desk = desk;
        this.work = work;
        this.files = files;
        this.words = words;
    }

    /** Recalls the one chosen before. */
    void recall() {
        work.read(() -> desk.draft(KEPT).orElse(""), kept -> folder = kept);
        work.read(() -> desk.printing().printers().chosen(), one -> printer = one.orElse(null));
    }

    /** The printer, else the folder. */
    Goal goal() {
        Printer one = printer;
        return one == null ? new Goal(null, ask()) : new Goal(one, null);
    }

    /** The folder, asked for where there is none; null if the officer chose none. */
    private @Nullable Path ask() {
        if (folder.isEmpty() || !Files.isDirectory(Path.of(folder))) {
            if (declined) {
                return null;
            }
            Optional<Path> chosen = files.folder(words.say("newexhibit.label.folder"));
            declined = chosen.isEmpty();
            folder = chosen.map(Path::toString).orElse("");
            String keep = folder;
            work.read(
                    () -> {
                        desk.keepDraft(KEPT, keep);
                        return keep;
                    },
                    kept -> {});
        }
        return folder.isEmpty() ? null : Path.of(folder);
    }
}
