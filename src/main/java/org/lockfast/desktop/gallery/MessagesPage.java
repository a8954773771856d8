package org.lockfast.desktop.gallery;

import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.lockfast.desktop.Announcer;
import org.lockfast.desktop.Banner;
import org.lockfast.desktop.ErrorSummary;
import org.lockfast.desktop.Job;
import org.lockfast.desktop.Problem;
import org.lockfast.desktop.Problems;
import org.lockfast.desktop.ProgressBox;
import org.lockfast.desktop.Tone;

/** Banners in every tone, the error summary, progress, the line that speaks. */
final class MessagesPage extends Page {
    MessagesPage() {
        super(
                card(say("gallery.banners"), banners()),
                card(say("gallery.summary"), summary()),
                card(say("gallery.progress"), progress(), announcer()));
    }

    private static VBox banners() {
        VBox banners = new VBox();
        banners.getStyleClass().add("card-content");
        for (Tone tone : Tone.values()) {
            banners.getChildren()
                    .add(
                            new Banner(
                                    tone,
                                    say("gallery.sample.banner"),
                                    say("gallery.sample.banner.more"),
                                    new Button(say("gallery.sample.button"))));
        }
        return banners;
    }

    private static ErrorSummary summary() {
        ErrorSummary summary = new ErrorSummary();
        summary.show(
                Problems.of(
                        new Problem("seal", say("gallery.sample.error")),
                        new Problem("where", say("gallery.sample.error.where"))),
                problem -> {});
        return summary;
    }

    private static ProgressBox progress() {
        ProgressBox box = new ProgressBox();
        Job job = new Job(Runnable::run);
        box.watch(job, say("gallery.sample.progress"));
        job.at(42, 100);
        box.appear(true);
        return box;
    }

    private static Announcer announcer() {
        Announcer announcer = new Announcer();
        announcer.say(say("gallery.sample.said"));
        return announcer;
    }
}
