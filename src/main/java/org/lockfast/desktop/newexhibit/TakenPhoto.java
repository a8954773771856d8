package org.lockfast.desktop.newexhibit;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lockfast.journal.AttachmentRef;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Malformed;

/** A photograph that is stored with the exhibit once that is recorded. */
sealed interface TakenPhoto {
    /** How one that lies in the store begins in a draft; no path begins so. */
    String STORED = "\u0000";

    /** A file somebody chose or dropped. */
    record OfFile(Path file) implements TakenPhoto {
        @Override
        public String text() {
            return file.toString();
        }
    }

    /** One that was pasted: it has no file, and lies sealed in the store already. */
    record Stored(AttachmentRef file) implements TakenPhoto {
        @Override
        public String text() {
            return STORED + file.hash().base64() + " " + file.size() + " " + file.type();
        }
    }

    /** As a draft keeps it. */
    String text();

    static List<TakenPhoto> ofFiles(List<Path> files) {
        return files.stream().<TakenPhoto>map(OfFile::new).toList();
    }

    /** What a draft kept; empty where it is not there any more. */
    static Optional<TakenPhoto> of(String text) {
        try {
            if (!text.startsWith(STORED)) {
                Path file = Path.of(text);
                return Files.isRegularFile(file) ? Optional.of(new OfFile(file)) : Optional.empty();
            }
            String[] parts = text.substring(STORED.length()).split(" ", 3);
            return parts.length < 3
                    ? Optional.empty()
                    : Optional.of(
                            new Stored(
                                    new AttachmentRef(
                                            Hash.ofBase64(parts[0]),
                                            Long.parseLong(parts[1]),
                                            parts[2])));
        } catch (InvalidPathException | NumberFormatException | Malformed e) {
            return Optional.empty();
        }
    }
}
