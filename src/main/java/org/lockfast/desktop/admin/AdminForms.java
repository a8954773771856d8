package org.lockfast.desktop.admin;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Ask.Choice;
import org.lockfast.desktop.Ask.Kind;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.SmallForm.Result;
import org.lockfast.desktop.Words;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.Password;
import org.lockfast.officer.ForceDevice;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Role;
import org.lockfast.officer.Session;

/** The forms by which officers, places and devices come and go. */
public final class AdminForms {
    private static final String COLLAR = "collar";
    private static final String NAME = "name";
    private static final String NOW = "now";
    private static final String FRESH = "fresh";
    private static final String AGAIN = "again";
    private static final String REASON = "reason";
    private static final String FINGERPRINT = "fingerprint";
    private static final String PATH = "path";
    private static final String CLASS = "class";

    private final Desk desk;
    private final Runnable changed;
    private final Words words = Words.in(AdminForms.class);

    /**
     * @param changed called on the FX thread's behalf once something is different
     */
    public AdminForms(Desk desk, Runnable changed) {
        this.desk = desk;
        this.changed = changed;
    }

    /** What an administrator's act needs of the second one; null where there is none. */
    @FunctionalInterface
    private interface Act<T> {
        Outcome<T> by(@Nullable Session second);
    }

    SmallForm addOfficer() {
        List<Ask> asks = new ArrayList<>();
        asks.add(
                Ask.of(COLLAR, Kind.LINE, words.say("admin.collar"))
                        .needed(words.say("admin.collar.empty")));
        asks.add(
                Ask.of(NAME, Kind.LINE, words.say("admin.name"))
                        .needed(words.say("admin.name.empty")));
        for (Role role : Role.values()) {
            asks.add(role(role));
        }
        asks.addAll(fresh(words.say("admin.password.first")));
        return new SmallForm(
                words.say("admin.add"),
                words.say("admin.add.more"),
                words.say("admin.add.button"),
                asks,
                this::add);
    }

    private Outcome<Result> add(Answers answers) {
        Set<Role> roles = ticked(answers);
        if (roles.isEmpty()) {
            return Outcome.refused("NO_ROLE", words.say("admin.roles.empty"));
        }
        return agreed(answers)
                .then(wanted ->
                        withSecond(
                                words.say("admin.add"),
                                words.say("admin.add.button"),
                                second -> {
                                    try (Password password = Password.of(wanted)) {
                                        return desk.keepingOfficers()
                                                .add(
                                                        desk.session(),
                                                        second,
                                                        answers.text(COLLAR),
                                                        answers.text(NAME),
                                                        roles,
                                                        password);
                                    }
                                },
                                officer ->
                                        Result.of(words.say("admin.add.done", officer.label()))));
    }

    /** Name and roles as they are, to be changed; with why. */
    SmallForm change(Officer officer) {
        List<Ask> asks = new ArrayList<>();
        asks.add(
                Ask.of(NAME, Kind.LINE, words.say("admin.name"))
                        .beginning(officer.name())
                        .needed(words.say("admin.name.empty")));
        for (Role role : Role.values()) {
            asks.add(role(role).beginning(officer.roles().contains(role) ? Answers.YES : ""));
        }
        asks.add(
                Ask.of(REASON, Kind.LINE, words.say("admin.why"))
                        .needed(words.say("admin.why.empty")));
        String title = words.say("admin.change.title", officer.label());
        String button = words.say("admin.change.button");
        return new SmallForm(
                title,
                words.say("admin.change.more"),
                button,
                asks,
                answers -> {
                    Set<Role> roles = ticked(answers);
                    return roles.isEmpty()
                            ? Outcome.refused("NO_ROLE", words.say("admin.roles.empty"))
                            : withSecond(
                                    title,
                                    button,
                                    second ->
                                            desk.keepingOfficers()
                                                    .change(
                                                            desk.session(),
                                                            second,
                                                            officer,
                                                            answers.text(NAME),
                                                            roles,
                                                            answers.text(REASON)),
                                    now ->
                                            Result.of(
                                                    words.say(
                                                            now.roles().equals(officer.roles())
                                                                    ? "admin.change.named"
                                                                    : "admin.change.done",
                                                            now.label())));
                });
    }

    private Ask role(Role role) {
        return Ask.of(role.name(), Kind.TICK, desk.rules().roles().words(role.name()).english());
    }

    private static Set<Role> ticked(Answers answers) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Stream.of(Role.values()).filter(role -> answers.ticked(role.name())).forEach(roles::add);
        return roles;
    }

    SmallForm retire(Officer leaving) {
        return new SmallForm(
                words.say("admin.retire.title", leaving.label()),
                words.say("admin.retire.more"),
                words.say("admin.retire.button", leaving.name()),
                List.of(
                        Ask.of(REASON, Kind.LINE, words.say("admin.why"))
                                .needed(words.say("admin.why.empty"))),
                answers ->
                        withSecond(
                                words.say("admin.retire.title", leaving.label()),
                                words.say("admin.retire.button", leaving.name()),
                                second ->
                                        desk.keepingOfficers()
                                                .retire(
                                                        desk.session(),
                                                        second,
                                                        leaving,
                                                        answers.textOrNull(REASON)),
                                officer ->
                                        Result.of(
                                                words.say("admin.retire.done", officer.label()))));
    }

    /**
     * Once there are two administrators the other one gives their password in a form of its own.
     */
    private <T> Outcome<Result> withSecond(
            String title, String button, Act<T> act, Function<T, Result> done) {
        return switch (act.by(null)) {
            case Outcome.Refused<T>(String code, String sentence, List<String> _)
                    when code.equals(KeyringRefusal.Reason.SECOND_NEEDED.name()) ->
                    Outcome.done(new Result("", second(title, sentence, button, act, done)));
            case Outcome<T> other -> told(other, done);
        };
    }

    private <T> SmallForm second(
            String title, String why, String button, Act<T> act, Function<T, Result> done) {
        return new SmallForm(
                title,
                why,
                button,
                List.of(
                        Ask.of(COLLAR, Kind.LINE, words.say("admin.second.collar"))
                                .needed(words.say("admin.collar.empty")),
                        Ask.of(NOW, Kind.PASSWORD, words.say("admin.second.password"))
                                .needed(words.say("admin.password.empty"))),
                answers -> {
                    try (Password given = Password.of(answers.byId().getOrDefault(NOW, ""))) {
                        return desk.signInAnother(answers.text(COLLAR), given)
                                .then(other -> told(act.by(other), done));
                    }
                });
    }

    private <T> Outcome<Result> told(Outcome<T> outcome, Function<T, Result> done) {
        return outcome.then(changedOne -> {
            changed.run();
            return Outcome.done(done.apply(changedOne));
        });
    }

    /** A lost or stolen computer is given nothing more; whoever orders it gives their password. */
    SmallForm endDevice(ForceDevice device) {
        String name = AdminViewModel.name(device);
        String title = words.say("admin.device.end.title", name);
        String button = words.say("admin.device.end.button", name);
        return new SmallForm(
                title,
                words.say("admin.device.end.more"),
                button,
                List.of(
                        Ask.of(REASON, Kind.LINE, words.say("admin.device.reason"))
                                .needed(words.say("admin.device.reason.empty")),
                        Ask.of(NOW, Kind.PASSWORD, words.say("admin.device.password"))
                                .needed(words.say("admin.password.empty"))),
                answers ->
                        theirOwn(answers)
                                .then(sure ->
                                        withSecond(
                                                title,
                                                button,
                                                second ->
                                                        desk.keepingDevices()
                                                                .revoke(
                                                                        desk.session(),
                                                                        second,
                                                                        device.id(),
                                                                        answers.text(REASON)),
                                                ended -> {
                                                    desk.sendNow();
                                                    return Result.of(
                                                            words.say(
                                                                    "admin.device.end.done", name));
                                                })));
    }

    /**
     * Another computer joins by a stick. The last form shows the force's code until it was typed
     * there.
     */
    SmallForm enrol(Path request, Path out) {
        return new SmallForm(
                words.say("admin.device.enrol.title"),
                words.say("admin.device.enrol.more"),
                words.say("admin.device.enrol.look"),
                List.of(
                        Ask.of(FINGERPRINT, Kind.LINE, words.say("admin.device.fingerprint"))
                                .hinted(words.say("admin.device.fingerprint.hint"))
                                .needed(words.say("admin.device.fingerprint.empty"))),
                answers -> {
                    String fingerprint = answers.text(FINGERPRINT);
                    return desk.newcomer(request, fingerprint)
                            .then(newcomer ->
                                    Outcome.done(
                                            new Result(
                                                    "",
                                                    enrol(newcomer, request, fingerprint, out))));
                });
    }

    /** What it is to be called stands in the record for ever: it is looked at first. */
    private SmallForm enrol(Desk.Newcomer newcomer, Path request, String fingerprint, Path out) {
        String title = words.say("admin.device.enrol.who", newcomer.name());
        String button = words.say("admin.device.enrol.button");
        return new SmallForm(
                title,
                words.say(
                        "admin.device.enrol.who.more",
                        newcomer.name(),
                        newcomer.station(),
                        newcomer.id()),
                button,
                List.of(
                        Ask.of(NOW, Kind.PASSWORD, words.say("admin.device.password"))
                                .needed(words.say("admin.password.empty"))),
                answers ->
                        theirOwn(answers)
                                .then(sure ->
                                        withSecond(
                                                title,
                                                button,
                                                second ->
                                                        enrolled(second, request, fingerprint, out),
                                                enrolled -> enrolled(enrolled, out))));
    }

    /** Whoever holds such a sheet can open the store: whoever makes one gives their password. */
    SmallForm recoverySheet(Path out) {
        String title = words.say("admin.sheet.title");
        String button = words.say("admin.sheet.button");
        return new SmallForm(
                title,
                words.say("admin.sheet.more", out),
                button,
                List.of(
                        Ask.of(NOW, Kind.PASSWORD, words.say("admin.device.password"))
                                .needed(words.say("admin.password.empty"))),
                answers ->
                        theirOwn(answers)
                                .then(sure ->
                                        withSecond(
                                                title,
                                                button,
                                                second -> desk.recoverySheet(second, out),
                                                file ->
                                                        Result.of(
                                                                words.say(
                                                                        "admin.sheet.done",
                                                                        file)))));
    }

    /** Where no file could be written it is enrolled all the same, and stands in the list. */
    private Outcome<Desk.EnrolledByStick> enrolled(
            @Nullable Session second, Path request, String fingerprint, Path out) {
        Outcome<Desk.EnrolledByStick> outcome =
                desk.enrolByStick(second, request, fingerprint, out);
        if (outcome instanceof Outcome.Refused<Desk.EnrolledByStick>) {
            changed.run();
        }
        return outcome;
    }

    private Result enrolled(Desk.EnrolledByStick enrolled, Path out) {
        return new Result(
                "",
                new SmallForm(
                        words.say("admin.device.enrolled", enrolled.name()),
                        words.say(
                                        "admin.device.enrolled.more",
                                        String.valueOf(out.getFileName()),
                                        enrolled.force())
                                + (enrolled.left() == 0
                                        ? ""
                                        : "\n\n"
                                                + words.count(
                                                        "admin.device.enrolled.left",
                                                        enrolled.left())),
                        words.say("admin.device.enrolled.button"),
                        List.of(),
                        answers ->
                                Outcome.done(
                                        Result.of(
                                                words.say(
                                                        "admin.device.enrolled.done",
                                                        enrolled.name())))));
    }

    /** Whoever passes by a machine left open puts no computer out of use. */
    private Outcome<Session> theirOwn(Answers answers) {
        try (Password given = Password.of(answers.byId().getOrDefault(NOW, ""))) {
            return desk.signInAnother(desk.session().officer().collar(), given);
        }
    }

    /** One's own password: the present one, and the new one twice. */
    public SmallForm ownPassword() {
        List<Ask> asks = new ArrayList<>();
        asks.add(
                Ask.of(NOW, Kind.PASSWORD, words.say("admin.password.now"))
                        .needed(words.say("admin.password.empty")));
        asks.addAll(fresh(words.say("admin.password.fresh")));
        return new SmallForm(
                words.say("admin.password.title"),
                words.say("admin.password.more"),
                words.say("admin.password.button"),
                asks,
                answers ->
                        agreed(answers)
                                .then(wanted -> {
                                    try (Password now =
                                                    Password.of(
                                                            answers.byId().getOrDefault(NOW, ""));
                                            Password fresh = Password.of(wanted)) {
                                        return told(
                                                desk.changePassword(now, fresh),
                                                officer ->
                                                        Result.of(
                                                                words.say("admin.password.done")));
                                    }
                                }));
    }

    private List<Ask> fresh(String label) {
        return List.of(
                Ask.of(FRESH, Kind.PASSWORD, label)
                        .hinted(words.say("admin.password.hint"))
                        .needed(words.say("admin.password.fresh.empty")),
                Ask.of(AGAIN, Kind.PASSWORD, words.say("admin.password.again"))
                        .needed(words.say("admin.password.again.empty")));
    }

    private Outcome<String> agreed(Answers answers) {
        String fresh = answers.byId().getOrDefault(FRESH, "");
        return fresh.equals(answers.byId().getOrDefault(AGAIN, ""))
                ? Outcome.done(fresh)
                : Outcome.refused("DIFFER", words.say("admin.password.differ"));
    }

    SmallForm addPlace() {
        LocalDate today = LocalDate.ofInstant(desk.clock().instant(), desk.zone());
        return new SmallForm(
                words.say("admin.place.add"),
                words.say("admin.place.more"),
                words.say("admin.place.button"),
                List.of(
                        Ask.of(PATH, Kind.LINE, words.say("admin.place.path"))
                                .hinted(words.say("admin.place.path.hint"))
                                .needed(words.say("admin.place.path.empty")),
                        Ask.choice(
                                CLASS,
                                words.say("admin.place.class"),
                                desk.rules().storage().offeredOn(today).stream()
                                        .map(one -> new Choice(one.code(), one.words().english()))
                                        .toList())),
                answers -> {
                    String code = answers.text(CLASS);
                    String kind = code.startsWith("EXTERNAL_") ? "OUTSIDE" : "STORE";
                    return desk.addingPlaces()
                            .add(desk.session(), answers.text(PATH), code, kind)
                            .then(place -> {
                                changed.run();
                                return Outcome.done(
                                        Result.of(words.say("admin.place.done", place.path())));
                            });
                });
    }
}
