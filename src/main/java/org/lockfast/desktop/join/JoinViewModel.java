package org.lockfast.desktop.join;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Answer;
import org.lockfast.desktop.Entrance;
import org.lockfast.desktop.Job;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Problem;
import org.lockfast.desktop.Problems;
import org.lockfast.desktop.Progress;
import org.lockfast.desktop.Refusal;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.journal.Outcome;

/**
 * Joins a force, one question a page, answers checked last: the server, which is asked at once
 * whose it is, the one-time code, this computer, the answers, and what came of it. Whatever goes
 * wrong leads back to the page it concerns, and nothing typed is lost.
 */
public final class JoinViewModel {
    /** The pages, in order. */
    static final int SERVER = 0;

    static final int CODE = 1;
    static final int COMPUTER = 2;
    static final int CHECK = 3;
    static final int JOINED = 4;
    static final int PAGES = 5;

    final IntegerProperty page = new SimpleIntegerProperty(SERVER);
    final StringProperty server = new SimpleStringProperty("");
    final StringProperty ca = new SimpleStringProperty("");
    final StringProperty code = new SimpleStringProperty("");
    final StringProperty device = new SimpleStringProperty("");

    /** Share of what is waited for that is done, 0 to 1; -1 while that is not known. */
    final DoubleProperty done = new SimpleDoubleProperty(-1);

    private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper("");
    private final Entrance entrance;
    private final Work work;
    private final Notices notices;
    private final Runnable leave;
    private final Consumer<String> over;
    private final Words words = Words.in(JoinViewModel.class);
    private String force = "";
    private Entrance.@Nullable Joined joined;

    /**
     * @param leave what happens when somebody goes back from the first page
     * @param over what happens when joining is over, with a sentence that says so
     */
    public JoinViewModel(
            Entrance entrance, Work work, Notices notices, Runnable leave, Consumer<String> over) {
        this.entrance = entrance;
        this.work = work;
        this.notices = notices;
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

    private boolean isStopping() {
        return busy.get().equals(words.say("join.stopping"));
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
            case SERVER -> look();
            case CHECK -> join();
            case JOINED -> finish();
            default -> page.set(page.get() + 1);
        }
    }

    /** Back a page; once the store is made there is no way back, and while it is made neither. */
    void goBack() {
        if (isBusy() || page.get() == JOINED) {
            return;
        }
        notices.clear();
        if (page.get() == SERVER) {
            leave.run();
        } else {
            page.set(page.get() - 1);
        }
    }

    /** Ends what is under way; everything typed stays. */
    void stop() {
        if (isBusy()) {
            busy.set(words.say("join.stopping"));
            entrance.stopJoining();
        }
    }

    /** A code that was scanned, where one is asked for. */
    boolean scanned(String scan) {
        boolean wanted = page.get() == CODE && !isBusy();
        if (wanted) {
            code.set(scan);
        }
        return wanted;
    }

    /** What was answered, or what came of it, for the page that shows it. */
    List<String[]> answers() {
        Entrance.Joined in = joined;
        if (in != null) {
            return List.of(
                    new String[] {words.say("join.force"), in.force()},
                    new String[] {words.say("join.station"), in.station()},
                    new String[] {words.say("join.device.id"), in.device()},
                    new String[] {words.say("join.officers"), Integer.toString(in.officers())},
                    new String[] {words.say("join.key"), in.forceKey()});
        }
        return List.of(
                new String[] {words.say("join.force"), force},
                new String[] {words.say("join.server"), server.get().strip()},
                new String[] {words.say("join.ca"), ca.get().strip()},
                new String[] {words.say("join.code"), code.get().strip()},
                new String[] {words.say("join.device"), device.get().strip()});
    }

    private List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        switch (page.get()) {
            case SERVER -> {
                need(server, "server", words.say("join.server.empty"), problems);
                need(ca, "ca", words.say("join.ca.empty"), problems);
                if (problems.isEmpty() && file() == null) {
                    problems.add(new Problem("ca", words.say("join.ca.none")));
                }
            }
            case CODE -> need(code, "code", words.say("join.code.empty"), problems);
            case COMPUTER -> need(device, "device", words.say("join.device.empty"), problems);
            default -> {}
        }
        return problems;
    }

    private static void need(
            StringProperty field, String id, String sentence, List<Problem> problems) {
        if (field.get().isBlank()) {
            problems.add(new Problem(id, sentence));
        }
    }

    private @Nullable Path file() {
        try {
            return Path.of(ca.get().strip());
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private Path certificates() {
        return java.util.Objects.requireNonNull(file(), "checked on the first page");
    }

    private void look() {
        String address = server.get().strip();
        Path certificates = certificates();
        run(
                words.say("join.looking"),
                progress -> entrance.look(address, certificates),
                name -> {
                    force = name;
                    page.set(CODE);
                });
    }

    private void join() {
        Entrance.Joining plan =
                new Entrance.Joining(
                        server.get().strip(),
                        certificates(),
                        code.get().strip(),
                        device.get().strip());
        run(
                words.say("join.joining"),
                progress -> entrance.join(plan, progress),
                in -> {
                    joined = in;
                    code.set("");
                    page.set(JOINED);
                });
    }

    /** What an outcome refuses, with the code that says which answer it concerns. */
    private record Told<T>(@Nullable T value, String refused, String sentence) {}

    private <T> void run(String waiting, Function<Progress, Outcome<T>> asked, Consumer<T> then) {
        busy.set(waiting);
        done.set(-1);
        Job job =
                work.run(
                        progress -> Answer.done(told(asked.apply(progress))),
                        told -> {
                            busy.set("");
                            T value = told.value();
                            if (value == null) {
                                refused(told.refused(), told.sentence());
                            } else {
                                then.accept(value);
                            }
                        },
                        notices::refused,
                        fault -> {
                            busy.set("");
                            work.fault(fault);
                        });
        job.doneProperty().subscribe(share -> done.set(share.doubleValue()));
        job.saidProperty()
                .subscribe(said -> {
                    if (!said.isEmpty() && isBusy() && !isStopping()) {
                        busy.set(said);
                    }
                });
    }

    private static <T> Told<T> told(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value, List<String> _) -> new Told<>(value, "", "");
            case Outcome.Refused<T>(String code, String sentence, List<String> _) ->
                    new Told<>(null, code, sentence);
        };
    }

    /** Leads to the answer that is to be mended, where it is one. */
    private void refused(String why, String sentence) {
        switch (why) {
            case "NO_ADDRESS", "UNREACHABLE", "BAD_ANSWER" -> mend(SERVER, "server", sentence);
            case "NO_FILE", "NO_CERTIFICATE", "NO_AUTHORITY", "NOT_TRUSTED" ->
                    mend(SERVER, "ca", sentence);
            case "BAD_CODE" -> mend(CODE, "code", sentence);
            default -> notices.refused(new Refusal(sentence, ""));
        }
    }

    private void mend(int where, String field, String sentence) {
        page.set(where);
        notices.summary(Problems.of(new Problem(field, sentence)));
    }

    private void finish() {
        Entrance.Joined in = joined;
        if (in != null) {
            over.accept(words.say("join.done", in.force(), in.station()));
        }
    }
}
