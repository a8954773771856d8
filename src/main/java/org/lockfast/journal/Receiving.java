package org.lockfast.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Received.Answer;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.SignatureCheck;
import org.lockfast.ledger.VerifyKey;

/**
 * Decides about entries that come from elsewhere, in the order in which they come; signatures are
 * checked on all cores. One batch at a time; recording goes on beside it.
 */
final class Receiving {
    /** Entries appended in one fsync. */
    static final int AT_ONCE = 500;

    /** Where they go once it is decided. */
    interface Door {
        /** How many records there are. */
        long count();

        /** The epoch in which this device records. */
        long epoch();

        /** Follows the keys, where that was not done yet. */
        void followKeys();

        /** The text of an entry that is there. */
        @Nullable Hash textAt(long record);

        /** The highest epoch in which an entry of a device is there; 0 where none is known. */
        long epochOf(String device);

        /**
         * Appends what was found good in one fsync, and fills in each one's record.
         *
         * @throws JournalRefusal when nothing was appended
         */
        void append(List<Offer> good);
    }

    /** An entry on its way in. */
    static final class Offer {
        final Incoming incoming;
        final Entry entry;
        private @Nullable RecordedEvent read;
        private Map<Hash, Hash> destroyed = Map.of();
        private Signed signed = Signed.NOT_YET;
        private @Nullable String why;
        private @Nullable Received answer;
        private boolean fork;
        private boolean ofEndedKey;

        /** Whether what it says of keys, or orders, was its officer's to say. */
        private boolean followed;

        private long record = -1;

        Offer(Incoming incoming) {
            this.incoming = incoming;
            this.entry = incoming.entry();
        }

        /** Records it will take up: its bodies, tombstones of those destroyed, itself. */
        int records() {
            return incoming.bodies().size() + destroyed.size() + 1;
        }

        /** Values that come no more, and the entry that ordered each destroyed. */
        Map<Hash, Hash> destroyed() {
            return destroyed;
        }

        /** Whose head it becomes. */
        Set<UUID> subjects() {
            Set<UUID> subjects = new LinkedHashSet<>();
            subjects.add(entry.subject());
            DomainEvent said = event(-1).event();
            if (said != null) {
                subjects.addAll(said.alsoHeadOf());
            }
            return subjects;
        }

        /** The same with its bodies joined in, under the number it got. */
        RecordedEvent event(long at) {
            RecordedEvent from = read;
            if (from == null) {
                throw new IllegalStateException("It is read before it is appended");
            }
            return new RecordedEvent(at, entry, from.event(), from.withName(), from.withheld());
        }

        long record() {
            return record;
        }

        /** It lies in the journal. */
        void appended(long at) {
            record = at;
        }

        private void answer(Answer what, @Nullable String reason) {
            answer = new Received(entry.eid(), what, record, reason, ofEndedKey);
        }

        private boolean isRefused() {
            return answer != null && answer.answer() == Answer.REFUSED;
        }

        Received received() {
            Received given = answer;
            if (given == null) {
                throw new IllegalStateException("It was not decided about");
            }
            return given;
        }
    }

    /** What is known of an entry's signatures. */
    private enum Signed {
        NOT_YET,
        GOOD
    }

    private final ReentrantLock one = new ReentrantLock(true);

    /** Of other devices that came lately: the index follows later. */
    private final Map<String, Long> highest = new HashMap<>();

    private final Door door;
    private final String device;
    private final Index index;
    private final ChainPlaces places;
    private final LiveKeys keys;
    private final EventReader reader;
    private final Destroyed destroyed;

    Receiving(
            Door door,
            String device,
            Index index,
            ChainPlaces places,
            LiveKeys keys,
            EventReader reader,
            Destroyed destroyed) {
        this.destroyed = destroyed;
        this.door = door;
        this.device = device;
        this.index = index;
        this.places = places;
        this.keys = keys;
        this.reader = reader;
    }

    /** One answer for each, in their order. */
    List<Received> receive(List<Incoming> offered) {
        one.lock();
        try {
            door.followKeys();
            List<Offer> offers = offered.stream().map(Offer::new).toList();
            List<Offer> open = offers;
            boolean progress = true;
            while (progress && !open.isEmpty()) { // what came before what it rests on waits for it
                progress = false;
                List<Offer> waiting = new ArrayList<>();
                for (int from = 0; from < open.size(); from += AT_ONCE) {
                    List<Offer> some = open.subList(from, Math.min(from + AT_ONCE, open.size()));
                    progress |= new Round(some).run();
                    some.stream()
                            .filter(offer -> offer.received().answer() == Answer.WAITING)
                            .forEach(waiting::add);
                }
                open = waiting;
            }
            return offers.stream().map(Offer::received).toList();
        } finally {
            one.unlock();
        }
    }

    /** Some entries, appended in one fsync. */
    private final class Round {
        private final List<Offer> offers;
        private final ChainPlaces.Look look;
        private final List<Offer> good = new ArrayList<>();
        private final Map<Hash, Hash> orders;
        private long next = door.count();
        private boolean founded = next > 0;

        /** Begun by this device itself, so the log has it or takes it from here. */
        private final long began = door.epoch();

        Round(List<Offer> offers) {
            this.offers = offers;
            this.look = places.look(offers.stream().map(offer -> offer.entry).toList());
            this.orders = ordersFor(offers);
        }

        /** Whether any was taken. */
        boolean run() {
            List<Offer> fresh = new ArrayList<>();
            for (Offer offer : offers) {
                offer.answer = null;
                if (isHere(offer)) {
                    offer.answer(Answer.KNOWN, null);
                } else {
                    fresh.add(offer);
                }
            }
            checkSignatures(fresh);
            try {
                for (int i = 0; i < fresh.size(); i++) {
                    decide(fresh, i);
                }
                if (!good.isEmpty()) {
                    door.append(good);
                    good.stream()
                            .filter(offer -> offer.followed)
                            .forEach(offer -> destroyed.note(offer.entry));
                }
            } catch (RuntimeException e) {
                keys.forget(); // it followed entries that are not in the journal
                throw e;
            }
            good.forEach(offer -> offer.answer(offer.fork ? Answer.FORK : Answer.ADDED, offer.why));
            return !good.isEmpty();
        }

        private boolean isHere(Offer offer) {
            Hash eid = offer.entry.eid();
            return look.at(offer.entry).stream().anyMatch(at -> at.eid().equals(eid));
        }

        /** All that needs no order: form, and the signatures whose keys are known. */
        private void checkSignatures(Collection<Offer> some) {
            Map<Offer, Map<String, VerifyKey>> found = new HashMap<>();
            for (Offer offer : some) {
                if (offer.signed == Signed.NOT_YET && !offer.isRefused()) {
                    Map<String, VerifyKey> known = keysOf(offer.entry);
                    if (known.size() == offer.entry.signers().size()) {
                        found.put(offer, known);
                    }
                }
            }
            found.entrySet().parallelStream().forEach(job -> check(job.getKey(), job.getValue()));
        }

        private void check(Offer offer, Map<String, VerifyKey> known) {
            String wrong = wrongSignature(offer.entry, known);
            if (wrong == null) {
                wrong = wrongForm(offer);
            }
            if (wrong != null) {
                offer.answer(Answer.REFUSED, wrong);
                return;
            }
            offer.read = reader.read(-1, offer.entry, offer.incoming.bodies());
            offer.signed = Signed.GOOD;
        }

        private void decide(List<Offer> fresh, int i) {
            Offer offer = fresh.get(i);
            if (isHere(offer)) { // twice in this batch
                offer.answer(Answer.KNOWN, null);
                return;
            }
            if (offer.signed == Signed.NOT_YET && !offer.isRefused()) {
                String missing = missingKey(offer.entry);
                if (missing != null) {
                    offer.answer(
                            Answer.WAITING,
                            "No entry that is here introduces the key " + missing + ".");
                    return;
                }
                checkSignatures(fresh.subList(i, fresh.size()));
            }
            if (!offer.isRefused()) {
                take(offer);
            }
        }

        private void take(Offer offer) {
            Entry entry = offer.entry;
            List<ChainPlaces.At> there = look.at(entry);
            if (hasText(there, entry)) {
                offer.answer(Answer.KNOWN, null);
                return;
            }
            String wrong = wrongPlace(entry);
            if (wrong != null) {
                offer.answer(Answer.REFUSED, wrong);
                return;
            }
            String waits = waitsFor(offer);
            if (waits == null) {
                waits = follow(offer);
            }
            if (waits != null) {
                offer.answer(Answer.WAITING, waits);
                return;
            }
            if (!offer.isRefused()) {
                markFork(offer, there);
                look.add(entry);
                founded = true;
                highest.merge(entry.device(), entry.epoch(), Math::max);
                next += offer.records();
                if (offer.followed) {
                    Destroyed.orderedBy(entry).forEach(value -> orders.put(value, entry.eid()));
                }
                good.add(offer);
            }
        }

        private boolean hasText(List<ChainPlaces.At> there, Entry entry) {
            if (there.isEmpty()) {
                return false;
            }
            Hash text = entry.textHash();
            for (ChainPlaces.At at : there) {
                Entry known = at.entry();
                Hash its = known == null ? door.textAt(at.record()) : known.textHash();
                if (text.equals(its)) {
                    return true;
                }
            }
            return false;
        }

        private @Nullable String wrongPlace(Entry entry) {
            boolean founds = entry.typeName().equals("force.founded");
            if (founds) {
                boolean first =
                        entry.seq() == 0
                                && entry.epoch() == 0
                                && entry.prev().equals(Hash.ZERO)
                                && !entry.device().equals(device);
                return founded || !first
                        ? "It founds a force, and this store belongs to one already."
                        : null;
            }
            if (isFar(entry)) {
                return "It stands in an epoch far beyond any that is known of its device.";
            }
            if (entry.epoch() == 0 && entry.seq() == 0) {
                return keys.isEnrolment(entry.device(), entry.prev())
                        ? null
                        : "Its chain does not begin at the entry that enrolled its device.";
            }
            return null;
        }

        /** What it rests on and is not here, in a sentence; null where all is here. */
        private @Nullable String waitsFor(Offer offer) {
            Entry entry = offer.entry;
            if (!founded && !entry.typeName().equals("force.founded")) {
                return "The entry that founded the force is not here yet.";
            }
            if (isOwn(entry)
                    && entry.seq() > 0
                    && !isAfter(entry, look.before(entry))
                    && !keys.isLacking(device, entry.epoch(), entry.seq() - 1)) {
                return "The entry before it in this device's own chain is not here yet.";
            }
            Map<Hash, Hash> gone = new LinkedHashMap<>();
            for (Hash missing : missing(offer)) {
                Hash order = orders.get(missing);
                if (order == null) {
                    return "A value it commits to has not come with it.";
                }
                gone.put(missing, order);
            }
            offer.destroyed = gone;
            return null;
        }

        /**
         * Of this device the next epoch too is one that the log takes, as it took the one this
         * device is in: what comes back, however much, moves it no further.
         */
        private boolean isFar(Entry entry) {
            long epoch = entry.epoch();
            if (isOwn(entry)) {
                return EntryBounds.isFar(epoch + 1, began);
            }
            return EntryBounds.mayBeFar(epoch)
                    && EntryBounds.isFar(
                            epoch,
                            Math.max(
                                    highest.getOrDefault(entry.device(), 0L),
                                    door.epochOf(entry.device())));
        }

        private boolean isOwn(Entry entry) {
            return entry.device().equals(device);
        }

        private static boolean isAfter(Entry entry, List<ChainPlaces.At> before) {
            return before.stream().anyMatch(at -> at.eid().equals(entry.prev()));
        }

        private void markFork(Offer offer, List<ChainPlaces.At> there) {
            List<ChainPlaces.At> before = look.before(offer.entry);
            if (!there.isEmpty() || (!before.isEmpty() && !isAfter(offer.entry, before))) {
                offer.fork = true;
                offer.why =
                        "Another entry stands at its place, or before it, in the chain of "
                                + offer.entry.device()
                                + ": its device has told two histories.";
            }
        }

        /**
         * What it waits for; null where it may be taken. A change of keys that is not its officer's
         * to make is taken and not followed.
         */
        private @Nullable String follow(Offer offer) {
            Entry entry = offer.entry;
            offer.ofEndedKey = false;
            offer.followed = false;
            offer.why = null;
            KeyHistory.Objection objection = keys.objection(entry, next);
            if (objection != null) {
                offer.ofEndedKey = true;
                offer.why = objection.sentence() + ".";
                if (objection.endedBy() == null) {
                    return offer.why;
                }
            }
            KeyHistory.Refusal refused =
                    keys.isAboutKeys(entry)
                            ? keys.follow(offer.event(next + offer.records() - 1))
                            : null;
            offer.followed = refused == null;
            if (refused != null && entry.typeName().equals("force.founded")) {
                offer.answer(Answer.REFUSED, refused.sentence() + ".");
            } else if (refused != null) {
                offer.why = refused.sentence() + ".";
            }
            return null;
        }
    }

    /** Which of the values that did not come were destroyed, and by which entry's order. */
    private Map<Hash, Hash> ordersFor(List<Offer> offers) {
        Set<Hash> missing = new HashSet<>();
        offers.forEach(offer -> missing.addAll(missing(offer)));
        Map<Hash, Hash> orders = new HashMap<>();
        if (!missing.isEmpty()) {
            orders.putAll(index.destroyed(missing));
            orders.putAll(destroyed.of(missing));
        }
        return orders;
    }

    private static Set<Hash> missing(Offer offer) {
        Set<Hash> missing = new LinkedHashSet<>(offer.entry.commitments());
        offer.incoming.bodies().forEach(body -> missing.remove(body.hash()));
        return missing;
    }

    private Map<String, VerifyKey> keysOf(Entry entry) {
        Map<String, VerifyKey> found = new HashMap<>();
        for (String signer : entry.signers()) {
            keys.key(entry, signer).ifPresent(key -> found.put(signer, key));
        }
        return found;
    }

    private @Nullable String missingKey(Entry entry) {
        return entry.signers().stream()
                .filter(signer -> keys.key(entry, signer).isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String wrongSignature(Entry entry, Map<String, VerifyKey> known) {
        SignatureCheck.Finding finding =
                new SignatureCheck(name -> Optional.ofNullable(known.get(name))).check(entry);
        return switch (finding) {
            case SignatureCheck.Finding.Good _ -> null;
            case SignatureCheck.Finding.UnknownKey(String name) ->
                    "It is signed by another key than the one known as " + name + ".";
            case SignatureCheck.Finding.BadSignature(String name) ->
                    "The signature of " + name + " is not over these bytes.";
        };
    }

    private @Nullable String wrongForm(Offer offer) {
        Entry entry = offer.entry;
        List<Commitment> bodies = offer.incoming.bodies();
        long together = EntryBounds.together(entry.bytes().length, bodies);
        String unfit = EntryBounds.wrong(entry, together, keys::isAboutKeys);
        if (unfit != null) {
            return unfit;
        }
        Set<Hash> committed = new HashSet<>(entry.commitments());
        for (Commitment body : bodies) {
            if (!committed.remove(body.hash())) {
                return "A value came with it that it does not commit to.";
            }
            if (!EntryWriter.fits(body)) {
                return "A value that came with it is larger than a record can hold.";
            }
        }
        return null;
    }
}
