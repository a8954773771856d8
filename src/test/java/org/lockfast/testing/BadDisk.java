package org.lockfast.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Files of H2 on a disk that can be full, and that can refuse to be forced. What is written is
 * shown at once and on the disk only once it was forced; where forcing did not succeed it counts as
 * written all the same, as with Linux, and is forced no more.
 */
public final class BadDisk extends FilePathWrapper {
    /** How such a file is named to H2. */
    public static final String NAMED = "baddisk:";

    /** H2 makes the paths itself, and knows nothing of whose they are. */
    private static final Map<Path, Disk> DISKS = new ConcurrentHashMap<>();

    /** The disk under one folder. */
    public static final class Disk {
        private final Path image;
        private final List<long[]> unforced = new ArrayList<>();
        private volatile boolean full;
        private volatile boolean forces = true;

        private Disk(Path image) {
            this.image = image;
        }

        /** Whether no file on it can grow. */
        public void full(boolean is) {
            full = is;
        }

        /** Whether what is written can be forced. */
        public void forces(boolean can) {
            forces = can;
        }

        private synchronized void wrote(long from, long to) {
            unforced.add(new long[] {from, to});
        }

        private synchronized void force(FileChannel file) throws IOException {
            if (!forces) {
                unforced.clear();
                throw new IOException("Input/output error");
            }
            try (FileChannel to =
                    FileChannel.open(image, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                for (long[] range : unforced) {
                    ByteBuffer some = ByteBuffer.allocate((int) (range[1] - range[0]));
                    while (some.hasRemaining()
                            && file.read(some, range[0] + some.position()) >= 0) {}
                    some.flip();
                    for (long at = range[0]; some.hasRemaining(); ) {
                        at += to.write(some, at);
                    }
                }
            }
            unforced.clear();
        }

        /** Puts there what is left of the file after a power cut. */
        public void leaves(Path file) throws IOException {
            Files.copy(image, file);
        }
    }

    /**
     * A sound disk.
     *
     * @param folder holds one file, and is not opened yet
     */
    public static Disk under(Path folder) {
        FilePath.register(new BadDisk());
        Disk disk = new Disk(folder.resolveSibling(folder.getFileName() + ".image"));
        DISKS.put(folder, disk);
        return disk;
    }

    @Override
    public String getScheme() {
        return "baddisk";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        Path folder = Objects.requireNonNull(Path.of(getBase().toString()).getParent());
        return new Open(super.open(mode), Objects.requireNonNull(DISKS.get(folder)));
    }

    private static final class Open extends FileBase {
        private final FileChannel file;
        private final Disk disk;

        Open(FileChannel file, Disk disk) {
            this.file = file;
            this.disk = disk;
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            return file.read(to);
        }

        @Override
        public synchronized int read(ByteBuffer to, long position) throws IOException {
            return file.read(to, position);
        }

        @Override
        public int write(ByteBuffer from) {
            throw new UnsupportedOperationException();
        }

        @Override
        public synchronized int write(ByteBuffer from, long position) throws IOException {
            if (disk.full && position + from.remaining() > file.size()) {
                throw new IOException("No space left on device");
            }
            int written = file.write(from, position);
            disk.wrote(position, position + written);
            return written;
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            file.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            disk.force(file);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            file.position(position);
            return this;
        }

        @Override
        public @Nullable FileLock tryLock(long position, long size, boolean shared)
                throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
