package org.lockfast.desktop.exhibit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Leaving;
import org.lockfast.continuity.LeavingForGood.Disposing;
import org.lockfast.continuity.LeavingForGood.Giving;
import org.lockfast.continuity.LeavingWords;
import org.lockfast.continuity.PackageState;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Ask.Choice;
import org.lockfast.desktop.Ask.Kind;
import org.lockfast.desktop.DayAhead;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.SmartTime;
import org.lockfast.desktop.Words;
import org.lockfast.journal.AttachmentRef;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.SecondPerson;
import org.lockfast.journal.Vouch;
import org.lockfast.keys.Password;
import org.lockfast.label.CodeReader;
import org.lockfast.label.LabelCode;
import org.lockfast.label.Reading;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;
import org.lockfast.rules.FinalOutcome;
import org.lockfast.rules.FinalOutcome.Way;

/** The forms of a package's leaving for good, and of what keeps it. */
final class LeavingForms {
    private static final String OUTCOME = "outcome";
    private static final String TO = "to";
    private static final String REASON = "reason";
    private static final String SIGNED = "signed";
    private static final String SEAL = "seal";
    private static final String SIGNATURE = "signature";
    private static final String RECEIPT = "receipt";
    private static final String ALREADY = "already";
    private static final String WHEN = "when";
    private static final String NOTE = "note";
    private static final String COLLAR = "collar";
    private static final String PASSWORD = "password";

    private final Words words = Words.in(LeavingForms.class);
    private final Desk desk;
    private final Seen seen;
    private final PackageState p;
    private final String name;
    private final Runnable receipt;

    LeavingForms(Desk desk, Seen seen) {
        this(desk, seen, () -> {});
    }

    /**
     * @param receipt saves a receipt of its leaving, on the FX thread
     */
    LeavingForms(Desk desk, Seen seen, Runnable receipt) {
        this.receipt = receipt;
        this.desk = desk;
        this.seen = seen;
        this.p = seen.pack();
        this.name =
                seen.hasSeveral()
                        ? words.say("exhibit.package.of", seen.exhibit().name(), p.n())
                        : seen.exhibit().name();
    }

    /** What happens with it; leads to the form of that. */
    SmallForm which() {
        List<Choice> all = new ArrayList<>();
        if (p.leaving().waiting() == null) {
            all.add(new Choice("wait", words.say("exhibit.leaving.wait")));
        } else {
            all.add(new Choice("not-come", words.say("exhibit.leaving.not-come")));
            all.add(new Choice("wait", words.say("exhibit.leaving.letter")));
        }
        all.addFirst(new Choice("give", words.say("exhibit.leaving.give")));
        all.add(new Choice("authorise", words.say("exhibit.leaving.authorise")));
        all.add(new Choice("dispose", words.say("exhibit.leaving.dispose")));
        all.add(new Choice("transfer", words.say("exhibit.leaving.transfer")));
        all.add(new Choice("consumed", words.say("exhibit.leaving.consumed")));
        all.add(new Choice("hold", words.say("exhibit.leaving.hold")));
        if (!p.leaving().holds().isEmpty()) {
            all.add(new Choice("end", words.say("exhibit.leaving.end")));
        }
        return ExhibitForms.form(
                words.say("exhibit.leaving.title", name),
                standing(),
                words.say("exhibit.leaving.go-on"),
                answers -> Outcome.done(new SmallForm.Result("", of(answers.text("which")))),
                Ask.choice("which", words.say("exhibit.leaving.which"), all));
    }

    private SmallForm of(String which) {
        return switch (which) {
            case "wait" -> forCollection();
            case "not-come" -> notCollected();
            case "authorise" -> authorise();
            case "dispose" -> dispose();
            case "transfer" -> transfer();
            case "consumed" -> consumed();
            case "hold" -> hold();
            case "end" -> endHold();
            default -> giveBack();
        };
    }

    /** How it stands with it, before the questions. */
    private String standing() {
        return String.join(
                " ", LeavingWords.of(p.leaving(), seen.story().names(), seen.story().zone()));
    }

    SmallForm giveBack() {
        return ExhibitForms.form(
                words.say("exhibit.give.title", name),
                words.say("exhibit.give.more"),
                words.say("exhibit.give.button", name),
                answers -> given(Way.RETURN, answers),
                outcomes(one -> one.way() == Way.RETURN),
                Ask.of(TO, Kind.LINE, words.say("exhibit.give.to"))
                        .needed(words.say("exhibit.give.to.empty")),
                Ask.of("identity", Kind.LINE, words.say("exhibit.give.identity"))
                        .hinted(words.say("exhibit.give.identity.hint")),
                signed(),
                seal(),
                Ask.of(REASON, Kind.LINE, words.say("exhibit.reason.may")),
                receiptAsked(),
                already(),
                when());
    }

    SmallForm transfer() {
        return ExhibitForms.form(
                words.say("exhibit.transfer.title", name),
                words.say("exhibit.transfer.more"),
                words.say("exhibit.transfer.button", name),
                answers -> given(Way.TRANSFER, answers),
                outcomes(one -> one.way() == Way.TRANSFER),
                Ask.of(TO, Kind.LINE, words.say("exhibit.transfer.to"))
                        .needed(words.say("exhibit.transfer.to.empty")),
                Ask.of("reference", Kind.LINE, words.say("exhibit.transfer.reference")),
                signed(),
                seal(),
                Ask.of(REASON, Kind.LINE, words.say("exhibit.reason.may")),
                receiptAsked(),
                already(),
                when());
    }

    /** Where the officer at the machine may not, a supervisor comes to it and signs. */
    SmallForm authorise() {
        boolean may = desk.session().acting(Permission.AUTHORISE_DISPOSAL) instanceof Outcome.Done;
        List<Ask> asks = new ArrayList<>();
        asks.add(outcomes(FinalOutcome::authorised));
        asks.add(
                Ask.of("authority", Kind.TEXT, words.say("exhibit.authorise.authority"))
                        .needed(words.say("exhibit.authorise.authority.empty")));
        if (!may) {
            asks.addAll(supervisorAsked());
        }
        return ExhibitForms.form(
                words.say("exhibit.authorise.title", name),
                words.say("exhibit.authorise.more"),
                words.say("exhibit.authorise.button"),
                answers ->
                        (may ? Outcome.done(desk.session()) : another(answers))
                                .then(session ->
                                        desk.leavingForGood()
                                                .authorise(
                                                        session,
                                                        List.of(p),
                                                        answers.text(OUTCOME),
                                                        answers.text("authority")))
                                .then(ExhibitForms.done(words.say("exhibit.authorise.done", name))),
                asks.toArray(Ask[]::new));
    }

    /** Another officer than who authorised it; what is asked besides follows from the rules. */
    SmallForm dispose() {
        Leaving.Authorised authorised = p.leaving().authorised();
        List<Ask> asks = new ArrayList<>();
        if (authorised == null) {
            asks.add(outcomes(one -> one.way() == Way.DISPOSE));
        }
        asks.add(
                Ask.of("method", Kind.LINE, words.say("exhibit.dispose.method"))
                        .needed(words.say("exhibit.dispose.method.empty")));
        asks.add(Ask.of("certificate", Kind.LINE, words.say("exhibit.dispose.certificate")));
        asks.add(
                Ask.of(SEAL, Kind.SEAL_OR_LABEL, words.say("exhibit.dispose.scan"))
                        .hinted(words.say("exhibit.dispose.scan.hint")));
        asks.add(
                Ask.of(COLLAR, Kind.LINE, words.say("exhibit.dispose.witness"))
                        .hinted(words.say("exhibit.dispose.witness.hint")));
        asks.add(Ask.of(PASSWORD, Kind.PASSWORD, words.say("exhibit.dispose.password")));
        asks.add(already());
        asks.add(when());
        return ExhibitForms.form(
                words.say("exhibit.dispose.title", name),
                authorised == null ? words.say("exhibit.dispose.not-authorised") : standing(),
                words.say("exhibit.dispose.button", name),
                answers ->
                        witness(answers)
                                .then(witness ->
                                        desk.leavingForGood()
                                                .dispose(
                                                        desk.session(),
                                                        List.of(p),
                                                        new Disposing(
                                                                outcome(answers),
                                                                answers.text("method"),
                                                                answers.textOrNull("certificate"),
                                                                answers.ticked(ALREADY)),
                                                        scanned(answers),
                                                        witness.orElse(null),
                                                        answers.time(WHEN)))
                                .then(ExhibitForms.done(words.say("exhibit.dispose.done", name))),
                asks.toArray(Ask[]::new));
    }

    /** What is authorised is not asked again; without that only what has happened is recorded. */
    private static @Nullable String outcome(Answers answers) {
        return answers.ticked(ALREADY) ? answers.textOrNull(OUTCOME) : null;
    }

    private static List<String> scanned(Answers answers) {
        String code = answers.textOrNull(SEAL);
        if (code == null) {
            return List.of();
        }
        return List.of(
                CodeReader.typed(code) instanceof Reading.OurLabel(LabelCode label, String _)
                        ? label.value()
                        : code);
    }

    private Outcome<java.util.Optional<SecondPerson>> witness(Answers answers) {
        if (answers.textOrNull(COLLAR) == null) {
            return Outcome.done(java.util.Optional.empty());
        }
        return another(answers)
                .then(session ->
                        Outcome.done(
                                java.util.Optional.of(
                                        new SecondPerson(
                                                session.officer().id(),
                                                null,
                                                "witness",
                                                Vouch.PASSWORD,
                                                session.signer()))));
    }

    SmallForm consumed() {
        return ExhibitForms.form(
                words.say("exhibit.consumed.title", name),
                words.say("exhibit.consumed.more"),
                words.say("exhibit.consumed.button"),
                answers ->
                        desk.leavingForGood()
                                .consumed(
                                        desk.session(),
                                        List.of(p),
                                        answers.text(TO),
                                        answers.textOrNull("reference"),
                                        answers.time(WHEN))
                                .then(ExhibitForms.done(words.say("exhibit.consumed.done", name))),
                Ask.of(TO, Kind.LINE, words.say("exhibit.consumed.by"))
                        .needed(words.say("exhibit.consumed.by.empty")),
                Ask.of("reference", Kind.LINE, words.say("exhibit.consumed.reference")),
                when());
    }

    SmallForm forCollection() {
        Leaving.Waiting waiting = p.leaving().waiting();
        String who = waiting == null ? null : waiting.name();
        return ExhibitForms.form(
                words.say("exhibit.wait.title", name),
                words.say("exhibit.wait.more"),
                words.say("exhibit.wait.button"),
                answers ->
                        day(answers.textOrNull("letter"))
                                .then(day -> Outcome.done(day.map(one -> behind(one, answers))))
                                .then(letter ->
                                        desk.leavingForGood()
                                                .forCollection(
                                                        desk.session(),
                                                        List.of(p),
                                                        answers.text(TO),
                                                        letter.orElse(null),
                                                        answers.textOrNull(NOTE)))
                                .then(ExhibitForms.done(words.say("exhibit.wait.done", name))),
                Ask.of(TO, Kind.LINE, words.say("exhibit.wait.who"))
                        .beginning(who == null ? "" : who)
                        .needed(words.say("exhibit.wait.who.empty")),
                Ask.of("letter", Kind.LINE, words.say("exhibit.wait.letter"))
                        .hinted(words.say("exhibit.day.hint")),
                Ask.of(NOTE, Kind.LINE, words.say("exhibit.wait.note")));
    }

    SmallForm notCollected() {
        return ExhibitForms.form(
                words.say("exhibit.not-come.title", name),
                words.say("exhibit.not-come.more"),
                words.say("exhibit.not-come.button"),
                answers ->
                        desk.leavingForGood()
                                .notCollected(desk.session(), List.of(p), answers.textOrNull(NOTE))
                                .then(ExhibitForms.done(words.say("exhibit.not-come.done", name))),
                Ask.of(NOTE, Kind.LINE, words.say("exhibit.wait.note")));
    }

    SmallForm hold() {
        return ExhibitForms.form(
                words.say("exhibit.hold.title", seen.exhibit().name()),
                words.say("exhibit.hold.more"),
                words.say("exhibit.hold.button"),
                answers ->
                        day(answers.textOrNull("until"))
                                .then(until ->
                                        desk.holding()
                                                .hold(
                                                        desk.session(),
                                                        seen.exhibit(),
                                                        answers.text("why"),
                                                        until.orElse(null),
                                                        answers.textOrNull(NOTE)))
                                .then(
                                        ExhibitForms.done(
                                                words.say(
                                                        "exhibit.hold.done",
                                                        seen.exhibit().name()))),
                Ask.choice(
                        "why",
                        words.say("exhibit.hold.why"),
                        seen.rules().holdReasons().all().stream()
                                .map(one -> new Choice(one.code(), one.words().english()))
                                .toList()),
                Ask.of(NOTE, Kind.LINE, words.say("exhibit.hold.note")),
                Ask.of("until", Kind.LINE, words.say("exhibit.hold.until"))
                        .hinted(words.say("exhibit.day.hint")));
    }

    SmallForm endHold() {
        boolean may = desk.session().acting(Permission.END_HOLD) instanceof Outcome.Done;
        List<Leaving.Hold> holds = p.leaving().holds();
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < holds.size(); i++) {
            choices.add(
                    new Choice(
                            String.valueOf(i),
                            LeavingWords.hold(
                                    holds.get(i), seen.story().names(), seen.story().zone())));
        }
        List<Ask> asks = new ArrayList<>();
        asks.add(Ask.choice("which", words.say("exhibit.end-hold.which"), choices));
        asks.add(
                Ask.of(REASON, Kind.LINE, words.say("exhibit.end-hold.reason"))
                        .needed(words.say("exhibit.reason.empty")));
        if (!may) {
            asks.addAll(supervisorAsked());
        }
        return ExhibitForms.form(
                words.say("exhibit.end-hold.title", seen.exhibit().name()),
                words.say("exhibit.end-hold.more"),
                words.say("exhibit.end-hold.button"),
                answers ->
                        (may ? Outcome.done(desk.session()) : another(answers))
                                .then(session ->
                                        desk.holding()
                                                .end(
                                                        session,
                                                        seen.exhibit(),
                                                        List.of(
                                                                holds.get(
                                                                        Integer.parseInt(
                                                                                answers.text(
                                                                                        "which")))),
                                                        answers.text(REASON)))
                                .then(ExhibitForms.done(words.say("exhibit.end-hold.done"))),
                asks.toArray(Ask[]::new));
    }

    private Ask outcomes(Predicate<FinalOutcome> which) {
        LocalDate today = LocalDate.ofInstant(desk.clock().instant(), desk.zone());
        return Ask.choice(
                OUTCOME,
                words.say("exhibit.leaving.outcome"),
                seen.rules().outcomes().offeredOn(today).stream()
                        .filter(which)
                        .map(one -> new Choice(one.code(), one.words().english()))
                        .toList());
    }

    private Ask signed() {
        return Ask.choice(
                        SIGNED,
                        words.say("exhibit.leaving.signed"),
                        List.of(
                                new Choice("DRAWN", words.say("exhibit.leaving.drawn")),
                                new Choice("CARD_DRAWN", words.say("exhibit.leaving.card-drawn")),
                                new Choice("PAPER", words.say("exhibit.leaving.paper")),
                                new Choice("CARD", words.say("exhibit.leaving.card")),
                                new Choice("CARD_PAPER", words.say("exhibit.leaving.card-paper")),
                                new Choice("NONE", words.say("exhibit.leaving.not-signed"))))
                .beginning("")
                .needed(words.say("exhibit.leaving.signed.empty"));
    }

    private Ask receiptAsked() {
        return Ask.of(RECEIPT, Kind.TICK, words.say("exhibit.leaving.receipt"))
                .beginning(Answers.YES);
    }

    /**
     * Given back or to another agency. Who signs on the screen signs what is about to be recorded:
     * nothing is asked of them before it is known that it may be.
     */
    private Outcome<SmallForm.Result> given(Way way, Answers answers) {
        Vouch signed = Vouch.valueOf(answers.text(SIGNED));
        boolean drawn = signed == Vouch.DRAWN || signed == Vouch.CARD_DRAWN;
        SecondPerson receiver = receiver(answers, null);
        return drawn
                ? desk.leavingForGood()
                        .mayGive(
                                desk.session(),
                                way,
                                List.of(p),
                                giving(way, answers),
                                receiver,
                                sealSeen(answers))
                        .then(may -> Outcome.done(new SmallForm.Result("", signing(way, answers))))
                : given(way, answers, receiver);
    }

    private Giving giving(Way way, Answers answers) {
        return new Giving(
                answers.text(OUTCOME),
                answers.text(TO),
                answers.textOrNull(way == Way.RETURN ? "identity" : "reference"),
                answers.textOrNull(REASON),
                answers.ticked(ALREADY));
    }

    private Outcome<SmallForm.Result> given(Way way, Answers answers, SecondPerson receiver) {
        Giving how = giving(way, answers);
        Map<UUID, String> seals = sealSeen(answers);
        return (way == Way.RETURN
                        ? desk.leavingForGood()
                                .giveBack(
                                        desk.session(),
                                        List.of(p),
                                        how,
                                        receiver,
                                        seals,
                                        answers.time(WHEN))
                        : desk.leavingForGood()
                                .transfer(
                                        desk.session(),
                                        List.of(p),
                                        how,
                                        receiver,
                                        seals,
                                        answers.time(WHEN)))
                .then(done ->
                        Outcome.done(
                                new SmallForm.Result(
                                        words.say(
                                                way == Way.RETURN
                                                        ? "exhibit.give.done"
                                                        : "exhibit.transfer.done",
                                                name),
                                        null,
                                        answers.ticked(RECEIPT) ? receipt : () -> {})));
    }

    /** The sheet they sign, with what was answered before. */
    SmallForm signing(Way way, Answers answers) {
        String seal = p.seal();
        String description = seen.exhibit().description();
        return ExhibitForms.form(
                words.say("exhibit.sign.title", answers.text(TO)),
                words.say("exhibit.sign.more"),
                words.say(
                        way == Way.RETURN ? "exhibit.give.button" : "exhibit.transfer.button",
                        name),
                drawn ->
                        desk.attach(
                                        "signature.png",
                                        "image/png",
                                        Base64.getDecoder().decode(drawn.text(SIGNATURE)))
                                .then(file -> given(way, answers, receiver(answers, file))),
                Ask.of(
                                SIGNATURE,
                                Kind.SIGNATURE,
                                words.say(
                                        "exhibit.sign.received", desk.session().officer().label()))
                        .hinted(
                                String.join(
                                        "\n",
                                        words.say("exhibit.sign.name", answers.text(TO)),
                                        words.say(
                                                "exhibit.sign.line",
                                                name,
                                                description == null ? "" : description,
                                                seal == null
                                                        ? words.say("exhibit.sign.no-seal")
                                                        : seal),
                                        SmartTime.echo(desk.clock().instant().atZone(desk.zone())),
                                        p.id().toString()))
                        .needed(words.say("exhibit.sign.empty")));
    }

    private static SecondPerson receiver(Answers answers, @Nullable AttachmentRef drawn) {
        return new SecondPerson(
                null,
                answers.text(TO),
                "receiver",
                Vouch.valueOf(answers.text(SIGNED)),
                null,
                drawn);
    }

    private Ask seal() {
        return Ask.of(SEAL, Kind.SEAL, words.say("exhibit.in-hand.seal"));
    }

    private Map<UUID, String> sealSeen(Answers answers) {
        String seal = answers.textOrNull(SEAL);
        return seal == null ? Map.of() : Map.of(p.id(), seal);
    }

    private Ask already() {
        return Ask.of(ALREADY, Kind.TICK, words.say("exhibit.leaving.already"));
    }

    private Ask when() {
        return Ask.of(WHEN, Kind.TIME, words.say("exhibit.when"))
                .hinted(words.say("exhibit.when.hint"));
    }

    private List<Ask> supervisorAsked() {
        return List.of(
                Ask.of(COLLAR, Kind.LINE, words.say("exhibit.override.who"))
                        .needed(words.say("exhibit.override.who.empty")),
                Ask.of(PASSWORD, Kind.PASSWORD, words.say("exhibit.override.password"))
                        .needed(words.say("exhibit.override.password.empty")));
    }

    private Outcome<Session> another(Answers answers) {
        try (Password password = Password.of(answers.byId().getOrDefault(PASSWORD, ""))) {
            return desk.signInAnother(answers.text(COLLAR), password);
        }
    }

    /** A letter was sent before now: a day that was given without its year is one that is over. */
    private LocalDate behind(LocalDate day, Answers answers) {
        LocalDate today = LocalDate.ofInstant(desk.clock().instant(), desk.zone());
        boolean year = answers.text("letter").contains(String.valueOf(day.getYear()));
        return day.isAfter(today) && !year ? day.minusYears(1) : day;
    }

    private Outcome<java.util.Optional<LocalDate>> day(@Nullable String text) {
        if (text == null) {
            return Outcome.done(java.util.Optional.empty());
        }
        return day(desk, words, text).then(day -> Outcome.done(java.util.Optional.of(day)));
    }

    /** A day that is meant ahead. */
    static Outcome<LocalDate> day(Desk desk, Words words, String text) {
        LocalDate today = LocalDate.ofInstant(desk.clock().instant(), desk.zone());
        return DayAhead.read(text, today)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused("DAY", words.say("exhibit.day.unread", text)));
    }
}
