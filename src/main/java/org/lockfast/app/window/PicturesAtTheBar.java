package org.lockfast.app.window;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.PictureReading;
import org.lockfast.desktop.Answer;
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

/**
 * Photographs and PDFs of labels that are given to the scan bar. A picture finds, as words typed
 * there do, and is no scan: what it shows is listed, and nothing is done until the officer opens
 * one. It is read in a process of its own. On the FX thread.
 */
final class PicturesAtTheBar implements GivenPictures {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Frame frame;
    private final Work work;
    private final SearchLooks searched;
    private final Supplier<Optional<StoreDesk>> desk;
    private final Consumer<Scan> scanned;
    private final Words words = Words.in(Window.class);
    private @Nullable Reading now;

    private record Reading(PictureReading process, Job job) {}

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
        BooleanSupplier shown = frame.whileShown();
        PictureReading process = new PictureReading(LONGEST);
        frame.notices().clear();
        frame.notices().say(words.say("window.picture.reading"));
        Job job =
                work.ask(
                        () -> in(theirs, process, picture),
                        seen -> {
                            now = null;
                            if (shown.getAsBoolean() && desk.get().equals(whose)) {
                                show(seen);
                            } else {
                                frame.notices().say(words.say("window.picture.again"));
                            }
                        },
                        refusal -> {
                            now = null;
                            frame.notices().refused(refusal);
                        });
        if (job.runningProperty().get()) {
            now = new Reading(process, job);
        }
    }

    @Override
    public boolean stop() {
        Reading reading = now;
        now = null;
        if (reading == null) {
            return false;
        }
        reading.job().cancel();
        reading.process().stop();
        frame.notices().say(words.say("window.picture.stopped"));
        return true;
    }

    private Answer<PictureFinds> in(
            StoreDesk theirs, PictureReading process, GivenPicture picture) {
        Outcome<List<String>> read =
                switch (picture) {
                    case GivenPicture.OfFile file -> process.file(file.file());
                    case GivenPicture.Several several ->
                            Outcome.refused("", words.say("window.picture.several"));
                    case GivenPicture.Drawn drawn ->
                            drawn.isTooLarge()
                                    ? Outcome.refused("", words.say("window.picture.large"))
                                    : process.picture(drawn::png);
                };
        return switch (read) {
            case Outcome.Done<List<String>> codes ->
                    Answer.done(PictureFinds.of(theirs, codes.value()));
            case Outcome.Refused<List<String>> refused ->
                    Answer.refused(words.say("window.picture.not-read"), refused.sentence());
        };
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
        if (seen.labels() > found.size()) {
            found.add(
                    remark(
                            words.say("window.picture.first", found.size()),
                            words.say("window.picture.first.todo")));
        }
        if (seen.others() > 0) {
            found.add(
                    remark(
                            words.count("window.picture.rest", seen.others()),
                            words.say("window.picture.rest.todo")));
        }
        if (frame.offer(found)) {
            searched.stand(seen.codes(), seen.lines().size());
            frame.notices().say(words.count("window.picture.found", seen.labels()));
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
