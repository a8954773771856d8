package org.lockfast.rules;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one JSON object and says in a plain sentence what is wrong with it. A key nobody asked for
 * is an error too: a misspelt key must not silently change nothing.
 */
final class EntryReader {
    private final String where;
    private final ObjectNode node;
    private final Set<String> asked = new HashSet<>();

    EntryReader(String where, ObjectNode node) {
        this.where = where;
        this.node = node;
    }

    RulePackException wrong(String words) {
        return new RulePackException(where + ": " + words);
    }

    /** The object itself, for keeping. */
    ObjectNode node() {
        return node;
    }

    String where() {
        return where;
    }

    boolean has(String key) {
        return get(key) != null;
    }

    String text(String key) {
        String text = textOr(key);
        if (text == null) {
            throw wrong("\"" + key + "\" is missing.");
        }
        return text;
    }

    @Nullable String textOr(String key) {
        JsonNode value = get(key);
        if (value == null) {
            return null;
        }
        if (!value.isString() || value.stringValue().isBlank()) {
            throw wrong("\"" + key + "\" is to be a text in quotation marks.");
        }
        return value.stringValue();
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : array(key)) {
            if (!item.isString() || item.stringValue().isBlank()) {
                throw wrong("\"" + key + "\" is to be a list of texts.");
            }
            texts.add(item.stringValue());
        }
        return List.copyOf(texts);
    }

    Wording wording(String key) {
        Wording wording = wordingOr(key);
        if (wording == null) {
            throw wrong("\"" + key + "\" is missing.");
        }
        return wording;
    }

    @Nullable Wording wordingOr(String key) {
        JsonNode value = get(key);
        return value == null ? null : wording(key, value);
    }

    List<Wording> wordings(String key) {
        List<Wording> wordings = new ArrayList<>();
        array(key).forEach(item -> wordings.add(wording(key, item)));
        return List.copyOf(wordings);
    }

    boolean flag(String key) {
        JsonNode value = get(key);
        if (value != null && !value.isBoolean()) {
            throw wrong("\"" + key + "\" is to be true or false.");
        }
        return value != null && value.booleanValue();
    }

    BigDecimal number(String key) {
        BigDecimal number = numberOr(key);
        if (number == null) {
            throw wrong("\"" + key + "\" is missing.");
        }
        return number;
    }

    @Nullable BigDecimal numberOr(String key) {
        JsonNode value = get(key);
        if (value != null && !value.isNumber()) {
            throw wrong("\"" + key + "\" is to be a number.");
        }
        return value == null ? null : value.decimalValue();
    }

    int whole(String key, int low, int high) {
        BigDecimal number = number(key);
        if (number.stripTrailingZeros().scale() > 0
                || number.compareTo(BigDecimal.valueOf(low)) < 0
                || number.compareTo(BigDecimal.valueOf(high)) > 0) {
            throw wrong(
                    "\"" + key + "\" is to be a whole number from " + low + " to " + high + ".");
        }
        return number.intValue();
    }

    LocalDate date(String key) {
        return date(key, text(key));
    }

    @Nullable LocalDate dateOr(String key) {
        String text = textOr(key);
        return text == null ? null : date(key, text);
    }

    <E extends Enum<E>> E choice(String key, Class<E> type) {
        return choice(key, type, text(key));
    }

    <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
        return texts(key).stream().map(text -> choice(key, type, text)).toList();
    }

    private <E extends Enum<E>> E choice(String key, Class<E> type, String text) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw wrong(
                "\""
                        + key
                        + "\" says "
                        + text
                        + "; it is to be one of "
                        + List.of(type.getEnumConstants())
                        + ".");
    }

    @Nullable EntryReader inside(String key) {
        JsonNode value = get(key);
        if (value == null) {
            return null;
        }
        return new EntryReader(where + ", \"" + key + "\"", object(key, value));
    }

    List<EntryReader> insides(String key) {
        List<EntryReader> readers = new ArrayList<>();
        for (JsonNode item : array(key)) {
            String place = where + ", \"" + key + "\" " + (readers.size() + 1);
            readers.add(new EntryReader(place, object(key, item)));
        }
        return readers;
    }

    Iterable<String> keys() {
        return List.copyOf(node.propertyNames());
    }

    /** Complains of keys that nothing asked for. */
    void done() {
        Set<String> unknown = new TreeSet<>(node.propertyNames());
        unknown.removeAll(asked);
        if (!unknown.isEmpty()) {
            throw wrong("these keys are not known here: " + String.join(", ", unknown) + ".");
        }
    }

    private @Nullable JsonNode get(String key) {
        asked.add(key);
        JsonNode value = node.get(key);
        return value == null || value.isNull() ? null : value;
    }

    private Iterable<JsonNode> array(String key) {
        JsonNode value = get(key);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong("\"" + key + "\" is to be a list in square brackets.");
        }
        return value;
    }

    private ObjectNode object(String key, JsonNode value) {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw wrong("\"" + key + "\" is to hold keys and values in curly brackets.");
    }

    private Wording wording(String key, JsonNode value) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> text : object(key, value).properties()) {
            if (!text.getValue().isString() || text.getValue().stringValue().isBlank()) {
                throw wrong("\"" + key + "\" is to give a text for each language.");
            }
            texts.put(text.getKey(), text.getValue().stringValue());
        }
        if (!texts.containsKey("en")) {
            throw wrong("\"" + key + "\" needs an English text, key \"en\".");
        }
        return new Wording(texts);
    }

    private LocalDate date(String key, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADate) {
            throw wrong("\"" + key + "\" is to be a date such as 2026-04-01.");
        }
    }
}
