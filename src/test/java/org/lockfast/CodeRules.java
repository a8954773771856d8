package org.lockfast;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What no class does, wherever it lies: read the clock behind everybody's back, start threads,
 * print, keep static state.
 */
final class CodeRules {
    private static final Set<String> HOLD_WHAT_CHANGES =
            Set.of(
                    "java.util.ArrayList",
                    "java.util.ArrayDeque",
                    "java.util.HashMap",
                    "java.util.HashSet",
                    "java.util.IdentityHashMap",
                    "java.util.LinkedHashMap",
                    "java.util.LinkedHashSet",
                    "java.util.LinkedList",
                    "java.util.Properties",
                    "java.util.Random",
                    "java.util.TreeMap",
                    "java.util.TreeSet",
                    "java.util.WeakHashMap",
                    "java.lang.StringBuilder",
                    "java.lang.ThreadLocal");

    private final String base;
    private final HouseMap map;
    private final JavaClasses classes;

    /** The rules over those of the classes that lie below the package {@code base}. */
    CodeRules(String base, JavaClasses classes) {
        this.base = base;
        this.map = new HouseMap(base);
        this.classes = classes;
    }

    /** The time comes from a clock handed in; only the app asks the machine for one. */
    List<Breach> timeComesFromAClock() {
        return accesses(a -> !map.room(a.getOriginOwner()).equals("app") && readsTheClock(a));
    }

    private static boolean readsTheClock(JavaAccess<?> access) {
        String name = access.getName();
        return switch (access.getTargetOwner().getName()) {
            case "java.lang.System" -> name.equals("currentTimeMillis");
            case "java.time.Clock", "java.time.InstantSource" ->
                    name.startsWith("system")
                            || (name.startsWith("tick") && !takes(access, "java.time.Clock"));
            case "java.util.Date" ->
                    name.equals(JavaConstructor.CONSTRUCTOR_NAME) && takesNothing(access);
            case "java.util.Calendar" -> name.equals("getInstance");
            case "java.util.GregorianCalendar" -> name.equals(JavaConstructor.CONSTRUCTOR_NAME);
            default ->
                    access.getTargetOwner().getPackageName().startsWith("java.time")
                            && name.equals("now")
                            && !takes(access, "java.time.Clock");
        };
    }

    /** Threads come from executors handed in. */
    List<Breach> threadsComeFromExecutors() {
        return accesses(CodeRules::startsAThread);
    }

    private static boolean startsAThread(JavaAccess<?> access) {
        if (access.getTargetOwner().isAssignableTo(Thread.class)) {
            return Set.of(JavaConstructor.CONSTRUCTOR_NAME, "start", "startVirtualThread")
                    .contains(access.getName());
        }
        return access.getTargetOwner().getName().startsWith("java.lang.Thread$Builder")
                && Set.of("start", "unstarted").contains(access.getName());
    }

    /**
     * Only the command line writes to standard output and standard error; the entry point hands it
     * the two.
     */
    List<Breach> onlyTheCommandLinePrints() {
        return accesses(a ->
                !a.getOriginOwner().getPackageName().startsWith(base + ".app.command")
                        && !a.getOriginOwner().getName().equals(base + ".app.Main")
                        && prints(a));
    }

    private static boolean prints(JavaAccess<?> access) {
        if (access.getTargetOwner().isEquivalentTo(System.class)) {
            return Set.of("out", "err").contains(access.getName());
        }
        return access.getName().equals("printStackTrace") && takesNothing(access);
    }

    /** Nothing is written or read by Java's own serialisation. */
    List<Breach> nothingIsSerialised() {
        Stream<Breach> streams =
                accesses(a ->
                        Set.of("java.io.ObjectInputStream", "java.io.ObjectOutputStream")
                                .contains(a.getTargetOwner().getName()))
                        .stream();
        Stream<Breach> declared =
                classes.stream()
                        .filter(map::holds)
                        .filter(c ->
                                c.getRawInterfaces().stream()
                                        .anyMatch(i ->
                                                Set.of(
                                                                "java.io.Serializable",
                                                                "java.io.Externalizable")
                                                        .contains(i.getName())))
                        .map(c -> Breach.of(c, c.getName() + " is declared serialisable"));
        return Stream.concat(streams, declared).toList();
    }

    /** Static fields never change and hold nothing that is made to change. */
    List<Breach> nothingStaticChanges() {
        return classes.stream()
                .filter(map::holds)
                .flatMap(c -> c.getFields().stream())
                .filter(f ->
                        f.getModifiers().contains(JavaModifier.STATIC)
                                && !f.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(f ->
                        !f.getModifiers().contains(JavaModifier.FINAL)
                                || holdsWhatChanges(f.getRawType()))
                .map((JavaField f) ->
                        Breach.of(f.getOwner(), f.getFullName() + " is static and can change"))
                .toList();
    }

    private static boolean holdsWhatChanges(JavaClass type) {
        return HOLD_WHAT_CHANGES.contains(type.getName())
                || type.getPackageName().equals("java.util.concurrent.atomic")
                || type.getName().startsWith("java.util.concurrent.Concurrent");
    }

    private List<Breach> accesses(Predicate<JavaAccess<?>> breach) {
        return classes.stream()
                .filter(map::holds)
                .flatMap(c -> c.getAccessesFromSelf().stream())
                .filter(breach)
                .map(a -> Breach.of(a.getOriginOwner(), a.getDescription()))
                .toList();
    }

    private static boolean takes(JavaAccess<?> access, String type) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().anyMatch(p -> p.getName().equals(type));
    }

    private static boolean takesNothing(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().isEmpty();
    }
}
