package org.lockfast.desktop.newexhibit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.TakingSubExhibits;
import org.lockfast.desktop.Answer;
import org.lockfast.desktop.Asking;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Earcon;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.desktop.GivenPhotographs;
import org.lockfast.desktop.GivenPicture;
import org.lockfast.desktop.Job;
import org.lockfast.desktop.Modals;
import org.lockfast.desktop.Navigator;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Problem;
import org.lockfast.desktop.Problems;
import org.lockfast.desktop.ReceiptFiles;
import org.lockfast.desktop.Refusal;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.SmartTime;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.exhibit.Advice;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.journal.AttachmentRef;
import org.lockfast.journal.Outcome;
import org.lockfast.rules.Rules;

/**
 * Decides what the new exhibit screen shows and does (S3). Every change of a field is judged at
 * once by the rules; the label, the look-up of seals and the keeping of the draft wait until typing
 * pauses. Saving never waits for a fact: what is doubtful is asked about once, and the second press
 * saves it as it stands.
 */
public final class NewExhibitViewModel {
    private static final FileChoosing.Kind PICTURES =
            new FileChoosing.Kind("Photographs", List.of(".jpg", ".jpeg", ".png"));

    final ExhibitFields fields = new ExhibitFields(this::changed);
    final ObjectProperty<Judged> judged;
    final ObjectProperty<@Nullable Preview> preview = new SimpleObjectProperty<>();

    /** What was scanned, and what is asked about it. */
    final ScannedSeals seals = new ScannedSeals(fields);

    /** Blank labels that are on the packages already. */
    final BlankOnBag blanks;

    /** Where the exhibit before was found. */
    final StringProperty lastWhere = new SimpleStringProperty("");

    /** Counts the exhibits begun, so that the caret returns to the tiles. */
    final IntegerProperty begun = new SimpleIntegerProperty();

    /** What was saved here last and was seized together, for one receipt; empty at first. */
    final ObjectProperty<List<Exhibit>> saved = new SimpleObjectProperty<>(List.of());

    final SceneCase scene;
    final TakenFrom takenFrom;
    final SmartTime smartTime;

    private final Desk desk;
    private final Place.NewExhibit place;
    private final Work work;
    private final Notices notices;
    private final Navigator navigator;
    private final FileChoosing files;
    private final Later later;
    private final Words words = Words.in(NewExhibitViewModel.class);
    private final Rules rules;
    private final Judge judge;
    private final Clock clock;
    private final Saving saving;
    private final Set<String> askedOnce = new HashSet<>();
    private final FormTimes times;
    private final KeptDraft kept;
    private final LabelFolder labelFolder;
    private @Nullable Job slow;
    private String suggested = "";
    private boolean filling = true;
    private boolean untouched = true;
    private String begunAt = "";
    private boolean busy;

    /** Pasted photographs on their way into the store: they belong to this exhibit. */
    private int storing;

    /**
     * @param place case, seal and layout to begin with
     * @param later puts off what should wait until typing pauses
     */
    public NewExhibitViewModel(
            Desk desk,
            Place.NewExhibit place,
            Work work,
            Notices notices,
            Navigator navigator,
            FileChoosing files,
            Later later) {
        this.desk = desk;
        this.place = place;
        this.work = work;
        this.notices = notices;
        this.navigator = navigator;
        this.files = files;
        this.later = later;
        rules = desk.rules();
        clock = desk.clock().withZone(desk.zone());
        judge = new Judge(rules, clock);
        times = new FormTimes(clock);
        smartTime = times.smart;
        kept = new KeptDraft(desk, work, place);
        blanks = new BlankOnBag(desk, fields, work, notices);
        labelFolder = new LabelFolder(desk, work, files, words);
        saving = new Saving(desk, words);
        scene = new SceneCase(desk, work, notices);
        takenFrom = new TakenFrom(place.parent());
        judged = new SimpleObjectProperty<>(judge.judge(draft(), null, null));
        begin();
        fields.begin();
        scene.known.subscribe(known -> suggest(known.nextReference()));
        scene.chosen.subscribe(now -> changed());
        filling = false;
        if (place.investigation() != null) {
            scene.choose(place.investigation());
        }
        restore();
        takenFrom.read(desk, work, this::suggestWhere);
        labelFolder.recall();
        changed();
    }

    /** True for the scene layout. */
    boolean atScene() {
        return place.scene();
    }

    Rules rules() {
        return rules;
    }

    java.time.LocalDate today() {
        return java.time.LocalDate.now(clock);
    }

    String officer() {
        return desk.session().officer().label();
    }

    /** What begins blank and what does not: now and the officer only at the scene. */
    private void begin() {
        if (atScene()) {
            fields.seizedBy.set(officer());
            begunAt = times.now();
            fields.time.set(begunAt);
        }
        untouched = true;
    }

    // Keeping the draft

    private void restore() {
        kept.find(
                this::fill,
                found -> {
                    if (found.map(this::worthKeeping).orElse(false)) {
                        notices.say(words.say("newexhibit.restored"));
                    }
                    if (!place.seal().isBlank()) {
                        var _ = seals.scan(place.seal());
                    }
                    if (!place.label().isBlank()) {
                        blanks.scan(place.label());
                    }
                });
    }

    /** The form as it stands. */
    Draft draft() {
        Case of = scene.chosen.get();
        return fields.draft(of == null ? null : of.id(), scene.text.get());
    }

    private void fill(Draft old) {
        filling = true;
        if (place.investigation() == null) {
            scene.text.set(old.caseText());
            if (old.investigation() != null) {
                scene.choose(old.investigation());
            }
        }
        fields.take(old);
        if (worthKeeping(old)) { // the time and reference of an empty form are old suggestions
            untouched = false;
            fields.time.set(old.time());
            fields.reference.set(old.reference());
        }
        filling = false;
        changed();
    }

    private void suggestWhere() {
        if (fields.where.get().isBlank()) {
            fields.where.set(takenFrom.where());
        }
    }

    /** There is something in it that would be missed. */
    private boolean worthKeeping(Draft form) {
        return form.worthKeeping(takenFrom.where());
    }

    private void suggest(String next) {
        if (atScene()
                && (fields.reference.get().isBlank() || fields.reference.get().equals(suggested))) {
            fields.reference.set(next);
        }
        suggested = next;
    }

    // Judging as one types

    private void changed() {
        if (filling) {
            return;
        }
        filling = true;
        touch();
        Judged now = judge.judge(draft(), at(), safeAt());
        String usual = now.presets().packaging();
        fields.packages.forEach(line -> line.preset(usual == null ? "" : usual));
        judged.set(judge.judge(draft(), at(), safeAt()));
        filling = false;
        later.soon(this::slowly);
    }

    /** The first thing entered at a scene sets the time, unless somebody wrote one. */
    private void touch() {
        if (untouched && worthKeeping(draft())) {
            untouched = false;
            if (atScene() && fields.time.get().equals(begunAt)) {
                fields.time.set(times.now());
            }
        }
    }

    private void slowly() {
        Job before = slow;
        if (before != null) {
            before.cancel();
        }
        Draft form = draft();
        Judged now = judged.get();
        Case of = scene.chosen.get();
        OffsetDateTime at = at();
        OffsetDateTime safeAt = safeAt();
        boolean keep = kept.isLookedFor();
        boolean worth = worthKeeping(form);
        slow =
                work.read(
                        () -> {
                            if (keep) {
                                kept.write(worth ? form.json() : "");
                            }
                            return new Slow(
                                    Preview.of(
                                            desk,
                                            judge.recorded(
                                                    form, now.presets(), now.hazards(), safeAt),
                                            now,
                                            of,
                                            at),
                                    SealsUsed.find(desk, form, words));
                        },
                        this::show);
    }

    /** What was found out while typing paused. */
    private record Slow(Preview preview, Map<String, String> seals) {}

    private void show(Slow found) {
        preview.set(found.preview());
        if (SealsUsed.tell(found.seals(), fields.packages)) {
            notices.sound(Earcon.WARNING); // it was heard as taken, and the words are at the field
        }
    }

    private @Nullable OffsetDateTime at() {
        return times.read(fields.time.get());
    }

    private @Nullable OffsetDateTime safeAt() {
        return times.read(fields.madeSafeAt.get());
    }

    // What people do

    /** Takes the packaging a rule advises, for every package it speaks of. */
    void follow(Advice advice) {
        String better = advice.packaging();
        if (better == null) {
            return;
        }
        List<List<Advice>> byPackage = judged.get().byPackage();
        for (int i = 0; i < fields.packages.size() && i < byPackage.size(); i++) {
            if (byPackage.get(i).stream().anyMatch(one -> one.rule().equals(advice.rule()))) {
                fields.packages.get(i).choose(better);
            }
        }
    }

    /**
     * A scan while the form is open, wherever the caret is: a bag's number fills the seal, and a
     * blank label belongs to the package it is on.
     */
    boolean scanned(Scan scan) {
        if (scan.kind() == ScanKind.EXHIBIT) {
            notices.clear();
            blanks.scan(scan.code());
            return true;
        }
        if (scan.kind() == ScanKind.CONTINUATION) {
            notices.say(Earcon.STOP, words.say("newexhibit.scan.continuation"));
            return true; // it would lead to another exhibit, with this bag in hand
        }
        if (scan.kind() != ScanKind.FOREIGN) {
            return false;
        }
        notices.sound(
                seals.scan(scan.code()) == ScannedSeals.Came.TAKEN ? Earcon.GOOD : Earcon.WARNING);
        return true;
    }

    /** Adds photographs from files. */
    void addPhotographs() {
        fields.photographs.addAll(
                TakenPhoto.ofFiles(
                        files.openSeveral(words.say("newexhibit.photo.choose"), PICTURES)));
    }

    /** Photographs that are dropped or pasted. */
    GivenPhotographs.Taking given() {
        return new GivenPhotographs.Taking() {
            @Override
            public void files(List<Path> files) {
                notices.clear();
                fields.photographs.addAll(TakenPhoto.ofFiles(files));
            }

            @Override
            public void drawn(GivenPicture.Drawn picture) {
                notices.clear();
                storing++;
                work.run(
                        progress -> stored(picture),
                        file -> {
                            storing--;
                            fields.photographs.add(new TakenPhoto.Stored(file));
                        },
                        refusal -> {
                            storing--;
                            notices.refused(refusal);
                        },
                        fault -> {
                            storing--;
                            work.fault(fault);
                        });
            }

            @Override
            public void refused(Refusal refusal) {
                notices.refused(refusal);
            }
        };
    }

    private Answer<AttachmentRef> stored(GivenPicture.Drawn picture) throws IOException {
        return switch (desk.attach("pasted.png", "image/png", picture.photograph())) {
            case Outcome.Done<AttachmentRef> done -> Answer.done(done.value());
            case Outcome.Refused<AttachmentRef> no -> Answer.refused(no.sentence(), "");
        };
    }

    /** Runs what is slow. */
    Work work() {
        return work;
    }

    /** A photograph that is in the store already. */
    Optional<byte[]> stored(AttachmentRef file) {
        return desk.attachment(file);
    }

    /** The same place as the exhibit before. */
    void sameWhere() {
        if (fields.where.get().isBlank()) {
            fields.where.set(lastWhere.get());
        }
    }

    /** Shows what is recorded in this case. */
    void sceneList() {
        Case of = scene.chosen.get();
        navigator.open(new Place.Exhibits(of == null ? "" : of.reference()));
    }

    /**
     * The other arrangement of the form, for the same case; what is entered here is kept as a
     * draft.
     */
    void switchLayout() {
        Case of = scene.chosen.get();
        navigator.replace(
                new Place.NewExhibit(
                        of == null ? null : of.id(), "", !place.scene(), place.parent()));
    }

    /** True while nothing of an exhibit is entered. */
    boolean blank() {
        return !worthKeeping(draft());
    }

    /** Keeps the draft now: the screen is being left. */
    void keep() {
        if (kept.isLookedFor()) {
            kept.keep(blank() ? "" : draft().json(), () -> {});
        }
    }

    /** No rule speaks of what is entered so far. */
    void noGuidance() {
        notices.say(words.say("newexhibit.clause.none"));
    }

    // Saving

    /** Saves, prints the label, and begins the next exhibit of the same scene. */
    void saveAndNext() {
        save(false);
    }

    /** Saves, prints the label, and shows the exhibit. */
    void saveAndStop() {
        save(true);
    }

    private void save(boolean stop) {
        if (storing > 0) {
            notices.say(words.say("newexhibit.photo.storing"));
            return;
        }
        if (busy) {
            return;
        }
        notices.clear();
        List<Problem> problems = new FormProblems(words, rules).find(this, askedOnce);
        if (!problems.isEmpty()) {
            notices.summary(new Problems(problems));
            return;
        }
        LabelFolder.Goal goal = labelFolder.goal();
        ExhibitForm form =
                judge.form(draft(), judged.get(), person(), at(), safeAt(), takenFrom.pack());
        TakingSubExhibits.Left left = TakenFrom.left(fields);
        Case of =
                fields.kind.get() == PropertyKind.EXHIBIT || scene.chosen.get() != null
                        ? scene.chosen.get()
                        : null;
        List<TakenPhoto> photos = List.copyOf(fields.photographs);
        List<String> labels = fields.packages.stream().map(line -> line.label.get()).toList();
        busy = true;
        work.run(
                progress -> saving.save(of, form, left, photos, labels, goal),
                saved -> saved(saved, stop),
                refusal -> {
                    busy = false;
                    notices.refused(refusal);
                },
                fault -> {
                    busy = false;
                    work.fault(fault);
                });
    }

    /** The officer at the machine goes by collar number, everybody else by what was written. */
    private String person() {
        return fields.seizedBy.get().strip().equals(officer())
                ? desk.session().officer().collar()
                : fields.seizedBy.get().strip();
    }

    private void saved(Saving.Saved saved, boolean stop) {
        busy = false;
        onReceipt(saved.exhibit());
        clear();
        String all = saving.said(saved);
        if (stop) {
            kept.keep(
                    "",
                    () -> {
                        navigator.replace(new Place.Exhibit(saved.exhibit().id()));
                        notices.done(all); // after going there: going takes notices away
                    });
        } else {
            notices.done(all);
            begun.set(begun.get() + 1);
        }
    }

    /** What was seized together stands on one receipt; what comes of elsewhere begins another. */
    private void onReceipt(Exhibit exhibit) {
        List<Exhibit> before = saved.get();
        List<Exhibit> now = new ArrayList<>();
        if (!before.isEmpty() && isOfOneSeizure(before.getFirst(), exhibit)) {
            now.addAll(before);
        }
        now.add(exhibit);
        saved.set(List.copyOf(now));
    }

    private static boolean isOfOneSeizure(Exhibit one, Exhibit other) {
        return one.kind() == other.kind()
                && Objects.equals(one.caseId(), other.caseId())
                && Objects.equals(one.from(), other.from())
                && one.particulars().equals(other.particulars());
    }

    /** Asks over this screen. */
    Asking asking(Modals modals) {
        return Asking.in(modals, work, notices, smartTime);
    }

    /** A receipt for what was saved here and was seized together. */
    void receipt(Asking asking) {
        List<Exhibit> all = saved.get();
        if (!all.isEmpty()) {
            new ReceiptFiles(desk, work, notices, files)
                    .taken(all.stream().map(Exhibit::id).toList(), all.getFirst().name(), asking);
        }
    }

    /** The next exhibit: scene, case and officer stay; what belongs to the exhibit goes. */
    private void clear() {
        filling = true;
        lastWhere.set(fields.where.get());
        askedOnce.clear();
        seals.forget();
        fields.clear();
        begin();
        suggestWhere();
        suggested = "";
        filling = false;
        scene.refresh();
        changed();
    }
}
