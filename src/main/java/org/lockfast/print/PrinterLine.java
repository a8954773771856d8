package org.lockfast.print;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A connection to a printer on which nothing waits for ever, writing neither. */
final class PrinterLine implements AutoCloseable {
    private static final int MOST_ANSWER = 4096;
    private static final int LINES = 3;

    private final SocketChannel channel;
    private final Selector selector;

    private PrinterLine(SocketChannel channel, Selector selector) {
        this.channel = channel;
        this.selector = selector;
    }

    /**
     * @throws IOException where nobody takes the connection in time
     */
    static PrinterLine open(String host, int port, Duration most) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IOException("No host is called " + host);
        }
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            PrinterLine line = new PrinterLine(channel, Selector.open());
            try {
                if (!channel.connect(address)) {
                    long end = end(most);
                    while (!channel.finishConnect()) {
                        line.await(SelectionKey.OP_CONNECT, end);
                    }
                }
                return line;
            } catch (IOException | RuntimeException e) {
                line.selector.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Sends all.
     *
     * @throws IOException where the line breaks, or the other side takes nothing for that long
     */
    void write(byte[] bytes, Duration most) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            if (channel.write(rest) == 0) {
                await(SelectionKey.OP_WRITE, end(most));
            }
        }
    }

    /**
     * Asks how the printer is.
     *
     * @return empty where it does not say in time
     * @throws IOException where the line breaks
     */
    Optional<HostStatus> status(Duration most) throws IOException {
        drop();
        write("~HS\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII), most);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        long end = end(most);
        int ended = 0;
        ByteBuffer part = ByteBuffer.allocate(MOST_ANSWER);
        while (ended < LINES && answer.size() < MOST_ANSWER) {
            try {
                await(SelectionKey.OP_READ, end);
            } catch (SocketTimeoutException silent) {
                return Optional.empty();
            }
            part.clear();
            if (channel.read(part) < 0) {
                throw new EOFException("The printer closed the connection");
            }
            part.flip();
            while (part.hasRemaining()) {
                byte b = part.get();
                answer.write(b);
                ended += b == HostStatus.ETX ? 1 : 0;
            }
        }
        return HostStatus.read(answer.toByteArray());
    }

    /** An answer that came too late is none to the next question. */
    private void drop() throws IOException {
        ByteBuffer late = ByteBuffer.allocate(MOST_ANSWER);
        while (true) {
            late.clear();
            int read = channel.read(late);
            if (read < 0) {
                throw new EOFException("The printer closed the connection");
            }
            if (read == 0) {
                return;
            }
        }
    }

    /** Says that nothing more comes, and waits a little for the other side to have taken it. */
    void end(boolean waiting, Duration most) throws IOException {
        channel.shutdownOutput();
        long end = end(most);
        ByteBuffer rest = ByteBuffer.allocate(MOST_ANSWER);
        while (waiting) {
            try {
                await(SelectionKey.OP_READ, end);
            } catch (SocketTimeoutException open) {
                return;
            }
            rest.clear();
            if (channel.read(rest) < 0) {
                return;
            }
        }
    }

    private void await(int operation, long end) throws IOException {
        channel.register(selector, operation);
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0 || selector.select(left) == 0) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IOException("Stopped");
            }
            throw new SocketTimeoutException();
        }
        selector.selectedKeys().clear();
    }

    private static long end(Duration most) {
        return System.nanoTime() + most.toNanos();
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
