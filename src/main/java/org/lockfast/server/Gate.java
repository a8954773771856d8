package org.lockfast.server;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.lockfast.log.LogRefusal;
import org.lockfast.log.LogStoreFault;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.Refused;

/**
 * Every call comes through here: who calls, may they, how often; what is answered is written down.
 */
final class Gate extends Handler.Abstract {
    /** Asked by a balancer, from the address everybody comes from: they cost nothing. */
    private static final Set<String> PROBES = Set.of("/health", "/ready");

    private final List<Route> routes;
    private final Callers callers;
    private final Revoked revoked;
    private final Buckets buckets;
    private final Heavy heavy;
    private final Bodies bodies;
    private final Headroom headroom;
    private final Metrics metrics;
    private final CallLog log;
    private final ConnectionDeadlines deadlines;

    Gate(
            List<Route> routes,
            Callers callers,
            Revoked revoked,
            Buckets buckets,
            Heavy heavy,
            Bodies bodies,
            Headroom headroom,
            Metrics metrics,
            CallLog log,
            ConnectionDeadlines deadlines) {
        this.routes = List.copyOf(routes);
        this.callers = callers;
        this.revoked = revoked;
        this.buckets = buckets;
        this.heavy = heavy;
        this.bodies = bodies;
        this.headroom = headroom;
        this.metrics = metrics;
        this.log = log;
        this.deadlines = deadlines;
    }

    /** Which devices are let in no more. */
    interface Revoked {
        /** Whether it may only hand in. */
        boolean revoked(String device);

        /** Whether it may nothing at all. */
        boolean barred(String device);
    }

    /** A route that fits, with what stands in its path. */
    private record Fit(Route route, Map<String, String> parts) {}

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        long began = System.nanoTime();
        deadlines.begin(request);
        String path = Request.getPathInContext(request);
        Body body = new Body(request);
        Said said = answer(request, body, path);
        Answer answer = said.answer;
        if (answer.status() >= 400) {
            body.drain();
        }
        long took = System.nanoTime() - began;
        metrics.answered(said.route, answer.status(), took);
        log.call(said.route, answer.status(), took / 1_000_000, said.device, said.problem);
        write(answer, request, response, callback);
        return true;
    }

    /** What is answered, and what is written down of it. */
    private record Said(
            Answer answer, String route, @Nullable String device, @Nullable String problem) {}

    private Said answer(Request request, Body body, @Nullable String path) {
        String route = "other";
        String device = null;
        try {
            Fit fit = find(request.getMethod(), path == null ? "" : path);
            route = fit.route.path();
            if (fit.route.needs() != Route.Needs.NOBODY) {
                device = callers.caller(request, fit.route.needs());
                if (revoked.barred(device)) {
                    throw new Refused(
                            Problem.barred("The server's administrators have shut it out"));
                }
                boolean fetches =
                        fit.route.needs() == Route.Needs.DEVICE
                                || fit.route.needs() == Route.Needs.READER;
                if (fetches && revoked.revoked(device)) {
                    throw new Refused(
                            ProblemType.REVOKED, "It may hand in what it has, and fetch nothing");
                }
            }
            OptionalInt wait =
                    PROBES.contains(route)
                            ? OptionalInt.empty()
                            : buckets.take(
                                    device == null ? address(request) : device, System.nanoTime());
            if (wait.isPresent()) {
                return new Said(
                        slowDown(wait.getAsInt()), route, device, ProblemType.SLOW_DOWN.slug());
            }
            try (Call call = new Call(request, body, fit.parts, device, heavy, bodies, headroom)) {
                return said(fit.route, call, device);
            }
        } catch (WrongMethod e) {
            Answer answer =
                    Answer.problem(Problem.of(ProblemType.METHOD, null)).with("Allow", e.allow);
            return new Said(answer, e.route, null, ProblemType.METHOD.slug());
        } catch (Refused e) {
            return refused(Problems.answer(e.problem()), e.problem().type(), route, device);
        } catch (LogRefusal e) {
            Problem problem = Problems.of(e.refusal());
            return refused(Problems.answer(problem), problem.type(), route, device);
        } catch (LogStoreFault e) { // away, full, or asked by too many at once: no fault of ours
            log.happened(
                    "records do not answer",
                    Map.of("route", route, "why", String.valueOf(e.getMessage())));
            Problem problem = Problem.of(ProblemType.BUSY, "The records do not answer just now");
            return refused(Problems.answer(problem), problem.type(), route, device);
        } catch (RuntimeException e) {
            log.fault(route, e);
            Problem problem = Problem.of(ProblemType.FAULT, null);
            return refused(Answer.problem(problem), problem.type(), route, device);
        }
    }

    /** A call that was let in. */
    private static Said said(Route route, Call call, @Nullable String device) {
        Problem problem;
        try {
            return new Said(route.doing().answer(call), route.path(), device, null);
        } catch (Refused e) {
            problem = e.problem();
        } catch (LogRefusal e) {
            problem = Problems.of(e.refusal());
        }
        return refused(
                route.refusing().answer(call, problem), problem.type(), route.path(), device);
    }

    /** Where a call comes from; only ever compared, and written nowhere. */
    static String address(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress()
                        instanceof InetSocketAddress internet
                ? "from " + internet.getAddress().getHostAddress()
                : "from elsewhere";
    }

    private static Said refused(Answer answer, String type, String route, @Nullable String device) {
        return new Said(
                answer, route, device, ProblemType.of(type).map(ProblemType::slug).orElse(type));
    }

    static Answer slowDown(int seconds) {
        return Answer.problem(Problem.of(ProblemType.SLOW_DOWN, null))
                .with("Retry-After", String.valueOf(seconds));
    }

    /** The path is known, the method is not one of its own. */
    private static final class WrongMethod extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String allow;
        private final String route;

        WrongMethod(List<Route> fitting) {
            super(null, null, false, false);
            allow =
                    fitting.stream()
                            .map(Route::method)
                            .distinct()
                            .collect(Collectors.joining(", "));
            route = fitting.getFirst().path();
        }
    }

    private Fit find(String method, String path) {
        List<Route> fitting =
                routes.stream().filter(route -> route.parts(path).isPresent()).toList();
        if (fitting.isEmpty()) {
            throw new Refused(ProblemType.NOT_FOUND, "No such path");
        }
        Optional<Route> route =
                fitting.stream().filter(each -> each.method().equals(method)).findFirst();
        if (route.isEmpty()) {
            throw new WrongMethod(fitting);
        }
        return new Fit(route.get(), route.get().parts(path).orElseThrow());
    }

    private void write(Answer answer, Request request, Response response, Callback callback) {
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (answer.contentType() != null) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
        }
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        boolean silent = request.getMethod().equals("HEAD") || answer.status() == 204;
        Answer.Stream stream = answer.stream();
        if (!silent) {
            response.getHeaders()
                    .put(
                            HttpHeader.CONTENT_LENGTH,
                            stream == null ? answer.body().length : stream.length());
        }
        if (silent || stream == null) {
            response.write(true, silent ? null : ByteBuffer.wrap(answer.body()), callback);
            return;
        }
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
            stream.writing().to(out);
        } catch (IOException e) {
            callback.failed(e);
            return;
        }
        callback.succeeded();
    }
}
