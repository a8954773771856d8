package org.lockfast.journal;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.VerificationReport.Check;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/** CHAIN and PARENT: every entry follows the one before it and builds on entries before it. */
final class ChainCheck {
    private record Last(Entry entry, long record) {
        long seq() {
            return entry.seq();
        }

        Hash eid() {
            return entry.eid();
        }
    }

    private final Wrongs wrongs;
    private final EidSet eids = new EidSet();
    private final Map<String, Last> chains = new HashMap<>();
    private final Map<String, Last> newestOfDevice = new HashMap<>();
    private boolean any;

    ChainCheck(Wrongs wrongs) {
        this.wrongs = wrongs;
    }

    long chains() {
        return chains.size();
    }

    boolean knows(Hash eid) {
        return eids.contains(eid);
    }

    void take(long record, Entry entry) {
        String chain = entry.device() + "/" + entry.epoch();
        Last before = chains.get(chain);
        Last from = before != null ? before : newestOfDevice.get(entry.device());
        String wrong = wrong(entry, before, from);
        if (wrong != null) {
            Losses.Range between =
                    new Losses.Range(from == null ? 0 : from.record() + 1, record - 1);
            wrongs.addExcusable(
                    Check.CHAIN, record, entry, wrong, losses -> losses.excusesGap(between));
        }
        parents(record, entry);
        if (!eids.add(entry.eid())) {
            wrongs.add(Check.HASH, record, entry, "The same entry stands in the journal twice");
        }
        Last last = new Last(entry, record);
        chains.put(chain, last);
        newestOfDevice.put(entry.device(), last);
        any = true;
    }

    private @Nullable String wrong(Entry entry, @Nullable Last before, @Nullable Last from) {
        if (before != null && entry.seq() <= before.seq()) {
            return entry.seq() == before.seq() && entry.textHash().equals(before.entry().textHash())
                    ? "The same text stands twice at this place of the device's chain"
                    : "A second entry stands at this place of the device's chain: a fork";
        }
        if (before != null) {
            return entry.seq() != before.seq() + 1 || !entry.prev().equals(before.eid())
                    ? "It does not follow the entry before it in the device's chain; that was seq "
                            + before.seq()
                    : null;
        }
        if (entry.seq() != 0) {
            return "Its epoch begins in the middle: entries before it are missing";
        }
        return wrongBeginning(entry, from);
    }

    private @Nullable String wrongBeginning(Entry entry, @Nullable Last from) {
        if (entry.type().startsWith("device.epoch/")
                && entry.body().path("epoch").longValue(-1) != entry.epoch()) {
            return "It opens another epoch than the one it stands in";
        }
        if (entry.prev().equals(Hash.ZERO)) {
            boolean founds = !any && entry.type().startsWith("force.founded/");
            return founds ? null : "Only the founding entry begins with nothing before it";
        }
        boolean follows = from != null ? entry.prev().equals(from.eid()) : knows(entry.prev());
        return follows ? null : "Its epoch does not begin at the last entry of the one before";
    }

    private void parents(long record, Entry entry) {
        for (Hash parent : entry.parents()) {
            known(record, entry, parent, "It builds on an entry that is not in the journal: ");
        }
        Hash corrects = entry.corrects();
        if (corrects != null) {
            known(record, entry, corrects, "It corrects an entry that is not in the journal: ");
        }
    }

    private void known(long record, Entry entry, Hash eid, String message) {
        if (!eids.contains(eid)) {
            // Which entry was lost cannot be known, so any loss accepted later excuses this
            wrongs.addExcusable(
                    Check.PARENT,
                    record,
                    entry,
                    message + eid.base64(),
                    losses -> losses.excusesParentOf(record));
        }
    }
}
