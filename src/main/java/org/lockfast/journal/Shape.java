package org.lockfast.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Commitment;
import tools.jackson.databind.JsonNode;

/** How values of one Java type stand in JSON. */
interface Shape {
    /** The JSON of a value that is there. */
    JsonNode write(Object value, Out out);

    /**
     * The value back.
     *
     * @throws RuntimeException where the JSON is not of this shape
     */
    Object read(JsonNode json);

    /** True where the value says nothing and is left out of the entry. */
    default boolean isAbsent(@Nullable Object value) {
        return value == null;
    }

    /** What stands for a value that is not in the JSON. */
    default @Nullable Object absent() {
        return null;
    }

    /** Where committed values go while an event is written. */
    final class Out {
        private final RandomGenerator salts;
        private final List<Commitment> bodies = new ArrayList<>();
        private boolean withinCommitted;

        Out(RandomGenerator salts) {
            this.salts = salts;
        }

        List<Commitment> bodies() {
            return bodies;
        }

        /** The value's JSON, or where it is to go out of line, the commitment to it. */
        JsonNode write(Shape shape, Object value, boolean committed) {
            if (!committed || withinCommitted) {
                return shape.write(value, this);
            }
            withinCommitted = true; // what lies in a committed value is hidden with it already
            try {
                Commitment body = Commitment.of(shape.write(value, this), salts);
                bodies.add(body);
                return body.reference();
            } finally {
                withinCommitted = false;
            }
        }
    }
}
