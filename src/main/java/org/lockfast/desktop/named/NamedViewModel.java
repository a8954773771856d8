package org.lockfast.desktop.named;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.InYourName;
import org.lockfast.continuity.InYourName.Named;
import org.lockfast.desktop.Answer;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Asking;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Navigator;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.journal.Outcome;
import org.lockfast.ledger.Hash;

/** Entries in the officer's name that wait for an answer, and the answers. */
public final class NamedViewModel {
    /** The most that are listed. */
    static final int MOST = 500;

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.UK);

    /** An entry as it is shown. */
    record Row(Named entry, String when) {}

    private record Read(List<Row> rows, long all) {}

    final ObservableList<Row> rows = FXCollections.observableArrayList();

    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final Desk desk;
    private final Work work;
    private final Notices notices;
    private final Navigator navigator;
    private final Asking asking;
    private final Words words = Words.in(NamedViewModel.class);
    private Runnable unlisten = () -> {};

    public NamedViewModel(
            Desk desk, Work work, Notices notices, Navigator navigator, Asking asking) {
        this.desk = desk;
        this.work = work;
        this.notices = notices;
        this.navigator = navigator;
        this.asking = asking;
    }

    /** How many wait. */
    ReadOnlyStringProperty said() {
        return said.getReadOnlyProperty();
    }

    /** Reads, and listens for what is recorded. */
    void begin() {
        unlisten.run();
        unlisten = desk.whenRecorded(() -> work.read(() -> true, recorded -> read()));
        read();
    }

    void end() {
        unlisten.run();
        unlisten = () -> {};
    }

    private void read() {
        work.read(this::reading, this::show);
    }

    private Read reading() {
        InYourName named = desk.inYourName();
        return new Read(
                named.open(desk.session().officer(), MOST).stream()
                        .map(one -> new Row(one, WHEN.format(one.at().atZone(desk.zone()))))
                        .toList(),
                named.count(desk.session().officer()));
    }

    private void show(Read now) {
        if (!rows.equals(now.rows())) { // the same rows keep what is chosen
            rows.setAll(now.rows());
        }
        said.set(
                now.all() == 0
                        ? ""
                        : words.count("named.waiting", now.all())
                                + (now.all() > now.rows().size()
                                        ? " " + words.say("named.more", now.rows().size())
                                        : ""));
    }

    void open(Row row) {
        if (row.entry().exhibit() != null) {
            navigator.open(new Place.Exhibit(row.entry().exhibit()));
        }
    }

    /** They did what the chosen lines say. */
    void confirm(List<Row> chosen) {
        if (chosen.isEmpty()) {
            notices.say(words.say("named.choose"));
            return;
        }
        Set<Hash> these = chosen.stream().map(row -> row.entry().eid()).collect(Collectors.toSet());
        work.ask(
                () ->
                        switch (desk.inYourName().confirm(desk.session(), these)) {
                            case Outcome.Done<Integer>(Integer count, List<String> _) ->
                                    Answer.done(count);
                            case Outcome.Refused<Integer>(String _, String why, List<String> _) ->
                                    Answer.<Integer>refused(why, "");
                        },
                count -> {
                    notices.done(words.count("named.confirmed", count));
                    read();
                },
                notices::refused);
    }

    /** They did not. */
    void challenge(@Nullable Row row) {
        if (row == null) {
            notices.say(words.say("named.choose"));
            return;
        }
        Named entry = row.entry();
        asking.ask(
                new SmallForm(
                        words.say("named.challenge.title", entry.name()),
                        words.say("named.challenge.more", row.when(), entry.what()),
                        words.say("named.challenge.button"),
                        List.of(
                                Ask.of("reason", Ask.Kind.TEXT, words.say("named.challenge.reason"))
                                        .hinted(words.say("named.challenge.reason.hint"))
                                        .needed(words.say("named.challenge.reason.empty"))),
                        answers ->
                                desk.inYourName()
                                        .challenge(
                                                desk.session(), entry.eid(), answers.text("reason"))
                                        .then(done ->
                                                Outcome.done(
                                                        SmallForm.Result.of(
                                                                words.say(
                                                                        "named.challenge.done",
                                                                        entry.name()))))));
    }
}
