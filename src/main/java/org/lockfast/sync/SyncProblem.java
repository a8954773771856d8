package org.lockfast.sync;

import java.time.Duration;
import org.lockfast.journal.ChainLack;
import org.lockfast.journal.JournalEvents;

/**
 * Something between this device and its server that somebody has to know of. Recording goes on
 * whatever it is, and no entry is given up. Each says in a sentence what is so and what to do.
 */
public sealed interface SyncProblem {
    /** For programs; lower case, words joined by hyphens. */
    String code();

    /** For people. */
    String sentence();

    /** How serious it is; the most serious is shown first. */
    Severity severity();

    /** From the most serious on. */
    enum Severity {
        /** The record itself is in question: an administrator must act. */
        ALARM,
        /** Something does not go on by itself. */
        ACT,
        /** To be known; it may pass. */
        NOTE
    }

    /** As a round told it that ended before this program began. */
    record Told(String code, String sentence, Severity severity) implements SyncProblem {
        static Told of(SyncProblem problem) {
            return problem instanceof Told told
                    ? told
                    : new Told(problem.code(), problem.sentence(), problem.severity());
        }
    }

    /** The log goes on under another origin, because what it lost could not be got back. */
    record LogSucceeded(String origin, long pinned) implements SyncProblem {
        @Override
        public String code() {
            return "log-succeeded";
        }

        @Override
        public String sentence() {
            return "An administrator of the server gave up what its log had lost: it goes on as "
                    + origin
                    + ". This device had seen "
                    + pinned
                    + " entries of it before; it keeps the checkpoint that proves them, and hands in again"
                    + " all it has.";
        }

        @Override
        public Severity severity() {
            return Severity.ACT;
        }
    }

    /** What the device remembered of its server was damaged, and was made again. */
    record MemoryMadeAgain(long pinned) implements SyncProblem {
        @Override
        public String code() {
            return "memory-made-again";
        }

        @Override
        public String sentence() {
            return "What this device remembered of the server was damaged, and was made again from its"
                    + " records. "
                    + (pinned > 0
                            ? "The log is held to its first "
                                    + pinned
                                    + " entries, as the newest entry of this device names them; a later"
                                    + " acknowledgement that was not proven yet"
                            : "No entry of this device names a checkpoint of the log: whether it was altered"
                                    + " before now, this device cannot tell any more. An acknowledgement that"
                                    + " was not proven yet")
                    + ", and which exhibits were asked for, is lost.";
        }

        @Override
        public Severity severity() {
            return pinned > 0 ? Severity.ACT : Severity.ALARM;
        }
    }

    /** The server's log is shorter than what it once signed: it was restored from a copy. */
    record LogBehind(long pinned, long size) implements SyncProblem {
        @Override
        public String code() {
            return "log-behind";
        }

        @Override
        public String sentence() {
            return "The server's log ends "
                    + (size == 0 ? "earlier" : "at entry " + size)
                    + ", and it has signed "
                    + pinned
                    + " entries before: it was restored from an older copy. This device hands back what it has. Tell"
                    + " the administrator of the server.";
        }

        @Override
        public Severity severity() {
            return Severity.ALARM;
        }
    }

    /** The server's log does not contain what this device has seen of it. */
    record LogInconsistent(long pinned, long size) implements SyncProblem {
        @Override
        public String code() {
            return "log-inconsistent";
        }

        @Override
        public String sentence() {
            return "The server shows a log that does not continue the one this device has seen (entry "
                    + pinned
                    + " of then, "
                    + size
                    + " of now). It is not followed. Keep this device as it is and tell the"
                    + " administrator.";
        }

        @Override
        public Severity severity() {
            return Severity.ALARM;
        }
    }

    /** The server shows another force's log, or one under another key. */
    record AnotherLog(String origin) implements SyncProblem {
        @Override
        public String code() {
            return "another-log";
        }

        @Override
        public String sentence() {
            return "The server shows the log "
                    + origin
                    + ", which is not the log of this force. Nothing is sent to it. Check the address of"
                    + " the server.";
        }

        @Override
        public Severity severity() {
            return Severity.ALARM;
        }
    }

    /**
     * This device's chain goes on in two ways: the store, or a copy of it, was in use twice.
     *
     * @param epoch of the first entry that another one stands beside
     * @param seq of that entry
     */
    record OwnFork(long epoch, long seq) implements SyncProblem {
        @Override
        public String code() {
            return "own-fork";
        }

        @Override
        public String sentence() {
            return "From entry "
                    + seq
                    + " of epoch "
                    + epoch
                    + " on this device has told two histories: the store, or a copy of it, was in use"
                    + " twice. Both are kept and shown, and this store records on in an epoch of its"
                    + " own. See that only one copy is used; a supervisor closes the conflict with what"
                    + " was found.";
        }

        @Override
        public Severity severity() {
            return Severity.ALARM;
        }
    }

    /** The device was put out of use. */
    record Revoked() implements SyncProblem {
        @Override
        public String code() {
            return "revoked";
        }

        @Override
        public String sentence() {
            return "This device was revoked by an administrator. It is sent nothing more; what is recorded"
                    + " on it is still sent, kept and marked. Hand the device in.";
        }

        @Override
        public Severity severity() {
            return Severity.ALARM;
        }
    }

    /** The server does not know this device's key. */
    record UnknownDevice() implements SyncProblem {
        @Override
        public String code() {
            return "unknown-key";
        }

        @Override
        public String sentence() {
            return "The server does not know this device. Check that it is the server of this force, and"
                    + " tell its administrator.";
        }

        @Override
        public Severity severity() {
            return Severity.ACT;
        }
    }

    /** Entries the server refused; they stay here, and it has them as evidence. */
    record EntriesRefused(long count, String why) implements SyncProblem {
        @Override
        public String code() {
            return "entries-refused";
        }

        @Override
        public String sentence() {
            return (count == 1 ? "1 entry was" : count + " entries were")
                    + " refused by the server ("
                    + why
                    + "). They are kept here, and the server has them as evidence. Tell the"
                    + " administrator.";
        }

        @Override
        public Severity severity() {
            return Severity.ACT;
        }
    }

    /**
     * Entries that follow one that this device cannot send, unreadable here or refused there, and
     * that the server has not taken in without it.
     */
    record EntriesHeldBack(long epoch, long seq) implements SyncProblem {
        @Override
        public String code() {
            return "entries-held-back";
        }

        @Override
        public String sentence() {
            return "The server waits for entry "
                    + seq
                    + " of epoch "
                    + epoch
                    + ", which this device cannot send. What follows it in that epoch is kept here, and"
                    + " offered again without it in each round; what was recorded in other epochs is"
                    + " sent. Have the store verified, and tell the administrator.";
        }

        @Override
        public Severity severity() {
            return Severity.ACT;
        }
    }

    /**
     * Entries that their device says it cannot hand in, and that are not here either.
     *
     * @param own whether it is this device
     * @param device what people call it, and its id
     */
    record ChainLacks(boolean own, String device, ChainLack lack) implements SyncProblem {
        @Override
        public String code() {
            return "chain-lacks";
        }

        @Override
        public String sentence() {
            boolean one = lack.from() == lack.to();
            String which =
                    (one ? "Entry " + lack.from() : "Entries " + lack.from() + " to " + lack.to())
                            + " of epoch "
                            + lack.epoch();
            boolean refused = lack.cause() == JournalEvents.LackCause.REFUSED;
            if (own) {
                return which
                        + " of this device "
                        + (one ? "does" : "do")
                        + " not read here, and the server never had "
                        + (one ? "it" : "them")
                        + ". What follows is sent without. Have the store verified, and tell the"
                        + " administrator.";
            }
            return which
                    + " of "
                    + device
                    + (one ? " is" : " are")
                    + " not here: that device says "
                    + (refused
                            ? "the server refused "
                                    + (one ? "it" : "them")
                                    + ", and has it as evidence"
                            : (one ? "it no longer reads" : "they no longer read") + " there")
                    + ". What follows came without. Tell the administrator.";
        }

        @Override
        public Severity severity() {
            return Severity.NOTE;
        }
    }

    /** Entries of the force's log that are not what they say they are. */
    record NotTaken(long count, long index, String why) implements SyncProblem {
        @Override
        public String code() {
            return "not-taken";
        }

        @Override
        public String sentence() {
            String many = count < SyncState.NOT_TAKEN ? " entries" : " entries or more";
            return (count == 1 ? "1 entry" : count + many)
                    + " of the central log could not be taken (the last is entry "
                    + index
                    + " of the log: "
                    + why
                    + "). The place and the reason are kept"
                    + (count < SyncState.NOT_TAKEN ? "" : " of the newest")
                    + ". Tell the administrator.";
        }

        @Override
        public Severity severity() {
            return Severity.ACT;
        }
    }

    /** A file that is not as the entry says that names it. */
    record FileNotTaken(String hash, String why) implements SyncProblem {
        @Override
        public String code() {
            return "file-not-taken";
        }

        @Override
        public String sentence() {
            return "The server's copy of file "
                    + hash
                    + " was not taken: "
                    + why
                    + ". The other files are. Tell the administrator.";
        }

        @Override
        public Severity severity() {
            return Severity.ACT;
        }
    }

    /**
     * The server acknowledged an entry and its log does not show it.
     *
     * @param index where it said it is
     */
    record NotInTheLog(long index) implements SyncProblem {
        @Override
        public String code() {
            return "not-in-the-log";
        }

        @Override
        public String sentence() {
            return "The server said it has an entry at place "
                    + index
                    + " of its log, and does not show it there. The entry is safe on this device."
                    + " Tell the administrator, and do not wipe this device.";
        }

        @Override
        public Severity severity() {
            return Severity.ALARM;
        }
    }

    /** What the server sent is not as agreed; nothing of that answer is followed. */
    record BadAnswer(String what) implements SyncProblem {
        @Override
        public String code() {
            return "bad-answer";
        }

        @Override
        public String sentence() {
            return "The server sent something that cannot be taken in ("
                    + what
                    + "). Nothing of it was taken in; recording goes on. Tell the administrator if it"
                    + " happens again.";
        }

        @Override
        public Severity severity() {
            return Severity.ACT;
        }
    }

    /** The certificate does not stand under the one given at enrolment, or names another server. */
    record ServerNotTrusted(String server) implements SyncProblem {
        @Override
        public String code() {
            return "server-not-trusted";
        }

        @Override
        public String sentence() {
            return "The certificate that "
                    + server
                    + " shows is not one this device trusts, or not today. Nothing is sent. Check the date of"
                    + " this computer and the address; if the certificates of the force were renewed, ask"
                    + " the administrator for the new one.";
        }

        @Override
        public Severity severity() {
            return Severity.ACT;
        }
    }

    /** The server wants a newer program. */
    record UpgradeNeeded(String minimum) implements SyncProblem {
        @Override
        public String code() {
            return "upgrade";
        }

        @Override
        public String sentence() {
            return "The server asks for Lockfast "
                    + minimum
                    + " or later. Recording goes on; what is recorded is sent after the update.";
        }

        @Override
        public Severity severity() {
            return Severity.ACT;
        }
    }

    /** This device could not write down what it received, or what it remembers of the server. */
    record NotKept(String why) implements SyncProblem {
        @Override
        public String code() {
            return "not-kept";
        }

        @Override
        public String sentence() {
            return "What came from the server could not be kept: "
                    + why
                    + " It comes again once there is room.";
        }

        @Override
        public Severity severity() {
            return Severity.ACT;
        }
    }

    /** A round ended by a fault of the program, or for want of memory. */
    record BrokeOff(String what) implements SyncProblem {
        @Override
        public String code() {
            return "broke-off";
        }

        @Override
        public String sentence() {
            return "A round of synchronisation broke off ("
                    + what
                    + "). It is tried again by itself; recording goes on. If this stays, start the program"
                    + " anew, and tell whoever looks after it.";
        }

        @Override
        public Severity severity() {
            return Severity.ACT;
        }
    }

    /** The clocks differ by more than two minutes. */
    record ClockSkew(long skewMs) implements SyncProblem {
        /** From here on it is said. */
        public static final Duration MOST = Duration.ofMinutes(2);

        @Override
        public String code() {
            return "clock-skew";
        }

        @Override
        public String sentence() {
            return "The clock of this device is "
                    + span(Duration.ofMillis(Math.abs(skewMs)))
                    + (skewMs > 0 ? " behind" : " ahead of")
                    + " the server's. Set it right. What was recorded stands as it is; the server records"
                    + " the difference each time it is sent something.";
        }

        @Override
        public Severity severity() {
            return Severity.ACT;
        }
    }

    /** Entries wait here alone for too long. */
    record NothingSent(Duration since, long unsent) implements SyncProblem {
        /** From here on it is said. */
        public static final Duration LONGEST = Duration.ofHours(4);

        @Override
        public String code() {
            return "nothing-sent";
        }

        @Override
        public String sentence() {
            return (unsent == 1 ? "1 entry is" : unsent + " entries are")
                    + " on this device alone, the oldest for "
                    + span(since)
                    + ". Connect it, or carry a file to another device.";
        }

        @Override
        public Severity severity() {
            return Severity.NOTE;
        }
    }

    /** The force asks for witnesses, and they have seen nothing new for too long. */
    record NotWitnessed(Duration since) implements SyncProblem {
        /** From here on it is said. */
        public static final Duration LONGEST = Duration.ofHours(24);

        @Override
        public String code() {
            return "not-witnessed";
        }

        @Override
        public String sentence() {
            return "No witnessed receipt for "
                    + since.toHours()
                    + " hours: the witnesses the force asks for have not confirmed the central log since."
                    + " What was recorded stands. Tell the administrator of the server.";
        }

        @Override
        public Severity severity() {
            return Severity.ACT;
        }
    }

    /** The server has no time now, or is taking back what it lost. */
    record ServerWaits(String why) implements SyncProblem {
        @Override
        public String code() {
            return "server-waits";
        }

        @Override
        public String sentence() {
            return "The server takes nothing at the moment ("
                    + why
                    + "). It is asked again by itself; recording goes on.";
        }

        @Override
        public Severity severity() {
            return Severity.NOTE;
        }
    }

    private static String span(Duration d) {
        if (d.toDays() > 1) {
            return d.toDays() + " days";
        }
        if (d.toHours() > 1) {
            return d.toHours() + " hours";
        }
        long minutes = Math.max(1, d.toMinutes());
        return minutes == 1 ? "1 minute" : minutes + " minutes";
    }
}
