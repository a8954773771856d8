package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.testing.TestStore.value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** The store's log contradicts nothing it signed, and gives the entries one asks for. */
class StoreLogTest {
    @TempDir Path folder;

    private TestStore.Ran export(TestStore test, String name, String... more) {
        return test.run(
                Who.AUDITOR,
                Stream.concat(
                                Stream.of("export-log", folder.resolve(name).toString()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private static void cases(TestStore test, String name, int count) {
        for (int n = 0; n < count; n++) {
            value(
                    test.store()
                            .openingCases()
                            .open(test.session(Who.SCENE), name + n, "Theft", List.of()));
        }
    }

    private static long size(TestStore.Ran ran) {
        assertThat(ran.code()).as(ran.err()).isZero();
        return Long.parseLong(ran.out().lines().skip(1).findFirst().orElseThrow());
    }

    private static void delete(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            all.sorted(Comparator.reverseOrder())
                    .forEach(one -> {
                        try {
                            Files.delete(one);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }

    /** Puts an earlier journal in place together with every note of how far it reached. */
    private void putBack(TestStore test, byte[] journal) throws IOException {
        test.close();
        Files.write(test.directory().resolve("journal/entries.lfj"), journal);
        delete(test.directory().resolve("index"));
        Files.delete(test.directory().resolve("local/head"));
        delete(folder.resolve("state"));
    }

    @Test
    void aLogThatGrewIsSignedAgain() {
        try (TestStore test = TestStore.in(folder)) {
            long first = size(export(test, "first"));
            cases(test, "C/", 3);
            assertThat(size(export(test, "second"))).isGreaterThan(first);
        }
    }

    @Test
    void aLogThatIsShorterThanTheOneSignedLastIsNotSigned() throws IOException {
        try (TestStore test = TestStore.in(folder)) {
            test.close();
            byte[] earlier = Files.readAllBytes(test.directory().resolve("journal/entries.lfj"));
            cases(test, "C/", 9);
            long signed = size(export(test, "first"));
            putBack(test, earlier);
            TestStore.Ran refused = export(test, "second");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err())
                    .contains("This log signed " + signed + " entries before. It has ")
                    .contains("no log was written");
            assertThat(folder.resolve("second")).doesNotExist();
        }
    }

    @Test
    void aLogThatBeginsOtherwiseIsNotSignedHoweverLongItIs() throws IOException {
        try (TestStore test = TestStore.in(folder)) {
            test.close();
            byte[] earlier = Files.readAllBytes(test.directory().resolve("journal/entries.lfj"));
            cases(test, "C/", 2);
            long signed = size(export(test, "first"));
            putBack(test, earlier);
            cases(test, "D/", 12);
            TestStore.Ran refused = export(test, "second");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("Its first " + signed + " are not those any more");
            assertThat(folder.resolve("second")).doesNotExist();
        }
    }

    @Test
    void whatIsRememberedOfTheLastLogCannotBeAltered() throws IOException {
        try (TestStore test = TestStore.in(folder)) {
            size(export(test, "first"));
            Path remembered = test.directory().resolve(LastCheckpoint.FILE);
            byte[] bytes = Files.readAllBytes(remembered);
            bytes[bytes.length / 2] ^= 1;
            Files.write(remembered, bytes);
            TestStore.Ran refused = export(test, "second");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains(LastCheckpoint.FILE);
            assertThat(folder.resolve("second")).doesNotExist();
        }
    }

    @Test
    void entriesOneAsksForAreWrittenSingly() throws IOException {
        try (TestStore test = TestStore.in(folder)) {
            cases(test, "C/", 1);
            for (int n = 0; n < 2; n++) {
                Files.writeString(
                        folder.resolve("x" + n + ".json"),
                        "{\"reference\": \"JSM/" + n + "\", \"description\": \"Phone\"}");
                TestStore.Ran added =
                        test.run(
                                Who.SCENE,
                                "exhibit",
                                "add",
                                "--case",
                                "C/0",
                                "--json",
                                folder.resolve("x" + n + ".json").toString());
                assertThat(added.code()).as(added.err()).isZero();
            }
            test.run(Who.SCENE, "seal", "JSM/1", "--number", "B1234567");
            String shown = test.run(Who.AUDITOR, "show", "JSM/1", "--json").out();
            String eid = shown.replaceAll("(?s).*?\"eid\":\"([^\"]+)\".*", "$1");
            long size = size(export(test, "one", "--entry", eid, "--entry", "3"));
            assertThat(folder.resolve("one/3.json")).exists();
            assertThat(receipts("one")).hasSize(5);
            cases(test, "E/", 4);
            export(test, "two", "--exhibit", "JSM/1");
            List<String> about = receipts("two");
            assertThat(about).hasSize(5);
            assertThat(
                            about.stream()
                                    .map(name -> text("two/" + name))
                                    .filter(text -> text.contains("continuity.sealed/1")))
                    .hasSize(1);
            for (String wrong :
                    List.of("A".repeat(43) + "=", "no-eid", String.valueOf(size + 99))) {
                TestStore.Ran refused = export(test, "none", "--entry", wrong);
                assertThat(refused.code()).as(wrong).isEqualTo(1);
                assertThat(refused.err().lines()).as(wrong).hasSize(1);
                assertThat(folder.resolve("none")).doesNotExist();
            }
            assertThat(export(test, "none", "--exhibit", "JSM/9").err()).contains("JSM/9");
        }
    }

    private List<String> receipts(String dir) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(dir))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .filter(name ->
                            Files.exists(
                                    folder.resolve(
                                            dir + "/" + name.replace(".json", ".tlog-proof"))))
                    .toList();
        }
    }

    private String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
