package org.lockfast.server;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes a connection on which no call has been handled for some time, and one whose call takes too
 * long. The time a single read may stand still is no protection: one byte every few seconds would
 * hold a place for ever, in the handshake, in the headers, or while an answer is fetched.
 */
final class ConnectionDeadlines extends AbstractLifeCycle {
    private final Duration quiet;
    private final Duration call;
    private final Map<EndPoint, Since> connections = new ConcurrentHashMap<>();
    private final Server server;

    /** What a connection does, and since when. */
    private record Since(boolean calling, long nanos) {}

    ConnectionDeadlines(Server server, Duration quiet, Duration call) {
        this.server = server;
        this.quiet = quiet;
        this.call = call;
    }

    /** A call begins on its connection. */
    void begin(Request request) {
        EndPoint connection = socket(request.getConnectionMetaData().getConnection().getEndPoint());
        connections.put(connection, new Since(true, System.nanoTime()));
        Request.addCompletionListener(
                request,
                failure -> {
                    if (connection.isOpen()) {
                        connections.put(connection, new Since(false, System.nanoTime()));
                    }
                });
    }

    private static EndPoint socket(EndPoint connection) {
        EndPoint under = connection;
        while (under instanceof EndPoint.Wrapper wrapper) {
            under = wrapper.unwrap();
        }
        return under;
    }

    @Override
    protected void doStart() {
        sweepLater();
    }

    private void sweepLater() {
        Scheduler scheduler = server.getBean(Scheduler.class);
        if (scheduler != null && scheduler.isRunning()) {
            scheduler.schedule(this::sweep, quiet.toMillis() / 8 + 1, TimeUnit.MILLISECONDS);
        }
    }

    private void sweep() {
        long now = System.nanoTime();
        for (var connector : server.getConnectors()) {
            if (connector instanceof ServerConnector tcp) {
                for (EndPoint connection : tcp.getConnectedEndPoints()) {
                    Since since =
                            connections.computeIfAbsent(connection, fresh -> new Since(false, now));
                    Duration most = since.calling ? call : quiet;
                    if (now - since.nanos > most.toNanos()) {
                        connection.close(new TimeoutException("no call in time"));
                    }
                }
            }
        }
        connections.keySet().removeIf(connection -> !connection.isOpen());
        sweepLater();
    }
}
