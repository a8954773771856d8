package org.lockfast.desktop.exhibit;

import static org.lockfast.testing.TestStore.value;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.PackageState;
import org.lockfast.exchange.CsvFile;
import org.lockfast.exchange.ImportMap;
import org.lockfast.exchange.ImportWatch;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.journal.SecondPerson;
import org.lockfast.journal.Vouch;
import org.lockfast.officer.Session;
import org.lockfast.place.Place;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** Stories told on a real store, for the tests of the exhibit screen. People are invented. */
final class Stories {
    final TestStore test;
    private @Nullable Case burglary;
    private int seals = 417730;

    Stories(TestStore test) {
        this.test = test;
    }

    Case burglary() {
        Case known = burglary;
        if (known == null) {
            known =
                    value(
                            test.store()
                                    .openingCases()
                                    .open(
                                            test.session(Who.SCENE),
                                            "43/1029/26",
                                            "Sudden death, 14 Example Road",
                                            List.of()));
            burglary = known;
        }
        return known;
    }

    String nextSeal() {
        return "A0" + ++seals;
    }

    Exhibit phone(String reference, @Nullable String... packageSeals) {
        return thing(
                reference,
                "Samsung Galaxy A54 phone, black, screen cracked",
                "bedside table, rear bedroom",
                packageSeals);
    }

    /**
     * Copied from a list.
     *
     * @param day {@code 2020-1-2}
     */
    Exhibit copied(String description, String day) {
        CsvFile file =
                value(
                        CsvFile.of(
                                "old.csv",
                                ("case,goods,seized\nA-1,\"" + description + "\"," + day + "\n")
                                        .getBytes(StandardCharsets.UTF_8)));
        String map =
                "{\"case\": \"case\", \"description\": \"goods\", \"seizedAt\":"
                        + " {\"column\": \"seized\", \"formats\": [\"yyyy-M-d\"]}}";
        UUID id =
                value(
                                test.store()
                                        .importing()
                                        .run(
                                                test.session(Who.PROPERTY),
                                                file,
                                                value(ImportMap.read(map, TestStore.ZONE)),
                                                ImportWatch.NOBODY))
                        .verdicts()
                        .getFirst()
                        .exhibit();
        return test.store().exhibits().byId(java.util.Objects.requireNonNull(id)).orElseThrow();
    }

    Exhibit thing(
            String reference, String description, String where, @Nullable String... packageSeals) {
        List<ExhibitForm.PackageForm> packages = new ArrayList<>();
        for (String seal : packageSeals) {
            packages.add(
                    new ExhibitForm.PackageForm(
                            "TEB_POLYTHENE",
                            seal,
                            seal == null ? null : "NUMBERED_BAG",
                            null,
                            null,
                            null));
        }
        return value(
                test.store()
                        .recordingExhibits()
                        .record(
                                test.session(Who.SCENE),
                                burglary(),
                                new ExhibitForm(
                                        null,
                                        reference,
                                        description,
                                        null,
                                        OffsetDateTime.ofInstant(
                                                test.now().minus(Duration.ofMinutes(10)),
                                                TestStore.ZONE),
                                        where,
                                        "not known",
                                        "1187",
                                        "Jo Smith",
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        packages,
                                        null,
                                        null,
                                        null,
                                        null)));
    }

    /** A SIM card taken out of its first package just now. */
    Exhibit takenFrom(Exhibit old, String reference) {
        return value(
                test.store()
                        .takingSubExhibits()
                        .take(
                                test.session(Who.SCENE),
                                burglary(),
                                new ExhibitForm(
                                        null,
                                        reference,
                                        "SIM card",
                                        null,
                                        OffsetDateTime.ofInstant(test.now(), TestStore.ZONE),
                                        "Taken from " + old.name(),
                                        null,
                                        "1187",
                                        null,
                                        null,
                                        "TEB_POLYTHENE",
                                        nextSeal(),
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
                                        pack(old).id()),
                                null));
    }

    PackageState pack(Exhibit exhibit) {
        return test.store().movements().packagesOf(exhibit.id()).getFirst();
    }

    PackageState pack(UUID id) {
        return test.store().movements().state(id).orElseThrow();
    }

    Place place(String path) {
        return test.store()
                .places()
                .byPath(path)
                .orElseGet(() ->
                        value(
                                test.store()
                                        .addingPlaces()
                                        .add(
                                                test.session(Who.PROPERTY),
                                                path,
                                                "GENERAL",
                                                "STORE")));
    }

    void offer(Exhibit exhibit, Who from, Who to) {
        value(
                test.store()
                        .handingOver()
                        .offer(
                                test.session(from),
                                List.of(pack(exhibit)),
                                test.session(to).officer(),
                                "for the property store",
                                Map.of(),
                                null));
    }

    void accept(Exhibit exhibit, Who who) {
        value(
                test.store()
                        .handingOver()
                        .accept(test.session(who), List.of(pack(exhibit)), Map.of(), null));
    }

    /** Months with everything: a gap, transit, opening, resealing, a seal that differs. */
    Exhibit months() {
        String first = nextSeal();
        Exhibit e = phone("JSM/4", first);
        test.later(Duration.ofMinutes(25));
        value(
                test.store()
                        .handling()
                        .lookAtSeal(test.session(Who.SCENE), pack(e), "UNBROKEN", null, null));
        offer(e, Who.SCENE, Who.PROPERTY);
        test.later(Duration.ofHours(3));
        accept(e, Who.PROPERTY);
        test.later(Duration.ofMinutes(12));
        Session keeper = test.session(Who.PROPERTY);
        value(
                test.store()
                        .bookingIn()
                        .bookIn(
                                keeper,
                                List.of(pack(e)),
                                place("Holloway Road store/Bay H/Rack 4/H-04-2-11"),
                                new SecondPerson(null, "Jo Smith 1187", "giver", Vouch.CARD, null),
                                Map.of(pack(e).id(), first),
                                null));
        test.later(Duration.ofDays(2));
        value(
                test.store()
                        .handling()
                        .depart(
                                keeper,
                                List.of(pack(e)),
                                new ContinuityEvent.Departed(
                                        "Swift Couriers",
                                        "AB12 CDE",
                                        "C99120",
                                        "Digital lab",
                                        null),
                                null));
        test.later(Duration.ofHours(15));
        value(test.store().handling().arrive(keeper, pack(e), null, first, null, null));
        test.later(Duration.ofHours(2));
        value(
                test.store()
                        .handling()
                        .open(keeper, pack(e), "download, submission DL/26/0931", null, null));
        test.later(Duration.ofHours(30));
        value(
                test.store()
                        .handling()
                        .reseal(
                                keeper,
                                pack(e),
                                "NUMBERED_BAG",
                                nextSeal(),
                                true,
                                "download complete",
                                null));
        test.later(Duration.ofMinutes(30));
        value(
                test.store()
                        .handling()
                        .move(
                                keeper,
                                List.of(pack(e)),
                                place("Holloway Road store/Bay H/Rack 4/H-04-2-11"),
                                null,
                                null));
        test.later(Duration.ofDays(40));
        value(
                test.store()
                        .handling()
                        .inHand(
                                test.session(Who.OTHER_SCENE),
                                pack(e),
                                "on the desk at the front counter",
                                "A0999999",
                                null));
        test.later(Duration.ofHours(4));
        value(
                test.store()
                        .bookingIn()
                        .bookIn(
                                keeper,
                                List.of(pack(e)),
                                place("Holloway Road store/Bay H/Rack 4/H-04-2-11"),
                                null,
                                Map.of(),
                                null));
        test.later(Duration.ofMinutes(14));
        return e;
    }
}
