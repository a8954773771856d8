package org.lockfast.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/**
 * A file of the real disk. Java closes a file channel under a thread that is interrupted, for
 * everybody who uses it; a screen that cancels its work must not close the journal, so the channel
 * is opened again and the operation, which names its position, is done again.
 */
final class DiskFile implements DurableFile {
    private final Path path;
    private final OpenOption[] options;
    private FileChannel channel;
    private boolean closed;

    DiskFile(Path path, OpenOption... options) throws IOException {
        this.path = path;
        this.options = options;
        this.channel = FileChannel.open(path, options);
    }

    private interface Step<T> {
        T with(FileChannel channel) throws IOException;
    }

    private <T> T whateverInterrupts(Step<T> step) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                FileChannel current = current();
                try {
                    return step.with(current);
                } catch (NonWritableChannelException e) {
                    throw new IOException(
                            "No space was left when this was opened, to be read as it lies", e);
                } catch (ClosedChannelException e) {
                    interrupted |= Thread.interrupted();
                    reopen(current, e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized FileChannel current() {
        return channel;
    }

    @SuppressWarnings("ReferenceEquality") // is it this very channel that was closed under us?
    private synchronized void reopen(FileChannel lost, ClosedChannelException why)
            throws IOException {
        if (closed) {
            throw why;
        }
        if (channel == lost) {
            channel = FileChannel.open(path, options);
        }
    }

    @Override
    public long length() throws IOException {
        return whateverInterrupts(FileChannel::size);
    }

    @Override
    public void write(long position, ByteBuffer bytes) throws IOException {
        whateverInterrupts(to -> {
            ByteBuffer left = bytes.duplicate();
            long at = position;
            while (left.hasRemaining()) {
                at += to.write(left, at);
            }
            return at;
        });
        bytes.position(bytes.limit());
    }

    @Override
    public int read(long position, ByteBuffer target) throws IOException {
        int start = target.position();
        return whateverInterrupts(from -> {
            target.position(start);
            while (target.hasRemaining()) {
                if (from.read(target, position + target.position() - start) < 0) {
                    break;
                }
            }
            return target.position() - start;
        });
    }

    @Override
    public void truncate(long length) throws IOException {
        whateverInterrupts(file -> file.truncate(length));
    }

    @Override
    public void force() throws IOException {
        whateverInterrupts(file -> {
            file.force(false);
            return file;
        });
    }

    @Override
    public void close() throws IOException {
        FileChannel last;
        synchronized (this) {
            closed = true;
            last = channel;
        }
        last.close();
    }
}
