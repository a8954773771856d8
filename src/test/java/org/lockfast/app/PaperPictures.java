package org.lockfast.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.testing.TestStore.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.demo.Demonstration;
import org.lockfast.continuity.Conflict.Finding;
import org.lockfast.continuity.PackageState;
import org.lockfast.exchange.CsvFile;
import org.lockfast.exchange.ImportMap;
import org.lockfast.exchange.ImportWatch;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.journal.Vouch;
import org.lockfast.keys.Password;
import org.lockfast.keys.PasswordCost;
import org.lockfast.officer.Role;
import org.lockfast.officer.Session;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/**
 * Continuity records of every kind of trouble, written to {@code target/papers} to be looked at
 * before a change of them is called done.
 */
@Tag("pictures")
class PaperPictures {
    private static final Path PAPERS = Path.of("target", "papers");

    @TempDir Path folder;

    private static void keep(OpenStore store, Session by, Exhibit exhibit, String name)
            throws IOException {
        byte[] pdf =
                value(
                        store.continuityRecords()
                                .print(
                                        by,
                                        exhibit.id(),
                                        "Disclosure",
                                        "Crown Prosecution Service"));
        Files.createDirectories(PAPERS);
        Files.write(PAPERS.resolve(name + ".pdf"), pdf);
        assertThat(pdf).isNotEmpty();
    }

    @Test
    void theDemonstrationStore() throws IOException {
        Surroundings surroundings =
                new Surroundings(
                        () -> Instant.parse("2026-11-20T14:23:00Z"),
                        TestStore.ZONE,
                        new SecureRandom(),
                        "0.1.0",
                        folder.resolve("state"),
                        new PasswordCost(64, 1, 1));
        Path directory = folder.resolve("store");
        value(
                new Demonstration(directory, surroundings)
                        .make(TestStore.PASSWORD.getBytes(UTF_8), 40, 1));
        try (Password password = Password.of(TestStore.PASSWORD)) {
            StoreOpening.SignedIn in =
                    value(new StoreOpening(directory, surroundings).open("1001", password));
            for (int i = 1; i < 9; i++) {
                for (Exhibit one : in.store().exhibits().byReference("ESO/" + i)) {
                    keep(in.store(), in.session(), one, "demo-ESO-" + i);
                }
            }
            in.identity().close();
            in.store().close();
        }
    }

    @Test
    void copiedAndManyPackagesAndFromTheRight() throws IOException {
        try (TestStore test = TestStore.in(folder)) {
            copied(test);
            manyPackages(test);
            try (Password password = Password.of(TestStore.PASSWORD)) {
                value(
                        test.store()
                                .keepingOfficers()
                                .add(
                                        test.session(Who.FOUNDER),
                                        null,
                                        "7007",
                                        "نور الهدى المثال",
                                        EnumSet.of(Role.SCENE_OFFICER, Role.SUPERVISOR),
                                        password));
                fromTheRight(test, () -> value(test.store().signInForOneAct("7007", password)));
            }
        }
    }

    private void copied(TestStore test) throws IOException {
        CsvFile file =
                value(
                        CsvFile.of(
                                "seizures-2020.csv",
                                "case,goods,seized,officer\n43/7/20,Axe with a wooden handle,2020-3-14,PC Old\n"
                                        .getBytes(UTF_8)));
        String map =
                """
                {"case": "case", "description": "goods", "seizedBy": "officer",
                 "seizedAt": {"column": "seized", "formats": ["yyyy-M-d"]}}
                """;
        Exhibit axe =
                test.store()
                        .exhibits()
                        .byId(
                                java.util.Objects.requireNonNull(
                                        value(
                                                        test.store()
                                                                .importing()
                                                                .run(
                                                                        test.session(Who.PROPERTY),
                                                                        file,
                                                                        value(
                                                                                ImportMap.read(
                                                                                        map,
                                                                                        TestStore
                                                                                                .ZONE)),
                                                                        ImportWatch.NOBODY))
                                                .verdicts()
                                                .getFirst()
                                                .exhibit()))
                        .orElseThrow();
        test.later(Duration.ofHours(26));
        value(
                test.store()
                        .handling()
                        .inHand(
                                test.session(Who.PROPERTY),
                                pack(test.store(), axe),
                                "On the shelf when the store was taken over",
                                null,
                                null));
        test.later(Duration.ofHours(1));
        keep(test.store(), test.session(Who.SUPERVISOR), axe, "copied");
    }

    private static PackageState pack(OpenStore store, Exhibit of) {
        store.journal().settle();
        return store.movements().packagesOf(of.id()).getFirst();
    }

    private static void manyPackages(TestStore test) throws IOException {
        Session officer = test.session(Who.SCENE);
        Case of =
                value(
                        test.store()
                                .openingCases()
                                .open(officer, "43/1029/26", "Cultivation", List.of()));
        List<ExhibitForm.PackageForm> sacks = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            sacks.add(
                    new ExhibitForm.PackageForm(
                            "PAPER_SACK_LARGE",
                            "A05" + (1000 + i),
                            "NUMBERED_TIE",
                            null,
                            null,
                            null));
        }
        Exhibit plants =
                value(
                        test.store()
                                .recordingExhibits()
                                .record(
                                        officer,
                                        of,
                                        form(test, "JSM/20", "214 plants", "Loft", "1187", sacks)));
        test.later(Duration.ofHours(5));
        value(
                test.store()
                        .handling()
                        .missing(officer, pack(test.store(), plants), "Not on the van", null));
        test.later(Duration.ofHours(5));
        keep(test.store(), test.session(Who.SUPERVISOR), plants, "many-packages");
    }

    /** By an officer whose key is taken for each act. */
    private static void fromTheRight(TestStore test, Supplier<Session> officer) throws IOException {
        Case of = test.store().cases().recent(1).getFirst();
        Exhibit phone =
                value(
                        test.store()
                                .recordingExhibits()
                                .record(
                                        officer.get(),
                                        of,
                                        form(
                                                test,
                                                "NHM/1",
                                                "هاتف محمول أسود، الشاشة مكسورة (A54) مع شاحن",
                                                "خلف الخزانة في غرفة النوم الثانية, Flat 1011,"
                                                        + " Llanfairpwllgwyngyll House",
                                                "محمد علي (1190)",
                                                null)));
        test.later(Duration.ofMinutes(30));
        value(
                test.store()
                        .handingOver()
                        .handOut(
                                officer.get(),
                                List.of(pack(test.store(), phone)),
                                "دكتورة أمل, Example Laboratory",
                                Vouch.CARD,
                                "Download",
                                Map.of(),
                                null));
        value(
                test.store()
                        .recordingExhibits()
                        .note(officer.get(), phone, "A very long note. ".repeat(90).strip()));
        test.later(Duration.ofHours(1));
        keep(test.store(), officer.get(), phone, "from-the-right");
    }

    private static ExhibitForm form(
            TestStore test,
            String reference,
            String description,
            String place,
            String by,
            @Nullable List<ExhibitForm.PackageForm> packages) {
        return new ExhibitForm(
                null,
                reference,
                description,
                null,
                OffsetDateTime.ofInstant(test.now().minusSeconds(1200), TestStore.ZONE),
                place,
                null,
                by,
                null,
                "PACE_19_3",
                packages == null ? "TEB_POLYTHENE" : null,
                packages == null ? "A0417999" : null,
                null,
                null,
                null,
                null,
                null,
                null,
                packages,
                null,
                null,
                null,
                null);
    }

    /** Two devices that did not know of each other; open, then closed, printed on each. */
    @Test
    void recordsThatConflict() throws IOException {
        ServedForce force = ServedForce.in(folder);
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            Case file =
                    value(
                            one.store()
                                    .openingCases()
                                    .open(one.session(), "43/1029/26", "Burglary", List.of()));
            value(
                    one.store()
                            .recordingExhibits()
                            .record(
                                    one.session(),
                                    file,
                                    RecordsConflictTest.form("JSM/4", "Knife, black handle")));
            meet(one, two);
            one.later(Duration.ofMinutes(5));
            two.later(Duration.ofMinutes(7));
            Exhibit here = one.store().exhibits().byReference("JSM/4").getFirst();
            Exhibit there = two.store().exhibits().byReference("JSM/4").getFirst();
            value(
                    one.store()
                            .handling()
                            .missing(
                                    one.session(),
                                    pack(one.store(), here),
                                    "Not in the car",
                                    null));
            value(
                    two.store()
                            .handingOver()
                            .handOut(
                                    two.session(),
                                    List.of(pack(two.store(), there)),
                                    "Dr Ada Stone, Example Laboratory",
                                    Vouch.CARD,
                                    "Examination",
                                    Map.of(),
                                    null));
            meet(one, two);
            keep(one.store(), one.session(), here, "conflict-open");
            value(
                    two.store()
                            .resolving()
                            .resolve(
                                    two.session(),
                                    two.store().conflicts().open().getFirst(),
                                    Finding.SECOND,
                                    "Rang the laboratory."));
            meet(one, two);
            try (ServedDevice moved = one.copy("SCN-07-moved")) {
                moved.later(Duration.ofHours(1));
                moved.record(1);
                moved.sync();
                two.sync();
                keep(two.store(), two.session(), there, "conflict-closed");
            }
        } finally {
            force.close();
        }
        try (Stream<Path> papers = Files.list(PAPERS)) {
            assertThat(papers).isNotEmpty();
        }
    }

    private static void meet(ServedDevice one, ServedDevice two) {
        one.sync();
        two.sync();
        one.sync();
        one.store().journal().settle();
        two.store().journal().settle();
    }
}
