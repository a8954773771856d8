package org.lockfast.server;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.log.BlobKeep;
import org.lockfast.log.CentralLog;
import org.lockfast.log.LogRefusal;
import org.lockfast.log.LogState;
import org.lockfast.log.LogStoreFault;
import org.lockfast.log.ServerShelf;

/** A server at work on a log: HTTPS for devices, a socket for administrators. */
public final class CentralServer implements AutoCloseable {
    /** How long bytes of another digest than announced, and what came to a stop, are kept. */
    private static final Duration KEPT_ASIDE = Duration.ofDays(7);

    /** Places for heavy work that one device may have at once: two pushes and a window. */
    private static final int AT_ONCE = 3;

    /** How often it is looked whether a time stamp is due. */
    private static final Duration STAMPS_DUE = Duration.ofMinutes(15);

    /** How often it is looked whether the records take anything, where nobody else asks. */
    private static final Duration WATCHED = Duration.ofSeconds(30);

    private final HttpsListener https;
    private final AdminSocket socket;
    private final Enrolment enrolment;
    private final List<Route> routes;
    private final ScheduledExecutorService chores =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("lockfast-chores").daemon().factory());

    /**
     * What a server stands on.
     *
     * @param readers keys of those who read the log and are no device
     * @param stamps who stamps checkpoints; null for nobody
     * @param app build of the program
     * @param lines takes the lines of its log
     */
    public record Standing(
            CentralLog log,
            ServerShelf shelf,
            BlobKeep blobs,
            List<VerifyKey> readers,
            @Nullable StampAuthority stamps,
            InstantSource clock,
            SecureRandom random,
            Supplier<UUID> ids,
            String app,
            Consumer<String> lines) {
        public Standing {
            readers = List.copyOf(readers);
        }
    }

    /**
     * Starts; returns once it listens.
     *
     * @throws ServerRefusal when it cannot, in a sentence
     */
    public CentralServer(Standing on, ServerSettings settings, Path adminSocket) {
        Metrics metrics = new Metrics();
        CallLog calls = new CallLog(on.lines(), on.clock());
        Callers callers =
                new Callers(on.log()::devices, on.log()::deviceKey, on.log()::lost, on.readers());
        Stamping stamping =
                new Stamping(on.log(), on.shelf(), on.stamps(), on.clock(), metrics, calls);
        Heavy heavy = new Heavy(settings.heavy(), AT_ONCE, settings.patience());
        Bodies bodies = Bodies.usual();
        Headroom headroom = Headroom.usual(settings.patience());
        Ceilings ceilings = new Ceilings(on.shelf(), on.log()::revoked, on.clock());
        Barred barred = new Barred(on.shelf());
        enrolment =
                new Enrolment(
                        on.log(), on.shelf(), callers, on.clock(), on.random(), on.ids(), calls);
        routes =
                Stream.of(
                                new ForceCalls(on.log(), on.app(), on.app(), metrics).routes(),
                                new EnrolCalls(enrolment, calls).routes(),
                                new EntryCalls(on.log(), on.clock(), metrics).routes(),
                                new FeedCalls(on.log(), on.clock()).routes(),
                                new WrapCalls(on.log(), on.shelf()).routes(),
                                new LogFileCalls(on.log()).routes(),
                                new StampCalls(on.shelf()).routes(),
                                new BlobCalls(
                                                on.blobs(),
                                                new Vouching(on.log()),
                                                ceilings,
                                                on.clock(),
                                                metrics)
                                        .routes(),
                                new RefillCalls(
                                                on.log(),
                                                on.shelf(),
                                                ceilings,
                                                on.clock(),
                                                metrics,
                                                calls)
                                        .routes())
                        .flatMap(List::stream)
                        .toList();
        https =
                new HttpsListener(
                        settings,
                        deadlines ->
                                new Gate(
                                        routes,
                                        callers,
                                        shutOut(on.log(), barred),
                                        new Buckets(settings.burst(), settings.perSecond()),
                                        heavy,
                                        bodies,
                                        headroom,
                                        metrics,
                                        calls,
                                        deadlines));
        CertificateTerm term = new CertificateTerm(https.certificate(), on.clock());
        metrics.gauge(
                "lockfast_certificate_end_seconds",
                "When the server's certificate ends, in seconds since 1970.",
                all -> term.until().getEpochSecond());
        gauges(metrics, on, heavy, bodies, headroom);
        socket =
                new AdminSocket(
                        adminSocket,
                        new AdminOrders(
                                        on.log(),
                                        on.shelf(),
                                        enrolment,
                                        stamping,
                                        term,
                                        metrics,
                                        calls,
                                        new Barring(
                                                on.log(), on.shelf(), barred, on.clock(), on.ids()))
                                ::answer);
        try {
            https.start();
        } catch (ServerRefusal e) {
            socket.close();
            throw e;
        }
        ScheduledFuture<?> _ =
                chores.scheduleWithFixedDelay(
                        () -> tidy(on, ceilings, calls),
                        1,
                        Duration.ofHours(1).toSeconds(),
                        TimeUnit.SECONDS);
        ScheduledFuture<?> _ =
                chores.scheduleWithFixedDelay(
                        () -> look(term, calls),
                        0,
                        Duration.ofDays(1).toSeconds(),
                        TimeUnit.SECONDS);
        ScheduledFuture<?> _ =
                chores.scheduleWithFixedDelay(
                        stamping::daily, 1, STAMPS_DUE.toSeconds(), TimeUnit.SECONDS);
        ScheduledFuture<?> _ =
                chores.scheduleWithFixedDelay(
                        () -> look(on.log(), calls),
                        WATCHED.toSeconds(),
                        WATCHED.toSeconds(),
                        TimeUnit.SECONDS);
        calls.happened("listening", Map.of("port", https.port()));
        sayWhereItIsShut(on.log(), calls);
    }

    /** Whoever put records back reads it here, before the first device comes. */
    private static void sayWhereItIsShut(CentralLog log, CallLog calls) {
        try {
            LogState state = log.state();
            if (!state.open()) {
                calls.happened(
                        state.broken() ? "ALARM broken" : "ALARM refilling",
                        Map.of("size", state.size(), "refillingTo", state.refillingTo()));
            }
        } catch (LogRefusal e) {
            // the records do not answer just now, and every call says so
        }
    }

    private static void look(CertificateTerm term, CallLog calls) {
        term.trouble()
                .ifPresent(why ->
                        calls.happened(
                                "ALARM certificate",
                                Map.of("until", term.until().toString(), "said", why)));
    }

    private static void look(CentralLog log, CallLog calls) {
        try {
            if (!log.takes()) {
                calls.happened("ALARM records", Map.of("takes", false));
            }
            log.tidy();
        } catch (LogStoreFault | LogRefusal e) { // the database is away, or has no room
            calls.happened("ALARM records", Map.of("takes", false));
        } catch (RuntimeException e) {
            calls.fault("chores", e); // and again in a moment
        }
    }

    private void gauges(
            Metrics metrics, Standing on, Heavy heavy, Bodies bodies, Headroom headroom) {
        metrics.gauge("lockfast_log_size", "Entries in the log.", all -> size(on.log()));
        metrics.gauge(
                "lockfast_log_open",
                "1 where the log takes entries.",
                all -> size(on.log()) >= 0 && on.log().state().open() ? 1 : 0);
        metrics.gauge(
                "lockfast_witnessed_size",
                "Entries under the newest checkpoint that meets the witness policy.",
                all -> witnessed(on.log()));
        metrics.gauge(
                "lockfast_connections", "Connections that are open.", all -> https.connections());
        metrics.gauge(
                "lockfast_places_free", "Calls that could do heavy work now.", all -> heavy.free());
        metrics.gauge("lockfast_body_bytes", "Bytes held of bodies at work.", all -> bodies.held());
        metrics.gauge(
                "lockfast_unpacked_bytes",
                "Bytes of memory set aside for what is unpacked.",
                all -> headroom.taken());
    }

    private static double size(CentralLog log) {
        try {
            return log.state().size();
        } catch (LogRefusal e) {
            return -1;
        }
    }

    private static double witnessed(CentralLog log) {
        try {
            return log.witnessed().map(note -> Checkpoint.of(note).size()).orElse(0L);
        } catch (LogRefusal e) {
            return -1;
        }
    }

    private static Gate.Revoked shutOut(CentralLog log, Barred barred) {
        return new Gate.Revoked() {
            @Override
            public boolean revoked(String device) {
                return log.revoked(device);
            }

            @Override
            public boolean barred(String device) {
                return barred.test(device);
            }
        };
    }

    private static void tidy(Standing on, Ceilings ceilings, CallLog calls) {
        try {
            ceilings.forget();
            on.log().scarce().ifPresent(why -> calls.happened("ALARM room", Map.of("left", why)));
            int taken = on.blobs().sweep(on.clock().instant().minus(KEPT_ASIDE));
            if (taken > 0) {
                calls.happened("set-aside-bytes-removed", Map.of("count", taken));
            }
        } catch (RuntimeException e) {
            calls.fault("chores", e); // and again in an hour
        }
    }

    /** The port it listens on. */
    public int port() {
        return https.port();
    }

    List<Route> routes() {
        return routes;
    }

    /** A code for a device of that station. */
    public String enrolmentCode(String station) {
        return enrolment.code(station);
    }

    /** Takes no new calls, finishes those at work, and stops. The log stays open. */
    @Override
    public void close() {
        chores.shutdownNow();
        socket.close();
        https.close();
    }
}
