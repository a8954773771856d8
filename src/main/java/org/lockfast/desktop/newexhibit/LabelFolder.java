package org.lockfast.desktop.newexhibit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;

/** Where labels go: asked for once on this computer, then kept. */
final class LabelFolder {
    private static final String KEPT = "label-folder";

    private final Desk desk;
    private final Work work;
    private final FileChoosing files;
    private final Words words;
    private String folder = "";
    private boolean declined;

    LabelFolder(Desk desk, Work work, FileChoosing files, Words words) {
        this.desk = desk;
        this.work = work;
        this.files = files;
        this.words = words;
    }

    /** Recalls the one chosen before. */
    void recall() {
        work.read(() -> desk.draft(KEPT).orElse(""), kept -> folder = kept);
    }

    /** The folder, asked for where there is none; null if the officer chose none. */
    @Nullable Path ask() {
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
