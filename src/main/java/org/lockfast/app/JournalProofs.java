package org.lockfast.app;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Happening;
import org.lockfast.journal.ChainsCheck;
import org.lockfast.journal.DeviceOnly;
import org.lockfast.journal.Index;
import org.lockfast.journal.Journal;
import org.lockfast.journal.KeyHistory;
import org.lockfast.journal.Occurred;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.journal.Verification;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.SignatureCheck;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.officer.KeyDoubt;
import org.lockfast.officer.StoreKeyHistory;
import org.lockfast.report.Proofs;

/**
 * Checks an exhibit's entries against the journal: one walk over all of it, for the keys stand in
 * it and every entry has its place in a chain. Signatures are checked on this exhibit's entries and
 * on those about keys.
 */
final class JournalProofs implements Proofs {
    private final Journal journal;
    private final ZoneId zone;
    private final Verification.Progress progress;

    /**
     * @param zone in which times are told; each names it
     * @param progress told how much of the journal was gone over
     */
    JournalProofs(Journal journal, ZoneId zone, Verification.Progress progress) {
        this.journal = journal;
        this.zone = zone;
        this.progress = progress;
    }

    @Override
    public Proof check(Set<UUID> subjects, List<Happening> events) {
        Walk walk = new Walk(journal, DeviceNames.of(journal), zone, subjects, events);
        long all = journal.count();
        journal.replay(
                0,
                (batch, position) -> {
                    batch.forEach(walk::take);
                    progress.reached(position, all);
                });
        return walk.proof();
    }

    private static final class Walk {
        private final Journal journal;
        private final StoreKeyHistory keys;
        private final ChainsCheck chains;
        private final NewEpochs epochs;
        private final Set<UUID> subjects;
        private final List<Happening> events;
        private final Map<Long, Happening> wanted = new HashMap<>();
        private final Map<Long, Checked> checked = new HashMap<>();
        private final Map<Hash, Long> awaiting = new HashMap<>();

        /**
         * When the entries were recorded that nothing of their own epoch follows so far; of a
         * device whose chain parts all, for each branch goes on from one.
         */
        private final Map<Hash, Instant> ends = new HashMap<>();

        private final Set<String> parting;

        private final Set<String> recording = new TreeSet<>();
        private final Map<String, String> devices;
        private final List<String> wrong = new ArrayList<>();
        private long count;
        private int unshown;
        private @Nullable Hash head;
        private @Nullable Instant headAt;

        Walk(
                Journal journal,
                Map<String, String> devices,
                ZoneId zone,
                Set<UUID> subjects,
                List<Happening> events) {
            this.journal = journal;
            this.devices = devices;
            this.parting =
                    Stream.concat(devices.keySet().stream(), Stream.of(journal.device()))
                            .filter(one -> journal.parting(one).isPresent())
                            .collect(Collectors.toUnmodifiableSet());
            this.keys = new StoreKeyHistory(null, journal.device());
            this.chains = new ChainsCheck(journal, keys);
            this.epochs = new NewEpochs(journal.device(), devices, zone);
            this.subjects = subjects;
            this.events = events;
            events.forEach(event -> wanted.put(event.record(), event));
        }

        void take(RecordedEvent read) {
            Entry entry = read.entry();
            boolean here = chains.take(read.record(), entry);
            epochs.take(read);
            recording.add(entry.device());
            settleAwaiting(entry);
            Happening happening = wanted.get(read.record());
            boolean followed = keys.isAboutKeys(entry);
            boolean refused = false;
            if (happening != null || followed) {
                Signatures signatures = signatures(read);
                if (followed) {
                    refused = !follow(read, signatures, here);
                }
                if (happening != null) {
                    keep(read, happening, signatures);
                }
            }
            chains.followed(read.record(), entry, refused);
            if (happening == null && subjects.contains(entry.subject())) {
                unshown++;
                wrong.add(
                        "The journal has an entry about this exhibit, "
                                + entry.eid()
                                + ", that is not on this print. Rebuild the index and print again.");
            }
            if (entry.seq() > 0 && !parting.contains(entry.device())) {
                ends.remove(entry.prev());
            }
            ends.put(entry.eid(), entry.recorded());
            count++;
            head = entry.eid();
            headAt = entry.recorded();
        }

        /** An entry after a wanted one in its chain tells by when that was made. */
        private void settleAwaiting(Entry entry) {
            Long record = awaiting.get(entry.prev());
            Checked one = record == null ? null : checked.get(record);
            if (record != null && one != null) {
                Instant before = one.before();
                checked.put(
                        record,
                        new Checked(
                                one.eid(),
                                one.signers(),
                                one.good(),
                                one.after(),
                                before == null || entry.recorded().isBefore(before)
                                        ? entry.recorded()
                                        : before,
                                one.files(),
                                one.wrong()));
            }
        }

        /** Good lines up to the first that is not, and what is wrong. */
        private record Signatures(int good, @Nullable String wrong) {}

        private Signatures signatures(RecordedEvent read) {
            Entry entry = read.entry();
            Map<String, VerifyKey> known = new HashMap<>();
            for (String signer : entry.signers()) {
                keys.key(entry, signer).ifPresent(key -> known.put(signer, key));
            }
            KeyDoubt doubt = keys.doubt(entry, read.record(), false); // whether it counts
            String wrongs = doubt == null || doubt.counts() ? null : doubt.sentence() + ".";
            SignatureCheck.Finding finding =
                    new SignatureCheck(name -> Optional.ofNullable(known.get(name))).check(entry);
            return switch (finding) {
                case SignatureCheck.Finding.Good _ ->
                        new Signatures(entry.signers().size(), wrongs);
                case SignatureCheck.Finding.UnknownKey(String name) ->
                        new Signatures(
                                entry.signers().indexOf(name),
                                known.containsKey(name)
                                        ? "It is signed by another key than the one known as "
                                                + name
                                                + "."
                                        : "Nobody trusted introduced the key " + name + ".");
                case SignatureCheck.Finding.BadSignature(String name) ->
                        new Signatures(
                                entry.signers().indexOf(name),
                                "The signature of " + name + " is not over these bytes.");
            };
        }

        /** Whether it is followed. As in a verification, others' that is not is only marked. */
        private boolean follow(RecordedEvent read, Signatures signatures, boolean here) {
            Entry entry = read.entry();
            if (signatures.good() < entry.signers().size()) {
                wrong.add("Entry " + entry.eid() + " does not stand: " + signatures.wrong());
                return false;
            }
            KeyHistory.Refusal why = keys.follow(read);
            if (why == null) {
                return true;
            }
            if (why.isFault(entry, here, journal.device())) {
                wrong.add("Entry " + entry.eid() + " does not stand: " + why.sentence() + ".");
            }
            return false;
        }

        private void keep(RecordedEvent read, Happening happening, Signatures signatures) {
            Entry entry = read.entry();
            String wrongs = signatures.wrong();
            if (wrongs == null && lacksOfficer(entry)) {
                wrongs = "No officer signed it, and " + entry.type() + " needs one.";
            }
            if (wrongs == null && !entry.eid().equals(happening.eid())) {
                wrongs = "The journal has another entry at this place.";
            }
            if (wrongs == null && !sameAs(read, happening)) {
                wrongs = "The journal says something else than what is printed here.";
            }
            checked.put(
                    read.record(),
                    new Checked(
                            entry.eid(),
                            entry.signers(),
                            signatures.good(),
                            ends.get(entry.prev()),
                            null,
                            entry.attachments(),
                            wrongs));
            awaiting.put(entry.eid(), read.record());
        }

        /** As a verification asks: what a device may not record alone an officer signs. */
        private static boolean lacksOfficer(Entry entry) {
            Entry.Actor actor = entry.actor();
            return (actor == null || !actor.ownKey()) && !DeviceOnly.allows(entry.type());
        }

        private static boolean sameAs(RecordedEvent read, Happening happening) {
            Entry entry = read.entry();
            Entry.Actor actor = entry.actor();
            Entry.Occurred occurred = entry.occurred();
            return Objects.equals(read.event(), happening.event())
                    && entry.subject().equals(happening.subject())
                    && entry.type().equals(happening.type())
                    && entry.recorded().equals(happening.recorded())
                    && entry.device().equals(happening.device())
                    && entry.app().equals(happening.app())
                    && Objects.equals(actor == null ? null : actor.id(), happening.actor())
                    && sameTime(occurred, happening.occurred())
                    && Objects.equals(entry.corrects(), happening.corrects());
        }

        /** Also how exact it is: a day that was said is not its first minute. */
        private static boolean sameTime(Entry.@Nullable Occurred entry, @Nullable Occurred shown) {
            if (entry == null || shown == null) {
                return entry == null && shown == null;
            }
            return entry.at().toInstant().equals(shown.at().toInstant())
                    && entry.precision().equals(shown.precision())
                    && entry.source().equals(shown.source());
        }

        Proof proof() {
            List<Checked> entries = new ArrayList<>();
            for (Happening event : events) {
                entries.add(
                        Optional.ofNullable(checked.get(event.record()))
                                .orElse(
                                        new Checked(
                                                event.eid(),
                                                List.of(),
                                                0,
                                                null,
                                                null,
                                                List.of(),
                                                "It cannot be read from the journal.")));
            }
            wrong.addAll(0, chains.wrong());
            Map<String, Index.Parting> parted = new TreeMap<>();
            recording.forEach(
                    of -> journal.parting(of).ifPresent(parting -> parted.put(of, parting)));
            return new Proof(
                    entries,
                    count,
                    head,
                    headAt,
                    devices,
                    unshown,
                    epochs.parted(parted, journal),
                    epochs.losses(parted.keySet()),
                    List.copyOf(wrong));
        }
    }
}
