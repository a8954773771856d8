package org.lockfast.continuity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.Occurred;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Hash;

/** Entries of several devices about one package, each naming what its device knew. */
final class Hands {
    final List<Happening> entries = new ArrayList<>();

    /** In which role findings are made. */
    @Nullable String finder = "SUPERVISOR";

    /** In which role everything else is recorded. */
    String role = "PROPERTY_OFFICER";

    /**
     * @param device 1, 2 …; its clock is what {@code at} says
     * @param at of 14 March 2026, such as {@code 09:30}
     */
    Happening add(
            int device,
            String at,
            UUID subject,
            @Nullable UUID officer,
            @Nullable DomainEvent event,
            Happening... knowing) {
        return add(device, at, null, null, subject, officer, event, knowing);
    }

    /** One of which a person says that it happened at another time. */
    Happening stated(
            int device,
            String at,
            String happened,
            UUID subject,
            @Nullable UUID officer,
            DomainEvent event,
            Happening... knowing) {
        return add(device, at, happened, null, subject, officer, event, knowing);
    }

    /** A correction of when another happened. */
    Happening corrected(int device, String at, Happening of, String to, Happening... knowing) {
        return add(
                device,
                at,
                null,
                of.eid(),
                of.subject(),
                Story.SMITH,
                new ContinuityEvent.Corrected(
                        "occurred", null, "2026-03-14T" + to + ":00Z", "clock was wrong"),
                knowing);
    }

    private Happening add(
            int device,
            String at,
            @Nullable String happened,
            @Nullable Hash corrects,
            UUID subject,
            @Nullable UUID officer,
            @Nullable DomainEvent event,
            Happening... knowing) {
        String name = "d-%016x".formatted(device);
        long seq = entries.stream().filter(h -> h.device().equals(name)).count();
        Happening one =
                new Happening(
                        Hash.sha256((name + " " + seq).getBytes(StandardCharsets.US_ASCII)),
                        entries.size(),
                        subject,
                        "test/1",
                        event,
                        happened == null
                                ? null
                                : Occurred.stated(
                                        OffsetDateTime.parse("2026-03-14T" + happened + ":00Z")),
                        Instant.parse("2026-03-14T" + at + ":00Z"),
                        officer,
                        event instanceof ContinuityEvent.Resolved ? finder : role,
                        Vouch.PASSWORD,
                        null,
                        corrects,
                        name,
                        0,
                        seq,
                        Arrays.stream(knowing).map(Happening::eid).toList(),
                        "test",
                        Set.of());
        entries.add(one);
        return one;
    }

    List<Happening> story() {
        return StoryOrder.sort(entries);
    }
}
