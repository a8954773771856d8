package org.lockfast.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.VerificationReport.Check;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/**
 * CHAIN and PARENT: every entry recorded here follows the one before it and builds on entries
 * before it. What came from elsewhere fits what is here of its chain.
 */
final class ChainCheck {
    private record Last(Entry entry, long record) {
        long seq() {
            return entry.seq();
        }

        Hash eid() {
            return entry.eid();
        }
    }

    /**
     * A place of a chain, and the entry that another device was shown there.
     *
     * @param by the entry that says so; null where the code's signature needs no look any more
     */
    private record Shown(HeadCode code, @Nullable Entry by) {
        ChainPlaces.Chain chain() {
            return new ChainPlaces.Chain(code.device(), code.epoch());
        }

        long seq() {
            return code.seq();
        }

        Hash eid() {
            return code.eid();
        }
    }

    /** An epoch that does not begin because own entries came back, and what it goes on after. */
    private record Opening(ChainPlaces.Chain chain, Hash prev) {}

    private final Wrongs wrongs;
    private final String device;
    private final KeyHistory keys;
    private final EidSet eids = new EidSet();
    private final SeenPlaces places = new SeenPlaces();
    private final LongFunction<@Nullable Hash> textAt;
    private final Map<String, Last> chains = new HashMap<>();
    private @Nullable Last newestOwn;
    private long cameBack = -1;
    private final List<Shown> shown = new ArrayList<>();
    private final List<Opening> openings = new ArrayList<>();
    private long forks;
    private boolean any;

    /**
     * @param device whose store it is
     * @param keys knows which entry enrolled a device
     * @param textAt the text of the entry at a record
     */
    ChainCheck(Wrongs wrongs, String device, KeyHistory keys, LongFunction<@Nullable Hash> textAt) {
        this.wrongs = wrongs;
        this.device = device;
        this.keys = keys;
        this.textAt = textAt;
    }

    long chains() {
        return places.chains();
    }

    /** Places at which another text stands already. */
    long forks() {
        return forks;
    }

    /**
     * Whether it was recorded here: an own entry, unless its epoch was closed because own entries
     * were to come back.
     */
    boolean take(long record, Entry entry) {
        note(entry);
        boolean here = entry.device().equals(device) && entry.epoch() >= cameBack;
        if (here) {
            recordedHere(record, entry);
            parents(record, entry);
        } else {
            String wrong = wrongFromElsewhere(entry);
            if (wrong != null) {
                wrongs.add(Check.CHAIN, record, entry, wrong);
            }
        }
        if (!eids.add(entry.eid())) {
            wrongs.add(Check.HASH, record, entry, "The same entry stands in the journal twice");
        }
        places.add(entry, record);
        any = true;
        return here;
    }

    private void recordedHere(long record, Entry entry) {
        String chain = entry.device() + "/" + entry.epoch();
        Last before = chains.get(chain);
        Last from = before != null ? before : newestOwn;
        String wrong = wrong(entry, before, from);
        if (wrong != null) {
            Losses.Range between =
                    new Losses.Range(from == null ? 0 : from.record() + 1, record - 1);
            wrongs.addExcusable(
                    Check.CHAIN, record, entry, wrong, losses -> losses.excusesGap(between));
        }
        Last last = new Last(entry, record);
        chains.put(chain, last);
        newestOwn = last;
        if (ChainBranch.isAfterReturn(entry)) {
            cameBack = Math.max(cameBack, entry.epoch());
        }
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
            return founds(entry) ? null : "Only the founding entry begins with nothing before it";
        }
        if (from == null && entry.epoch() == 0 && !isAfterEnrolment(entry)) {
            return "Its chain does not begin at the entry that enrolled its device";
        }
        boolean follows =
                from != null ? entry.prev().equals(from.eid()) : eids.contains(entry.prev());
        return follows ? null : "Its epoch does not begin at the last entry of the one before";
    }

    private boolean founds(Entry entry) {
        return !any && entry.type().startsWith("force.founded/");
    }

    /** True too where nobody enrolled it: a store that stays alone enrols nobody. */
    private boolean isAfterEnrolment(Entry entry) {
        return keys.enrolment(entry.device()).isEmpty()
                || keys.isEnrolment(entry.device(), entry.prev());
    }

    /**
     * Of other devices' chains only parts may be here, in any order. This device's own entries that
     * came back follow each other.
     */
    private @Nullable String wrongFromElsewhere(Entry entry) {
        if (entry.prev().equals(Hash.ZERO)) {
            return founds(entry) ? null : "Only the founding entry begins with nothing before it";
        }
        List<SeenPlaces.At> there = places.at(entry, entry.seq());
        if (!there.isEmpty()) {
            Hash text = entry.textHash();
            if (there.stream().anyMatch(at -> text.equals(textAt.apply(at.record())))) {
                return "The same text stands twice at this place of the device's chain";
            }
            forks++;
        }
        if (entry.seq() == 0) {
            boolean enrolled = keys.enrolment(entry.device()).isPresent();
            return entry.epoch() > 0 || (enrolled && isAfterEnrolment(entry))
                    ? null
                    : "Its chain does not begin at the entry that enrolled its device";
        }
        boolean own = entry.device().equals(device);
        boolean follows =
                places.at(entry, entry.seq() - 1).stream()
                        .anyMatch(at -> at.eid().equals(entry.prev()));
        return follows || !own || isLacking(entry)
                ? null
                : "It does not follow the entry before it in the device's chain";
    }

    /** Whether its device says that it cannot hand in the entry before it. */
    private boolean isLacking(Entry entry) {
        return keys.isLacking(entry.device(), entry.epoch(), entry.seq() - 1);
    }

    /**
     * How many entries that devices were shown of a chain are ruled out by what is here: another
     * one stands there, the chain went on from before it, or it is this device's own and nothing
     * stands there. A code that bears a signature which is not its device's accuses nobody.
     */
    long contradicted() {
        return shown.stream().filter(this::isContradicted).filter(this::isItsOwn).count();
    }

    private boolean isItsOwn(Shown one) {
        Entry by = one.by();
        return by == null
                || keys.key(by, one.code().signer()).map(one.code()::isSignedBy).orElse(true);
    }

    private boolean isContradicted(Shown one) {
        List<SeenPlaces.At> here = places.at(one.chain(), one.seq());
        return here.isEmpty()
                ? one.chain().device().equals(device) || isGoneOnBefore(one)
                : here.stream().noneMatch(at -> at.eid().equals(one.eid()));
    }

    private boolean isGoneOnBefore(Shown one) {
        return openings.stream()
                .filter(opening -> opening.chain().device().equals(one.chain().device()))
                .filter(opening -> opening.chain().epoch() > one.chain().epoch())
                .anyMatch(opening -> places.isBefore(one.chain(), one.seq(), opening.prev()));
    }

    private void note(Entry entry) {
        if (ChainBranch.begins(entry) && !ChainBranch.isAfterReturn(entry)) {
            openings.add(new Opening(ChainPlaces.Chain.of(entry), entry.prev()));
        }
        if (!entry.typeName().equals("device.head-seen")) {
            return;
        }
        try {
            HeadCode code =
                    new HeadCode(
                            entry.body().path("device").asString(""),
                            entry.body().path("epoch").longValue(-1),
                            entry.body().path("seq").longValue(-1),
                            Hash.ofBase64(entry.body().path("eid").asString("")),
                            entry.body().path("signature").isString()
                                    ? entry.body().path("signature").stringValue()
                                    : null);
            boolean known =
                    code.signature() == null
                            || keys.key(entry, code.signer()).map(code::isSignedBy).orElse(false);
            shown.add(new Shown(code, known ? null : entry));
        } catch (IllegalArgumentException e) {
            // it names no entry
        }
    }

    /** What devices say they cannot hand in, and is not here. */
    List<ChainLack> lacking() {
        List<ChainLack> lacking = new ArrayList<>();
        for (ChainLack lack : keys.lacks()) {
            lacking.addAll(lack.without(places.among(lack)));
        }
        return lacking.stream().distinct().toList();
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
