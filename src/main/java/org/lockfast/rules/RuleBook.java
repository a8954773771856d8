package org.lockfast.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every version of every list, shipped and the force's own, and which of them was in force on a
 * day. A shipped list always answers: on days before its first version, by that first version. A
 * force's version answers only from its effective date on, and then wins entry by entry.
 */
public final class RuleBook {
    private static final String INDEX = "index.txt";
    private static final Set<String> RIGHTS = Set.of("roles", "permissions");

    private final List<RulePack> packs;
    private final Map<List<RulePack>, Rules> read = new ConcurrentHashMap<>();

    private RuleBook(List<RulePack> packs) {
        this.packs = List.copyOf(packs);
    }

    /**
     * A book with the force's packs in it, and what kept others out.
     *
     * @param problems one sentence for each fault; a file with a fault is left out whole, the
     *     others are used
     */
    public record Adoption(RuleBook book, List<RuleProblem> problems) {}

    /** The packs that come with the program; read once, for they cannot change under it. */
    public static RuleBook shipped() {
        return Shipped.BOOK;
    }

    private static final class Shipped {
        static final RuleBook BOOK = readShipped();
    }

    private static RuleBook readShipped() {
        List<RulePack> packs = new ArrayList<>();
        for (String file :
                new String(resource(INDEX), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .toList()) {
            packs.add(RulePack.read(file, resource(file), Origin.SHIPPED));
        }
        RuleBook book = new RuleBook(packs);
        List<RuleProblem> problems = book.problems();
        if (!problems.isEmpty()) {
            throw new IllegalStateException("Shipped rules do not fit together: " + problems);
        }
        return book;
    }

    /**
     * This book with packs of the force in it.
     *
     * @param files name to bytes, each the JSON of one pack, in UTF-8
     */
    public Adoption adopt(Map<String, byte[]> files) {
        List<RuleProblem> problems = new ArrayList<>();
        List<RulePack> wanted = new ArrayList<>();
        new TreeMap<>(files).forEach((file, bytes) -> readInto(wanted, problems, file, bytes));
        while (true) {
            List<RulePack> all = new ArrayList<>(packs);
            all.addAll(wanted);
            RuleBook book = new RuleBook(all);
            List<RuleProblem> found = book.problems();
            if (found.isEmpty()) {
                return new Adoption(book, List.copyOf(problems));
            }
            problems.addAll(found);
            Set<String> faulty = found.stream().map(RuleProblem::file).collect(Collectors.toSet());
            if (!wanted.removeIf(pack -> faulty.contains(pack.file()))) {
                wanted.clear(); // shipped entries no longer fit: none of the new ones can stay
            }
        }
    }

    /**
     * This book with the lists that were put into force. Depends on the lists alone, not on their
     * order. Where two texts call themselves the same version of a list, nobody can say which the
     * force meant, so neither is gone by.
     */
    public Adoption with(Collection<ForceList> lists) {
        List<RuleProblem> problems = new ArrayList<>();
        Map<String, byte[]> files = new TreeMap<>();
        Map<String, Set<Hash>> texts = new TreeMap<>();
        for (ForceList list : lists) {
            byte[] bytes = list.bytes();
            if (bytes != null) {
                files.put(list.named(), bytes);
                texts.computeIfAbsent(list.named(), _ -> new HashSet<>()).add(list.said().sha256());
            } else {
                problems.add(
                        new RuleProblem(list.named(), "its text is not in the record any more."));
            }
        }
        texts.forEach((name, found) -> {
            if (found.size() > 1) {
                files.remove(name);
                problems.add(
                        new RuleProblem(
                                name,
                                "there are two texts that say so. Neither is in force; put one in"
                                        + " force as a further version."));
            }
        });
        Adoption adopted = adopt(files);
        problems.addAll(adopted.problems());
        return new Adoption(adopted.book(), List.copyOf(problems));
    }

    /** The pack whose text has that digest; empty where no version of this book has. */
    public Optional<RulePack> byText(String sha256) {
        return packs.stream().filter(pack -> pack.sha256().equals(sha256)).findFirst();
    }

    /** The text of the shipped version of a list; empty where the program ships none. */
    public static String shippedText(String list) {
        return shipped().packs().stream()
                .filter(pack -> pack.name().equals(list))
                .max(Comparator.comparingInt(pack -> pack.from().version()))
                .map(pack -> new String(resource(pack.file()), StandardCharsets.UTF_8))
                .orElse("");
    }

    /** Names of all lists there are, in order. */
    public static List<String> names() {
        return CrossCheck.LISTS.keySet().stream().sorted().toList();
    }

    /** All lists as they were in force on that day. */
    public Rules on(LocalDate day) {
        return read.computeIfAbsent(packsOn(day), RuleBook::merge);
    }

    /** The packs those lists are made of, in a fixed order. */
    public List<RulePack> packsOn(LocalDate day) {
        List<RulePack> chosen = new ArrayList<>();
        for (String name : names()) {
            shippedOn(name, day).ifPresent(chosen::add);
            inForce(name, Origin.FORCE, day).ifPresent(chosen::add);
        }
        return List.copyOf(chosen);
    }

    /**
     * The days on which a list of this book changes, the latest first; each stands till the next.
     */
    public List<LocalDate> changes() {
        return packs.stream()
                .map(pack -> pack.from().effective())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** The version of a list that was in force on that day; empty if none was yet. */
    public Optional<RulePack> inForce(String list, Origin origin, LocalDate day) {
        return versions(list, origin).stream()
                .filter(pack -> !pack.from().effective().isAfter(day))
                .reduce((earlier, later) -> later);
    }

    /** All versions of a list from one origin, the oldest first. */
    public List<RulePack> versions(String list, Origin origin) {
        return packs.stream()
                .filter(pack -> pack.name().equals(list) && pack.from().origin() == origin)
                .sorted(
                        Comparator.comparing((RulePack pack) -> pack.from().effective())
                                .thenComparingInt(pack -> pack.from().version()))
                .toList();
    }

    /** Every pack of the book. */
    public List<RulePack> packs() {
        return packs;
    }

    private Optional<RulePack> shippedOn(String list, LocalDate day) {
        return inForce(list, Origin.SHIPPED, day)
                .or(() -> versions(list, Origin.SHIPPED).stream().findFirst());
    }

    /** Everything that is wrong on any day on which the lists change. */
    private List<RuleProblem> problems() {
        List<RuleProblem> problems = new ArrayList<>();
        Set<String> versions = new HashSet<>();
        Set<LocalDate> days = new HashSet<>();
        for (RulePack pack : packs) {
            Provenance from = pack.from();
            days.add(from.effective());
            if (!CrossCheck.LISTS.containsKey(from.pack())) {
                problems.add(new RuleProblem(pack.file(), "no list is named " + from.pack() + "."));
            }
            if (!versions.add(from.origin() + " " + from.pack() + " " + from.version())) {
                String twice =
                        "version " + from.version() + " of " + from.pack() + " is there twice.";
                problems.add(new RuleProblem(pack.file(), twice));
            }
        }
        packs.forEach(pack -> rights(pack).ifPresent(problems::add));
        days.forEach(day -> problems.addAll(on(day).problems()));
        return problems.stream().distinct().toList();
    }

    /** A force's file may rename a role; what a role may do never changes by editing a file. */
    private Optional<RuleProblem> rights(RulePack pack) {
        if (pack.from().origin() != Origin.FORCE || !RIGHTS.contains(pack.name())) {
            return Optional.empty();
        }
        Set<String> known =
                versions(pack.name(), Origin.SHIPPED).stream()
                        .flatMap(shipped -> shipped.entries().stream())
                        .map(RulePack::codeOf)
                        .collect(Collectors.toSet());
        return pack.entries().stream()
                .filter(entry ->
                        !Set.of("code", "words").containsAll(entry.propertyNames())
                                || !known.contains(RulePack.codeOf(entry)))
                .findFirst()
                .map(entry -> new RuleProblem(pack.file(), wordsOnly(entry)));
    }

    private static String wordsOnly(ObjectNode entry) {
        return "entry "
                + RulePack.codeOf(entry)
                + ": a file may change the words of the roles and permissions there are, nothing"
                + " else.";
    }

    private static Rules merge(List<RulePack> chosen) {
        Map<String, List<MergedEntry>> lists = new HashMap<>();
        Map<String, Map<String, MergedEntry>> byCode = new LinkedHashMap<>();
        for (RulePack pack : chosen) {
            Map<String, MergedEntry> list =
                    byCode.computeIfAbsent(pack.name(), name -> new LinkedHashMap<>());
            for (ObjectNode entry : pack.entries()) {
                list.merge(
                        RulePack.codeOf(entry),
                        new MergedEntry(pack, entry),
                        (shipped, force) -> shipped.overlaid(pack, force.node()));
            }
        }
        byCode.forEach((name, entries) -> lists.put(name, List.copyOf(entries.values())));
        return new Rules(lists);
    }

    private static void readInto(
            List<RulePack> packs, List<RuleProblem> problems, String file, byte[] bytes) {
        try {
            packs.add(RulePack.read(file, bytes, Origin.FORCE));
        } catch (RulePackException wrong) {
            problems.add(new RuleProblem(file, wrong.said()));
        }
    }

    private static byte[] resource(String file) {
        try (@Nullable InputStream in = RuleBook.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its rules: " + file);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
