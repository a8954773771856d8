package org.lockfast;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * Which room and which screen may know what. Each rule gives its breaches (none when it holds), so
 * that the same rule is shown to hold for what is shipped and to notice what breaks it on purpose.
 */
final class HouseRules {
    private final String base;
    private final HouseMap map;
    private final JavaClasses classes;

    /** The rules over those of the classes that lie below the package {@code base}. */
    HouseRules(String base, JavaClasses classes) {
        this.base = base;
        this.map = new HouseMap(base);
        this.classes = classes;
    }

    /**
     * A room uses only the rooms the map gives it; what lies in no room is everybody's. The breach
     * is named after the class that is used: it is the one that may be let off.
     */
    List<Breach> roomsUseOnlyWhatTheMapGivesThem() {
        return classes.stream()
                .filter(map::holds)
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .filter(d ->
                        !map.room(d.getTargetClass()).isEmpty()
                                && !HouseMap.mayUse(
                                        map.room(d.getOriginClass()), map.room(d.getTargetClass())))
                .map(d ->
                        Breach.of(
                                d.getTargetClass().getBaseComponentType(),
                                HouseMap.outermost(d.getOriginClass()).getName()
                                        + " uses "
                                        + HouseMap.outermost(
                                                        d.getTargetClass().getBaseComponentType())
                                                .getName()))
                .distinct()
                .toList();
    }

    /** Every package belongs to a room of the map. */
    List<Breach> everyPackageIsOnTheMap() {
        return classes.stream()
                .filter(c -> !HouseMap.MAY_USE.containsKey(map.room(c)))
                .filter(c ->
                        !Set.of(base + ".package-info", Exempt.class.getName())
                                .contains(HouseMap.outermost(c).getName()))
                .map(c -> Breach.of(c, c.getName() + " is in no room of the map"))
                .toList();
    }

    /** Every package says that a type without a mark is never null. */
    List<Breach> everyPackageIsNullMarked() {
        Set<String> marked =
                classes.stream()
                        .filter(c ->
                                c.getSimpleName().equals("package-info")
                                        && c.isAnnotatedWith(NullMarked.class))
                        .map(JavaClass::getPackageName)
                        .collect(Collectors.toSet());
        return classes.stream()
                .filter(c -> !marked.contains(c.getPackageName()))
                .map(c ->
                        Breach.of(
                                c,
                                c.getPackageName() + " has no package-info.java with @NullMarked"))
                .distinct()
                .toList();
    }

    /**
     * No packages use each other in a circle. The entry point does not count: it starts what is
     * built beside it, and nothing uses it.
     */
    List<Breach> noCircles() {
        return SlicesRuleDefinition.slices()
                .matching(base + ".(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(
                        DescribedPredicate.describe(
                                "the entry point", c -> c.getName().equals(base + ".app.Main")),
                        DescribedPredicate.alwaysTrue())
                .allowEmptyShould(true)
                .evaluate(classes)
                .getFailureReport()
                .getDetails()
                .stream()
                .map(circle -> new Breach(base, circle))
                .toList();
    }

    /** A screen knows no other screen, and what the screens share knows none of them. */
    List<Breach> screensDoNotKnowEachOther() {
        Set<String> screens =
                classes.stream()
                        .filter(c ->
                                c.getSimpleName().endsWith("Controller")
                                        || c.getSimpleName().endsWith("ViewModel"))
                        .map(map::desktopPart)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.toSet());
        return dependencies(d ->
                map.room(d.getOriginClass()).equals("desktop")
                        && screens.contains(map.desktopPart(d.getTargetClass()))
                        && !map.desktopPart(d.getTargetClass())
                                .equals(map.desktopPart(d.getOriginClass())));
    }

    /** View models hold no control, so that they are tested without a screen. */
    List<Breach> viewModelsKnowNoControl() {
        return dependencies(d ->
                HouseMap.outermost(d.getOriginClass()).getSimpleName().endsWith("ViewModel")
                        && isIn(d.getTargetClass(), "javafx.scene", "javafx.stage", "javafx.fxml"));
    }

    /** JavaFX is known on the desktop and in the app only. */
    List<Breach> javaFxStaysOnTheDesktop() {
        return known(Set.of("desktop", "app"), "javafx", "atlantafx", "org.kordamp.ikonli");
    }

    /** SQL is known in the records only. */
    List<Breach> sqlStaysInTheRecords() {
        return known(
                Set.of("records"), "java.sql", "javax.sql", "org.jdbi", "org.h2", "org.flywaydb");
    }

    private List<Breach> known(Set<String> rooms, String... packages) {
        return dependencies(d ->
                !rooms.contains(map.room(d.getOriginClass()))
                        && isIn(d.getTargetClass(), packages));
    }

    private List<Breach> dependencies(Predicate<Dependency> breach) {
        return classes.stream()
                .filter(map::holds)
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .filter(breach)
                .map(d -> Breach.of(d.getOriginClass(), d.getDescription()))
                .toList();
    }

    private static boolean isIn(JavaClass c, String... packages) {
        String name = c.getBaseComponentType().getPackageName();
        return Stream.of(packages).anyMatch(p -> name.equals(p) || name.startsWith(p + "."));
    }
}
