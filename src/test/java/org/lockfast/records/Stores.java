package org.lockfast.records;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.Limits;
import org.lockfast.continuity.Reckoning;
import org.lockfast.exchange.ImportEvent;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.Judging;
import org.lockfast.find.Matter;
import org.lockfast.journal.DomainEvent;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.place.PlaceEvent;
import org.lockfast.report.ReportEvent;
import org.lockfast.rules.ForceLists;

/** What an index needs to be opened in a test. */
final class Stores {
    static final byte[] KEY = key(7);
    static final Limits LIMITS =
            new Limits(
                    Duration.ofMinutes(60),
                    Duration.ofHours(24),
                    Duration.ofHours(24),
                    Duration.ofMinutes(2),
                    Map.of("100X150", Duration.ofHours(48)));

    /** How long what needs somebody only after a time may last. */
    static final Map<Matter, Duration> PATIENCE =
            Map.of(
                    Matter.NOT_RECEIVED, Duration.ofMinutes(60),
                    Matter.NOT_ARRIVED, Duration.ofHours(24),
                    Matter.LABEL, Duration.ZERO,
                    Matter.OPEN, Duration.ofHours(8),
                    Matter.WET, Duration.ofHours(24),
                    Matter.LOCKER, Duration.ofHours(24),
                    Matter.NOT_BOOKED_IN, Duration.ofHours(24));

    static final StoredEvents EVENTS = StoredEvents.of(classes());

    /**
     * Plain rules: what is missing is named, a knife in a plastic bag is held; what was done since,
     * and what it knew of, is told as it was given.
     */
    static final Judging JUDGING =
            (facts, seizedAt, recorded, since) -> {
                List<Judging.Done> conditions = since.done();
                List<String> missing = new ArrayList<>();
                if (facts.description() == null) {
                    missing.add("DESCRIPTION");
                }
                if (seizedAt == null) {
                    missing.add("SEIZED_AT");
                }
                if (facts.packages().stream().anyMatch(p -> p.seal() == null)) {
                    missing.add("SEAL");
                }
                boolean overridden =
                        conditions.stream()
                                .anyMatch(one ->
                                        one.override()
                                                && one.relied()
                                                && one.code().equals("D-15"));
                boolean held = "KNIFE_BLADE".equals(facts.category()) && !overridden;
                return new Judging.Judgement(
                        missing,
                        conditions.stream().map(String::valueOf).toList(),
                        held ? List.of("D-15") : List.of(),
                        Map.of(),
                        Map.of());
            };

    static final String RULES = "rules of a test";

    static final Projection.Rooms ROOMS =
            new Projection.Rooms(
                    EVENTS,
                    (id, story) -> Reckoning.state(id, story, LIMITS),
                    JUDGING,
                    RULES,
                    null);

    private Stores() {}

    static Projection.@Nullable Rooms byRules(ForceLists own, @Nullable String rules) {
        return RULES.equals(rules) ? ROOMS : null;
    }

    static byte[] key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }

    @SuppressWarnings("unchecked")
    private static List<Class<? extends DomainEvent>> classes() {
        List<Class<? extends DomainEvent>> classes = new ArrayList<>();
        for (Class<?> family :
                List.of(
                        OfficerEvent.class,
                        DeviceEvent.class,
                        PlaceEvent.class,
                        CaseEvent.class,
                        ExhibitEvent.class,
                        ContinuityEvent.class,
                        ImportEvent.class,
                        ReportEvent.class)) {
            for (Class<?> one : family.getPermittedSubclasses()) {
                classes.add((Class<? extends DomainEvent>) one);
            }
        }
        return classes;
    }
}
