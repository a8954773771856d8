package org.lockfast.journal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A record stands as an object, each component under its own name. */
final class RecordShape implements Shape {
    /**
     * @param required stands in every entry: neither may it be absent nor destroyed
     */
    private record Part(
            String name, Shape shape, boolean committed, boolean required, MethodHandle accessor) {}

    private final List<Part> parts;
    private final MethodHandle constructor;

    private RecordShape(List<Part> parts, MethodHandle constructor) {
        this.parts = parts;
        this.constructor = constructor;
    }

    /**
     * The shape of a record class.
     *
     * @throws IllegalArgumentException where a component has no place in an entry
     */
    static RecordShape of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components.length == 1 && components[0].getName().equals("h")) {
            throw new IllegalArgumentException(
                    type.getName() + " would look like a commitment: {\"h\": …}");
        }
        try {
            MethodHandles.Lookup lookup =
                    MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            List<Part> parts = new ArrayList<>();
            for (RecordComponent component : components) {
                parts.add(
                        new Part(
                                component.getName(),
                                shape(type, component),
                                component.isAnnotationPresent(Committed.class),
                                isRequired(component),
                                lookup.unreflect(component.getAccessor())
                                        .asType(MethodType.genericMethodType(1))));
            }
            Class<?>[] types =
                    Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new);
            MethodHandle constructor =
                    lookup.findConstructor(type, MethodType.methodType(void.class, types))
                            .asType(MethodType.genericMethodType(types.length))
                            .asSpreader(Object[].class, types.length);
            return new RecordShape(List.copyOf(parts), constructor);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be reached", e);
        }
    }

    private static boolean isRequired(RecordComponent component) {
        return !component.getType().isPrimitive()
                && !component.isAnnotationPresent(Committed.class)
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Shape shape(Class<?> type, RecordComponent component) {
        try {
            return Shapes.of(component.getGenericType());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    type.getName() + "." + component.getName() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public ObjectNode write(Object value, Out out) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Part part : parts) {
            Object component = get(part, value);
            if (component != null && !part.shape().isAbsent(component)) {
                object.set(part.name(), out.write(part.shape(), component, part.committed()));
            }
        }
        return object;
    }

    private static @Nullable Object get(Part part, Object value) {
        try {
            return part.accessor().invokeExact(value);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    /**
     * Fields of the JSON that this version does not know are passed over; the entry keeps them.
     *
     * @throws IllegalArgumentException where one is absent that stands in every entry of the type
     */
    @Override
    public Object read(JsonNode json) {
        ObjectNode object = json.asObject();
        @Nullable Object[] values = new Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            Part part = parts.get(i);
            JsonNode value = object.get(part.name());
            values[i] = value == null ? part.shape().absent() : part.shape().read(value);
            if (values[i] == null && part.required()) {
                throw new IllegalArgumentException("There is no " + part.name());
            }
        }
        try {
            return (Object) constructor.invokeExact(values);
        } catch (Throwable e) {
            throw thrown(e);
        }
    }

    private static RuntimeException thrown(Throwable e) {
        return switch (e) {
            case RuntimeException bug -> bug;
            case Error serious -> throw serious;
            default -> new IllegalStateException(e);
        };
    }
}
