package org.lockfast.desktop.looks;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.lockfast.consult.Act;
import org.lockfast.consult.Acts;
import org.lockfast.consult.Look;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Looking;
import org.lockfast.desktop.Navigator;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.journal.Outcome;
import org.lockfast.officer.Officer;
import org.lockfast.rules.LoggedOperation;

/** What was done with records, newest first, by officer, exhibit, operation and time. */
public final class LooksViewModel {
    /** The most looks that are shown, and as many entries. */
    static final int MOST = 500;

    private static final String LOOKED = "CONSULTATION";
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss", Locale.UK);

    /** How far back. */
    enum Back {
        DAY(Duration.ofDays(1)),
        WEEK(Duration.ofDays(7)),
        MONTH(Duration.ofDays(31)),
        ALL(null);

        private final @Nullable Duration back;

        Back(@Nullable Duration back) {
            this.back = back;
        }

        Instant from(Instant now) {
            return back == null ? Instant.MIN : now.minus(back);
        }
    }

    /**
     * A line.
     *
     * @param about the exhibit or case by name; empty for none
     * @param exhibit to open; null for none
     */
    record Row(
            String when,
            String who,
            String operation,
            String what,
            String about,
            String device,
            @Nullable UUID exhibit) {}

    /** Collar number; empty for everybody. */
    final StringProperty officer = new SimpleStringProperty("");

    /** An exhibit as it is called; empty for all. */
    final StringProperty about = new SimpleStringProperty("");

    /** A code of the list of operations; empty for all. */
    final StringProperty operation = new SimpleStringProperty("");

    final ObjectProperty<Back> back = new SimpleObjectProperty<>(Back.WEEK);
    final ObservableList<Row> rows = FXCollections.observableArrayList();

    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final Desk desk;
    private final Work work;
    private final Notices notices;
    private final Navigator navigator;
    private final Words words = Words.in(LooksViewModel.class);

    public LooksViewModel(Desk desk, Work work, Notices notices, Navigator navigator) {
        this.desk = desk;
        this.work = work;
        this.notices = notices;
        this.navigator = navigator;
        operation.subscribe((before, now) -> read());
        back.subscribe((before, now) -> read());
    }

    /** What there is, or why there is nothing. */
    ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /** Codes of the operations, in their order. */
    List<String> operations() {
        return desk.rules().operations().all().stream().map(LoggedOperation::code).toList();
    }

    /** An operation in words; of the empty code, all of them. */
    String said(String code) {
        return code.isEmpty()
                ? words.say("looks.operation.all")
                : desk.rules().operations().words(code).english();
    }

    String said(Back one) {
        return switch (one) {
            case DAY -> words.say("looks.back.day");
            case WEEK -> words.say("looks.back.week");
            case MONTH -> words.say("looks.back.month");
            case ALL -> words.say("looks.back.all");
        };
    }

    void shown() {
        Looking.note(desk, work, notices, Look.list(Look.Kind.CONSULTATIONS));
        read();
    }

    private record Found(List<Row> rows, String said) {}

    /** Reads the list afresh. */
    void read() {
        String collar = officer.get().strip();
        String named = about.get().strip();
        String only = operation.get();
        Instant from = back.get().from(desk.clock().instant());
        work.read(
                () -> found(collar, named, only, from),
                found -> {
                    rows.setAll(found.rows());
                    said.set(found.said());
                });
    }

    private Found found(String collar, String named, String only, Instant from) {
        UUID who = null;
        if (!collar.isEmpty()) {
            Optional<Officer> known =
                    desk.officers().all().stream()
                            .filter(one -> one.collar().equalsIgnoreCase(collar))
                            .findFirst();
            if (known.isEmpty()) {
                return new Found(List.of(), words.say("looks.no-officer", collar));
            }
            who = known.get().id();
        }
        Set<UUID> subjects = new HashSet<>();
        if (!named.isEmpty()) {
            Exhibit exhibit =
                    desk.references().named(named)
                                    instanceof Outcome.Done<Exhibit>(Exhibit one, List<String> _)
                            ? one
                            : null;
            if (exhibit == null) {
                return new Found(List.of(), words.say("looks.no-exhibit", named));
            }
            subjects.add(exhibit.id());
            desk.movements().packagesOf(exhibit.id()).forEach(one -> subjects.add(one.id()));
        }
        Acts.Listed listed =
                desk.acts(
                        new Act.Asked(
                                who,
                                subjects,
                                from,
                                Instant.MAX,
                                MOST,
                                only.isEmpty() || only.equals(LOOKED),
                                desk.rules().namesOfOperation(only)));
        List<Row> found = new ArrayList<>();
        listed.acts().forEach(act -> found.add(row(act, operation(act))));
        return new Found(
                found,
                listed.more()
                        ? words.say("looks.narrow", MOST)
                        : words.count("looks.count", found.size()));
    }

    private String operation(Act act) {
        return act.isLook()
                ? LOOKED
                : desk.rules().operation(act.what()).map(LoggedOperation::code).orElse("");
    }

    private Row row(Act act, String code) {
        UUID who = act.officer();
        UUID subject = act.subject();
        Exhibit exhibit =
                subject == null
                        ? null
                        : desk.exhibits()
                                .byId(subject)
                                .or(() -> desk.exhibits().ofPackage(subject))
                                .orElse(null);
        String name =
                exhibit != null
                        ? exhibit.name()
                        : subject == null
                                ? ""
                                : desk.cases().byId(subject).map(one -> one.reference()).orElse("");
        return new Row(
                WHEN.format(act.at().atZone(desk.zone())),
                who == null ? words.say("looks.device-alone") : desk.names().officer(who),
                said(code),
                what(act),
                name,
                desk.names().device(act.device()),
                exhibit == null ? null : exhibit.id());
    }

    private String what(Act act) {
        if (!act.isLook()) {
            String plain = act.what().replace('.', ' ').replace('-', ' ');
            return plain.substring(0, 1).toUpperCase(Locale.UK) + plain.substring(1);
        }
        Look.Kind kind =
                Look.Kind.valueOf(
                        act.what().substring("looked.".length()).toUpperCase(Locale.ROOT));
        return switch (kind) {
            case EXHIBIT -> words.say("looks.kind.exhibit");
            case CASE -> words.say("looks.kind.case");
            case PHOTOGRAPH -> words.say("looks.kind.photograph");
            case SEARCH ->
                    words.say(
                            "looks.kind.search",
                            act.words(),
                            act.found() == null ? 0 : act.found());
            case CONFLICTS -> words.say("looks.kind.conflicts");
            case CONSULTATIONS -> words.say("looks.kind.consultations");
            case REFUSED ->
                    act.words().isEmpty()
                            ? words.say("looks.kind.denied")
                            : words.say("looks.kind.refused", act.words());
        };
    }

    /** Shows the exhibit a line is about. */
    void open(Row row) {
        if (row.exhibit() != null) {
            navigator.open(new Place.Exhibit(row.exhibit()));
        }
    }
}
