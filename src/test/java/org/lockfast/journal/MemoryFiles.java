package org.lockfast.journal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A file system in memory that knows what would survive a power cut: what was forced, under names
 * that were forced. It can run out of space, refuse to force, and counts what it is asked.
 */
final class MemoryFiles implements FilePort {
    private final Map<Path, Content> names = new ConcurrentHashMap<>();
    private final Map<Path, Content> durableNames = new ConcurrentHashMap<>();
    long roomLeft = Long.MAX_VALUE;
    boolean forceBreaks;
    boolean folderForceBreaks;
    boolean truncateBreaks;
    long forces;

    private static final class Content {
        byte[] cached = new byte[0];
        byte[] durable = new byte[0];
    }

    /** The disk after the power went: everything not forced is gone. */
    MemoryFiles afterPowerCut() {
        MemoryFiles after = new MemoryFiles();
        durableNames.forEach((path, content) -> after.put(path, content.durable));
        return after;
    }

    /** The same bytes, unharmed. */
    MemoryFiles copy() {
        MemoryFiles after = new MemoryFiles();
        names.forEach((path, content) -> after.put(path, content.cached));
        return after;
    }

    void put(Path path, byte[] bytes) {
        Content content = new Content();
        content.cached = bytes.clone();
        content.durable = bytes.clone();
        names.put(path, content);
        durableNames.put(path, content);
    }

    byte[] bytes(Path path) {
        return content(path).cached;
    }

    java.util.Set<Path> paths() {
        return names.keySet();
    }

    private Content content(Path path) {
        Content content = names.get(path);
        if (content == null) {
            throw new IllegalArgumentException("No file " + path);
        }
        return content;
    }

    @Override
    public DurableFile open(Path file) throws IOException {
        Content content = names.get(file);
        if (content == null) {
            throw new FileNotFoundException(file.toString());
        }
        return new Open(content, true);
    }

    @Override
    public DurableFile openReadOnly(Path file) throws IOException {
        Content content = names.get(file);
        if (content == null) {
            throw new FileNotFoundException(file.toString());
        }
        return new Open(content, false);
    }

    @Override
    public DurableFile create(Path file) throws IOException {
        if (names.putIfAbsent(file, new Content()) != null) {
            throw new FileAlreadyExistsException(file.toString());
        }
        return open(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Content content = names.remove(from);
        if (content == null) {
            throw new FileNotFoundException(from.toString());
        }
        names.put(to, content);
        forceDirectory(java.util.Objects.requireNonNull(to.getParent()));
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        if (folderForceBreaks) {
            throw new IOException("The folder's names did not reach the disk");
        }
        durableNames.keySet().removeIf(path -> directory.equals(path.getParent()));
        names.forEach((path, content) -> {
            if (directory.equals(path.getParent())) {
                durableNames.put(path, content);
            }
        });
    }

    @Override
    public void makeDirectories(Path directory) {}

    @Override
    public void delete(Path file) {
        names.remove(file);
    }

    @Override
    public boolean exists(Path file) {
        return names.containsKey(file);
    }

    private final class Open implements DurableFile {
        private final Content content;
        private final boolean writable;

        Open(Content content, boolean writable) {
            this.content = content;
            this.writable = writable;
        }

        @Override
        public long length() {
            return content.cached.length;
        }

        @Override
        public void write(long position, ByteBuffer bytes) throws IOException {
            checkWritable();
            int at = Math.toIntExact(position);
            int fits = (int) Math.min(bytes.remaining(), Math.max(0, roomLeft));
            byte[] grown =
                    Arrays.copyOf(content.cached, Math.max(content.cached.length, at + fits));
            bytes.get(grown, at, fits);
            content.cached = grown;
            roomLeft -= fits;
            if (bytes.hasRemaining()) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public int read(long position, ByteBuffer target) {
            byte[] all = content.cached;
            int at = (int) Math.min(position, all.length);
            int n = Math.min(target.remaining(), all.length - at);
            target.put(all, at, n);
            return n;
        }

        @Override
        public void truncate(long length) throws IOException {
            checkWritable();
            if (truncateBreaks) {
                throw new IOException("Input/output error");
            }
            content.cached =
                    Arrays.copyOf(content.cached, (int) Math.min(length, content.cached.length));
        }

        @Override
        public void force() throws IOException {
            forces++;
            if (forceBreaks) {
                throw new IOException("Input/output error");
            }
            content.durable = content.cached.clone();
        }

        private void checkWritable() throws IOException {
            if (!writable) {
                throw new IOException("Opened for reading only");
            }
        }

        @Override
        public void close() {}
    }

    @Override
    public @Nullable String toString() {
        return names.keySet().toString();
    }
}
