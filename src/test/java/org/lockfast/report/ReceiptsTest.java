package org.lockfast.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.OpenStore;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.DaysAlone;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.LeavingForGood.Giving;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.ExhibitEvent.ReceiptPrinted;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.journal.AttachmentRef;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.SecondPerson;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.KeyDoubt;
import org.lockfast.officer.Session;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class ReceiptsTest {
    private static final String ARABIC = "هاتف أسود، الشاشة مكسورة";
    private static final String WELSH = "Cyllell â charn pren, tŷ’r gŵr, llafn 20 cm";

    private static final Receipts.Asked ASKED_NOT = Receipts.Asked.NOTHING;

    @TempDir Path folder;

    @Test
    void whatWasSeizedFromOnePersonStandsOnOneReceipt() throws Exception {
        try (TestStore test = TestStore.in(folder)) {
            List<UUID> all = new ArrayList<>();
            all.add(
                    seized(test, "JSM/1", "Black telephone, cracked", "Ann Green", "A1000001")
                            .id());
            all.add(seized(test, "JSM/2", WELSH, "Ann Green", "A1000002").id());
            all.add(seized(test, "JSM/3", ARABIC, "Ann Green", null).id());
            byte[] pdf =
                    taken(
                            test,
                            all,
                            new Receipts.Asked("Ann Green", LocalDate.of(2026, 6, 15)),
                            "seized");
            assertThat(flat(text(pdf)))
                    .contains("Receipt for items seized")
                    .contains("Exampleshire Police, Exampleton")
                    .contains("Case 43/1029/26")
                    .contains("From whom Ann Green")
                    .contains("Given to Ann Green")
                    .contains("Asked for on 15 Jun 2026")
                    .contains("Power of seizure Lawfully on premises")
                    .contains("Cyllell â charn pren, tŷ’r gŵr, llafn 20 cm")
                    .contains("A1000001", "A1000002", "none recorded")
                    .contains("End of the list: 3 items.")
                    .contains("Where it was seized under a power given by an enactment")
                    .contains("section 21")
                    .contains("Received by: Ann Green")
                    .doesNotContain("Copy");
            assertThat(prints(test, all.getLast())).hasSize(1);
            ReceiptPrinted printed = prints(test, all.getLast()).getFirst();
            assertThat(printed.sha256()).isEqualTo(Hash.sha256(pdf));
            assertThat(printed.exhibits()).isEqualTo(3);
            assertThat(printed.copy()).isZero();
            assertThat(printed.forWhom()).isEqualTo("Ann Green");
            assertThat(printed.asked()).isEqualTo(LocalDate.of(2026, 6, 15));
            assertThat(told(test, all.getFirst())).contains("Receipt printed");
        }
    }

    @Test
    void theSecondPrintIsACopyWithItsNumber() throws Exception {
        try (TestStore test = TestStore.in(folder)) {
            UUID first = seized(test, "JSM/1", "Knife", "Ann Green", "A1").id();
            UUID second = seized(test, "JSM/2", "Fork", "Ann Green", "A2").id();
            taken(test, List.of(first), Receipts.Asked.NOTHING, "first");
            test.later(Duration.ofHours(2));
            assertThat(flat(text(taken(test, List.of(first), Receipts.Asked.NOTHING, "copy"))))
                    .contains("Copy 1 First printed 16 Jun 2026 09:00 BST by Jo Smith (1187).")
                    .contains("Copy 1, 1 item");
            assertThat(flat(text(taken(test, List.of(first), Receipts.Asked.NOTHING, "copy2"))))
                    .contains("Copy 2 First printed 16 Jun 2026 09:00");
            String both =
                    flat(text(taken(test, List.of(first, second), Receipts.Asked.NOTHING, "both")));
            assertThat(both)
                    .as("one of them has had none: it is a receipt of its own, and says so")
                    .contains("A receipt for JSM/1 was printed 16 Jun 2026 09:00 BST")
                    .doesNotContain("Copy");
            assertThat(prints(test, first))
                    .extracting(ReceiptPrinted::copy)
                    .containsExactly(0, 1, 2, 0);
            assertThat(told(test, first)).contains("Receipt printed again, copy 2");
        }
    }

    @Test
    void nobodyIsToldOfWhatIsAnothers() throws Exception {
        try (TestStore test = TestStore.in(folder)) {
            UUID hers = seized(test, "JSM/1", "Knife", "Ann Green", "A1").id();
            UUID his = seized(test, "JSM/2", "Fork", "Bob Grey", "A2").id();
            UUID found = kept(test, PropertyKind.FOUND, Map.of("FINDER", "Cy White")).id();
            refused(test, List.of(hers, his), "JSM/2 does not say the same as to “From whom”");
            refused(test, List.of(hers, found), "is another kind of property than JSM/1");
            UUID other = kept(test, PropertyKind.FOUND, Map.of()).id();
            UUID another = kept(test, PropertyKind.FOUND, Map.of()).id();
            refused(test, List.of(other, another), "says nothing as to “Finder”");
            assertThat(prints(test, hers)).isEmpty();
            assertThat(prints(test, found)).isEmpty();
            taken(test, List.of(other), Receipts.Asked.NOTHING, "one-unknown");
            assertThat(prints(test, other)).hasSize(1);
            assertThat(test.store().rules().rules().operations().get("DISCLOSURE").events())
                    .as("a receipt is a disclosure in the log of who looked")
                    .contains("receipt.");
        }
    }

    @Test
    void eachKindOfPropertyHasItsOwn() throws Exception {
        try (TestStore test = TestStore.in(folder)) {
            Map<PropertyKind, Map<String, String>> facts =
                    Map.of(
                            PropertyKind.FOUND,
                            Map.of("FINDER", "Cy White", "FINDER_CLAIM", "would like it"),
                            PropertyKind.PRISONER,
                            Map.of("WITNESS", "PS Brown", "PERSON_SIGNED", "signed the list"),
                            PropertyKind.DECEASED,
                            Map.of("DECEASED", "Dee Black", "NEXT_OF_KIN", "Eve Black, 2 High St"),
                            PropertyKind.SAFEKEEPING,
                            Map.of("OWNER", "Flo Blue", "REASON_KEPT", "owner in hospital"),
                            PropertyKind.SURRENDERED,
                            Map.of("SURRENDER", "over the counter"));
            Map<PropertyKind, List<String>> says =
                    Map.of(
                            PropertyKind.FOUND,
                            List.of(
                                    "Receipt for found property",
                                    "Finder Cy White",
                                    "would like it"),
                            PropertyKind.PRISONER,
                            List.of("Receipt for property kept in custody", "Witness PS Brown"),
                            PropertyKind.DECEASED,
                            List.of(
                                    "Receipt for property of the deceased",
                                    "Who has died Dee Black"),
                            PropertyKind.SAFEKEEPING,
                            List.of("Receipt for property kept safe", "Owner Flo Blue"),
                            PropertyKind.SURRENDERED,
                            List.of("Receipt for surrendered property", "over the counter"));
            for (PropertyKind kind : facts.keySet()) {
                Exhibit one = kept(test, kind, facts.get(kind));
                byte[] pdf = taken(test, List.of(one.id()), Receipts.Asked.NOTHING, kind.name());
                assertThat(flat(text(pdf)))
                        .contains(says.get(kind))
                        .contains(one.propertyNumber())
                        .contains("Taken in ")
                        .doesNotContain("section 21", "High St", "hospital");
            }
        }
    }

    @Test
    void thirtyRunOnOverSeveralSheets() throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (TestStore test = TestStore.in(folder)) {
            List<UUID> all = new ArrayList<>();
            for (int i = 1; i <= 30; i++) {
                String text =
                        i == 7
                                ? "Blue rucksack. ".repeat(60)
                                : i % 5 == 0 ? ARABIC : "Item " + i + ", " + WELSH;
                all.add(seized(test, "JSM/" + i, text, "Ann Green", "B" + (1_000_000 + i)).id());
            }
            byte[] pdf = taken(test, all, Receipts.Asked.NOTHING, "thirty");
            try (PDDocument document = Loader.loadPDF(pdf)) {
                int pages = document.getNumberOfPages();
                assertThat(pages).isGreaterThan(2);
                for (int i = 1; i <= pages; i++) {
                    PDFTextStripper of = new PDFTextStripper();
                    of.setStartPage(i);
                    of.setEndPage(i);
                    assertThat(of.getText(document))
                            .contains("Page " + i + " of " + pages)
                            .contains("Receipt for items seized");
                }
            }
            assertThat(flat(text(pdf))).contains("B1000030", "End of the list: 30 items.");
            for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)) {
                assertThat(ContinuityRecordsTest.violations(pdf, flavour))
                        .as(flavour.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void aHandOverAndItsReceivingHaveTheirs() throws Exception {
        try (TestStore test = TestStore.in(folder)) {
            OpenStore store = test.store();
            Session scene = test.session(Who.SCENE);
            Session other = test.session(Who.OTHER_SCENE);
            Exhibit exhibit = seized(test, "JSM/1", "Knife", "Ann Green", "A1000001");
            PackageState p = pack(store, exhibit);
            assertThat(store.receipts().hands(scene, List.of(p.id()), file("none")))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            no -> assertThat(no.sentence()).contains("Hand it over or receive"));
            TestStore.value(
                    store.handingOver()
                            .offer(
                                    scene,
                                    List.of(p),
                                    other.officer(),
                                    "To the store",
                                    Map.of(p.id(), "A1000001"),
                                    null));
            assertThat(flat(text(hands(test, p.id(), "offered"))))
                    .contains("Receipt for items handed over")
                    .contains("From Jo Smith (1187) Offered to Max Jones (1188)")
                    .contains("does not say by now that it was accepted")
                    .contains("Purpose To the store")
                    .contains("Seal number read then.")
                    .doesNotContain("Ann Green");
            test.later(Duration.ofMinutes(5));
            TestStore.value(
                    store.handingOver()
                            .accept(other, List.of(pack(store, exhibit)), Map.of(), null));
            assertThat(flat(text(hands(test, p.id(), "accepted"))))
                    .contains("To Max Jones (1188) When offered 16 Jun 2026 09:00 BST, accepted")
                    .doesNotContain("Copy");
            assertThat(flat(text(hands(test, p.id(), "accepted-again")))).contains("Copy 1");
            test.later(Duration.ofMinutes(5));
            TestStore.value(
                    store.handingOver()
                            .handOut(
                                    other,
                                    List.of(pack(store, exhibit)),
                                    "Dr Ada Stone",
                                    Vouch.CARD,
                                    "Examination",
                                    Map.of(),
                                    null));
            assertThat(flat(text(hands(test, p.id(), "out"))))
                    .contains("To Dr Ada Stone", "Dr Ada Stone: warrant card seen.")
                    .contains("To: Dr Ada Stone");
            test.later(Duration.ofDays(2));
            TestStore.value(
                    store.handingOver()
                            .handIn(
                                    scene,
                                    List.of(pack(store, exhibit)),
                                    "Dr Ada Stone",
                                    Vouch.PAPER,
                                    Map.of(),
                                    null));
            assertThat(flat(text(hands(test, p.id(), "in"))))
                    .contains("Receipt for items received")
                    .contains("From Dr Ada Stone To Jo Smith (1187)")
                    .contains("signed paper form kept");
            assertThat(prints(test, exhibit.id()))
                    .extracting(ReceiptPrinted::what)
                    .containsExactly(
                            ExhibitEvent.HANDED_OVER,
                            ExhibitEvent.HANDED_OVER,
                            ExhibitEvent.HANDED_OVER,
                            ExhibitEvent.HANDED_OVER,
                            ExhibitEvent.RECEIVED);
        }
    }

    @Test
    void aReturnBearsTheSignatureAsItWasDrawn() throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (TestStore test = TestStore.in(folder)) {
            OpenStore store = test.store();
            Session scene = test.session(Who.SCENE);
            Exhibit exhibit = seized(test, "JSM/1", "Gold ring", "Ann Green", "A1000001");
            AttachmentRef drawn = store.attachments().add("signature.png", "image/png", sheet());
            TestStore.value(
                    store.leavingForGood()
                            .giveBack(
                                    scene,
                                    List.of(pack(store, exhibit)),
                                    new Giving(
                                            "RESTORED_TO_OWNER",
                                            "Ann Green",
                                            "passport 123",
                                            null,
                                            true),
                                    new SecondPerson(
                                            null,
                                            "Ann Green",
                                            "receiver",
                                            Vouch.DRAWN,
                                            null,
                                            drawn),
                                    Map.of(),
                                    null));
            byte[] pdf = hands(test, pack(store, exhibit).id(), "returned");
            assertThat(flat(text(pdf)))
                    .contains("Receipt for property given back")
                    .contains("Ann Green: signed on screen.")
                    .doesNotContain("passport", "To: Ann Green");
            assertThat(prints(test, exhibit.id()).getFirst().what())
                    .isEqualTo(ExhibitEvent.RETURNED);
            try (PDDocument document = Loader.loadPDF(pdf)) {
                int pictures = 0;
                for (var page : document.getPages()) {
                    for (var name : page.getResources().getXObjectNames()) {
                        pictures += page.getResources().isImageXObject(name) ? 1 : 0;
                    }
                }
                assertThat(pictures).isEqualTo(1);
            }
            for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)) {
                assertThat(ContinuityRecordsTest.violations(pdf, flavour))
                        .as(flavour.toString())
                        .isEmpty();
            }
            try (var stored = Files.walk(test.directory().resolve("attachments"))) {
                for (Path one : stored.filter(Files::isRegularFile).toList()) {
                    byte[] bytes = Files.readAllBytes(one);
                    bytes[bytes.length - 1] ^= 1;
                    Files.write(one, bytes);
                }
            }
            assertThat(flat(text(hands(test, pack(store, exhibit).id(), "changed"))))
                    .contains("NOT GOOD: What is kept as the signature is not the file")
                    .contains("To: Ann Green");
        }
    }

    @Test
    void whatWasVouchedOtherwiseStandsOnOtherReceipts() throws Exception {
        try (TestStore test = TestStore.in(folder)) {
            OpenStore store = test.store();
            List<UUID> packs = new ArrayList<>();
            List<Vouch> how = List.of(Vouch.CARD, Vouch.PAPER, Vouch.CARD);
            for (int i = 0; i < how.size(); i++) {
                Exhibit one = seized(test, "JSM/" + (i + 1), "Knife", "Ann Green", "A" + i);
                packs.add(pack(store, one).id());
                out(test, one, how.get(i), null);
            }
            assertThat(
                            List.of(
                                    handsRefused(test, packs.subList(0, 2)),
                                    handsRefused(test, packs.subList(0, 2).reversed())))
                    .allSatisfy(no -> assertThat(no).contains("in the same way", "for each"));
            assertThat(
                            store.receipts()
                                    .hands(
                                            test.session(Who.SCENE),
                                            List.of(packs.getFirst(), packs.getLast()),
                                            file("same")))
                    .isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void aBagSealedAgainWithoutANumberHasNotTheOldOne() throws Exception {
        try (TestStore test = TestStore.in(folder)) {
            OpenStore store = test.store();
            Exhibit exhibit = seized(test, "JSM/1", "Knife", "Ann Green", "A1000001");
            TestStore.value(
                    store.handling()
                            .seal(
                                    test.session(Who.SCENE),
                                    pack(store, exhibit),
                                    "SIGNED_TAPE",
                                    null,
                                    null));
            out(test, exhibit, Vouch.CARD, null);
            assertThat(flat(text(hands(test, pack(store, exhibit).id(), "no-number"))))
                    .contains("none recorded")
                    .doesNotContain("A1000001");
            assertThat(flat(text(taken(test, List.of(exhibit.id()), ASKED_NOT, "first-number"))))
                    .as("it was taken with that one on it")
                    .contains("A1000001");
        }
    }

    @Test
    void whatDoesNotCountGivesNoSealNumber() {
        try (TestStore test = TestStore.in(folder)) {
            OpenStore store = test.store();
            Exhibit exhibit = seized(test, "JSM/1", "Knife", "Ann Green", null);
            UUID id = pack(store, exhibit).id();
            TestStore.value(
                    store.handling()
                            .seal(
                                    test.session(Who.SCENE),
                                    pack(store, exhibit),
                                    "NUMBERED_BAG",
                                    "A1000002",
                                    null));
            out(test, exhibit, Vouch.CARD, null);
            List<Happening> story = store.movements().story(id);
            Hash entry = Hands.last(story).orElseThrow().entry().eid();
            assertThat(SealThen.at(story, id, entry)).isEqualTo("A1000002");
            assertThat(SealThen.first(story, id)).isEqualTo("A1000002");
            List<Happening> doubted =
                    story.stream()
                            .map(h ->
                                    h.event() instanceof ContinuityEvent.Sealed
                                            ? with(h, h.event(), new KeyDoubt("made up", false))
                                            : h)
                            .toList();
            assertThat(SealThen.at(doubted, id, entry)).isNull();
            assertThat(SealThen.first(doubted, id)).isNull();
        }
    }

    @Test
    void nobodyHasAskedOnADayToCome() {
        try (TestStore test = TestStore.in(folder)) {
            UUID id = seized(test, "JSM/1", "Knife", "Ann Green", "A1").id();
            LocalDate today = LocalDate.of(2026, 6, 16);
            assertThat(
                            test.store()
                                    .receipts()
                                    .taken(
                                            test.session(Who.SCENE),
                                            List.of(id),
                                            new Receipts.Asked("Ann Green", today.plusDays(1)),
                                            file("to-come")))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            no ->
                                    assertThat(no.sentence())
                                            .contains("17 Jun 2026", "still to come"));
            assertThat(prints(test, id)).isEmpty();
            assertThat(file("to-come")).doesNotExist();
            assertThat(
                            test.store()
                                    .receipts()
                                    .taken(
                                            test.session(Who.SCENE),
                                            List.of(id),
                                            new Receipts.Asked("Ann Green", today),
                                            file("today")))
                    .isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void aCopySaysTheDayThatWasSaidThen() throws Exception {
        try (TestStore test = TestStore.in(folder)) {
            OpenStore store = test.store();
            Exhibit exhibit = seized(test, "JSM/1", "Knife", "Ann Green", "A1000001");
            out(test, exhibit, Vouch.CARD, LocalDate.of(2026, 6, 30));
            UUID pack = pack(store, exhibit).id();
            assertThat(flat(text(hands(test, pack, "due"))))
                    .contains("Expected back by 30 Jun 2026");
            test.later(Duration.ofHours(1));
            TestStore.value(
                    store.returns()
                            .extend(
                                    test.session(Who.SCENE),
                                    List.of(pack(store, exhibit)),
                                    LocalDate.of(2026, 7, 14),
                                    "More to examine"));
            assertThat(flat(text(hands(test, pack, "due-then"))))
                    .contains("Copy 1", "Expected back by 30 Jun 2026")
                    .doesNotContain("14 Jul");
        }
    }

    @Test
    void namesThatAreNotKnownAreNotTakenForOnePerson() {
        try (TestStore test = TestStore.in(folder)) {
            List<HandsSheet.One> withheld = new ArrayList<>();
            List<HandsSheet.One> unknown = new ArrayList<>();
            for (int i = 1; i <= 2; i++) {
                Exhibit exhibit = seized(test, "JSM/" + i, "Knife", "Ann Green", "A" + i);
                out(test, exhibit, Vouch.CARD, null);
                withheld.add(offered(test, exhibit, null));
                unknown.add(offered(test, exhibit, new UUID(0, i)));
            }
            assertThat(sentence(sheet(test, withheld).together())).contains("withheld", "for each");
            assertThat(sheet(test, withheld.subList(0, 1)).together())
                    .isInstanceOf(Outcome.Done.class);
            assertThat(sentence(sheet(test, unknown).together())).contains("the same people");
        }
    }

    @Test
    void theReceiptOfAnAcceptanceSaysThatOneOfItsOfferWasPrinted() throws Exception {
        try (TestStore test = TestStore.in(folder)) {
            OpenStore store = test.store();
            Exhibit exhibit = seized(test, "JSM/1", "Knife", "Ann Green", "A1000001");
            Session other = test.session(Who.OTHER_SCENE);
            UUID pack = pack(store, exhibit).id();
            TestStore.value(
                    store.handingOver()
                            .offer(
                                    test.session(Who.SCENE),
                                    List.of(pack(store, exhibit)),
                                    other.officer(),
                                    "To the store",
                                    Map.of(),
                                    null));
            hands(test, pack, "of-the-offer");
            test.later(Duration.ofMinutes(5));
            TestStore.value(
                    store.handingOver()
                            .accept(other, List.of(pack(store, exhibit)), Map.of(), null));
            String before =
                    "A receipt for the offer of JSM/1 was printed 16 Jun 2026 09:00 BST by Jo Smith"
                            + " (1187).";
            assertThat(flat(text(hands(test, pack, "of-the-acceptance"))))
                    .contains(before)
                    .doesNotContain("Copy");
            assertThat(flat(text(hands(test, pack, "of-the-acceptance-again"))))
                    .contains("Copy 1", before);
        }
    }

    @Test
    void aCopySaysWhatWasCorrectedSinceTheFirst() throws Exception {
        try (TestStore test = TestStore.in(folder)) {
            Exhibit exhibit = seized(test, "JSM/1", "Knife", "Ann Green", "A1000001");
            List<UUID> one = List.of(exhibit.id());
            correct(test, exhibit.id(), "place", "14 Mill Lane");
            taken(test, one, ASKED_NOT, "uncorrected");
            assertThat(flat(text(taken(test, one, ASKED_NOT, "uncorrected-copy"))))
                    .contains("Copy 1")
                    .doesNotContain("Corrected since");
            test.later(Duration.ofHours(1));
            correct(test, exhibit.id(), "description", "Fork");
            correct(test, exhibit.id(), "from", "Ann Greene");
            correct(test, exhibit.id(), "notes", "of no concern to her");
            assertThat(flat(text(taken(test, one, ASKED_NOT, "corrected-copy"))))
                    .contains("Copy 2", "Fork", "Corrected since: description, from whom.")
                    .doesNotContain("notes");
        }
    }

    @Test
    void whatCannotBeWrittenIsNoPrint() {
        try (TestStore test = TestStore.in(folder)) {
            UUID id = seized(test, "JSM/1", "Knife", "Ann Green", "A1").id();
            assertThat(
                            test.store()
                                    .receipts()
                                    .taken(
                                            test.session(Who.SCENE),
                                            List.of(id),
                                            Receipts.Asked.NOTHING,
                                            folder.resolve("no/such/r.pdf")))
                    .isInstanceOf(Outcome.Refused.class);
            assertThat(prints(test, id)).isEmpty();
        }
    }

    private String handsRefused(TestStore test, List<UUID> packs) {
        return sentence(
                test.store().receipts().hands(test.session(Who.SCENE), packs, file("refused")));
    }

    private static String sentence(Outcome<?> refused) {
        assertThat(refused).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) refused).sentence();
    }

    private static void out(TestStore test, Exhibit exhibit, Vouch how, @Nullable LocalDate due) {
        TestStore.value(
                test.store()
                        .handingOver()
                        .handOut(
                                test.session(Who.SCENE),
                                List.of(pack(test.store(), exhibit)),
                                "Dr Ada Stone",
                                new SecondPerson(null, "Dr Ada Stone", "receiver", how, null),
                                "Examination",
                                Map.of(),
                                due,
                                null));
    }

    private static void correct(TestStore test, UUID exhibit, String field, String to) {
        TestStore.value(
                test.store()
                        .recordingExhibits()
                        .correct(
                                test.session(Who.SCENE),
                                test.store().exhibits().byId(exhibit).orElseThrow(),
                                field,
                                to,
                                "misread"));
    }

    /** One that was offered to an officer, or to a name that is withheld. */
    private static HandsSheet.One offered(TestStore test, Exhibit exhibit, @Nullable UUID to) {
        PackageState pack = pack(test.store(), exhibit);
        List<Happening> story = test.store().movements().story(pack.id());
        Happening last = Hands.last(story).orElseThrow().entry();
        ContinuityEvent.Offered offer =
                new ContinuityEvent.Offered(
                        to,
                        null,
                        null,
                        null,
                        new ContinuityEvent.Batch(
                                new UUID(0, 9), 1, 1, Hash.sha256(new byte[] {9})));
        return new HandsSheet.One(
                exhibit,
                pack,
                false,
                story,
                new Hands(ExhibitEvent.HANDED_OVER, with(last, offer, null), null));
    }

    private static Happening with(
            Happening h, @Nullable DomainEvent event, @Nullable KeyDoubt why) {
        return new Happening(
                h.eid(),
                h.record(),
                h.subject(),
                h.type(),
                event,
                h.occurred(),
                h.recorded(),
                h.actor(),
                h.role(),
                h.vouch(),
                h.with(),
                h.corrects(),
                h.device(),
                h.epoch(),
                h.seq(),
                h.parents(),
                h.app(),
                h.withheld(),
                why,
                h.again(),
                h.notBefore(),
                h.clock());
    }

    private void refused(TestStore test, List<UUID> ids, String says) {
        assertThat(
                        test.store()
                                .receipts()
                                .taken(
                                        test.session(Who.SCENE),
                                        ids,
                                        Receipts.Asked.NOTHING,
                                        file("refused")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, no -> assertThat(no.sentence()).contains(says));
    }

    private Path file(String name) {
        return folder.resolve(name + ".pdf");
    }

    private byte[] taken(TestStore test, List<UUID> ids, Receipts.Asked asked, String name)
            throws IOException {
        byte[] pdf =
                TestStore.value(
                        test.store()
                                .receipts()
                                .taken(test.session(Who.SCENE), ids, asked, file(name)));
        return kept(pdf, name);
    }

    private byte[] hands(TestStore test, UUID pack, String name) throws IOException {
        byte[] pdf =
                TestStore.value(
                        test.store()
                                .receipts()
                                .hands(test.session(Who.SCENE), List.of(pack), file(name)));
        return kept(pdf, name);
    }

    private static HandsSheet sheet(TestStore test, List<HandsSheet.One> all) {
        return new HandsSheet(
                all, test.store().names(), new Times(TestStore.ZONE, DaysAlone.of(List.of())));
    }

    private byte[] kept(byte[] pdf, String name) throws IOException {
        assertThat(Files.readAllBytes(file(name))).isEqualTo(pdf);
        ContinuityRecordsTest.keep(pdf, "receipt-" + name);
        return pdf;
    }

    private static List<ReceiptPrinted> prints(TestStore test, UUID exhibit) {
        return test.store().movements().storyOfExhibit(exhibit).stream()
                .map(h -> h.event())
                .filter(ReceiptPrinted.class::isInstance)
                .map(ReceiptPrinted.class::cast)
                .toList();
    }

    private static List<String> told(TestStore test, UUID exhibit) {
        OpenStore store = test.store();
        return ExhibitStory.of(
                        store.exhibits().byId(exhibit).orElseThrow(),
                        store.movements(),
                        store.names(),
                        store.limits(),
                        test.now(),
                        TestStore.ZONE)
                .events()
                .stream()
                .map(line -> line.told().title())
                .toList();
    }

    private static PackageState pack(OpenStore store, Exhibit exhibit) {
        store.journal().settle();
        return store.movements().packagesOf(exhibit.id()).getFirst();
    }

    private static Case openCase(TestStore test) {
        OpenStore store = test.store();
        return store.cases().byReference("43/1029/26").stream()
                .findFirst()
                .orElseGet(() ->
                        TestStore.value(
                                store.openingCases()
                                        .open(
                                                test.session(Who.SCENE),
                                                "43/1029/26",
                                                "Operation Wren",
                                                List.of())));
    }

    private static Exhibit seized(
            TestStore test, String reference, String text, String from, @Nullable String seal) {
        Case of = openCase(test);
        return TestStore.value(
                test.store()
                        .recordingExhibits()
                        .record(
                                test.session(Who.SCENE),
                                of,
                                form(null, reference, text, from, seal, Map.of())));
    }

    private static Exhibit kept(TestStore test, PropertyKind kind, Map<String, String> facts) {
        return TestStore.value(
                test.store()
                        .recordingExhibits()
                        .record(
                                test.session(Who.SCENE),
                                null,
                                form(kind, null, "Brown wallet", null, null, facts)));
    }

    private static ExhibitForm form(
            @Nullable PropertyKind kind,
            @Nullable String reference,
            String text,
            @Nullable String from,
            @Nullable String seal,
            Map<String, String> facts) {
        return new ExhibitForm(
                kind,
                reference,
                text,
                null,
                OffsetDateTime.parse("2026-06-16T08:40:00+01:00"),
                "12 Mill Lane, kitchen",
                from,
                "1187",
                null,
                kind == null ? "PACE_19_3" : null,
                null,
                seal,
                null,
                null,
                null,
                facts,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static byte[] sheet() throws IOException {
        BufferedImage image = new BufferedImage(560, 320, BufferedImage.TYPE_INT_ARGB);
        var pen = image.createGraphics();
        pen.setColor(java.awt.Color.BLUE);
        pen.drawLine(20, 290, 540, 260);
        pen.drawString("Received back from Jo Smith (1187)", 20, 30);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
