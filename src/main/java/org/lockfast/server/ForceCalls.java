package org.lockfast.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.lockfast.log.CentralLog;
import org.lockfast.log.Force;
import org.lockfast.log.LogRefusal;
import org.lockfast.log.LogState;
import org.lockfast.sync.wire.ForceInfo;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.ProblemType;

/** What anybody may ask: whose server this is, whether it is well, and how to speak to it. */
final class ForceCalls {
    private static final long PATIENCE_S = 3;
    private static final String TEXT = "text/plain; charset=utf-8";

    private final CentralLog log;
    private final String app;
    private final String minimum;
    private final Metrics metrics;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Ready ready = new Ready(notReady(), System.nanoTime() - 5_000_000_000L);

    ForceCalls(CentralLog log, String app, String minimum, Metrics metrics) {
        this.log = log;
        this.app = app;
        this.minimum = minimum;
        this.metrics = metrics;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/v1/force", Route.Needs.NOBODY, this::force),
                Route.of("GET", "/health", Route.Needs.NOBODY, this::health),
                Route.of("GET", "/ready", Route.Needs.NOBODY, this::ready),
                Route.of("GET", "/metrics", Route.Needs.NOBODY, this::metrics),
                Route.of("GET", "/openapi.json", Route.Needs.NOBODY, this::openApi));
    }

    private Answer force(Call call) {
        Force force = log.force();
        return Answer.json(
                200,
                new ForceInfo(
                        force.id(),
                        force.logKey().name(),
                        force.logKey().vkey(),
                        force.forceKey().vkey(),
                        force.name(),
                        app,
                        minimum));
    }

    private Answer health(Call call) {
        return text("ok\n");
    }

    /**
     * Asked often and by anybody, so the records are asked twice a second at most, by one caller at
     * a time, and less often while they take nothing.
     */
    private Answer ready(Call call) {
        if (ready.isNew()) {
            return ready.answer;
        }
        if (!turn()) { // where the records keep one caller waiting, the others do not wait as well
            return notReady();
        }
        try {
            if (!ready.isNew()) {
                ready = new Ready(readiness(), System.nanoTime());
            }
            return ready.answer;
        } finally {
            asking.unlock();
        }
    }

    private boolean turn() {
        try {
            return asking.tryLock(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What was found out last, and when. */
    private record Ready(Answer answer, long nanos) {
        boolean isNew() {
            return System.nanoTime() - nanos
                    < (answer.status() == 200 ? 500_000_000L : 2_000_000_000L);
        }
    }

    private Answer readiness() {
        LogState state;
        try {
            state = log.state();
        } catch (LogRefusal e) {
            return notReady();
        }
        if (!state.open()) {
            return Problems.answer(Problem.of(ProblemType.REFILLING, null));
        }
        return log.takes()
                ? text("ready\n" + log.scarce().map(why -> why + "\n").orElse(""))
                : notReady();
    }

    private static Answer notReady() {
        return Problems.answer(Problem.of(ProblemType.BUSY, "The records do not answer"));
    }

    private Answer metrics(Call call) {
        return Answer.of(Metrics.CONTENT_TYPE, metrics.text().getBytes(StandardCharsets.UTF_8));
    }

    private Answer openApi(Call call) {
        try (InputStream in = ForceCalls.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is not in the program");
            }
            return Answer.of("application/json", in.readAllBytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Answer text(String line) {
        return Answer.of(TEXT, line.getBytes(StandardCharsets.UTF_8));
    }
}
