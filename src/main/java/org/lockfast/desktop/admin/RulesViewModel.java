package org.lockfast.desktop.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Answer;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Asking;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.journal.Outcome;
import org.lockfast.officer.KeepingRules;
import org.lockfast.officer.Permission;
import org.lockfast.rules.ForceList;
import org.lockfast.rules.LabelStock;
import org.lockfast.rules.ListChange;
import org.lockfast.rules.Origin;
import org.lockfast.rules.RuleBook;
import org.lockfast.rules.RulePack;
import org.lockfast.rules.RuleProblem;
import org.lockfast.rules.StockLayout;
import org.lockfast.rules.Treatment;

/** Which lists are in force, what they rest on, and putting one of the force's own into force. */
public final class RulesViewModel {
    private static final int CHANGES_SHOWN = 12;

    /** What each list is called. */
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("sources", "rules.list.sources"),
                    Map.entry("messages", "rules.list.messages"),
                    Map.entry("groups", "rules.list.groups"),
                    Map.entry("categories", "rules.list.categories"),
                    Map.entry("packaging", "rules.list.packaging"),
                    Map.entry("seal-kinds", "rules.list.seal-kinds"),
                    Map.entry("seal-states", "rules.list.seal-states"),
                    Map.entry("storage", "rules.list.storage"),
                    Map.entry("hazards", "rules.list.hazards"),
                    Map.entry("item-states", "rules.list.item-states"),
                    Map.entry(Treatment.LIST, "rules.list.treatments"),
                    Map.entry("facts", "rules.list.facts"),
                    Map.entry("property-kinds", "rules.list.property-kinds"),
                    Map.entry("reference-types", "rules.list.reference-types"),
                    Map.entry("reference-formats", "rules.list.reference-formats"),
                    Map.entry("powers", "rules.list.powers"),
                    Map.entry("discrepancies", "rules.list.discrepancies"),
                    Map.entry("vouching", "rules.list.vouching"),
                    Map.entry("permissions", "rules.list.permissions"),
                    Map.entry("roles", "rules.list.roles"),
                    Map.entry("identifiers", "rules.list.identifiers"),
                    Map.entry("limits", "rules.list.limits"),
                    Map.entry("advice", "rules.list.advice"),
                    Map.entry("word-lists", "rules.list.word-lists"),
                    Map.entry("bank-holidays", "rules.list.bank-holidays"),
                    Map.entry("currencies", "rules.list.currencies"),
                    Map.entry(StockLayout.LIST, "rules.list.layouts"),
                    Map.entry(LabelStock.LIST, "rules.list.stocks"),
                    Map.entry("operations", "rules.list.operations"));

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

    /** A heading and what is said below it. */
    record Fact(String heading, String said) {}

    /**
     * A version of a list.
     *
     * @param version which, and whose
     * @param since from when, or why it is not in force
     * @param mark one word at the end; empty for none
     * @param text as JSON
     */
    record Row(
            String name, String version, String since, String mark, List<Fact> facts, String text) {
        private boolean has(String typed) {
            return (name + ' ' + facts).toLowerCase(Locale.UK).contains(typed);
        }
    }

    final StringProperty find = new SimpleStringProperty("");
    final ObservableList<Row> rows = FXCollections.observableArrayList();

    private final Desk desk;
    private final Work work;
    private final Notices notices;
    private final Asking asking;
    private final FileChoosing files;
    private final Words words = Words.in(RulesViewModel.class);
    private List<Row> all = List.of();

    public RulesViewModel(
            Desk desk, Work work, Notices notices, Asking asking, FileChoosing files) {
        this.desk = desk;
        this.work = work;
        this.notices = notices;
        this.asking = asking;
        this.files = files;
        find.subscribe(typed -> narrow());
    }

    boolean puts() {
        return desk.session().officer().may(Permission.MANAGE_RULES);
    }

    void read() {
        work.read(
                this::found,
                now -> {
                    all = now;
                    narrow();
                });
    }

    private void narrow() {
        String typed = find.get().strip().toLowerCase(Locale.UK);
        List<Row> kept = all.stream().filter(row -> row.has(typed)).toList();
        if (!rows.equals(kept)) {
            rows.setAll(kept);
        }
    }

    private List<Row> found() {
        List<ForceList> own = desk.forceLists().all();
        RuleBook.Adoption adopted = RuleBook.shipped().with(own);
        Map<String, ForceList> bySum = new HashMap<>();
        own.forEach(list -> bySum.put(list.said().sha256().hex(), list));
        LocalDate today = LocalDate.ofInstant(desk.clock().instant(), desk.zone());
        List<Row> found = new ArrayList<>();
        for (RuleProblem problem : adopted.problems()) {
            found.add(
                    new Row(
                            problem.file(),
                            "",
                            problem.words(),
                            words.say("rules.mark.not"),
                            List.of(),
                            ""));
        }
        List<String> lists =
                RuleBook.names().stream().sorted(Comparator.comparing(this::name)).toList();
        for (String list : lists) {
            for (Origin origin : Origin.values()) {
                for (RulePack pack : adopted.book().versions(list, origin)) {
                    boolean standing =
                            adopted.book()
                                    .inForce(list, origin, today)
                                    .map(pack::equals)
                                    .orElse(origin == Origin.SHIPPED);
                    if (standing || pack.from().effective().isAfter(today)) {
                        found.add(row(adopted.book(), pack, bySum.get(pack.sha256()), today));
                    }
                }
            }
        }
        return found;
    }

    private Row row(RuleBook book, RulePack pack, @Nullable ForceList put, LocalDate today) {
        boolean own = pack.from().origin() == Origin.FORCE;
        LocalDate from = pack.from().effective();
        boolean comes = from.isAfter(today);
        String since =
                comes
                        ? words.say("rules.come", DAY.format(from))
                        : own && desk.ruleBook().byText(pack.sha256()).isEmpty()
                                ? words.say("rules.at-next-opening", DAY.format(from))
                                : words.say(
                                        "rules.since",
                                        DAY.format(from),
                                        DAY.format(pack.reviewBy()));
        return new Row(
                name(pack.name()),
                words.say(
                        own ? "rules.version.own" : "rules.version",
                        Integer.toString(pack.from().version())),
                since,
                comes
                        ? words.say("rules.mark.come")
                        : pack.outOfDateOn(today) ? words.say("rules.mark.due") : "",
                facts(book, pack, put),
                put == null || put.said().text() == null
                        ? RuleBook.shippedText(pack.name())
                        : put.said().text());
    }

    private List<Fact> facts(RuleBook book, RulePack pack, @Nullable ForceList put) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(words.say("rules.owner"), pack.owner()));
        facts.add(new Fact(words.say("rules.status"), pack.from().status()));
        facts.add(
                new Fact(
                        words.say("rules.source"),
                        String.join(
                                "\n",
                                pack.from().source().stream()
                                        .map(key -> desk.rules().source(key).english())
                                        .toList())));
        if (put != null) {
            facts.add(
                    new Fact(
                            words.say("rules.put-by"),
                            words.say(
                                    "rules.put-by.said",
                                    put.by() == null ? "" : desk.names().officer(put.by()),
                                    DAY.format(put.recorded().atZone(desk.zone())),
                                    put.said().reason() == null ? "" : put.said().reason())));
            LocalDate first = pack.from().effective();
            facts.add(
                    new Fact(
                            words.say("rules.changes"),
                            said(
                                    ListChange.between(
                                            RuleBook.shipped().on(first),
                                            book.on(first),
                                            pack.name()))));
        }
        return List.copyOf(facts);
    }

    private String name(String list) {
        String key = NAMES.get(list);
        return key == null ? list : words.say(key);
    }

    private String said(List<ListChange> changes) {
        if (changes.isEmpty()) {
            return words.say("rules.changes.none");
        }
        List<String> lines = new ArrayList<>();
        for (ListChange change : changes.subList(0, Math.min(changes.size(), CHANGES_SHOWN))) {
            lines.add(said(change));
        }
        if (changes.size() > CHANGES_SHOWN) {
            lines.add(words.say("rules.more", changes.size() - CHANGES_SHOWN));
        }
        return String.join("\n", lines);
    }

    private String said(ListChange change) {
        String key = change.key();
        if (key == null) {
            return words.say(
                    change.before() == null ? "rules.change.new" : "rules.change.gone",
                    change.code());
        }
        return words.say(
                "rules.change", change.code(), key, value(change.after()), value(change.before()));
    }

    private String value(@Nullable String json) {
        return json == null ? words.say("rules.change.nothing") : json;
    }

    private FileChoosing.Kind json() {
        return new FileChoosing.Kind(words.say("rules.json"), List.of(".json"));
    }

    /** Asks which file, says what it would change, and asks why before it is put into force. */
    void put() {
        notices.clear();
        files.open(words.say("rules.put.file"), json())
                .ifPresent(file -> work.ask(() -> proposed(file), this::ask, notices::refused));
    }

    private Answer<KeepingRules.Proposed> proposed(Path file) throws IOException {
        return switch (desk.keepingRules().propose(Files.readAllBytes(file))) {
            case Outcome.Done<KeepingRules.Proposed>(
                            KeepingRules.Proposed proposed,
                            List<String> _) ->
                    Answer.done(proposed);
            case Outcome.Refused<KeepingRules.Proposed>(
                            String _,
                            String sentence,
                            List<String> choices) ->
                    Answer.refused(sentence, String.join(" ", choices));
        };
    }

    private void ask(KeepingRules.Proposed proposed) {
        RulePack pack = proposed.pack();
        String name = name(pack.name());
        String version = Integer.toString(pack.from().version());
        String from = DAY.format(pack.from().effective());
        asking.ask(
                new SmallForm(
                        words.say("rules.put.title", name),
                        words.say("rules.put.more", name, version, from, said(proposed.changes())),
                        words.say("rules.put.button", name),
                        List.of(
                                Ask.of("why", Ask.Kind.LINE, words.say("rules.put.why"))
                                        .needed(words.say("rules.put.why.empty"))),
                        answers ->
                                desk.keepingRules()
                                        .put(
                                                desk.session(),
                                                proposed.text().getBytes(StandardCharsets.UTF_8),
                                                answers.text("why"))
                                        .then(done -> {
                                            read();
                                            return Outcome.done(
                                                    SmallForm.Result.of(
                                                            words.say(
                                                                    "rules.put.done",
                                                                    name,
                                                                    version,
                                                                    from)));
                                        })));
    }

    /** Saves the text of the list that was chosen, to begin a further version with; null: none. */
    void save(@Nullable Row chosen) {
        notices.clear();
        if (chosen == null || chosen.text().isEmpty()) {
            notices.say(words.say("rules.save.none"));
            return;
        }
        files.save(words.say("rules.save.open"), chosen.name() + ".json", json())
                .ifPresent(file ->
                        work.ask(
                                () -> {
                                    Files.writeString(file, chosen.text());
                                    return Answer.done(file);
                                },
                                saved -> notices.done(words.say("rules.save.done", saved)),
                                notices::refused));
    }
}
