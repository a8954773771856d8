package org.lockfast.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.EventName;
import org.lockfast.ledger.Hash;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Events as the index keeps them: the record's components as JSON, committed values joined in. Only
 * this program's own index reads it; what others read is the journal.
 */
public final class StoredEvents {
    /** Reads and writes plain records; times keep the offset they were given with. */
    static final JsonMapper JSON =
            // What the journal could hold reads back, however long: a limit here would make an
            // entry that was taken in once and can never be read again.
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNumberLength(Integer.MAX_VALUE)
                                                    .maxStringLength(Integer.MAX_VALUE)
                                                    .maxNameLength(Integer.MAX_VALUE)
                                                    .build())
                                    .build())
                    .addModule(
                            new SimpleModule("hashes")
                                    .addSerializer(Hash.class, new HashOut())
                                    .addDeserializer(Hash.class, new HashIn()))
                    .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                    .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    // a map's order is nobody's fact, and must not make two rows of one entry
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .changeDefaultPropertyInclusion(
                            was -> was.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    private final Map<String, Class<? extends DomainEvent>> classes;

    /**
     * @param classes every event type by its name, such as {@code exhibit.recorded/1}
     */
    public StoredEvents(Map<String, Class<? extends DomainEvent>> classes) {
        this.classes = Map.copyOf(classes);
    }

    /** By the {@link EventName} on each class. */
    public static StoredEvents of(Iterable<Class<? extends DomainEvent>> classes) {
        Map<String, Class<? extends DomainEvent>> byName = new HashMap<>();
        classes.forEach(type -> byName.put(nameOf(type), type));
        return new StoredEvents(byName);
    }

    static String nameOf(Class<? extends DomainEvent> type) {
        EventName name = type.getAnnotation(EventName.class);
        if (name == null) {
            throw new IllegalArgumentException(type + " has no event name");
        }
        return name.value();
    }

    String write(DomainEvent event) {
        return JSON.writeValueAsString(event);
    }

    /** The event; null where this version does not know the type or cannot read it. */
    @Nullable DomainEvent read(@Nullable String type, @Nullable String json) {
        Class<? extends DomainEvent> known = type == null ? null : classes.get(type);
        if (known == null || json == null) {
            return null;
        }
        try {
            return JSON.readValue(json, known);
        } catch (JacksonException e) {
            return null; // the entry itself still stands, and is shown as one that cannot be read
        }
    }

    private static final class HashOut extends ValueSerializer<Hash> {
        @Override
        public void serialize(Hash value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.base64());
        }
    }

    private static final class HashIn extends ValueDeserializer<Hash> {
        @Override
        public Hash deserialize(JsonParser in, DeserializationContext context) {
            return Hash.ofBase64(in.getString());
        }
    }
}
