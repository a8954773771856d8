package org.lockfast.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A line between a device and its server that is cut after a random number of bytes in either
 * direction, or is slow; by a seed.
 */
final class CuttingLine implements AutoCloseable {
    private final ServerSocket listening;
    private final int to;
    private final Random chance;
    private final int most;
    private final int slowest;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cutting = true;
    private volatile boolean closed;

    /**
     * @param most bytes until it is cut, at most
     */
    CuttingLine(int to, long seed, int most) {
        this(to, seed, most, 0);
    }

    /**
     * @param most bytes until it is cut, at most
     * @param slowest longest delay of a packet that is delayed, ms; 0: none is
     */
    CuttingLine(int to, long seed, int most, int slowest) {
        this.to = to;
        this.slowest = slowest;
        this.chance = new Random(seed);
        this.most = most;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("cutting-line").start(this::accept);
    }

    String address() {
        return "https://localhost:" + listening.getLocalPort();
    }

    /** From now on it holds. */
    void mend() {
        cutting = false;
    }

    private void accept() {
        while (!closed) {
            try {
                connect(listening.accept());
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void connect(Socket device) throws IOException {
        open.add(device);
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), to);
            open.add(server);
            carry(device, server);
            carry(server, device);
        } catch (IOException e) {
            device.close(); // the server is not there: the device sees a broken line
            open.remove(device);
        }
    }

    private synchronized int until() {
        return cutting ? 200 + chance.nextInt(most) : Integer.MAX_VALUE;
    }

    private synchronized int delay() {
        return cutting && slowest > 0 && chance.nextInt(8) == 0 ? chance.nextInt(slowest) : 0;
    }

    private void carry(Socket from, Socket into) {
        int until = until();
        Thread.ofPlatform()
                .daemon()
                .name("cutting-line")
                .start(() -> {
                    byte[] some = new byte[4096];
                    long carried = 0;
                    try (from;
                            into) {
                        InputStream in = from.getInputStream();
                        OutputStream out = into.getOutputStream();
                        for (int n = in.read(some); n >= 0; n = in.read(some)) {
                            carried += n;
                            if (carried > until) {
                                return; // cut: part of what was on its way is gone
                            }
                            Thread.sleep(delay());
                            out.write(some, 0, n);
                            out.flush();
                        }
                    } catch (IOException | InterruptedException e) {
                        // the other side was cut
                    } finally {
                        open.remove(from);
                        open.remove(into);
                    }
                });
    }

    @Override
    public void close() {
        closed = true;
        try {
            listening.close();
            for (Socket one : open) {
                one.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
