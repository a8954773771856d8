package org.lockfast.desktop.handover;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.lockfast.desktop.SmartTime;
import org.lockfast.desktop.Words;

/**
 * What is said of a batch that was begun and kept, before anything is done with it.
 *
 * @param title how much of it there is, and since when
 * @param more who and why, and the first of its exhibits
 */
record Resumed(String title, String more) {
    private static final int NAMED = 8;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

    static Resumed handOver(Words words, HalfBatch half, Instant now, ZoneId zone) {
        List<String> more = new ArrayList<>();
        if (!half.to().isBlank()) {
            more.add(words.say("handover.kept.to", half.to().strip()));
        }
        if (!half.purpose().isBlank()) {
            more.add(words.say("handover.receipt.purpose", half.purpose().strip()));
        }
        return of(words, "handover.kept", half, more, now, zone);
    }

    static Resumed receiving(Words words, HalfBatch half, Instant now, ZoneId zone) {
        List<String> more = new ArrayList<>();
        if (!half.place().isBlank()) {
            more.add(words.say("receive.kept.place", half.place().strip()));
        }
        if (!half.giver().isBlank()) {
            more.add(words.say("receive.kept.giver", half.giver().strip()));
        }
        return of(words, "receive.kept", half, more, now, zone);
    }

    static Resumed atLocker(Words words, HalfBatch half, Instant now, ZoneId zone) {
        return of(
                words,
                "lockers.kept",
                half,
                new ArrayList<>(List.of(words.say("lockers.kept.at", half.place()))),
                now,
                zone);
    }

    private static Resumed of(
            Words words,
            String title,
            HalfBatch half,
            List<String> more,
            Instant now,
            ZoneId zone) {
        List<String> names =
                Stream.concat(half.lines().reversed().stream(), half.ticked().stream())
                        .map(HalfBatch.Kept::name)
                        .toList();
        if (!names.isEmpty()) {
            String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
            more.add(
                    names.size() > NAMED
                            ? words.say("handover.kept.more", first, names.size() - NAMED)
                            : first);
        }
        return new Resumed(
                words.say(title, half.scanned(), half.all(), when(half.since(), now, zone)),
                String.join(". ", more));
    }

    private static String when(Instant begun, Instant now, ZoneId zone) {
        ZonedDateTime at = begun.atZone(zone);
        return at.toLocalDate().equals(now.atZone(zone).toLocalDate())
                ? TIME.format(at)
                : SmartTime.echo(at);
    }

    /** What is said once it is there again: how many, and what changed or is gone meanwhile. */
    static String said(Words words, HalfBatch half, List<BatchLine> now) {
        List<String> said = new ArrayList<>();
        said.add(words.count("handover.resumed", now.size()));
        long changed = now.stream().filter(line -> line.changed() != null).count();
        if (changed > 0) {
            said.add(words.count("handover.resumed.changed", changed));
        }
        List<String> gone =
                half.lines().stream()
                        .filter(one ->
                                now.stream().noneMatch(line -> line.p().id().equals(one.id())))
                        .map(HalfBatch.Kept::name)
                        .toList();
        if (!gone.isEmpty()) {
            said.add(words.say("handover.resumed.gone", String.join(", ", gone)));
        }
        return String.join(" ", said);
    }
}
