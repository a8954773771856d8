package org.lockfast.desktop.newexhibit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.desktop.Job;
import org.lockfast.desktop.Navigator;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Problem;
import org.lockfast.desktop.Problems;
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
import org.lockfast.rules.Rules;

/**
 * Decides what the new exhibit screen shows and does (S3). Every change of a field is judged at
 * once by the rules; the label, the look-up of seals and the keeping of the draft wait until typing
 * pauses. Saving never waits for a fact: what is doubtful is asked about once, and the second press
 * saves it as it stands.
 */
public final class NewExhibitViewModel {
    static final String LABEL_FOLDER = "label-folder";
    private static final FileChoosing.Kind PICTURES =
            new FileChoosing.Kind("Photographs", List.of(".jpg", ".jpeg", ".png"));
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.UK);

    final ExhibitFields fields = new ExhibitFields(this::changed);
    final ObjectProperty<Judged> judged;
    final ObjectProperty<@Nullable Preview> preview = new SimpleObjectProperty<>();

    /** Another seal was scanned while one stands: which is it? Empty for no question. */
    final StringProperty otherSeal = new SimpleStringProperty("");

    /** Where the exhibit before was found. */
    final StringProperty lastWhere = new SimpleStringProperty("");

    /** Counts the exhibits begun, so that the caret returns to the tiles. */
    final IntegerProperty begun = new SimpleIntegerProperty();

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
    private @Nullable Job slow;
    private String suggested = "";
    private String labelFolder = "";
    private boolean folderDeclined;
    private boolean filling = true;
    private boolean untouched = true;
    private boolean busy;

    /** The draft was looked for: only then may another take its place. */
    private boolean restored;

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
        judge = new Judge(rules);
        clock = desk.clock().withZone(desk.zone());
        smartTime = new SmartTime(clock);
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
        work.read(() -> desk.draft(LABEL_FOLDER).orElse(""), kept -> labelFolder = kept);
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
            fields.time.set(now());
        }
        untouched = true;
    }

    private String now() {
        ZonedDateTime now = ZonedDateTime.now(clock);
        boolean twice = now.getZone().getRules().getValidOffsets(now.toLocalDateTime()).size() > 1;
        return WRITTEN.format(now)
                + (twice ? now.format(DateTimeFormatter.ofPattern(" zzz", Locale.UK)) : "");
    }

    // Keeping the draft

    private String draftName() {
        String at = atScene() ? "new-exhibit.scene." : "new-exhibit.desk.";
        return at
                + desk.session().officer().id()
                + (place.investigation() == null ? "" : "." + place.investigation())
                + (place.parent() == null ? "" : ".of." + place.parent());
    }

    private void restore() {
        String name = draftName();
        work.read(
                () -> desk.draft(name).flatMap(Draft::of),
                (Optional<Draft> kept) -> {
                    kept.ifPresent(this::fill);
                    restored = true;
                    if (kept.map(this::worthKeeping).orElse(false)) {
                        notices.say(words.say("newexhibit.restored"));
                    }
                    if (!place.seal().isBlank()) {
                        scanSeal(place.seal());
                    }
                });
    }

    /** The form as it stands. */
    Draft draft() {
        Case of = scene.chosen.get();
        return fields.draft(of == null ? null : of.id(), scene.text.get());
    }

    private void fill(Draft kept) {
        filling = true;
        if (place.investigation() == null) {
            scene.text.set(kept.caseText());
            if (kept.investigation() != null) {
                scene.choose(kept.investigation());
            }
        }
        fields.take(kept);
        if (worthKeeping(kept)) { // the time and reference of an empty form are old suggestions
            untouched = false;
            fields.time.set(kept.time());
            fields.reference.set(kept.reference());
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
            if (atScene()
                    && smartTime.read(fields.time.get()) instanceof SmartTime.Reading.Understood) {
                fields.time.set(now());
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
        boolean keep = restored;
        boolean worth = worthKeeping(form);
        slow =
                work.read(
                        () -> {
                            if (keep) {
                                desk.keepDraft(draftName(), worth ? form.json() : "");
                            }
                            return new Slow(
                                    Preview.of(
                                            desk,
                                            judge.recorded(
                                                    form, now.presets(), now.hazards(), safeAt),
                                            now,
                                            of,
                                            at),
                                    verdicts(form));
                        },
                        this::show);
    }

    /** What was found out while typing paused. */
    private record Slow(Preview preview, Map<String, String> seals) {}

    private void show(Slow found) {
        preview.set(found.preview());
        for (PackageLine line : fields.packages) {
            String seal = line.seal.get().strip();
            String usedOn = found.seals().get(seal);
            line.verdict.set(
                    seal.isEmpty() || usedOn == null
                            ? PackageLine.Verdict.NONE
                            : new PackageLine.Verdict(seal, usedOn));
        }
    }

    /** Seal to the name of what it is on already, empty for none. */
    private Map<String, String> verdicts(Draft form) {
        Map<String, String> found = new LinkedHashMap<>();
        for (Draft.Pack one : form.packages()) {
            String seal = one.seal().strip();
            if (!seal.isEmpty()) {
                boolean twice = found.containsKey(seal);
                String on =
                        desk.exhibits().bySeal(seal).stream()
                                .findFirst()
                                .map(Exhibit::name)
                                .orElse("");
                found.put(
                        seal,
                        twice && on.isEmpty() ? words.say("newexhibit.seal.this-exhibit") : on);
            }
        }
        return found;
    }

    private @Nullable OffsetDateTime at() {
        return read(fields.time.get());
    }

    private @Nullable OffsetDateTime safeAt() {
        return read(fields.madeSafeAt.get());
    }

    private @Nullable OffsetDateTime read(String typed) {
        return smartTime.read(typed) instanceof SmartTime.Reading.Understood read
                ? read.at().toOffsetDateTime()
                : null;
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

    /** A scan while the form is open: a bag's number fills the seal, wherever the caret is. */
    boolean scanned(Scan scan) {
        if (scan.kind() != ScanKind.FOREIGN) {
            return false;
        }
        scanSeal(scan.code());
        return true;
    }

    private void scanSeal(String number) {
        if (fields.packages.stream().anyMatch(line -> line.seal.get().strip().equals(number))) {
            fields.packages.stream()
                    .filter(line -> line.seal.get().strip().equals(number))
                    .forEach(line -> line.scan(number));
            return;
        }
        Optional<PackageLine> free =
                fields.packages.stream().filter(line -> line.seal.get().isBlank()).findFirst();
        if (free.isPresent()) {
            free.get().scan(number);
        } else {
            otherSeal.set(number);
        }
    }

    /** The other seal is the right one: it takes the last one's place. */
    void replaceSeal() {
        fields.packages.getLast().scan(otherSeal.get());
        otherSeal.set("");
    }

    /** The other seal is on a further package. */
    void sealOfAnotherPackage() {
        String number = otherSeal.get();
        fields.addPackage();
        fields.packages.getLast().scan(number);
        otherSeal.set("");
    }

    /** The other seal has nothing to do with it. */
    void forgetOtherSeal() {
        otherSeal.set("");
    }

    /** Adds photographs from files. */
    void addPhotographs() {
        fields.photographs.addAll(
                files.openSeveral(words.say("newexhibit.photo.choose"), PICTURES));
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
        String name = draftName();
        if (!restored) {
            return;
        }
        String text = blank() ? "" : draft().json();
        work.read(
                () -> {
                    desk.keepDraft(name, text);
                    return text;
                },
                kept -> {});
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
        if (busy) {
            return;
        }
        notices.clear();
        List<Problem> problems = new FormProblems(words, rules).find(this, askedOnce);
        if (!problems.isEmpty()) {
            notices.summary(new Problems(problems));
            return;
        }
        Path folder = folder();
        ExhibitForm form =
                judge.form(draft(), judged.get(), person(), at(), safeAt(), takenFrom.pack());
        TakingSubExhibits.Left left = TakenFrom.left(fields);
        Case of =
                fields.kind.get() == PropertyKind.EXHIBIT || scene.chosen.get() != null
                        ? scene.chosen.get()
                        : null;
        List<Path> photos = List.copyOf(fields.photographs);
        busy = true;
        work.run(
                progress -> saving.save(of, form, left, photos, folder),
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

    /** Where labels go: asked for once, then kept. Null if the officer chose none. */
    private @Nullable Path folder() {
        if (labelFolder.isEmpty() || !Files.isDirectory(Path.of(labelFolder))) {
            if (folderDeclined) {
                return null;
            }
            Optional<Path> chosen = files.folder(words.say("newexhibit.label.folder"));
            folderDeclined = chosen.isEmpty();
            labelFolder = chosen.map(Path::toString).orElse("");
            String keep = labelFolder;
            work.read(
                    () -> {
                        desk.keepDraft(LABEL_FOLDER, keep);
                        return keep;
                    },
                    kept -> {});
        }
        return labelFolder.isEmpty() ? null : Path.of(labelFolder);
    }

    private void saved(Saving.Saved saved, boolean stop) {
        busy = false;
        List<String> said = new ArrayList<>();
        said.add(words.say("newexhibit.saved", saved.exhibit().name()));
        said.add(
                saved.labels().isEmpty()
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
        clear();
        String all = String.join(" ", said);
        if (stop) {
            String name = draftName();
            work.read(
                    () -> {
                        desk.keepDraft(name, "");
                        return name;
                    },
                    kept -> {
                        navigator.replace(new Place.Exhibit(saved.exhibit().id()));
                        notices.done(all); // after going there: going takes notices away
                    });
        } else {
            notices.done(all);
            begun.set(begun.get() + 1);
        }
    }

    /** The next exhibit: scene, case and officer stay; what belongs to the exhibit goes. */
    private void clear() {
        filling = true;
        lastWhere.set(fields.where.get());
        askedOnce.clear();
        otherSeal.set("");
        fields.clear();
        begin();
        suggestWhere();
        suggested = "";
        filling = false;
        scene.refresh();
        changed();
    }
}
