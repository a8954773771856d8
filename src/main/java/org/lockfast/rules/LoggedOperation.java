package org.lockfast.rules;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One of the operations on personal data of which a log is kept (Data Protection Act 2018, s.62).
 *
 * @param events names of entries that are it; one that ends in a full stop stands for all that
 *     begin with it
 */
public record LoggedOperation(Coding coding, List<String> events) implements Coded {
    /** An operation, and one of the names that are it. */
    private record Named(LoggedOperation operation, String name) {
        boolean fits(String type) {
            return name.endsWith(".") ? type.startsWith(name) : type.equals(name);
        }
    }

    static LoggedOperation read(EntryReader in, Coding coding) {
        return new LoggedOperation(coding, in.texts("events"));
    }

    /**
     * The names of some operations, each with those longer ones of other operations that begin with
     * it.
     */
    static Map<String, Set<String>> names(
            Collection<LoggedOperation> all, Predicate<LoggedOperation> some) {
        Map<String, Set<String>> names = new HashMap<>();
        for (LoggedOperation one : all) {
            for (String name : some.test(one) ? one.events() : List.<String>of()) {
                Set<String> others = new HashSet<>();
                all.stream()
                        .filter(other -> !some.test(other))
                        .flatMap(other -> other.events().stream())
                        .filter(other -> name.endsWith(".") && other.startsWith(name))
                        .forEach(others::add);
                names.put(name, others);
            }
        }
        return names;
    }

    static Optional<LoggedOperation> of(Collection<LoggedOperation> all, String type) {
        return all.stream()
                .flatMap(one -> one.events().stream().map(name -> new Named(one, name)))
                .filter(named -> named.fits(type))
                .max(Comparator.comparingInt(named -> named.name().length()))
                .map(Named::operation);
    }
}
