package org.lockfast.sync.wire;

/** How carry files (protocol.md section 9) are exchanged with a relay (section 10). */
public final class CarryBody {
    /** Where a relay takes them. */
    public static final String PATH = "/v1/carry";

    /** Content type, there and back. */
    public static final String CONTENT_TYPE = "application/vnd.lockfast.carry";

    /** Bytes of one, as it travels. */
    public static final int MOST = 96 << 20;

    /** Bytes of photographs and forms in one; more come with the next. */
    public static final int MOST_FILES = 32 << 20;

    private CarryBody() {}
}
