package org.lockfast.testing.house.exhibit;

import java.io.Serializable;
import java.sql.Connection;
import java.time.Instant;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Breaks every rule that a class may be let off, some of them only in a class inside it. */
final class BreaksRules {
    static int count;

    Supplier<Instant> time() {
        return Instant::now;
    }

    static final class Inside implements Serializable {
        void print() {
            System.out.println(count++);
        }

        Thread thread() {
            return new Thread(this::print);
        }
    }

    @Nullable Connection sql() {
        return null;
    }

    @Nullable StringProperty javafx() {
        return null;
    }
}
