package org.lockfast.journal;

import java.nio.file.Path;

/**
 * Where the files of a store lie (docs/format.md, section 3).
 *
 * @param directory the store's own directory
 */
public record StoreFiles(Path directory) {
    public Path keyring() {
        return directory.resolve("keyring");
    }

    public Path journal() {
        return directory.resolve("journal").resolve("entries.lfj");
    }

    public Path attachments() {
        return directory.resolve("attachments");
    }

    /** Who looked at what (docs/format.md, section 3). */
    public Path consultations() {
        return directory.resolve("consultations").resolve("looks.lfj");
    }

    public Path local() {
        return directory.resolve("local");
    }

    public Path head() {
        return local().resolve("head");
    }

    public Path lock() {
        return directory.resolve("lock");
    }
}
