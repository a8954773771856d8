package org.lockfast.desktop.newexhibit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.PackageState;
import org.lockfast.continuity.TakingSubExhibits;
import org.lockfast.desktop.Answer;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.journal.AttachmentRef;
import org.lockfast.journal.IndexBroken;
import org.lockfast.journal.Outcome;
import org.lockfast.label.CheckedLabel;
import org.lockfast.label.LabelCode;
import org.lockfast.label.Stock;
import org.lockfast.print.PrintJob;
import org.lockfast.print.Printer;

/**
 * Records an exhibit, then its photographs, then its labels, off the FX thread. Once the exhibit is
 * recorded nothing after it can make it unsaved: what did not work is said beside it.
 */
final class Saving {
    private static final int PRINT_DPI = 300;

    private final Desk desk;
    private final Words words;

    Saving(Desk desk, Words words) {
        this.desk = desk;
        this.words = words;
    }

    /**
     * What came of it.
     *
     * @param warnings sentences to read
     * @param labels the files of the labels that were printed
     * @param queued how many labels go to a printer
     * @param printer its name; empty for none
     * @param blank how many labels that were printed blank are on it
     */
    record Saved(
            Exhibit exhibit,
            List<String> warnings,
            List<Path> labels,
            int queued,
            String printer,
            int blank) {
        Saved {
            warnings = List.copyOf(warnings);
            labels = List.copyOf(labels);
        }
    }

    /**
     * @param left what is left of the exhibit it is taken from, where that was counted or weighed
     * @param blank codes of the blank labels that are on its packages, in order; empty for a
     *     package whose label is printed
     * @param goal where labels go
     */
    Answer<Saved> save(
            @Nullable Case of,
            ExhibitForm form,
            TakingSubExhibits.@Nullable Left left,
            List<TakenPhoto> photographs,
            List<String> blank,
            LabelFolder.Goal goal) {
        Outcome<Exhibit> recorded =
                form.parent() == null
                        ? desk.recordingExhibits().record(desk.session(), of, form)
                        : desk.takingSubExhibits().take(desk.session(), of, form, left);
        return switch (recorded) {
            case Outcome.Refused<Exhibit>(String _, String sentence, List<String> choices) ->
                    Answer.refused(sentence, String.join(", ", choices));
            case Outcome.Done<Exhibit>(Exhibit exhibit, List<String> warnings) -> {
                List<String> said = new ArrayList<>(warnings);
                photographs.forEach(photo -> photograph(exhibit, photo, said));
                yield Answer.done(labelled(exhibit, blank, goal, said));
            }
        };
    }

    /** The exhibit is recorded, whatever becomes of its labels. */
    private Saved labelled(
            Exhibit exhibit, List<String> blank, LabelFolder.Goal goal, List<String> said) {
        Path folder = goal.folder();
        Printer printer = goal.printer();
        int claimed = 0;
        int queued = 0;
        List<Path> labels = List.of();
        try {
            claimed = claimed(exhibit, blank, said);
            queued = printer == null ? 0 : queued(exhibit, printer, said);
            labels = folder == null ? List.of() : labels(exhibit, folder, said);
        } catch (IndexBroken e) {
            said.add(words.say("newexhibit.labels.not", exhibit.name()));
        }
        return new Saved(
                exhibit, said, labels, queued, printer == null ? "" : printer.name(), claimed);
    }

    private void photograph(Exhibit exhibit, TakenPhoto photo, List<String> said) {
        Outcome<Exhibit> added =
                switch (photo) {
                    case TakenPhoto.OfFile(Path file) ->
                            attached(file).then(one -> add(exhibit, one));
                    case TakenPhoto.Stored(AttachmentRef file) -> add(exhibit, file);
                };
        if (added instanceof Outcome.Refused<Exhibit>(String _, String sentence, List<String> _)) {
            said.add(sentence);
        }
    }

    private Outcome<AttachmentRef> attached(Path file) {
        try {
            String name = String.valueOf(file.getFileName());
            return desk.attach(name, mediaType(name), Files.readAllBytes(file));
        } catch (IOException e) {
            return Outcome.refused("UNREAD", words.say("newexhibit.photo.unread", file));
        }
    }

    private Outcome<Exhibit> add(Exhibit exhibit, AttachmentRef photo) {
        return desk.recordingExhibits().addPhoto(desk.session(), exhibit, photo, null);
    }

    private static String mediaType(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".png") ? "image/png" : "image/jpeg";
    }

    private int claimed(Exhibit exhibit, List<String> blank, List<String> said) {
        List<PackageState> packages = desk.movements().packagesOf(exhibit.id());
        int claimed = 0;
        for (int i = 0; i < Math.min(blank.size(), packages.size()); i++) {
            if (blank.get(i).isEmpty()) {
                continue;
            }
            Outcome<LabelCode> put =
                    desk.claimingLabels()
                            .claim(
                                    desk.session(),
                                    packages.get(i),
                                    new LabelCode(blank.get(i)),
                                    null);
            if (put instanceof Outcome.Refused<LabelCode> no) {
                said.add(no.sentence());
            } else {
                claimed++;
            }
        }
        return claimed;
    }

    /** Those that no blank label is on. */
    private List<PackageState> withoutLabel(Exhibit exhibit) {
        return desk.movements().packagesOf(exhibit.id()).stream()
                .filter(one -> one.labelSerial() == 0)
                .toList();
    }

    /** They wait on the disk; whether they come out is told where labels that wait are. */
    private int queued(Exhibit exhibit, Printer printer, List<String> said) {
        int queued = 0;
        for (PackageState one : withoutLabel(exhibit)) {
            Outcome<PrintJob> job =
                    desk.printing().queue(desk.session(), exhibit, one, printer, null);
            if (job instanceof Outcome.Refused<PrintJob>(String _, String says, List<String> _)) {
                said.add(says);
            } else {
                queued++;
            }
        }
        desk.printSoon();
        return queued;
    }

    private List<Path> labels(Exhibit exhibit, Path folder, List<String> said) {
        List<Path> printed = new ArrayList<>();
        for (PackageState one : withoutLabel(exhibit)) {
            try {
                Path file = LabelFiles.reserve(folder, exhibit.name());
                if (label(exhibit, one, file, said)) {
                    printed.add(file);
                } else {
                    Files.delete(file);
                }
            } catch (IOException e) {
                said.add(words.say("newexhibit.label.unwritten", exhibit.name(), folder));
            }
        }
        return printed;
    }

    private boolean label(Exhibit exhibit, PackageState one, Path file, List<String> said) {
        Outcome<CheckedLabel> made =
                desk.labelling()
                        .print(
                                desk.session(),
                                exhibit,
                                one,
                                Stock.STANDARD,
                                PRINT_DPI,
                                "pdf",
                                null,
                                file);
        if (made
                instanceof
                Outcome.Refused<CheckedLabel>(String _, String sentence, List<String> _)) {
            said.add(sentence);
            return false;
        }
        return true;
    }

    /** What is told of it: saved, its labels, what is left to complete, warnings. */
    String said(Saved saved) {
        List<String> said = new ArrayList<>();
        said.add(words.say("newexhibit.saved", saved.exhibit().name()));
        if (saved.blank() > 0) {
            said.add(words.count("newexhibit.blank.put-on", saved.blank()));
        }
        said.add(
                saved.blank() > 0 && saved.queued() == 0 && saved.labels().isEmpty()
                        ? ""
                        : saved.queued() > 0
                                ? words.count(
                                        "newexhibit.label.queued", saved.queued(), saved.printer())
                                : saved.labels().isEmpty()
                                        ? words.say("newexhibit.label.later")
                                        : words.count(
                                                "newexhibit.label.printed",
                                                saved.labels().size(),
                                                saved.labels().getFirst(),
                                                saved.labels().getLast()));
        int open = saved.exhibit().incomplete().size();
        if (open > 0) {
            said.add(words.count("newexhibit.to-complete", open));
        }
        said.addAll(saved.warnings());
        said.removeIf(String::isEmpty);
        return String.join(" ", said);
    }
}
