package org.lockfast.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.Names;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.journal.Outcome;

/**
 * A receipt for what was seized, found or taken in. Several exhibits stand on one only where they
 * are of one kind, one case and the same people: it goes to one of them, and is to tell them of
 * nobody else.
 */
final class TakenSheet {
    /** Facts that say who. */
    private static final Set<String> PEOPLE = Set.of("FROM", "OWNER", "FINDER", "DECEASED");

    private static final Set<String> SHOWN =
            Set.of(
                    "reference",
                    "description",
                    "seizedAt",
                    "seizedBy",
                    "place",
                    "quantity",
                    "unit",
                    "seal",
                    "number");

    /** One exhibit with its packages and its story. */
    record One(Exhibit exhibit, List<PackageState> packages, List<Happening> story) {}

    private final List<One> all;
    private final ReceiptWords.Of words;
    private final Names names;
    private final Times times;

    TakenSheet(List<One> all, ReceiptWords.Of words, Names names, Times times) {
        this.all = all;
        this.words = words;
        this.names = names;
        this.times = times;
    }

    /** Done where all of it may stand on one receipt. */
    static Outcome<PropertyKind> together(List<Exhibit> all, ReceiptWords words, Names names) {
        Exhibit first = all.getFirst();
        for (Exhibit one : all) {
            String other =
                    one.kind() != first.kind()
                            ? "is another kind of property than "
                            : !Objects.equals(one.caseId(), first.caseId())
                                    ? "is of another case than "
                                    : null;
            for (String fact : words.of(first.kind()).facts()) {
                if (other != null || !PEOPLE.contains(fact)) {
                    continue;
                }
                String said = fact(one, fact, names);
                if (all.size() > 1 && said == null && first.kind() != PropertyKind.EXHIBIT) {
                    return Outcome.refused(
                            "NOT_SAID",
                            one.name()
                                    + " says nothing as to “"
                                    + names.term(Names.Term.MISSING, fact)
                                    + "”. Say it first, or print a receipt for each, so that nobody"
                                    + " is told of what is another's.");
                }
                if (!Objects.equals(said, fact(first, fact, names))) {
                    other =
                            "does not say the same as to “"
                                    + names.term(Names.Term.MISSING, fact)
                                    + "” as ";
                }
            }
            if (other != null) {
                return Outcome.refused(
                        "NOT_TOGETHER",
                        one.name()
                                + " "
                                + other
                                + first.name()
                                + ". Print a receipt for each, so that nobody is told of what is"
                                + " another's.");
            }
        }
        return Outcome.done(first.kind());
    }

    /** Whether a field of an exhibit stands on it. */
    boolean shows(String field) {
        return switch (field) {
            case "from" -> words.facts().contains("FROM");
            case "power" -> words.facts().contains("POWER");
            default ->
                    SHOWN.contains(field)
                            || words.facts().stream()
                                    .anyMatch(f -> field.equals("particulars." + f));
        };
    }

    /** What is the same for all of it. */
    Map<String, String> facts() {
        Exhibit first = all.getFirst().exhibit();
        Map<String, String> facts = new LinkedHashMap<>();
        if (first.caseReference() != null) {
            facts.put("Case", first.caseReference());
        }
        String taken = taken(first);
        if (taken != null && isSame(this::taken)) {
            facts.put(first.kind() == PropertyKind.EXHIBIT ? "Seized" : "Taken in", taken);
        }
        if (first.place() != null && isSame(Exhibit::place)) {
            facts.put("Where", first.place());
        }
        for (String code : words.facts()) {
            String said = fact(first, code, names);
            if (said != null && isSame(one -> fact(one, code, names))) {
                facts.put(names.term(Names.Term.MISSING, code), said);
            }
        }
        return facts;
    }

    List<ReceiptSheet.Item> items() {
        return all.stream().map(this::item).toList();
    }

    private ReceiptSheet.Item item(One one) {
        Exhibit e = one.exhibit();
        List<String> lines = new ArrayList<>();
        lines.add(e.description() == null ? "not described" : e.description());
        if (e.quantity() != null) {
            lines.add(
                    "Quantity: "
                            + e.quantity().toPlainString()
                            + (e.unit() == null ? "" : " " + e.unit()));
        }
        if (one.packages().size() > 1) {
            lines.add("In " + one.packages().size() + " packages");
        }
        own(lines, this::taken, e, "");
        own(lines, Exhibit::place, e, "");
        for (String code : words.facts()) {
            own(lines, of -> fact(of, code, names), e, names.term(Names.Term.MISSING, code) + ": ");
        }
        return new ReceiptSheet.Item(
                e.name(),
                e.reference() == null ? null : e.propertyNumber(),
                lines,
                one.packages().stream()
                        .map(p -> SealThen.first(one.story(), p.id()))
                        .filter(Objects::nonNull)
                        .toList(),
                e.eid().toString());
    }

    /** What differs from one to another stands with each. */
    private void own(
            List<String> lines,
            Function<Exhibit, @Nullable String> what,
            Exhibit of,
            String before) {
        String said = what.apply(of);
        if (said != null && !isSame(what)) {
            lines.add(before + said);
        }
    }

    private boolean isSame(Function<Exhibit, @Nullable String> what) {
        String first = what.apply(all.getFirst().exhibit());
        return all.stream().allMatch(one -> Objects.equals(first, what.apply(one.exhibit())));
    }

    private @Nullable String taken(Exhibit e) {
        String by = e.seizedBy() == null ? e.seizedByName() : names.officer(e.seizedBy());
        String when = e.seizedAt() == null ? null : times.minute(e.seizedAt().toInstant());
        return when == null
                ? by == null ? null : "by " + by
                : by == null ? when : when + ", by " + by;
    }

    private static @Nullable String fact(Exhibit e, String code, Names names) {
        return switch (code) {
            case "FROM" -> e.from();
            case "POWER" -> e.power() == null ? null : names.term(Names.Term.POWER, e.power());
            default -> e.particulars().get(code);
        };
    }
}
