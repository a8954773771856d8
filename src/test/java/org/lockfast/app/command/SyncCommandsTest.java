package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.ServedForce;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.testing.TestWitness;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands of an enrolled device, against the real server. */
class SyncCommandsTest {
    @TempDir Path folder;
    private ServedForce force;
    private Commands commands;
    private Path ca;

    @BeforeEach
    void found() throws Exception {
        force = ServedForce.in(Files.createDirectory(folder.resolve("force")));
        commands = Commands.withoutStore(folder);
        commands.file("force-pw", ServedForce.PASSWORD + "\n");
        ca = Files.writeString(folder.resolve("ca.pem"), force.ca());
    }

    @AfterEach
    void close() {
        force.close();
    }

    private Commands.Ran enrol(String store) {
        return commands.run(
                "--store",
                folder.resolve(store).toString(),
                "enrol",
                "--server",
                force.address(),
                "--ca",
                ca.toString(),
                "--code",
                force.code(ServedForce.STATION),
                "--device-name",
                store);
    }

    private Commands.Ran at(String store, String... words) {
        String[] all = new String[words.length + 6];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--store";
        all[words.length + 1] = folder.resolve(store).toString();
        all[words.length + 2] = "--as";
        all[words.length + 3] = ServedForce.COLLAR;
        all[words.length + 4] = "--password-file";
        all[words.length + 5] = folder.resolve("force-pw").toString();
        return commands.run(all);
    }

    private static JsonNode json(Commands.Ran ran) {
        return JsonMapper.shared().readTree(ran.out());
    }

    @Test
    void aDeviceIsEnrolledSendsAndSaysHowItStands() throws Exception {
        Commands.Ran enrolled = enrol("SCN-07");
        assertThat(enrolled.code()).as(enrolled.err()).isZero();
        assertThat(enrolled.out().strip()).isEqualTo(force.forceKey());
        assertThat(enrolled.err()).contains("1 officer can sign in on it.");
        assertThat(enrol("SCN-07").err()).contains("is not empty");

        assertThat(at("SCN-07", "case", "add", "43/1029/26", "--title", "Burglary").code())
                .isZero();
        JsonNode waiting = json(at("SCN-07", "sync-status", "--json"));
        assertThat(waiting.get("unsent").intValue()).isEqualTo(3);
        assertThat(waiting.get("problems")).isEmpty();

        JsonNode sent = json(at("SCN-07", "sync", "--json"));
        assertThat(sent.get("sent").intValue()).isEqualTo(3);
        assertThat(sent.get("refused").intValue()).isZero();
        assertThat(sent.get("conflicts").intValue()).isZero();
        assertThat(sent.get("checkpoint").get("size").longValue()).isPositive();
        JsonNode after = json(at("SCN-07", "sync-status", "--json"));
        assertThat(after.get("unsent").intValue()).isZero();
        assertThat(after.get("oldest").isNull()).isTrue();
        assertThat(after.get("lastSync").isString()).isTrue();

        assertThat(after.get("witnessed").isNull()).isTrue();
        Path policy = Files.write(folder.resolve("policy"), new TestWitness(7).policy());
        Commands.Ran asked = at("SCN-07", "sync", "--witness-policy", policy.toString());
        assertThat(asked.code()).isZero();
        assertThat(asked.err())
                .contains("From now on this device asks for the witnesses of " + policy);
        Files.writeString(policy, "quorum nobody\n");
        Commands.Ran bad = at("SCN-07", "sync", "--witness-policy", policy.toString());
        assertThat(bad.code()).isEqualTo(1);
        assertThat(bad.err()).contains("Line 1 of the policy");

        for (String torch : List.of("torch-1.json", "torch-2.json")) {
            Files.writeString(
                    folder.resolve(torch),
                    "{\"reference\": \"JSM/5\", \"description\": \"Torch\"}");
            String file = folder.resolve(torch).toString();
            assertThat(
                            at("SCN-07", "exhibit", "add", "--case", "43/1029/26", "--json", file)
                                    .code())
                    .isZero();
        }
        assertThat(json(at("SCN-07", "sync", "--json")).get("conflicts").intValue()).isEqualTo(1);

        force.stop();
        Commands.Ran away = at("SCN-07", "sync");
        assertThat(away.code()).isEqualTo(1);
        assertThat(away.err()).contains("The server was not reached");
        JsonNode missed = json(at("SCN-07", "sync-status", "--json"));
        assertThat(missed.get("lastTry").isString()).isTrue();
        assertThat(missed.get("lastFailure").stringValue())
                .contains("was not reached at " + force.address())
                .contains("nothing listens there");
        assertThat(missed.get("lastSync")).isEqualTo(after.get("lastSync"));
        assertThat(at("SCN-07", "sync-status").done())
                .contains("The last try, ")
                .contains("did not succeed. The server was not reached");
        force.start();
        at("SCN-07", "sync").done();
        JsonNode well = json(at("SCN-07", "sync-status", "--json"));
        assertThat(well.get("lastFailure").isNull()).isTrue();
        assertThat(well.get("lastTry")).isEqualTo(well.get("lastSync"));
        assertThat(at("SCN-07", "sync-status").done()).doesNotContain("did not succeed");
        assertThat(at("SCN-07", "verify").code()).isZero();
    }

    @Test
    void twoDevicesShowEachOtherACodeAndWhatDiffersLaterIsSaidLoudly() throws Exception {
        enrol("SCN-07").done();
        enrol("SCN-08").done();
        at("SCN-07", "sync").done();
        JsonNode own = json(at("SCN-08", "heads", "--json"));
        String code = own.get("code").stringValue();
        assertThat(at("SCN-08", "heads").done())
                .startsWith(code + "\n")
                .contains(own.get("typed").stringValue().substring(0, 4) + " ");
        Path picture = folder.resolve("own.png");
        at("SCN-08", "heads", "--png", picture.toString()).done();
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isGreaterThan(250);

        String said = at("SCN-07", "heads", "--seen", code).done();
        assertThat(said)
                .startsWith("Recorded: SCN-08 showed entry " + own.get("seq").longValue())
                .doesNotContain("typed");
        JsonNode typed =
                json(at("SCN-07", "heads", "--seen", own.get("typed").stringValue(), "--json"));
        assertThat(typed.get("standing").stringValue()).isIn("AWAITED", "AGREES");
        assertThat(typed.get("signed").booleanValue()).isFalse();
        assertThat(typed.get("device")).isEqualTo(own.get("device"));

        at("SCN-08", "heads", "--seen", code).refused("This is this computer's own code");
        at("SCN-07", "heads", "--seen", "PX7K3M9TRD2HVWJ6").refused("begins with PH");
        at("SCN-07", "heads", "--seen", code.substring(0, code.length() - 1))
                .refused("The last two characters do not fit");
        at("SCN-07", "heads", "--hand-over", "JSM/4").refused("--hand-over goes with --seen");
        at("SCN-07", "heads", "--seen", code, "--hand-over", "JSM/4").refused("JSM/4");

        ServedForce.copy(folder.resolve("SCN-08"), folder.resolve("before")); // last night's copy
        at("SCN-08", "case", "add", "43/1029/26", "--title", "Burglary").done();
        String later = json(at("SCN-08", "heads", "--json")).get("code").stringValue();
        at("SCN-07", "heads", "--seen", later).done();
        at("before", "case", "add", "43/1030/26", "--title", "Theft").done();
        at("before", "sync").done();
        at("SCN-07", "sync").done();
        Commands.Ran loud = at("SCN-07", "heads", "--seen", later);
        assertThat(loud.code()).isEqualTo(1);
        assertThat(loud.err()).contains("STOP. SCN-08 shows entry").contains("Tell a supervisor");
        JsonNode conflicts = json(at("SCN-07", "conflicts", "--json"));
        assertThat(conflicts).hasSize(1); // however often it is shown
        assertThat(conflicts.get(0).get("kind").stringValue()).isEqualTo("SHOWN");
        assertThat(at("SCN-07", "conflicts").done())
                .contains("a device's records are not what it showed");
        Commands.Ran verified = at("SCN-07", "verify", "--json");
        assertThat(json(verified).get("contradicted").intValue()).isPositive();
    }

    @Test
    void whatAnotherStationRecordedIsFoundFollowedAndFollowedNoLonger() {
        enrol("SCN-07").done();
        enrol("SCN-08").done(); // else another station would keep what SCN-07 has
        at("SCN-07", "case", "add", "43/1029/26", "--title", "Burglary").done();
        String torch =
                commands.file(
                        "torch.json", "{\"reference\": \"JSM/5\", \"description\": \"Torch\"}");
        at("SCN-07", "exhibit", "add", "--case", "43/1029/26", "--json", torch).done();
        at("SCN-07", "sync").done();
        commands.run(
                        "--store",
                        folder.resolve("FAR-01").toString(),
                        "enrol",
                        "--server",
                        force.address(),
                        "--ca",
                        ca.toString(),
                        "--code",
                        force.code("Farville"),
                        "--device-name",
                        "FAR-01")
                .done();
        at("FAR-01", "sync").done();
        Commands.Ran nothing = at("FAR-01", "find", "JSM/5");
        assertThat(nothing.done()).isEmpty();
        assertThat(nothing.err())
                .contains("lockfast find JSM/5 --elsewhere")
                .doesNotContain("in part");
        assertThat(at("FAR-01", "find", "torch").err()).doesNotContain("--elsewhere");
        JsonNode found = json(at("FAR-01", "find", "jsm 5", "--elsewhere", "--json"));
        assertThat(found).hasSize(1);
        String id = found.get(0).get("id").stringValue();
        assertThat(found.get(0).toString())
                .isEqualTo(
                        "{\"id\":\""
                                + id
                                + "\",\"kind\":\"EXHIBIT\",\"reference\":\"JSM/5\",\"case\":\"43/1029/26\","
                                + "\"station\":\"Exampleton\",\"here\":false,\"followed\":false,\"doubt\":null}");
        assertThat(at("FAR-01", "find", "JSM/5", "--elsewhere").done().strip())
                .isEqualTo("JSM/5\t43/1029/26\tExampleton\tEXHIBIT\tELSEWHERE\t" + id);
        assertThat(at("FAR-01", "find", "nothing", "--elsewhere", "--json").done().strip())
                .isEqualTo("[]");

        force.stop();
        Commands.Ran away = at("FAR-01", "find", "JSM/5", "--elsewhere", "--json");
        assertThat(away.code()).isEqualTo(1);
        assertThat(away.out()).isEmpty();
        assertThat(away.err())
                .contains("The server was not reached at " + force.address())
                .contains("ask the station that has the exhibit");
        assertThat(json(at("FAR-01", "follow", id, "--json")).get(0).stringValue())
                .as("may be said without a network")
                .isEqualTo(id);
        assertThat(at("FAR-01", "follow", "JSM/5").err()).contains("JSM/5 is no id");
        assertThat(at("FAR-01", "follow").done()).isEqualTo(id + "\tnot here yet");
        force.start();
        at("FAR-01", "sync").done();
        assertThat(at("FAR-01", "follow").done()).isEqualTo(id + "\tJSM/5");
        assertThat(at("FAR-01", "find", "JSM/5").err()).doesNotContain("--elsewhere");
        assertThat(at("FAR-01", "find", "JSM/5").done()).contains("Torch");
        assertThat(at("FAR-01", "find", "JSM/5", "--elsewhere").done()).contains("\tHERE\t");
        assertThat(at("FAR-01", "follow", "--end", id).err()).contains("What came stays.");
        at("FAR-01", "sync").done();
        assertThat(at("FAR-01", "follow").done()).isEmpty();
        assertThat(at("FAR-01", "find", "JSM/5").done()).contains("Torch");
    }

    @Test
    void anotherForcesKeyIsSaidToBeAnotherKeyOnAnEnrolledDeviceToo() {
        enrol("SCN-07").done();
        at("SCN-07", "case", "add", "43/1029/26", "--title", "Burglary").done();
        at("SCN-07", "verify", "--trust", commands.file("own", force.forceKey() + "\n")).done();
        String other = Ed25519Key.of("f-00112233445566ff/0", new byte[32]).key().vkey();
        String file = commands.file("other", other + "\n");
        JsonNode wrong = json(at("SCN-07", "verify", "--json", "--trust", file)).get("firstWrong");
        assertThat(wrong.get("what").stringValue()).as(wrong.toString()).isEqualTo("KEY");
        assertThat(wrong.get("message").stringValue()).contains(file);
        at("SCN-07", "verify", "--trust", file).refused("KEY: The force that founded this store");
    }

    @Test
    void twoDevicesOfOneNameAndANewStationAreSaid() {
        assertThat(enrol("SCN-07").err()).doesNotContain("Another device");
        String first =
                json(at("SCN-07", "device", "list", "--json")).get(0).get("id").stringValue();
        Commands.Ran second =
                commands.run(
                        "--store",
                        folder.resolve("again").toString(),
                        "enrol",
                        "--server",
                        force.address(),
                        "--ca",
                        ca.toString(),
                        "--code",
                        force.code(ServedForce.STATION),
                        "--device-name",
                        "scn-07");
        assertThat(second.done()).isEqualTo(force.forceKey());
        assertThat(second.err())
                .contains("Another device of this force is called “scn-07” too: " + first);

        String socket = folder.resolve("force/s.socket").toString();
        Commands.Ran known =
                commands.run(
                        "server",
                        "enrolment-code",
                        "--station",
                        ServedForce.STATION,
                        "--admin-socket",
                        socket);
        assertThat(known.quietly()).matches("[0-9A-Z-]{19}");
        Commands.Ran mistyped =
                commands.run(
                        "server",
                        "enrolment-code",
                        "--station",
                        "Exampelton",
                        "--admin-socket",
                        socket);
        assertThat(mistyped.done()).as("a script that says so goes on").matches("[0-9A-Z-]{19}");
        assertThat(mistyped.err())
                .contains("No device has joined a station called “Exampelton” yet")
                .contains("There are: " + ServedForce.STATION + ".");
        commands.run(
                        "server",
                        "enrolment-code",
                        "--station",
                        "Exampelton",
                        "--new-station",
                        "--admin-socket",
                        socket)
                .quietly();
    }

    private Commands.Ran by(String collar, String store, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--store", folder.resolve(store).toString(), "--as", collar));
        all.addAll(List.of("--password-file", folder.resolve("force-pw").toString()));
        return commands.run(all.toArray(String[]::new));
    }

    private void hire(String officer) {
        at("SCN-07", "officer", "add", officer, "--new-password-file", password()).done();
    }

    private String password() {
        return folder.resolve("force-pw").toString();
    }

    @Test
    void aLostDeviceIsRevokedToldSoAndItsBacklogMarked() throws Exception {
        enrol("SCN-07").done();
        enrol("SCN-08").done();
        at("SCN-08", "case", "add", "43/1029/26", "--title", "Before").done();
        at("SCN-08", "sync").done();
        at("SCN-08", "case", "add", "43/1030/26", "--title", "Backlog").done();
        hire("4004:Pat Auditor:AUDITOR");
        hire("7007:Kim Second:ADMINISTRATOR");
        at("SCN-07", "device", "revoke", "SCN-08", "--reason", "stolen")
                .refused("No device of this force is called SCN-08");
        at("SCN-07", "sync").done();

        at("SCN-07", "device", "revoke", "SCN-08", "--reason", "stolen").refused("second");
        by("4004", "SCN-07", "device", "revoke", "SCN-08", "--reason", "stolen")
                .refused("administrator");
        List<String> both =
                List.of("--second", "7007", "--second-password-file", password(), "--reason");
        revoke("SCN-07", both, "stolen").refused("this device");
        revoke("SCN-08", both, " ").refused("Say why");
        JsonNode before = json(by("4004", "SCN-07", "device", "list", "--json")).get(1);
        assertThat(before.get("revoked").isNull()).isTrue();
        String id = before.get("id").stringValue();
        assertThat(revoke("scn-08", both, "stolen").done().strip()).isEqualTo(id);
        revoke(id, both, "stolen").refused("revoked before");
        JsonNode after = json(by("4004", "SCN-07", "device", "list", "--json")).get(1);
        assertThat(after.get("name").stringValue()).isEqualTo("SCN-08");
        assertThat(after.get("station").stringValue()).isEqualTo(ServedForce.STATION);
        assertThat(after.get("revoked").isString()).isTrue();
        assertThat(after.get("reason").stringValue()).isEqualTo("stolen");
        assertThat(by("4004", "SCN-07", "device", "list").done())
                .contains("revoked")
                .contains("in use");
        at("SCN-07", "sync").done();

        at("SCN-08", "case", "add", "43/1031/26", "--title", "After").done();
        at(
                        "SCN-08",
                        "exhibit",
                        "add",
                        "--case",
                        "43/1031/26",
                        "--json",
                        commands.file("late.json", "{\"reference\": \"JSM/9\", \"seal\": \"B9\"}"))
                .done();
        String stick = folder.resolve("stick").toString();
        at("SCN-08", "usb-export", stick, "--for", "SCN-07").done();
        Commands.Ran carried = at("SCN-07", "usb-import", stick);
        carried.done();
        assertThat(carried.err())
                .contains("signed with a key that was revoked or is in doubt")
                .contains("lockfast conflicts");
        assertThat(at("SCN-07", "usb-import", stick).err()).as("said once").isEmpty();
        Commands.Ran told = at("SCN-08", "sync", "--json");
        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err()).contains("This device was revoked by an administrator");
        assertThat(json(told).get("sent").intValue()).isEqualTo(3);
        assertThat(json(told).get("received").intValue()).isZero();
        assertThat(json(at("SCN-08", "sync-status", "--json")).get("unsent").intValue()).isZero();

        at("SCN-07", "sync").done();
        assertThat(at("SCN-07", "find", "43/1031/26", "--json").code()).isZero();
        String open = at("SCN-07", "conflicts", "--json").done();
        assertThat(open).containsOnlyOnce("\"subject\":\"d-");
        assertThat(at("SCN-07", "conflicts").done()).contains("JSM/9");
        String listed =
                open.replaceAll(
                        "(?s).*\"id\":\"([0-9a-f]{16})\",\"kind\":\"REVOKED\",\"subject\":\"d-.*",
                        "$1");
        at("SCN-07", "resolve", listed, "--finding", "NEITHER", "--reason", "looked").done();
        assertThat(at("SCN-07", "conflicts", "--json").done()).doesNotContain(listed);
        assertThat(at("SCN-07", "find", "JSM/9").done())
                .as("only the revoked device says so")
                .contains("(recorded with a key in doubt)");
        assertThat(at("SCN-07", "show", "JSM/9").done())
                .contains("(recorded with a key in doubt), seal B9")
                .contains(
                        "Where nothing else records the exhibit, holder, place and seal rest on it alone");
        String print = folder.resolve("doubt.pdf").toString();
        at("SCN-07", "record", "JSM/9", "--out", print).done();
        try (PDDocument document = Loader.loadPDF(new java.io.File(print))) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains("recorded with a key in doubt")
                    .contains("rest on it alone");
        }
        at("SCN-07", "usb-export", folder.resolve("f").toString(), "--for", "SCN-08")
                .refused("revoked");
        at("SCN-07", "verify").done();
    }

    private Commands.Ran revoke(String device, List<String> both, String reason) {
        List<String> words = new ArrayList<>(List.of("device", "revoke", device));
        words.addAll(both);
        words.add(reason);
        return at("SCN-07", words.toArray(String[]::new));
    }

    @Test
    void aDamagedMemoryOfTheServerIsMendedByCommand() throws Exception {
        enrol("SCN-07");
        at("SCN-07", "sync");
        at("SCN-07", "case", "add", "43/1029/26", "--title", "Burglary");
        at("SCN-07", "sync");
        Path memory = folder.resolve("SCN-07/local/sync");
        Files.write(memory, java.util.Arrays.copyOf(Files.readAllBytes(memory), 100));
        assertThat(at("SCN-07", "sync-status").err())
                .contains("lockfast sync --server URL --ca FILE");
        assertThat(at("SCN-07", "find", "Burglary").code()).isZero();
        assertThat(at("SCN-07", "sync", "--server", force.address()).err())
                .contains("Give --server and --ca together.");
        Commands.Ran mended =
                at("SCN-07", "sync", "--server", force.address(), "--ca", ca.toString());
        assertThat(mended.code()).as(mended.err()).isZero();
        assertThat(mended.err()).contains("made again from its records");
        assertThat(json(at("SCN-07", "sync-status", "--json")).get("problems")).isEmpty();
        assertThat(at("SCN-07", "verify").code()).isZero();
    }

    @Test
    void aRelayThatIsAwayTooIsSaidAndNothingIsSent() throws Exception {
        enrol("SCN-07");
        enrol("STN-01");
        at("SCN-07", "sync");
        Commands.Ran half = at("SCN-07", "sync", "--relay", "https://127.0.0.1:1");
        assertThat(half.code()).isEqualTo(2);
        assertThat(half.err()).contains("--relay-device");
        Commands.Ran plain =
                at("SCN-07", "sync", "--relay", "http://a", "--relay-device", "STN-01");
        assertThat(plain.code()).isEqualTo(1);
        assertThat(plain.err()).contains("begins with https://");
        Commands.Ran none =
                at("SCN-07", "sync", "--relay", "https://127.0.0.1:1", "--relay-device", "STN-2");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).contains("No device of this force is called STN-2");
        Commands.Ran named =
                at("SCN-07", "sync", "--relay", "https://127.0.0.1:1", "--relay-device", "STN-01");
        assertThat(named.code()).as(named.err()).isZero();
        assertThat(named.err()).as("the server is there").doesNotContain("relay");
        force.stop();
        Commands.Ran away = at("SCN-07", "sync");
        assertThat(away.code()).isEqualTo(1);
        assertThat(away.err())
                .contains("at https://127.0.0.1:1 was not reached: nothing listens there")
                .contains("The server was not reached");
        assertThat(at("SCN-07", "relay").code()).as("without a port").isEqualTo(2);
    }

    @Test
    void twoDevicesExchangeAFile() {
        enrol("SCN-07");
        enrol("SCN-08");
        at("SCN-07", "sync");
        at("SCN-07", "case", "add", "43/1029/26", "--title", "Burglary");
        String file = folder.resolve("stick.lfcarry").toString();
        Commands.Ran written = at("SCN-07", "usb-export", file, "--for", "SCN-08");
        assertThat(written.out()).startsWith("Written for SCN-08: ");
        assertThat(written.code()).as(written.err()).isZero();
        Commands.Ran taken = at("SCN-08", "usb-import", file);
        assertThat(taken.out()).startsWith("From SCN-07: ");
        assertThat(taken.code()).as(taken.err()).isZero();
        assertThat(taken.out()).contains("entries new");
        assertThat(at("SCN-08", "usb-import", file).out()).contains(" 0 entries new");
        Commands.Ran nowhere =
                at("SCN-07", "usb-export", folder.resolve("none/x").toString(), "--for", "SCN-08");
        assertThat(nowhere.code()).isEqualTo(1);
        assertThat(nowhere.err()).contains("cannot be written");
        at("SCN-07", "usb-export", "/dev/zero", "--for", "SCN-08").refused("no ordinary file");
        assertThat(Files.isRegularFile(Path.of("/dev/zero"))).isFalse();
        at("SCN-08", "usb-import", "/dev/zero").refused("/dev/zero is no ordinary file.");
        at("SCN-08", "usb-import", folder.toString()).refused("is a folder. Name a file.");
        assertThat(at("SCN-08", "verify").code()).isZero();
    }
}
