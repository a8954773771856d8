package org.lockfast.sync.wire;

/** How much may travel in one message. Both sides keep to it; the server refuses what is larger. */
public final class Limits {
    /** Entries in one push. */
    public static final int PUSH_ENTRIES = 500;

    /** Bytes of a push as it is sent. */
    public static final int PUSH_PACKED = 1 << 20;

    /** Bytes of a push, a refill or a feed once it is unpacked. */
    public static final int UNPACKED = 16 << 20;

    /** Entries of one window of the feed. */
    public static final int FEED_ENTRIES = 1_000;

    /** Bytes of any other body: JSON, a note, something refused. */
    public static final int SMALL = 256 << 10;

    /** Bytes of a push that was refused and is handed in as evidence. */
    public static final int REJECT = 2 << 20;

    /** Subjects a device may ask for in one call. */
    public static final int INTERESTS = 1_000;

    /** Exhibits and cases one look-up answers; where so many come, there may be more. */
    public static final int FOUND = 100;

    /** Bytes of one part of an attachment. */
    public static final int BLOB_CHUNK = 8 << 20;

    /** Bytes of an attachment. */
    public static final long BLOB = 4L << 30;

    private Limits() {}
}
