package org.lockfast.rules;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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

    static Optional<LoggedOperation> of(Collection<LoggedOperation> all, String type) {
        return all.stream()
                .flatMap(one -> one.events().stream().map(name -> new Named(one, name)))
                .filter(named -> named.fits(type))
                .max(Comparator.comparingInt(named -> named.name().length()))
                .map(Named::operation);
    }
}
