package org.lockfast.journal;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Hash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The event types this version knows: between records of Java and the {@code body} of an entry.
 * Absent is what is null, an empty list, set or map, or an empty Optional. Immutable.
 */
public final class EventTypes {
    private static final Logger LOG = LoggerFactory.getLogger(EventTypes.class);

    private record Known(Class<? extends DomainEvent> type, Shape shape) {}

    private record Upcast(String to, UnaryOperator<ObjectNode> change) {}

    /**
     * An event as an entry holds it.
     *
     * @param bodies the committed values, in the order of their fields
     */
    record Encoded(String type, ObjectNode body, List<Commitment> bodies) {}

    /**
     * An event read back.
     *
     * @param event null where this version cannot read it
     * @param withheld fields whose values are not at hand
     */
    record Decoded(@Nullable DomainEvent event, Set<String> withheld) {}

    private final Map<String, Known> byName;
    private final Map<Class<?>, String> names;
    private final Map<String, Upcast> upcasts;

    private EventTypes(Map<String, Known> byName, Map<String, Upcast> upcasts) {
        this.byName = byName;
        this.upcasts = upcasts;
        this.names = new HashMap<>();
        byName.forEach((name, known) -> names.put(known.type(), name));
    }

    /**
     * The types of these record classes, and the journal's own.
     *
     * @throws IllegalArgumentException for a class that is no record, has no {@link EventName}, the
     *     name of another, or a component no entry can hold
     */
    public static EventTypes of(Collection<Class<? extends DomainEvent>> classes) {
        Set<Class<? extends DomainEvent>> all = new LinkedHashSet<>(JournalEvents.CLASSES);
        all.addAll(classes);
        Map<String, Known> byName = new TreeMap<>();
        for (Class<? extends DomainEvent> type : all) {
            Known before = byName.put(nameOf(type), new Known(type, RecordShape.of(type)));
            if (before != null) {
                throw new IllegalArgumentException(
                        type + " and " + before.type() + " have one name");
            }
        }
        return new EventTypes(byName, Map.of());
    }

    private static String nameOf(Class<? extends DomainEvent> type) {
        EventName name = type.getAnnotation(EventName.class);
        if (name == null
                || !type.isRecord()
                || !name.value().matches("[a-z][a-z0-9.-]*/[1-9][0-9]*")) {
            throw new IllegalArgumentException(
                    type + " is no record with an event name such as exhibit.recorded/1");
        }
        return name.value();
    }

    /**
     * These, and a way to read an older version of a type as the next one.
     *
     * @param change turns the older version's body, committed values joined in, into the newer's
     */
    public EventTypes upcasting(String from, String to, UnaryOperator<ObjectNode> change) {
        Map<String, Upcast> more = new HashMap<>(upcasts);
        more.put(from, new Upcast(to, change));
        return new EventTypes(byName, more);
    }

    /** Every name this version writes, with its record class. */
    public Map<String, Class<? extends DomainEvent>> classes() {
        Map<String, Class<? extends DomainEvent>> classes = new LinkedHashMap<>();
        byName.forEach((name, known) -> classes.put(name, known.type()));
        return Collections.unmodifiableMap(classes);
    }

    /**
     * Writes an event.
     *
     * @throws IllegalArgumentException for a class that was not registered, or a value that has no
     *     place in an entry
     */
    Encoded encode(DomainEvent event, RandomGenerator salts) {
        String name = names.get(event.getClass());
        Known known = name == null ? null : byName.get(name);
        if (name == null || known == null) {
            throw new IllegalArgumentException(event.getClass() + " is not among the event types");
        }
        Shape.Out out = new Shape.Out(salts);
        ObjectNode body = known.shape().write(event, out).asObject();
        return new Encoded(name, body, out.bodies());
    }

    /**
     * Reads an event.
     *
     * @param body as in the entry; changed by this call
     * @param values the committed values at hand
     */
    Decoded decode(String type, ObjectNode body, Map<Hash, JsonNode> values) {
        Set<String> withheld = new LinkedHashSet<>();
        join(body, "", values, withheld);
        String name = type;
        ObjectNode current = body;
        try {
            for (Upcast up = upcasts.get(name); up != null; up = upcasts.get(name)) {
                current = up.change().apply(current);
                name = up.to();
            }
            Known known = byName.get(name);
            DomainEvent event =
                    known == null ? null : known.type().cast(known.shape().read(current));
            return new Decoded(event, Collections.unmodifiableSet(withheld));
        } catch (RuntimeException e) {
            // Never in the way of reading the rest; no message of e, which may quote the record
            LOG.warn("An event of type {} could not be read: {}", type, e.getClass().getName());
            return new Decoded(null, Collections.unmodifiableSet(withheld));
        }
    }

    /** Puts committed values in their places; takes out those that are not at hand. */
    private static void join(
            ObjectNode object, String path, Map<Hash, JsonNode> values, Set<String> withheld) {
        for (String key : List.copyOf(object.propertyNames())) {
            JsonNode child = object.path(key);
            Hash hash = committed(child);
            JsonNode value = hash == null ? null : values.get(hash);
            if (hash == null) {
                inner(child, path + key, values, withheld);
            } else if (value == null) {
                withheld.add(path + key);
                object.remove(key);
            } else {
                object.set(key, value);
            }
        }
    }

    private static void inner(
            JsonNode node, String path, Map<Hash, JsonNode> values, Set<String> withheld) {
        if (node instanceof ObjectNode object) {
            join(object, path + ".", values, withheld);
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                inner(array.path(i), path + "[" + i + "]", values, withheld);
            }
        }
    }

    /** The hash where the node is {@code {"h": base64}}, else null. */
    static @Nullable Hash committed(JsonNode node) {
        if (!node.isObject() || node.size() != 1 || !node.path("h").isString()) {
            return null;
        }
        return Hash.ofBase64(node.path("h").stringValue());
    }
}
