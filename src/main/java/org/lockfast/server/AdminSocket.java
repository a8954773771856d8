package org.lockfast.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.lockfast.keys.OwnerOnly;

/**
 * Where administrators speak to a running server: a socket in the file system that only the
 * server's own account may open. One line goes in, one answer comes out, until the other side
 * closes.
 */
final class AdminSocket implements AutoCloseable {
    private static final int LONGEST = 4_096;

    private final Path path;
    private final ServerSocketChannel socket;
    private final UnaryOperator<String> answers;
    private final ExecutorService each = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Opens it. A socket nobody listens on any more is replaced.
     *
     * @throws ServerRefusal when another server listens there, or it cannot be made
     */
    AdminSocket(Path path, UnaryOperator<String> answers) {
        this.path = path.toAbsolutePath();
        this.answers = answers;
        this.socket = open(this.path);
        each.execute(this::accept);
    }

    private static ServerSocketChannel open(Path path) {
        if (listens(path)) {
            throw new ServerRefusal(
                    "Another server listens on "
                            + path
                            + ". End that one, or give this one a socket of its own with"
                            + " --admin-socket.");
        }
        try {
            Files.deleteIfExists(path);
            ServerSocketChannel made = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                made.bind(UnixDomainSocketAddress.of(path));
                OwnerOnly.tightenFile(path);
            } catch (IOException e) {
                made.close();
                throw e;
            }
            return made;
        } catch (IOException e) {
            throw new ServerRefusal(
                    "The administrator's socket cannot be made at " + path + ": " + e.getMessage(),
                    e);
        }
    }

    private static boolean listens(Path path) {
        if (!Files.exists(path)) {
            return false;
        }
        try (SocketChannel there = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            return there.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private void accept() {
        while (socket.isOpen()) {
            try {
                SocketChannel connection = socket.accept();
                each.execute(() -> serve(connection));
            } catch (IOException e) {
                return; // closed: the server stops
            }
        }
    }

    private void serve(SocketChannel connection) {
        try (connection;
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        Channels.newInputStream(connection),
                                        StandardCharsets.UTF_8));
                OutputStream out = Channels.newOutputStream(connection)) {
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                out.write((answers.apply(line) + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException e) {
            // the other side is gone
        }
    }

    /** A line; empty at the end, and for one that is too long. */
    private static String line(BufferedReader in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() == LONGEST) {
                return "";
            }
            line.append((char) c);
        }
        return line.toString();
    }

    /** Asks a running server something. */
    static String ask(Path path, String line) {
        try (SocketChannel there =
                        SocketChannel.open(UnixDomainSocketAddress.of(path.toAbsolutePath()));
                OutputStream out = Channels.newOutputStream(there);
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        Channels.newInputStream(there), StandardCharsets.UTF_8))) {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            String answer = in.readLine();
            if (answer == null) {
                throw new ServerRefusal("The server closed without an answer.");
            }
            return answer;
        } catch (IOException e) {
            throw new ServerRefusal(
                    "No server answers on " + path + ". Start it, or name its socket.", e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // what is left is replaced by the next server
        }
        each.shutdownNow();
    }
}
