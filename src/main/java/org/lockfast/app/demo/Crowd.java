package org.lockfast.app.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.journal.Acting;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Occurred;
import org.lockfast.officer.Permission;
import org.lockfast.place.Place;

/**
 * Any number of plain exhibits, booked in by the keeper, many to one fsync: for lists, searches and
 * speed.
 */
final class Crowd {
    /** How far back it begins. */
    static final Duration BEGINS = Duration.ofDays(700);

    private static final int AT_ONCE = 250;
    private static final int IN_A_CASE = 40;
    private static final String[] THINGS = {
        "Jacket",
        "Mobile phone",
        "Laptop computer",
        "Notebook",
        "Trainers",
        "Glass",
        "Screwdriver",
        "Bag of powder, white",
        "Letter",
        "Rucksack"
    };
    private static final String[] CATEGORIES = {
        "CLOTHING",
        "PHONE_TABLET",
        "COMPUTER_STORAGE",
        "DOCUMENT",
        "FOOTWEAR",
        "GLASS",
        "TOOL_MARK_CAST",
        "DRUGS",
        "DOCUMENT",
        "OTHER"
    };
    private static final String[] PACKAGING = {
        "PAPER_BAG",
        "TEB_POLYTHENE",
        "ANTISTATIC_BAG",
        "DOCUMENT_SLEEVE",
        "CARDBOARD_BOX",
        "SMALL_RIGID_BOX",
        "CARDBOARD_BOX",
        "DRUGS_BAG",
        "DOCUMENT_SLEEVE",
        "PAPER_SACK_LARGE"
    };
    private static final String[] COLOURS = {
        "black", "blue", "red", "grey", "green", "white", "brown", "yellow"
    };
    private static final String[] MARKS = {
        "worn at the edges",
        "scratched on one side",
        "with a torn label",
        "clean",
        "with a stain near the seam",
        "with initials written inside",
        "cracked",
        "taped at one corner"
    };
    private static final String[] ROOMS = {
        "kitchen",
        "front bedroom",
        "loft",
        "garage",
        "hall cupboard",
        "car boot",
        "garden shed",
        "stairwell"
    };

    private final Cast cast;
    private final StoryClock clock;
    private final Random random;
    private final Instant now;
    private final ZoneId zone;

    Crowd(Cast cast, StoryClock clock, Random random, Instant now, ZoneId zone) {
        this.cast = cast;
        this.clock = clock;
        this.random = random;
        this.now = now;
        this.zone = zone;
    }

    /**
     * @return how many were recorded
     */
    int record(int exhibits) {
        Acting scene = Cast.value(cast.scene().acting(Permission.RECORD));
        Acting keeper = Cast.value(cast.keeper().acting(Permission.BOOK_IN));
        List<Place> shelves =
                cast.store().places().all().stream()
                        .filter(p -> p.storage().equals("DRY_AMBIENT"))
                        .toList();
        Case of = null;
        List<NewEvent> recorded = new ArrayList<>();
        List<NewEvent> bookedIn = new ArrayList<>();
        for (int i = 0; i < exhibits; i++) {
            if (i % AT_ONCE == 0) {
                // Each handful is recorded in one go, a few hours after the first of it was seized.
                long part = BEGINS.minusDays(95).toMinutes() * i / Math.max(1, exhibits);
                clock.standAt(now.minus(BEGINS).plus(Duration.ofMinutes(part)));
            }
            if (of == null || i % IN_A_CASE == 0) {
                String reference = "02EX/%d/%02d".formatted(1_000 + i / IN_A_CASE, 26);
                of =
                        Cast.value(
                                cast.store()
                                        .openingCases()
                                        .open(
                                                cast.scene(),
                                                reference,
                                                "Invented case " + (1 + i / IN_A_CASE),
                                                List.of()));
            }
            Instant seized = clock.instant().minus(Duration.ofMinutes(65L + random.nextInt(100)));
            UUID id = cast.store().ids().get();
            UUID p = cast.store().ids().get();
            recorded.add(
                    NewEvent.of(id, exhibit(of, i, p))
                            .at(
                                    Occurred.stated(
                                            seized.atZone(zone).toOffsetDateTime().withNano(0))));
            bookedIn.add(
                    NewEvent.of(
                                    p,
                                    new ContinuityEvent.BookedIn(
                                            shelves.get(random.nextInt(shelves.size())).id(),
                                            cast.scene().officer().id(),
                                            null,
                                            null))
                            .at(
                                    Occurred.stated(
                                            seized.plus(Duration.ofMinutes(20 + random.nextInt(35)))
                                                    .atZone(zone)
                                                    .toOffsetDateTime()
                                                    .withNano(0))));
            if (recorded.size() == AT_ONCE || i == exhibits - 1) {
                cast.store().journal().record(scene, List.copyOf(recorded));
                cast.store().journal().record(keeper, List.copyOf(bookedIn));
                recorded.clear();
                bookedIn.clear();
            }
        }
        return exhibits;
    }

    private ExhibitEvent.Recorded exhibit(Case of, int i, UUID p) {
        int kind = random.nextInt(THINGS.length);
        String description = THINGS[kind] + ", " + pick(COLOURS) + ", " + pick(MARKS);
        return new ExhibitEvent.Recorded(
                PropertyKind.EXHIBIT,
                of.id(),
                "ESO/" + (1 + i % IN_A_CASE),
                number(i),
                description,
                CATEGORIES[kind],
                pick(ROOMS) + ", " + (1 + random.nextInt(90)) + " Invented Street",
                "no one",
                cast.scene().officer().id(),
                null,
                "Example Sceneofficer",
                "PACE_19_2",
                null,
                List.of("NONE_IDENTIFIED"),
                null,
                i % 3 == 0 ? null : Map.of("OWNER", "not known"),
                BigDecimal.ONE,
                "item",
                null,
                List.of(
                        new ExhibitEvent.PackageRecorded(
                                p,
                                1,
                                PACKAGING[kind],
                                "NUMBERED_BAG",
                                "D%07d".formatted(i + 1),
                                null,
                                null,
                                null)),
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

    /**
     * Property numbers of the demonstration begin with PN-DEMO, so that none is taken for a real
     * one.
     */
    private static String number(int i) {
        return "PN-DEMO-%07d".formatted(i + 1);
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }
}
