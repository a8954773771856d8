package org.lockfast.sync;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.ConsistencyProof;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.Note;
import org.lockfast.ledger.SignedAnswer;
import org.lockfast.ledger.TlogProof;
import org.lockfast.ledger.VerifyKey;

/**
 * Whether the log a server shows is the one this device has seen before, grown. Nothing of a log
 * that is not is followed.
 */
final class LogWatch {
    /** What is said of an answer that may be somebody else's. */
    static final String NOT_OF_THE_LOG =
            "an answer that the log's key did not sign for this question; somebody else may have"
                    + " given it, or a server of an older version, which is upgraded first";

    private final VerifyKey log;

    /**
     * @param log the key of the force's log; its name is the origin
     */
    LogWatch(VerifyKey log) {
        this.log = log;
    }

    /**
     * A checkpoint as its log has signed it.
     *
     * @throws SyncStop AnotherLog, or BadAnswer where nobody signed it so
     */
    Checkpoint signed(String note) throws SyncStop {
        try {
            Note read = Note.parse(note.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            Checkpoint unsigned = Checkpoint.of(read);
            if (!unsigned.origin().equals(log.name())) {
                throw new SyncStop(LogProblem.another(unsigned.origin()));
            }
            if (!read.verifiedBy(log)) {
                throw new SyncStop(
                        LineProblem.badAnswer("a checkpoint the log's key did not sign"));
            }
            return unsigned;
        } catch (Malformed e) {
            throw bad("a checkpoint out of form", e);
        }
    }

    private static SyncStop bad(String what, Exception cause) {
        SyncStop stop = new SyncStop(LineProblem.badAnswer(what));
        stop.initCause(cause);
        return stop;
    }

    /**
     * The same checkpoint as the device keeps it, sealed; null for none. One that was made again
     * from an own entry has no signature of the log.
     */
    @Nullable Checkpoint kept(String note) throws SyncStop {
        if (note.isEmpty()) {
            return null;
        }
        return isSigned(note) ? signed(note) : unsigned(note);
    }

    /**
     * Whether the log signed a checkpoint that the device keeps, so that others may be shown it.
     */
    static boolean isSigned(String note) {
        return note.contains("\n\n");
    }

    private Checkpoint unsigned(String text) throws SyncStop {
        String[] lines = text.split("\n");
        try {
            Checkpoint kept =
                    new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.ofBase64(lines[2]));
            if (kept.origin().equals(log.name())) {
                return kept;
            }
            throw new SyncStop(LogProblem.another(kept.origin()));
        } catch (Malformed | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw bad("a checkpoint out of form", e);
        }
    }

    /** Whether the log itself gave an answer. */
    boolean gave(SignedAnswer answer, String signature) {
        return answer.isSigned(signature, log);
    }

    /** The same under whatever origin it has since. */
    boolean gaveElsewhere(SignedAnswer answer, String signature) {
        return answer.isSignedByTheKey(signature, log);
    }

    /**
     * Whether the log itself gave a window, and under its checkpoint continues the one that is
     * pinned.
     *
     * @param pinned null where nothing is pinned yet
     * @return the checkpoint of the window
     * @throws SyncStop LogBehind, LogInconsistent, AnotherLog, BadAnswer
     */
    Checkpoint follows(@Nullable Checkpoint pinned, Fed window) throws SyncStop {
        Checkpoint now = signed(window.header().checkpoint());
        if (!window.isSigned(log)) {
            throw new SyncStop(LineProblem.badAnswer(NOT_OF_THE_LOG));
        }
        if (pinned == null || pinned.size() == 0) {
            return now;
        }
        if (now.size() < pinned.size()) {
            throw new LogBehind(pinned.size(), now.size());
        }
        boolean same = now.size() == pinned.size() && now.root().equals(pinned.root());
        if (!same && !proves(pinned, now, window.header().consistency())) {
            throw new SyncStop(LogProblem.inconsistent(pinned.size(), now.size()));
        }
        return now;
    }

    /** Whether a receipt shows an entry at its place in the log under a checkpoint. */
    boolean shows(byte[] receipt, Receipts.Receipt entry, Checkpoint under) {
        try {
            TlogProof proof = TlogProof.parse(receipt);
            Checkpoint head = Checkpoint.verify(proof.checkpoint(), log);
            return head.size() == under.size()
                    && head.root().equals(under.root())
                    && proof.index() == entry.index()
                    && proof.proves(entry.eid(), log);
        } catch (Malformed e) {
            return false;
        }
    }

    private boolean proves(Checkpoint pinned, Checkpoint now, @Nullable String proof) {
        if (proof == null) {
            return false;
        }
        try {
            ConsistencyProof read = ConsistencyProof.parse(Base64.getDecoder().decode(proof));
            Checkpoint proven = Checkpoint.verify(read.checkpoint(), log);
            return proven.size() == now.size()
                    && proven.root().equals(now.root())
                    && read.proves(pinned, log);
        } catch (Malformed | IllegalArgumentException e) {
            return false;
        }
    }
}
