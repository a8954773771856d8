package org.lockfast.records;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.ContinuityEvent.Batch;
import org.lockfast.exchange.ImportEvent;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.ExhibitEvent.PackageRecorded;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.place.PlaceEvent;

/**
 * Several devices that record about the same things, each knowing some of what the others did, with
 * clocks that are hours apart; and everything odd that could come of it. All from one seed.
 */
final class ManyHands {
    final List<RecordedEvent> entries = new ArrayList<>();
    private final Random random;
    private final List<Hand> hands = new ArrayList<>();
    private final List<UUID> officers = new ArrayList<>();
    private final List<UUID> places = new ArrayList<>();
    private final List<UUID> cases = new ArrayList<>();
    private final List<UUID> exhibits = new ArrayList<>();
    private final List<UUID> packages = new ArrayList<>();
    private final List<UUID> imports = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();

    /** Whether everything is recorded once. */
    private final boolean once;

    private final Set<Object> recorded = new HashSet<>();
    private int hashes;
    private final List<RecordedEvent> holds = new ArrayList<>();
    private @Nullable UUID founding;

    /** Whether a force was founded, so that the record says who has which role. */
    private final boolean founded;

    ManyHands(long seed, int steps, boolean once) {
        this(seed, steps, once, false);
    }

    private ManyHands(long seed, int steps, boolean once, boolean founded) {
        this.once = once;
        this.founded = founded;
        random = new Random(seed);
        for (int i = 0; i < 4; i++) {
            hands.add(
                    new Hand(
                            0x100 + i,
                            Instant.parse("2026-03-14T08:00:00Z")
                                    .plus(Duration.ofMinutes(random.nextInt(600) - 300))));
        }
        for (int i = 0; i < 3; i++) {
            officers.add(id());
            places.add(id());
            cases.add(id());
            imports.add(id());
        }
        if (founded) {
            found();
        }
        for (int i = 0; i < steps; i++) {
            step();
        }
        Set<Hash> seen = new HashSet<>(); // two copies of one disk may write the very same
        entries.removeIf(from -> !seen.add(from.entry().eid()));
    }

    /** Of a force: an administrator adds officers, who act on other devices whatever came first. */
    static ManyHands ofForce(long seed, int steps) {
        return new ManyHands(seed, steps, true, true);
    }

    /** The two entries that every store begins with. */
    private void found() {
        Hand hand = hands.getFirst();
        UUID founder = id();
        entries.add(hand.found(id(), founder));
        entries.add(hand.add(founder, added(founder, List.of("ADMINISTRATOR"))));
        founding = founder;
        UUID auditor = id(); // claims what they never are
        entries.add(hand.add(auditor, added(auditor, List.of("AUDITOR"))));
        hand.acting = auditor;
        entries.add(hand.add(id(), new ContinuityEvent.DisposalAuthorised("DISCLAIMED", "none")));
    }

    private static OfficerEvent.Added added(UUID officer, List<String> roles) {
        return new OfficerEvent.Added(
                "1" + officer.toString().substring(32),
                "T Jones",
                roles,
                Hand.key(officer + "/0").key().vkey(),
                "c2VhbA==");
    }

    /** The administrator adds somebody, mostly a supervisor. */
    private void addOfficer() {
        UUID officer = pick(officers);
        if (may(officer)) {
            Hand hand = hands.getFirst();
            hand.acting = founding;
            entries.add(
                    hand.add(
                            officer,
                            added(officer, List.of(pick(3) == 0 ? "AUDITOR" : "SUPERVISOR"))));
        }
    }

    /** What takes a supervisor, and holds, of which most are ended. */
    private void supervise(Hand hand) {
        UUID about = pick(packages);
        switch (pick(4)) {
            case 0 -> {
                RecordedEvent held =
                        hand.add(
                                pick(exhibits),
                                new ExhibitEvent.Held("TRIAL", null, "asked by the OIC"));
                holds.add(held);
                entries.add(held);
            }
            case 1 -> {
                RecordedEvent held = holds.isEmpty() ? null : pick(holds);
                if (held != null) {
                    hand.learn(held);
                    entries.add(
                            hand.add(
                                    held.entry().subject(),
                                    new ExhibitEvent.HoldEnded(held.entry().eid(), "acquitted")));
                }
            }
            case 2 -> {
                RecordedEvent differs =
                        hand.add(
                                about,
                                new ContinuityEvent.Discrepancy("SEAL_NUMBER", "a", "b", null));
                entries.add(differs);
                entries.add(
                        pick(hands)
                                .by(pick(officers))
                                .add(
                                        about,
                                        new ContinuityEvent.DiscrepancyClosed(
                                                differs.entry().eid(), "misread")));
            }
            default ->
                    entries.add(
                            hand.add(
                                    about,
                                    new ContinuityEvent.DisposalAuthorised(
                                            "DISCLAIMED", "form 12")));
        }
    }

    private int pick(int below) {
        return random.nextInt(below);
    }

    private <T> T pick(List<T> list) {
        return list.get(pick(list.size()));
    }

    private UUID id() {
        return new UUID(
                0x0198c5d200007000L | ((random.nextLong() << 20) & 0x0000ffff00000000L),
                (random.nextLong() >>> 2) | Long.MIN_VALUE);
    }

    private void step() {
        Hand hand = pick(hands);
        if (pick(5) == 0) { // is sent something of what others have
            List<RecordedEvent> some = pick(hands).own;
            int upTo = some.isEmpty() ? 0 : 1 + pick(some.size());
            some.subList(0, upTo).forEach(hand::learn);
        }
        if (pick(60) == 0 && hands.size() < 6) {
            hands.add(hand.copied());
        }
        hand.now = hand.now.plusSeconds(pick(3) == 0 ? 0 : pick(900));
        hand.acting = pick(10) == 0 ? null : pick(officers);
        int what = pick(100);
        if (what < 8) {
            common(hand);
        } else if (what < 22 || packages.size() < 3) {
            record(hand);
        } else if (founded && what < 50) {
            supervise(hand);
        } else if (what < 90) {
            happens(hand);
        } else {
            entries.add(hand.add(pick(exhibits), change(), null, null));
        }
    }

    /** Whether this may still be recorded; it is then. */
    private boolean may(Object what) {
        return !once || recorded.add(what);
    }

    private void common(Hand hand) {
        if (founded) {
            addOfficer();
            return;
        }
        switch (pick(10)) {
            case 0, 1 -> {
                UUID officer = pick(officers);
                if (!may(officer)) {
                    return;
                }
                entries.add(
                        hand.add(
                                officer,
                                new OfficerEvent.Added(
                                        "" + (1000 + pick(5)),
                                        pick(List.of("J Smith", "Amara Okafor", "T Jones")),
                                        List.of("PROPERTY_OFFICER"),
                                        "v",
                                        "s")));
            }
            case 2 -> entries.add(hand.add(pick(officers), new OfficerEvent.Retired("moved")));
            case 3, 4 -> {
                UUID place = pick(places);
                String path = "Holloway/Bay " + pick(4);
                if (may(place)) {
                    entries.add(
                            hand.add(place, new PlaceEvent.Added(path, "DRY_AMBIENT", "STORE")));
                }
            }
            case 5 -> {
                UUID of = pick(cases);
                CaseEvent opened =
                        new CaseEvent.Opened(
                                "01/AB/" + pick(4) + "/26",
                                "Operation " + pick(List.of("Tern", "Wren")),
                                List.of(new CaseEvent.Reference("CRIME", "CR" + pick(9))));
                if (may(of)) {
                    entries.add(hand.add(of, opened));
                }
            }
            case 6 ->
                    entries.add(
                            hand.add(
                                    pick(cases),
                                    new CaseEvent.ReferenceAdded(
                                            List.of(
                                                    new CaseEvent.Reference(
                                                            "URN", "URN" + pick(9))))));
            case 8 ->
                    entries.add(
                            hand.add(
                                    id(),
                                    new DeviceEvent.Revoked(
                                            pick(hands).device + "/0+00000000+AAAA", "lost")));
            case 7 -> {
                UUID run = pick(imports);
                ImportEvent event =
                        pick(2) == 0
                                ? new ImportEvent.Started("f" + pick(3), hash(3), "{}")
                                : new ImportEvent.Finished(pick(9), 1, 2, 3, 4);
                if (may(List.of(run, event.getClass()))) {
                    entries.add(hand.add(run, event));
                }
            }
            default ->
                    entries.add(
                            hand.add(
                                    pick(imports),
                                    new ImportEvent.RowQuarantined(
                                            hash(4), 1, 3, Map.of("a", "b"), List.of("NO_CASE"))));
        }
    }

    private Hash hash(int of) {
        int one = pick(of);
        return Hash.sha256(new byte[] {(byte) (once ? hashes++ : one)});
    }

    private void record(Hand hand) {
        List<PackageRecorded> own = new ArrayList<>();
        int count = 1 + (pick(4) == 0 ? pick(3) : 0);
        for (int n = 1; n <= count; n++) {
            UUID one =
                    !once && pick(12) == 0 && !packages.isEmpty()
                            ? pick(packages)
                            : !once && pick(30) == 0 && !exhibits.isEmpty() ? pick(exhibits) : id();
            String seal = pick(4) == 0 ? null : "B" + pick(40);
            own.add(
                    new PackageRecorded(
                            one,
                            n,
                            "TEB_POLYTHENE",
                            seal == null ? null : "NUMBERED_BAG",
                            seal,
                            null,
                            null,
                            null));
            packages.add(one);
        }
        UUID id =
                !once && pick(15) == 0 && !exhibits.isEmpty()
                        ? pick(exhibits)
                        : !once && pick(40) == 0 ? pick(packages) : id();
        exhibits.add(id);
        boolean copied = pick(6) == 0;
        entries.add(
                hand.add(
                        id,
                        new ExhibitEvent.Recorded(
                                PropertyKind.EXHIBIT,
                                pick(6) == 0 ? null : pick(cases),
                                pick(8) == 0 ? null : "JSM/" + pick(12),
                                null,
                                pick(List.of("Kitchen knife", "Black phone", "Ring")),
                                pick(List.of("PHONE_TABLET", "KNIFE_BLADE")),
                                "14 High Street",
                                null,
                                pick(officers),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.copyOf(own),
                                null,
                                null,
                                null,
                                copied ? "old.csv" : null,
                                copied ? LocalDate.of(2026, 3, 1) : null,
                                null,
                                copied ? hash(4) : null,
                                copied ? 1 : null,
                                null,
                                null),
                        happened(),
                        null));
    }

    private @Nullable OffsetDateTime happened() {
        return pick(2) == 0
                ? null // of two devices' entries many claim one minute
                : Instant.parse("2026-03-14T08:00:00Z")
                        .plusSeconds(60L * pick(40))
                        .atOffset(ZoneOffset.UTC);
    }

    private void happens(Hand hand) {
        UUID about = pick(packages);
        if (pick(60) == 0) {
            entries.add(hand.addUnknown(about, "continuity.teleported/1"));
            return;
        }
        DomainEvent event = movement();
        Hash corrects =
                event instanceof ContinuityEvent.Corrected && !entries.isEmpty()
                        ? pick(entries).entry().eid()
                        : null;
        entries.add(hand.add(about, event, happened(), corrects));
    }

    /** The ways to another place, each as often as the others. */
    private ContinuityEvent moving(UUID place, String seal, Batch batch) {
        return switch (pick(6)) {
            case 0 -> new ContinuityEvent.Moved(place, null);
            case 1 -> new ContinuityEvent.PutIn(place, pick(places), seal);
            case 2 -> new ContinuityEvent.TakenOut(place, null);
            case 3 -> new ContinuityEvent.Carried(place, null, pick(places), batch);
            case 4 ->
                    new ContinuityEvent.Consigned(
                            "PS7K3M9TRD2HVWJ6", "courier", null, null, "lab", seal, batch);
            default ->
                    new ContinuityEvent.Reported(
                            pick(List.of("STOPPED", "KEPT", "REFUSED")), "somebody", null);
        };
    }

    private DomainEvent movement() {
        UUID place = pick(places);
        String seal = "B" + pick(40);
        Batch batch = new Batch(id(), 1, 1, Hash.ZERO);
        return switch (pick(16)) {
            case 0 -> new ContinuityEvent.BookedIn(place, pick(officers), null, seal);
            case 1 -> moving(place, seal, batch);
            case 2 -> new ContinuityEvent.Offered(pick(officers), null, null, null, batch);
            case 3 ->
                    new ContinuityEvent.Accepted(
                            entries.isEmpty() ? Hash.ZERO : pick(entries).entry().eid(),
                            null,
                            batch);
            case 4 -> new ContinuityEvent.Opened(seal, "to look");
            case 5 -> new ContinuityEvent.Resealed("NUMBERED_BAG", seal, true, "done");
            case 6 -> new ContinuityEvent.InHand(null, null);
            case 7 -> new ContinuityEvent.Missing("not there");
            case 8 -> new ContinuityEvent.LookedAt(seal, "UNBROKEN", null);
            case 9 ->
                    new ContinuityEvent.Corrected(
                            "occurred", null, "2026-03-14T09:0" + pick(9) + ":00Z", "slip");
            case 10 -> new ExhibitEvent.Corrected("seal", null, seal, "misread");
            case 11 -> {
                String code = !once && pick(5) == 0 && !codes.isEmpty() ? pick(codes) : "X" + id();
                codes.add(code);
                yield new ContinuityEvent.LabelPrinted(
                        code, "100x150", 203, "pdf", 1 + pick(3), false, false, null, null);
            }
            case 12 -> new ContinuityEvent.Discrepancy("SEAL_NUMBER", "a", "b", null);
            case 13 -> new ContinuityEvent.Condition("DRIED", null, null, null, null, null);
            case 14 -> new ContinuityEvent.HandedOut("a laboratory", null, null);
            default -> resolved();
        };
    }

    /** Sometimes of what it is about. */
    private DomainEvent resolved() {
        List<Hash> heads = new ArrayList<>();
        for (int i = 0; i < 2 && !entries.isEmpty(); i++) {
            heads.add(
                    entries.get(entries.size() - 1 - pick(Math.min(6, entries.size())))
                            .entry()
                            .eid());
        }
        return new ContinuityEvent.Resolved(
                pick(List.of(Conflict.Finding.values())), heads, "looked into");
    }

    private DomainEvent change() {
        return switch (pick(4)) {
            case 0 ->
                    new ExhibitEvent.Corrected(
                            "description", null, pick(List.of("Bread knife", "Red phone")), "slip");
            case 1 -> new ExhibitEvent.Corrected("reference", null, "JSM/" + pick(12), "slip");
            case 2 -> new ExhibitEvent.BecameExhibit(pick(cases), "JSM/" + pick(12));
            default -> new ExhibitEvent.Noted("seen");
        };
    }
}
