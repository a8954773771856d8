package org.lockfast.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * That a log only grew: the body of an add-checkpoint request of C2SP tlog-witness, the one
 * published form. {@code old N}, hashes, an empty line, the newer checkpoint.
 */
public final class ConsistencyProof {
    private static final String OLD = "old ";
    private static final int MOST_HASHES = 63; // as tlog-witness says

    private final long oldSize;
    private final List<Hash> path;
    private final Note checkpoint;

    private ConsistencyProof(long oldSize, List<Hash> path, Note checkpoint) {
        this.oldSize = oldSize;
        this.path = path;
        this.checkpoint = checkpoint;
    }

    public static ConsistencyProof of(long oldSize, List<Hash> path, Note checkpoint) {
        return new ConsistencyProof(oldSize, List.copyOf(path), checkpoint);
    }

    /**
     * Reads a proof. Nothing is proved until {@link #proves} says so.
     *
     * @throws Malformed when it is out of form
     */
    public static ConsistencyProof parse(byte[] file) {
        String all = new String(file, StandardCharsets.ISO_8859_1); // one char a byte
        int end = all.indexOf("\n\n");
        if (end < 0 || !all.startsWith(OLD)) {
            throw outOfForm();
        }
        List<String> lines = List.of(all.substring(OLD.length(), end).split("\n", -1));
        List<String> hashes = lines.subList(1, lines.size());
        if (hashes.size() > MOST_HASHES) {
            throw outOfForm();
        }
        Note checkpoint = Note.parseOwned(Arrays.copyOfRange(file, end + 2, file.length));
        Checkpoint.of(checkpoint);
        return new ConsistencyProof(
                Checkpoint.decimal(lines.getFirst(), Malformed.Reason.PROOF),
                hashes.stream()
                        .map(h -> Base64Text.hash(h, Malformed.Reason.PROOF, "A hash of a proof"))
                        .toList(),
                checkpoint);
    }

    /** Size of the older tree. */
    public long oldSize() {
        return oldSize;
    }

    public List<Hash> path() {
        return path;
    }

    /** The newer checkpoint as it was signed. */
    public Note checkpoint() {
        return checkpoint;
    }

    /** Whether that log, at {@link #checkpoint()}, still begins with what was pinned. */
    public boolean proves(Checkpoint pinned, VerifyKey log) {
        Checkpoint head;
        try {
            head = Checkpoint.verify(checkpoint, log);
        } catch (Malformed e) {
            return false;
        }
        return pinned.size() == oldSize
                && pinned.origin().equals(head.origin())
                && TreeProof.consistent(oldSize, pinned.root(), head.size(), head.root(), path);
    }

    /** The file. */
    public byte[] bytes() {
        StringBuilder head = new StringBuilder(OLD).append(oldSize).append('\n');
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
                "A consistency proof has the line old, hashes, and a checkpoint");
    }
}
