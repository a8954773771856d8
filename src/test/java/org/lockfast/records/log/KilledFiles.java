package org.lockfast.records.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Files under H2 that belong to a process which is killed: at a write that was told beforehand, in
 * the middle of it. What was written before stays, nothing comes after.
 */
public final class KilledFiles extends FilePathWrapper {
    /** How such a file is named to H2. */
    static final String NAMED = "killed:";

    /** H2 makes the paths itself, and knows nothing of whose they are. */
    private static final Map<Path, Life> LIVES = new ConcurrentHashMap<>();

    private static final int PAGE = 4096;

    /** The process whose files lie in one folder. */
    static final class Life {
        private final Random random;
        private long left;
        private boolean over;
        private volatile Runnable beforeForce = () -> {};

        private Life(Random random, long writes) {
            this.random = random;
            this.left = writes;
        }

        /** Whether it was killed. */
        synchronized boolean over() {
            return over;
        }

        /** It is killed after so many more writes. */
        synchronized void killAfter(long writes) {
            left = writes;
        }

        /** It is killed now, if it was not. */
        synchronized void end() {
            over = true;
        }

        /** Called each time before something is forced to the disk. */
        void beforeForce(Runnable what) {
            beforeForce = what;
        }

        private synchronized void lives() throws IOException {
            if (over) {
                throw new IOException("the process was killed");
            }
        }

        /** Bytes of a write that still get to the file. */
        private synchronized int written(int length) throws IOException {
            lives();
            if (left-- > 0) {
                return length;
            }
            over = true;
            return random.nextInt(length / PAGE + 1) * PAGE;
        }
    }

    /** Begins a process that is killed at one of its writes. */
    static Life life(Path folder, Random random, long writes) {
        FilePath.register(new KilledFiles());
        Life life = new Life(random, writes);
        LIVES.put(folder, life);
        return life;
    }

    private Life life() {
        Path folder = Path.of(getBase().toString()).getParent();
        Life life = folder == null ? null : LIVES.get(folder);
        if (life == null) {
            throw new IllegalStateException("Whose is " + getBase());
        }
        return life;
    }

    @Override
    public String getScheme() {
        return "killed";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Open(super.open(mode), life());
    }

    @Override
    public void moveTo(FilePath newName, boolean atomicReplace) {
        try {
            if (life().written(PAGE) < PAGE) {
                throw new IOException("the process was killed");
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        super.moveTo(newName, atomicReplace);
    }

    private static final class Open extends FileBase {
        private final FileChannel file;
        private final Life life;

        Open(FileChannel file, Life life) {
            this.file = file;
            this.life = life;
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            life.lives();
            return file.read(to);
        }

        @Override
        public synchronized int read(ByteBuffer to, long position) throws IOException {
            life.lives();
            return file.read(to, position);
        }

        @Override
        public int write(ByteBuffer from) {
            throw new UnsupportedOperationException();
        }

        @Override
        public synchronized int write(ByteBuffer from, long position) throws IOException {
            synchronized (life) {
                int length = from.remaining();
                int written = life.written(length);
                ByteBuffer some = from.slice(from.position(), written);
                for (long at = position; some.hasRemaining(); ) {
                    at += file.write(some, at);
                }
                life.lives();
                from.position(from.limit());
                return length;
            }
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            synchronized (life) {
                if (life.written(PAGE) == PAGE) {
                    file.truncate(size);
                }
                life.lives();
                return this;
            }
        }

        @Override
        public void force(boolean metaData) throws IOException {
            life.beforeForce.run();
            life.lives();
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
