package org.lockfast.continuity;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.Occurred;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Hash;

/** Writes the story of one exhibit with one package, entry by entry, for tests of the reckoning. */
final class Story {
    static final UUID SMITH = new UUID(1, 1);
    static final UUID RAMAN = new UUID(1, 2);
    static final UUID ALI = new UUID(1, 3);
    static final UUID SHELF = new UUID(2, 1);
    static final UUID LOCKER = new UUID(2, 2);
    static final UUID EXHIBIT = new UUID(3, 1);
    static final UUID PACKAGE = new UUID(4, 1);
    static final Limits LIMITS =
            new Limits(
                    Duration.ofHours(1),
                    Duration.ofHours(24),
                    Duration.ofHours(4),
                    Duration.ofMinutes(2),
                    Map.of("100X70", Duration.ofDays(365)));

    private final List<Happening> entries = new ArrayList<>();

    static Instant at(String hourMinute) {
        return Instant.parse("2026-03-14T" + hourMinute + ":00Z");
    }

    static OffsetDateTime offset(String hourMinute) {
        return at(hourMinute).atOffset(ZoneOffset.UTC);
    }

    /** Seized by Smith at that time, in a bag with a seal; null: no time given. */
    static Story seized(@Nullable String hourMinute, @Nullable String seal) {
        return seizedBy(SMITH, null, hourMinute, seal);
    }

    /** Seized by Smith, as said, and recorded at another time, before it or after it. */
    static Story seizedAndRecorded(String hourMinute, String recorded) {
        Story story = new Story();
        story.add(
                EXHIBIT,
                recorded(SMITH, null, "A1"),
                Occurred.stated(offset(hourMinute)),
                at(recorded),
                SMITH,
                null,
                null);
        return story;
    }

    static Story seizedBy(
            @Nullable UUID officer,
            @Nullable String name,
            @Nullable String hourMinute,
            @Nullable String seal) {
        Story story = new Story();
        story.add(
                EXHIBIT,
                recorded(officer, name, seal),
                hourMinute == null ? null : Occurred.stated(offset(hourMinute)),
                hourMinute == null ? at("08:45") : at(hourMinute).plusSeconds(60),
                SMITH,
                null,
                null);
        return story;
    }

    static ExhibitEvent.Recorded recorded(
            @Nullable UUID officer, @Nullable String name, @Nullable String seal) {
        return new ExhibitEvent.Recorded(
                PropertyKind.EXHIBIT,
                new UUID(5, 5),
                "JSM/4",
                "PN-1",
                "Phone",
                "PHONE_TABLET",
                "Bedroom",
                null,
                officer,
                name,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(
                        new ExhibitEvent.PackageRecorded(
                                PACKAGE,
                                1,
                                "TEB_POLYTHENE",
                                seal == null ? null : "NUMBERED_BAG",
                                seal,
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

    /** Made by the officer at the time, at once. */
    Story then(String hourMinute, UUID officer, DomainEvent event) {
        return add(
                PACKAGE,
                event,
                Occurred.byClock(offset(hourMinute)),
                at(hourMinute),
                officer,
                null,
                null);
    }

    /** As {@link #then}, with a second person. */
    Story then(String hourMinute, UUID officer, DomainEvent event, Happening.Second with) {
        return add(
                PACKAGE,
                event,
                Occurred.byClock(offset(hourMinute)),
                at(hourMinute),
                officer,
                with,
                null);
    }

    /** Happened at one time, recorded at another. */
    Story late(String happened, String recorded, UUID officer, DomainEvent event) {
        return add(
                PACKAGE,
                event,
                Occurred.stated(offset(happened)),
                at(recorded),
                officer,
                null,
                null);
    }

    /** An entry about an earlier one. */
    Story about(String hourMinute, UUID officer, DomainEvent event, Hash corrects) {
        return add(PACKAGE, event, null, at(hourMinute), officer, null, corrects);
    }

    Hash last() {
        return entries.getLast().eid();
    }

    private Story add(
            UUID subject,
            DomainEvent event,
            @Nullable Occurred occurred,
            Instant recorded,
            UUID actor,
            Happening.@Nullable Second with,
            @Nullable Hash corrects) {
        int n = entries.size();
        entries.add(
                new Happening(
                        Hash.sha256(Integer.toString(n).getBytes(StandardCharsets.US_ASCII)),
                        n,
                        subject,
                        "test/1",
                        event,
                        occurred,
                        recorded,
                        actor,
                        "PROPERTY_OFFICER",
                        Vouch.PASSWORD,
                        with,
                        corrects,
                        "d-0000000000000001",
                        0,
                        n,
                        n == 0 ? List.of() : List.of(entries.getLast().eid()),
                        "test",
                        Set.of()));
        return this;
    }

    Account account(String now) {
        return Reckoning.account(PACKAGE, entries, LIMITS, at(now));
    }

    static ContinuityEvent.Offered offeredTo(UUID to) {
        return new ContinuityEvent.Offered(to, null, "for the store", null, batch());
    }

    ContinuityEvent.Accepted accepting() {
        return new ContinuityEvent.Accepted(last(), null, batch());
    }

    static ContinuityEvent.Batch batch() {
        return new ContinuityEvent.Batch(new UUID(9, 9), 1, 1, Hash.ZERO);
    }
}
