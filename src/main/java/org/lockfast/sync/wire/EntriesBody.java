package org.lockfast.sync.wire;

import java.nio.ByteBuffer;
import java.util.List;
import org.lockfast.ledger.BodyBundle;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.EntryBundle;
import org.lockfast.ledger.Malformed;

/**
 * Entries with the bodies they commit to: {@code u32be n ‖ entry bundle[n] ‖ body bundle}. The body
 * of a push, and the tail of a feed and of a refill. Nothing is signed here and nothing checked:
 * entries come as bytes, so that one bad entry does not hide the others.
 */
public final class EntriesBody {
    /** Content type of a push. */
    public static final String CONTENT_TYPE = "application/vnd.lockfast.entries";

    private final byte[] entryBundle;
    private final byte[] bodyBundle;

    private EntriesBody(byte[] entryBundle, byte[] bodyBundle) {
        this.entryBundle = entryBundle;
        this.bodyBundle = bodyBundle;
    }

    /**
     * @param entryBundle as {@link EntryBundle} makes it
     * @param bodyBundle as {@link BodyBundle} makes it
     */
    public static EntriesBody of(byte[] entryBundle, byte[] bodyBundle) {
        return new EntriesBody(entryBundle.clone(), bodyBundle.clone());
    }

    /** Of entries as bytes, each at most 65,535. */
    public static EntriesBody of(List<byte[]> entries, List<Commitment> bodies) {
        int length = entries.stream().mapToInt(entry -> entry.length + 2).sum();
        ByteBuffer bundle = ByteBuffer.allocate(length);
        for (byte[] entry : entries) {
            if (entry.length > 0xffff) {
                throw new IllegalArgumentException("an entry of " + entry.length + " bytes");
            }
            bundle.putShort((short) entry.length).put(entry);
        }
        return new EntriesBody(bundle.array(), BodyBundle.of(bodies));
    }

    /**
     * Reads a whole body.
     *
     * @throws Refused {@code bad-request} where it ends in the middle
     */
    public static EntriesBody parse(byte[] body) {
        return parse(ByteBuffer.wrap(body));
    }

    static EntriesBody parse(ByteBuffer in) {
        byte[] entries = HeadedBody.part(in, "entries");
        byte[] bodies = new byte[in.remaining()];
        in.get(bodies);
        return new EntriesBody(entries, bodies);
    }

    /**
     * The entries as bytes, in their order.
     *
     * @throws Refused {@code bad-note} where the bundle ends in the middle
     */
    public List<byte[]> entries() {
        try {
            return EntryBundle.split(entryBundle);
        } catch (Malformed e) {
            throw badNote(e);
        }
    }

    /**
     * The bodies, each checked against its own hash.
     *
     * @throws Refused {@code bad-note} where the bundle ends in the middle or a body is not the one
     *     its hash names
     */
    public List<Commitment> bodies() {
        try {
            return BodyBundle.parse(bodyBundle);
        } catch (Malformed e) {
            throw badNote(e);
        }
    }

    private static Refused badNote(Malformed e) {
        return new Refused(Problem.of(ProblemType.BAD_NOTE, e.getMessage()), e);
    }

    /** The bundle of entries. */
    public byte[] entryBundle() {
        return entryBundle.clone();
    }

    /** The bundle of bodies. */
    public byte[] bodyBundle() {
        return bodyBundle.clone();
    }

    /** How many bytes {@link #bytes} gives. */
    public int length() {
        return 4 + entryBundle.length + bodyBundle.length;
    }

    /** The whole body. */
    public byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(length());
        put(out);
        return out.array();
    }

    void put(ByteBuffer out) {
        out.putInt(entryBundle.length).put(entryBundle).put(bodyBundle);
    }
}
