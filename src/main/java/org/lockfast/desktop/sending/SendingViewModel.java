package org.lockfast.desktop.sending;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Answer;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.desktop.Navigator;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Problem;
import org.lockfast.desktop.Problems;
import org.lockfast.desktop.Spans;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.journal.FullDisk;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.WaitingFile;
import org.lockfast.officer.ForceDevice;
import org.lockfast.sync.CarryFor;
import org.lockfast.sync.Carrying;
import org.lockfast.sync.SyncProblem;
import org.lockfast.sync.SyncStatus;

/** What is saved here and what was sent. Says only what is known. */
public final class SendingViewModel {
    /** Beyond this a clock is said to be wrong (protocol, section 7). */
    private static final Duration CLOCK = Duration.ofMinutes(2);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);

    /**
     * A fact and what it comes to.
     *
     * @param name "Saved on this laptop, not sent"
     * @param said "6 records, the oldest from 08:41"
     * @param more what it means; may be empty
     * @param odd it should be looked at
     */
    record Fact(String name, String said, String more, boolean odd) {}

    /**
     * Another computer of the force.
     *
     * @param said "SCN-11, Holloway Road"; of several that are called so with its id and the day it
     *     was enrolled, for one that was enrolled anew has the name of the old one
     * @param file as a file for it is called, to begin with
     */
    record Other(String id, String said, String file) {}

    private List<Other> others(List<ForceDevice> devices) {
        Map<String, Long> called =
                devices.stream()
                        .collect(
                                Collectors.groupingBy(
                                        one -> name(one).toLowerCase(Locale.ROOT),
                                        Collectors.counting()));
        return devices.stream()
                .map(one ->
                        other(one, called.getOrDefault(name(one).toLowerCase(Locale.ROOT), 0L) > 1))
                .sorted(Comparator.comparing(Other::said))
                .toList();
    }

    private Other other(ForceDevice device, boolean several) {
        String name = name(device);
        String station = device.station();
        String said = station == null || station.isEmpty() ? name : name + ", " + station;
        String file = name.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        return several
                ? new Other(
                        device.id(),
                        words.say(
                                "sending.usb.several",
                                said,
                                device.id(),
                                DAY.format(device.enrolled().atZone(desk.zone()))),
                        file + "-" + device.id())
                : new Other(device.id(), said, file);
    }

    private static String name(ForceDevice device) {
        return Objects.requireNonNullElse(device.name(), device.id());
    }

    final ObservableList<Other> others = FXCollections.observableArrayList();
    final ObjectProperty<@Nullable Other> other = new SimpleObjectProperty<>();

    /** What is shown. */
    record Seen(boolean alone, List<Fact> facts, List<SyncProblem> problems, int conflicts) {}

    private final ReadOnlyObjectWrapper<Seen> seen =
            new ReadOnlyObjectWrapper<>(new Seen(true, List.of(), List.of(), 0));
    private final Words words = Words.in(SendingViewModel.class);
    private final AtomicBoolean reading = new AtomicBoolean();
    private final Desk desk;
    private final Work work;
    private final Notices notices;
    private final Navigator navigator;
    private final FileChoosing files;
    private Runnable unlisten = () -> {};

    public SendingViewModel(
            Desk desk, Work work, Notices notices, Navigator navigator, FileChoosing files) {
        this.desk = desk;
        this.work = work;
        this.notices = notices;
        this.navigator = navigator;
        this.files = files;
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
        work.read(
                () -> others(desk.carrying().map(CarryFor::others).orElse(List.of())),
                others::setAll);
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

    /** Writes what another computer lacks into a file for it alone. */
    void saveToUsb() {
        notices.clear();
        Other to = other.get();
        if (to == null) {
            notices.summary(
                    new Problems(List.of(new Problem("receiver", words.say("sending.usb.none")))));
            return;
        }
        files.save(
                        words.say("sending.usb.file", to.said()),
                        to.file() + ".lockfast",
                        new FileChoosing.Kind(words.say("sending.usb.kind"), List.of(".lockfast")))
                .ifPresent(
                        file -> work.ask(() -> written(to, file), notices::done, notices::refused));
    }

    private Answer<String> written(Other to, Path file) {
        return switch (desk.carrying().orElseThrow().exportSmall(to.id())) {
            case Outcome.Refused<Carrying.Carry>(String _, String sentence, List<String> _) ->
                    Answer.refused(sentence, "");
            case Outcome.Done<Carrying.Carry>(Carrying.Carry carry, List<String> _) ->
                    written(to, file, carry);
        };
    }

    private Answer<String> written(Other to, Path file, Carrying.Carry carry) {
        boolean whole = false;
        try (WaitingFile waiting = WaitingFile.of(file, carry.bytes())) {
            whole = true;
            waiting.handOut();
        } catch (IOException e) {
            return whole // it may have its name already, and not be safe there
                    ? Answer.refused(
                            words.say("sending.usb.not-safe", file),
                            words.say("sending.usb.not-safe.todo"))
                    : FullDisk.isBehind(e)
                            ? Answer.refused(
                                    words.say("sending.usb.full"),
                                    words.say("sending.usb.full.todo"))
                            : Answer.refused(
                                    words.say("sending.usb.not-written", file),
                                    words.say("sending.usb.not-written.todo"));
        }
        return Answer.done(
                words.count("sending.usb.done", carry.entries(), to.said())
                        + " "
                        + words.count("sending.usb.files", carry.files())
                        + " "
                        + words.say("sending.usb.eject")
                        + (carry.waiting() > 0 || carry.left() > 0
                                ? " " + words.say("sending.usb.more")
                                : ""));
    }

    /** Shows the records that conflict. */
    void conflicts() {
        navigator.open(new Place.Conflicts(null));
    }
}
