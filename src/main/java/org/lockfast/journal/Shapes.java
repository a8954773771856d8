package org.lockfast.journal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds the shape of a Java type: what may be a component of an event record. */
final class Shapes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Shapes() {}

    /**
     * The shape.
     *
     * @throws IllegalArgumentException for a type that has no place in an entry, such as double
     */
    static Shape of(Type type) {
        if (type instanceof Class<?> plain) {
            return ofClass(plain);
        }
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class || generic.getRawType() == Collection.class) {
                return new Many(of(of[0]), List::copyOf);
            }
            if (generic.getRawType() == Set.class) {
                return new Many(of(of[0]), Shapes::setInOrder);
            }
            if (generic.getRawType() == Optional.class) {
                return new Maybe(of(of[0]));
            }
            TextShape key = of[0] instanceof Class<?> keys ? TextShape.of(keys) : null;
            if (generic.getRawType() == Map.class && key != null) {
                return new Keyed(key, of(of[1]));
            }
        }
        throw new IllegalArgumentException("An entry has no way to write a " + type);
    }

    private static Shape ofClass(Class<?> type) {
        TextShape text = TextShape.of(type);
        if (text != null) {
            return text;
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Truth(type.isPrimitive());
        }
        if (type == int.class || type == Integer.class) {
            return new Whole(type.isPrimitive() ? 0 : null, JsonNode::intValue);
        }
        if (type == long.class || type == Long.class) {
            return new Whole(type.isPrimitive() ? 0L : null, JsonNode::longValue);
        }
        if (type.isRecord()) {
            return RecordShape.of(type);
        }
        throw new IllegalArgumentException("An entry has no way to write a " + type.getName());
    }

    private static Set<Object> setInOrder(List<Object> values) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    private record Truth(boolean primitive) implements Shape {
        @Override
        public JsonNode write(Object value, Out out) {
            return JSON.booleanNode((Boolean) value);
        }

        @Override
        public Object read(JsonNode json) {
            return json.booleanValue();
        }

        @Override
        public @Nullable Object absent() {
            return primitive ? Boolean.FALSE : null;
        }
    }

    private record Whole(@Nullable Number missing, Function<JsonNode, Number> reader)
            implements Shape {
        @Override
        public JsonNode write(Object value, Out out) {
            return JSON.numberNode(((Number) value).longValue());
        }

        @Override
        public Object read(JsonNode json) {
            return reader.apply(json);
        }

        @Override
        public @Nullable Object absent() {
            return missing;
        }
    }

    private record Maybe(Shape of) implements Shape {
        @Override
        public JsonNode write(Object value, Out out) {
            return of.write(((Optional<?>) value).orElseThrow(), out);
        }

        @Override
        public Object read(JsonNode json) {
            return Optional.of(of.read(json));
        }

        @Override
        public boolean isAbsent(@Nullable Object value) {
            return value == null || ((Optional<?>) value).isEmpty();
        }

        @Override
        public Object absent() {
            return Optional.empty();
        }
    }

    private record Many(Shape of, Function<List<Object>, Object> collect) implements Shape {
        @Override
        public JsonNode write(Object value, Out out) {
            ArrayNode array = JSON.arrayNode();
            ((Collection<?>) value).forEach(one -> array.add(of.write(one, out)));
            return array;
        }

        @Override
        public Object read(JsonNode json) {
            List<Object> values = new ArrayList<>(json.size());
            json.asArray().forEach(one -> values.add(of.read(one)));
            return collect.apply(values);
        }

        @Override
        public boolean isAbsent(@Nullable Object value) {
            return value == null || ((Collection<?>) value).isEmpty();
        }

        @Override
        public Object absent() {
            return collect.apply(List.of());
        }
    }

    /**
     * An object where every key is plain ASCII, as the profile asks; otherwise, and where it would
     * look like a commitment, an array of [key, value].
     */
    private record Keyed(TextShape key, Shape of) implements Shape {
        @Override
        public JsonNode write(Object value, Out out) {
            ObjectNode object = JSON.objectNode();
            ArrayNode pairs = JSON.arrayNode();
            boolean ascii = true;
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                String text = key.toText().apply(entry.getKey());
                JsonNode written = of.write(entry.getValue(), out);
                ascii &= text.chars().allMatch(c -> c >= 0x20 && c <= 0x7e);
                object.set(text, written);
                pairs.add(JSON.arrayNode().add(text).add(written));
            }
            return ascii && !(object.size() == 1 && object.has("h")) ? object : pairs;
        }

        @Override
        public Object read(JsonNode json) {
            Map<Object, Object> map = new LinkedHashMap<>();
            if (json.isArray()) {
                json.forEach(pair -> put(map, pair.path(0).stringValue(), pair.path(1)));
            } else {
                json.asObject().properties().forEach(e -> put(map, e.getKey(), e.getValue()));
            }
            return Collections.unmodifiableMap(map);
        }

        private void put(Map<Object, Object> map, String text, JsonNode value) {
            map.put(key.fromText().apply(text), of.read(value));
        }

        @Override
        public boolean isAbsent(@Nullable Object value) {
            return value == null || ((Map<?, ?>) value).isEmpty();
        }

        @Override
        public Object absent() {
            return Map.of();
        }
    }
}
