package org.lockfast.app;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.journal.Vouch;
import org.lockfast.keys.Password;
import org.lockfast.label.Stock;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Session;
import org.lockfast.place.Place;

/**
 * What officers do with exhibits at one device, at random by a seed; as often as not with exhibits
 * that other devices know too. What the program refuses is not done.
 */
final class OfficersAtWork {
    private final OpenStore store;
    private final Session session;
    private final Random random;
    private final String run;
    private int made;

    OfficersAtWork(FieldStore field, long seed) {
        this.store = field.store();
        this.session = field.session();
        this.random = new Random(seed);
        this.run = Long.toString(seed & 0xffffff, 36);
    }

    private int pick(int below) {
        return random.nextInt(below);
    }

    private <T> T pick(List<T> list) {
        return list.get(pick(list.size()));
    }

    /** One thing somebody does. */
    void act() {
        int what = pick(100);
        List<Case> cases = store.cases().recent(30);
        if (what < 4 || cases.isEmpty()) {
            store.openingCases().open(session, run + "/" + ++made + "/26", "Burglary", List.of());
        } else if (what < 6) {
            wrongPassword();
        } else if (what < 8) {
            store.addingPlaces()
                    .add(
                            session,
                            "Exampleton store/Bay " + run + "/" + ++made,
                            "DRY_AMBIENT",
                            "STORE");
        } else if (what < 10) {
            resolve();
        } else {
            Case file = pick(cases);
            List<Exhibit> exhibits = store.exhibits().ofCase(file.id());
            if (what < 20 || exhibits.isEmpty()) {
                store.recordingExhibits().record(session, file, form(exhibits));
            } else if (what < 36) {
                write(pick(exhibits));
            } else {
                Exhibit exhibit = pick(exhibits);
                handle(exhibit, pick(store.movements().packagesOf(exhibit.id())));
            }
        }
    }

    /** Signing in at a second try: the first is an entry. */
    private void wrongPassword() {
        Officer other = other();
        String collar = other == null ? ServedForce.COLLAR : other.collar();
        for (String one : List.of("not the password at all", ServedForce.PASSWORD)) {
            try (Password typed = Password.of(one)) {
                store.signInForOneAct(collar, typed);
            }
        }
    }

    private @Nullable Officer other() {
        List<Officer> others =
                store.officers().all().stream()
                        .filter(one -> !one.id().equals(session.officer().id()))
                        .toList();
        return others.isEmpty() ? null : pick(others);
    }

    private void resolve() {
        List<Conflict> open = store.conflicts().open();
        if (!open.isEmpty()) {
            store.resolving()
                    .resolve(
                            session,
                            pick(open),
                            pick(List.of(Conflict.Finding.values())),
                            "Asked both, " + ++made);
        }
    }

    /** Now and then a reference that is there already. */
    private ExhibitForm form(List<Exhibit> there) {
        String reference =
                pick(10) == 0 && !there.isEmpty()
                        ? pick(there).reference()
                        : "JSM/" + run + "/" + ++made;
        return new ExhibitForm(
                null,
                reference,
                "Knife, thing " + made,
                null,
                null,
                "14 High Street",
                null,
                null,
                "J Smith",
                null,
                "TEB_POLYTHENE",
                pick(3) == 0 ? null : seal(),
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
                null);
    }

    private String seal() {
        return pick(40) == 0 ? "B0000001" : "B" + run.toUpperCase(java.util.Locale.ROOT) + ++made;
    }

    private void write(Exhibit exhibit) {
        switch (pick(3)) {
            case 0 ->
                    store.recordingExhibits()
                            .correct(
                                    session,
                                    exhibit,
                                    pick(List.of("description", "notes", "place")),
                                    "Seen better " + ++made,
                                    "Misread");
            case 1 ->
                    store.recordingExhibits()
                            .correct(session, exhibit, "reference", "JSM/9" + pick(20), "Wrong");
            default ->
                    store.recordingExhibits().note(session, exhibit, "Laboratory rang " + ++made);
        }
    }

    private void handle(Exhibit exhibit, PackageState p) {
        List<PackageState> ps = List.of(p);
        OffsetDateTime at =
                pick(4) > 0
                        ? null
                        : store.surroundings()
                                .clock()
                                .instant()
                                .minusSeconds(pick(40_000))
                                .atOffset(ZoneOffset.UTC);
        Map<UUID, String> seen = p.seal() == null ? Map.of() : Map.of(p.id(), p.seal());
        switch (pick(16)) {
            case 0, 1 -> store.handling().seal(session, p, "NUMBERED_BAG", seal(), at);
            case 2 -> store.handling().open(session, p, "Examined", null, at);
            case 3 ->
                    store.handling()
                            .reseal(session, p, "NUMBERED_BAG", seal(), true, "Examined", at);
            case 4, 5, 6 -> move(ps, at);
            case 7, 8 -> offer(ps, seen, at);
            case 9, 10 -> accept(ps, seen, at);
            case 11 -> store.handling().inHand(session, p, "Giver absent", p.seal(), at);
            case 12 ->
                    store.handingOver()
                            .handOut(
                                    session,
                                    ps,
                                    "Dr Ada Stone, Example Laboratory",
                                    Vouch.CARD,
                                    "Examination",
                                    seen,
                                    at);
            case 13 -> store.handling().missing(session, p, "Not on the shelf", at);
            case 14 ->
                    store.handling()
                            .discrepancy(
                                    session,
                                    p,
                                    new ContinuityEvent.Discrepancy(
                                            "SEAL_NUMBER", "B1", "B2", null),
                                    at);
            default ->
                    store.labelling()
                            .print(
                                    session,
                                    exhibit,
                                    p,
                                    Stock.SMALL,
                                    203,
                                    "zpl",
                                    "Damaged",
                                    store.directory().resolveSibling("label.zpl"));
        }
    }

    private void move(List<PackageState> ps, @Nullable OffsetDateTime at) {
        List<Place> places = store.places().all();
        if (!places.isEmpty()) {
            store.handling().move(session, ps, pick(places), "Tidied", at);
        }
    }

    /** To another officer, who now and then accepts it here with their own password. */
    private void offer(List<PackageState> ps, Map<UUID, String> seen, @Nullable OffsetDateTime at) {
        Officer to = other();
        if (to == null) {
            return;
        }
        store.handingOver().offer(session, ps, to, "For the court", seen, at);
        if (pick(2) == 0) {
            try (Password typed = Password.of(ServedForce.PASSWORD)) {
                store.signInForOneAct(to.collar(), typed)
                        .then(receiver ->
                                store.handingOver()
                                        .accept(
                                                receiver,
                                                List.of(
                                                        store.movements()
                                                                .state(ps.getFirst().id())
                                                                .orElseThrow()),
                                                seen,
                                                null));
            }
        }
    }

    private void accept(
            List<PackageState> ps, Map<UUID, String> seen, @Nullable OffsetDateTime at) {
        List<PackageState> offered = store.movements().offeredTo(session.officer().id());
        store.handingOver()
                .accept(session, offered.isEmpty() ? ps : List.of(pick(offered)), seen, at);
    }
}
