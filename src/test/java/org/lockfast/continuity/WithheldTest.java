package org.lockfast.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.journal.Committed;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Hash;

/** A text that was lawfully destroyed is told as withheld, never as a word it did not hold. */
class WithheldTest {
    private static final UUID ID = new UUID(7, 7);
    private static final Hash EID = Hash.sha256("x".getBytes(StandardCharsets.US_ASCII));

    static Stream<Class<?>> events() {
        return Stream.of(ContinuityEvent.class, ExhibitEvent.class)
                .flatMap(room -> Stream.of(room.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void noEntryIsToldWithAWordForNothing(Class<?> type) throws ReflectiveOperationException {
        Told told =
                new Telling(new Called(), DaysAlone.of(List.of()), ZoneOffset.UTC)
                        .tell(entry(type));
        List<String> all = new ArrayList<>(told.details());
        all.addAll(told.vouched());
        all.add(told.title());
        all.add(String.valueOf(told.reason() == null ? "" : told.reason()));
        assertThat(all).noneMatch(text -> text.matches("(?s).*\\bnull\\b.*"));
        assertThat(told.vouched().getLast()).startsWith("(withheld) (receiver)");
    }

    @Test
    void whoItWentToStaysSaidToBeWithheld() throws ReflectiveOperationException {
        Telling telling = new Telling(new Called(), DaysAlone.of(List.of()), ZoneOffset.UTC);
        assertThat(telling.tell(entry(ContinuityEvent.HandedOut.class)).title())
                .isEqualTo("Handed to (withheld)");
        assertThat(telling.tell(entry(ContinuityEvent.Departed.class)).title())
                .isEqualTo("Collected by (withheld) for (withheld)");
        assertThat(telling.tell(entry(ExhibitEvent.Corrected.class)).title())
                .endsWith("(withheld) becomes (withheld)");
        ContinuityEvent.Corrected cleared =
                new ContinuityEvent.Corrected("seal", "B1", null, "There is none");
        assertThat(telling.tell(entry(cleared, Set.of())).title())
                .isEqualTo("Correction of seal: “B1” becomes nothing");
    }

    @Test
    void thePersonWhoHasItIsWithheldAndNotNobody() {
        Story story = Story.seized("09:00", "B1");
        @SuppressWarnings("NullAway") // as an entry reads whose text was destroyed
        ContinuityEvent out = new ContinuityEvent.HandedOut(null, null, null);
        story.then("10:00", Story.SMITH, out);
        Account account = story.account("11:00");
        assertThat(account.spans().getLast().kind()).isEqualTo(Account.Kind.OUT);
        assertThat(account.spans().getLast().name()).isEqualTo("(withheld)");
    }

    private static Happening entry(Class<?> type) throws ReflectiveOperationException {
        Set<String> withheld = new LinkedHashSet<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (RecordComponent part : type.getRecordComponents()) {
            if (part.isAnnotationPresent(Committed.class)) {
                withheld.add(part.getName());
                values.add(null);
            } else if (part.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                values.add(null);
            } else {
                values.add(some(part.getType()));
            }
        }
        var made =
                type.getDeclaredConstructor(
                        Stream.of(type.getRecordComponents())
                                .map(RecordComponent::getType)
                                .toArray(Class<?>[]::new));
        return entry((DomainEvent) made.newInstance(values.toArray()), withheld);
    }

    private static Object some(Class<?> type) {
        Map<Class<?>, Object> values =
                Map.ofEntries(
                        Map.entry(String.class, "CODE"),
                        Map.entry(UUID.class, ID),
                        Map.entry(Hash.class, EID),
                        Map.entry(boolean.class, true),
                        Map.entry(int.class, 1),
                        Map.entry(BigDecimal.class, BigDecimal.ONE),
                        Map.entry(LocalDate.class, LocalDate.of(2026, 3, 14)),
                        Map.entry(OffsetDateTime.class, Story.offset("09:00")),
                        Map.entry(List.class, List.of()),
                        Map.entry(PropertyKind.class, PropertyKind.EXHIBIT),
                        Map.entry(Conflict.Finding.class, Conflict.Finding.FIRST),
                        Map.entry(LabelFate.class, LabelFate.PRINTED),
                        Map.entry(
                                ContinuityEvent.Batch.class,
                                new ContinuityEvent.Batch(ID, 1, 1, EID)));
        return Objects.requireNonNull(values.get(type), type.getName());
    }

    private static Happening entry(DomainEvent event, Set<String> withheld) {
        return new Happening(
                EID,
                0,
                ID,
                "test/1",
                event,
                null,
                Instant.parse("2026-03-14T09:00:00Z"),
                ID,
                "PROPERTY_OFFICER",
                Vouch.PASSWORD,
                new Happening.Second(null, null, "receiver", Vouch.CARD),
                null,
                "d-0000000000000001",
                0,
                0,
                List.of(),
                "test",
                withheld);
    }

    static final class Called implements Names {
        @Override
        public String officer(UUID id) {
            return "J Smith (1187)";
        }

        @Override
        public String place(UUID id) {
            return "Store";
        }
    }
}
