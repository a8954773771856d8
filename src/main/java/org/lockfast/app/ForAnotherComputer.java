package org.lockfast.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file on a stick is read by another account of another computer. What is in it only that
 * computer's key opens, or it is no secret; so nobody is kept from reading the file.
 */
public final class ForAnotherComputer {
    private ForAnotherComputer() {}

    /** Lets every account read it, where the stick keeps rights at all. */
    public static void readable(Path file) {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        } catch (IOException | UnsupportedOperationException e) {
            return; // most sticks keep no rights
        }
    }
}
