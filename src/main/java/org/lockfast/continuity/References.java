package org.lockfast.continuity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Cases;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.exhibit.MayLook;
import org.lockfast.journal.Outcome;

/**
 * Finds what a person means by a reference: {@code JSM/4}, {@code CASE:JSM/4}, {@code CASE:JSM/4#2}
 * (package 2), a property number, or an id. What fits several is refused with the list, never
 * guessed.
 */
public final class References {
    /** One word with a stroke in it and a figure: {@code JSM/4}, {@code 43/1029/26}. */
    private static final Pattern ONE_REFERENCE =
            Pattern.compile("(?=.*\\d)[\\p{L}\\d]+(/[\\p{L}\\d]+)+");

    private static final Pattern PACKAGE = Pattern.compile("(.*)#([1-9][0-9]{0,3})");

    private final Exhibits exhibits;
    private final Cases cases;
    private final Movements movements;
    private final MayLook mayLook;

    /**
     * @param mayLook who may look at which exhibit; a package is nobody's secret, for whoever has
     *     the bag in their hands has to say where it goes
     */
    public References(Exhibits exhibits, Cases cases, Movements movements, MayLook mayLook) {
        this.exhibits = exhibits;
        this.cases = cases;
        this.movements = movements;
        this.mayLook = mayLook;
    }

    /** Whether words that are looked for are one reference and nothing else. */
    public static boolean isOneReference(String words) {
        return ONE_REFERENCE.matcher(words.strip()).matches();
    }

    /**
     * Whether words that are looked for are the reference of an exhibit or a case that is not here:
     * then whatever they find only has the parts of it.
     */
    public boolean isNotHere(String words) {
        return isOneReference(words)
                && exhibits.byReference(words.strip()).isEmpty()
                && cases.byReference(words.strip()).isEmpty();
    }

    /**
     * The exhibit meant, for whoever may look at it; a package number is allowed and not looked at.
     */
    public Outcome<Exhibit> exhibit(String text) {
        return named(text).then(mayLook::at);
    }

    /** The exhibit meant, for being named and nothing more. */
    public Outcome<Exhibit> named(String text) {
        Matcher numbered = PACKAGE.matcher(text.strip());
        return whole(numbered.matches() ? numbered.group(1) : text.strip());
    }

    /** The package meant; an exhibit with several packages needs {@code #n}. */
    public Outcome<PackageState> onePackage(String text) {
        Matcher numbered = PACKAGE.matcher(text.strip());
        if (numbered.matches()) {
            int n = Integer.parseInt(numbered.group(2));
            return whole(numbered.group(1))
                    .then(exhibit ->
                            movements.packagesOf(exhibit.id()).stream()
                                    .filter(p -> p.n() == n)
                                    .findFirst()
                                    .map(Outcome::done)
                                    .orElseGet(() ->
                                            Outcome.refused(
                                                    "NO_SUCH_PACKAGE",
                                                    exhibit.name()
                                                            + " has no package "
                                                            + n
                                                            + ".")));
        }
        Optional<PackageState> byId = id(text.strip()).flatMap(movements::state);
        if (byId.isPresent()) {
            return Outcome.done(byId.get());
        }
        return whole(text.strip())
                .then(exhibit -> {
                    List<PackageState> packages = movements.packagesOf(exhibit.id());
                    return packages.size() == 1
                            ? Outcome.done(packages.getFirst())
                            : new Outcome.Refused<>(
                                    "WHICH_PACKAGE",
                                    exhibit.name()
                                            + " has "
                                            + packages.size()
                                            + " packages. Say which with #n.",
                                    packages.stream()
                                            .map(p ->
                                                    text.strip()
                                                            + "#"
                                                            + p.n()
                                                            + "  "
                                                            + (p.seal() == null
                                                                    ? "no seal number"
                                                                    : "seal " + p.seal()))
                                            .toList());
                });
    }

    private Outcome<Exhibit> whole(String text) {
        Map<UUID, Exhibit> fits = new LinkedHashMap<>();
        id(text).flatMap(exhibits::byId).ifPresent(e -> fits.put(e.id(), e));
        exhibits.byPropertyNumber(text).ifPresent(e -> fits.put(e.id(), e));
        if (fits.isEmpty()) {
            exhibits.byReference(text).forEach(e -> fits.put(e.id(), e));
        }
        for (int colon = text.indexOf(':');
                fits.isEmpty() && colon > 0;
                colon = text.indexOf(':', colon + 1)) {
            inCase(text.substring(0, colon), text.substring(colon + 1))
                    .forEach(e -> fits.put(e.id(), e));
        }
        if (fits.isEmpty()) {
            return Outcome.refused(
                    "NOT_FOUND",
                    "No exhibit is called " + text + ". Look for it with: find " + text);
        }
        return fits.size() == 1
                ? Outcome.done(fits.values().iterator().next())
                : new Outcome.Refused<>(
                        "SEVERAL",
                        fits.size()
                                + " exhibits are called "
                                + text
                                + ". Say which one by its case or property number.",
                        fits.values().stream().map(References::line).toList());
    }

    private List<Exhibit> inCase(String caseReference, String reference) {
        List<Exhibit> found = new ArrayList<>();
        for (Case one : cases.byReference(caseReference)) {
            exhibits.byReference(reference).stream()
                    .filter(e -> one.id().equals(e.caseId()))
                    .forEach(found::add);
        }
        return found;
    }

    private static String line(Exhibit e) {
        return e.propertyNumber()
                + "  "
                + (e.caseReference() == null ? "no case" : e.caseReference() + ":" + e.name())
                + "  "
                + (e.description() == null ? "no description" : e.description())
                + (e.producer() == null ? "" : ", produced by " + e.producer());
    }

    private static Optional<UUID> id(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
