package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.app.ServedForce.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.exhibit.Case;
import org.lockfast.journal.Incoming;
import org.lockfast.journal.JournalEvents;
import org.lockfast.journal.JournalWalk;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.VerificationReport;
import org.lockfast.officer.Permission;

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
