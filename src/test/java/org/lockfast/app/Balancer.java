package org.lockfast.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What stands before several nodes, as a balancer of TCP does: each connection goes to the next
 * node in turn, and to another where that one is not there. It sees how much goes each way, and
 * nothing of what is said.
 */
final class Balancer implements AutoCloseable {
    private final ServerSocket listening;
    private final List<Integer> nodes;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicLongArray sent;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Moment> moment = new AtomicReference<>();
    private volatile boolean closed;

    /** When during a call something happens. */
    enum During {
        /** A part of what a device sends has gone to the node, and it has answered nothing. */
        SENDING,
        /** The node has had all of it and answers; the device hears nothing of the answer. */
        ANSWERING
    }

    /**
     * @param bytes sent to the node on one connection without an answer, at least
     */
    private record Moment(int node, During during, int bytes, Runnable happens) {}

    /**
     * @param nodes their ports
     */
    Balancer(List<Integer> nodes) {
        this.nodes = List.copyOf(nodes);
        this.sent = new AtomicLongArray(nodes.size());
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("balancer").start(this::accept);
    }

    String address() {
        return "https://localhost:" + listening.getLocalPort();
    }

    /** Bytes that devices sent to a node. */
    long sentTo(int node) {
        return sent.get(node);
    }

    /**
     * Once, in the next call that sends a node so much: what happens then is over before more goes.
     */
    void once(int node, During during, int bytes, Runnable happens) {
        moment.set(new Moment(node, during, bytes, happens));
    }

    /** Whether what was to happen once has happened. */
    boolean happened() {
        return moment.get() == null;
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
        int first = turn.getAndIncrement();
        for (int i = 0; i < nodes.size(); i++) {
            int node = (first + i) % nodes.size();
            try {
                Socket to = new Socket(InetAddress.getLoopbackAddress(), nodes.get(node));
                open.addAll(List.of(device, to));
                AtomicInteger unanswered = new AtomicInteger();
                carry(
                        device,
                        to,
                        some -> {
                            sent.addAndGet(node, some);
                            look(node, During.SENDING, unanswered.addAndGet(some));
                        });
                carry(to, device, _ -> look(node, During.ANSWERING, unanswered.getAndSet(0)));
                return;
            } catch (IOException e) {
                // not there: the next
            }
        }
        device.close();
    }

    private void look(int node, During during, int unanswered) {
        Moment now = moment.get();
        if (now != null
                && now.node == node
                && now.during == during
                && unanswered >= now.bytes
                && moment.compareAndSet(now, null)) {
            now.happens.run();
        }
    }

    /** Looks at what goes one way, before it is passed on. */
    private interface Look {
        void at(int bytes);
    }

    private void carry(Socket from, Socket into, Look look) {
        Thread.ofPlatform()
                .daemon()
                .name("balancer")
                .start(() -> {
                    byte[] some = new byte[4096];
                    try (from;
                            into) {
                        InputStream in = from.getInputStream();
                        OutputStream out = into.getOutputStream();
                        for (int n = in.read(some); n >= 0; n = in.read(some)) {
                            look.at(n);
                            out.write(some, 0, n);
                            out.flush();
                        }
                    } catch (IOException e) {
                        // the node was killed, or the device let go
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
