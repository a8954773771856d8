package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands there are, and how one is misused: seen before any store is looked at. */
class UseTest {
    @TempDir Path folder;
    private Commands commands;

    @BeforeEach
    void nothing() {
        commands = Commands.withoutStore(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nosuch",
                "init",
                "officer",
                "officer nosuch",
                "officer add",
                "officer password",
                "officer badge 1187 --stock 50x25",
                "officer recovery-sheet",
                "command-cards",
                "device",
                "device revoke",
                "device revoke SCN-08",
                "enrol",
                "enrol --request F",
                "enrol --from F --code C",
                "enrol --from F --request G",
                "usb-enrol",
                "usb-enrol R --out F",
                "place",
                "place add",
                "place show",
                "place label P --stock 50x25",
                "place change P",
                "locker",
                "locker round",
                "consignment",
                "consignment send J/1",
                "consignment report J/1",
                "consignment show",
                "consignment label CO --stock 50x25",
                "container",
                "container add C",
                "container put J/1",
                "container take J/1",
                "container move C",
                "container show",
                "container label C --stock 50x25",
                "case",
                "case add C",
                "my-entries confirm",
                "my-entries challenge E",
                "case restrict C",
                "case lift C",
                "exhibit",
                "exhibit add",
                "became-exhibit P",
                "seal",
                "open E",
                "reseal E --number 1",
                "condition E",
                "cash E",
                "hand-over E --to 2002",
                "accept",
                "refuse E",
                "book-in E",
                "move E",
                "deposit E",
                "found E",
                "collect",
                "missing E",
                "correct E --field F --value V",
                "return E",
                "return --to N",
                "for-collection E",
                "not-collected",
                "authorise E --outcome DISCLAIMED",
                "dispose E",
                "transfer E",
                "consumed E",
                "hold E",
                "release-hold E",
                "import F",
                "find",
                "find x --limit many",
                "show",
                "label E --stock 100x70 --format pdf",
                "label-sheet --stock L7163 --out F.pdf",
                "blanks",
                "blanks --count 3",
                "blanks --count 3 --stock L7163",
                "blanks --count 3 --stock L7163 --out F.pdf --printer P",
                "claim-label E",
                "layouts",
                "layouts show",
                "layouts try",
                "layouts put F",
                "check-label",
                "print",
                "print E",
                "print E --waiting",
                "printers add P --stock 100x70",
                "printers add P --zpl h",
                "printers remove",
                "calibrate",
                "receipt E",
                "receipt --out F.pdf",
                "receipt E --hands --for W --out F.pdf",
                "record E",
                "export --out F.csv",
                "export-log",
                "recover",
                "demo --exhibits few",
                "find x --nosuch",
                "show a b",
            })
    void misuseIsTwo(String words) {
        commands.as("1001", words.split(" ")).misused("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "find x",
                "verify",
                "rebuild",
                "export-log d",
                "case add C --title T",
                "show E",
            })
    void withoutOfficerOrPasswordIsTwo(String words) {
        commands.here(words.split(" ")).misused("--as COLLAR");
        commands.here(
                        java.util.stream.Stream.concat(
                                        java.util.Arrays.stream(words.split(" ")),
                                        java.util.stream.Stream.of("--as", "1001"))
                                .toArray(String[]::new))
                .misused("--password-file F");
    }

    @Test
    void withoutACommandTheDesktopIsOpened() {
        assertThat(commands.run().code()).isEqualTo(7);
        assertThat(commands.here().code()).isEqualTo(7);
    }

    /** Every command of the contract is there, and no other. */
    @Test
    void theCommandsAreThoseOfTheContract() {
        Set<String> found = new TreeSet<>();
        new picocli.CommandLine(
                        new LockfastCommand(
                                new Terminal(
                                        System.in,
                                        System.out,
                                        System.err,
                                        org.lockfast.app.Surroundings.real()),
                                named -> 0))
                .getSubcommands()
                .forEach((name, command) -> {
                    if (command.getSubcommands().isEmpty()) {
                        found.add(name);
                    }
                    command.getSubcommands().keySet().forEach(sub -> found.add(name + " " + sub));
                });
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "init",
                        "officer add",
                        "officer change",
                        "officer retire",
                        "device list",
                        "device revoke",
                        "heads",
                        "officer list",
                        "officer badge",
                        "officer password",
                        "officer recovery-sheet",
                        "recover",
                        "place add",
                        "place change",
                        "place label",
                        "place list",
                        "rules list",
                        "rules put",
                        "rules show",
                        "rules try",
                        "place show",
                        "locker list",
                        "locker round",
                        "consignment send",
                        "consignment arrived",
                        "consignment report",
                        "consignment label",
                        "consignment list",
                        "consignment show",
                        "container add",
                        "container put",
                        "container take",
                        "container move",
                        "container label",
                        "container list",
                        "container show",
                        "case add",
                        "my-entries list",
                        "my-entries confirm",
                        "my-entries challenge",
                        "case restrict",
                        "case lift",
                        "case restricted",
                        "exhibit add",
                        "became-exhibit",
                        "seal",
                        "open",
                        "reseal",
                        "condition",
                        "cash",
                        "hand-over",
                        "accept",
                        "refuse",
                        "book-in",
                        "move",
                        "deposit",
                        "found",
                        "collect",
                        "missing",
                        "correct",
                        "return",
                        "for-collection",
                        "not-collected",
                        "authorise",
                        "dispose",
                        "disposals",
                        "transfer",
                        "consumed",
                        "hold",
                        "release-hold",
                        "import",
                        "today",
                        "find",
                        "follow",
                        "show",
                        "label",
                        "layouts list",
                        "layouts show",
                        "layouts try",
                        "layouts put",
                        "label-sheet",
                        "blanks",
                        "command-cards",
                        "claim-label",
                        "check-label",
                        "fading",
                        "print",
                        "printers add",
                        "printers remove",
                        "calibrate",
                        "receipt",
                        "record",
                        "trail",
                        "verify",
                        "rebuild",
                        "export",
                        "export-log",
                        "demo",
                        "overdue",
                        "holds",
                        "extend",
                        "conflicts",
                        "consultations",
                        "enrol",
                        "resolve",
                        "server backup",
                        "server bar",
                        "server devices",
                        "server enrolment-code",
                        "server export-log",
                        "server init",
                        "server status",
                        "server succeed",
                        "server timestamp",
                        "relay",
                        "sync",
                        "sync-status",
                        "usb-export",
                        "usb-import",
                        "usb-enrol");
    }

    @Test
    void everyCommandExplainsItself() {
        for (String name :
                List.of(
                        "",
                        "init",
                        "officer",
                        "officer add",
                        "seal",
                        "hand-over",
                        "verify",
                        "demo",
                        "import")) {
            String[] words =
                    java.util.stream.Stream.concat(
                                    java.util.Arrays.stream(name.split(" "))
                                            .filter(w -> !w.isEmpty()),
                                    java.util.stream.Stream.of("--help"))
                            .toArray(String[]::new);
            assertThat(commands.run(words).quietly()).contains("Usage: lockfast");
        }
        assertThat(commands.run("--version").quietly()).startsWith("Lockfast ");
    }
}
