package org.lockfast.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Listens like a Zebra printer, on a real socket, and behaves as it is told. */
public final class FakeZebra implements AutoCloseable {
    /** How it behaves. */
    public enum Mood {
        /** Prints what it gets. */
        WELL,
        /** Paper is out before anything came. */
        PAPER_OUT,
        /** Takes the label, then says that paper is out and that it holds it. */
        PAPER_OUT_AFTER,
        HEAD_OPEN,
        PAUSED,
        /** Says nothing at all, and prints nothing. */
        SILENT,
        /** Takes the connection and reads not a byte more after it said how it is. */
        STALLS,
        /** Closes after some bytes of a label. */
        CLOSES_MID_LABEL,
        /** Closes when it has a label whole, and prints it. */
        CLOSES_AFTER_LABEL,
        /** Still prints somebody else's labels. */
        BUSY
    }

    private static final int MID = 300;
    private static final String END = "^XZ";

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> printed = new ArrayList<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private Mood mood = Mood.WELL;
    private int asked;

    public FakeZebra() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::listen);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Where it listens, as {@code printers add --zpl} takes it. */
    public String address() {
        return "127.0.0.1:" + port();
    }

    public synchronized void set(Mood next) {
        mood = next;
    }

    /** The labels that came out. */
    public synchronized List<String> printed() {
        return List.copyOf(printed);
    }

    /** Every byte that was no question. */
    public synchronized byte[] received() {
        return received.toByteArray();
    }

    /** How often it was asked how it is. */
    public synchronized int asked() {
        return asked;
    }

    private synchronized Mood mood() {
        return mood;
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket one = listener.accept();
                threads.execute(() -> serve(one));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                InputStream in = socket.getInputStream()) {
            StringBuilder label = new StringBuilder();
            int b = in.read();
            while (b >= 0) {
                label.append((char) b);
                if (label.toString().endsWith("~HS\r\n")) {
                    label.setLength(label.length() - 5);
                    answer(socket);
                    if (mood() == Mood.STALLS) {
                        Thread.sleep(3_600_000);
                    }
                } else if (label.indexOf("^XA") >= 0) {
                    take(b);
                }
                if (mood() == Mood.CLOSES_MID_LABEL && label.length() == MID) {
                    socket.setSoLinger(true, 0); // as a cable pulled out
                    return;
                }
                if (label.toString().endsWith(END) && whole(label.toString())) {
                    label.setLength(0);
                    if (mood() == Mood.CLOSES_AFTER_LABEL) {
                        return;
                    }
                }
                b = in.read();
            }
        } catch (IOException e) {
            // the other side went away
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void take(int b) {
        received.write(b);
    }

    private synchronized boolean whole(String label) {
        if (mood == Mood.WELL || mood == Mood.CLOSES_AFTER_LABEL) {
            printed.add(label.strip());
        }
        return true;
    }

    private void answer(Socket socket) throws IOException {
        Mood now = mood();
        synchronized (this) {
            asked++;
        }
        if (now == Mood.SILENT) {
            return;
        }
        boolean took = received().length > 0;
        boolean out = now == Mood.PAPER_OUT || (now == Mood.PAPER_OUT_AFTER && took);
        int holds = now == Mood.BUSY || (now == Mood.PAPER_OUT_AFTER && took) ? 1 : 0;
        String answer =
                "\u0002030,%d,%d,1245,%03d,0,0,0,000,0,0,0\u0003\r\n"
                                .formatted(out ? 1 : 0, now == Mood.PAUSED ? 1 : 0, holds)
                        + "\u0002000,0,%d,0,0,2,4,0,%08d,1,000\u0003\r\n"
                                .formatted(now == Mood.HEAD_OPEN ? 1 : 0, holds)
                        + "\u00021234,0\u0003\r\n";
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
