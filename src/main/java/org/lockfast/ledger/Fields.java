package org.lockfast.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the fields of one JSON object, each with its rule; the message names the field. */
final class Fields {
    private final JsonNode object;
    private final String where;

    private Fields(JsonNode object, String where) {
        this.object = object;
        this.where = where;
    }

    static Fields of(JsonNode node, String where) {
        if (!node.isObject()) {
            throw new Malformed(Malformed.Reason.FIELD, where + " is not an object");
        }
        return new Fields(node, where);
    }

    Malformed wrong(String key, String rule) {
        return new Malformed(Malformed.Reason.FIELD, where + "." + key + " " + rule);
    }

    boolean has(String key) {
        return object.has(key);
    }

    @Nullable JsonNode node(String key) {
        return object.get(key);
    }

    JsonNode objectNode(String key) {
        JsonNode value = object.get(key);
        if (value == null || !value.isObject()) {
            throw wrong(key, "is not an object");
        }
        return value;
    }

    Fields fields(String key) {
        return of(objectNode(key), where + "." + key);
    }

    String string(String key) {
        JsonNode value = object.get(key);
        if (value == null || !value.isString() || value.stringValue().isEmpty()) {
            throw wrong(key, "is not a text");
        }
        return value.stringValue();
    }

    String string(String key, Pattern pattern) {
        String text = string(key);
        if (!pattern.matcher(text).matches()) {
            throw wrong(key, "is not of the form " + pattern);
        }
        return text;
    }

    String oneOf(String key, List<String> allowed) {
        String text = string(key);
        if (!allowed.contains(text)) {
            throw wrong(key, "is none of " + allowed);
        }
        return text;
    }

    /** An integer; that it is at most 2^53-1 the JSON profile has seen to. */
    long integer(String key) {
        JsonNode value = object.get(key);
        if (value == null || !value.isIntegralNumber()) {
            throw wrong(key, "is not a whole number");
        }
        return value.longValue();
    }

    long count(String key) {
        long value = integer(key);
        if (value < 0) {
            throw wrong(key, "is below zero");
        }
        return value;
    }

    UUID uuid(String key) {
        String text = string(key);
        UUID uuid = uuidOrNull(text);
        if (uuid == null) {
            throw wrong(key, "is not a UUID in lower case");
        }
        return uuid;
    }

    private static @Nullable UUID uuidOrNull(String text) {
        try {
            UUID uuid = UUID.fromString(text);
            return uuid.toString().equals(text) ? uuid : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    Hash hash(String key) {
        return Base64Text.hash(string(key), Malformed.Reason.FIELD, where + "." + key);
    }

    <T> List<T> list(String key, int most, Function<JsonNode, T> read) {
        JsonNode array = object.get(key);
        if (array == null || !array.isArray() || array.size() > most) {
            throw wrong(key, "is not a list of at most " + most);
        }
        List<T> out = new ArrayList<>(array.size());
        for (JsonNode element : array) {
            out.add(read.apply(element));
        }
        if (out.size() > 1 && new HashSet<>(out).size() != out.size()) {
            throw wrong(key, "has one member twice");
        }
        return List.copyOf(out);
    }

    String element(String key, JsonNode element) {
        if (!element.isString()) {
            throw wrong(key, "has a member that is not a text");
        }
        return element.stringValue();
    }
}
