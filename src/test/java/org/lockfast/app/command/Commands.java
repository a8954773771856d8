package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.Surroundings;
import org.lockfast.keys.PasswordCost;
import org.lockfast.testing.TestStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs commands in this process on a store of a test, and holds them to what every command owes.
 */
final class Commands {
    static final String PASSWORD = TestStore.PASSWORD;

    private final Path folder;
    private final Path store;
    private final Surroundings surroundings;

    private Commands(Path folder, Path store, Surroundings surroundings) {
        this.folder = folder;
        this.store = store;
        this.surroundings = surroundings;
        file("pw", PASSWORD + "\n");
        file("wrong", "not the lantern 43\n");
    }

    /** On a test store; it is closed, so that commands can open it. */
    static Commands on(Path folder, TestStore test) {
        test.close();
        return new Commands(folder, test.directory(), test.surroundings());
    }

    /** Where there is no store yet. */
    static Commands withoutStore(Path folder) {
        AtomicReference<java.time.Instant> now = new AtomicReference<>(TestStore.START);
        return new Commands(
                folder,
                folder.resolve("store"),
                new Surroundings(
                        now::get,
                        TestStore.ZONE,
                        new SecureRandom(),
                        "0.1.0-test",
                        folder.resolve("state"),
                        new PasswordCost(64, 1, 1)));
    }

    /** What a command left. */
    record Ran(int code, String out, String err) {
        /** Done: 0. Gives what it printed, without the last line end. */
        String done() {
            assertThat(code).as(err).isZero();
            return out.stripTrailing();
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(done());
        }

        /** Done, and nothing was said beside. */
        String quietly() {
            assertThat(err).isEmpty();
            return done();
        }

        /** Refused: 1, nothing on standard output, one sentence that ends, then perhaps a list. */
        Ran refused(String part) {
            assertThat(code).as(out + err).isEqualTo(1);
            return said(part);
        }

        /** Refused: 1, one sentence that ends, after what it printed, which is returned. */
        String refusedAfter(String part) {
            assertThat(code).as(out + err).isEqualTo(1);
            assertThat(err).contains(part).doesNotContain("Exception").doesNotContain("null");
            return out.stripTrailing();
        }

        /** Misused: 2, nothing on standard output, one sentence that names the help. */
        Ran misused(String part) {
            assertThat(code).as(out + err).isEqualTo(2);
            assertThat(err).contains("See: lockfast").contains("--help");
            return said(part);
        }

        private Ran said(String part) {
            assertThat(out).isEmpty();
            assertThat(err).contains(part).doesNotContain("Exception").doesNotContain("null");
            if (code == 1) {
                assertThat(err.lines().findFirst().orElse("")).matches(".+[.?]");
            }
            return this;
        }

        /** What stands under the sentence. */
        List<String> listed() {
            return err.lines().skip(1).toList();
        }
    }

    /** The words as they are; the store is not named. */
    Ran run(String... words) {
        return run("", words);
    }

    /** With something on standard input. */
    Ran run(String standardInput, String[] words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code =
                LockfastCommand.run(
                        new Terminal(
                                new ByteArrayInputStream(
                                        standardInput.getBytes(StandardCharsets.UTF_8)),
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                new PrintStream(err, true, StandardCharsets.UTF_8),
                                surroundings),
                        named -> 7,
                        words);
        return new Ran(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** On the store, without an officer. */
    Ran here(String... words) {
        return run(with(List.of("--store", store.toString()), words));
    }

    /** On the store, as an officer with the password of all. */
    Ran as(String collar, String... words) {
        return run(
                with(
                        List.of(
                                "--store",
                                store.toString(),
                                "--as",
                                collar,
                                "--password-file",
                                path("pw")),
                        words));
    }

    private static String[] with(List<String> before, String... words) {
        List<String> all = new ArrayList<>(before);
        all.addAll(List.of(words));
        return all.toArray(String[]::new);
    }

    Path store() {
        return store;
    }

    /** A path below the test's folder, as a word of a command. */
    String path(String name) {
        return folder.resolve(name).toString();
    }

    /** Writes a file below the test's folder and gives its path. */
    String file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Records an exhibit and gives what the command printed. */
    JsonNode exhibit(String collar, @Nullable String caseReference, String json) {
        List<String> words =
                new ArrayList<>(List.of("exhibit", "add", "--json", file("e.json", json)));
        if (caseReference != null) {
            words.addAll(List.of("--case", caseReference));
        }
        return as(collar, words.toArray(String[]::new)).json();
    }

    /** {@code show --json} as the auditor. */
    JsonNode show(String reference) {
        return as("4004", "show", reference, "--json").json();
    }

    /** The keys of an object, in the order they stand. */
    static List<String> keys(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.stringValue()));
        return texts;
    }
}
