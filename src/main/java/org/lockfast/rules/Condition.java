package org.lockfast.rules;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * When a rule speaks. In a pack: {@code {"category": ["GLASS", "PAINT"], "not": {"state":
 * ["DRIED"]}}}. All keys of one pair of curly brackets must hold; a list holds when the item has
 * any of its values; {@code "*"} holds when it has any value at all; {@code "any": [ … ]} and
 * {@code "all": [ … ]} take further conditions.
 */
public sealed interface Condition {
    /** Whether it holds for this item. */
    boolean holds(Subject subject);

    /** Shows every attribute it tests, with the values it names. */
    void visit(BiConsumer<Attribute, Set<String>> visitor);

    /** The item has one of these values. */
    record Has(Attribute attribute, Set<String> values) implements Condition {
        private static final String ANY = "*";

        @Override
        public boolean holds(Subject subject) {
            Set<String> present = subject.values(attribute);
            return values.contains(ANY)
                    ? !present.isEmpty()
                    : present.stream().anyMatch(values::contains);
        }

        @Override
        public void visit(BiConsumer<Attribute, Set<String>> visitor) {
            Set<String> named = new LinkedHashSet<>(values);
            named.remove(ANY);
            visitor.accept(attribute, named);
        }
    }

    /** The condition does not hold. */
    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Subject subject) {
            return !condition.holds(subject);
        }

        @Override
        public void visit(BiConsumer<Attribute, Set<String>> visitor) {
            condition.visit(visitor);
        }
    }

    /** All conditions hold. */
    record All(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Subject subject) {
            return conditions.stream().allMatch(condition -> condition.holds(subject));
        }

        @Override
        public void visit(BiConsumer<Attribute, Set<String>> visitor) {
            conditions.forEach(condition -> condition.visit(visitor));
        }
    }

    /** At least one condition holds. */
    record Any(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Subject subject) {
            return conditions.stream().anyMatch(condition -> condition.holds(subject));
        }

        @Override
        public void visit(BiConsumer<Attribute, Set<String>> visitor) {
            conditions.forEach(condition -> condition.visit(visitor));
        }
    }

    /** Reads the condition that stands under a key. */
    static Condition read(EntryReader in, String key) {
        EntryReader inside = in.inside(key);
        if (inside == null) {
            throw in.wrong("\"" + key + "\" is missing.");
        }
        return read(inside);
    }

    private static Condition read(EntryReader in) {
        List<Condition> parts = new ArrayList<>();
        Map<Attribute, String> keys = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            keys.put(attribute, attribute.key());
        }
        keys.forEach((attribute, key) -> {
            if (in.has(key)) {
                parts.add(new Has(attribute, Set.copyOf(in.texts(key))));
            }
        });
        if (in.has("not")) {
            parts.add(new Not(read(in, "not")));
        }
        if (in.has("all")) {
            parts.add(new All(in.insides("all").stream().map(Condition::read).toList()));
        }
        if (in.has("any")) {
            parts.add(new Any(in.insides("any").stream().map(Condition::read).toList()));
        }
        in.done();
        if (parts.isEmpty()) {
            throw in.wrong("a condition is to test something.");
        }
        return parts.size() == 1 ? parts.getFirst() : new All(List.copyOf(parts));
    }
}
