package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.SmallDisk;
import org.lockfast.testing.TestStore;
import tools.jackson.databind.json.JsonMapper;

/** A second computer joins a store that stood alone, with the commands an officer would give. */
class PairingCommandsTest {
    @TempDir Path folder;
    private Commands station;
    private Path request;
    private Path answer;

    @BeforeEach
    void found() {
        station = Commands.on(folder, TestStore.in(folder));
        request = folder.resolve("SCN-08.request");
        answer = folder.resolve("SCN-08.answer");
    }

    private Commands.Ran laptop(String... words) {
        return station.run(with(List.of("--store", folder.resolve("laptop").toString()), words));
    }

    private Commands.Ran laptopAs(String collar, String... words) {
        return station.run(
                with(
                        List.of(
                                "--store",
                                folder.resolve("laptop").toString(),
                                "--as",
                                collar,
                                "--password-file",
                                folder.resolve("pw").toString()),
                        words));
    }

    private static String[] with(List<String> before, String... words) {
        return Stream.concat(before.stream(), Stream.of(words)).toArray(String[]::new);
    }

    /** The fingerprint and the code. */
    private List<String> asked() {
        Commands.Ran ran =
                laptop(
                        "enrol",
                        "--request",
                        request.toString(),
                        "--station",
                        "Otherham",
                        "--device-name",
                        "SCN-08");
        List<String> lines =
                ran.done().lines().map(line -> line.substring(line.indexOf(": ") + 2)).toList();
        assertThat(ran.out()).startsWith("Fingerprint: ").contains("\nCode: ");
        assertThat(lines).hasSize(2);
        assertThat(ran.err()).contains("show it to nobody");
        return lines;
    }

    private Commands.Ran enrolled(String fingerprint, Path out) {
        return station.as(
                "1001",
                "usb-enrol",
                request.toString(),
                "--fingerprint",
                fingerprint,
                "--out",
                out.toString());
    }

    private Commands.Ran joined(String code, String force) {
        return laptop("enrol", "--from", answer.toString(), "--code", code, "--force", force);
    }

    @Test
    void aLaptopIsEnrolledByStickAndExchangesRecords() throws Exception {
        station.as("1187", "case", "add", "43/1029/26", "--title", "Burglary").done();
        List<String> asked = asked();
        assertThat(
                        station.as(
                                        "1001",
                                        "usb-enrol",
                                        request.toString(),
                                        "--fingerprint",
                                        asked.getFirst())
                                .done())
                .as("who asks, before anything is recorded")
                .startsWith("SCN-08 of Otherham (d-");
        Commands.Ran ran = enrolled(asked.getFirst(), answer);
        String force = ran.done();
        assertThat(ran.err())
                .contains("SCN-08")
                .contains("belongs to Exampleshire Police now")
                .contains("--force");
        assertThat(joined(asked.getLast(), force).err())
                .contains("of Exampleshire Police, Otherham. 6 officers can sign in on it.");
        assertThat(laptopAs("1187", "today", "--json").code()).isZero();
        assertThat(laptopAs("1187", "find", "43/1029/26").code()).isZero();

        laptopAs("1187", "case", "add", "43/1030/26", "--title", "Theft").done();
        Path back = folder.resolve("back");
        laptopAs("2002", "usb-export", back.toString(), "--for", "SCN-07").done();
        assertThat(station.as("2002", "usb-import", back.toString()).done())
                .startsWith("From SCN-08");
        Path there = folder.resolve("there");
        assertThat(station.as("2002", "usb-export", there.toString(), "--for", "SCN-08").done())
                .startsWith("Written for SCN-08");
        laptopAs("2002", "usb-import", there.toString()).done();
        assertThat(
                        JsonMapper.shared()
                                .readTree(laptopAs("4004", "device", "list", "--json").done())
                                .valueStream()
                                .map(row -> row.path("name").asString(""))
                                .toList())
                .containsExactly("SCN-07", "SCN-08");
        String shown = laptopAs("2002", "heads").done().lines().findFirst().orElseThrow();
        assertThat(station.as("2002", "heads", "--seen", shown).code()).isZero();
        assertThat(station.as("1001", "verify").code()).isZero();
        assertThat(laptopAs("1001", "verify").code()).isZero();
        assertThat(station.as("1001", "conflicts", "--json").done()).isEqualTo("[]");
    }

    @Test
    void aForceFoundedWithoutAServerSaysWhatToDoInstead() {
        station.as("2002", "sync")
                .refused("If your force has one, make an empty store that joins it");
        List<String> asked = asked();
        String force = enrolled(asked.getFirst(), answer).done();
        assertThat(joined(asked.getLast(), force).code()).isZero();
        station.as("2002", "sync").refused("cannot get one. Where one is wanted");
        laptopAs("2002", "sync").refused("let empty stores join it with: lockfast enrol");
        laptopAs("2002", "sync-status").refused("The administrator's guide says how");
    }

    @Test
    void eachStepThatIsMissedOrMistakenSaysWhatToDo() throws Exception {
        laptop("enrol").misused("Give one of --server URL, --request FILE and --from");
        laptop("enrol", "--request", request.toString()).misused("--station NAME");
        laptop("enrol", "--from", answer.toString(), "--code", "x").misused("--force F");
        laptop("enrol", "--from", answer.toString(), "--code", "x", "--force", "y")
                .refused("There is no file");
        Files.writeString(answer, "a shopping list");
        joined("x", "y").refused("No request was made in");
        List<String> asked = asked();
        joined("x", "y").refused("A code has 20 letters and digits");
        joined(asked.getLast(), asked.getLast())
                .refused("This is no file that a computer of a force wrote");
        laptop("enrol", "--request", request.toString(), "--station", "S")
                .refused("give its code: --code C");
        station.as("1187", "usb-enrol", request.toString(), "--fingerprint", "x", "--out", "y")
                .refused("may not do this");
        enrolled(asked.getLast(), answer).refused("This is the code that came with the request");
        enrolled(asked.getFirst(), folder.resolve("none/answer")).refused("cannot be written");
        String force = enrolled(asked.getFirst(), answer).done();
        assertThat(enrolled(asked.getFirst(), answer).done()).isEqualTo(force);
        joined(asked.getLast(), asked.getFirst()).refused("What goes here is the code of the");
        joined(asked.getLast(), force).done();
        joined(asked.getLast(), force).refused("is not empty");
    }

    @Test
    void aStickThatIsFullTakesNoHalfFileAndTheSameCommandGoesOn() throws Exception {
        try (SmallDisk stick = SmallDisk.at(Files.createDirectory(folder.resolve("stick")), 4)) {
            List<String> asked = asked();
            stick.fill();
            Path full = folder.resolve("stick").resolve("SCN-08.answer");
            enrolled(asked.getFirst(), full)
                    .refused("Make room on the stick, then do the same once more.");
            assertThat(full).doesNotExist();
            String force = enrolled(asked.getFirst(), answer).done();
            joined(asked.getLast(), force).done();
            Path other = folder.resolve("stick").resolve("SCN-09.request");
            Commands.Ran ran =
                    station.run(
                            "--store",
                            folder.resolve("third").toString(),
                            "enrol",
                            "--request",
                            other.toString(),
                            "--station",
                            "Otherham");
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.err()).contains("--code and the code printed here");
            station.run(
                            "--store",
                            folder.resolve("third").toString(),
                            "enrol",
                            "--request",
                            folder.resolve("third.request").toString(),
                            "--station",
                            "Otherham",
                            "--code",
                            ran.out().lines().toList().getLast().substring("Code: ".length()))
                    .done();
        }
    }
}
