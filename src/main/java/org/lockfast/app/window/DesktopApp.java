package org.lockfast.app.window;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.StoreFolder;
import org.lockfast.app.Surroundings;
import org.lockfast.desktop.Earcons;
import org.lockfast.desktop.FxFileChoosing;
import org.lockfast.desktop.FxWork;
import org.lockfast.desktop.Look;
import org.lockfast.desktop.ProblemWindow;
import org.lockfast.desktop.SystemColours;
import org.lockfast.desktop.SystemLoudspeaker;

/** The desktop. Opens its window first and the store after sign-in. */
public final class DesktopApp extends Application {
    private static final Duration LOCK_AFTER = Duration.ofMinutes(5);
    private static final Duration LAST_WORK = Duration.ofSeconds(20);

    private final ExecutorService slowly =
            Executors.newFixedThreadPool(
                    4, Thread.ofPlatform().name("lockfast-work-", 0).daemon().factory());

    /** Only sounds hang where a loudspeaker hangs. After the end none is played. */
    private final ExecutorService sounds =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(1),
                    Thread.ofPlatform().name("lockfast-sound").daemon().factory(),
                    new ThreadPoolExecutor.DiscardPolicy());

    private @Nullable StoreEntrance entrance;
    private @Nullable Window window;

    @Override
    public void start(Stage stage) {
        Surroundings surroundings = Surroundings.real();
        String named = getParameters().getNamed().get("store");
        Path directory = named == null ? StoreFolder.usual() : Path.of(named);
        Look.install();
        ProblemWindow problems =
                new ProblemWindow(
                        surroundings.app(), Clock.system(surroundings.zone()), () -> stage);
        Thread.setDefaultUncaughtExceptionHandler(problems);
        StoreEntrance way = new StoreEntrance(directory, surroundings);
        entrance = way;
        Window made =
                new Window(
                        way,
                        new FxFileChoosing(() -> stage),
                        slowly,
                        notices ->
                                new FxWork(
                                        slowly,
                                        Platform::runLater,
                                        fault -> notices.fault(Window.told(fault)),
                                        problems::report),
                        Clock.system(surroundings.zone()),
                        () -> System.nanoTime() / 1_000_000);
        window = made;
        Scene scene = new Scene(made.frame(), 1280, 720);
        SystemColours.follow(made.frame()::system);
        made.frame()
                .setEarcons(
                        new Earcons(
                                made.preferences()::get,
                                sounds,
                                Platform::runLater,
                                new SystemLoudspeaker()));
        made.begin();
        made.lockWhenIdle(scene, LOCK_AFTER);
        stage.titleProperty().bind(made.frame().titleProperty());
        java.io.InputStream icon =
                DesktopApp.class.getResourceAsStream("/org/lockfast/app/lockfast.png");
        if (icon != null) {
            stage.getIcons().add(new Image(icon));
        }
        stage.setMinWidth(960);
        stage.setMinHeight(620);
        stage.setScene(scene);
        stage.show();
    }

    @Override
    public void stop() throws Exception {
        if (window != null) {
            window.closed();
        }
        sounds.shutdown();
        slowly.shutdown(); // what is being recorded is recorded, then the store closes
        slowly.awaitTermination(LAST_WORK.toSeconds(), TimeUnit.SECONDS);
        if (entrance != null) {
            entrance.close();
        }
    }
}
