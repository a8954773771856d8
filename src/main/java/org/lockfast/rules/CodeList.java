package org.lockfast.rules;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One list of codes in the order a screen shows them.
 *
 * @param <T> kind of entry
 */
public final class CodeList<T extends Coded> {
    private final String name;
    private final Map<String, T> byCode;

    /** The entries in order; a code that comes twice keeps its first place and its last entry. */
    public CodeList(String name, List<T> entries) {
        this.name = name;
        Map<String, T> ordered = new LinkedHashMap<>();
        entries.forEach(entry -> ordered.put(entry.code(), entry));
        this.byCode = Collections.unmodifiableMap(ordered);
    }

    /** Name of the list, which is the name of its pack. */
    public String name() {
        return name;
    }

    /** All entries, retired ones included. */
    public List<T> all() {
        return List.copyOf(byCode.values());
    }

    /** The entries a screen offers on that day. */
    public List<T> offeredOn(LocalDate day) {
        return byCode.values().stream().filter(entry -> entry.offeredOn(day)).toList();
    }

    /** All codes, retired ones included, in order. */
    public Set<String> codes() {
        return byCode.keySet();
    }

    /** Whether the code is known, retired or not. */
    public boolean has(String code) {
        return byCode.containsKey(code);
    }

    /** The entry with this code, if it is known. */
    public Optional<T> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The entry with a code that the program itself relies on; a pack cannot remove one. */
    public T get(String code) {
        return find(code)
                .orElseThrow(
                        () -> new IllegalStateException("List " + name + " lacks code " + code));
    }

    /** Name for people, or the code itself where it is not known: a record is never hidden. */
    public Wording words(String code) {
        return find(code).map(Coded::words).orElseGet(() -> Wording.of(code));
    }
}
