package org.lockfast;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The rules a class may be let off, the classes that are, and whether they still need it. */
final class Exemptions {
    private record Exemption(String where, Exempt.Rule from, String because) {}

    private final Map<Exempt.Rule, Supplier<List<Breach>>> rules = new EnumMap<>(Exempt.Rule.class);
    private final List<Exemption> exemptions;

    Exemptions(String base, JavaClasses classes) {
        HouseRules house = new HouseRules(base, classes);
        CodeRules code = new CodeRules(base, classes);
        rules.put(Exempt.Rule.MAP, house::roomsUseOnlyWhatTheMapGivesThem);
        rules.put(Exempt.Rule.TIME, code::timeComesFromAClock);
        rules.put(Exempt.Rule.THREADS, code::threadsComeFromExecutors);
        rules.put(Exempt.Rule.OUTPUT, code::onlyTheCommandLinePrints);
        rules.put(Exempt.Rule.SERIALISATION, code::nothingIsSerialised);
        rules.put(Exempt.Rule.STATIC_STATE, code::nothingStaticChanges);
        rules.put(Exempt.Rule.SQL, house::sqlStaysInTheRecords);
        rules.put(Exempt.Rule.JAVAFX, house::javaFxStaysOnTheDesktop);
        rules.put(Exempt.Rule.VIEW_MODELS, house::viewModelsKnowNoControl);
        exemptions =
                classes.stream()
                        .flatMap(c ->
                                Stream.concat(
                                                c.tryGetAnnotationOfType(Exempt.class).stream(),
                                                c.tryGetAnnotationOfType(Exempt.All.class).stream()
                                                        .flatMap(all -> Stream.of(all.value())))
                                        .map(e ->
                                                new Exemption(c.getName(), e.from(), e.because())))
                        .toList();
    }

    /** The breaches of a rule in classes that are not let off it. */
    List<Breach> breaches(Exempt.Rule rule) {
        return all(rule).stream()
                .filter(b ->
                        exemptions.stream()
                                .noneMatch(e -> e.from() == rule && e.where().equals(b.where())))
                .toList();
    }

    /** Exemptions that give no reason, or let a class off something it does not do. */
    List<Breach> needless() {
        List<Breach> needless = new ArrayList<>();
        for (Exemption e : exemptions) {
            if (e.because().isBlank()) {
                needless.add(
                        new Breach(
                                e.where(),
                                e.where() + " is let off " + e.from() + " for no reason"));
            }
            if (all(e.from()).stream().noneMatch(b -> b.where().equals(e.where()))) {
                needless.add(
                        new Breach(
                                e.where(),
                                e.where() + " is let off " + e.from() + " and keeps it"));
            }
        }
        return needless;
    }

    private List<Breach> all(Exempt.Rule rule) {
        return rules.getOrDefault(rule, List::of).get();
    }
}
