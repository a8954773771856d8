package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.officer.Role;
import org.lockfast.testing.TestStore;

/** The column "who may" of the contract: every command tried by an officer of every role. */
class WhoMayTest {
    private static final Set<Role> RECORDERS =
            EnumSet.complementOf(EnumSet.of(Role.ADMINISTRATOR, Role.AUDITOR));
    private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);
    private static final Set<Role> STORE = EnumSet.of(Role.PROPERTY_OFFICER, Role.MANAGER);

    private final Map<String, Set<Role>> table = new LinkedHashMap<>();

    /** Of a request to join. */
    private String fingerprint = "";

    WhoMayTest() {
        table.put(
                "place add Bay~{n}",
                EnumSet.of(Role.PROPERTY_OFFICER, Role.MANAGER, Role.ADMINISTRATOR));
        table.put(
                "place change Shelf --capacity {n} --reason r",
                EnumSet.of(Role.SUPERVISOR, Role.MANAGER, Role.ADMINISTRATOR));
        table.put(
                "container add Crate~{n} --place Shelf",
                EnumSet.of(Role.PROPERTY_OFFICER, Role.MANAGER, Role.ADMINISTRATOR));
        table.put("case add N/{n} --title T", RECORDERS);
        table.put("exhibit add --case C/1 --json {json}", RECORDERS);
        table.put("became-exhibit {found} --case C/1 --reference B/{n}", RECORDERS);
        table.put("seal E/1 --number S{n}", RECORDERS);
        table.put("open E/1 --reason r", RECORDERS);
        table.put("reseal E/1 --number R{n} --reason r", RECORDERS);
        table.put("condition E/1 --what FROZEN", RECORDERS);
        table.put("condition E/1 --what MADE_SAFE --by x", RECORDERS);
        table.put("cash E/1 --uncounted x", RECORDERS);
        table.put("hand-over E/1 --to 1188 --reason r", RECORDERS);
        table.put("accept E/1", RECORDERS);
        table.put("refuse E/1 --reason r", RECORDERS);
        table.put("book-in E/1 --place Shelf", STORE);
        table.put("move E/1 --place Shelf", RECORDERS);
        table.put("deposit E/1 --place Shelf", RECORDERS);
        table.put("found E/1 --place Shelf", RECORDERS);
        table.put("locker round Locker E/1", STORE);
        table.put("container put E/1 --in Crate", RECORDERS);
        table.put("container move Crate --place Spot{half}", RECORDERS);
        table.put("container take E/1 --out-of Crate", RECORDERS);
        table.put("consignment send E/1 --carrier c --to d", RECORDERS);
        table.put("consignment report E/1 --what stopped --who w", RECORDERS);
        table.put("consignment arrived E/1", RECORDERS);
        table.put("collect E/1", RECORDERS);
        table.put("missing E/1 --reason r", RECORDERS);
        table.put("correct E/1 --field notes --value v --reason r", RECORDERS);
        table.put("for-collection L/1 --to Green", RECORDERS);
        table.put("not-collected L/1", RECORDERS);
        table.put(
                "authorise L/1 --outcome DISCLAIMED --authority form",
                EnumSet.of(Role.SUPERVISOR, Role.MANAGER));
        table.put("disposals --json", EVERYBODY);
        table.put("hold L/1 --why TRIAL", RECORDERS);
        table.put(
                "release-hold L/1 --why TRIAL --reason r",
                EnumSet.of(Role.SUPERVISOR, Role.MANAGER));
        table.put(
                "return L/1 --to Green --outcome POCA_RELEASED --identity card --already",
                RECORDERS);
        table.put("transfer L/1 --to Borders --already", RECORDERS);
        table.put("dispose L/1 --method shredded --outcome DISCLAIMED --already", RECORDERS);
        table.put("consumed L/1 --by Lab", RECORDERS);
        table.put("import {csv} --map {map}", STORE);
        table.put("today --json", EVERYBODY);
        table.put("find x --json", EVERYBODY);
        table.put("show E/1 --json", EVERYBODY);
        table.put("label E/1 --stock 50x25 --format zpl --out {out} --reason r", RECORDERS);
        table.put("receipt E/1 --out {out}", RECORDERS);
        table.put("printers add P{n} --folder {folder} --stock 50x25", EVERYBODY);
        table.put("printers --json", EVERYBODY);
        table.put("label-sheet --refs {refs} --stock L7160 --out {out} --reason r", RECORDERS);
        table.put("blanks --count 2 --stock L7160 --out {out}", RECORDERS);
        table.put("print E/1 --printer Paper --later --reason r", RECORDERS);
        table.put("record E/1 --out {out}", EVERYBODY);
        table.put("conflicts --json", EVERYBODY);
        table.put(
                "export --out {out} --why w",
                EnumSet.of(Role.PROPERTY_OFFICER, Role.SUPERVISOR, Role.MANAGER, Role.AUDITOR));
        table.put("consultations --json", EnumSet.of(Role.AUDITOR));
        table.put(
                "resolve {conflict} --finding BOTH_IN_ORDER --reason r",
                EnumSet.of(Role.SUPERVISOR, Role.MANAGER));
        table.put(
                "case restrict R/1 --roles SUPERVISOR,MANAGER --reason r",
                EnumSet.of(Role.SUPERVISOR, Role.MANAGER));
        table.put("case lift R/1 --reason r", EnumSet.of(Role.SUPERVISOR, Role.MANAGER));
        table.put("case restricted --json", EVERYBODY);
        table.put("my-entries list --json", EVERYBODY);
        table.put("overdue --json", EVERYBODY);
        table.put("fading --json", EVERYBODY);
        table.put("holds --json", EVERYBODY);
        table.put("verify --json", EVERYBODY);
        table.put("officer password --new-password-file {pw}", EVERYBODY);
        table.put("officer list --json", EVERYBODY);
        table.put("place list --json", EVERYBODY);
        table.put("rules list --json", EVERYBODY);
        table.put("rules show limits", EVERYBODY);
        table.put("layouts list --json", EVERYBODY);
        table.put("layouts show 100x70", EVERYBODY);
        table.put("rules try {list}", EVERYBODY);
        table.put("rules put {list} --reason r", EnumSet.of(Role.ADMINISTRATOR, Role.MANAGER));
        table.put("place label Shelf --stock 50x25 --format zpl --out {out}", EVERYBODY);
        table.put("officer badge 1001 --stock 50x25 --format zpl --out {out}", EVERYBODY);
        table.put("command-cards --out {out}", EVERYBODY);
        table.put("place show Shelf --json", EVERYBODY);
        table.put("consignment list --json", EVERYBODY);
        table.put("locker list --json", EVERYBODY);
        table.put("container list --json", EVERYBODY);
        table.put("container show Crate --json", EVERYBODY);
        table.put("container label Crate --stock 50x25 --format zpl --out {out}", EVERYBODY);
        table.put("device list --json", EVERYBODY);
        table.put(
                "usb-enrol {request} --fingerprint {fingerprint} --out {out}"
                        + " --second 1001 --second-password-file {pw}",
                EnumSet.of(Role.ADMINISTRATOR));
        table.put(
                "officer recovery-sheet --out {out}{n}"
                        + " --second 1001 --second-password-file {pw}",
                EnumSet.of(Role.ADMINISTRATOR));
        table.put("rebuild", EnumSet.of(Role.ADMINISTRATOR));
        table.put("export-log {dir}{n}", EnumSet.of(Role.ADMINISTRATOR, Role.AUDITOR));
        table.put(
                "officer add N{n}:Name:AUDITOR --new-password-file {pw} --second 1001 --second-password-file {pw}",
                EnumSet.of(Role.ADMINISTRATOR));
        table.put(
                "officer change V{role} --name N{n} --reason married --second 1001 --second-password-file {pw}",
                EnumSet.of(Role.ADMINISTRATOR));
        table.put(
                "officer retire V{role} --reason left --second 1001 --second-password-file {pw}",
                EnumSet.of(Role.ADMINISTRATOR));
    }

    @TestFactory
    List<DynamicTest> everyCommandByEveryRole(@TempDir Path folder) {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(DynamicTest.dynamicTest("as the table says", () -> tryAll(folder)));
        return tests;
    }

    private void tryAll(Path folder) {
        try (TestStore test = TestStore.in(folder)) {
            Commands commands = Commands.on(folder, test);
            commands.as("2002", "place", "add", "Shelf").done();
            commands.as("2002", "place", "add", "Spot0").done();
            commands.as("2002", "place", "add", "Locker", "--class", "TRANSIT_LOCKER").done();
            commands.as("2002", "place", "add", "Spot1").done();
            commands.as("2002", "container", "add", "Crate", "--place", "Shelf").done();
            commands.as("1187", "case", "add", "C/1", "--title", "T").done();
            commands.as("1187", "case", "add", "R/1", "--title", "T").done();
            commands.exhibit("1187", "C/1", "{\"reference\": \"E/1\", \"seal\": \"E1\"}");
            commands.exhibit("1187", "C/1", "{\"reference\": \"L/1\", \"seal\": \"L1\"}");
            commands.as(
                            "1187",
                            "printers",
                            "add",
                            "Paper",
                            "--folder",
                            commands.path("."),
                            "--stock",
                            "50x25")
                    .done();
            fingerprint =
                    commands.run(
                                    "--store",
                                    commands.path("joining"),
                                    "enrol",
                                    "--request",
                                    commands.path("request"),
                                    "--station",
                                    "Otherham")
                            .done()
                            .lines()
                            .findFirst()
                            .orElseThrow()
                            .substring("Fingerprint: ".length());
            for (Role role : EVERYBODY) {
                hire(commands, "R" + role.name(), role);
                if (role == Role.ADMINISTRATOR) {
                    hire(commands, "V" + role.name(), Role.AUDITOR);
                }
            }
            int n = 0;
            for (Map.Entry<String, Set<Role>> row : table.entrySet()) {
                for (Role role : tried(row.getValue())) {
                    n++;
                    if (row.getKey().startsWith("accept") || row.getKey().startsWith("refuse")) {
                        offer(commands, role, row.getValue().contains(role));
                    }
                    if (row.getKey().startsWith("case lift")) {
                        commands.as(
                                        "RSUPERVISOR",
                                        "case",
                                        "restrict",
                                        "R/1",
                                        "--roles",
                                        "SUPERVISOR,MANAGER",
                                        "--reason",
                                        "r")
                                .done();
                    }
                    if (row.getKey().startsWith("release-hold")) {
                        commands.as("1187", "hold", "L/1", "--why", "TRIAL").done();
                    }
                    String words =
                            row.getKey().startsWith("resolve")
                                    ? row.getKey().replace("{conflict}", conflict(commands, n))
                                    : row.getKey()
                                            .replace("{found}", found(commands, row.getKey()));
                    Commands.Ran ran =
                            commands.as("R" + role.name(), words(commands, words, role, n));
                    String which = row.getKey() + " by " + role + ": " + ran.err();
                    if (row.getValue().contains(role)) {
                        assertThat(ran.code()).as(which).isZero();
                    } else {
                        assertThat(ran.code()).as(which).isEqualTo(1);
                        assertThat(ran.err())
                                .as(which)
                                .containsAnyOf("may not do this. It takes a", "No active officer");
                        assertThat(ran.out()).as(which).isEmpty();
                    }
                }
            }
        }
    }

    /** Nothing is offered to somebody who could not accept it. */
    private static void offer(Commands commands, Role to, boolean mayReceive) {
        Commands.Ran ran =
                commands.as("1187", "hand-over", "E/1", "--to", "R" + to.name(), "--reason", "r");
        if (mayReceive) {
            ran.done();
        } else {
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.err()).contains("may not receive exhibits");
        }
    }

    /** One reference on two exhibits. */
    private static String conflict(Commands commands, int n) {
        for (int i = 0; i < 2; i++) {
            commands.exhibit("1187", "C/1", "{\"reference\": \"D/" + n + "\"}");
        }
        String open = commands.as("1187", "conflicts", "--json").out();
        return open.replaceAll("(?s).*?\"id\":\"([0-9a-f]{16})\".*", "$1");
    }

    /** A watch somebody found. */
    private static String found(Commands commands, String row) {
        return row.contains("{found}")
                ? commands.exhibit("1187", null, "{\"kind\": \"FOUND\"}")
                        .get("propertyNumber")
                        .stringValue()
                : "";
    }

    /** Everybody who may not; of those who may, the first and the last. */
    private static Set<Role> tried(Set<Role> allowed) {
        Set<Role> tried = EnumSet.complementOf(EnumSet.copyOf(allowed));
        List<Role> may = List.copyOf(allowed);
        tried.add(may.getFirst());
        tried.add(may.getLast());
        return tried;
    }

    private static void hire(Commands commands, String collar, Role role) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "officer",
                                "add",
                                collar + ":Some " + role.name() + ":" + role.name(),
                                "--new-password-file",
                                commands.path("pw")));
        if ((role == Role.AUDITOR && collar.startsWith("R")) || collar.startsWith("V")) {
            words.addAll(
                    List.of(
                            "--second",
                            "RADMINISTRATOR",
                            "--second-password-file",
                            commands.path("pw")));
        }
        commands.as("1001", words.toArray(String[]::new)).done();
    }

    private static String list(int version) {
        return """
        {"pack": "limits", "version": %d, "effective": "2026-06-16",
         "reviewBy": "2027-12-31", "owner": "O", "status": "S", "source": ["[D]"],
         "entries": [{"code": "HANDOVER", "value": 25}]}
        """
                .formatted(version);
    }

    private String[] words(Commands commands, String line, Role role, int n) {
        return java.util.Arrays.stream(line.split(" "))
                .map(word ->
                        word.replace("{n}", Integer.toString(n))
                                .replace("{half}", Integer.toString(n % 2))
                                .replace("{role}", role.name())
                                .replace("{pw}", commands.path("pw"))
                                .replace("{out}", commands.path("out"))
                                .replace("{request}", commands.path("request"))
                                .replace("{fingerprint}", fingerprint)
                                .replace("{refs}", commands.file("refs.txt", "E/1\n"))
                                .replace("{dir}", commands.path("log"))
                                .replace("{folder}", commands.path("."))
                                .replace("{json}", commands.file("x.json", "{}"))
                                .replace("{list}", commands.file("list.json", list(n)))
                                .replace("{csv}", commands.file("x.csv", "a,b\nOne,Two\n"))
                                .replace(
                                        "{map}",
                                        commands.file("x-map.json", "{\"description\": \"a\"}"))
                                .replace('~', ' '))
                .toArray(String[]::new);
    }
}
