package org.lockfast.desktop.exhibit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Account.Flag;
import org.lockfast.continuity.Account.Span;
import org.lockfast.continuity.Apart;
import org.lockfast.continuity.Bound;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.Handling;
import org.lockfast.continuity.PackageState;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Ask.Choice;
import org.lockfast.desktop.Ask.Kind;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.DrugsFacts;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.keys.Password;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;
import org.lockfast.place.Place;
import org.lockfast.rules.SealKind;
import org.lockfast.rules.Treatment;

/** The forms of what one officer does with the chosen package; each act is recorded on its own. */
final class ExhibitForms {
    private static final String WHEN = "when";
    private static final String REASON = "reason";
    private static final String SEAL = "seal";
    private static final String KIND = "kind";
    private static final String PLACE = "place";
    private static final String COLLAR = "collar";
    private static final String PASSWORD = "password";
    private static final String WEIGHT = "weight";

    private final Words words = Words.in(ExhibitForms.class);
    private final Desk desk;
    private final Seen seen;
    private final PackageState p;
    private final String name;

    ExhibitForms(Desk desk, Seen seen) {
        this.desk = desk;
        this.seen = seen;
        this.p = seen.pack();
        this.name =
                seen.hasSeveral()
                        ? words.say("exhibit.package.of", seen.exhibit().name(), p.n())
                        : seen.exhibit().name();
    }

    /**
     * @param places every place, read beforehand
     */
    SmallForm move(List<Place> places) {
        return form(
                words.say("exhibit.move.title", name),
                words.say("exhibit.move.more"),
                words.say("exhibit.move.button", name),
                answers ->
                        place(answers)
                                .then(place ->
                                        desk.handling()
                                                .move(
                                                        desk.session(),
                                                        List.of(p),
                                                        place,
                                                        answers.textOrNull(REASON),
                                                        answers.time(WHEN))
                                                .then(
                                                        done(
                                                                words.say(
                                                                        "exhibit.move.done",
                                                                        name,
                                                                        place.path())))),
                places(places, words.say("exhibit.move.place.empty")),
                Ask.of(REASON, Kind.LINE, words.say("exhibit.reason.may")),
                when());
    }

    private Ask places(List<Place> places, String empty) {
        return Ask.oneOf(
                        PLACE,
                        words.say("exhibit.place"),
                        places.stream()
                                .map(place -> new Choice(place.id().toString(), place.path()))
                                .toList(),
                        empty)
                .hinted(words.say("exhibit.place.hint"));
    }

    private Outcome<Place> place(Answers answers) {
        return desk.places()
                .byId(UUID.fromString(answers.text(PLACE)))
                .map(Outcome::done)
                .orElseGet(
                        () -> Outcome.refused("NO_PLACE", words.say("exhibit.move.place.empty")));
    }

    SmallForm open() {
        return form(
                words.say("exhibit.open.title", name),
                words.say("exhibit.open.more", p.seal() == null ? "–" : p.seal()),
                words.say("exhibit.open.button", name),
                answers ->
                        desk.handling()
                                .open(
                                        desk.session(),
                                        p,
                                        answers.text(REASON),
                                        null,
                                        answers.time(WHEN))
                                .then(done(words.say("exhibit.open.done", name))),
                reason(words.say("exhibit.open.reason")),
                when());
    }

    SmallForm seal() {
        return form(
                words.say("exhibit.sealing.title", name),
                words.say("exhibit.sealing.more"),
                words.say("exhibit.sealing.button", name),
                answers ->
                        desk.handling()
                                .seal(
                                        desk.session(),
                                        p,
                                        answers.text(KIND),
                                        answers.textOrNull(SEAL),
                                        answers.time(WHEN))
                                .then(done(words.say("exhibit.sealing.done", name))),
                kind(),
                number(),
                when());
    }

    SmallForm reseal() {
        return form(
                words.say("exhibit.resealing.title", name),
                words.say("exhibit.resealing.more", p.seal() == null ? "–" : p.seal()),
                words.say("exhibit.resealing.button", name),
                answers -> {
                    Handling.Weighed weighed = null;
                    if (answers.textOrNull(WEIGHT) != null) {
                        BigDecimal grams = DrugsFacts.grams(answers.text(WEIGHT)).orElse(null);
                        if (grams == null) {
                            return Outcome.refused(
                                    "WEIGHT", words.say("exhibit.resealing.weight.wrong"));
                        }
                        weighed = new Handling.Weighed(grams, "g", answers.textOrNull("scale"));
                    }
                    return desk.handling()
                            .reseal(
                                    desk.session(),
                                    p,
                                    answers.text(KIND),
                                    answers.textOrNull(SEAL),
                                    answers.ticked("kept"),
                                    answers.text(REASON),
                                    weighed,
                                    answers.time(WHEN))
                            .then(done(words.say("exhibit.resealing.done", name)));
                },
                resealAsks());
    }

    /** What is weighed is weighed again at each seal. */
    private Ask[] resealAsks() {
        List<Ask> asks = new ArrayList<>(List.of(kind(), number()));
        String category = seen.exhibit().category();
        boolean weighed =
                category != null
                        && desk.rules()
                                .treatments()
                                .find(Treatment.NOT_COUNTED)
                                .filter(one -> one.categories().contains(category))
                                .isPresent();
        if (weighed) {
            asks.add(
                    Ask.of(WEIGHT, Kind.LINE, words.say("exhibit.resealing.weight"))
                            .hinted(words.say("exhibit.resealing.weight.hint")));
            asks.add(Ask.of("scale", Kind.LINE, words.say("exhibit.resealing.scale")));
        }
        asks.add(Ask.of("kept", Kind.TICK, words.say("exhibit.resealing.kept")));
        asks.add(reason(words.say("exhibit.resealing.reason")));
        asks.add(when());
        return asks.toArray(Ask[]::new);
    }

    private Ask kind() {
        LocalDate today = LocalDate.ofInstant(desk.clock().instant(), desk.zone());
        List<SealKind> kinds = desk.rules().sealKinds().offeredOn(today);
        return Ask.choice(
                KIND,
                words.say("exhibit.seal.kind"),
                kinds.stream().map(k -> new Choice(k.code(), k.words().english())).toList());
    }

    private Ask number() {
        return Ask.of(SEAL, Kind.SEAL, words.say("exhibit.seal.number"))
                .hinted(words.say("exhibit.seal.number.hint"));
    }

    /** A separate act: a number that was read is not a seal that was looked at. */
    SmallForm lookAtSeal() {
        return form(
                words.say("exhibit.look.title", name),
                words.say("exhibit.look.more", p.seal() == null ? "–" : p.seal()),
                words.say("exhibit.look.button"),
                answers ->
                        desk.handling()
                                .lookAtSeal(
                                        desk.session(),
                                        p,
                                        answers.text("condition"),
                                        answers.textOrNull("note"),
                                        answers.time(WHEN))
                                .then(done(words.say("exhibit.look.done", name))),
                Ask.choice(
                                "condition",
                                words.say("exhibit.look.condition"),
                                List.of(
                                        new Choice("UNBROKEN", words.say("exhibit.look.unbroken")),
                                        new Choice("BROKEN", words.say("exhibit.look.broken")),
                                        new Choice(
                                                "UNREADABLE",
                                                words.say("exhibit.look.unreadable"))))
                        .beginning("")
                        .needed(words.say("exhibit.look.empty")),
                Ask.of("note", Kind.LINE, words.say("exhibit.look.note")),
                when());
    }

    /** Always offered: officers who are refused the truth type lies (practice 11). */
    SmallForm inHand() {
        return form(
                words.say("exhibit.in-hand.title", name),
                words.say("exhibit.in-hand.more"),
                words.say("exhibit.in-hand.button"),
                answers ->
                        desk.handling()
                                .inHand(
                                        desk.session(),
                                        p,
                                        answers.textOrNull("statement"),
                                        answers.textOrNull(SEAL),
                                        answers.time(WHEN))
                                .then(done(words.say("exhibit.in-hand.done", name))),
                Ask.of("statement", Kind.TEXT, words.say("exhibit.in-hand.statement")),
                Ask.of(SEAL, Kind.SEAL, words.say("exhibit.in-hand.seal")),
                when());
    }

    SmallForm missing() {
        return form(
                words.say("exhibit.missing.title", name),
                words.say("exhibit.missing.more"),
                words.say("exhibit.missing.button", name),
                answers ->
                        desk.handling()
                                .missing(
                                        desk.session(), p, answers.text(REASON), answers.time(WHEN))
                                .then(done(words.say("exhibit.missing.done", name))),
                reason(words.say("exhibit.missing.reason")),
                when());
    }

    /**
     * @param places every place, read beforehand
     */
    SmallForm found(List<Place> places) {
        return form(
                words.say("exhibit.refound.title", name),
                words.say("exhibit.refound.more"),
                words.say("exhibit.refound.button", name),
                answers -> {
                    Outcome<List<Recorded>> recorded =
                            answers.text(PLACE).isEmpty()
                                    ? desk.handling()
                                            .found(
                                                    desk.session(),
                                                    List.of(p),
                                                    null,
                                                    answers.textOrNull("note"),
                                                    answers.time(WHEN))
                                    : place(answers)
                                            .then(place ->
                                                    desk.handling()
                                                            .found(
                                                                    desk.session(),
                                                                    List.of(p),
                                                                    place,
                                                                    answers.textOrNull("note"),
                                                                    answers.time(WHEN)));
                    return recorded.then(done(words.say("exhibit.refound.done", name)));
                },
                new Ask(
                        PLACE,
                        Kind.PLACE,
                        words.say("exhibit.place"),
                        words.say("exhibit.refound.place.hint"),
                        places.stream()
                                .map(place -> new Choice(place.id().toString(), place.path()))
                                .toList(),
                        "",
                        null),
                Ask.of("note", Kind.LINE, words.say("exhibit.refound.note")),
                when());
    }

    /** The times nobody accounts for, and what is said about one of them. */
    SmallForm explainGap() {
        List<Span> gaps = SeenStory.openGaps(seen.account());
        Instant now = seen.story().now();
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < gaps.size(); i++) {
            Span gap = gaps.get(i);
            choices.add(
                    new Choice(
                            String.valueOf(i),
                            words.say(
                                    "exhibit.gap.choice",
                                    seen.said(gap.from(), gap.apart()),
                                    gap.to() == null
                                            ? words.say("exhibit.gap.now")
                                            : seen.said(gap.to(), gap.ended()),
                                    new SeenStory(seen).length(gap))));
        }
        return form(
                words.say("exhibit.explain.title", name),
                words.say("exhibit.explain.more"),
                words.say("exhibit.explain.button"),
                answers -> {
                    Span gap = gaps.get(Integer.parseInt(answers.text("gap")));
                    return desk.handling()
                            .explainGap(
                                    desk.session(),
                                    p,
                                    new ContinuityEvent.GapExplained(
                                            moment(gap.from()),
                                            bound(gap.apart()),
                                            moment(gap.to() == null ? now : gap.to()),
                                            bound(gap.ended()),
                                            answers.text("can").equals("yes"),
                                            answers.text("statement")))
                            .then(done(words.say("exhibit.explain.done")));
                },
                Ask.choice("gap", words.say("exhibit.explain.gap"), choices),
                Ask.choice(
                                "can",
                                words.say("exhibit.explain.can"),
                                List.of(
                                        new Choice("yes", words.say("exhibit.explain.yes")),
                                        new Choice("no", words.say("exhibit.explain.no"))))
                        .beginning("")
                        .needed(words.say("exhibit.explain.can.empty")),
                Ask.of("statement", Kind.TEXT, words.say("exhibit.explain.statement"))
                        .needed(words.say("exhibit.explain.statement.empty")));
    }

    /** No bound is signed as a time. */
    private static @Nullable Bound bound(@Nullable Apart apart) {
        Bound is = Bound.of(apart);
        return is == Bound.EXACT ? null : is;
    }

    private OffsetDateTime moment(Instant at) {
        return seen.at(at).toOffsetDateTime();
    }

    /** Property that was no exhibit is one from now on; its bag and its number stay. */
    SmallForm becomeExhibit() {
        return form(
                words.say("exhibit.become.title", seen.exhibit().name()),
                words.say("exhibit.become.more"),
                words.say("exhibit.become.button"),
                answers ->
                        theCase(answers.text("case"))
                                .then(of ->
                                        desk.recordingExhibits()
                                                .becomeExhibit(
                                                        desk.session(),
                                                        seen.exhibit(),
                                                        of,
                                                        answers.text("reference")))
                                .then(now ->
                                        Outcome.done(
                                                SmallForm.Result.of(
                                                        words.say(
                                                                "exhibit.become.done",
                                                                seen.exhibit().name(),
                                                                now.name())))),
                Ask.of("case", Kind.LINE, words.say("exhibit.become.case"))
                        .hinted(words.say("exhibit.become.case.hint"))
                        .needed(words.say("exhibit.become.case.empty")),
                Ask.of("reference", Kind.LINE, words.say("exhibit.become.reference"))
                        .hinted(words.say("exhibit.become.reference.hint"))
                        .needed(words.say("exhibit.become.reference.empty")));
    }

    private Outcome<Case> theCase(String reference) {
        List<Case> fits = desk.cases().byReference(reference);
        return switch (fits.size()) {
            case 0 -> Outcome.refused("NO_CASE", words.say("exhibit.become.case.none", reference));
            case 1 -> Outcome.done(fits.getFirst());
            default ->
                    Outcome.refused(
                            "CASES",
                            words.say(
                                    "exhibit.become.case.several",
                                    reference,
                                    String.join(
                                            ", ", fits.stream().map(Case::reference).toList())));
        };
    }

    SmallForm note() {
        return form(
                words.say("exhibit.note.title", seen.exhibit().name()),
                words.say("exhibit.note.more"),
                words.say("exhibit.note.button"),
                answers ->
                        desk.recordingExhibits()
                                .note(desk.session(), seen.exhibit(), answers.text("text"))
                                .then(done(words.say("exhibit.note.done"))),
                Ask.of("text", Kind.TEXT, words.say("exhibit.note.text"))
                        .needed(words.say("exhibit.note.empty")));
    }

    /** Where the officer at the machine is no supervisor, one comes to it and signs. */
    SmallForm overrideHold() {
        boolean may = desk.session().acting(Permission.OVERRIDE_HOLD) instanceof Outcome.Done;
        List<Ask> asks = new ArrayList<>();
        asks.add(
                Ask.choice(
                        "rule",
                        words.say("exhibit.override.rule"),
                        seen.exhibit().holds().stream()
                                .map(rule ->
                                        new Choice(
                                                rule,
                                                seen.rules().advice().words(rule).english()
                                                        + " ("
                                                        + rule
                                                        + ")"))
                                .toList()));
        asks.add(reason(words.say("exhibit.override.reason")));
        if (!may) {
            asks.addAll(supervisorAsked());
        }
        return form(
                words.say("exhibit.override.title", seen.exhibit().name()),
                words.say("exhibit.override.more"),
                words.say("exhibit.override.button"),
                answers ->
                        (may ? Outcome.done(desk.session()) : supervisor(answers))
                                .then(session ->
                                        desk.recordingExhibits()
                                                .overrideHold(
                                                        session,
                                                        seen.exhibit(),
                                                        answers.text("rule"),
                                                        answers.text(REASON),
                                                        seen.story().conditions()))
                                .then(done(words.say("exhibit.override.done"))),
                asks.toArray(Ask[]::new));
    }

    /** What was found about the discrepancies; a supervisor or manager says it. */
    SmallForm closeDiscrepancy() {
        boolean may = desk.session().acting(Permission.CLOSE_DISCREPANCY) instanceof Outcome.Done;
        List<Flag> open = seen.account().openDiscrepancies();
        List<Ask> asks = new ArrayList<>();
        asks.add(Ask.choice("which", words.say("exhibit.close.which"), choices(open)));
        asks.add(
                Ask.of("finding", Kind.TEXT, words.say("exhibit.close.finding"))
                        .needed(words.say("exhibit.close.finding.empty")));
        if (!may) {
            asks.addAll(supervisorAsked());
        }
        return form(
                words.say("exhibit.close.title", name),
                words.say("exhibit.close.more"),
                words.say("exhibit.close.button"),
                answers ->
                        (may ? Outcome.done(desk.session()) : supervisor(answers))
                                .then(session ->
                                        desk.handling()
                                                .closeDiscrepancy(
                                                        session,
                                                        p,
                                                        about(open, answers),
                                                        answers.text("finding")))
                                .then(done(words.say("exhibit.close.done"))),
                asks.toArray(Ask[]::new));
    }

    SmallForm lateReason() {
        List<Flag> late = seen.account().lateWithoutReason();
        return form(
                words.say("exhibit.late.title", name),
                words.say("exhibit.late.more"),
                words.say("exhibit.late.button"),
                answers ->
                        desk.handling()
                                .lateReason(
                                        desk.session(),
                                        p,
                                        about(late, answers),
                                        answers.text(REASON))
                                .then(done(words.say("exhibit.late.done"))),
                Ask.choice("which", words.say("exhibit.late.which"), entries(late)),
                reason(words.say("exhibit.late.reason")));
    }

    private static List<Choice> choices(List<Flag> flags) {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < flags.size(); i++) {
            choices.add(new Choice(String.valueOf(i), flags.get(i).sentence()));
        }
        return choices;
    }

    /** Each entry by what it tells and when. */
    private List<Choice> entries(List<Flag> flags) {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < flags.size(); i++) {
            Hash about = flags.get(i).about();
            String told =
                    seen.story().events().stream()
                            .filter(line -> line.happening().eid().equals(about))
                            .map(line ->
                                    words.say(
                                            "exhibit.late.choice",
                                            line.told().title(),
                                            seen.said(line.happening().when())))
                            .findFirst()
                            .orElse(flags.get(i).sentence());
            choices.add(new Choice(String.valueOf(i), told));
        }
        return choices;
    }

    private static Hash about(List<Flag> flags, Answers answers) {
        return Objects.requireNonNull(flags.get(Integer.parseInt(answers.text("which"))).about());
    }

    private List<Ask> supervisorAsked() {
        return List.of(
                Ask.of(COLLAR, Kind.LINE, words.say("exhibit.override.who"))
                        .needed(words.say("exhibit.override.who.empty")),
                Ask.of(PASSWORD, Kind.PASSWORD, words.say("exhibit.override.password"))
                        .needed(words.say("exhibit.override.password.empty")));
    }

    private Outcome<Session> supervisor(Answers answers) {
        try (Password password = Password.of(answers.byId().getOrDefault(PASSWORD, ""))) {
            return desk.signInAnother(answers.text(COLLAR), password);
        }
    }

    private Ask reason(String label) {
        return Ask.of(REASON, Kind.LINE, label).needed(words.say("exhibit.reason.empty"));
    }

    private Ask when() {
        return Ask.of(WHEN, Kind.TIME, words.say("exhibit.when"))
                .hinted(words.say("exhibit.when.hint"));
    }

    static <T> Function<T, Outcome<SmallForm.Result>> done(String said) {
        return value -> Outcome.done(SmallForm.Result.of(said));
    }

    static SmallForm form(
            String title,
            String explanation,
            String button,
            Function<Answers, Outcome<SmallForm.Result>> act,
            Ask... asks) {
        return new SmallForm(title, explanation, button, List.of(asks), act);
    }
}
