package org.lockfast.log;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.LogKey;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.MerkleStack;
import org.lockfast.ledger.Note;
import org.lockfast.ledger.NoteSignature;
import org.lockfast.ledger.SignedAnswer;
import org.lockfast.ledger.TreeProof;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.ledger.WitnessKey;
import org.lockfast.ledger.WitnessPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs checkpoints, and never one that contradicts or falls behind what was shown before: to this
 * node's file, to the database, to a witness or to a device. Where that cannot be kept the log
 * takes nothing more until it is refilled.
 */
final class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    /** Entries added since the last checkpoint, above which it is looked up in the tree instead. */
    private static final int FEW = 10_000;

    /** What was signed last, without cosignatures, and the head it was signed over. */
    private record Last(Checkpoint checkpoint, Note note, LogHead head) {}

    /**
     * The head, and the checkpoint of its size if there is one.
     *
     * @param grown whether the log begins with what was signed last
     */
    private record Now(LogHead head, Optional<LogRows.Signed> signed, boolean grown) {}

    private final LogStore store;
    private final ServerKeys keys;
    private final CheckpointFile file;
    private final LogTree tree;
    private final WitnessPolicy policy;

    /** The log's key, one under every origin it ever had; its name here is nobody's. */
    private final VerifyKey own;

    private @Nullable LogKey signer;
    private final Runnable forget;
    private volatile @Nullable Last last;
    private volatile @Nullable Note witnessed;

    /**
     * @param forget called where the records turn out to be others than they were: whatever is
     *     remembered of them counts no more
     */
    Checkpoints(
            LogStore store,
            ServerKeys keys,
            CheckpointFile file,
            LogTree tree,
            WitnessPolicy policy,
            Runnable forget) {
        this.forget = forget;
        this.store = store;
        this.keys = keys;
        this.file = file;
        this.tree = tree;
        this.policy = policy;
        this.own = keys.logSigner("log").key();
    }

    /** What the file and the database say of each other, before anything is signed. */
    synchronized void check() {
        file.read().ifPresent(this::shown);
    }

    /** The key that signs under the origin. */
    VerifyKey key(String origin) {
        return signer(origin).key();
    }

    /** The key that cosigns under the origin. */
    WitnessKey secondKey(String origin) {
        return signer(origin).second().orElseThrow();
    }

    /** Signs an answer with the key under the origin; it can be no checkpoint. */
    String vouch(SignedAnswer answer, String origin) {
        return answer.sign(signer(origin));
    }

    private synchronized LogKey signer(String origin) {
        LogKey known = signer;
        if (known == null || !known.key().name().equals(origin)) {
            known = keys.logSigner(origin);
            signer = known;
        }
        return known;
    }

    /**
     * The newest checkpoint over everything that is committed, signed if it is not yet.
     *
     * @throws LogRefusal REFILLING where signing would contradict what was shown
     */
    synchronized Note newest() {
        return newest(now());
    }

    private Note newest(Now now) {
        LogHead head = now.head();
        Last known = last;
        if (known != null && fits(known.checkpoint(), head)) {
            return known.note();
        }
        Note note =
                now.signed()
                        .map(one -> Note.parse(one.note()))
                        .filter(one -> fits(Checkpoint.of(one), head))
                        .orElseGet(() -> sign(head));
        last = new Last(Checkpoint.of(note), note, head);
        return note;
    }

    /** A checkpoint over that many entries at least: the last one signed here, or a new one. */
    synchronized Note covering(long size) {
        Now now = now();
        Last known = last;
        boolean covers =
                known != null
                        && known.checkpoint().size() >= size
                        && known.checkpoint().origin().equals(now.head().origin());
        return covers && known != null ? known.note() : newest(now);
    }

    /** Whether that head is behind what this node has signed: its records were put back. */
    boolean beyond(LogHead head) {
        Last known = last;
        return known != null && known.head().size() > head.size();
    }

    /** Looks whether the records still are what was signed, and shuts the log where not. */
    synchronized void look() {
        now();
    }

    /** How the log stands; where it was put back under this node, all of it is looked at anew. */
    private Now now() {
        Now now = store.read(this::now);
        Last known = last;
        if (known == null || now.grown()) {
            return now;
        }
        LOG.warn(
                "The log of {} entries does not begin with the {} that were signed",
                now.head().size(),
                known.checkpoint().size());
        tree.clear();
        forget.run();
        shown(known.note());
        check();
        last = null; // last of all: until the log is shut nothing may be taken in
        return store.read(this::now);
    }

    private Now now(LogRows rows) {
        LogHead head = rows.head();
        return new Now(head, rows.signed(head.size()), grown(rows, head));
    }

    private boolean grown(LogRows rows, LogHead head) {
        Last known = last;
        if (known == null) {
            return true;
        }
        long more = head.size() - known.head().size();
        if (more < 0) {
            return false;
        }
        if (more > FEW) {
            // by rows alone: what is remembered of the tree may be of other records
            return TreeProof.root(new LogTree().nodes(rows), known.head().size())
                    .equals(known.head().root());
        }
        MerkleStack stack = known.head().stack();
        if (more > 0) {
            rows.nodes(0, known.head().size(), (int) more).forEach(stack::add);
        }
        return stack.root().equals(head.root());
    }

    private static boolean fits(Checkpoint checkpoint, LogHead head) {
        return checkpoint.origin().equals(head.origin())
                && checkpoint.size() == head.size()
                && checkpoint.root().equals(head.root());
    }

    private Note sign(LogHead head) {
        if (!head.state().open()) {
            return signedBefore(head);
        }
        Checkpoint checkpoint = new Checkpoint(head.origin(), head.size(), head.root());
        Note note = checkpoint.sign(signer(head.origin()));
        boolean[] beaten = {false};
        file.change(there -> {
            Note shown = there.orElse(null);
            if (shown != null && !isLast(shown, head)) {
                LogState state = shown(shown);
                if (!state.open()) {
                    throw new LogRefusal(Sequencer.refilling());
                }
                // Another node of this machine has gone on: what it signed counts. The same size
                // is this very checkpoint, of a node that was stopped before it could keep it
                beaten[0] =
                        Checkpoint.of(shown).origin().equals(head.origin())
                                && Checkpoint.of(shown).size() > head.size();
            }
            return beaten[0] ? null : note;
        });
        if (beaten[0]) {
            return newest();
        }
        store.beside(rows -> {
            rows.sign(new LogRows.Signed(head.size(), note.bytes()));
            return note;
        });
        return note;
    }

    /** Whether it is what {@link #now()} has just found the log to begin with. */
    private boolean isLast(Note shown, LogHead head) {
        Last known = last;
        return known != null
                && known.checkpoint().origin().equals(head.origin())
                && known.note().toString().equals(shown.toString());
    }

    /** While the log is refilled it shows what it last signed and still has. */
    private Note signedBefore(LogHead head) {
        return store.read(rows -> rows.signed())
                .map(one -> Note.parse(one.note()))
                .filter(one -> Checkpoint.of(one).size() <= head.size())
                .orElseThrow(() -> new LogRefusal(Sequencer.refilling()));
    }

    /**
     * Somebody shows a checkpoint of this log. Where it is beyond the log or beside it, or of an
     * origin that came after the log's, the log takes nothing more.
     */
    LogState shown(Note note) {
        LogHead head = store.read(LogRows::head);
        if (store.read(rows -> seen(rows, head, note)).equals(head)) {
            return head.state();
        }
        LOG.warn(
                "A checkpoint of {} entries was shown, and the log has {}: nothing is taken in"
                        + " until it is refilled",
                Checkpoint.of(note).size(),
                head.size());
        return store.write((rows, now) -> {
            LogHead seen = seen(rows, now, note);
            rows.head(seen);
            return seen.state();
        });
    }

    /** The head once that checkpoint was seen; the same where that is nothing new. */
    private LogHead seen(LogRows rows, LogHead head, Note note) {
        Checkpoint checkpoint = Checkpoint.of(note);
        String newest = Succession.newestOrigin(head);
        boolean later = Succession.isAfter(checkpoint.origin(), newest);
        if (!later && !checkpoint.origin().equals(newest)) {
            return head; // of an origin that was given up
        }
        if (checkpoint.size() > head.size()) {
            return later || checkpoint.size() > head.wantedSize()
                    ? head.wanting(checkpoint.size(), alone(note, checkpoint), head.broken())
                    : head;
        }
        if (later) { // the copy is older than the succession, and has what that gave up
            return head.wanting(checkpoint.size(), alone(note, checkpoint), true);
        }
        return head.broken() || root(rows, checkpoint.size()).equals(checkpoint.root())
                ? head
                : head.wanting(head.wantedSize(), head.wanted(), true);
    }

    /** Whoever shows it may have put any lines under it: only the log's own is kept. */
    private byte[] alone(Note note, Checkpoint checkpoint) {
        return note.only(own.renamed(checkpoint.origin())).bytes();
    }

    private Hash root(LogRows rows, long size) {
        return TreeProof.root(tree.nodes(rows), size);
    }

    /**
     * Reads a checkpoint somebody else hands in.
     *
     * @throws LogRefusal BAD_NOTE unless the log's key signed it
     */
    Checkpoint own(Note note) {
        try {
            Checkpoint checkpoint = Checkpoint.of(note);
            if (note.verifiedBy(own.renamed(checkpoint.origin()))) {
                return checkpoint;
            }
        } catch (Malformed e) {
            throw new LogRefusal(
                    Refusal.Reason.BAD_NOTE, "A checkpoint does not read: " + e.getMessage() + ".");
        }
        throw new LogRefusal(
                Refusal.Reason.BAD_NOTE, "This checkpoint is not signed by the log's key.");
    }

    /** The same with the log's second line; under whatever origin it was signed. */
    Note evidence(Note note) {
        return signer(Checkpoint.of(note).origin()).evidence(note);
    }

    /** The checkpoint with the cosignature lines kept for it. */
    Note cosigned(Note note) {
        return policy.witnesses().isEmpty() ? note : store.read(rows -> cosigned(rows, note));
    }

    private static Note cosigned(LogRows rows, Note note) {
        Set<String> witnesses = new HashSet<>(); // two nodes may have kept two lines of one
        List<NoteSignature> lines =
                rows.cosignatures(Checkpoint.of(note).size()).stream()
                        .flatMap(line -> line(note, line).stream())
                        .filter(line -> witnesses.add(line.name() + "+" + line.keyId()))
                        .limit(Note.MAX_SIGNATURES - 1 - note.signatures().size())
                        .toList();
        return lines.isEmpty() ? note : note.with(lines);
    }

    private static List<NoteSignature> line(Note note, String line) {
        byte[] alone = (note.text() + "\n" + line + "\n").getBytes(StandardCharsets.UTF_8);
        return Note.parse(alone).signatures();
    }

    /**
     * Keeps cosignature lines: the good ones of known witnesses, of each the first for a size. A
     * witness may cosign one size for ever, and its earliest word is the one that says most.
     *
     * @return whether any was new
     */
    boolean keep(Checkpoint checkpoint, Note cosigned) {
        return store.beside(rows -> {
            boolean any = false;
            for (WitnessKey witness : policy.witnesses()) {
                Optional<NoteSignature> line =
                        cosigned.signatures().stream()
                                .filter(one -> witness.cosigned(cosigned, one).isPresent())
                                .findFirst();
                if (line.isPresent() && !has(rows, checkpoint, cosigned, witness)) {
                    any |= rows.cosign(checkpoint.size(), line.get().line());
                }
            }
            return any;
        });
    }

    private static boolean has(LogRows rows, Checkpoint checkpoint, Note note, WitnessKey witness) {
        return rows.cosignatures(checkpoint.size()).stream()
                .flatMap(line -> line(note, line).stream())
                .anyMatch(line -> witness.cosigned(note, line).isPresent());
    }

    /** The newest checkpoint that enough witnesses have cosigned; empty where none is asked for. */
    Optional<Note> witnessed() {
        if (!policy.asks()) {
            return Optional.empty();
        }
        Note known = witnessed;
        long from = known == null ? 0 : Checkpoint.of(known).size();
        Optional<Note> newer =
                store.read(rows ->
                        rows.cosignedSizes(from).stream()
                                .flatMap(size -> rows.signed(size).stream())
                                .map(one -> cosigned(rows, Note.parse(one.note())))
                                .filter(one -> policy.met(one).isPresent())
                                .findFirst());
        newer.ifPresent(one -> witnessed = one);
        return newer.or(() -> Optional.ofNullable(known));
    }
}
