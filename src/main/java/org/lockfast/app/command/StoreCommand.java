package org.lockfast.app.command;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.DiskTrouble;
import org.lockfast.app.OpenStore;
import org.lockfast.app.StoreOpening;
import org.lockfast.consult.Look;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Case;
import org.lockfast.journal.Acting;
import org.lockfast.journal.Finding;
import org.lockfast.journal.FullDisk;
import org.lockfast.journal.IndexBroken;
import org.lockfast.journal.IndexTrouble;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.SecondPerson;
import org.lockfast.journal.Vouch;
import org.lockfast.keys.Password;
import org.lockfast.keys.UnlockedIdentity;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Role;
import org.lockfast.officer.Session;
import org.lockfast.place.Place;
import org.lockfast.records.IndexFault;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A command that opens the store with the acting officer's password, does one thing, and closes it.
 */
abstract class StoreCommand implements Callable<Integer> {
    @Spec
    picocli.CommandLine.Model.CommandSpec spec = picocli.CommandLine.Model.CommandSpec.create();

    private @Nullable OpenStore store;
    private @Nullable Session session;
    private @Nullable UnlockedIdentity identity;
    private boolean answered;

    /** The root, however deep this command lies. */
    final LockfastCommand root() {
        picocli.CommandLine.Model.CommandSpec at = spec;
        while (at.parent() != null) {
            at = at.parent();
        }
        return (LockfastCommand) at.userObject();
    }

    final Terminal terminal() {
        return root().terminal();
    }

    /** Records there were before it did anything. */
    private long before = Long.MAX_VALUE;

    /** Records there were when its last act was recorded; 0 before that. */
    private long done;

    final OpenStore store() {
        return java.util.Objects.requireNonNull(store);
    }

    final Session session() {
        return java.util.Objects.requireNonNull(session);
    }

    /** The acting officer's keys, for changing the password. */
    final UnlockedIdentity identity() {
        return java.util.Objects.requireNonNull(identity);
    }

    /**
     * Notes what is about to be shown. Where the disk takes nothing more that is said, and it is
     * shown.
     */
    final void looked(Look look) {
        try {
            store().consulting().note(session().officer().id(), look);
        } catch (IOException | RuntimeException e) { // whatever it is, it is shown
            terminal()
                    .say(
                            "That you looked at this could not be noted: "
                                    + DiskTrouble.why(e)
                                    + ". Tell the manager.");
        }
    }

    /** Does it. Throws {@link Refusal} when it cannot be done. */
    abstract void run() throws IOException;

    /**
     * What the officer must be allowed, before anything else is looked at; null for any officer.
     */
    @Nullable Permission needs() {
        return null;
    }

    @Override
    public Integer call() throws IOException {
        String collar = required(root().collar, "--as COLLAR");
        String file = required(root().passwordFile, "--password-file F");
        try (Password password = terminal().password(file)) {
            if (!onlyReads()) {
                return at(
                        opened(opening ->
                                goesOnWhereFull()
                                        ? opening.openToRead(collar, password)
                                        : opening.open(collar, password)));
            }
            try {
                return at(opened(opening -> opening.openToRead(collar, password)));
            } catch (IndexFault | IndexTrouble | IOException e) {
                if (!FullDisk.isBehind(e)) {
                    throw e;
                }
                return answered ? 0 : at(opened(opening -> opening.asItLies(collar, password)));
            }
        }
    }

    private StoreOpening.SignedIn opened(
            Function<StoreOpening, Outcome<StoreOpening.SignedIn>> way) {
        try (ProgressLine line = terminal().progress(ProgressLine.LISTS)) {
            return value(
                    way.apply(
                            new StoreOpening(
                                    root().store(), terminal().surroundings(), line.opening())));
        }
    }

    /**
     * Whether it records nothing, ever: then it works on a disk that takes nothing more, and
     * answers only once it has read all it says.
     */
    boolean onlyReads() {
        return false;
    }

    /**
     * Whether it does what it can on a disk that takes nothing more: then the store is opened as it
     * lies there, and what would be written into it is refused.
     */
    boolean goesOnWhereFull() {
        return false;
    }

    private int at(StoreOpening.SignedIn opened) throws IOException {
        try (OpenStore open = opened.store()) {
            store = open;
            session = opened.session();
            identity = opened.identity();
            open.findings().stream()
                    .filter(finding -> !(finding instanceof Finding.IndexCaughtUp)) // as usual
                    .map(Finding::sentence)
                    .forEach(terminal()::say);
            open.clocks().forEach(terminal()::say);
            Permission needed = needs();
            if (needed != null) {
                allowed(needed);
            }
            if (!onlyReads()) {
                open.consulting().tellOfDaysBefore().forEach(terminal()::say);
            }
            before = open.journal().count();
            try {
                run();
            } catch (IndexBroken e) {
                boolean refused = e instanceof IndexTrouble trouble && trouble.refuses();
                if (refused || done == 0 || done != open.journal().count()) {
                    throw e;
                }
                terminal().say(IndexTrouble.done(e)); // it was recorded, and was to be shown
            }
            answered = true;
            return 0;
        } finally {
            opened.identity().close();
        }
    }

    /** Whoever wants to look and is not let has wanted to look. */
    private void allowed(Permission needed) {
        Outcome<Acting> acting = session().acting(needed);
        if (acting instanceof Outcome.Refused && (onlyReads() || looks(needed))) {
            looked(new Look(Look.Kind.REFUSED, null, spec.name(), null));
        }
        value(acting);
    }

    private static boolean looks(Permission needed) {
        return needed == Permission.READ || needed == Permission.READ_CONSULTATIONS;
    }

    /** The value, its warnings said on standard error. */
    final <T> T value(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(T _, List<String> warnings)) {
            warnings.forEach(terminal()::say);
            noteDone();
        }
        return Refusal.orValue(outcome);
    }

    /** Notes that an act is recorded: what cannot be shown of it makes it no failure. */
    final void noteDone() {
        OpenStore open = store;
        if (open != null && open.journal().count() > before) {
            done = open.journal().count();
        }
    }

    final String required(@Nullable String option, String name) {
        if (option == null || option.isBlank()) {
            throw new ParameterException(spec.commandLine(), "Give " + name + " too");
        }
        return option;
    }

    /** A reason of blanks is none. */
    static String why(String reason) {
        if (reason.isBlank()) {
            throw new Refusal("Say why: the reason after --reason is empty.");
        }
        return reason.strip();
    }

    final PackageState onePackage(String reference) {
        return value(store().references().onePackage(reference));
    }

    final List<PackageState> packages(List<String> references) {
        return references.stream().map(this::onePackage).toList();
    }

    final Place place(String path) {
        return store().places()
                .byPath(path)
                .orElseThrow(() ->
                        new Refusal(
                                "No place is called "
                                        + path
                                        + ". Add it with: lockfast place add \""
                                        + path
                                        + "\"",
                                store().places().all().stream()
                                        .map(Place::path)
                                        .limit(20)
                                        .toList()));
    }

    final Officer officer(String collar) {
        return store().officers()
                .byCollar(collar)
                .orElseThrow(() ->
                        new Refusal("No active officer has the collar number " + collar + "."));
    }

    /** Another officer who signs in for this one entry with their own password. */
    final Session signIn(String collar, String passwordFile) {
        try (Password password = terminal().password(passwordFile)) {
            Session other = value(store().signInAnother(collar, password));
            before = store().journal().count(); // wrong passwords before this one are no act
            done = 0;
            return other;
        }
    }

    final SecondPerson second(Session other, String as) {
        return new SecondPerson(other.officer().id(), null, as, Vouch.PASSWORD, other.signer());
    }

    /** How somebody without an account signed, as an option says. */
    static Vouch signed(String how) {
        return switch (how) {
            case "paper" -> Vouch.PAPER;
            case "card" -> Vouch.CARD;
            case "card+paper" -> Vouch.CARD_PAPER;
            case "none" -> Vouch.NONE;
            default ->
                    throw new Refusal(
                            "No way to sign is called " + how + ". Use one of those listed.",
                            List.of("paper", "card", "card+paper", "none"));
        };
    }

    static @Nullable OffsetDateTime time(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw new Refusal(
                    "The time "
                            + text
                            + " has no offset or is no time. Write it like 2026-03-14T09:12:00Z or 2026-06-14T09:12:00+01:00.");
        }
    }

    static Set<Role> roles(String text) {
        Set<Role> roles = new LinkedHashSet<>();
        for (String one : List.of(text.split(",", -1))) {
            try {
                roles.add(Role.valueOf(one.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new Refusal(
                        "No role is called " + one.strip() + ". Name one of those listed.",
                        java.util.Arrays.stream(Role.values()).map(Role::name).toList());
            }
        }
        return roles;
    }

    /** An officer given as {@code COLLAR:NAME:ROLE[,ROLE]}. */
    record Given(String collar, String name, Set<Role> roles) {
        static Given of(String text) {
            int first = text.indexOf(':');
            int last = text.lastIndexOf(':');
            if (first <= 0 || last <= first + 1 || last == text.length() - 1) {
                throw new Refusal(
                        "Write the officer as COLLAR:NAME:ROLE[,ROLE], like 1187:J Smith:SCENE_OFFICER.");
            }
            return new Given(
                    text.substring(0, first).strip(),
                    text.substring(first + 1, last).strip(),
                    StoreCommand.roles(text.substring(last + 1)));
        }
    }

    /** The one case of a reference. */
    final Case oneCase(String reference) {
        List<Case> fits = store().cases().byReference(reference);
        if (fits.isEmpty()) {
            throw new Refusal(
                    "No case is called "
                            + reference
                            + ". Open it with: lockfast case add "
                            + reference
                            + " --title TITLE");
        }
        if (fits.size() > 1) {
            throw new Refusal(
                    "Several cases are called " + reference + ".",
                    fits.stream().map(one -> one.reference() + "  " + one.title()).toList());
        }
        return fits.getFirst();
    }
}
