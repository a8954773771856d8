package org.lockfast.desktop.setup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Answer;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Entrance;
import org.lockfast.desktop.Fault;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Problem;
import org.lockfast.desktop.Problems;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.OwnerOnly;
import org.lockfast.keys.Password;

/**
 * First-run set-up, one question a page, answers checked last: force and station, this computer,
 * the first officer, the password, the answers, and the recovery sheet. No default account and no
 * default password.
 */
public final class SetUpViewModel {
    /** The pages, in order. */
    static final int FORCE = 0;

    static final int COMPUTER = 1;
    static final int OFFICER = 2;
    static final int PASSWORD = 3;
    static final int CHECK = 4;
    static final int RECOVERY = 5;
    static final int PAGES = 6;

    final IntegerProperty page = new SimpleIntegerProperty(FORCE);
    final StringProperty force = new SimpleStringProperty("");
    final StringProperty station = new SimpleStringProperty("");
    final StringProperty device = new SimpleStringProperty("");
    final StringProperty collar = new SimpleStringProperty("");
    final StringProperty name = new SimpleStringProperty("");
    final StringProperty password = new SimpleStringProperty("");
    final StringProperty again = new SimpleStringProperty("");
    final StringProperty sheet = new SimpleStringProperty("");
    final BooleanProperty sheetKept = new SimpleBooleanProperty();
    final BooleanProperty making = new SimpleBooleanProperty();

    private final Entrance entrance;
    private final Work work;
    private final Notices notices;
    private final Runnable leave;
    private final Consumer<Desk> done;
    private final Words words = Words.in(SetUpViewModel.class);
    private @Nullable Desk desk;

    /**
     * @param leave what happens when somebody goes back from the first page
     * @param done what happens when set-up is over, on the FX thread
     */
    public SetUpViewModel(
            Entrance entrance, Work work, Notices notices, Runnable leave, Consumer<Desk> done) {
        this.entrance = entrance;
        this.work = work;
        this.notices = notices;
        this.leave = leave;
        this.done = done;
    }

    /** Goes on from the page shown, if it is answered. */
    void goOn() {
        notices.clear();
        List<Problem> problems = problems();
        if (!problems.isEmpty()) {
            notices.summary(new Problems(problems));
            return;
        }
        if (page.get() == CHECK) {
            make();
        } else if (page.get() == RECOVERY) {
            finish();
        } else {
            page.set(page.get() + 1);
        }
    }

    /** Back a page; once the store is made there is no way back. */
    void goBack() {
        notices.clear();
        if (making.get()) {
            return; // what is being made is made
        }
        if (page.get() == FORCE) {
            leave.run();
        } else if (page.get() < RECOVERY) {
            page.set(page.get() - 1);
        }
    }

    /** What was answered, for the page that checks it. */
    List<String[]> answers() {
        return List.of(
                new String[] {words.say("setup.force"), force.get().strip()},
                new String[] {words.say("setup.station"), station.get().strip()},
                new String[] {words.say("setup.device"), device.get().strip()},
                new String[] {words.say("setup.collar"), collar.get().strip()},
                new String[] {words.say("setup.name"), name.get().strip()});
    }

    private List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        switch (page.get()) {
            case FORCE -> {
                need(force, "force", words.say("setup.force.empty"), problems);
                need(station, "station", words.say("setup.station.empty"), problems);
            }
            case COMPUTER -> need(device, "device", words.say("setup.device.empty"), problems);
            case OFFICER -> {
                need(collar, "collar", words.say("setup.collar.empty"), problems);
                need(name, "name", words.say("setup.name.empty"), problems);
            }
            case PASSWORD -> passwordProblems(problems);
            case RECOVERY -> {
                if (!sheetKept.get()) {
                    problems.add(new Problem("sheetKept", words.say("setup.sheet.unkept")));
                }
            }
            default -> {}
        }
        return problems;
    }

    private void passwordProblems(List<Problem> problems) {
        if (password.get().isEmpty()) {
            problems.add(new Problem("password", words.say("setup.password.empty")));
            return;
        }
        try (Password given = Password.of(password.get())) {
            entrance.problems(plan(), given)
                    .forEach(sentence -> problems.add(new Problem("password", sentence)));
        }
        if (problems.isEmpty() && !password.get().equals(again.get())) {
            problems.add(new Problem("again", words.say("setup.again.differs")));
        }
    }

    private static void need(
            StringProperty field, String id, String sentence, List<Problem> problems) {
        if (field.get().isBlank()) {
            problems.add(new Problem(id, sentence));
        }
    }

    private Entrance.Plan plan() {
        return new Entrance.Plan(
                force.get().strip(),
                station.get().strip(),
                device.get().strip(),
                collar.get().strip(),
                name.get().strip());
    }

    private void make() {
        if (making.get()) {
            return;
        }
        making.set(true);
        Entrance.Plan plan = plan();
        Password given = Password.of(password.get());
        work.run(
                progress -> answer(plan, given),
                this::made,
                refusal -> {
                    making.set(false);
                    notices.refused(refusal);
                },
                fault -> {
                    making.set(false);
                    work.fault(fault);
                });
    }

    private Answer<Entrance.Made> answer(Entrance.Plan plan, Password given) {
        try (given) {
            return switch (entrance.setUp(plan, given)) {
                case Outcome.Done<Entrance.Made>(Entrance.Made made, List<String> _) ->
                        Answer.done(made);
                case Outcome.Refused<Entrance.Made>(String _, String sentence, List<String> _) ->
                        Answer.refused(sentence, "");
            };
        }
    }

    private void made(Entrance.Made made) {
        making.set(false);
        password.set("");
        again.set("");
        desk = made.desk();
        sheet.set(made.recoverySheet());
        page.set(RECOVERY);
    }

    /** Puts the sheet into a file to be printed; whatever comes of it, it stays on the screen. */
    void saveSheet(Path file) {
        byte[] text = sheet.get().getBytes(StandardCharsets.UTF_8);
        notices.clear();
        work.run(
                progress -> Answer.done(kept(file, text)),
                written -> notices.done(words.say("setup.sheet.saved", written)),
                notices::refused,
                fault ->
                        notices.fault(
                                new Fault("E-205", words.say("setup.sheet.unsaved", file), null)));
    }

    /** Nobody else on this machine may read it. */
    private static Path kept(Path file, byte[] text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        try (SeekableByteChannel out =
                Files.newByteChannel(
                        file,
                        Set.of(
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE),
                        OwnerOnly.file(folder == null ? file : folder))) {
            ByteBuffer all = ByteBuffer.wrap(text);
            while (all.hasRemaining()) {
                out.write(all);
            }
        }
        return file;
    }

    private void finish() {
        Desk opened = desk;
        if (opened != null) {
            sheet.set("");
            done.accept(opened);
        }
    }
}
