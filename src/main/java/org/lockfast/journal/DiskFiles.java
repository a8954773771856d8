package org.lockfast.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.lockfast.keys.OwnerOnly;

/** The real file system. */
public final class DiskFiles implements FilePort {
    @Override
    public DurableFile open(Path file) throws IOException {
        return new DiskFile(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    @Override
    public DurableFile openReadOnly(Path file) throws IOException {
        return new DiskFile(file, StandardOpenOption.READ);
    }

    @Override
    public DurableFile create(Path file) throws IOException {
        Set<OpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileChannel.open(file, fresh, OwnerOnly.file(file)).close();
        return open(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Path directory = to.toAbsolutePath().getParent();
        if (directory != null) {
            forceDirectory(directory);
        }
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return; // Windows: a directory has no channel there, and NTFS logs its names itself
        }
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    @Override
    public void makeDirectories(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.toAbsolutePath().getParent();
        if (parent != null) {
            makeDirectories(parent); // each new name is forced in the folder that holds it
        }
        try {
            Files.createDirectory(directory, OwnerOnly.folder(directory));
        } catch (FileAlreadyExistsException madeMeanwhile) {
            if (!Files.isDirectory(directory)) {
                throw madeMeanwhile;
            }
        }
        if (parent != null) {
            forceDirectory(parent);
        }
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public boolean exists(Path file) {
        return Files.exists(file);
    }
}
