package org.lockfast.journal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values that stand as a JSON string. Their texts can be keys of a map too. */
record TextShape(Function<Object, String> toText, Function<String, Object> fromText)
        implements Shape {
    private static final int MOST_DIGITS = 200;
    private static final Map<Class<?>, TextShape> KNOWN = new HashMap<>();

    static {
        put(String.class, TextShape::wellFormed, Function.identity());
        put(UUID.class, UUID::toString, UUID::fromString);
        put(Hash.class, Hash::base64, Hash::ofBase64);
        put(BigDecimal.class, TextShape::plain, TextShape::number);
        put(OffsetDateTime.class, TextShape::rfc3339, OffsetDateTime::parse);
        put(Instant.class, at -> rfc3339(at.atOffset(ZoneOffset.UTC)), Instant::parse);
        put(LocalDate.class, LocalDate::toString, LocalDate::parse);
        put(LocalTime.class, DateTimeFormatter.ISO_LOCAL_TIME::format, LocalTime::parse);
        put(Duration.class, Duration::toString, Duration::parse);
    }

    private static <T> void put(
            Class<T> type, Function<T, String> toText, Function<String, T> fromText) {
        KNOWN.put(type, new TextShape(value -> toText.apply(type.cast(value)), fromText::apply));
    }

    /** The shape of that class, or null where its values are no texts. */
    static @Nullable TextShape of(Class<?> type) {
        return type.isEnum() ? ofEnum(type) : KNOWN.get(type);
    }

    private static TextShape ofEnum(Class<?> type) {
        Map<String, Object> byName = new HashMap<>();
        Arrays.stream(type.getEnumConstants())
                .forEach(constant -> byName.put(((Enum<?>) constant).name(), constant));
        return new TextShape(
                constant -> ((Enum<?>) constant).name(),
                name -> {
                    Object constant = byName.get(name);
                    if (constant == null) {
                        throw new IllegalArgumentException(
                                type.getSimpleName() + " has no " + name + " here");
                    }
                    return constant;
                });
    }

    /**
     * Half a character cannot be written as UTF-8; it is pasted now and then, and nothing stops.
     */
    static String wellFormed(String text) {
        int broken = -1;
        for (int i = 0; i < text.length() && broken < 0; i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.charCount(text.codePointAt(i)) == 2) {
                    i++;
                } else {
                    broken = i;
                }
            }
        }
        if (broken < 0) {
            return text;
        }
        StringBuilder mended = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(mended::appendCodePoint);
        return mended.toString();
    }

    /**
     * Digits, and a point perhaps: what could not be written out in a line is refused unwritten.
     */
    private static String plain(BigDecimal number) {
        if (Math.abs((long) number.scale()) + number.precision() > MOST_DIGITS) {
            throw new IllegalArgumentException(
                    "A number in an entry has at most " + MOST_DIGITS + " digits");
        }
        return number.toPlainString();
    }

    /** An exponent is not how an entry writes a number, and five letters of it fill the memory. */
    private static BigDecimal number(String text) {
        if (text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            throw new IllegalArgumentException("A number in an entry has no exponent");
        }
        return new BigDecimal(text);
    }

    /** RFC 3339 has no seconds in its offset and four digits of year. */
    static String rfc3339(OffsetDateTime at) {
        int seconds = Math.floorDiv(at.getOffset().getTotalSeconds(), 60) * 60;
        OffsetDateTime whole = at.withOffsetSameInstant(ZoneOffset.ofTotalSeconds(seconds));
        if (whole.getYear() < 0 || whole.getYear() > 9999) {
            throw new IllegalArgumentException("A time in an entry has a year from 0 to 9999");
        }
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(whole);
    }

    @Override
    public JsonNode write(Object value, Out out) {
        return JsonNodeFactory.instance.stringNode(toText.apply(value));
    }

    @Override
    public Object read(JsonNode json) {
        return fromText.apply(json.stringValue());
    }
}
