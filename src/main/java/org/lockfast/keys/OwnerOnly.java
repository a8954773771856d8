package org.lockfast.keys;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of a store belong to the account that runs the program: on a machine several people use,
 * nobody else may carry the keyring off to guess at passwords, nor put an older one back. On
 * Windows the rights of the folder above hold.
 */
public final class OwnerOnly {
    private static final Logger LOG = LoggerFactory.getLogger(OwnerOnly.class);
    private static final String FILE = "rw-------";
    private static final String FOLDER = "rwx------";

    private OwnerOnly() {}

    /** For a file about to be made below that folder. */
    public static FileAttribute<?>[] file(Path at) {
        return attributes(at, FILE);
    }

    /** For a folder about to be made. */
    public static FileAttribute<?>[] folder(Path at) {
        return attributes(at, FOLDER);
    }

    private static FileAttribute<?>[] attributes(Path at, String rights) {
        return posix(at)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path at) {
        return at.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /**
     * Takes away what others may do with a store that was made wider, by an older version or by
     * copying it. Once the folder itself is closed nobody reaches what is in it, so a folder that
     * is closed already costs one look. What cannot be changed stays as it is: the store opens all
     * the same.
     */
    public static void tighten(Path folder) {
        if (!posix(folder)) {
            return;
        }
        try {
            Set<PosixFilePermission> owner = PosixFilePermissions.fromString(FOLDER);
            if (!owner.containsAll(Files.getPosixFilePermissions(folder))) {
                Files.walkFileTree(folder, TIGHTEN);
            }
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("Rights of a store's folder could not be narrowed: {}", e.getClass());
        }
    }

    /** As {@link #tighten}, for one file another library made. */
    public static void tightenFile(Path file) {
        try {
            if (posix(file)) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(FILE));
            }
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("Rights of a store's file could not be narrowed: {}", e.getClass());
        }
    }

    /**
     * Whether nobody but the owner may do anything with a file; on Windows that is not looked at.
     */
    public static boolean isOwners(Path file) {
        try {
            return !posix(file)
                    || PosixFilePermissions.fromString(FOLDER)
                            .containsAll(Files.getPosixFilePermissions(file));
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("Rights of a file could not be looked at: {}", e.getClass());
            return true;
        }
    }

    /** The folder itself comes first: from then on nobody new gets in. */
    private static final FileVisitor<Path> TIGHTEN =
            new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is)
                        throws IOException {
                    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(FOLDER));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes is)
                        throws IOException {
                    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(FILE));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            };
}
