package org.lockfast.desktop.newexhibit;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.PropertyKind;

/** What is entered of one exhibit, field by field, and told of at each change. */
final class ExhibitFields {
    final ObjectProperty<PropertyKind> kind = new SimpleObjectProperty<>(PropertyKind.EXHIBIT);
    final StringProperty address = new SimpleStringProperty("");
    final StringProperty reference = new SimpleStringProperty("");
    final StringProperty time = new SimpleStringProperty("");
    final StringProperty category = new SimpleStringProperty("");
    final StringProperty description = new SimpleStringProperty("");
    final StringProperty where = new SimpleStringProperty("");
    final StringProperty from = new SimpleStringProperty("");
    final StringProperty seizedBy = new SimpleStringProperty("");
    final StringProperty producer = new SimpleStringProperty("");
    final StringProperty power = new SimpleStringProperty("");
    final StringProperty quantity = new SimpleStringProperty("");
    final StringProperty unit = new SimpleStringProperty("");
    final StringProperty notes = new SimpleStringProperty("");
    final StringProperty madeSafeBy = new SimpleStringProperty("");
    final StringProperty madeSafeAt = new SimpleStringProperty("");
    final StringProperty ammunition = new SimpleStringProperty("");
    final StringProperty left = new SimpleStringProperty("");
    final StringProperty leftUnit = new SimpleStringProperty("");
    final ObservableList<PackageLine> packages = FXCollections.observableArrayList();
    final ObservableList<TakenPhoto> photographs = FXCollections.observableArrayList();

    private final Set<String> ticked = new LinkedHashSet<>();
    private final Set<String> unticked = new LinkedHashSet<>();
    private final Set<String> states = new LinkedHashSet<>();
    private final Map<String, String> identifiers = new LinkedHashMap<>();
    private final Map<String, String> particulars = new LinkedHashMap<>();
    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final Runnable changed;

    /**
     * @param changed called whenever something else is entered than before
     */
    ExhibitFields(Runnable changed) {
        this.changed = changed;
        packages.add(new PackageLine());
    }

    /** From here on changes are told of. */
    void begin() {
        for (StringProperty field :
                List.of(
                        address,
                        reference,
                        time,
                        category,
                        description,
                        where,
                        from,
                        seizedBy,
                        producer,
                        power,
                        quantity,
                        unit,
                        notes,
                        madeSafeBy,
                        madeSafeAt,
                        ammunition,
                        left,
                        leftUnit)) {
            field.subscribe(now -> changed.run());
        }
        kind.subscribe(now -> changed.run());
        packages.subscribe(changed);
        photographs.subscribe(changed);
        packages.forEach(this::follow);
    }

    private void follow(PackageLine line) {
        for (StringProperty field :
                List.of(line.packaging, line.seal, line.label, line.quantity, line.unit)) {
            field.subscribe(now -> changed.run());
        }
        line.scanned.subscribe(now -> changed.run());
    }

    /**
     * All of it, to be judged or kept.
     *
     * @param investigation the case chosen; null where none is
     * @param caseText what is written for the case
     */
    Draft draft(@Nullable UUID investigation, String caseText) {
        return new Draft(
                investigation,
                caseText,
                kind.get(),
                address.get(),
                reference.get(),
                time.get(),
                category.get(),
                description.get(),
                where.get(),
                from.get(),
                seizedBy.get(),
                producer.get(),
                power.get(),
                quantity.get(),
                unit.get(),
                notes.get(),
                ticked,
                unticked,
                states,
                identifiers,
                particulars,
                packages.stream().map(PackageLine::draft).toList(),
                reasons,
                madeSafeBy.get(),
                madeSafeAt.get(),
                ammunition.get(),
                photographs.stream().map(TakenPhoto::text).toList(),
                left.get(),
                leftUnit.get());
    }

    /** Takes what was kept, but for time and reference: those of an empty form were suggestions. */
    void take(Draft kept) {
        kind.set(kept.kind());
        address.set(kept.address());
        where.set(kept.where());
        from.set(kept.from());
        seizedBy.set(kept.seizedBy());
        producer.set(kept.producer());
        power.set(kept.power());
        quantity.set(kept.quantity());
        unit.set(kept.unit());
        notes.set(kept.notes());
        madeSafeBy.set(kept.madeSafeBy());
        madeSafeAt.set(kept.madeSafeAt());
        ammunition.set(kept.ammunition());
        left.set(kept.left());
        leftUnit.set(kept.leftUnit());
        ticked.addAll(kept.ticked());
        unticked.addAll(kept.unticked());
        states.addAll(kept.states());
        identifiers.putAll(kept.identifiers());
        particulars.putAll(kept.particulars());
        reasons.putAll(kept.reasons());
        category.set(kept.category());
        description.set(kept.description());
        packages.setAll(kept.packages().stream().map(PackageLine::of).toList());
        if (packages.isEmpty()) {
            packages.add(new PackageLine());
        }
        packages.forEach(this::follow);
        photographs.setAll(
                kept.photographs().stream().map(TakenPhoto::of).flatMap(Optional::stream).toList());
    }

    /** Scene and officer stay; what belongs to the exhibit goes. */
    void clear() {
        ticked.clear();
        unticked.clear();
        states.clear();
        identifiers.clear();
        particulars.clear();
        reasons.clear();
        for (StringProperty field :
                List.of(
                        category,
                        description,
                        where,
                        quantity,
                        unit,
                        notes,
                        madeSafeBy,
                        madeSafeAt,
                        ammunition,
                        left,
                        leftUnit,
                        reference,
                        time)) {
            field.set("");
        }
        PackageLine first = new PackageLine();
        follow(first);
        packages.setAll(List.of(first));
        photographs.clear();
    }

    /** Ticks or unticks a hazard by hand. */
    void hazard(String code, boolean on) {
        (on ? ticked : unticked).add(code);
        (on ? unticked : ticked).remove(code);
        changed.run();
    }

    /** Says that the item is, or is not, in a state such as wet. */
    void state(String code, boolean on) {
        if (on ? states.add(code) : states.remove(code)) {
            changed.run();
        }
    }

    Set<String> states() {
        return Set.copyOf(states);
    }

    /** An identifier as typed. */
    void identifier(String code, String value) {
        identifiers.put(code, value);
        changed.run();
    }

    String identifier(String code) {
        return identifiers.getOrDefault(code, "");
    }

    /** A fact without a field of its own, such as the owner, as typed. */
    void particular(String code, String value) {
        particulars.put(code, value);
        changed.run();
    }

    String particular(String code) {
        return particulars.getOrDefault(code, "");
    }

    /** Why the exhibit is kept another way than a rule says. */
    void reason(String rule, String said) {
        reasons.put(rule, said);
        changed.run();
    }

    String reason(String rule) {
        return reasons.getOrDefault(rule, "");
    }

    /** A further package of the same exhibit. */
    void addPackage() {
        PackageLine line = new PackageLine();
        line.preset(packages.getLast().packaging.get());
        follow(line);
        packages.add(line);
    }

    /** Takes a package away again; the first always stays. */
    void removePackage(PackageLine line) {
        if (packages.size() > 1) {
            packages.remove(line);
        }
    }
}
