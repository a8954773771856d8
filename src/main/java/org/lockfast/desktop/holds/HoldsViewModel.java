package org.lockfast.desktop.holds;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.lockfast.consult.Look;
import org.lockfast.continuity.StandingHold;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Navigator;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.find.Filter;
import org.lockfast.find.Matter;

/** The holds that stand, the oldest first, read afresh whenever something is recorded. */
public final class HoldsViewModel {
    /** The most packages whose holds are listed. */
    static final int MOST = 500;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

    /**
     * A hold, as it is shown.
     *
     * @param again the day to look at it again, and that it has come
     */
    record Row(StandingHold hold, String since, String again, boolean due) {}

    final ObservableList<Row> rows = FXCollections.observableArrayList();

    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final Desk desk;
    private final Work work;
    private final Navigator navigator;
    private final Words words = Words.in(HoldsViewModel.class);
    private Runnable unlisten = () -> {};
    private boolean noted;

    public HoldsViewModel(Desk desk, Work work, Navigator navigator) {
        this.desk = desk;
        this.work = work;
        this.navigator = navigator;
    }

    /** How many stand, and how many are to be looked at again. */
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

    private List<Row> reading(boolean note) {
        LocalDate today = LocalDate.ofInstant(desk.clock().instant(), desk.zone());
        List<Row> now =
                StandingHold.of(desk.movements(), desk.exhibits(), desk.names(), MOST).stream()
                        .map(one -> row(one, today))
                        .toList();
        if (note && !now.isEmpty()) {
            desk.looked(Look.search(Filter.of(Matter.HELD).terms().toString(), now.size()));
        }
        return now;
    }

    private Row row(StandingHold one, LocalDate today) {
        boolean due = one.isDue(today);
        return new Row(
                one,
                DAY.format(one.hold().since().atZone(desk.zone())),
                due ? words.say("holds.due", one.again()) : one.again(),
                due);
    }

    private void show(List<Row> now) {
        noted = noted || !now.isEmpty();
        if (!rows.equals(now)) { // the same rows keep what is chosen
            rows.setAll(now);
        }
        long due = rows.stream().filter(Row::due).count();
        said.set(
                now.isEmpty()
                        ? words.say("holds.none")
                        : words.count("holds.stand", now.size())
                                + (due == 0 ? "" : " " + words.count("holds.are-due", due)));
    }

    void open(Row row) {
        navigator.open(new Place.Exhibit(row.hold().exhibit().id()));
    }
}
