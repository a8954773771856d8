package org.lockfast.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.FoundingStore;
import org.lockfast.app.OpenStore;
import org.lockfast.app.StoreOpening;
import org.lockfast.app.Surroundings;
import org.lockfast.app.command.LockfastCommand;
import org.lockfast.app.command.Terminal;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.Password;
import org.lockfast.keys.PasswordCost;
import org.lockfast.officer.Role;
import org.lockfast.officer.Session;

/**
 * A real store in a folder of a test: journal, index, keys and officers, all as in use, but for a
 * password that costs little to try and a clock the test sets. Close it, or use {@link #reopen}.
 *
 * <pre>{@code
 * @TempDir Path folder;
 *
 * try (TestStore test = TestStore.in(folder)) {
 *     Session officer = test.session(Who.SCENE);
 *     test.store().openingCases().open(officer, "43/1029/26", "Burglary", List.of());
 *     test.later(Duration.ofMinutes(20));
 * }
 * }</pre>
 *
 * While the store is open no command can open it: {@link #run} closes it first, and the next {@link
 * #store} opens it again.
 */
public final class TestStore implements AutoCloseable {
    /** Of every officer. */
    public static final String PASSWORD = "violet harbour lantern 42";

    /** When the clock of a new store stands: a Tuesday, 09:00 in London, summer time. */
    public static final Instant START = Instant.parse("2026-06-16T08:00:00Z");

    public static final ZoneId ZONE = ZoneId.of("Europe/London");
    public static final String FORCE = "Exampleshire Police";
    public static final String STATION = "Exampleton";

    /** The officers of every test store; the first founded it. */
    public enum Who {
        /** Every role. */
        FOUNDER("1001", "Avery Founder", EnumSet.allOf(Role.class)),
        SCENE("1187", "Jo Smith", EnumSet.of(Role.SCENE_OFFICER)),
        /** A second officer at the scene. */
        OTHER_SCENE("1188", "Max Jones", EnumSet.of(Role.SCENE_OFFICER)),
        PROPERTY("2002", "Robin Keeper", EnumSet.of(Role.PROPERTY_OFFICER)),
        SUPERVISOR("3003", "Sam Sergeant", EnumSet.of(Role.SUPERVISOR)),
        AUDITOR("4004", "Pat Auditor", EnumSet.of(Role.AUDITOR));

        private final String collar;
        private final String fullName;
        private final Set<Role> roles;

        Who(String collar, String fullName, Set<Role> roles) {
            this.collar = collar;
            this.fullName = fullName;
            this.roles = roles;
        }

        public String collar() {
            return collar;
        }

        public String fullName() {
            return fullName;
        }
    }

    /** What a command left: exit code, standard output and standard error as text. */
    public record Ran(int code, String out, String err) {}

    private final Path folder;
    private final Path directory;
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final AtomicReference<Runnable> asked = new AtomicReference<>(() -> {});
    private final Surroundings surroundings;
    private final Map<Who, Session> sessions = new EnumMap<>(Who.class);
    private StoreOpening.@Nullable SignedIn opened;

    private TestStore(Path folder, Path directory) {
        this.folder = folder;
        this.directory = directory;
        this.surroundings =
                new Surroundings(
                        () -> {
                            asked.get().run();
                            return now.get();
                        },
                        ZONE,
                        new SecureRandom(),
                        "0.1.0-test",
                        folder.resolve("state"),
                        new PasswordCost(64, 1, 1));
    }

    /**
     * Founds a store in {@code store} below the folder, with all officers of {@link Who}, and opens
     * it.
     */
    public static TestStore in(Path folder) {
        TestStore test = new TestStore(folder, folder.resolve("store"));
        try (Password password = Password.of(PASSWORD)) {
            value(
                    new FoundingStore(test.directory, test.surroundings)
                            .found(
                                    new FoundingStore.Plan(
                                            FORCE,
                                            STATION,
                                            "SCN-07",
                                            Who.FOUNDER.collar,
                                            Who.FOUNDER.fullName,
                                            Who.FOUNDER.roles),
                                    password));
            for (Who one : EnumSet.complementOf(EnumSet.of(Who.FOUNDER))) {
                value(
                        test.store()
                                .keepingOfficers()
                                .add(
                                        test.session(Who.FOUNDER),
                                        null,
                                        one.collar,
                                        one.fullName,
                                        one.roles,
                                        password));
            }
        }
        return test;
    }

    /** One in a folder where {@link #in} made it before, or where nothing is yet. */
    public static TestStore at(Path folder) {
        return new TestStore(folder, folder.resolve("store"));
    }

    /** The store's folder, what {@code --store} takes. */
    public Path directory() {
        return directory;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public Instant now() {
        return now.get();
    }

    public void setClock(Instant at) {
        now.set(at);
    }

    /** What is done whenever somebody asks the time, whoever that is. */
    public void onEveryLookAtTheClock(Runnable step) {
        asked.set(step);
    }

    /** Lets time pass. */
    public void later(Duration passed) {
        now.updateAndGet(at -> at.plus(passed));
    }

    /** The store, opened by its founder if it is not open. */
    public OpenStore store() {
        return signedIn().store();
    }

    /** That officer's session, signed in with their own password; it ends when the store closes. */
    public Session session(Who who) {
        StoreOpening.SignedIn at = signedIn();
        return who == Who.FOUNDER
                ? at.session()
                : sessions.computeIfAbsent(
                        who,
                        other -> {
                            try (Password password = Password.of(PASSWORD)) {
                                return value(at.store().signInAnother(other.collar, password));
                            }
                        });
    }

    private StoreOpening.SignedIn signedIn() {
        StoreOpening.SignedIn at = opened;
        if (at == null) {
            try (Password password = Password.of(PASSWORD)) {
                at =
                        value(
                                new StoreOpening(directory, surroundings)
                                        .open(Who.FOUNDER.collar, password));
            }
            opened = at;
        }
        return at;
    }

    /** Closes the store and opens it again, as after a restart. */
    public OpenStore reopen() {
        close();
        return store();
    }

    /**
     * Runs the command line in this process as one officer, on this store and by this clock. The
     * store is closed first.
     */
    public Ran run(Who who, String... arguments) {
        close();
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "--store",
                                directory.toString(),
                                "--as",
                                who.collar,
                                "--password-file",
                                passwordFile().toString()));
        all.addAll(List.of(arguments));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code =
                LockfastCommand.run(
                        new Terminal(
                                new ByteArrayInputStream(new byte[0]),
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                new PrintStream(err, true, StandardCharsets.UTF_8),
                                surroundings),
                        store -> 2,
                        all.toArray(String[]::new));
        return new Ran(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A file that holds {@link #PASSWORD}. */
    public Path passwordFile() {
        Path file = folder.resolve("password");
        try {
            return Files.exists(file) ? file : Files.writeString(file, PASSWORD + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value; a refusal is an error of the test. */
    public static <T> T value(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value, List<String> _) -> value;
            case Outcome.Refused<T>(String code, String sentence, List<String> choices) ->
                    throw new AssertionError(code + ": " + sentence + " " + choices);
        };
    }

    @Override
    public void close() {
        StoreOpening.SignedIn at = opened;
        opened = null;
        sessions.clear();
        if (at != null) {
            try {
                at.identity().close();
                at.store().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
