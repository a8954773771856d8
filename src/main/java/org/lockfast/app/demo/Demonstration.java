package org.lockfast.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.lockfast.app.DiskTrouble;
import org.lockfast.app.FoundingStore;
import org.lockfast.app.OpenStore;
import org.lockfast.app.StoreOpening;
import org.lockfast.app.Surroundings;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.OwnerOnly;
import org.lockfast.keys.Password;
import org.lockfast.keys.PasswordProblem;
import org.lockfast.keys.PasswordRules;
import org.lockfast.officer.Role;
import org.lockfast.officer.Session;

/**
 * Makes a demonstration store. Everything in it is invented, names too: nobody is called like that.
 * Times are relative to now; the same seed gives the same story.
 */
public final class Demonstration {
    /** Collar, name and role of each officer; 1001 holds every role and founds the store. */
    private static final List<String[]> OFFICERS =
            List.of(
                    new String[] {"2002", "Example Sceneofficer", "SCENE_OFFICER"},
                    new String[] {"3003", "Example Propertyofficer", "PROPERTY_OFFICER"},
                    new String[] {"4004", "Example Exhibitsofficer", "EXHIBITS_OFFICER"},
                    new String[] {"5005", "Example Supervisor", "SUPERVISOR"},
                    new String[] {"6006", "Example Manager", "MANAGER"},
                    new String[] {"8008", "Example Auditor", "AUDITOR"},
                    // Last, for with two administrators it takes both to add anyone.
                    new String[] {"7007", "Example Administrator", "ADMINISTRATOR"});

    /** Lies in the store until all of the story is told. */
    private static final String UNFINISHED = "demonstration-unfinished";

    private final Path directory;
    private final Surroundings surroundings;
    private final StoryClock clock;
    private final Instant now;

    public Demonstration(Path directory, Surroundings real) {
        this.directory = directory;
        this.now = real.clock().instant();
        this.clock = new StoryClock(now.minus(Crowd.BEGINS).minus(Duration.ofDays(1)));
        this.surroundings =
                new Surroundings(
                        clock, real.zone(), real.random(), real.app(), real.state(), real.cost());
    }

    /**
     * @param exhibits how many besides the told cases
     * @return how many exhibits there are
     */
    public Outcome<Integer> make(byte[] password, int exhibits, long seed) {
        Path unfinished = directory.resolve(UNFINISHED);
        if (Files.exists(unfinished)) {
            return Outcome.refused(
                    "BROKEN_OFF",
                    "A demonstration store was begun in "
                            + directory
                            + " and broken off. Remove that folder, or name another.");
        }
        Optional<String[]> named =
                OFFICERS.stream().filter(one -> names(password, one)).findFirst();
        if (named.isPresent()) {
            return Outcome.refused(
                    "PASSWORD",
                    "The password names one of the invented officers, "
                            + named.get()[1]
                            + " ("
                            + named.get()[0]
                            + "), who all sign in with it. Nothing was made. Choose another.");
        }
        FoundingStore.Plan plan =
                new FoundingStore.Plan(
                        "Demonstration Constabulary",
                        "Exampleton store",
                        "DEMO-01",
                        "1001",
                        "Example Everyrole",
                        EnumSet.allOf(Role.class));
        return new FoundingStore(directory, surroundings)
                .found(plan, Password.firstLine(password))
                .then(vkey -> {
                    try {
                        Files.createFile(unfinished, OwnerOnly.file(unfinished));
                        Outcome<Integer> made = fill(password, exhibits, seed);
                        if (made instanceof Outcome.Done) {
                            Files.delete(unfinished);
                        }
                        return made;
                    } catch (IOException e) {
                        return notFinished(e);
                    }
                });
    }

    private static boolean names(byte[] password, String[] officer) {
        try (Password one = Password.firstLine(password)) {
            return PasswordRules.shipped()
                    .check(one, List.of(officer[0], officer[1]))
                    .contains(PasswordProblem.NAMES_YOU);
        }
    }

    private static Outcome<Integer> notFinished(IOException e) {
        return Outcome.refused(
                "DISK", "The demonstration store was not finished: " + DiskTrouble.why(e) + ".");
    }

    private Outcome<Integer> fill(byte[] password, int exhibits, long seed) {
        return new StoreOpening(directory, surroundings)
                .open("1001", Password.firstLine(password))
                .then(opened -> {
                    try (OpenStore store = opened.store()) {
                        Session all = opened.session();
                        Cast cast = new Cast(store, all, hired(store, all, password), password);
                        Told told = new Told(cast, clock, now, surroundings.zone());
                        told.places();
                        int made =
                                new Crowd(cast, clock, new Random(seed), now, surroundings.zone())
                                        .record(exhibits);
                        made += told.tell();
                        clock.standAt(now);
                        store.journal().settle();
                        return Outcome.done(made);
                    } catch (IOException e) {
                        return notFinished(e);
                    } finally {
                        opened.identity().close();
                    }
                });
    }

    private static List<String> hired(OpenStore store, Session all, byte[] password) {
        for (String[] officer : OFFICERS) {
            Cast.value(
                    store.keepingOfficers()
                            .add(
                                    all,
                                    null,
                                    officer[0],
                                    officer[1],
                                    Set.of(Role.valueOf(officer[2])),
                                    Password.firstLine(password)));
        }
        return OFFICERS.stream().map(officer -> officer[0]).toList();
    }
}
