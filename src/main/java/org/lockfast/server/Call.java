package org.lockfast.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;
import org.lockfast.sync.wire.ContentDigest;
import org.lockfast.sync.wire.Packing;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.Refused;

/** One call, as it came in. */
final class Call implements AutoCloseable {
    private final Request request;
    private final Body body;
    private final Map<String, String> parts;
    private final @Nullable String device;
    private final Heavy heavy;
    private final Bodies bodies;
    private final Headroom headroom;
    private Bodies.@Nullable Body reading;
    private Headroom.@Nullable Part unpacking;

    /**
     * @param parts what stands in the path where the route has a name in braces
     * @param device who calls; null where nobody is asked for
     */
    Call(
            Request request,
            Body body,
            Map<String, String> parts,
            @Nullable String device,
            Heavy heavy,
            Bodies bodies,
            Headroom headroom) {
        this.request = request;
        this.body = body;
        this.parts = Map.copyOf(parts);
        this.device = device;
        this.heavy = heavy;
        this.bodies = bodies;
        this.headroom = headroom;
    }

    /** The device that calls; only where the route lets devices in. */
    String device() {
        if (device == null) {
            throw new IllegalStateException("nobody was asked who calls");
        }
        return device;
    }

    /** Where it comes from; only ever compared. */
    String from() {
        return Gate.address(request);
    }

    /** A part of the path. */
    String part(String name) {
        String part = parts.get(name);
        if (part == null) {
            throw new IllegalStateException("no part " + name);
        }
        return part;
    }

    /**
     * A header.
     *
     * @throws Refused {@code bad-request} when it stands there twice
     */
    Optional<String> header(String name) {
        List<HttpField> fields = request.getHeaders().getFields(name);
        if (fields.size() > 1) {
            throw new Refused(
                    ProblemType.BAD_REQUEST, "The header " + name + " stands there twice");
        }
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(fields.getFirst().getValue());
    }

    String needed(String header) {
        return header(header)
                .orElseThrow(() ->
                        new Refused(
                                ProblemType.BAD_REQUEST, "The header " + header + " is missing"));
    }

    /**
     * A value of the query.
     *
     * @throws Refused {@code bad-request} for a query that cannot be read, or one with it twice
     */
    Optional<String> query(String name) {
        Fields fields;
        try {
            fields = Request.extractQueryParameters(request);
        } catch (RuntimeException e) {
            throw new Refused(Problem.of(ProblemType.BAD_REQUEST, "The query cannot be read"), e);
        }
        List<String> values = fields.getValues(name);
        if (values == null || values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            throw new Refused(ProblemType.BAD_REQUEST, name + " stands there twice");
        }
        return Optional.of(values.getFirst());
    }

    /**
     * The whole query as it came, for an answer that is signed for it.
     *
     * @throws Refused {@code bad-request} where it has a character that belongs in no address
     */
    String query() {
        String query = request.getHttpURI().getQuery();
        if (query == null || !query.matches("[!-~]+")) {
            throw new Refused(ProblemType.BAD_REQUEST, "The query cannot be read");
        }
        return query;
    }

    /** A whole number of the query, from {@code least}. */
    long number(String name, long otherwise, long least) {
        Optional<String> text = query(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.get().matches("0|[1-9][0-9]{0,14}") || Long.parseLong(text.get()) < least) {
            throw new Refused(ProblemType.BAD_REQUEST, name + " is a whole number from " + least);
        }
        return Long.parseLong(text.get());
    }

    /**
     * The body as it was sent, its digest checked where one came.
     *
     * @throws Refused {@code too-large}, {@code too-slow}, {@code digest-mismatch}; {@code
     *     slow-down} or {@code busy} where too much is being read
     */
    byte[] body(int most) {
        Bodies.Body into = bodies.begin(caller(), device != null);
        reading = into;
        byte[] sent = body.bytes(most, into);
        header(ContentDigest.HEADER).ifPresent(digest -> ContentDigest.check(digest, sent));
        return sent;
    }

    /** As {@link #body}, but a digest there must be. */
    byte[] bodyWithDigest(int most) {
        needed(ContentDigest.HEADER);
        return body(most);
    }

    /**
     * Unpacks by {@code Content-Encoding}, once there is memory for as much as the body says it
     * comes to; its turn must have come. Once a call.
     *
     * @throws Refused {@code busy}; {@code too-large}; {@code bad-request} where it comes to more
     *     than it says
     */
    byte[] unpacked(byte[] body, int most) {
        Packing packing = Packing.of(header("Content-Encoding").orElse(""));
        int said = packing.said(body, most);
        unpacking = headroom.take(said);
        return packing.unpackAsSaid(body, said, most);
    }

    /**
     * Refuses another content type.
     *
     * @throws Refused {@code unsupported}
     */
    void type(String type) {
        String given = header("Content-Type").orElse("").toLowerCase(java.util.Locale.ROOT);
        if (!given.split(";", 2)[0].strip().equals(type)) {
            throw new Refused(ProblemType.UNSUPPORTED, "Content-Type is " + type + " here");
        }
    }

    /**
     * Does the heavy part of a call, once its turn has come. The body was read before: who sends
     * slowly holds nobody up.
     *
     * @throws Refused {@code busy}
     */
    <T> T inTurn(Heavy.Work<T> work) {
        return inTurn(heavy, work);
    }

    /** The same where there are other places than everybody's. */
    <T> T inTurn(Heavy places, Heavy.Work<T> work) {
        return places.run(caller(), work);
    }

    private String caller() {
        return device == null ? from() : device;
    }

    /** It is over: what was read of it counts no more. */
    @Override
    public void close() {
        Bodies.Body read = reading;
        if (read != null) {
            read.close();
        }
        Headroom.Part part = unpacking;
        if (part != null) {
            part.close();
        }
    }
}
