package org.lockfast.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.OpenStore;
import org.lockfast.continuity.Names;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.exhibit.MayLook;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.journal.Acting;
import org.lockfast.journal.AttachmentCheck;
import org.lockfast.journal.AttachmentRef;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.journal.Recording;
import org.lockfast.journal.SecondPerson;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;
import org.lockfast.paper.Naughty;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

class ContinuityRecordsTest {
    @TempDir Path folder;

    @Test
    void everyEntryStandsOnItOnceAndInOrder() throws IOException {
        try (TestStore test = TestStore.in(folder)) {
            Exhibit exhibit = story(test);
            byte[] pdf = print(test, exhibit);
            keep(pdf, "story");
            String text = text(pdf);
            String entries =
                    text.substring(
                                    text.indexOf("Every entry, each after those its device knew"),
                                    text.indexOf("Everyone who appears in this record"))
                            .replaceAll("chain head \\w+", ""); // at the foot of every page
            int at = 0;
            for (var happening : test.store().movements().storyOfExhibit(exhibit.id())) {
                if (happening.event() instanceof ReportEvent) {
                    continue; // this print itself
                }
                String eid = happening.eid().toString();
                int found = entries.indexOf(eid, at);
                assertThat(found).as("entry %s after the one before", eid).isGreaterThan(at);
                assertThat(entries.indexOf(eid, found + 1)).as("only once").isNegative();
                assertThat(text).contains(happening.eid().hex());
                at = found;
            }
            assertThat(flat(text))
                    .contains("Good. Nothing was found that does not agree.")
                    .contains("OFFICIAL-SENSITIVE")
                    .contains("Both on device SCN-07")
                    .contains("own key, opened with password")
                    .contains("warrant card seen");
        }
    }

    /** Whoever records it again takes nothing off the print, and stands on it. */
    @Test
    void whatIsRecordedTwicePrintsBesideIt() throws IOException {
        try (TestStore test = TestStore.in(folder)) {
            Exhibit exhibit = story(test);
            PackageState before = now(test.store(), exhibit);
            Acting other = TestStore.value(test.session(Who.OTHER_SCENE).acting(Permission.RECORD));
            test.store()
                    .journal()
                    .record(
                            other,
                            List.of(
                                    NewEvent.of(exhibit.id(), again()),
                                    NewEvent.of(
                                            Objects.requireNonNull(exhibit.caseId()),
                                            new CaseEvent.Opened(
                                                    "43/9999/26", "Operation Wren", null))));
            test.store().journal().settle();
            Exhibit now = test.store().exhibits().byId(exhibit.id()).orElseThrow();
            assertThat(now.description()).isEqualTo(exhibit.description());
            assertThat(now(test.store(), exhibit)).isEqualTo(before);
            String text = flat(text(print(test, now)));
            assertThat(text)
                    .contains("Black Samsung mobile telephone, cracked screen")
                    .contains("Recorded more than once: journal record")
                    .contains("Case 43/9999/26, Operation Wren, by Max Jones (1188)")
                    .containsPattern("by its clock on \\d+ \\w+ \\d{4} \\d\\d:\\d\\d (GMT|BST|UTC)")
                    .contains("What came first here is shown.")
                    .doesNotContain("is not on this print");
        }
    }

    /** Another description, and no package. */
    private static ExhibitEvent.Recorded again() {
        return new ExhibitEvent.Recorded(
                PropertyKind.EXHIBIT,
                null,
                "JSM/1",
                null,
                "A spoon",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Test
    void whatIsMissingNeedsAnAnswer() throws IOException {
        try (TestStore test = TestStore.in(folder)) {
            Exhibit exhibit =
                    TestStore.value(
                            test.store()
                                    .recordingExhibits()
                                    .record(
                                            test.session(Who.SCENE),
                                            openCase(test),
                                            form("JSM/1", "Knife")));
            String sentence = "It is recorded as missing and has not been found.";
            assertThat(flat(text(print(test, exhibit)))).doesNotContain(sentence);
            TestStore.value(
                    test.store()
                            .handling()
                            .missing(
                                    test.session(Who.SCENE),
                                    test.store().movements().packagesOf(exhibit.id()).getFirst(),
                                    "Not on the shelf",
                                    null));
            test.store().journal().settle();
            assertThat(flat(text(print(test, exhibit)))).contains(sentence);
        }
    }

    @Test
    void codesPrintInTheWordsOfTheRules() throws IOException {
        try (TestStore test = TestStore.in(folder)) {
            Exhibit exhibit = story(test);
            Names names = test.store().names();
            assertThat(names.term(Names.Term.POWER, "PACE_19_3"))
                    .startsWith("Lawfully on premises: evidence of an offence (")
                    .contains("19");
            assertThat(names.term(Names.Term.MISSING, "SEAL_NUMBER#2"))
                    .isEqualTo("Seal number of package 2");
            assertThat(names.term(Names.Term.MISSING, "IMEI|SERIAL"))
                    .isEqualTo("IMEI or serial number");
            assertThat(names.termInSentence(Names.Term.PACKAGING, "TEB_POLYTHENE"))
                    .isEqualTo("tamper-evident bag");
            assertThat(names.term(Names.Term.POWER, "Section 19, as PC Smith put it"))
                    .as("own words stay as they are")
                    .isEqualTo("Section 19, as PC Smith put it");
            String text = flat(text(print(test, exhibit)));
            assertThat(text)
                    .contains("Not recorded: kind of thing, packaging, quantity,")
                    .contains("power of seizure, owner.")
                    .contains("Sealed when recorded, numbered bag");
        }
    }

    @Test
    void aSubExhibitAndWhatItCameFromNameEachOther() throws IOException {
        try (TestStore test = TestStore.in(folder)) {
            Exhibit old = story(test);
            PackageState from = test.store().movements().packagesOf(old.id()).getFirst();
            ExhibitForm form =
                    new ExhibitForm(
                            null,
                            "LC/2",
                            "SIM card",
                            null,
                            null,
                            null,
                            null,
                            "1187",
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            from.id());
            Exhibit sim =
                    TestStore.value(
                            test.store()
                                    .takingSubExhibits()
                                    .take(
                                            test.session(Who.SCENE),
                                            test.store().cases().recent(1).getFirst(),
                                            form,
                                            null));
            assertThat(flat(text(print(test, old))))
                    .contains("Taken from it LC/2 (" + sim.propertyNumber() + ")")
                    .contains("LC/2 (" + sim.propertyNumber() + ") taken from it");
            assertThat(flat(text(print(test, sim))))
                    .contains("Taken from JSM/1 (" + old.propertyNumber() + "). Who had it before")
                    .contains("taken by Jo Smith (1187)");
        }
    }

    @Test
    void theSheetSignedOnTheScreenIsDrawnOnceBesideItsHandOver() throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (TestStore test = TestStore.in(folder)) {
            Exhibit exhibit = signed(test, sheet(560, 320));
            AttachmentRef kept =
                    test.store().photographs(now(test.store(), exhibit).id()).get(0).file();
            byte[] pdf = print(test, exhibit);
            keep(pdf, "signed");
            assertThat(flat(text(pdf)))
                    .contains("Sheet signed on the screen, drawn below. SHA-256 it is kept under:")
                    .contains("The form is kept on paper; no photograph of it is attached.")
                    .contains("Photograph of the paper form, kept with the record.")
                    .contains("Good. Nothing was found that does not agree.");
            assertThat(text(pdf).replaceAll("\\s", "")).contains(kept.hash().hex());
            assertThat(figures(pdf))
                    .containsExactly(
                            "The sheet of entry 2 with the line drawn on it by Dr Ada Stone, Example Laboratory:"
                                    + " statement, exhibits with their seals, and signature.");
            try (PDDocument document = Loader.loadPDF(pdf)) {
                List<int[]> sizes = new ArrayList<>();
                for (var page : document.getPages()) {
                    for (var name : page.getResources().getXObjectNames()) {
                        if (page.getResources().getXObject(name) instanceof PDImageXObject image) {
                            sizes.add(new int[] {image.getWidth(), image.getHeight()});
                        }
                    }
                }
                assertThat(sizes).containsExactly(new int[] {560, 320});
            }
            for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)) {
                assertThat(violations(pdf, flavour)).as(flavour.toString()).isEmpty();
            }
        }
    }

    @Test
    void aSheetHoweverTallStaysOnOnePage() throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (TestStore test = TestStore.in(folder)) {
            byte[] pdf = print(test, signed(test, sheet(560, 9_000)));
            keep(pdf, "signed-tall");
            assertThat(figures(pdf)).hasSize(1);
            assertThat(violations(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
        }
    }

    @Test
    void aSignatureThatIsNotWhatWasAttachedIsSaidOnPageOne() throws IOException {
        try (TestStore test = TestStore.in(folder)) {
            Exhibit exhibit = signed(test, sheet(560, 320));
            Path attached = test.directory().resolve("attachments");
            List<Path> files;
            try (var all = Files.walk(attached)) {
                files = all.filter(Files::isRegularFile).toList();
            }
            for (Path file : files) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length - 1] ^= 1;
                Files.write(file, bytes);
            }
            byte[] pdf = print(test, exhibit);
            try (PDDocument document = Loader.loadPDF(pdf)) {
                assertThat(flat(text(document, 1)))
                        .contains("NOT GOOD.")
                        .contains("Entry 2: What is kept as the signature is not the file");
            }
            assertThat(figures(pdf)).isEmpty();
            for (Path file : files) {
                Files.delete(file);
            }
            assertThat(flat(text(print(test, exhibit))))
                    .contains("Sheet signed on the screen: not at hand in this store.")
                    .contains("Good. Nothing was found");
        }
    }

    /** Drawn, on paper, and on paper that was photographed. */
    private static Exhibit signed(TestStore test, byte[] sheet) {
        OpenStore store = test.store();
        Session scene = test.session(Who.SCENE);
        Exhibit exhibit =
                TestStore.value(
                        store.recordingExhibits()
                                .record(scene, openCase(test), form("JSM/1", "Grey telephone")));
        AttachmentRef drawn = store.attachments().add("signature.png", "image/png", sheet);
        AttachmentRef photograph =
                store.attachments().add("form.jpg", "image/jpeg", new byte[] {1, 2, 3});
        List<SecondPerson> ways = new ArrayList<>();
        String name = "Dr Ada Stone, Example Laboratory";
        ways.add(new SecondPerson(null, name, "receiver", Vouch.CARD_DRAWN, null, drawn));
        ways.add(new SecondPerson(null, name, "receiver", Vouch.PAPER, null));
        ways.add(new SecondPerson(null, name, "receiver", Vouch.CARD_PAPER, null, photograph));
        for (SecondPerson person : ways) {
            test.later(Duration.ofMinutes(10));
            TestStore.value(
                    store.handingOver()
                            .handOut(
                                    scene,
                                    List.of(now(store, exhibit)),
                                    name,
                                    person,
                                    "Examination",
                                    Map.of(),
                                    null));
            test.later(Duration.ofMinutes(10));
            TestStore.value(
                    store.handling().inHand(scene, now(store, exhibit), "Back again", null, null));
        }
        return store.exhibits().byId(exhibit.id()).orElseThrow();
    }

    private static byte[] sheet(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var pen = image.createGraphics();
        pen.setColor(java.awt.Color.BLUE);
        pen.drawLine(20, height - 30, width - 20, height - 60);
        pen.drawString("Received from Jo Smith (1187)", 20, 30);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    /** The words of every figure. */
    private static List<String> figures(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<String> found = new ArrayList<>();
            figures(document.getDocumentCatalog().getStructureTreeRoot(), found);
            return found;
        }
    }

    private static void figures(PDStructureNode node, List<String> found) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                if (element.getStructureType().equals("Figure")) {
                    found.add(element.getAlternateDescription());
                }
                figures(element, found);
            }
        }
    }

    @Test
    @DisplayName("U-31 U-40 a gap is boxed on the print and says GAP")
    void aGapIsBoxedAndSaysGap() throws IOException {
        try (TestStore test = TestStore.in(folder)) {
            String text = text(print(test, story(test)));
            assertThat(text).containsPattern("(?m)^GAP ").contains("Not explained.");
        }
    }

    /** A clock three days fast for one act, and the next act at a right one, knowing it. */
    @Test
    void whereClocksDoNotAgreeBothTimesPrintAndNoStretchIsLost() throws IOException {
        try (TestStore test = TestStore.in(folder)) {
            Exhibit exhibit = story(test);
            OpenStore store = test.store();
            test.later(Duration.ofDays(3));
            TestStore.value(
                    store.handling()
                            .inHand(
                                    test.session(Who.OTHER_SCENE),
                                    now(store, exhibit),
                                    "Taken over",
                                    null,
                                    null));
            test.later(Duration.ofDays(-3).plusMinutes(20));
            String future = flat(text(print(test, exhibit)));
            assertThat(future)
                    .contains(", since not later than ")
                    .contains(", which it was then by this computer's clock; SCN-07's said ");
            assertThat(now(store, exhibit).since())
                    .isEqualTo(test.store().surroundings().clock().instant());
            TestStore.value(
                    store.handling()
                            .inHand(
                                    test.session(Who.SCENE),
                                    now(store, exhibit),
                                    "Back on my desk",
                                    null,
                                    null));
            test.later(Duration.ofDays(10));
            byte[] pdf = print(test, exhibit);
            keep(pdf, "clocks");
            assertThat(flat(text(pdf)))
                    .contains(" by another entry of SCN-07; this one says ")
                    .contains("Clocks do not agree: not later than ")
                    .contains("Began not later than ")
                    .contains("not known: clocks differ")
                    .doesNotContain("It is said to have happened before what came before it");
            assertThat(now(store, exhibit).holder())
                    .isEqualTo(test.session(Who.SCENE).officer().id());
        }
    }

    @Test
    void bothValuesOfACorrectedSealPrint() throws IOException {
        try (TestStore test = TestStore.in(folder)) {
            Exhibit exhibit = story(test);
            PackageState p = test.store().movements().packagesOf(exhibit.id()).getFirst();
            TestStore.value(
                    test.store()
                            .recordingExhibits()
                            .correctPackage(
                                    test.session(Who.SCENE),
                                    exhibit,
                                    p.id(),
                                    "seal",
                                    p.seal(),
                                    "B7654321",
                                    "two digits swapped"));
            String text = flat(text(print(test, exhibit)));
            assertThat(text)
                    .contains("B7654321")
                    .contains(String.valueOf(p.seal()))
                    .contains("Corrected by entry")
                    .contains("two digits swapped");
        }
    }

    @Test
    @DisplayName("U-40 every page says which of how many")
    void everyPageSaysWhichOfHowManyAndWhoseItIs() throws IOException {
        try (TestStore test = TestStore.in(folder)) {
            Exhibit exhibit = story(test);
            Session officer = test.session(Who.SCENE);
            for (int i = 1; i <= 200; i++) {
                TestStore.value(
                        test.store()
                                .recordingExhibits()
                                .note(officer, exhibit, "Note number " + i));
            }
            byte[] pdf = print(test, exhibit);
            keep(pdf, "long");
            try (PDDocument document = Loader.loadPDF(pdf)) {
                int pages = document.getNumberOfPages();
                assertThat(pages).isGreaterThan(10);
                int headers = 0;
                for (int i = 1; i <= pages; i++) {
                    String page = text(document, i);
                    assertThat(page)
                            .contains("Page " + i + " of " + pages)
                            .contains("JSM/1, case 43/1029/26")
                            .contains("OFFICIAL-SENSITIVE");
                    headers += page.contains("What, who, and how each vouched") ? 1 : 0;
                }
                String all = text(pdf);
                assertThat(headers)
                        .as("the header stands again on every page of entries")
                        .isGreaterThan(8);
                for (int i = 1; i <= 200; i++) {
                    assertThat(Pattern.compile("Note number " + i + "\\b").matcher(all).results())
                            .hasSize(1);
                }
            }
        }
    }

    @Test
    void sameInputsMakeTheSameBytes() {
        try (TestStore test = TestStore.in(folder)) {
            Exhibit exhibit = story(test);
            List<NewEvent> recorded = new ArrayList<>();
            ContinuityRecords records = records(test, allGood(), recorded);
            byte[] first = print(test, records, exhibit);
            byte[] second = print(test, records, exhibit);
            assertThat(second).isEqualTo(first);
            assertThat(recorded).hasSize(2);
            test.later(Duration.ofMinutes(1));
            assertThat(print(test, records, exhibit)).isNotEqualTo(first);
        }
    }

    @Test
    void whatIsHandedOutIsWhatIsRecorded() {
        try (TestStore test = TestStore.in(folder)) {
            Exhibit exhibit = story(test);
            byte[] pdf =
                    TestStore.value(
                            test.store()
                                    .continuityRecords()
                                    .print(test.session(Who.AUDITOR), exhibit.id(), "trial", ""));
            ReportEvent.RecordPrinted printed =
                    test.store().movements().storyOfExhibit(exhibit.id()).stream()
                            .map(h -> h.event())
                            .filter(ReportEvent.RecordPrinted.class::isInstance)
                            .map(ReportEvent.RecordPrinted.class::cast)
                            .findFirst()
                            .orElseThrow();
            assertThat(printed.sha256()).isEqualTo(Hash.sha256(pdf));
            assertThat(printed.events()).isEqualTo(8);
            assertThat(printed.why()).isEqualTo("trial");
            assertThat(printed.forWhom()).isNull();
        }
    }

    @Test
    void whatCannotBeRecordedIsNotHandedOut() {
        try (TestStore test = TestStore.in(folder)) {
            Exhibit exhibit = story(test);
            Recording full =
                    new Recording() {
                        @Override
                        public List<Recorded> together(
                                Acting first,
                                List<NewEvent> events,
                                Acting second,
                                java.util.function.Function<List<Recorded>, List<NewEvent>>
                                        answer) {
                            throw new AssertionError("Nobody hands over here");
                        }

                        @Override
                        public List<Recorded> record(@Nullable Acting by, List<NewEvent> events) {
                            throw new JournalRefusal("Nothing was recorded: the disk is full.");
                        }

                        @Override
                        public void settle() {}
                    };
            Outcome<byte[]> outcome =
                    records(test, allGood(), full)
                            .print(test.session(Who.AUDITOR), exhibit.id(), "", "");
            assertThat(outcome)
                    .isEqualTo(
                            Outcome.refused(
                                    "NOT_RECORDED", "Nothing was recorded: the disk is full."));
        }
    }

    @Test
    void aRecordThatDoesNotCheckOutSaysSoOnPageOne() throws IOException {
        try (TestStore test = TestStore.in(folder)) {
            Exhibit exhibit = story(test);
            Proofs bad =
                    (subjects, events) -> {
                        Proofs.Proof good = allGood().check(subjects, events);
                        List<Proofs.Checked> entries = new ArrayList<>(good.entries());
                        Hash eid = entries.get(2).eid();
                        entries.set(
                                2,
                                new Proofs.Checked(
                                        eid,
                                        List.of("k/0"),
                                        0,
                                        null,
                                        null,
                                        List.of(),
                                        "It was altered."));
                        return new Proofs.Proof(
                                entries,
                                9,
                                eid,
                                test.now(),
                                Map.of(),
                                0,
                                List.of("Parted."),
                                List.of("Begun anew."),
                                List.of("Cut short."));
                    };
            byte[] pdf = print(test, records(test, bad, new ArrayList<>()), exhibit);
            try (PDDocument document = Loader.loadPDF(pdf)) {
                assertThat(flat(text(document, 1) + text(document, 2)))
                        .contains("NOT GOOD.")
                        .contains("Entry 3: It was altered.")
                        .contains("A chain that parts Parted.")
                        .contains("Begun anew.")
                        .contains("Cut short.");
            }
            assertThat(flat(text(pdf))).contains("NOT GOOD: see page 1");
        }
    }

    @Test
    void theResultStandsOnPageOneHoweverLongTheWordsAre() throws IOException {
        try (TestStore test = TestStore.in(folder)) {
            String words =
                    java.util.stream.IntStream.range(0, 1_250)
                            .mapToObj(
                                    n -> String.format(java.util.Locale.ROOT, "word%03d", n % 1000))
                            .collect(java.util.stream.Collectors.joining(" "));
            assertThat(words).hasSizeGreaterThan(9_990);
            for (String description : List.of(words, "W".repeat(10_000), "line\n".repeat(2_000))) {
                Exhibit exhibit =
                        TestStore.value(
                                test.store()
                                        .recordingExhibits()
                                        .record(
                                                test.session(Who.SCENE),
                                                null,
                                                lengthy(description)));
                byte[] pdf = print(test, exhibit);
                keep(pdf, "long-" + description.charAt(0));
                try (PDDocument document = Loader.loadPDF(pdf)) {
                    String first = flat(text(document, 1));
                    assertThat(first)
                            .contains("Good. Nothing was found that does not agree.")
                            .contains("What this record proves, and what it does not")
                            .contains("It does not prove that what was recorded was true")
                            .contains("… (in full below)")
                            .contains("Description " + flat(description).substring(0, 14));
                }
                assertThat(text(pdf).replaceAll("\\s", ""))
                        .contains(description.replaceAll("\\s", "").substring(0, 200))
                        .contains("Infull");
                assertThat(count(flat(text(pdf)), "word999"))
                        .isEqualTo(count(description, "word999"));
            }
        }
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    private static ExhibitForm lengthy(String description) {
        return new ExhibitForm(
                org.lockfast.exhibit.PropertyKind.FOUND,
                null,
                description,
                null,
                OffsetDateTime.parse("2026-06-16T08:40:00+01:00"),
                "a very long place ".repeat(200),
                "from ".repeat(400),
                "1187",
                "PC Jo Smith",
                null,
                null,
                "A0000001",
                null,
                List.of("NONE_IDENTIFIED"),
                Map.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** By veraPDF, the validator of the PDF Association: archival, and readable by ear. */
    @Test
    void theRecordIsThePdfItSaysItIs() throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (TestStore test = TestStore.in(folder)) {
            Exhibit exhibit = story(test);
            List<byte[]> prints = List.of(print(test, exhibit), print(test, naughty(test)));
            for (byte[] pdf : prints) {
                for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)) {
                    assertThat(violations(pdf, flavour)).as(flavour.toString()).isEmpty();
                }
            }
            byte[] unmarked =
                    new String(prints.getFirst(), StandardCharsets.ISO_8859_1)
                            .replace("<pdfaid:part>3<", "<pdfaid:part>9<")
                            .getBytes(StandardCharsets.ISO_8859_1);
            assertThat(violations(unmarked, PDFAFlavour.PDFA_3_A)).isNotEmpty();
        }
    }

    private static Exhibit naughty(TestStore test) {
        return TestStore.value(
                test.store()
                        .recordingExhibits()
                        .record(
                                test.session(Who.SCENE),
                                null,
                                lengthy(
                                        "\u202e \u0627\u0644 \u4e2d\u6587 \ud83d\ude00 e\u0301 \uffff x")));
    }

    static List<String> violations(byte[] pdf, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser =
                        Foundries.defaultInstance()
                                .createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(flavour, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .filter(one -> one.getStatus() == TestAssertion.Status.FAILED)
                    .map(one -> one.getRuleId().getClause() + ": " + one.getMessage())
                    .distinct()
                    .toList();
        }
    }

    private static Proofs allGood() {
        return (subjects, events) ->
                new Proofs.Proof(
                        events.stream()
                                .map(h ->
                                        new Proofs.Checked(
                                                h.eid(),
                                                List.of("k/0"),
                                                1,
                                                null,
                                                null,
                                                List.of(),
                                                null))
                                .toList(),
                        events.size(),
                        events.getLast().eid(),
                        events.getLast().recorded(),
                        Map.of(),
                        0,
                        List.of(),
                        List.of(),
                        List.of());
    }

    private static ContinuityRecords records(
            TestStore test, Proofs proofs, List<NewEvent> recorded) {
        return records(
                test,
                proofs,
                new Recording() {
                    @Override
                    public List<Recorded> together(
                            Acting first,
                            List<NewEvent> events,
                            Acting second,
                            java.util.function.Function<List<Recorded>, List<NewEvent>> answer) {
                        throw new AssertionError("Nobody hands over here");
                    }

                    @Override
                    public List<Recorded> record(@Nullable Acting by, List<NewEvent> events) {
                        recorded.addAll(events);
                        return List.of();
                    }

                    @Override
                    public void settle() {}
                });
    }

    private static ContinuityRecords records(TestStore test, Proofs proofs, Recording journal) {
        OpenStore store = test.store();
        return new ContinuityRecords(
                journal,
                store.movements(),
                store.headsShown(),
                store.exhibits(),
                MayLook.ANYBODY,
                store.names(),
                store.limits(),
                proofs,
                _ -> new KeptFiles.Kept(AttachmentCheck.State.MISSING, new byte[0]),
                store.fonts(),
                test::now,
                TestStore.ZONE,
                TestStore.FORCE,
                "0.1.0-test");
    }

    @Test
    void anyTextSurvives() throws IOException {
        List<String> strings = Naughty.strings();
        try (TestStore test = TestStore.in(folder)) {
            Case of = openCase(test);
            Session officer = test.session(Who.SCENE);
            StringBuilder all = new StringBuilder();
            strings.forEach(one -> all.append(one).append('\n'));
            Exhibit exhibit =
                    TestStore.value(
                            test.store()
                                    .recordingExhibits()
                                    .record(officer, of, form("JSM/1", all.toString())));
            int notes = 0;
            for (String one : strings) {
                if (!one.isBlank()) {
                    TestStore.value(test.store().recordingExhibits().note(officer, exhibit, one));
                    notes++;
                }
            }
            byte[] pdf =
                    TestStore.value(
                            test.store()
                                    .continuityRecords()
                                    .print(officer, exhibit.id(), strings.get(60), "<b>&\u0000"));
            keep(pdf, "naughty");
            String text = flat(text(pdf));
            assertThat(text).contains(notes + 1 + " entries").contains("DROP TABLE");
            for (String one : strings) {
                if (one.matches("[A-Za-z0-9$/ ]{1,30}") && !one.isBlank()) {
                    assertThat(text).contains(flat(one));
                }
            }
        }
    }

    @Test
    void whichCharactersStandAsCodesStandsOnIt() throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (TestStore test = TestStore.in(folder)) {
            Session officer = test.session(Who.SCENE);
            Exhibit exhibit =
                    TestStore.value(
                            test.store()
                                    .recordingExhibits()
                                    .record(
                                            officer,
                                            openCase(test),
                                            form("JSM/1", "Knife, Żółty")));
            Outcome<byte[]> plain =
                    test.store().continuityRecords().print(officer, exhibit.id(), "", "");
            assertThat(((Outcome.Done<byte[]>) plain).warnings()).isEmpty();
            assertThat(flat(text(TestStore.value(plain)))).doesNotContain("stand as codes");
            TestStore.value(
                    test.store()
                            .recordingExhibits()
                            .note(officer, exhibit, "चाकू is written on it, 中, and [U+0041]"));
            Outcome<byte[]> coded =
                    test.store().continuityRecords().print(officer, exhibit.id(), "", "");
            byte[] pdf = TestStore.value(coded);
            keep(pdf, "codes");
            assertThat(((Outcome.Done<byte[]>) coded).warnings())
                    .singleElement()
                    .asString()
                    .contains("“Characters that stand as codes”");
            try (PDDocument document = Loader.loadPDF(pdf)) {
                assertThat(flat(text(document, 1)))
                        .contains("stands under “Characters that stand as codes”")
                        .contains("Good. Nothing was found that does not agree.");
            }
            assertThat(flat(text(pdf)))
                    .contains("[U+091A]", "[U+4E2D]", "[U+005B]U+0041]")
                    .contains(
                            "U+005B A square bracket that was written, and looked like the beginning of such a code"
                                    + " U+0915 DEVANAGARI LETTER KA"
                                    + " U+091A DEVANAGARI LETTER CA"
                                    + " U+093E DEVANAGARI VOWEL SIGN AA"
                                    + " U+0942 DEVANAGARI VOWEL SIGN UU"
                                    + " U+4E2D CJK UNIFIED IDEOGRAPHS 4E2D"
                                    + " Appendix: entries and signing keys");
            assertThat(violations(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
        }
    }

    @Test
    void aCopiedExhibitSaysWhereItWasCopiedFrom() throws IOException {
        try (TestStore test = TestStore.in(folder)) {
            Path csv = folder.resolve("old-system.csv");
            Path map = folder.resolve("map.json");
            Path out = folder.resolve("record.pdf");
            Files.writeString(csv, "Case,Ref,Goods\n43/7/25,AB/1,One axe\n");
            Files.writeString(
                    map, "{\"case\":\"Case\",\"reference\":\"Ref\",\"description\":\"Goods\"}");
            TestStore.Ran copied =
                    test.run(Who.PROPERTY, "import", csv.toString(), "--map", map.toString());
            assertThat(copied.code()).as(copied.err()).isZero();
            TestStore.Ran ran = test.run(Who.PROPERTY, "record", "AB/1", "--out", out.toString());
            assertThat(ran.code()).as(ran.err()).isZero();
            assertThat(flat(text(Files.readAllBytes(out))))
                    .contains(
                            "Copied from old-system.csv on 2026-06-16; earlier entries not checked here")
                    .contains("Good. Nothing was found");
        }
    }

    @Test
    void commandWritesTheFileAndLeavesTheStoreSound() throws IOException {
        try (TestStore test = TestStore.in(folder)) {
            story(test);
            Path out = folder.resolve("record.pdf");
            TestStore.Ran ran =
                    test.run(
                            Who.AUDITOR,
                            "trail",
                            "JSM/1",
                            "--out",
                            out.toString(),
                            "--why",
                            "Trial bundle",
                            "--for",
                            "CPS London");
            assertThat(ran.err()).isEmpty();
            assertThat(ran.code()).isZero();
            assertThat(flat(text(Files.readAllBytes(out))))
                    .contains("Trial bundle")
                    .contains("CPS London")
                    .contains("Pat Auditor (4004)");
            assertThat(test.run(Who.AUDITOR, "verify").code()).isZero();
        }
    }

    // ---- a story with a gap, a person without an account and a hand-over
    // ------------------------------------------------

    private static Exhibit story(TestStore test) {
        Session scene = test.session(Who.SCENE);
        Session other = test.session(Who.OTHER_SCENE);
        OpenStore store = test.store();
        Exhibit exhibit =
                TestStore.value(
                        store.recordingExhibits()
                                .record(
                                        scene,
                                        openCase(test),
                                        form(
                                                "JSM/1",
                                                "Black Samsung mobile telephone, cracked screen")));
        test.later(Duration.ofMinutes(12));
        PackageState p = store.movements().packagesOf(exhibit.id()).getFirst();
        TestStore.value(
                store.handingOver()
                        .offer(
                                scene,
                                List.of(p),
                                other.officer(),
                                "To the property store",
                                Map.of(p.id(), String.valueOf(p.seal())),
                                null));
        test.later(Duration.ofMinutes(1));
        TestStore.value(
                store.handingOver().accept(other, List.of(now(store, exhibit)), Map.of(), null));
        test.later(Duration.ofHours(3));
        TestStore.value(
                store.handingOver()
                        .handOut(
                                other,
                                List.of(now(store, exhibit)),
                                "Dr Ada Stone, Example Laboratory",
                                Vouch.CARD,
                                "Examination",
                                Map.of(),
                                null));
        test.later(Duration.ofDays(2));
        TestStore.value(
                store.handling()
                        .inHand(scene, now(store, exhibit), "Found on my desk", null, null));
        test.later(Duration.ofHours(5));
        TestStore.value(
                store.handling()
                        .open(
                                scene,
                                now(store, exhibit),
                                "To photograph it",
                                null,
                                test.now()
                                        .minus(Duration.ofHours(4))
                                        .atZone(TestStore.ZONE)
                                        .toOffsetDateTime()));
        TestStore.value(
                store.handling()
                        .reseal(
                                scene,
                                now(store, exhibit),
                                "NUMBERED_BAG",
                                "A0000002",
                                true,
                                "Photographed",
                                null));
        test.later(Duration.ofHours(30));
        TestStore.value(
                store.handingOver()
                        .offer(
                                scene,
                                List.of(now(store, exhibit)),
                                other.officer(),
                                "Gone on leave",
                                Map.of(),
                                null));
        test.later(Duration.ofDays(3));
        return store.exhibits().byId(exhibit.id()).orElseThrow();
    }

    private static PackageState now(OpenStore store, Exhibit exhibit) {
        return store.movements().packagesOf(exhibit.id()).getFirst();
    }

    private static Case openCase(TestStore test) {
        return TestStore.value(
                test.store()
                        .openingCases()
                        .open(test.session(Who.SCENE), "43/1029/26", "Burglary", List.of()));
    }

    private static ExhibitForm form(String reference, @Nullable String description) {
        return new ExhibitForm(
                null,
                reference,
                description,
                null,
                OffsetDateTime.parse("2026-06-16T08:40:00+01:00"),
                "12 Example Road, kitchen",
                "Lee Example",
                "1187",
                "PC Jo Smith",
                null,
                null,
                "A0000001",
                null,
                List.of("NONE_IDENTIFIED"),
                Map.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static byte[] print(TestStore test, Exhibit exhibit) {
        return print(test, test.store().continuityRecords(), exhibit);
    }

    private static byte[] print(TestStore test, ContinuityRecords records, Exhibit exhibit) {
        return TestStore.value(
                records.print(
                        test.session(Who.SUPERVISOR),
                        exhibit.id(),
                        "Disclosure",
                        "Crown Prosecution Service"));
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            return stripper.getText(document);
        }
    }

    private static String text(PDDocument document, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** For looking at, where the run asks for it. */
    static void keep(byte[] pdf, String name) throws IOException {
        String into = System.getProperty("lockfast.pictures");
        if (into != null) {
            Files.createDirectories(Path.of(into));
            Files.write(Path.of(into, name + ".pdf"), pdf);
        }
    }
}
