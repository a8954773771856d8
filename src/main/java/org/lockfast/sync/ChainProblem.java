package org.lockfast.sync;

import java.time.Duration;
import java.util.List;
import org.lockfast.journal.ChainLack;
import org.lockfast.journal.JournalEvents;
import org.lockfast.ledger.Entry;

/** What is to be said of this device's own chain, and of what it has to send. */
final class ChainProblem {
    private ChainProblem() {}

    /** The chain goes on in two ways: the store, or a copy of it, was in use twice. */
    static SyncProblem fork(OwnFork where) {
        return SyncProblem.alarm(
                "own-fork",
                "From entry "
                        + where.seq()
                        + " of epoch "
                        + where.epoch()
                        + " on this device has told two histories: the store, or a copy of it, was in use"
                        + " twice. Both are kept and shown, and this store records on in an epoch of its"
                        + " own. See that only one copy is used; a supervisor closes the conflict with what"
                        + " was found.");
    }

    /** Entries the server refused; they stay here, and it has them as evidence. */
    static SyncProblem refused(long count, String why) {
        return SyncProblem.act(
                "entries-refused",
                (count == 1 ? "1 entry was" : count + " entries were")
                        + " refused by the server ("
                        + why
                        + "). They are kept here, and the server has them as evidence. Tell the"
                        + " administrator.");
    }

    /**
     * Entries that follow one that this device cannot send, unreadable here or refused there, and
     * that the server has not taken in without it.
     */
    static SyncProblem heldBack(long epoch, long seq) {
        return SyncProblem.act(
                "entries-held-back",
                "The server waits for entry "
                        + seq
                        + " of epoch "
                        + epoch
                        + ", which this device cannot send. What follows it in that epoch is kept here, and"
                        + " offered again without it in each round; what was recorded in other epochs is"
                        + " sent. Have the store verified, and tell the administrator.");
    }

    /** The server asks for what it was sent, and does not take what follows. */
    static SyncProblem notFollowed(Entry entry) {
        return SyncProblem.act(
                "entries-held-back",
                "The server does not take entry "
                        + entry.seq()
                        + " of epoch "
                        + entry.epoch()
                        + ": it waits for an earlier one, which it was sent. What is in that epoch stays on this"
                        + " device and is sent again in each round. Tell the administrator.");
    }

    /**
     * Entries of another device that came here, behind some that did not.
     *
     * @param device what people call it, and its id
     */
    static SyncProblem othersHeldBack(String device, long epoch, long from, long to) {
        return SyncProblem.act(
                "others-held-back",
                "The server waits for "
                        + (from == to ? "entry " + from : "entries " + from + " to " + to)
                        + " of epoch "
                        + epoch
                        + " of "
                        + device
                        + ", which "
                        + (from == to ? "is" : "are")
                        + " not here. What came here of it up to there was sent; what follows in that"
                        + " epoch is kept, and sent as soon as they come, from that device or in a file"
                        + " of another that has them. Where nobody has them, tell the administrator of"
                        + " the server.");
    }

    /** Entries that this device says it cannot hand in. */
    static SyncProblem lacks(ChainLack lack) {
        boolean one = lack.from() == lack.to();
        return SyncProblem.note(
                "chain-lacks",
                places(lack)
                        + " of this device "
                        + (one ? "does" : "do")
                        + " not read here, and the server never had "
                        + (one ? "it" : "them")
                        + ". What follows is sent without. Have the store verified, and tell the"
                        + " administrator.");
    }

    /**
     * Entries that another device says it cannot hand in, and that are not here either.
     *
     * @param device what people call it, and its id
     */
    static SyncProblem lacks(String device, ChainLack lack) {
        boolean one = lack.from() == lack.to();
        boolean refused = lack.cause() == JournalEvents.LackCause.REFUSED;
        return SyncProblem.note(
                "chain-lacks",
                places(lack)
                        + " of "
                        + device
                        + (one ? " is" : " are")
                        + " not here: that device says "
                        + (refused
                                ? "the server refused "
                                        + (one ? "it" : "them")
                                        + ", and has it as evidence"
                                : (one ? "it no longer reads" : "they no longer read") + " there")
                        + ". What follows came without. Tell the administrator.");
    }

    /**
     * More of them than are named one by one.
     *
     * @param device what people call it
     * @param lacks all of that device
     */
    static SyncProblem lacks(String device, List<ChainLack> lacks) {
        long epochs = lacks.stream().mapToLong(ChainLack::epoch).distinct().count();
        return SyncProblem.note(
                "chain-lacks",
                "Entries in "
                        + lacks.size()
                        + " places of "
                        + (epochs == 1 ? "1 epoch" : epochs + " epochs")
                        + " of "
                        + device
                        + " are not here: that device says it cannot hand them in. What follows came"
                        + " without. `verify` lists them. Tell the administrator.");
    }

    private static String places(ChainLack lack) {
        return (lack.from() == lack.to()
                        ? "Entry " + lack.from()
                        : "Entries " + lack.from() + " to " + lack.to())
                + " of epoch "
                + lack.epoch();
    }

    /** Entries wait here alone for too long. */
    static SyncProblem nothingSent(Duration since, long unsent) {
        return SyncProblem.note(
                "nothing-sent",
                (unsent == 1 ? "1 entry is" : unsent + " entries are")
                        + " on this device alone, the oldest for "
                        + LineProblem.span(since)
                        + ". Connect it, or carry a file to another device.");
    }
}
