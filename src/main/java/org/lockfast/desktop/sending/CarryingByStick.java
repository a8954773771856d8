package org.lockfast.desktop.sending;

import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Answer;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Problem;
import org.lockfast.desktop.Problems;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.journal.Outcome;
import org.lockfast.officer.ForceDevice;
import org.lockfast.sync.Carrying;

/** Records go to another computer of the force on a stick, and come from there. */
final class CarryingByStick {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);

    /**
     * Another computer of the force.
     *
     * @param said "SCN-11, Holloway Road"; of several that are called so with its id and the day it
     *     was enrolled, for one that was enrolled anew has the name of the old one
     * @param file as a file for it is called, to begin with
     */
    record Other(String id, String said, String file) {}

    final ObservableList<Other> others = FXCollections.observableArrayList();
    final ObjectProperty<@Nullable Other> other = new SimpleObjectProperty<>();

    private final Words words = Words.in(CarryingByStick.class);
    private final Desk desk;
    private final Work work;
    private final Notices notices;
    private final FileChoosing files;

    CarryingByStick(Desk desk, Work work, Notices notices, FileChoosing files) {
        this.desk = desk;
        this.work = work;
        this.notices = notices;
        this.files = files;
    }

    /** Reads which computers there are; the one that was chosen stays so. */
    void read() {
        work.read(() -> named(desk.carriesTo()), this::show);
    }

    private void show(List<Other> now) {
        Other before = other.get();
        if (!others.equals(now)) {
            others.setAll(now);
            other.set(now.contains(before) ? before : null);
        }
        if (now.size() == 1) {
            other.set(now.getFirst());
        }
    }

    private List<Other> named(List<ForceDevice> devices) {
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

    /** Writes what the chosen computer lacks into a file for it alone. */
    void save() {
        notices.clear();
        Other to = other.get();
        if (to == null) {
            notices.summary(
                    new Problems(List.of(new Problem("receiver", words.say("sending.usb.none")))));
            return;
        }
        files.save(
                        words.say("sending.usb.file", to.said()),
                        to.file() + ".lfcarry",
                        new FileChoosing.Kind(words.say("sending.usb.kind"), List.of(".lfcarry")))
                .ifPresent(file ->
                        work.ask(
                                () ->
                                        answer(
                                                desk.carryTo(to.id(), file),
                                                carry -> written(to, file, carry)),
                                notices::done,
                                notices::refused));
    }

    private String written(Other to, Path file, Carrying.Carry carry) {
        List<String> said = new ArrayList<>();
        said.add(
                words.count(
                        "sending.usb.done",
                        carry.entries(),
                        to.said(),
                        String.valueOf(file.getFileName())));
        if (carry.files() > 0) {
            said.add(words.count("sending.usb.files", carry.files()));
        }
        if (carry.waiting() > 0 || carry.left() > 0) {
            said.add(words.say("sending.usb.more"));
        }
        said.add(words.say("sending.usb.eject"));
        return String.join(" ", said);
    }

    /** Takes in a file that another computer wrote for this one. */
    void takeIn() {
        notices.clear();
        files.open(words.say("sending.take.file"))
                .ifPresent(file ->
                        work.ask(
                                () -> answer(desk.carriedHere(file), this::taken),
                                said -> {
                                    notices.done(said);
                                    read();
                                },
                                notices::refused));
    }

    private String taken(Desk.TakenIn taken) {
        Carrying.Came came = taken.came();
        List<String> said = new ArrayList<>();
        said.add(
                words.count("sending.take.done", came.added(), desk.names().device(came.sender())));
        if (came.files() > 0) {
            said.add(words.count("sending.take.files", came.files()));
        }
        if (taken.inDoubt()) {
            said.add(words.say("sending.take.doubt"));
        }
        if (came.waiting() > 0) {
            said.add(words.count("sending.take.waiting", came.waiting()));
        }
        if (came.refused() > 0) {
            said.add(words.count("sending.take.refused", came.refused()));
        }
        if (came.more()) {
            said.add(words.say("sending.take.more"));
        }
        return String.join(" ", said);
    }

    private static <T> Answer<String> answer(Outcome<T> outcome, Function<T, String> said) {
        return switch (outcome) {
            case Outcome.Done<T>(T value, List<String> told) ->
                    Answer.done(
                            told.isEmpty()
                                    ? said.apply(value)
                                    : said.apply(value) + " " + String.join(" ", told));
            case Outcome.Refused<T>(String _, String sentence, List<String> todo) ->
                    Answer.refused(sentence, String.join(" ", todo));
        };
    }
}
