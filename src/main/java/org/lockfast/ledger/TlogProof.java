package org.lockfast.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receipt that can be checked offline (C2SP tlog-proof): the place of one entry in a log, the way
 * from it to the root, and the signed checkpoint. File ending {@code .tlog-proof}.
 */
public final class TlogProof {
    private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int MOST_HASHES = 63;

    private final byte @Nullable [] extra;
    private final long index;
    private final List<Hash> path;
    private final Note checkpoint;

    private TlogProof(byte @Nullable [] extra, long index, List<Hash> path, Note checkpoint) {
        this.extra = extra;
        this.index = index;
        this.path = path;
        this.checkpoint = checkpoint;
    }

    /** A receipt without extra data. */
    public static TlogProof of(long index, List<Hash> path, Note checkpoint) {
        return new TlogProof(null, index, List.copyOf(path), checkpoint);
    }

    /**
     * Reads a receipt. Nothing is proved until {@link #proves} says so.
     *
     * @throws Malformed when it is out of form
     */
    public static TlogProof parse(byte[] file) {
        int end = emptyLine(file);
        String head = ascii(file, end);
        List<String> lines = List.of(head.split("\n", -1)); // the last one is empty
        int at = 1;
        if (!lines.getFirst().equals(FIRST_LINE)) {
            throw outOfForm();
        }
        byte[] extra = null;
        if (lines.get(at).startsWith(EXTRA)) {
            extra = decode(lines.get(at++).substring(EXTRA.length()));
        }
        if (!lines.get(at).startsWith(INDEX)) {
            throw outOfForm();
        }
        long index =
                Checkpoint.decimal(
                        lines.get(at++).substring(INDEX.length()), Malformed.Reason.PROOF);
        List<String> hashes = lines.subList(at, lines.size() - 1);
        if (hashes.size() > MOST_HASHES) {
            throw outOfForm();
        }
        Note checkpoint = Note.parseOwned(Arrays.copyOfRange(file, end + 1, file.length));
        Checkpoint.of(checkpoint);
        return new TlogProof(
                extra,
                index,
                hashes.stream()
                        .map(h -> Base64Text.hash(h, Malformed.Reason.PROOF, "A hash of a proof"))
                        .toList(),
                checkpoint);
    }

    /** Bytes up to the first empty line, which the checkpoint follows. */
    private static int emptyLine(byte[] file) {
        for (int i = 1; i < file.length; i++) {
            if (file[i] == '\n' && file[i - 1] == '\n') {
                return i;
            }
        }
        throw outOfForm();
    }

    private static String ascii(byte[] file, int length) {
        for (int i = 0; i < length; i++) {
            if (file[i] < 0) {
                throw outOfForm();
            }
        }
        return new String(file, 0, length, StandardCharsets.US_ASCII);
    }

    private static byte[] decode(String text) {
        return Base64Text.decode(text, Malformed.Reason.PROOF, "The extra line of a proof");
    }

    /** Place of the entry in the log, from 0. */
    public long index() {
        return index;
    }

    /** The leaf's sibling first, the root's child last. */
    public List<Hash> path() {
        return path;
    }

    /** The checkpoint as it was signed. */
    public Note checkpoint() {
        return checkpoint;
    }

    /** Data of whoever made the receipt; not authenticated by it. */
    public byte @Nullable [] extra() {
        return extra == null ? null : extra.clone();
    }

    /** Whether that log says this entry stands at {@link #index()}. */
    public boolean proves(Hash eid, VerifyKey log) {
        Checkpoint head;
        try {
            head = Checkpoint.verify(checkpoint, log);
        } catch (Malformed e) {
            return false;
        }
        return TreeProof.includes(index, head.size(), eid, path, head.root());
    }

    /** The file. */
    public byte[] bytes() {
        StringBuilder head = new StringBuilder(FIRST_LINE).append('\n');
        if (extra != null) {
            head.append(EXTRA).append(Base64.getEncoder().encodeToString(extra)).append('\n');
        }
        head.append(INDEX).append(index).append('\n');
        path.forEach(hash -> head.append(hash.base64()).append('\n'));
        head.append('\n');
        ByteSink out = new ByteSink(1024);
        out.ascii(head.toString());
        out.write(checkpoint.array());
        return out.toByteArray();
    }

    private static Malformed outOfForm() {
        return new Malformed(
                Malformed.Reason.PROOF,
                "A proof has the lines " + FIRST_LINE + ", index, hashes, and a checkpoint");
    }
}
