package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Recorded;
import org.lockfast.keys.MasterKeys;
import org.lockfast.keys.Purpose;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Permission;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * verify and rebuild: the shape, each kind of first wrong, and what an administrator does about it.
 */
class VerifyCommandTest {
    @TempDir Path folder;
    private TestStore test;
    private Commands commands;
    private Path journal;
    private byte[] key;

    @BeforeEach
    void store() {
        test = TestStore.in(folder);
        MasterKeys masters = test.store().open().masters();
        key = masters.derive(1, Purpose.JOURNAL);
        commands = Commands.on(folder, test);
        journal = commands.store().resolve("journal/entries.lfj");
        commands.as("1187", "case", "add", "C/1", "--title", "T").done();
        commands.exhibit(
                "1187", "C/1", "{\"reference\": \"JSM/1\", \"description\": \"Black phone\"}");
        commands.as("1187", "seal", "JSM/1", "--number", "B1").done();
    }

    @AfterEach
    void close() {
        test.close();
    }

    private JsonNode verify(String... more) {
        String[] words =
                Stream.concat(Stream.of("verify", "--json"), Arrays.stream(more))
                        .toArray(String[]::new);
        Commands.Ran ran = commands.as("4004", words);
        JsonNode report = JsonMapper.shared().readTree(ran.out());
        assertThat(Commands.keys(report))
                .containsExactly(
                        "ok",
                        "entries",
                        "chains",
                        "signatures",
                        "bodiesMissing",
                        "attachmentsMissing",
                        "firstWrong");
        for (String number :
                List.of("entries", "chains", "signatures", "bodiesMissing", "attachmentsMissing")) {
            assertThat(report.get(number).isIntegralNumber()).as(number).isTrue();
        }
        boolean ok = report.get("ok").booleanValue();
        assertThat(ran.code()).isEqualTo(ok ? 0 : 1);
        assertThat(report.get("firstWrong").isNull()).isEqualTo(ok);
        if (!ok) {
            assertThat(Commands.keys(report.get("firstWrong")))
                    .containsExactly("record", "eid", "chain", "seq", "what", "message");
            assertThat(ran.err().lines()).hasSize(1);
            assertThat(ran.err())
                    .contains(report.get("firstWrong").get("what").stringValue())
                    .endsWith(".\n")
                    .doesNotEndWith("..\n");
        }
        return report;
    }

    private JsonNode wrong(String what, String... more) {
        JsonNode first = verify(more).get("firstWrong");
        assertThat(first.isNull()).isFalse();
        assertThat(first.get("what").stringValue()).as(first.toString()).isEqualTo(what);
        assertThat(first.get("record").isNull())
                .as("record is null for the two that are about no record")
                .isEqualTo(what.equals("KEYRING") || what.equals("INDEX"));
        return first;
    }

    @Test
    void aWholeStore() {
        JsonNode report = verify();
        assertThat(report.get("entries").intValue()).isGreaterThan(30);
        assertThat(report.get("chains").intValue()).isEqualTo(1);
        assertThat(report.get("signatures").intValue()).isGreaterThan(2 * 30);
        assertThat(commands.as("4004", "verify").quietly())
                .contains("1 chain and")
                .contains("are whole");
    }

    @Test
    void itWritesNothing() throws IOException {
        List<String> before = everything();
        verify();
        assertThat(everything()).isEqualTo(before);
    }

    private List<String> everything() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> {
                        try {
                            return file
                                    + " "
                                    + Files.getLastModifiedTime(file)
                                    + " "
                                    + Arrays.hashCode(Files.readAllBytes(file));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }

    @Test
    void theForceKeyIsPinned() {
        String vkey = test.store().open().keyring().force().vkey().vkey();
        test.close();
        assertThat(verify("--trust", commands.file("force", vkey + "\n")).get("ok").booleanValue())
                .isTrue();
        String other = Ed25519Key.of("f-00112233445566ff/0", new byte[32]).key().vkey();
        JsonNode foreign = wrong("KEY", "--trust", commands.file("other", other + "\n"));
        assertThat(foreign.get("message").stringValue())
                .contains(vkey)
                .contains(commands.path("other") + " holds another")
                .contains("Name the file with the key of this force");
        commands.as("4004", "verify", "--trust", commands.file("noise", "hello\n"))
                .refused("holds no force key");
        commands.as("4004", "verify", "--trust", commands.path("none")).refused("none");
    }

    @Test
    void keyring() throws IOException {
        Path keyring = commands.store().resolve("keyring");
        byte[] good = Files.readAllBytes(keyring);
        flip(keyring, good.length / 2);
        Commands.Ran garbled = commands.as("4004", "verify", "--json");
        assertThat(garbled.code()).isEqualTo(1);
        assertThat(garbled.out()).contains("\"what\":\"KEYRING\"");
        Files.write(keyring, Arrays.copyOf(good, good.length - 40));
        wrong("KEYRING");
        Files.delete(keyring);
        wrong("KEYRING");
        Files.write(keyring, good);
        commands.as(
                        "1187",
                        "officer",
                        "password",
                        "--new-password-file",
                        commands.file("next", "copper meadow violin 77\n"))
                .quietly();
        Files.write(keyring, good);
        wrong("KEYRING");
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at < 0 ? bytes.length + at : at] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void framing() throws IOException {
        flip(journal, (int) (Files.size(journal) / 2));
        wrong("FRAMING");
        flip(journal, (int) (Files.size(journal) / 2));
        flip(journal, 3); // the header: the store does not even open
        assertThat(wrong("FRAMING").get("record").intValue()).isZero();
    }

    @Test
    void truncated() throws IOException {
        byte[] whole = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(whole, whole.length - 20));
        wrong("TRUNCATED");
        Files.write(journal, Arrays.copyOf(whole, 64));
        wrong("TRUNCATED");
        Files.delete(journal);
        wrong("TRUNCATED");
    }

    /** By somebody who has the journal's key and removes all that remembers what it was. */
    private void reseal(Consumer<List<ResealedJournal.Plain>> change) throws IOException {
        ResealedJournal.change(journal, key, change);
        Files.delete(commands.store().resolve("index/records.mv.db"));
        Files.delete(commands.store().resolve("local/head"));
        try (Stream<Path> state = Files.walk(folder.resolve("state"))) {
            for (Path file : state.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static int lastEntry(List<ResealedJournal.Plain> records) {
        int at = records.size() - 1;
        while (records.get(at).kind() != 1) {
            at--;
        }
        return at;
    }

    @Test
    void hash() throws IOException {
        reseal(records -> records.add(records.get(lastEntry(records))));
        wrong("HASH");
    }

    @Test
    void chain() throws IOException {
        reseal(records -> {
            for (int i = 10; ; i++) {
                if (records.get(i).kind() == 1 && records.get(i - 1).kind() == 1) {
                    records.remove(i);
                    return;
                }
            }
        });
        JsonNode first = wrong("CHAIN");
        assertThat(first.get("eid").stringValue()).matches("[A-Za-z0-9+/]{43}=");
        assertThat(first.get("chain").stringValue()).matches("d-[0-9a-f]{16}/0");
        assertThat(first.get("seq").isIntegralNumber()).isTrue();
    }

    @Test
    void signature() throws IOException {
        reseal(records -> {
            int at = lastEntry(records);
            String changed =
                    records.get(at)
                            .text()
                            .replace("\"app\":\"0.1.0-test\"", "\"app\":\"0.1.1-test\"");
            records.set(
                    at,
                    new ResealedJournal.Plain(
                            (byte) 1, changed.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        });
        wrong("SIGNATURE");
    }

    @Test
    void aStrippedSignatureLine() throws IOException {
        reseal(records -> {
            int at = lastEntry(records);
            String text = records.get(at).text();
            String stripped = text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1);
            records.set(
                    at,
                    new ResealedJournal.Plain(
                            (byte) 1, stripped.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        });
        assertThat(verify().get("firstWrong").get("what").stringValue())
                .isIn("FRAMING", "SIGNATURE");
    }

    /** Good signatures, by an officer of the store, over an entry about one that is not there. */
    @Test
    void parent() {
        Exhibit exhibit = test.store().exhibits().byReference("JSM/1").getFirst();
        Recorded recorded =
                test.store()
                        .journal()
                        .record(
                                TestStore.value(test.session(Who.SCENE).acting(Permission.RECORD)),
                                List.of(
                                        NewEvent.of(
                                                        exhibit.id(),
                                                        new ExhibitEvent.Noted("about nothing"))
                                                .correcting(Hash.sha256(new byte[] {1}))))
                        .getFirst();
        test.close();
        JsonNode first = wrong("PARENT");
        assertThat(first.get("record").longValue()).isEqualTo(recorded.record());
        assertThat(first.get("eid").stringValue()).isEqualTo(recorded.eid().base64());
    }

    @Test
    void body() throws IOException {
        reseal(records -> {
            for (int i = records.size() - 1; ; i--) {
                if (records.get(i).kind() == 2) {
                    records.remove(i);
                    return;
                }
            }
        });
        JsonNode report = verify();
        assertThat(report.get("firstWrong").get("what").stringValue()).isEqualTo("BODY");
        assertThat(report.get("bodiesMissing").intValue()).isEqualTo(1);
    }

    @Test
    void attachment() throws IOException {
        var exhibit = test.store().exhibits().byReference("JSM/1").getFirst();
        var photo = test.store().attachments().add("phone.jpg", "image/jpeg", new byte[] {1, 2, 3});
        TestStore.value(
                test.store()
                        .recordingExhibits()
                        .addPhoto(test.session(Who.SCENE), exhibit, photo, null));
        test.close();
        assertThat(verify().get("ok").booleanValue()).isTrue();
        try (Stream<Path> files = Files.walk(commands.store().resolve("attachments"))) {
            Files.delete(files.filter(Files::isRegularFile).findFirst().orElseThrow());
        }
        wrong("ATTACHMENT");
        assertThat(verify().get("attachmentsMissing").intValue()).isEqualTo(1);
    }

    @Test
    void indexIsMadeAnewByRebuild() throws IOException {
        Path index = commands.store().resolve("index/records.mv.db");
        byte[] noise = new byte[4096 * 4];
        new java.util.Random(7).nextBytes(noise);
        Files.write(index, noise);
        wrong("INDEX");
        commands.as("1187", "rebuild").refused("may not do this");
        commands.as("1001", "rebuild").done();
        assertThat(verify().get("ok").booleanValue()).isTrue();
        assertThat(commands.show("JSM/1").get("description").stringValue())
                .isEqualTo("Black phone");
        Files.delete(index); // a missing one says nothing wrong
        assertThat(verify().get("ok").booleanValue()).isTrue();
    }

    @Test
    void rebuildSaysWhatItFollowed() {
        assertThat(commands.as("1001", "rebuild").quietly())
                .matches("The index was made anew from \\d+ journal records\\.");
        assertThat(commands.as("1001", "rebuild", "--accept-loss", "nothing is lost").quietly())
                .contains("made anew");
        assertThat(verify().get("ok").booleanValue()).isTrue();
    }

    @Test
    void aLossIsAcceptedWithAReason() throws IOException {
        byte[] whole = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(whole, whole.length - 20));
        wrong("TRUNCATED");
        // opening closes that epoch and names what is lost; recording goes on
        Commands.Ran opened = commands.as("4004", "find", "phone", "--json");
        assertThat(opened.code()).isZero();
        assertThat(opened.err()).contains("missing");
        wrong("TRUNCATED");
        commands.as("1001", "rebuild").refused("rebuild --accept-loss REASON");
        commands.as("1001", "rebuild", "--accept-loss", " ").refused("--accept-loss REASON");
        commands.as("4004", "rebuild", "--accept-loss", "r").refused("may not do this");
        commands.as("1001", "rebuild", "--accept-loss", "disk died, no copy").done();
        assertThat(verify().get("ok").booleanValue()).isTrue();
        assertThat(verify().get("chains").intValue()).isEqualTo(2);
        commands.as("1001", "rebuild").done();
    }
}
