package org.lockfast.app;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.FullDisk;
import org.lockfast.journal.IndexBroken;

/** What a disk refused, in words that go into a sentence. */
public final class DiskTrouble {
    private DiskTrouble() {}

    /**
     * @param trouble what was thrown; the first fault of the disk among its causes is told
     */
    public static String why(@Nullable Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException disk && !(disk.getCause() instanceof IOException)) {
                return of(disk);
            }
        }
        if (trouble instanceof IndexBroken) { // its own sentence is of something else, and whole
            return "the lists could not be read or written";
        }
        return trouble == null || trouble.getMessage() == null
                ? "no reason was given"
                : trouble.getMessage();
    }

    /**
     * What is said of an act that broke off: lists that broke are no fault of the disk.
     *
     * @param disk what is said where the disk is behind it
     * @param lists what is said where the lists broke by themselves
     */
    static String sentence(Exception trouble, String disk, String lists) {
        return trouble instanceof IndexBroken && !FullDisk.isBehind(trouble) ? lists : disk;
    }

    private static String of(IOException trouble) {
        String message = String.valueOf(trouble.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        String file = trouble instanceof FileSystemException at ? at.getFile() : null;
        String what = file == null ? "it" : file;
        if (lower.contains("no space") || lower.contains("quota exceeded")) {
            return "the disk is full" + (file == null ? "" : " at " + file);
        }
        if (lower.contains("read-only")) {
            return what + " is on a disk that can only be read";
        }
        return switch (trouble) {
            case NoSuchFileException _ -> what + " is not there";
            case AccessDeniedException _ -> what + " is not yours to use";
            case NotDirectoryException _ -> what + " is a file and no folder";
            case FileAlreadyExistsException _ -> what + " is there already and is no folder";
            case FileSystemException other when other.getReason() != null ->
                    lower.contains("not a directory")
                            ? "a part of " + what + " is a file and no folder"
                            : what + ": " + other.getReason();
            default -> message;
        };
    }
}
