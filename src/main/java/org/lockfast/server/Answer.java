package org.lockfast.server;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.WireJson;

/**
 * What a call is answered with.
 *
 * @param contentType null without a body
 * @param headers further headers
 * @param stream what is too large to be held in memory; then the body is empty
 */
@SuppressWarnings("ArrayRecordComponent") // written once, compared by nobody
record Answer(
        int status,
        @Nullable String contentType,
        byte[] body,
        Map<String, String> headers,
        @Nullable Stream stream) {
    private static final byte[] NOTHING = {};

    /**
     * A body written as it is read.
     *
     * @param length bytes there will be
     */
    record Stream(long length, Writing writing) {}

    /** Writes a body. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer of(int status) {
        return new Answer(status, null, NOTHING, Map.of(), null);
    }

    static Answer of(String contentType, byte[] body) {
        return new Answer(200, contentType, body, Map.of(), null);
    }

    static Answer stream(int status, long length, Writing writing) {
        return new Answer(
                status, "application/octet-stream", NOTHING, Map.of(), new Stream(length, writing));
    }

    static Answer json(int status, Object message) {
        return new Answer(status, WireJson.CONTENT_TYPE, WireJson.write(message), Map.of(), null);
    }

    static Answer problem(Problem problem) {
        return new Answer(
                problem.status(), Problem.CONTENT_TYPE, WireJson.write(problem), Map.of(), null);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, body, more, stream);
    }
}
