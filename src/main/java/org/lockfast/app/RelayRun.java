package org.lockfast.app;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Outcome;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.server.Relay;
import org.lockfast.server.ServerRefusal;
import org.lockfast.sync.Carrying;
import org.lockfast.sync.DeviceCertificate;
import org.lockfast.sync.SyncClient;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A device of a force as the relay of its station: it takes in what the station's other devices
 * have, gives them what they lack, and hands all of it on when the server is reached. It answers
 * for nothing: what it took in is sent only once the server has acknowledged it to whoever recorded
 * it.
 */
public final class RelayRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RelayRun.class);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Within the minute after which a caller who hears nothing gives up. */
    private static final Duration LONGEST_BEFORE_ITS_TURN = Duration.ofSeconds(45);

    private final Carrying carrying;
    private final SyncClient client;
    private final Relay relay;
    private final Duration beforeItsTurn;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean reached;

    /** Rounds and exchanges come one after the other: both change what the store remembers. */
    private final ScheduledExecutorService turns =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("lockfast-relay").daemon().factory());

    private RelayRun(
            OpenStore store,
            Carrying carrying,
            SyncClient client,
            Duration between,
            Duration beforeItsTurn,
            String host,
            int port,
            Surroundings surroundings,
            Consumer<String> lines) {
        this.carrying = carrying;
        this.client = client;
        this.beforeItsTurn = beforeItsTurn;
        Ed25519Key key = store.device().signer(0);
        try {
            relay =
                    new Relay(
                            new Relay.Standing(
                                    DeviceCertificate.of(key),
                                    carrying::devices,
                                    this::exchange,
                                    surroundings.clock(),
                                    lines),
                            host,
                            port);
        } finally {
            key.destroy();
        }
        ScheduledFuture<?> _ =
                turns.scheduleWithFixedDelay(
                        this::round, 0, between.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Starts it over an open store, which stays the caller's.
     *
     * @param port 0 for any that is free
     * @param lines takes the lines of its log
     * @throws ServerRefusal in a sentence
     */
    public static RelayRun start(
            OpenStore store,
            String host,
            int port,
            Surroundings surroundings,
            Consumer<String> lines)
            throws IOException {
        SyncClient client = store.syncing().orElseThrow(RelayRun::alone);
        return start(
                store,
                client,
                Duration.ofSeconds(60),
                LONGEST_BEFORE_ITS_TURN,
                host,
                port,
                surroundings,
                lines);
    }

    /**
     * As {@link #start(OpenStore, String, int, Surroundings, Consumer)}.
     *
     * @param client does the rounds; closed with the relay
     * @param between how long after one round the next one begins
     * @param beforeItsTurn how long a caller waits behind others before it is told so
     */
    static RelayRun start(
            OpenStore store,
            SyncClient client,
            Duration between,
            Duration beforeItsTurn,
            String host,
            int port,
            Surroundings surroundings,
            Consumer<String> lines)
            throws IOException {
        boolean started = false;
        try {
            Carrying carrying = store.carrying().orElseThrow(RelayRun::alone);
            RelayRun run =
                    new RelayRun(
                            store,
                            carrying,
                            client,
                            between,
                            beforeItsTurn,
                            host,
                            port,
                            surroundings,
                            lines);
            started = true;
            return run;
        } finally {
            if (!started) {
                client.close();
            }
        }
    }

    private static ServerRefusal alone() {
        return new ServerRefusal(
                "This store stands alone: only a device of a force can be a relay.");
    }

    /** Whatever becomes of it, the next one comes: what was thrown here would end them all. */
    private void round() {
        try {
            reached = client.round(() -> waiting.get() > 0).reached();
        } catch (RuntimeException | Error e) {
            reached = false;
            LOG.error("A round of the relay broke off: {}", e.getClass().getName(), e);
        }
    }

    /** Whoever takes the file decides: that its turn has come, or that it is too late for one. */
    byte[] exchange(String device, byte[] carry) {
        // What waits for a turn that nobody waits for any more must not hold on to the file
        AtomicReference<byte @Nullable []> handed = new AtomicReference<>(carry);
        waiting.incrementAndGet();
        Future<byte[]> answer =
                turns.submit(() -> {
                    byte[] mine = handed.getAndSet(null);
                    if (mine == null) {
                        throw othersFirst();
                    }
                    waiting.decrementAndGet();
                    return taken(device, mine);
                });
        try {
            try {
                return answer.get(beforeItsTurn.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (handed.getAndSet(null) != null) {
                    waiting.decrementAndGet();
                    throw othersFirst();
                }
                return answer.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refused refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new Refused(ProblemType.BUSY, "It is still being taken in");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(ProblemType.BUSY, "The relay stops");
        }
    }

    /** Files that wait for their turn. */
    int queued() {
        return waiting.get();
    }

    private static Refused othersFirst() {
        return new Refused(ProblemType.BUSY, "Others come first");
    }

    private byte[] taken(String device, byte[] carry) throws IOException {
        Carrying.Came came = value(carrying.takeFrom(carry, device), ProblemType.BAD_REQUEST);
        byte[] answer = value(carrying.relayed(device), ProblemType.REVOKED).bytes();
        if (came.added() > 0 && reached) {
            turns.execute(this::round);
        }
        return answer;
    }

    private static <T> T value(Outcome<T> outcome, ProblemType otherwise) {
        return switch (outcome) {
            case Outcome.Done<T> done -> done.value();
            case Outcome.Refused<T> refused -> throw new Refused(otherwise, refused.sentence());
        };
    }

    /** The port it listens on. */
    public int port() {
        return relay.port();
    }

    /** Takes no new call, finishes what is at work, and stops. */
    @Override
    public void close() {
        relay.close();
        client.close();
        turns.shutdown();
        try {
            boolean _ = turns.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
