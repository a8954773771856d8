package org.lockfast.app;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Happening;
import org.lockfast.journal.Journal;
import org.lockfast.journal.JournalEvents;
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
    private static final DateTimeFormatter RECORDED =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss zzz", Locale.UK);

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
        Walk walk = new Walk(journal.device(), DeviceNames.of(journal), zone, subjects, events);
        long all = journal.count();
        journal.replay(
                0,
                (batch, position) -> {
                    batch.forEach(walk::take);
                    progress.reached(position, all);
                });
        return walk.proof();
    }

    /** The newest entry of one device's chain. */
    private record Place(Hash eid, long epoch, long seq, Instant at) {}

    private static final class Walk {
        private final StoreKeyHistory keys;
        private final String device;
        private final Set<UUID> subjects;
        private final List<Happening> events;
        private final Map<Long, Happening> wanted = new HashMap<>();
        private final Map<Long, Checked> checked = new HashMap<>();
        private final Map<String, Long> awaiting = new HashMap<>();
        private final Map<String, Place> places = new HashMap<>();
        private final Map<String, String> devices;
        private final ZoneId zone;
        private final List<String> wrong = new ArrayList<>();
        private final List<String> losses = new ArrayList<>();
        private long count;
        private int unshown;
        private @Nullable Hash head;
        private @Nullable Instant headAt;

        Walk(
                String device,
                Map<String, String> devices,
                ZoneId zone,
                Set<UUID> subjects,
                List<Happening> events) {
            this.device = device;
            this.devices = devices;
            this.zone = zone;
            this.keys = new StoreKeyHistory(null, device);
            this.subjects = subjects;
            this.events = events;
            events.forEach(event -> wanted.put(event.record(), event));
        }

        void take(RecordedEvent read) {
            Entry entry = read.entry();
            Place before = places.get(entry.device());
            chain(read, before);
            if (read.event() instanceof JournalEvents.EpochOpened opened) {
                losses.add(loss(opened, entry));
            }
            settleAwaiting(entry);
            Happening happening = wanted.get(read.record());
            boolean followed = keys.isAboutKeys(entry);
            if (happening != null || followed) {
                Signatures signatures = signatures(read);
                if (followed) {
                    follow(read, signatures);
                }
                if (happening != null) {
                    keep(read, happening, signatures, before);
                }
            }
            if (happening == null && subjects.contains(entry.subject())) {
                unshown++;
                wrong.add(
                        "The journal has an entry about this exhibit, "
                                + entry.eid()
                                + ", that is not on this print. Rebuild the index and print again.");
            }
            places.put(
                    entry.device(),
                    new Place(entry.eid(), entry.epoch(), entry.seq(), entry.recorded()));
            count++;
            head = entry.eid();
            headAt = entry.recorded();
        }

        private void chain(RecordedEvent read, @Nullable Place before) {
            Entry entry = read.entry();
            if (before == null
                    || entry.epoch() != before.epoch()
                    || !entry.device().equals(device)) {
                return; // a chain begins; of others' chains only parts may be here
            }
            if (entry.seq() != before.seq() + 1 || !entry.prev().equals(before.eid())) {
                wrong.add(
                        "The chain of entries is broken before record "
                                + read.record()
                                + ", entry "
                                + entry.eid()
                                + ". Verify the store.");
            }
        }

        /** Every reader of what follows shall know of it (practice 14). */
        private String loss(JournalEvents.EpochOpened opened, Entry entry) {
            String what =
                    switch (opened.reason()) {
                        case ENTRIES_MISSING -> "acknowledged entries were missing";
                        case RECORDS_UNREADABLE -> "records could not be read";
                        case ENTRIES_CAME_BACK ->
                                "the device's own entries came back from elsewhere: the store was"
                                        + " restored from an older copy";
                        case ENTRIES_NOT_SENT ->
                                "entries of it could not be handed in to the central log";
                        case MOVED_OR_RESTORED ->
                                "the store lay where it had not been before, moved or restored";
                    };
            String records =
                    opened.lostFrom() == null
                            ? ""
                            : " (records " + opened.lostFrom() + " to " + opened.lostTo() + ")";
            return called(entry.device())
                    + ": closed and begun anew at entry "
                    + entry.eid()
                    + ", "
                    + RECORDED.format(entry.recorded().atZone(zone))
                    + ": "
                    + what
                    + records
                    + ".";
        }

        /** {@code SCN-11 (d-7f3a0c1122334455)}, and whether it is the device that prints. */
        private String called(String id) {
            String name = devices.get(id);
            return (name == null ? "Device " + id : name + " (" + id + ")")
                    + (id.equals(device) ? ", which printed this" : "");
        }

        /** The entry after a wanted one in its chain tells by when that was made. */
        private void settleAwaiting(Entry entry) {
            Long record = awaiting.remove(entry.device());
            Checked one = record == null ? null : checked.get(record);
            if (record != null && one != null) {
                checked.put(
                        record,
                        new Checked(
                                one.eid(),
                                one.signers(),
                                one.good(),
                                one.after(),
                                entry.recorded(),
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

        private void follow(RecordedEvent read, Signatures signatures) {
            Entry entry = read.entry();
            String refused = signatures.wrong();
            if (signatures.good() == entry.signers().size()) {
                KeyHistory.Refusal why = keys.follow(read);
                refused = why == null ? null : why.sentence() + ".";
            }
            if (refused != null && entry.device().equals(device)) { // else kept and marked
                wrong.add("Entry " + entry.eid() + " does not stand: " + refused);
            }
        }

        private void keep(
                RecordedEvent read,
                Happening happening,
                Signatures signatures,
                @Nullable Place before) {
            Entry entry = read.entry();
            String wrongs = signatures.wrong();
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
                            before == null ? null : before.at(),
                            null,
                            entry.attachments(),
                            wrongs));
            awaiting.put(entry.device(), read.record());
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
            return new Proof(
                    entries,
                    count,
                    head,
                    headAt,
                    devices,
                    unshown,
                    List.copyOf(losses),
                    List.copyOf(wrong));
        }
    }
}
