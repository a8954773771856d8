package org.lockfast.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.Refused;

/** The body of a call, read as it comes. */
final class Body {
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final int BYTES_PER_SECOND = 8 << 10;

    /** What is read of a refused body: more than the largest part of an attachment. */
    private static final int DRAINED = 16 << 20;

    private static final Duration DRAINING = Duration.ofSeconds(10);

    private final Request request;
    private byte[] buffer = new byte[0];
    private @Nullable InputStream coming;
    private long read;

    Body(Request request) {
        this.request = request;
    }

    /**
     * All of it. It may not come slower than 8 KiB in a second, half a minute aside.
     *
     * @throws Refused {@code too-large}, {@code too-slow}; {@code bad-request} where the other side
     *     broke off
     */
    byte[] bytes(int most) {
        long length = request.getLength();
        if (length > most) {
            throw tooLarge(most);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) Math.max(1_024, length));
        for (int count = next(); count >= 0; count = next()) {
            if (lateBy() > 0) {
                throw new Refused(ProblemType.TOO_SLOW, "The body comes too slowly");
            }
            if (out.size() + count > most) {
                throw tooLarge(most);
            }
            out.write(buffer, 0, count);
        }
        return out.toByteArray();
    }

    private int next() {
        InputStream from = coming;
        if (from == null) {
            from = Content.Source.asInputStream(request);
            coming = from;
            buffer = new byte[16 << 10];
        }
        try {
            int count = from.read(buffer);
            read += Math.max(0, count);
            return count;
        } catch (IOException e) {
            throw brokenOff(e);
        }
    }

    private static Refused tooLarge(long most) {
        return new Refused(ProblemType.TOO_LARGE, "More than " + most + " bytes");
    }

    private static Refused brokenOff(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.util.concurrent.TimeoutException) {
                return new Refused(ProblemType.TOO_SLOW, "The body stopped coming");
            }
        }
        return new Refused(Problem.of(ProblemType.BAD_REQUEST, "The body ends before its end"), e);
    }

    private long lateBy() {
        long allowed = GRACE.toNanos() + read * 1_000_000_000L / BYTES_PER_SECOND;
        return System.nanoTime() - request.getBeginNanoTime() - allowed;
    }

    /**
     * Reads on what still comes of a call that is refused: whoever writes when the connection is
     * closed hears of a broken line, and not why. Only so much, and for so long.
     */
    void drain() {
        long began = System.nanoTime();
        try {
            boolean more = request.getLength() <= DRAINED;
            while (more && System.nanoTime() - began < DRAINING.toNanos()) {
                more = next() >= 0 && read <= DRAINED;
            }
        } catch (Refused e) {
            // whoever broke off hears nothing more
        }
        close();
    }

    /** Only now: closed before its end, nothing more of it can be read. */
    private void close() {
        InputStream from = coming;
        if (from != null) {
            try {
                from.close();
            } catch (IOException e) {
                // there is nothing to be kept of it
            }
        }
    }
}
