package org.lockfast.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Jcs;
import tools.jackson.databind.JsonNode;

class EventTypesTest {
    enum Colour {
        RED,
        GREEN
    }

    record Inner(String clear, @Committed @Nullable String hidden, @Nullable Integer n) {}

    @EventName("test.everything/1")
    record Everything(
            String text,
            @Committed @Nullable String secret,
            @Nullable UUID id,
            @Nullable OffsetDateTime at,
            @Nullable Instant instant,
            @Nullable LocalDate day,
            @Nullable LocalTime time,
            @Nullable Duration length,
            @Nullable BigDecimal weight,
            @Nullable Colour colour,
            boolean yes,
            int count,
            long big,
            @Nullable Long maybeBig,
            Optional<String> optional,
            List<Inner> inners,
            Set<Colour> colours,
            Map<String, String> words,
            Map<Colour, Integer> byColour,
            @Nullable Hash hash,
            @Committed List<String> names,
            @Committed @Nullable Inner within)
            implements DomainEvent {}

    @EventName("test.small/1")
    record Small(String a, @Committed @Nullable String b) implements DomainEvent {}

    @EventName("test.small/2")
    record SmallTwo(String a, String b, String c) implements DomainEvent {}

    @EventName("test.strict/1")
    record Strict(@Committed String b) implements DomainEvent {
        Strict {
            b = b.strip();
        }
    }

    private static final EventTypes TYPES =
            EventTypes.of(List.of(Everything.class, Small.class, Strict.class));

    private static Everything full() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("a", "1");
        words.put("b c", "2");
        return new Everything(
                "text \u0000 \ud83d\ude00 é",
                "a name",
                UUID.fromString("0198c5d2-0000-7000-8000-00000000aaaa"),
                OffsetDateTime.parse("2026-03-29T01:30:00.123+01:00"),
                Instant.parse("2026-03-29T01:30:00Z"),
                LocalDate.parse("2026-02-28"),
                LocalTime.parse("23:59"),
                Duration.ofMinutes(61),
                new BigDecimal("0.10"),
                Colour.GREEN,
                true,
                -5,
                Jcs.MAX_INTEGER,
                7L,
                Optional.of("here"),
                List.of(new Inner("c", "h", null), new Inner("d", null, 3)),
                Set.of(Colour.RED),
                words,
                Map.of(Colour.RED, 1),
                Hash.ZERO,
                List.of("x", "y"),
                new Inner("inside", "hidden inside", 1));
    }

    private static Everything bare() {
        return new Everything(
                "",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                0,
                0,
                null,
                Optional.empty(),
                List.of(),
                Set.of(),
                Map.of(),
                Map.of(),
                null,
                List.of(),
                null);
    }

    private static EventTypes.Decoded thereAndBack(EventTypes types, DomainEvent event) {
        EventTypes.Encoded encoded = types.encode(event, new Random(1));
        JsonNode written = Jcs.parse(Jcs.bytes(encoded.body())); // what an entry would hold
        return types.decode(encoded.type(), written.asObject(), values(encoded.bodies()));
    }

    private static Map<Hash, JsonNode> values(List<Commitment> bodies) {
        Map<Hash, JsonNode> values = new HashMap<>();
        bodies.forEach(body -> values.put(body.hash(), body.value()));
        return values;
    }

    @Test
    void everyKindOfValueComesBackAsItWas() {
        assertThat(thereAndBack(TYPES, full())).isEqualTo(new EventTypes.Decoded(full(), Set.of()));
        assertThat(thereAndBack(TYPES, bare())).isEqualTo(new EventTypes.Decoded(bare(), Set.of()));
    }

    @Test
    void committedValuesStandOnlyAsHashesWhereverTheyLie() {
        EventTypes.Encoded encoded = TYPES.encode(full(), new Random(1));
        String body = Jcs.text(encoded.body());
        assertThat(body).doesNotContain("a name").doesNotContain("inside").doesNotContain("\"x\"");
        assertThat(body).contains("\"clear\":\"c\",\"hidden\":{\"h\":");
        assertThat(encoded.bodies()).hasSize(4); // secret, one hidden, names, within (whole)
    }

    @Test
    void whatSaysNothingIsAbsent() {
        assertThat(Jcs.text(TYPES.encode(bare(), new Random(1)).body()))
                .isEqualTo("{\"big\":0,\"count\":0,\"text\":\"\",\"yes\":false}");
    }

    @Test
    void aWithheldValueReadsAsNullAndIsListed() {
        EventTypes.Encoded encoded = TYPES.encode(full(), new Random(1));
        EventTypes.Decoded decoded = TYPES.decode(encoded.type(), encoded.body(), Map.of());
        assertThat(decoded.withheld())
                .containsExactlyInAnyOrder("secret", "inners[0].hidden", "names", "within");
        assertThat(decoded.event())
                .isInstanceOfSatisfying(
                        Everything.class,
                        event -> {
                            assertThat(event.secret()).isNull();
                            assertThat(event.names()).isEmpty();
                            assertThat(event.inners().getFirst().clear()).isEqualTo("c");
                        });
    }

    @Test
    void aRecordThatCannotDoWithoutItsWithheldValueIsPassedOverNotThrown() {
        EventTypes.Encoded encoded = TYPES.encode(new Strict("b"), new Random(1));
        assertThat(TYPES.decode(encoded.type(), encoded.body(), Map.of()))
                .isEqualTo(new EventTypes.Decoded(null, Set.of("b")));
    }

    @Test
    void anUnknownTypeAndAnUnknownFieldAndANewerEnumConstant() {
        assertThat(TYPES.decode("newer.type/3", json("{\"a\":\"1\"}"), Map.of()).event()).isNull();
        assertThat(
                        TYPES.decode(
                                        "test.small/1",
                                        json("{\"a\":\"1\",\"z\":[{\"q\":1}]}"),
                                        Map.of())
                                .event())
                .isEqualTo(new Small("1", null));
        assertThat(
                        TYPES.decode(
                                        "test.everything/1",
                                        json("{\"colour\":\"MAUVE\",\"text\":\"\"}"),
                                        Map.of())
                                .event())
                .isNull();
    }

    @Test
    void anOlderVersionIsReadAsTheNewer() {
        EventTypes newer =
                EventTypes.of(List.of(SmallTwo.class))
                        .upcasting(
                                "test.small/1",
                                "test.small/2",
                                body -> body.put("c", body.path("b").asString("none") + "!"));
        EventTypes.Encoded old = TYPES.encode(new Small("1", "two"), new Random(1));
        assertThat(newer.decode(old.type(), old.body(), values(old.bodies())).event())
                .isEqualTo(new SmallTwo("1", "two", "two!"));
    }

    @Test
    void halfACharacterIsReplacedAndStopsNothing() {
        assertThat(thereAndBack(TYPES, new Small("a\ud83dz", "\ude00")).event())
                .isEqualTo(new Small("a\ufffdz", "\ufffd"));
    }

    @Test
    void aMapWithAnyKeysComesBack() {
        for (Map<String, String> words :
                List.of(
                        Map.of("Straße", "1"),
                        Map.of("h", "not a hash"),
                        Map.of("h", "x", "i", "y"))) {
            Everything event =
                    new Everything(
                            "",
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            false,
                            0,
                            0,
                            null,
                            Optional.empty(),
                            List.of(),
                            Set.of(),
                            words,
                            Map.of(),
                            null,
                            List.of(),
                            null);
            assertThat(thereAndBack(TYPES, event).event()).isEqualTo(event);
        }
    }

    @Test
    void aTimeIsRfc3339WhateverItsOffset() {
        assertThat(TextShape.rfc3339(OffsetDateTime.parse("1840-01-01T00:00:00-00:01:15")))
                .isEqualTo("1839-12-31T23:59:15-00:02");
        assertThat(TextShape.rfc3339(OffsetDateTime.parse("2026-01-01T00:00Z")))
                .isEqualTo("2026-01-01T00:00:00Z");
        assertThatThrownBy(() -> TextShape.rfc3339(OffsetDateTime.parse("+12026-01-01T00:00Z")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTypeThatNoEntryCanHoldIsRefusedAtOnce() {
        @EventName("test.bad/1")
        record Weight(double kilograms) implements DomainEvent {}
        @EventName("test.bad/2")
        record LooksCommitted(String h) implements DomainEvent {}
        record Nameless(String a) implements DomainEvent {}
        @EventName("test.small/1")
        record SameName(String a) implements DomainEvent {}
        for (Class<? extends DomainEvent> bad :
                List.of(Weight.class, LooksCommitted.class, Nameless.class)) {
            assertThatThrownBy(() -> EventTypes.of(List.of(bad)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> EventTypes.of(List.of(Small.class, SameName.class)))
                .hasMessageContaining("one name");
        assertThatThrownBy(() -> TYPES.encode(new Nameless("a"), new Random(1)))
                .hasMessageContaining("not among");
    }

    private static tools.jackson.databind.node.ObjectNode json(String text) {
        return Jcs.parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)).asObject();
    }
}
