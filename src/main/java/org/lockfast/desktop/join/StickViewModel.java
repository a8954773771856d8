package org.lockfast.desktop.join;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Answer;
import org.lockfast.desktop.Entrance;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Problem;
import org.lockfast.desktop.Problems;
import org.lockfast.desktop.Refusal;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.journal.Outcome;

/**
 * Joins a force that has no server: writes a request to a stick, shows what an administrator
 * compares, and takes in the file that comes back, perhaps days later. Whatever goes wrong leads to
 * the answer it concerns, and nothing typed is lost.
 */
public final class StickViewModel {
    /** The pages, in order. */
    static final int ASK = 0;

    static final int SHOW = 1;
    static final int ANSWER = 2;
    static final int JOINED = 3;
    static final int PAGES = 4;

    private static final String REQUEST = ".lfrequest";

    final IntegerProperty page = new SimpleIntegerProperty(ASK);
    final StringProperty station = new SimpleStringProperty("");
    final StringProperty device = new SimpleStringProperty("");
    final StringProperty before = new SimpleStringProperty("");
    final StringProperty fingerprint = new SimpleStringProperty("");
    final StringProperty answer = new SimpleStringProperty("");
    final StringProperty code = new SimpleStringProperty("");
    final StringProperty force = new SimpleStringProperty("");

    /** What becomes of a request that was made here before. */
    enum Earlier {
        /** Its answer has come. */
        ANSWERED,
        /** It is written once more. */
        AGAIN,
        /** It is given up for a new one. */
        ANEW
    }

    /** Whether a request was made here before. */
    final BooleanProperty begun = new SimpleBooleanProperty();

    final ObjectProperty<Earlier> earlier = new SimpleObjectProperty<>(Earlier.ANSWERED);

    private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper("");
    private final Entrance entrance;
    private final Work work;
    private final Notices notices;
    private final FileChoosing files;
    private final Runnable leave;
    private final Consumer<String> over;
    private final Words words = Words.in(StickViewModel.class);
    private Entrance.@Nullable Joined joined;

    /**
     * @param leave what happens when somebody goes back from the first page
     * @param over what happens when joining is over, with a sentence that says so
     */
    public StickViewModel(
            Entrance entrance,
            Work work,
            Notices notices,
            FileChoosing files,
            Runnable leave,
            Consumer<String> over) {
        this.entrance = entrance;
        this.work = work;
        this.notices = notices;
        this.files = files;
        this.leave = leave;
        this.over = over;
    }

    /** What is being waited for, in words; empty while nothing is. */
    ReadOnlyStringProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    private boolean isBusy() {
        return !busy.get().isEmpty();
    }

    /** Looks whether a request waits for its answer. */
    void shown() {
        work.read(
                entrance::joinBegun,
                way -> begun.set(way.filter(Entrance.Way.STICK::equals).isPresent()));
    }

    /** Goes on from the page shown, if it is answered. */
    void goOn() {
        if (isBusy()) {
            return; // Enter pressed twice: the first one is being worked on
        }
        notices.clear();
        List<Problem> problems = problems();
        if (!problems.isEmpty()) {
            notices.summary(new Problems(problems));
            return;
        }
        switch (page.get()) {
            case ASK -> {
                if (isAnswered()) {
                    page.set(ANSWER);
                } else {
                    ask();
                }
            }
            case ANSWER -> join();
            case JOINED -> finish();
            default -> page.set(ANSWER);
        }
    }

    /** Straight to the answer: the request was made another day. */
    private boolean isAnswered() {
        return begun.get() && earlier.get() == Earlier.ANSWERED;
    }

    /** Back; once the store is made there is no way back. */
    void goBack() {
        if (isBusy() || page.get() == JOINED) {
            return;
        }
        notices.clear();
        if (page.get() == ASK) {
            leave.run();
        } else {
            page.set(page.get() == ANSWER && !fingerprint.get().isEmpty() ? SHOW : ASK);
        }
    }

    void chooseAnswer() {
        files.open(words.say("stick.answer.file")).ifPresent(file -> answer.set(file.toString()));
    }

    /** What came of it, for the page that shows it. */
    List<String[]> came() {
        Entrance.Joined in = joined;
        if (in == null) {
            return List.of();
        }
        List<String[]> rows =
                new ArrayList<>(
                        List.of(
                                new String[] {words.say("join.force"), in.force()},
                                new String[] {words.say("join.station"), in.station()},
                                new String[] {
                                    words.say("join.device.id"),
                                    device.get().isBlank()
                                            ? in.device()
                                            : device.get().strip() + " (" + in.device() + ")"
                                },
                                new String[] {
                                    words.say("join.officers"), Integer.toString(in.officers())
                                },
                                new String[] {words.say("join.key"), in.forceKey()}));
        if (!in.lacks().isEmpty()) {
            rows.add(new String[] {words.say("stick.lacks"), String.join(".\n", in.lacks()) + "."});
        }
        return rows;
    }

    private List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        switch (page.get()) {
            case ASK -> {
                if (isAnswered()) {
                    return problems;
                }
                need(station, "station", "stick.station.empty", problems);
                need(device, "device", "join.device.empty", problems);
                if (begun.get() && earlier.get() == Earlier.AGAIN) {
                    need(before, "before", "stick.before.empty", problems);
                }
            }
            case ANSWER -> {
                need(answer, "answer", "stick.answer.empty", problems);
                if (problems.isEmpty() && file().isEmpty()) {
                    problems.add(new Problem("answer", words.say("stick.answer.none")));
                }
                need(code, "code", "stick.code.empty", problems);
                need(force, "force", "stick.force.empty", problems);
            }
            default -> {}
        }
        return problems;
    }

    private void need(StringProperty field, String id, String word, List<Problem> problems) {
        if (field.get().isBlank()) {
            problems.add(new Problem(id, words.say(word)));
        }
    }

    private Optional<Path> file() {
        try {
            return Optional.of(Path.of(answer.get().strip()));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private void ask() {
        String name = device.get().strip();
        files.save(
                        words.say("stick.write.file"),
                        name.replaceAll("[^\\p{L}\\p{N}_-]", "-") + REQUEST,
                        new FileChoosing.Kind(words.say("stick.kind"), List.of(REQUEST)))
                .ifPresent(to ->
                        run(
                                words.say("stick.asking"),
                                () ->
                                        entrance.ask(
                                                station.get().strip(),
                                                name,
                                                isAnew() ? "" : before.get().strip(),
                                                isAnew(),
                                                to),
                                this::show,
                                this::notAsked));
    }

    private boolean isAnew() {
        return begun.get() && earlier.get() == Earlier.ANEW;
    }

    private void show(Entrance.Asked asked) {
        fingerprint.set(asked.fingerprint());
        code.set(asked.code());
        before.set(asked.code()); // whoever comes back to this page means this one
        earlier.set(Earlier.AGAIN);
        begun.set(true);
        if (asked.unwritten().isEmpty()) {
            page.set(SHOW);
        } else {
            notices.refused(new Refusal(asked.unwritten(), ""));
        }
    }

    private void notAsked(String why, String sentence) {
        switch (why) {
            case "BAD_CODE" -> mend("before", sentence);
            case "BEGUN" -> {
                earlier.set(Earlier.AGAIN);
                begun.set(true);
                mend("before", words.say("stick.before.empty"));
            }
            case "STATION_UNUSABLE" -> mend("station", sentence);
            case "NAME_UNUSABLE" -> mend("device", sentence);
            default -> notices.refused(new Refusal(sentence, ""));
        }
    }

    private void join() {
        Path came = file().orElseThrow();
        run(
                words.say("stick.joining"),
                () -> entrance.joinBy(came, code.get().strip(), force.get().strip()),
                in -> {
                    joined = in;
                    code.set("");
                    before.set("");
                    page.set(JOINED);
                },
                this::notJoined);
    }

    private void notJoined(String why, String sentence) {
        switch (why) {
            case "BAD_CODE" -> mend("code", sentence);
            case "ANOTHER_FORCE" -> mend("force", sentence);
            case "NO_FILE",
                    "NO_CARRY_FILE",
                    "FOR_ANOTHER",
                    "TORN",
                    "NO_FOUNDING",
                    "NOT_ENROLLED",
                    "NOT_ALL" ->
                    mend("answer", sentence);
            default -> notices.refused(new Refusal(sentence, ""));
        }
    }

    private void mend(String field, String sentence) {
        notices.summary(Problems.of(new Problem(field, sentence)));
    }

    private <T> void run(
            String waiting,
            Supplier<Outcome<T>> asked,
            Consumer<T> then,
            BiConsumer<String, String> not) {
        busy.set(waiting);
        work.run(
                progress -> Answer.done(asked.get()),
                outcome -> {
                    busy.set("");
                    switch (outcome) {
                        case Outcome.Done<T>(T value, List<String> _) -> then.accept(value);
                        case Outcome.Refused<T>(String why, String sentence, List<String> _) ->
                                not.accept(why, sentence);
                    }
                },
                notices::refused,
                fault -> {
                    busy.set("");
                    work.fault(fault);
                });
    }

    private void finish() {
        Entrance.Joined in = joined;
        if (in != null) {
            over.accept(words.say("join.done", in.force(), in.station()));
        }
    }
}
