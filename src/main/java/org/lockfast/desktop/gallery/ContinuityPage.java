package org.lockfast.desktop.gallery;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.lockfast.desktop.ContinuityStrip;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.Status;
import org.lockfast.desktop.Stretch;
import org.lockfast.desktop.Stretch.Kind;
import org.lockfast.desktop.Timeline;
import org.lockfast.desktop.TimelineRow;
import org.lockfast.desktop.Tone;
import org.lockfast.desktop.Vouch;

/**
 * The strip and the timeline, with a gap, records that conflict, and a story of years. People and
 * places are invented.
 */
final class ContinuityPage extends Page {
    ContinuityPage() {
        super(
                card(say("gallery.continuity"), strip(week())),
                card(say("gallery.years"), strip(years())),
                card(say("gallery.timeline"), timeline()));
    }

    private static ContinuityStrip strip(List<Stretch> stretches) {
        ContinuityStrip strip = new ContinuityStrip();
        strip.setStretches(stretches);
        return strip;
    }

    private static List<Stretch> week() {
        return List.of(
                new Stretch(
                        Kind.OFFICER,
                        "PC J Smith",
                        Kind.OFFICER.said(),
                        at(14, 8, 41),
                        at(14, 11, 2)),
                new Stretch(Kind.GAP, "", "", at(14, 11, 2), at(14, 14, 14)),
                new Stretch(
                        Kind.STORE, "Transit store", "Hornsey T-2", at(14, 14, 14), at(15, 18, 40)),
                new Stretch(Kind.TRANSIT, "Swift Couriers", "", at(15, 18, 40), at(16, 9, 20)),
                new Stretch(Kind.LAB, "Digital lab", "A0417733", at(16, 9, 20), at(17, 17, 5)),
                new Stretch(Kind.TRANSIT, "Swift Couriers", "", at(17, 17, 5), at(18, 9, 47)),
                new Stretch(
                        Kind.STORE, "Holloway Road", "H-04-2-11", at(18, 9, 47), at(18, 14, 23)));
    }

    private static List<Stretch> years() {
        return List.of(
                new Stretch(
                        Kind.OFFICER,
                        "PC J Smith",
                        Kind.OFFICER.said(),
                        at(14, 8, 41).minusYears(2),
                        at(14, 9, 2).minusYears(2)),
                new Stretch(
                        Kind.LOCKER,
                        "Locker 7",
                        "Hornsey",
                        at(14, 9, 2).minusYears(2),
                        at(15, 7, 0).minusYears(2)),
                new Stretch(
                        Kind.STORE,
                        "Holloway Road",
                        "H-04-2-11",
                        at(15, 7, 0).minusYears(2),
                        at(14, 9, 0).minusMonths(2)),
                new Stretch(
                        Kind.CONFLICT,
                        "",
                        "",
                        at(14, 9, 0).minusMonths(2),
                        at(14, 9, 5).minusMonths(2)),
                new Stretch(
                        Kind.COURT,
                        "Crown Court",
                        "Court 3",
                        at(14, 9, 5).minusMonths(2),
                        at(16, 17, 0).minusMonths(2)),
                new Stretch(
                        Kind.OTHER,
                        "Defence expert",
                        "Dr L Hart",
                        at(16, 17, 0).minusMonths(2),
                        at(18, 14, 23)));
    }

    private static Timeline timeline() {
        Timeline timeline = new Timeline();
        timeline.setPrefHeight(300);
        timeline.setRows(
                List.of(
                        new TimelineRow.Event(
                                "4",
                                at(14, 14, 14),
                                Icon.STORE,
                                Tone.GOOD,
                                "Booked in to Hornsey transit store T-2",
                                "PC 1187 J Smith · recorded on laptop SCN-07, sent 15:02",
                                List.of(Vouch.PIN.chip(), Vouch.OFFLINE.chip())),
                        new TimelineRow.Gap(
                                "3",
                                at(14, 11, 2),
                                at(14, 14, 14),
                                "No holder recorded for 3 h 12 min",
                                "Not explained yet"),
                        new TimelineRow.Event(
                                "2",
                                at(14, 11, 2),
                                Icon.OFFICER,
                                Tone.ACT,
                                "Left the scene, handed to a person not named",
                                "PC 1187 J Smith",
                                List.of(Vouch.NO_RECEIVER.chip())),
                        new TimelineRow.Event(
                                "1",
                                at(14, 8, 41),
                                Icon.ADD,
                                Tone.ACCENT,
                                "Seized",
                                "PC 1187 J Smith, bedside table, rear bedroom",
                                List.of(Vouch.SIGNED.chip(), Status.INCOMPLETE.chip()))),
                at(18, 14, 23));
        return timeline;
    }

    private static ZonedDateTime at(int day, int hour, int minute) {
        return ZonedDateTime.of(2026, 3, day, hour, minute, 0, 0, ZoneId.of("Europe/London"));
    }
}
