package org.lockfast.records;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.ContinuityEvent.Batch;
import org.lockfast.exchange.ImportEvent;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.ExhibitEvent.PackageRecorded;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.journal.DomainEvent;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.place.PlaceEvent;

/**
 * Makes up months in a property store, the odd included: packages spoken of before they are
 * recorded, exhibits recorded twice, cases opened after their exhibits, types of a newer version.
 */
final class RandomHistory {
    private static final List<String> THINGS =
            List.of(
                    "Black Samsung mobile phone, cracked screen",
                    "Small bag of white powder",
                    "Yellow metal ring",
                    "Kitchen knife, black handle",
                    "Blue denim jacket with stain to left sleeve",
                    "£240 in £20 notes",
                    "Łódź travel card — café receipt",
                    "Laptop computer, Dell, serial 0IL-55O1");
    private static final List<String> CATEGORIES =
            List.of("PHONE_TABLET", "DRUGS", "JEWELLERY_VALUABLES", "KNIFE_BLADE", "CLOTHING");
    private static final List<String> NAMES =
            List.of("J Smith", "Amara Okafor", "T Jones", "Siân Davies", "P Kowalski");

    private static final List<String> WORDS = words();

    private static List<String> words() {
        java.util.Random letters = new java.util.Random(5);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            StringBuilder word = new StringBuilder();
            for (int n = 0; n < 2 + letters.nextInt(3); n++) {
                word.append("bcdfghklmnprstvw".charAt(letters.nextInt(16)));
                word.append("aeiou".charAt(letters.nextInt(5)));
            }
            words.add(word.toString());
        }
        return List.copyOf(words);
    }

    final History history;
    final List<UUID> officers = new ArrayList<>();
    final List<UUID> places = new ArrayList<>();
    final List<UUID> cases = new ArrayList<>();
    final List<UUID> exhibits = new ArrayList<>();
    final List<UUID> packages = new ArrayList<>();
    private final List<Hash> offers = new ArrayList<>();
    private int made;

    RandomHistory(long seed) {
        history = new History(seed);
    }

    /** A store set up, and so many entries more. */
    static RandomHistory of(long seed, int entries) {
        RandomHistory random = new RandomHistory(seed);
        random.setUp();
        for (int i = 0; i < entries; i++) {
            random.step();
        }
        return random;
    }

    /** Recording and moving, as most of a day goes. */
    void usual() {
        history.acting = pick(officers);
        if (pick(3) == 0) {
            recordExhibit(history.id(), null);
        } else {
            history.add(pick(packages), movement(), happened(), null);
        }
    }

    /** Exhibits as they come in: recorded, labelled, handed over, booked in; moved now and then. */
    static RandomHistory everyday(long seed, int entries) {
        RandomHistory random = new RandomHistory(seed);
        random.setUp();
        while (random.history.entries.size() < entries) {
            random.history.acting = random.pick(random.officers);
            if (random.pick(12) == 0) {
                random.openCase(random.history.id());
            }
            random.recordExhibit(random.history.id(), null);
            UUID one = random.packages.getLast();
            random.history.add(one, random.label());
            if (random.pick(2) == 0) {
                random.history.add(one, random.booking());
            }
            if (random.pick(4) == 0) {
                random.history.add(
                        random.pick(random.packages), random.movement(), random.happened(), null);
            }
        }
        return random;
    }

    int pick(int below) {
        return history.random.nextInt(below);
    }

    private <T> T pick(List<T> list) {
        return list.get(pick(list.size()));
    }

    void setUp() {
        history.add(
                History.STORE,
                new OfficerEvent.Founded(
                        "f", "d", "v", "s", "Borsetshire", "Felpersham", "Desk 1", null));
        for (int i = 0; i < 5; i++) {
            UUID id = history.id();
            history.acting = id;
            history.add(
                    id,
                    new OfficerEvent.Added(
                            String.valueOf(1001 + i * 7),
                            NAMES.get(i),
                            List.of("PROPERTY_OFFICER", "MANAGER"),
                            "v",
                            "s"));
            officers.add(id);
        }
        for (int i = 0; i < 6; i++) {
            UUID id = history.id();
            history.add(
                    id,
                    new PlaceEvent.Added(
                            "Holloway Road/Bay " + (char) ('A' + i) + "/Shelf " + i,
                            "DRY_AMBIENT",
                            "STORE"));
            places.add(id);
        }
        openCase(history.id());
    }

    void openCase(UUID id) {
        cases.add(id);
        int n = cases.size();
        history.add(
                id,
                new CaseEvent.Opened(
                        "01/AB/" + (12000 + n) + "/26",
                        "Operation Tern " + n,
                        pick(2) == 0
                                ? null
                                : List.of(new CaseEvent.Reference("CRIME", "CR" + (5000 + n)))));
    }

    void step() {
        history.acting = pick(officers);
        int choice = pick(100);
        if (choice < 30 || exhibits.size() < 3) {
            recordExhibit(history.id(), null);
        } else if (choice < 85) {
            history.add(pick(packages), movement(), happened(), null);
        } else if (choice < 92) {
            history.add(pick(exhibits), change(), null, null);
        } else {
            odd(choice);
        }
    }

    private @Nullable OffsetDateTime happened() {
        return pick(2) == 0
                ? null
                : history.now().minusSeconds(pick(7200)).atOffset(ZoneOffset.ofHours(1));
    }

    void recordExhibit(UUID id, @Nullable UUID packageId) {
        List<PackageRecorded> own = new ArrayList<>();
        int count = pick(8) == 0 ? 1 + pick(4) : 1;
        for (int n = 1; n <= count; n++) {
            UUID one = n == 1 && packageId != null ? packageId : history.id();
            own.add(
                    new PackageRecorded(
                            one,
                            n,
                            "TEB_POLYTHENE",
                            pick(5) == 0 ? null : "NUMBERED_BAG",
                            pick(5) == 0 ? null : "B" + (7_000_000 + pick(400)),
                            null,
                            pick(3) == 0 ? new BigDecimal("1.50") : null,
                            null));
            packages.add(one);
        }
        boolean copied = pick(6) == 0;
        history.addAt(
                id,
                new ExhibitEvent.Recorded(
                        pick(10) == 0 ? PropertyKind.FOUND : PropertyKind.EXHIBIT,
                        pick(10) == 0 ? null : pick(cases),
                        pick(12) == 0 ? null : pick(List.of("JSM", "AO", "TJ")) + "/" + ++made,
                        pick(12) == 0 ? null : "P26-" + (100000 + made),
                        pick(15) == 0 ? null : describe(),
                        pick(6) == 0 ? null : pick(CATEGORIES),
                        "14 High Street",
                        null,
                        pick(officers),
                        null,
                        pick(NAMES),
                        "PACE 1984 s.19",
                        null,
                        pick(2) == 0 ? null : List.of("SHARP"),
                        pick(3) == 0 ? Map.of("IMEI", "35" + (100000000 + pick(999999))) : null,
                        pick(4) == 0 ? Map.of("OWNER", pick(NAMES)) : null,
                        null,
                        null,
                        null,
                        List.copyOf(own),
                        null,
                        null,
                        null,
                        copied ? "seizures.csv" : null,
                        copied ? LocalDate.of(2026, 3, 1) : null,
                        null,
                        copied ? Hash.sha256(new byte[] {(byte) pick(40)}) : null,
                        copied ? 1 + pick(2) : null,
                        copied ? Map.of("agency", "Felpersham", "goods", "53 GBP") : null,
                        null),
                history.now().minusSeconds(pick(86_400)).atOffset(ZoneOffset.UTC));
        exhibits.add(id);
    }

    /** Words as varied as those of a real store. */
    private String describe() {
        return pick(THINGS) + ", " + WORDS.get(pick(WORDS.size())) + " " + WORDS.get(pick(300));
    }

    private DomainEvent movement() {
        UUID officer = pick(officers);
        UUID place = pick(places);
        Batch batch = new Batch(history.id(), 1, 1, Hash.ZERO);
        return switch (pick(16)) {
            case 14 -> leaving();
            case 15 -> new ContinuityEvent.InHand("came back", null);
            case 0 -> booking();
            case 1 -> new ContinuityEvent.Moved(place, "round");
            case 2 -> offered(new ContinuityEvent.Offered(officer, null, "for court", null, batch));
            case 3 ->
                    offers.isEmpty()
                            ? new ContinuityEvent.Deposited(place)
                            : new ContinuityEvent.Accepted(pick(offers), null, batch);
            case 4 -> new ContinuityEvent.Departed("Swift Couriers", "AB12 CDE", null, "Lab", null);
            case 5 -> new ContinuityEvent.Arrived(place, officer, null, null);
            case 6 -> new ContinuityEvent.Missing("not on its shelf");
            case 7 -> new ContinuityEvent.Found(place, null);
            case 8 -> new ContinuityEvent.Opened(null, "for examination");
            case 9 ->
                    new ContinuityEvent.Resealed(
                            "NUMBERED_BAG", "B" + (8_000_000 + pick(400)), true, "examined");
            case 10 -> new ContinuityEvent.HandedOut("Dr Ruth Patel, lab", null, null);
            case 11 -> new ContinuityEvent.Discrepancy("SEAL_NUMBER", "B1", "B2", null);
            case 12 -> label();
            default -> new ContinuityEvent.InHand("giver absent", null);
        };
    }

    private ContinuityEvent leaving() {
        return switch (pick(6)) {
            case 0 -> new ContinuityEvent.ForCollection("Alex Green", null, "told by phone");
            case 1 -> new ContinuityEvent.NotCollected(null);
            case 2 -> new ContinuityEvent.DisposalAuthorised("DISCLAIMED", "form 12");
            case 3 ->
                    new ContinuityEvent.Disposed(
                            "DISCLAIMED", "shredded", null, null, null, List.of("HELD"));
            case 4 -> new ContinuityEvent.Consumed("CONSUMED_IN_TESTING", "Lab", null, null);
            default ->
                    new ContinuityEvent.Returned(
                            "RESTORED_TO_OWNER", "Alex Green", null, null, null, null, null);
        };
    }

    private ContinuityEvent booking() {
        return new ContinuityEvent.BookedIn(pick(places), pick(officers), null, null);
    }

    private ContinuityEvent label() {
        return new ContinuityEvent.LabelPrinted(
                "X" + (100_000_000 + pick(999_999_999)),
                "100x150",
                203,
                "pdf",
                1,
                false,
                false,
                null,
                null);
    }

    private ContinuityEvent offered(ContinuityEvent.Offered event) {
        if (!history.entries.isEmpty()) {
            offers.add(history.entries.getLast().entry().eid());
        }
        return event;
    }

    private DomainEvent change() {
        return switch (pick(13)) {
            case 11 -> new ExhibitEvent.Held("TRIAL", LocalDate.of(2027, 1, 4), "asked by the OIC");
            case 12 -> new ExhibitEvent.HoldEnded(Hash.ZERO, "acquitted");
            case 8 -> new ExhibitEvent.Corrected("particulars.OWNER", null, "not known", "asked");
            case 9 ->
                    new ExhibitEvent.Corrected("identifiers.SERIAL", null, "SN" + pick(99), "seen");
            case 0 -> new ExhibitEvent.Corrected("description", null, "Steel spanner", "seen");
            case 1 -> new ExhibitEvent.Corrected("reference", null, "JSM/" + pick(900), "misread");
            case 2 -> new ExhibitEvent.Corrected("hazards", null, "SHARP,BIOHAZARD", "seen");
            case 3 -> new ExhibitEvent.Corrected("seizedAt", null, "2026-03-13T22:10:00Z", "PNB");
            case 4 -> new ExhibitEvent.Corrected("quantity", null, "not a number", "?");
            case 5 -> new ExhibitEvent.BecameExhibit(pick(cases), "SD/" + pick(99));
            case 6 -> new ExhibitEvent.AdviceOverridden("D-15", "1", "court tomorrow", List.of());
            case 7 -> new ExhibitEvent.Corrected("colour", null, "red", "no such field");
            default -> new ExhibitEvent.Noted("Looked at with OIC");
        };
    }

    private void odd(int choice) {
        switch (choice) {
            case 92 -> openCase(history.id());
            case 93 ->
                    history.add(
                            pick(cases),
                            new CaseEvent.ReferenceAdded(
                                    List.of(
                                            new CaseEvent.Reference(
                                                    "URN", "URN" + pick(100_000)))));
            case 94 -> { // a case opened after its exhibits
                UUID late = history.id();
                cases.add(late);
                recordExhibit(history.id(), null);
                cases.removeLast();
                openCase(late);
            }
            case 95 -> { // spoken of before it is recorded
                UUID early = history.id();
                history.add(early, new ContinuityEvent.InHand("found on the desk", null));
                recordExhibit(history.id(), early);
            }
            case 96 -> recordExhibit(pick(exhibits), null); // recorded twice
            case 97 -> recordExhibit(history.id(), pick(packages)); // another's package
            case 98 -> history.addUnknown(pick(packages), "continuity.teleported/7");
            default -> {
                UUID run = history.id();
                history.add(run, new ImportEvent.Started("a.csv", Hash.ZERO, "{}"));
                history.add(
                        run,
                        new ImportEvent.RowQuarantined(
                                Hash.sha256(new byte[] {(byte) pick(60)}),
                                1,
                                pick(9),
                                Map.of("a", "b"),
                                List.of("NO_CASE")));
                history.add(run, new ImportEvent.Finished(3, 1, 1, 1, 0));
            }
        }
    }
}
