package org.lockfast.app.window;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.lockfast.Exempt;
import org.lockfast.app.PictureReading;
import org.lockfast.desktop.Found;
import org.lockfast.desktop.Frame;
import org.lockfast.desktop.GivenPicture;
import org.lockfast.desktop.GivenPictures;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.Job;
import org.lockfast.desktop.Refusal;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.SearchLooks;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.journal.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Photographs and PDFs of labels that are given to the scan bar. A picture finds, as words typed
 * there do, and is no scan: what it shows is listed, and nothing is done until the officer opens
 * one. It is read in a process of its own. On the FX thread.
 */
@Exempt(
        from = Exempt.Rule.THREADS,
        because =
                "A share that does not answer may hold a reading for ever: it must hold no thread of others.")
final class PicturesAtTheBar implements GivenPictures {
    private static final Logger LOG = LoggerFactory.getLogger(PicturesAtTheBar.class);

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Frame frame;
    private final Work work;
    private final SearchLooks searched;
    private final Supplier<Optional<StoreDesk>> desk;
    private final Consumer<Scan> scanned;
    private final Words words = Words.in(Window.class);
    private @Nullable Reading now;

    /** Compared as itself: no two are the same. */
    private record Reading(PictureReading process, StoreDesk whose, BooleanSupplier shown) {}

    /**
     * @param searched notes what is listed
     * @param desk of the officer signed in
     * @param scanned opens a consignment
     */
    PicturesAtTheBar(
            Frame frame,
            Work work,
            SearchLooks searched,
            Supplier<Optional<StoreDesk>> desk,
            Consumer<Scan> scanned) {
        this.frame = frame;
        this.work = work;
        this.searched = searched;
        this.desk = desk;
        this.scanned = scanned;
    }

    @Override
    public void given(GivenPicture picture) {
        stop();
        Optional<StoreDesk> whose = desk.get();
        if (whose.isEmpty()) {
            return;
        }
        StoreDesk theirs = whose.get();
        Reading reading = new Reading(new PictureReading(LONGEST), theirs, frame.whileShown());
        now = reading;
        frame.notices().clear();
        frame.notices().say(words.say("window.picture.reading"));
        // A thread of its own: a share that does not answer holds nothing else up.
        Thread.ofPlatform()
                .daemon()
                .name("picture")
                .start(() -> {
                    Outcome<List<String>> read = read(reading.process(), picture);
                    Platform.runLater(() -> read(reading, read));
                });
    }

    @Override
    public boolean stop() {
        Reading reading = now;
        now = null;
        if (reading == null) {
            return false;
        }
        reading.process().stop();
        frame.notices().say(words.say("window.picture.stopped"));
        return true;
    }

    // Whatever a picture makes go wrong must end the reading, or it would be under way for ever.
    @SuppressWarnings("ThrowingCatch")
    private Outcome<List<String>> read(PictureReading process, GivenPicture picture) {
        try {
            return switch (picture) {
                case GivenPicture.OfFile file -> process.file(file.file());
                case GivenPicture.Several _ -> refused("window.picture.several");
                case GivenPicture.Unnamed _ -> refused("window.picture.unnamed");
                case GivenPicture.TooLarge _ -> refused("window.picture.large");
                case GivenPicture.Drawn drawn ->
                        drawn.isTooLarge()
                                ? refused("window.picture.large")
                                : process.picture(drawn::png);
            };
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.warn("a picture was not read", e);
            return refused("window.picture.fault");
        }
    }

    private Outcome<List<String>> refused(String key) {
        return Outcome.refused("", words.say(key));
    }

    /** Its codes are looked up where it still is wanted. */
    private void read(Reading reading, Outcome<List<String>> read) {
        if (!reading.equals(now)) {
            return;
        }
        switch (read) {
            case Outcome.Refused<List<String>> refused -> {
                now = null;
                frame.notices()
                        .refused(
                                new Refusal(
                                        words.say("window.picture.not-read"), refused.sentence()));
            }
            case Outcome.Done<List<String>> codes -> {
                Job job =
                        work.read(
                                () -> PictureFinds.of(reading.whose(), codes.value()),
                                seen -> found(reading, seen));
                job.runningProperty()
                        .subscribe(running -> {
                            if (!running) {
                                Platform.runLater(() -> ended(reading));
                            }
                        });
            }
        }
    }

    private void ended(Reading reading) {
        if (reading.equals(now)) {
            now = null;
        }
    }

    private void found(Reading reading, PictureFinds seen) {
        if (!reading.equals(now)) {
            return;
        }
        now = null;
        if (reading.shown().getAsBoolean()
                && desk.get().filter(reading.whose()::equals).isPresent()) {
            show(seen);
        } else {
            frame.notices().say(words.say("window.picture.again"));
        }
    }

    private void show(PictureFinds seen) {
        if (seen.lines().isEmpty()) {
            frame.notices()
                    .refused(
                            seen.others() == 0
                                    ? new Refusal(
                                            words.say("window.picture.none"),
                                            words.say("window.picture.none.todo"))
                                    : new Refusal(
                                            words.say("window.picture.others"),
                                            words.count("window.picture.rest", seen.others())
                                                    + ". "
                                                    + words.say("window.picture.rest.todo")));
            return;
        }
        List<Found> found = new ArrayList<>(seen.lines().stream().map(this::found).toList());
        if (seen.more() > 0) {
            found.add(
                    remark(
                            words.count("window.picture.more", seen.more()),
                            words.say("window.picture.more.todo")));
        }
        if (seen.others() > 0) {
            found.add(
                    remark(
                            words.count("window.picture.rest", seen.others()),
                            words.say("window.picture.rest.todo")));
        }
        String said = words.count("window.picture.found", seen.labels(), found.getFirst().text());
        if (frame.offer(found, said)) {
            searched.stand(seen.codes(), seen.lines().size());
        } else {
            frame.notices().say(words.say("window.picture.again"));
        }
    }

    /** The last line of the list; it leads nowhere. */
    private static Found remark(String said, String todo) {
        return new Found(said, todo, Icon.INFO, () -> {});
    }

    private Found found(PictureFinds.Line line) {
        return new Found(
                line.text(),
                line.what(),
                line.icon(),
                () -> {
                    searched.left();
                    switch (line.to()) {
                        case PictureFinds.To.At at -> frame.open(at.place());
                        case PictureFinds.To.Coming coming -> scanned.accept(coming.scan());
                    }
                });
    }
}
