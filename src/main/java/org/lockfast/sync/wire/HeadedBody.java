package org.lockfast.sync.wire;

import java.nio.ByteBuffer;

/**
 * Entries behind a header of JSON: {@code u32be h ‖ JSON[h] ‖ u32be n ‖ entry bundle[n] ‖ body
 * bundle}. The answer of the feed and the body of a refill.
 *
 * @param header a {@link FeedHeader} or a {@link RefillHeader}
 */
public record HeadedBody<H>(H header, EntriesBody entries) {
    /** Content type of a feed and of a refill. */
    public static final String CONTENT_TYPE = "application/vnd.lockfast.feed";

    /**
     * Reads a whole body.
     *
     * @throws Refused {@code bad-request} where it ends in the middle, or its header is not JSON of
     *     that kind
     */
    public static <H> HeadedBody<H> parse(byte[] body, Class<H> kind) {
        ByteBuffer in = ByteBuffer.wrap(body);
        H header = WireJson.read(part(in, "a header"), kind);
        return new HeadedBody<>(header, EntriesBody.parse(in));
    }

    static byte[] part(ByteBuffer in, String what) {
        if (in.remaining() < 4) {
            throw endsInTheMiddle(what);
        }
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw endsInTheMiddle(what);
        }
        byte[] part = new byte[length];
        in.get(part);
        return part;
    }

    private static Refused endsInTheMiddle(String what) {
        return new Refused(ProblemType.BAD_REQUEST, "The body ends in the middle of " + what);
    }

    /** The whole body. */
    public byte[] bytes() {
        byte[] json = WireJson.write(header);
        ByteBuffer out = ByteBuffer.allocate(4 + json.length + entries.length());
        out.putInt(json.length).put(json);
        entries.put(out);
        return out.array();
    }
}
