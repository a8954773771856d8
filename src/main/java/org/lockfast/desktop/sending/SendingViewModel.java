package org.lockfast.desktop.sending;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.desktop.Navigator;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Spans;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.sync.SyncProblem;
import org.lockfast.sync.SyncStatus;

/** What is saved here and what was sent. Says only what is known. */
public final class SendingViewModel {
    /** Beyond this a clock is said to be wrong (protocol, section 7). */
    private static final Duration CLOCK = Duration.ofMinutes(2);

    /**
     * A fact and what it comes to.
     *
     * @param name "Saved on this laptop, not sent"
     * @param said "6 records, the oldest from 08:41"
     * @param more what it means; may be empty
     * @param odd it should be looked at
     */
    record Fact(String name, String said, String more, boolean odd) {}

    /** What is shown. */
    record Seen(boolean alone, List<Fact> facts, List<SyncProblem> problems, int conflicts) {}

    private final ReadOnlyObjectWrapper<Seen> seen =
            new ReadOnlyObjectWrapper<>(new Seen(true, List.of(), List.of(), 0));
    private final Words words = Words.in(SendingViewModel.class);
    private final AtomicBoolean reading = new AtomicBoolean();
    private final Desk desk;
    private final Work work;
    private final Navigator navigator;
    private final CarryingByStick stick;
    private Runnable unlisten = () -> {};

    public SendingViewModel(
            Desk desk, Work work, Notices notices, Navigator navigator, FileChoosing files) {
        this.desk = desk;
        this.work = work;
        this.navigator = navigator;
        this.stick = new CarryingByStick(desk, work, notices, files);
    }

    /** Going on a stick. */
    CarryingByStick stick() {
        return stick;
    }

    ReadOnlyObjectProperty<Seen> seen() {
        return seen.getReadOnlyProperty();
    }

    void shown() {
        SyncStatus.Listening listening = desk.sync().listen(status -> readSoon());
        Runnable recorded = desk.whenRecorded(this::readSoon);
        unlisten =
                () -> {
                    listening.close();
                    recorded.run();
                };
        readSoon();
        stick.read();
    }

    void hidden() {
        unlisten.run();
        unlisten = () -> {};
    }

    /** Called from any thread. */
    private void readSoon() {
        if (reading.compareAndSet(false, true)) {
            work.read(
                    () -> {
                        reading.set(false);
                        return read(desk.sync().now(), desk.conflicts().count());
                    },
                    seen::set);
        }
    }

    private Seen read(SyncStatus status, int conflicts) {
        if (status.standing() == SyncStatus.Standing.ALONE) {
            return new Seen(true, List.of(), List.of(), conflicts);
        }
        List<Fact> facts = new ArrayList<>();
        Instant last = status.lastContact();
        boolean old =
                last == null || Duration.between(last, desk.clock().instant()).toHours() >= 24;
        facts.add(
                new Fact(
                        words.say("sending.server"),
                        status.online()
                                ? words.say("sending.server.online")
                                : words.say("sending.server.offline"),
                        last == null
                                ? words.say("sending.last.never")
                                : words.say("sending.last", when(last)),
                        old));
        Instant oldest = status.oldest();
        facts.add(
                new Fact(
                        words.say("sending.unsent"),
                        status.unsent() == 0
                                ? words.say("sending.unsent.none")
                                : words.count("sending.unsent.some", status.unsent()),
                        oldest == null ? "" : words.say("sending.oldest", when(oldest)),
                        false));
        Instant today =
                desk.clock()
                        .instant()
                        .atZone(desk.zone())
                        .toLocalDate()
                        .atStartOfDay(desk.zone())
                        .toInstant();
        long arrived = desk.sync().arrivedSince(today);
        facts.add(
                new Fact(
                        words.say("sending.arrived"),
                        arrived == 0
                                ? words.say("sending.arrived.none")
                                : words.count("sending.arrived.some", arrived),
                        "",
                        false));
        facts.add(
                new Fact(
                        words.say("sending.files"),
                        status.filesToSend() == 0
                                ? words.say("sending.files.none")
                                : words.count("sending.files.some", status.filesToSend()),
                        status.filesToCome() == 0
                                ? ""
                                : words.count("sending.files.come", status.filesToCome()),
                        false));
        facts.add(clock(status));
        return new Seen(false, List.copyOf(facts), status.problems(), conflicts);
    }

    private Fact clock(SyncStatus status) {
        Duration skew = Duration.ofMillis(status.skewMs());
        Duration size = skew.abs();
        boolean wrong = size.compareTo(CLOCK) > 0;
        String said =
                status.lastContact() == null
                        ? words.say("sending.clock.unknown")
                        : size.toSeconds() < 1
                                ? words.say("sending.clock.right")
                                : words.say(
                                        skew.isNegative()
                                                ? "sending.clock.fast"
                                                : "sending.clock.slow",
                                        size.toSeconds() < 120
                                                ? words.say("sending.seconds", size.toSeconds())
                                                : Spans.words(size));
        return new Fact(
                words.say("sending.clock"),
                said,
                wrong ? words.say("sending.clock.wrong") : "",
                wrong);
    }

    private String when(Instant at) {
        ZonedDateTime there = at.atZone(desk.zone());
        boolean today =
                there.toLocalDate()
                        .equals(desk.clock().instant().atZone(desk.zone()).toLocalDate());
        return there.format(
                DateTimeFormatter.ofPattern(today ? "HH:mm" : "d MMM HH:mm", Locale.UK));
    }

    /** Sends what waits, and asks for what is new. */
    void sendNow() {
        desk.sendNow();
    }

    /** Shows the records that conflict. */
    void conflicts() {
        navigator.open(new Place.Conflicts(null));
    }
}
