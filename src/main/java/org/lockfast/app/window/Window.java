package org.lockfast.app.window;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.PackageState;
import org.lockfast.desktop.Answer;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.desktop.Found;
import org.lockfast.desktop.Frame;
import org.lockfast.desktop.FrameActions;
import org.lockfast.desktop.FrameModel;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.IdleLock;
import org.lockfast.desktop.Look;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.RailItem;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.Work;
import org.lockfast.desktop.signin.SignInController;
import org.lockfast.desktop.signin.SignInViewModel;
import org.lockfast.find.Search;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Role;

/**
 * The one window: its frame, who is signed in, what scans do everywhere, locking. All methods on
 * the FX thread.
 */
public final class Window {
    private static final int FOUND_LINES = 8;

    private final StoreEntrance entrance;
    private final FileChoosing files;
    private final Executor slowly;
    private final Work work;
    private final FrameModel model = new FrameModel();
    private final Frame frame;
    private @Nullable StoreDesk desk;
    private Runnable idle = () -> {};

    /**
     * @param slowly runs what is recorded at locking, off the FX thread
     */
    public Window(
            StoreEntrance entrance,
            FileChoosing files,
            Executor slowly,
            WorkOf works,
            Clock clock) {
        this.entrance = entrance;
        this.files = files;
        this.slowly = slowly;
        this.frame =
                new Frame(
                        model,
                        new FrameActions(
                                this::lock, this::signOut, () -> {}, this::find, this::scanned),
                        new LabelScans(),
                        clock);
        this.work = works.with(frame.notices());
    }

    /** Makes the work of this window from its notices. */
    @FunctionalInterface
    public interface WorkOf {
        Work with(org.lockfast.desktop.Notices notices);
    }

    public Frame frame() {
        return frame;
    }

    /** Shows set-up or sign-in. */
    public void begin() {
        Place first = entrance.door().isEmpty() ? new Place.SetUp() : new Place.SignIn();
        frame.begin(new StoreScreens(this, entrance, files, work, frame), first);
    }

    /** Watches for nobody at the keyboard. */
    public void lockWhenIdle(Scene scene, Duration limit) {
        idle = new IdleLock(limit, frame.notices()::say, this::lock).watch(scene);
    }

    /** The desk of the officer signed in. */
    Desk desk() {
        return java.util.Objects.requireNonNull(desk, "nobody is signed in");
    }

    /** An officer is in: the menu is theirs. */
    void signedIn(Desk opened) {
        StoreDesk theirs = (StoreDesk) opened;
        desk = theirs;
        Officer officer = theirs.session().officer();
        model.officerProperty().set(officer.name());
        model.roleProperty().set(words(officer));
        model.connectionProperty().set(FrameModel.Connection.NO_SERVER);
        model.stationProperty().set(entrance.door().map(door -> door.station()).orElse(""));
        model.rail().setAll(List.of(RailItem.EXHIBITS, RailItem.HAND_OVER));
        frame.startAt(new Place.Exhibits(""));
    }

    private static String words(Officer officer) {
        Role first = officer.roles().stream().sorted().findFirst().orElseThrow();
        String word = first.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private void lock() {
        StoreDesk theirs = desk;
        if (theirs == null || frame.isLocked()) {
            return;
        }
        StoreEntrance.takeKey(theirs.session());
        slowly.execute(() -> entrance.locked(theirs.session()));
        SignInViewModel unlocking =
                new SignInViewModel(
                        entrance,
                        work,
                        frame.notices(),
                        opened -> {
                            frame.unlock();
                            StoreDesk next = (StoreDesk) opened;
                            if (next.session()
                                    .officer()
                                    .id()
                                    .equals(theirs.session().officer().id())) {
                                desk = next;
                            } else {
                                signedIn(next);
                            }
                        });
        SignInController form = new SignInController(unlocking);
        form.shown();
        frame.lock(theirs.session().officer().name(), form.node());
    }

    private void signOut() {
        StoreDesk theirs = desk;
        if (theirs != null) {
            slowly.execute(() -> entrance.signedOut(theirs.session()));
        }
        desk = null;
        frame.startAt(new Place.SignIn());
    }

    private void find(String text, java.util.function.Consumer<List<Found>> answer) {
        StoreDesk theirs = desk;
        if (theirs == null) {
            return;
        }
        work.read(
                () -> theirs.search().find(text, FOUND_LINES),
                rows -> answer.accept(rows.stream().map(this::found).toList()));
    }

    private Found found(Search.Row row) {
        return new Found(
                row.reference() + "  " + (row.description() == null ? "" : row.description()),
                row.where(),
                Icon.EXHIBIT,
                () -> frame.open(new Place.Exhibit(row.id())));
    }

    /** A scan no screen had a use for: open what it stands for, or say that nothing does. */
    private void scanned(Scan scan) {
        StoreDesk theirs = desk;
        if (theirs == null) {
            return;
        }
        work.ask(
                () -> {
                    List<PackageState> fits =
                            scan.kind() == ScanKind.EXHIBIT
                                    ? theirs.movements().withLabel(scan.code()).stream().toList()
                                    : theirs.movements().withSeal(scan.code());
                    return fits.isEmpty()
                            ? Answer.<PackageState>refused(
                                    scan.kind() == ScanKind.EXHIBIT
                                            ? "This label is not known here: " + scan.code() + "."
                                            : "No exhibit here has seal " + scan.code() + ".",
                                    "Look for it by reference, or record a new exhibit with it.")
                            : Answer.done(fits.getFirst());
                },
                p -> frame.open(new Place.Exhibit(p.exhibitId())),
                frame.notices()::refused);
    }

    /** Day to night and back. */
    void switchColours() {
        frame.look(
                frame.colours() == Look.Colours.NIGHT ? Look.Colours.DAY : Look.Colours.NIGHT,
                Look.Density.COMPACT,
                100);
    }

    /** Before the program ends. */
    public void closed() {
        idle.run();
    }
}
