package org.lockfast.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.journal.SecondPerson;
import org.lockfast.journal.Vouch;
import org.lockfast.officer.Session;

/**
 * The told cases: months of continuity, a gap, a seal that differs, several packages, a missing
 * exhibit, property that is no exhibit.
 */
final class Told {
    private static final String SHELF = "Exampleton store/Bay H/Rack 4/Shelf 2";
    private static final String DRUGS = "Exampleton store/Drugs store/Cage 1";
    private static final String LOCKER = "Exampleton store/Locker 3";
    private static final String LAB = "Example Digital Laboratory";

    private final Cast cast;
    private final StoryClock clock;
    private final Instant now;
    private final ZoneId zone;

    Told(Cast cast, StoryClock clock, Instant now, ZoneId zone) {
        this.cast = cast;
        this.clock = clock;
        this.now = now;
        this.zone = zone;
    }

    void places() {
        for (String[] place :
                new String[][] {
                    {SHELF, "DRY_AMBIENT", "STORE"},
                    {"Exampleton store/Bay H/Rack 4/Shelf 3", "DRY_AMBIENT", "STORE"},
                    {DRUGS, "DRUGS_STORE", "STORE"},
                    {"Exampleton store/Safe", "SAFE_CASH_VALUABLES", "STORE"},
                    {"Exampleton store/Freezer F2", "FROZEN_MINUS20", "STORE"},
                    {"Exampleton store/Drying room", "DRYING_CABINET", "STORE"},
                    {"Exampleton store/Hazard cage", "HAZARDOUS_STORE", "STORE"},
                    {LOCKER, "TRANSIT_LOCKER", "STORE"},
                    {LAB, "EXTERNAL_LAB", "OUTSIDE"}
                }) {
            Cast.value(
                    cast.store().addingPlaces().add(cast.keeper(), place[0], place[1], place[2]));
        }
    }

    /**
     * @return how many exhibits were told of
     */
    int tell() {
        Case death = open("01YR/4402/26", "Sudden death, 14 Invented Road");
        Case farm = open("01YR/5120/26", "Cannabis cultivation, Unit 9, Nowhere Estate");
        phone(death);
        plants(farm);
        knife(death);
        firearm(farm);
        missing(death);
        mismatch(death);
        courier(death);
        foundCash();
        prisonersBag();
        return 9;
    }

    private Case open(String reference, String title) {
        return Cast.value(
                cast.store()
                        .openingCases()
                        .open(
                                cast.scene(),
                                reference,
                                title,
                                List.of(new CaseEvent.Reference("CRIME", reference))));
    }

    /** That long ago; the clock stands there two minutes later, when it is recorded. */
    private OffsetDateTime ago(int days, int hours) {
        Instant at = now.minus(Duration.ofDays(days)).minus(Duration.ofHours(hours));
        clock.standAt(at.plus(Duration.ofMinutes(2)));
        return at.atZone(zone).toOffsetDateTime().withNano(0);
    }

    private PackageState only(Exhibit exhibit) {
        return cast.store().movements().packagesOf(exhibit.id()).getFirst();
    }

    private void bookIn(
            Exhibit exhibit,
            String place,
            @Nullable Session giver,
            @Nullable String seal,
            OffsetDateTime at) {
        SecondPerson second =
                giver == null
                        ? null
                        : new SecondPerson(
                                giver.officer().id(),
                                null,
                                "giver",
                                Vouch.PASSWORD,
                                giver.signer());
        for (PackageState p : cast.store().movements().packagesOf(exhibit.id())) {
            Cast.value(
                    cast.store()
                            .bookingIn()
                            .bookIn(
                                    cast.keeper(),
                                    List.of(p),
                                    cast.place(place),
                                    second,
                                    seal == null ? Map.of() : Map.of(p.id(), seal),
                                    at));
        }
    }

    private static Form form(
            String reference,
            String description,
            String category,
            String packaging,
            @Nullable String seal,
            OffsetDateTime at) {
        return new Form(reference, description, category, packaging, seal, at);
    }

    private void phone(Case of) {
        Exhibit phone =
                cast.record(
                        cast.scene(),
                        of,
                        form(
                                        "ESO/4",
                                        "Mobile phone, black, screen cracked",
                                        "PHONE_TABLET",
                                        "TEB_POLYTHENE",
                                        "A0417690",
                                        ago(92, 5))
                                .at("Bedside table, rear bedroom")
                                .identified(
                                        Map.of(
                                                "MAKE",
                                                "Inventron",
                                                "MODEL",
                                                "X1",
                                                "IMEI",
                                                "001010123456780",
                                                "COLOUR",
                                                "black",
                                                "POWER_STATE",
                                                "off",
                                                "ISOLATION",
                                                "flight mode"))
                                .whole());
        PackageState p = only(phone);
        // Handed to nobody named, booked in three hours later: a gap that nobody has explained yet.
        bookIn(phone, SHELF, null, "A0417690", ago(92, 1));
        cast.store()
                .handling()
                .depart(
                        cast.keeper(),
                        List.of(p),
                        new ContinuityEvent.Departed(
                                "Example Couriers", "VAN 7", "CS-114", LAB, ago(90, 20)),
                        ago(91, 2));
        Cast.value(
                cast.store()
                        .handling()
                        .arrive(
                                cast.exhibits(),
                                p,
                                cast.place(LAB),
                                "A0417690",
                                null,
                                ago(90, 12)));
        Cast.value(
                cast.store()
                        .handling()
                        .open(
                                cast.exhibits(),
                                only(phone),
                                "download, submission DL/26/0931",
                                null,
                                ago(90, 10)));
        Cast.value(
                cast.store()
                        .handling()
                        .reseal(
                                cast.exhibits(),
                                only(phone),
                                "NUMBERED_BAG",
                                "A0417733",
                                true,
                                "download finished",
                                ago(89, 4)));
        bookIn(phone, SHELF, cast.exhibits(), "A0417733", ago(88, 11));
    }

    private void plants(Case of) {
        ExhibitForm.PackageForm[] sacks = new ExhibitForm.PackageForm[12];
        for (int i = 0; i < sacks.length; i++) {
            sacks[i] =
                    new ExhibitForm.PackageForm(
                            "BREATHABLE_SACK",
                            "T" + (220_100 + i),
                            "NUMBERED_TIE",
                            null,
                            null,
                            null);
        }
        Exhibit plants =
                cast.record(
                        cast.scene(),
                        of,
                        form(
                                        "ESO/1",
                                        "214 plants, green, leaves with seven fingers, cut at the stem",
                                        "CANNABIS_PLANTS",
                                        "",
                                        null,
                                        ago(60, 3))
                                .at("Main room, ground floor")
                                .counted("214", "plants")
                                .saying(Map.of("OWNER", "not known"))
                                .packed(List.of(sacks))
                                .whole());
        bookIn(plants, DRUGS, cast.scene(), null, ago(60, 2));
    }

    private void knife(Case of) {
        Exhibit knife =
                cast.record(
                        cast.scene(),
                        of,
                        form(
                                        "ESO/5",
                                        "Kitchen knife, black handle, 20 cm blade, red staining",
                                        "KNIFE_BLADE",
                                        "TEB_POLYTHENE",
                                        "A0417702",
                                        ago(92, 4))
                                .at("Kitchen, sink, left bowl")
                                .hazardous("SHARP", "BIOHAZARD")
                                .identified(Map.of("BLADE_LENGTH", "20 cm"))
                                .counted("1", "knife")
                                .saying(Map.of("OWNER", "Example Occupier, said by him"))
                                .whole());
        bookIn(knife, "Exampleton store/Hazard cage", cast.scene(), "A0417702", ago(92, 3));
    }

    private void firearm(Case of) {
        Exhibit pistol =
                cast.record(
                        cast.scene(),
                        of,
                        form(
                                        "ESO/2",
                                        "Self-loading pistol, black, no magazine, number obliterated",
                                        "FIREARM",
                                        "FIREARM_BOX",
                                        "B0090112",
                                        ago(59, 20))
                                .at("Loft, behind the water tank")
                                .hazardous("FIREARM_LOADED_UNKNOWN")
                                .whole());
        Cast.value(
                cast.store()
                        .handling()
                        .deposit(
                                cast.scene(),
                                List.of(only(pistol)),
                                cast.place(LOCKER),
                                ago(59, 19)));
    }

    private void missing(Case of) {
        Exhibit glass =
                cast.record(
                        cast.scene(),
                        of,
                        form(
                                        "ESO/6",
                                        "Drinking glass, clear, empty, smear on rim",
                                        "GLASS",
                                        "SMALL_RIGID_BOX",
                                        "A0417711",
                                        ago(92, 4))
                                .at("Kitchen table")
                                .whole());
        bookIn(glass, SHELF, cast.scene(), "A0417711", ago(92, 2));
        Cast.value(
                cast.store()
                        .handling()
                        .missing(
                                cast.keeper(),
                                only(glass),
                                "not on its shelf at the check, neighbours searched",
                                ago(6, 2)));
    }

    private void mismatch(Case of) {
        Exhibit tablets =
                cast.record(
                        cast.scene(),
                        of,
                        form(
                                        "ESO/7",
                                        "Blister pack, 8 white tablets",
                                        "MEDICATION",
                                        "DRUGS_BAG",
                                        "A0417797",
                                        ago(40, 6))
                                .at("Bathroom cabinet")
                                .whole());
        PackageState p = only(tablets);
        Cast.value(
                cast.store()
                        .handingOver()
                        .offer(
                                cast.scene(),
                                List.of(p),
                                cast.keeper().officer(),
                                "for the drugs store",
                                Map.of(),
                                ago(40, 3)));
        Cast.value(
                cast.store()
                        .handingOver()
                        .accept(
                                cast.keeper(),
                                List.of(only(tablets)),
                                Map.of(p.id(), "A0417799"),
                                ago(40, 2)));
    }

    private void courier(Case of) {
        Exhibit laptop =
                cast.record(
                        cast.scene(),
                        of,
                        form(
                                        "ESO/8",
                                        "Laptop computer, grey, sticker of a ship on the lid",
                                        "COMPUTER_STORAGE",
                                        "ANTISTATIC_BAG",
                                        "A0417740",
                                        ago(3, 6))
                                .at("Desk, front room")
                                .whole());
        bookIn(laptop, SHELF, cast.scene(), "A0417740", ago(3, 4));
        Cast.value(
                cast.store()
                        .handling()
                        .depart(
                                cast.keeper(),
                                List.of(only(laptop)),
                                new ContinuityEvent.Departed(
                                        "Example Couriers", "VAN 2", "CS-201", LAB, ago(0, 20)),
                                ago(1, 3)));
    }

    private void foundCash() {
        Exhibit cash =
                Cast.value(
                        cast.store()
                                .recordingExhibits()
                                .record(
                                        cast.keeper(),
                                        null,
                                        form(
                                                        "",
                                                        "Envelope with banknotes, not counted: sealed as handed in",
                                                        "CASH",
                                                        "CASH_BAG",
                                                        "C5500017",
                                                        ago(12, 5))
                                                .at("Bus stop, Nowhere Lane")
                                                .of(PropertyKind.FOUND)
                                                .whole()));
        bookIn(cash, "Exampleton store/Safe", null, "C5500017", ago(12, 4));
    }

    private void prisonersBag() {
        Cast.value(
                cast.store()
                        .recordingExhibits()
                        .record(
                                cast.scene(),
                                null,
                                form(
                                                "",
                                                "Holdall, blue, with clothing and toiletries",
                                                "CUSTODY_PROPERTY",
                                                "CARDBOARD_BOX",
                                                null,
                                                ago(2, 7))
                                        .at("Custody desk")
                                        .of(PropertyKind.PRISONER)
                                        .whole()));
    }
}
