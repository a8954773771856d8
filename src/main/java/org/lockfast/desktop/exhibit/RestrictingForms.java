package org.lockfast.desktop.exhibit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.Restriction;
import org.lockfast.journal.Outcome;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Officers;
import org.lockfast.officer.Role;

/** Who may look at the case of an exhibit, and that everybody may again. */
final class RestrictingForms {
    private static final String OFFICERS = "officers";
    private static final String REASON = "reason";

    private final Words words = Words.in(RestrictingForms.class);
    private final Desk desk;
    private final UUID caseId;
    private final String reference;
    private final List<Restriction> now;

    /**
     * @param reference of the case, as people call it
     * @param now what restricts it
     */
    RestrictingForms(Desk desk, UUID caseId, String reference, List<Restriction> now) {
        this.desk = desk;
        this.caseId = caseId;
        this.reference = reference;
        this.now = List.copyOf(now);
    }

    /** Those who may look now stand there to begin with. */
    SmallForm restrict() {
        List<Ask> asks = new ArrayList<>();
        asks.add(
                Ask.of(OFFICERS, Ask.Kind.LINE, words.say("exhibit.restrict.officers"))
                        .hinted(words.say("exhibit.restrict.officers.hint"))
                        .beginning(collars()));
        Set<Role> before =
                now.stream()
                        .flatMap(one -> one.roles().stream())
                        .collect(Collectors.toUnmodifiableSet());
        for (Role role : Role.values()) {
            Ask tick =
                    Ask.of(
                            role.name(),
                            Ask.Kind.TICK,
                            words.say(
                                    "exhibit.restrict.role",
                                    desk.rules().roles().words(role.name()).english()));
            asks.add(before.contains(role) ? tick.beginning(Answers.YES) : tick);
        }
        asks.add(
                Ask.of(REASON, Ask.Kind.LINE, words.say("exhibit.restrict.reason"))
                        .needed(words.say("exhibit.reason.empty")));
        return new SmallForm(
                words.say("exhibit.restrict.title", reference),
                words.say("exhibit.restrict.more"),
                words.say("exhibit.restrict.button"),
                asks,
                this::restricted);
    }

    private String collars() {
        return now.stream()
                .flatMap(one -> one.officers().stream())
                .distinct()
                .flatMap(id -> desk.officers().byId(id).stream())
                .map(Officer::collar)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private Outcome<SmallForm.Result> restricted(Answers answers) {
        List<Officer> named = new ArrayList<>();
        Officers officers = desk.officers();
        for (String collar : answers.text(OFFICERS).split("[,;\\s]+")) {
            if (!collar.isEmpty()) {
                Officer one = officers.byCollar(collar).orElse(null);
                if (one == null) {
                    return Outcome.refused(
                            "NO_OFFICER", words.say("exhibit.restrict.unknown", collar));
                }
                named.add(one);
            }
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Stream.of(Role.values()).filter(role -> answers.ticked(role.name())).forEach(roles::add);
        return desk.restrictingCases()
                .restrict(desk.session(), caseId, named, roles, answers.text(REASON))
                .then(ExhibitForms.done(words.say("exhibit.restrict.done", reference)));
    }

    SmallForm lift() {
        return new SmallForm(
                words.say("exhibit.lift.title", reference),
                words.say("exhibit.lift.more"),
                words.say("exhibit.lift.button"),
                List.of(
                        Ask.of(REASON, Ask.Kind.LINE, words.say("exhibit.lift.reason"))
                                .needed(words.say("exhibit.reason.empty"))),
                answers ->
                        desk.restrictingCases()
                                .lift(desk.session(), caseId, answers.text(REASON))
                                .then(
                                        ExhibitForms.done(
                                                words.say("exhibit.lift.done", reference))));
    }
}
