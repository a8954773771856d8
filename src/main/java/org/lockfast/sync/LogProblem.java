package org.lockfast.sync;

import java.time.Duration;

/** What is to be said of the force's log, as the server shows it. */
public final class LogProblem {
    static final String ANOTHER = "another-log";

    private LogProblem() {}

    /** The log goes on under another origin, because what it lost could not be got back. */
    static SyncProblem succeeded(String origin, long pinned) {
        return SyncProblem.act(
                "log-succeeded",
                "An administrator of the server gave up what its log had lost: it goes on as "
                        + origin
                        + ". This device had seen "
                        + pinned
                        + " entries of it before; it keeps the checkpoint that proves them, and hands in again"
                        + " all it has.");
    }

    /** The server's log is shorter than what it once signed: it was restored from a copy. */
    public static SyncProblem behind(long pinned, long size) {
        return behind(lost(pinned, size), "This device hands back what it has.");
    }

    /**
     * The same, once this device has handed back what is here.
     *
     * @param handedBack how many entries
     * @param wanted how many are wanted still
     */
    static SyncProblem behind(long pinned, long size, long handedBack, long wanted) {
        String here =
                handedBack == 0
                        ? "Nothing of what it waits for is on this device."
                        : "This device has handed back " + entries(handedBack) + ".";
        return behind(
                lost(pinned, size),
                here
                        + " It waits for "
                        + entries(wanted)
                        + " still: let the other devices reach the server.");
    }

    private static SyncProblem behind(String lost, String found) {
        return SyncProblem.alarm(
                "log-behind",
                lost
                        + ": it was restored from an older copy. "
                        + found
                        + " Tell the administrator of the server.");
    }

    private static String lost(long pinned, long size) {
        return pinned <= size
                ? "The server's log lacks entries that it has signed"
                : "The server's log ends "
                        + (size == 0 ? "earlier" : "at entry " + size)
                        + ", and it has signed "
                        + entries(pinned)
                        + " before";
    }

    private static String entries(long count) {
        return count == 1 ? "1 entry" : count + " entries";
    }

    /** The server's log does not contain what this device has seen of it. */
    static SyncProblem inconsistent(long pinned, long size) {
        return SyncProblem.alarm(
                "log-inconsistent",
                "The server shows a log that does not continue the one this device has seen (entry "
                        + pinned
                        + " of then, "
                        + size
                        + " of now). It is not followed. Keep this device as it is and tell the"
                        + " administrator.");
    }

    /** The server shows another force's log, or one under another key. */
    static SyncProblem another(String origin) {
        return SyncProblem.alarm(
                ANOTHER,
                "The server shows the log "
                        + origin
                        + ", which is not the log of this force. Nothing is sent to it. Check the address of"
                        + " the server.");
    }

    /**
     * The server acknowledged an entry and its log does not show it.
     *
     * @param index where it said it is
     */
    static SyncProblem lacks(long index) {
        return SyncProblem.alarm(
                "not-in-the-log",
                "The server said it has an entry at place "
                        + index
                        + " of its log, and does not show it there. The entry is safe on this device."
                        + " Tell the administrator, and do not wipe this device.");
    }

    /** The server acknowledged entries of this device, and its log ends before them. */
    static SyncProblem lacksOwn(SyncState.ChainEnd end) {
        return SyncProblem.alarm(
                "not-in-the-log",
                "The server said it has entry "
                        + end.seq()
                        + " of epoch "
                        + end.epoch()
                        + " of this device, and does not have it. It is safe here and is sent again. Tell the"
                        + " administrator, and do not wipe this device.");
    }

    /** Entries of the force's log that are not what they say they are. */
    static SyncProblem notTaken(long remembered, long dropped, long index, String why) {
        long count = remembered + dropped;
        return SyncProblem.act(
                "not-taken",
                (count == 1 ? "1 entry" : count + " entries")
                        + " of the central log could not be taken (the last is entry "
                        + index
                        + " of the log: "
                        + why
                        + "). The place and the reason are kept"
                        + (dropped == 0
                                ? ""
                                : " of the newest "
                                        + remembered
                                        + "; the "
                                        + (dropped == 1 ? "one" : dropped)
                                        + " before are not asked for again")
                        + ". Tell the administrator.");
    }

    /** A file that is not as the entry says that names it. */
    static SyncProblem fileNotTaken(String hash, String why) {
        return SyncProblem.act(
                "file-not-taken",
                "The server's copy of file "
                        + hash
                        + " was not taken: "
                        + why
                        + ". The other files are. Tell the administrator.");
    }

    /** Which witnesses are asked for is kept in a file that does not read. */
    static SyncProblem witnessesUnread() {
        return SyncProblem.act(
                "witnesses-unread",
                "Which witnesses this device asks for does not read any more, and it asks for none."
                        + " All else goes on. Give it the policy again: lockfast sync"
                        + " --witness-policy FILE.");
    }

    /** The force asks for witnesses, and they have seen nothing new for too long. */
    static SyncProblem notWitnessed(Duration since) {
        return SyncProblem.act(
                "not-witnessed",
                "No witnessed receipt for "
                        + since.toHours()
                        + " hours: the witnesses the force asks for have not confirmed the central log since."
                        + " What was recorded stands. Tell the administrator of the server.");
    }
}
