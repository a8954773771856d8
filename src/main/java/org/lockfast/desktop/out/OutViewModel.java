package org.lockfast.desktop.out;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.lockfast.consult.Look;
import org.lockfast.continuity.Away;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Asking;
import org.lockfast.desktop.DayAhead;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.ListedTime;
import org.lockfast.desktop.Navigator;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.find.Filter;
import org.lockfast.find.Matter;
import org.lockfast.journal.Outcome;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Role;

/** What is out, the longest overdue first, read afresh whenever something is recorded. */
public final class OutViewModel {
    private static final String MISSING = "MISSING";

    /** The most that are listed. */
    static final int MOST = 500;

    /** A package that is out, as it is shown. */
    record Row(Away away, String since, String late, boolean isLate) {
        UUID exhibit() {
            return away.p().exhibitId();
        }
    }

    private record Read(List<Row> rows, int all) {}

    final ObservableList<Row> rows = FXCollections.observableArrayList();

    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final Desk desk;
    private final Work work;
    private final Notices notices;
    private final Navigator navigator;
    private final Asking asking;
    private final Words words = Words.in(OutViewModel.class);
    private Runnable unlisten = () -> {};
    private boolean noted;

    public OutViewModel(Desk desk, Work work, Notices notices, Navigator navigator, Asking asking) {
        this.desk = desk;
        this.work = work;
        this.notices = notices;
        this.navigator = navigator;
        this.asking = asking;
    }

    /** How many are out and how many of them late. */
    ReadOnlyStringProperty said() {
        return said.getReadOnlyProperty();
    }

    /** Reads, and listens for what is recorded. */
    void begin() {
        unlisten.run();
        unlisten = desk.whenRecorded(() -> work.read(() -> true, recorded -> read()));
        noted = false;
        read();
    }

    void end() {
        unlisten.run();
        unlisten = () -> {};
    }

    private void read() {
        boolean note = !noted;
        work.read(() -> reading(note), this::show);
    }

    private Read reading(boolean note) {
        LocalDate today = desk.returns().today();
        List<Row> now = desk.movements().out(MOST).stream().map(p -> row(p, today)).toList();
        if (note && !now.isEmpty()) {
            desk.looked(Look.search(Filter.of(Matter.OVERDUE).terms().toString(), now.size()));
        }
        return new Read(now, desk.movements().countOut());
    }

    private Row row(org.lockfast.continuity.PackageState p, LocalDate today) {
        Away away = Away.of(p, desk.exhibits(), desk.movements(), desk.names());
        return new Row(
                away,
                ListedTime.of(p.since(), p.sinceIs(), desk.zone()).text(),
                away.lateness(today, desk.names()),
                away.isLate(today));
    }

    private String since(Away away) {
        return ListedTime.inSentence(away.p().since(), away.p().sinceIs(), desk.zone());
    }

    private void show(Read now) {
        noted = noted || !now.rows().isEmpty();
        if (!rows.equals(now.rows())) { // the same rows keep what is chosen
            rows.setAll(now.rows());
        }
        long late = rows.stream().filter(Row::isLate).count();
        String out = now.all() == 0 ? "" : words.count("out.out", now.all());
        said.set(
                String.join(
                        " ",
                        Stream.of(
                                        late == 0
                                                ? words.say("out.none")
                                                : words.count("out.late", late),
                                        out,
                                        now.all() > rows.size()
                                                ? words.say("out.more", rows.size())
                                                : "")
                                .filter(text -> !text.isEmpty())
                                .toList()));
    }

    void open(Row row) {
        navigator.open(new Place.Exhibit(row.exhibit()));
    }

    /** Another day, and why. */
    void extend(@Nullable Row row) {
        if (row == null) {
            notices.say(words.say("out.choose"));
            return;
        }
        Away away = row.away();
        asking.ask(
                new SmallForm(
                        words.say("out.extend.title", away.name()),
                        words.say(
                                "out.extend.more",
                                away.with(),
                                since(away),
                                away.due(),
                                row.late()),
                        words.say("out.extend.button"),
                        List.of(
                                new Ask(
                                        "day",
                                        Ask.Kind.LINE,
                                        words.say("out.extend.day"),
                                        words.say("out.extend.day.hint"),
                                        List.of(),
                                        "",
                                        words.say("out.extend.day.empty")),
                                Ask.of("reason", Ask.Kind.TEXT, words.say("out.extend.reason"))
                                        .needed(words.say("out.extend.reason.empty"))),
                        answers ->
                                day(answers.text("day"))
                                        .then(day ->
                                                desk.returns()
                                                        .extend(
                                                                desk.session(),
                                                                List.of(away.p()),
                                                                day,
                                                                answers.text("reason"))
                                                        .then(done ->
                                                                Outcome.done(
                                                                        SmallForm.Result.of(
                                                                                words.say(
                                                                                        "out.extend.done",
                                                                                        away.name(),
                                                                                        DayAhead
                                                                                                .echo(
                                                                                                        day))))))));
    }

    private Outcome<LocalDate> day(String typed) {
        return DayAhead.read(typed, desk.returns().today())
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused("DAY", words.say("out.extend.day.how")));
    }

    /** What somebody outside said of it, or that it is missing: until then it is waited for. */
    void report(@Nullable Row row) {
        if (row == null) {
            notices.say(words.say("out.choose"));
            return;
        }
        Away away = row.away();
        asking.ask(
                new SmallForm(
                        words.say("out.report.title", away.name()),
                        words.say("out.report.more", away.with(), since(away)),
                        words.say("out.report.button"),
                        List.of(
                                Ask.oneOf(
                                        "what",
                                        words.say("out.report.what"),
                                        List.of(
                                                choice(
                                                        ContinuityEvent.STOPPED,
                                                        "out.report.stopped"),
                                                choice(
                                                        ContinuityEvent.DELIVERED,
                                                        "out.report.delivered"),
                                                choice(
                                                        ContinuityEvent.REFUSED,
                                                        "out.report.refused"),
                                                choice(ContinuityEvent.KEPT, "out.report.kept"),
                                                choice(
                                                        ContinuityEvent.FORWARDED,
                                                        "out.report.forwarded"),
                                                choice(MISSING, "out.report.missing")),
                                        words.say("out.report.what.empty")),
                                Ask.of("who", Ask.Kind.LINE, words.say("out.report.who"))
                                        .hinted(words.say("out.report.who.hint")),
                                Ask.of("reason", Ask.Kind.TEXT, words.say("out.report.reason"))
                                        .hinted(words.say("out.report.reason.hint"))),
                        answers -> reported(away, answers)));
    }

    private Ask.Choice choice(String code, String key) {
        return new Ask.Choice(code, words.say(key));
    }

    private Outcome<SmallForm.Result> reported(Away away, Answers answers) {
        String what = answers.text("what");
        if (what.equals(MISSING) && answers.text("reason").isBlank()) {
            return Outcome.refused("REASON", words.say("out.report.reason.empty"));
        }
        return (what.equals(MISSING)
                        ? desk.handling()
                                .missing(desk.session(), away.p(), answers.text("reason"), null)
                        : desk.consignments()
                                .report(
                                        desk.session(),
                                        List.of(away.p()),
                                        what,
                                        answers.text("who"),
                                        answers.textOrNull("reason"),
                                        null))
                .then(done ->
                        Outcome.done(
                                SmallForm.Result.of(words.say("out.report.done", away.name()))));
    }

    /** A supervisor by name, and what they should know. */
    void escalate(@Nullable Row row) {
        if (row == null) {
            notices.say(words.say("out.choose"));
            return;
        }
        work.read(
                () ->
                        desk.officers().all().stream()
                                .filter(Officer::active)
                                .filter(one ->
                                        one.roles().contains(Role.SUPERVISOR)
                                                || one.roles().contains(Role.MANAGER))
                                .toList(),
                supervisors -> escalate(row.away(), row.late(), supervisors));
    }

    private void escalate(Away away, String late, List<Officer> supervisors) {
        if (supervisors.isEmpty()) {
            notices.say(words.say("out.escalate.nobody"));
            return;
        }
        asking.ask(
                new SmallForm(
                        words.say("out.escalate.title", away.name()),
                        words.say("out.escalate.more", away.with(), late),
                        words.say("out.escalate.button"),
                        List.of(
                                new Ask(
                                        "to",
                                        Ask.Kind.CHOICE,
                                        words.say("out.escalate.to"),
                                        "",
                                        supervisors.stream()
                                                .map(one ->
                                                        new Ask.Choice(one.collar(), one.label()))
                                                .toList(),
                                        "",
                                        words.say("out.escalate.to.empty")),
                                Ask.of("reason", Ask.Kind.TEXT, words.say("out.escalate.reason"))
                                        .needed(words.say("out.escalate.reason.empty"))),
                        answers -> {
                            Officer to = desk.officers().byCollar(answers.text("to")).orElseThrow();
                            return desk.returns()
                                    .escalate(
                                            desk.session(),
                                            List.of(away.p()),
                                            to,
                                            answers.text("reason"))
                                    .then(done ->
                                            Outcome.done(
                                                    SmallForm.Result.of(
                                                            words.say(
                                                                    "out.escalate.done",
                                                                    to.label(),
                                                                    away.name()))));
                        }));
    }
}
