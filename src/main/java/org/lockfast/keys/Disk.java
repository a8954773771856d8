package org.lockfast.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** The few steps of the disk that a promise rests on; tests put one that dies in between. */
interface Disk {
    /** Creates or overwrites the file; on return its bytes are on the disk. */
    void write(Path file, byte[] bytes) throws IOException;

    /** Renames over whatever is there, in one step. */
    void rename(Path from, Path to) throws IOException;

    /** On return the folder's names are on the disk. */
    void forceFolder(Path folder) throws IOException;

    void delete(Path file) throws IOException;

    /** The operating system's. */
    Disk REAL =
            new Disk() {
                @Override
                public void write(Path file, byte[] bytes) throws IOException {
                    try (FileChannel out =
                            FileChannel.open(
                                    file,
                                    Set.of(
                                            StandardOpenOption.CREATE,
                                            StandardOpenOption.TRUNCATE_EXISTING,
                                            StandardOpenOption.WRITE),
                                    OwnerOnly.file(file))) {
                        ByteBuffer left = ByteBuffer.wrap(bytes);
                        while (left.hasRemaining()) {
                            out.write(left);
                        }
                        out.force(true);
                    }
                }

                @Override
                public void rename(Path from, Path to) throws IOException {
                    Files.move(
                            from,
                            to,
                            StandardCopyOption.ATOMIC_MOVE,
                            StandardCopyOption.REPLACE_EXISTING);
                }

                @Override
                public void forceFolder(Path folder) throws IOException {
                    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                        try (FileChannel names = FileChannel.open(folder)) {
                            names.force(true);
                        }
                    } // Windows cannot open a folder so; NTFS writes renames to its own log
                }

                @Override
                public void delete(Path file) throws IOException {
                    Files.deleteIfExists(file);
                }
            };
}
