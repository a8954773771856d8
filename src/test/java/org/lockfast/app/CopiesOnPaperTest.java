package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.app.ServedForce.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.journal.Incoming;
import org.lockfast.journal.JournalEvents;
import org.lockfast.journal.JournalWalk;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.VerificationReport;
import org.lockfast.officer.Permission;
import org.lockfast.report.Proofs;

/** Copies of a store went on beside each other: a print and a verification say the same of it. */
class CopiesOnPaperTest {
    private static final String OLDER = "restored from an older copy";

    @TempDir Path folder;
    private ServedForce force;
    private ServedDevice laptop;
    private ServedDevice desk;
    private final List<ServedDevice> all = new ArrayList<>();

    @BeforeEach
    void aForceOfTwo() {
        force = ServedForce.in(folder);
        laptop = force.device("SCN-07");
        desk = force.device("STO-01");
        all.add(laptop);
        all.add(desk);
        Case file =
                value(
                        laptop.store()
                                .openingCases()
                                .open(laptop.session(), "43/1029/26", "Burglary", List.of()));
        value(
                laptop.store()
                        .recordingExhibits()
                        .record(
                                laptop.session(),
                                file,
                                RecordsConflictTest.form("JSM/4", "Knife")));
        laptop.sync();
        desk.sync();
        force.stop();
    }

    @AfterEach
    void close() {
        all.forEach(ServedDevice::close);
        force.close();
    }

    private ServedDevice copy(ServedDevice of, boolean withItsUser) {
        String as = "copy" + all.size();
        ServedDevice copy = withItsUser ? of.copyWithItsUser(as) : of.copy(as);
        all.add(copy);
        return copy;
    }

    private static void carry(ServedDevice from, ServedDevice to) {
        List<Incoming> entries = new ArrayList<>();
        JournalWalk walk = from.store().journal().walk(0);
        for (List<JournalWalk.Kept> some = walk.next(); !some.isEmpty(); some = walk.next()) {
            some.forEach(kept -> entries.add(new Incoming(kept.entry(), kept.bodies())));
        }
        to.store().journal().receive(entries);
        to.store().journal().settle();
    }

    private static void record(ServedDevice at, int minutes) {
        at.later(Duration.ofMinutes(minutes));
        at.record(1);
    }

    private static String printed(ServedDevice at) throws IOException {
        at.store().journal().settle();
        byte[] pdf =
                value(
                        at.store()
                                .continuityRecords()
                                .print(
                                        at.session(),
                                        at.store().exhibits().byReference("JSM/4").getFirst().id(),
                                        "Disclosure",
                                        ""));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static String page(ServedDevice at, String seed) throws IOException {
        String text = printed(at);
        VerificationReport report = at.verified();
        assertThat(text.contains("Good. Nothing was found that does not agree."))
                .as("%s: %s %s", seed, report.json(), text)
                .isEqualTo(report.ok());
        assertThat(text.contains("NOT GOOD")).as(seed).isEqualTo(!report.ok());
        if (report.forks() > 0) {
            assertThat(text).as(seed).contains("its store went on from one state more than once");
        }
        return text;
    }

    /** Both began the same epoch, and neither is the store they were copied from. */
    @Test
    void twoCopiesThatBeganTheSameEpochAreBranchesOfOneChain() throws IOException {
        ServedDevice one = copy(laptop, false);
        ServedDevice two = copy(laptop, false);
        record(one, 10);
        record(two, 20);
        carry(one, desk);
        carry(two, desk);
        carry(desk, laptop);
        record(laptop, 30);
        assertThat(page(laptop, ""))
                .contains("Good. Nothing was found")
                .contains("A chain that parts SCN-07 (")
                .contains("which printed this: its store went on from one state more than once")
                .contains("no supervisor has recorded yet what happened")
                .contains(
                        "came from elsewhere, recorded in another copy of its store, or in this one")
                .doesNotContain(OLDER);
        carry(laptop, desk);
        assertThat(page(desk, "")).contains("Good. Nothing was found").doesNotContain(OLDER);
    }

    @Test
    void aCopyThatWentOnAloneIsNoRestoredStore() throws IOException {
        ServedDevice one = copy(laptop, false);
        record(one, 10);
        carry(one, desk);
        carry(desk, laptop);
        assertThat(page(laptop, "")).contains("in another copy").doesNotContain(OLDER);
    }

    @Test
    void anOlderCopyThatWasPutBackIsCalledThat() throws IOException {
        ServedDevice older = copy(laptop, true);
        record(laptop, 10);
        carry(laptop, desk);
        carry(desk, older);
        assertThat(page(older, "")).contains(OLDER).doesNotContain("two copies");
    }

    /** Of either branch the print says between which two entries it was made. */
    @Test
    void eachBranchHasItsBounds() throws IOException {
        ServedDevice copy = copy(laptop, true);
        for (ServedDevice one : List.of(laptop, copy)) {
            one.later(Duration.ofMinutes(5));
            value(
                    one.store()
                            .recordingExhibits()
                            .note(
                                    one.session(),
                                    one.store().exhibits().byReference("JSM/4").getFirst(),
                                    "Rust on it"));
            record(one, 5);
            carry(one, desk);
        }
        desk.store().journal().settle();
        Exhibit exhibit = desk.store().exhibits().byReference("JSM/4").getFirst();
        Set<UUID> subjects = new HashSet<>(Set.of(exhibit.id()));
        desk.store().movements().packagesOf(exhibit.id()).forEach(p -> subjects.add(p.id()));
        Proofs.Proof proof =
                new JournalProofs(
                                desk.store().journal(),
                                ZoneId.of("Europe/London"),
                                (records, of) -> {})
                        .check(subjects, desk.store().movements().storyOfExhibit(exhibit.id()));
        assertThat(proof.parted()).isNotEmpty();
        assertThat(proof.entries())
                .hasSizeGreaterThan(2)
                .allSatisfy(one -> {
                    assertThat(one.after()).isNotNull();
                    assertThat(one.before()).isNotNull();
                });
    }

    /** What fills a place below is not the newest entry of its chain. */
    @Test
    void aChainGoesAsFarAsNothingOfItLacks() {
        record(laptop, 10);
        record(laptop, 10);
        record(laptop, 10);
        String device = laptop.store().device().device();
        List<Incoming> own = new ArrayList<>();
        JournalWalk walk = laptop.store().journal().walk(0);
        for (List<JournalWalk.Kept> some = walk.next(); !some.isEmpty(); some = walk.next()) {
            some.stream()
                    .filter(kept -> kept.entry().device().equals(device))
                    .forEach(kept -> own.add(new Incoming(kept.entry(), kept.bodies())));
        }
        Incoming late = own.get(own.size() - 3);
        desk.store().journal().receive(own.stream().filter(one -> !one.equals(late)).toList());
        assertThat(end(desk, device)).isEqualTo(late.entry().seq() - 1);
        desk.store().journal().receive(List.of(late));
        assertThat(end(desk, device)).isEqualTo(own.getLast().entry().seq());
    }

    private static long end(ServedDevice at, String device) {
        return at.store().journal().ends(100).stream()
                .filter(one -> one.device().equals(device))
                .mapToLong(one -> one.at().seq())
                .findFirst()
                .orElseThrow();
    }

    /** And where it is not whole, the print says so too, until the loss is accepted. */
    @Test
    void aPrintIsNotGoodWhereEntriesWereCutOff() throws IOException {
        record(laptop, 10);
        laptop.shut();
        Path journal = laptop.directory().resolve("journal/entries.lfj");
        byte[] bytes = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(bytes, bytes.length - 200));
        assertThat(page(laptop, "")).contains("NOT GOOD").contains("no administrator has accepted");
        VerificationReport.Damage lost = laptop.store().journal().openLosses().getFirst();
        laptop.store()
                .journal()
                .record(
                        value(laptop.session().acting(Permission.MANAGE_OFFICERS)),
                        List.of(
                                NewEvent.of(
                                        laptop.store().id(),
                                        new JournalEvents.LossAccepted(
                                                "seen", lost.from(), lost.to()))));
        assertThat(page(laptop, "")).contains("Good. Nothing was found");
    }

    @Test
    void aPrintIsGoodWhereverTheStoreIsWhole() throws IOException {
        long began = System.nanoTime();
        Random random = new Random(began);
        int checked = 0;
        for (int step = 0; step < 24; step++) {
            String seed = "seed " + began + ", step " + step;
            ServedDevice one = all.get(random.nextInt(all.size()));
            switch (random.nextInt(6)) {
                case 0 -> {
                    if (all.size() < 6) {
                        copy(one, random.nextBoolean());
                    }
                }
                case 1, 2 -> record(one, 1 + random.nextInt(90));
                case 3, 4 -> carry(one, all.get(random.nextInt(all.size())));
                default -> {
                    page(one, seed);
                    checked++;
                }
            }
        }
        for (ServedDevice each : all) {
            all.forEach(from -> carry(from, each));
            page(each, "seed " + began);
            checked++;
        }
        assertThat(checked).isPositive();
    }
}
