package org.lockfast.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.testing.TestStore.value;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockfast.continuity.Consignment;
import org.lockfast.journal.Outcome;
import org.lockfast.place.Place;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** The label of a shelf says its name, where it lies, what it is fit for, and its code. */
class PlaceLabelsTest {
    @TempDir Path folder;
    private TestStore test;
    private final Place shelf =
            new Place(
                    new UUID(3, 4),
                    "Exampleton/Property store/Bay H/Shelf 2",
                    "DRUGS_STORE",
                    "STORE");

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private CheckedLabel label(Stock stock, int dpi) {
        return label(test.store().placeLabels().of(shelf), stock, dpi);
    }

    private CheckedLabel label(PlaceLabels.Sign sign, Stock stock, int dpi) {
        return value(test.store().placeLabels().make(sign, stock, dpi));
    }

    private PlaceLabels.Sign crate() {
        return test.store()
                .placeLabels()
                .of(
                        new Place(
                                new UUID(5, 6),
                                "Exampleton/Property store/Bay H/Crate 9",
                                "DRY_AMBIENT",
                                Place.CONTAINER));
    }

    private PlaceLabels.Sign consignment() {
        return test.store()
                .placeLabels()
                .of(
                        new Consignment(
                                new UUID(7, 8),
                                ConsignmentCode.of(new UUID(7, 8)).value(),
                                "Example Laboratory",
                                "Swift Couriers",
                                null,
                                null,
                                Instant.EPOCH,
                                null,
                                3,
                                List.of()));
    }

    private static String text(CheckedLabel label) {
        return label.layout().stream()
                .flatMap(page -> page.marks().stream())
                .filter(Mark.Words.class::isInstance)
                .map(mark -> ((Mark.Words) mark).line().text())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"100x150", "100x70", "62x100", "102x51", "62x29", "50x25"})
    void onEveryStockItIsOneLabelWhoseSymbolsSayItsCode(String name) {
        Stock stock = Stock.named(name).orElseThrow();
        for (int dpi : new int[] {203, 300, 600}) {
            CheckedLabel label = label(stock, dpi);
            assertThat(label.pages()).isEqualTo(1);
            assertThat(label.code(0)).isEqualTo(PlaceCode.of(shelf));
        }
    }

    @Test
    void nobodySignsForAShelf() {
        for (Stock stock : Stock.all()) {
            assertThat(text(label(stock, 203)))
                    .doesNotContain("Signature", "Package 1 of 1", "Seal");
        }
    }

    @Test
    void aContainerAndAConsignmentSayWhatTheyAreAndNothingOfAnExhibit() {
        for (Stock stock : Stock.all()) {
            if (stock.carries() == Stock.Carries.REFERENCE) { // its name and its code
                continue;
            }
            CheckedLabel crate = label(crate(), stock, 203);
            CheckedLabel list = label(consignment(), stock, 203);
            assertThat(crate.pages()).isEqualTo(1);
            assertThat(list.pages()).isEqualTo(1);
            assertThat(text(crate)).contains("Container", "Crate 9", "Fit for", "Dry store");
            assertThat(text(list))
                    .contains(
                            "Consignment", "Example Laboratory", "3 packages with Swift Couriers");
            for (String text : List.of(text(crate), text(list))) {
                assertThat(text)
                        .doesNotContain(
                                "Package 1", "Signature", "Producer", "Seal", "Case", "When");
            }
        }
    }

    private PlaceLabels.Sign badge() {
        return test.store().placeLabels().of(test.session(Who.PROPERTY).officer());
    }

    @Test
    void aBadgeSaysCollarNumberNameAndForceAndNothingElse() {
        for (Stock stock : Stock.all()) {
            CheckedLabel badge = label(badge(), stock, 203);
            assertThat(badge.pages()).isEqualTo(1);
            assertThat(badge.code(0))
                    .isEqualTo(BadgeCode.of(test.session(Who.PROPERTY).officer().id()));
            assertThat(text(badge))
                    .contains("2002", "Robin Keeper")
                    .doesNotContain("Package", "Signature", "Seal", "Property officer");
        }
        assertThat(text(label(badge(), Stock.TWO_INCH, 203))).contains("Badge", "Exampleton");
    }

    @Test
    void aSheetHasEveryCommandCardAndEachReads() throws Exception {
        Path file = folder.resolve("cards.pdf");
        for (SheetStock stock : SheetStock.all()) {
            LabelSheet sheet =
                    value(
                            test.store()
                                    .placeLabels()
                                    .commandCards(test.session(Who.AUDITOR), stock, 2, file));
            assertThat(sheet.places()).isEqualTo(CommandCard.values().length);
            CommandCard[] cards = CommandCard.values();
            for (int i = 0; i < cards.length; i++) {
                CommandCard card = cards[i];
                CheckedLabel label = sheet.labels().get(i);
                assertThat(label.code(0)).isEqualTo(card.code());
                assertThat(text(label)).contains(card.title(), card.does());
            }
            assertThat(Files.readAllBytes(file)).isEqualTo(sheet.pdf());
        }
    }

    @Test
    void itIsWrittenToAFileAndAFolderThatIsNoneIsSaid() throws Exception {
        Path file = folder.resolve("shelf.zpl");
        var _ =
                value(
                        test.store()
                                .placeLabels()
                                .write(
                                        test.session(Who.AUDITOR),
                                        test.store().placeLabels().of(shelf),
                                        Stock.SMALL,
                                        203,
                                        "zpl",
                                        file));
        assertThat(Files.readString(file)).startsWith("^XA");
        assertThat(
                        test.store()
                                .placeLabels()
                                .write(
                                        test.session(Who.AUDITOR),
                                        test.store().placeLabels().of(shelf),
                                        Stock.SMALL,
                                        203,
                                        "zpl",
                                        folder.resolve("none/shelf.zpl")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(PlaceLabels.format(Path.of("a/Label.PDF"))).contains("pdf");
        assertThat(PlaceLabels.format(Path.of("label"))).isEmpty();
    }

    @Test
    @Tag("pictures")
    void pictures() throws Exception {
        Files.createDirectories(Path.of("target/screens"));
        for (Stock stock : Stock.all()) {
            Files.write(
                    Path.of("target/screens/place-label-" + stock.name() + ".png"),
                    label(stock, 203).png());
            Files.write(
                    Path.of("target/screens/container-label-" + stock.name() + ".png"),
                    label(crate(), stock, 203).png());
            Files.write(
                    Path.of("target/screens/badge-" + stock.name() + ".png"),
                    label(badge(), stock, 203).png());
            Files.write(
                    Path.of("target/screens/consignment-label-" + stock.name() + ".png"),
                    label(consignment(), stock, 203).png());
        }
        var _ =
                value(
                        test.store()
                                .placeLabels()
                                .commandCards(
                                        test.session(Who.AUDITOR),
                                        SheetStock.named("L7163").orElseThrow(),
                                        1,
                                        Path.of("target/screens/command-cards.pdf")));
    }
}
