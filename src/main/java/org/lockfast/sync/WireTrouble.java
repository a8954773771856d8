package org.lockfast.sync;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.ProblemType;

/** A call that was not answered with what was asked for. Nothing that was recorded is touched. */
public final class WireTrouble extends Exception {
    private static final long serialVersionUID = 1;

    /** What came instead. */
    public enum Kind {
        /** No connection, or it broke: whether the server took anything in is not known. */
        UNREACHABLE,
        /** The server's certificate is not trusted; nothing was sent. */
        NOT_TRUSTED,
        /** A problem of the protocol; {@link WireTrouble#problem()}. */
        PROBLEM,
        /** Something that is no answer of this protocol. */
        BAD_ANSWER
    }

    private final Kind kind;
    private final transient @Nullable Problem problem;
    private final transient @Nullable Duration after;

    private WireTrouble(
            Kind kind,
            String what,
            @Nullable Problem problem,
            @Nullable Duration after,
            @Nullable Throwable cause) {
        super(what, cause);
        this.kind = kind;
        this.problem = problem;
        this.after = after;
    }

    /** No connection, or it broke. */
    public static WireTrouble unreachable(Throwable cause) {
        return new WireTrouble(Kind.UNREACHABLE, "The server was not reached", null, null, cause);
    }

    /** The certificate is not trusted. */
    public static WireTrouble notTrusted(Throwable cause) {
        return new WireTrouble(
                Kind.NOT_TRUSTED, "The server's certificate is not trusted", null, null, cause);
    }

    /** What came is no answer of this protocol. */
    public static WireTrouble badAnswer(String what, @Nullable Throwable cause) {
        return new WireTrouble(Kind.BAD_ANSWER, what, null, null, cause);
    }

    /**
     * A problem.
     *
     * @param after when to come again, if the server said so
     */
    public static WireTrouble of(Problem problem, @Nullable Duration after) {
        String detail = problem.detail();
        return new WireTrouble(
                Kind.PROBLEM, detail == null ? problem.title() : detail, problem, after, null);
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the time for an answer ran out: the line may only be slow. */
    public boolean tookTooLong() {
        return kind == Kind.UNREACHABLE
                && !(getCause() instanceof HttpConnectTimeoutException)
                && (getCause() instanceof TimeoutException
                        || getCause() instanceof HttpTimeoutException);
    }

    /** The problem, where it is one of the protocol. */
    public Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    /** Which problem it is; empty where it is none, or one this version does not know. */
    public Optional<ProblemType> type() {
        return problem().flatMap(p -> ProblemType.of(p.type()));
    }

    /** Whether it is that problem. */
    public boolean is(ProblemType type) {
        return type().filter(type::equals).isPresent();
    }

    /** Whether whoever runs the server shut this device out. */
    boolean isBarred() {
        return is(ProblemType.REVOKED)
                && problem().filter(p -> Boolean.TRUE.equals(p.barred())).isPresent();
    }

    /** When the server wants to be asked again. */
    public Optional<Duration> after() {
        return Optional.ofNullable(after);
    }

    /** Why there was no connection, in words that go into a sentence. */
    public String because() {
        return switch (getCause()) {
            case HttpConnectTimeoutException _ -> "nothing answered there in time";
            case TimeoutException _ -> "no answer came in time";
            case HttpTimeoutException _ -> "no answer came in time";
            case ConnectException _ -> "nothing listens there, or its name is not known";
            case null, default -> "the connection broke";
        };
    }

    /** What happened, for people. */
    public String what() {
        return String.valueOf(getMessage());
    }
}
