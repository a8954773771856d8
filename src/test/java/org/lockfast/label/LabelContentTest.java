package org.lockfast.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What each stock says (requirements D-8 to D-10). */
class LabelContentTest {
    @Test
    void theLargestStockSaysEverything() {
        assertThat(words(Samples.knife().build(), Stock.LARGE, 0))
                .contains("JSM/7", "Package 1 of 2", "Northern Constabulary, Barton")
                .contains("Kitchen knife", "14 Mill Lane", "Sat 14 March 2026 09:12")
                .contains("PC 4471 J. S. Marsh", "01/1234567/26", "A0417733", "sharps cabinet")
                .contains("SHARPS", "TREAT AS BIOHAZARD", "HOLD", "REPRINT 2")
                .contains("I identify the exhibit", "Producer", "Sealed by", "Signature");
        assertThat(Samples.made(Samples.knife().build(), Stock.LARGE, 203).pages()).isOne();
    }

    @Test
    void smallerStockCarriesTheSignaturePanelOnALabelOfItsOwn() {
        for (Stock stock : List.of(Stock.STANDARD, Stock.TWO_INCH)) {
            CheckedLabel label = Samples.made(Samples.knife().build(), stock, 203);
            assertThat(label.pages()).isEqualTo(2);
            assertThat(words(Samples.knife().build(), stock, 0))
                    .contains("JSM/7", "Kitchen knife", "14 Mill Lane", "09:12", "Marsh")
                    .contains("01/1234567/26", "A0417733", "SHARPS", "HOLD", "label 1 of 2")
                    .doesNotContain("Sealed by");
            assertThat(words(Samples.knife().build(), stock, 1))
                    .contains("JSM/7", "label 2 of 2", "Producer", "Sealed by", "I identify")
                    .contains("Continues " + label.code(0).grouped());
        }
    }

    @Test
    void theSmallestCarriesReferenceAndCodeAndLeavesNoDangerOut() {
        LabelModel knife =
                Samples.knife()
                        .pack(1, 1)
                        .hazards(List.of("Sharps"))
                        .flags(new LabelFlags(false, true, 0, false))
                        .build();
        assertThat(Samples.made(knife, Stock.SMALL, 203).pages()).isOne();
        assertThat(words(knife, Stock.SMALL, 0))
                .contains("JSM/7", "SHARPS", "HOLD")
                .contains(knife.code().grouped().substring(0, 9))
                .doesNotContain("Kitchen");
    }

    /** "Sharps, treat as" on one label and "biohazard" on another says something else. */
    @Test
    void aFewDangersStandOnOneLabelTogether() {
        for (Stock stock : Stock.all()) {
            for (int dpi : new int[] {203, 300, 600}) {
                CheckedLabel label = Samples.made(Samples.knife().build(), stock, dpi);
                long bearing = 0;
                for (LabelPage page : label.layout()) {
                    String all =
                            page.marks().stream()
                                    .filter(Mark.Words.class::isInstance)
                                    .map(mark -> ((Mark.Words) mark).line().text())
                                    .collect(Collectors.joining(" "));
                    assertThat(all.contains("SHARPS"))
                            .as("%s %d", stock.name(), dpi)
                            .isEqualTo(all.contains("BIOHAZARD"));
                    bearing += all.contains("SHARPS") ? 1 : 0;
                }
                assertThat(bearing).as("%s %d", stock.name(), dpi).isOne();
            }
        }
    }

    @Test
    void aReprintOfTheSmallestKeepsItsDangerOnTheFirst() {
        LabelModel phone =
                Samples.phone()
                        .pack(1, 1)
                        .hazards(List.of("Lithium battery"))
                        .flags(new LabelFlags(false, false, 46, false))
                        .build();
        for (int dpi : new int[] {203, 300, 600}) {
            assertThat(Samples.made(phone, Stock.SMALL, dpi).pages()).isOne();
        }
        assertThat(words(phone, Stock.SMALL, 0)).contains("REPRINT 46", "LITHIUM", "BATTERY");
    }

    /** Where they do not fit it, the first label shows their sign and where they are. */
    @Test
    void whoeverReadsTheFirstLabelOnlyIsWarned() {
        for (int dpi : new int[] {203, 300, 600}) {
            assertThat(words(Samples.knife().build(), Stock.NARROW_SHORT, 0)).contains("SHARPS");
            CheckedLabel small = Samples.made(Samples.knife().build(), Stock.SMALL, dpi);
            assertThat(small.pages()).isEqualTo(2);
            assertThat(small.layout().getFirst().marks())
                    .anyMatch(Mark.Warning.class::isInstance)
                    .anyMatch(mark ->
                            mark instanceof Mark.Words words
                                    && words.line().text().equals("Hazards on label 2"));
            LabelModel full = Samples.knife().flags(new LabelFlags(true, true, 12, false)).build();
            assertThat(Samples.made(full, Stock.SMALL, dpi).layout().getFirst().marks())
                    .as("with every word that warns")
                    .anyMatch(Mark.Warning.class::isInstance);
        }
    }

    /** Nobody signs under nothing. */
    @Test
    void theWordingStandsAboveTheSignaturesInTypeThatReads() {
        List<Stock> stocks = new ArrayList<>(List.of(Stock.STANDARD, Stock.TWO_INCH, Stock.NARROW));
        stocks.add(SheetStock.named("L7165").orElseThrow().label());
        stocks.add(SheetStock.named("L7173").orElseThrow().label());
        for (Stock stock : stocks) {
            for (int dpi : new int[] {203, 300, 600}) {
                CheckedLabel label = Samples.made(Samples.phone().build(), stock, dpi);
                assertThat(label.pages()).as(stock.name()).isEqualTo(2);
                assertThat(words(Samples.phone().build(), stock, 0))
                        .doesNotContain("I identify", "signed by me");
                double wording = 0;
                double producer = 0;
                for (Mark mark : label.layout().get(1).marks()) {
                    if (mark instanceof Mark.Words words) {
                        double points = label.resolution().mm(words.size()) * 72 / 25.4;
                        assertThat(points).as("%s: %s", stock.name(), words).isGreaterThan(5.9);
                        String text = words.line().text();
                        wording = text.contains("signed by me.") ? words.baseline() : wording;
                        producer = text.equals("Producer") ? words.baseline() : producer;
                    }
                }
                assertThat(wording).as(stock.name()).isPositive().isLessThan(producer);
            }
        }
    }

    /** A day and an hour are 25 mm by hand; on the smallest paper that has the lines 18. */
    @Test
    void linesToWriteOnHaveRoomForWhatIsWritten() {
        LabelModel blank = LabelModel.of(Samples.code(4), "").pack(0, 0).build();
        for (Stock stock : List.of(Stock.LARGE, Stock.STANDARD, Stock.NARROW, Stock.TWO_INCH)) {
            CheckedLabel label = Samples.made(blank, stock, 203);
            for (Mark mark : label.layout().getFirst().marks()) {
                if (mark instanceof Mark.Fill fill && fill.height() < 6 && fill.width() > 8) {
                    assertThat(label.resolution().mm(fill.width()))
                            .as(stock.name())
                            .isGreaterThan(17.5);
                }
            }
        }
    }

    @Test
    void rulersSayWhatToDoWithinTheirPaper() throws IOException {
        for (Stock stock : Stock.all()) {
            DotImage rulers =
                    Objects.requireNonNull(
                            Decoding.zpl(
                                    Samples.LABELS.rulers(
                                            stock, Resolution.DPI_203, Adjustment.NONE)));
            assertThat(rulers.anyBlack(rulers.width() - 8, 40, 8, rulers.height() - 40))
                    .as(stock.name())
                    .isFalse();
        }
    }

    @Test
    void theWordsThatWarnAreOnEveryLabelOfAPrint() {
        LabelModel model = Samples.worst().flags(new LabelFlags(true, true, 2, true)).build();
        for (Stock stock : Stock.all()) {
            CheckedLabel label = Samples.made(model, stock, 203);
            for (int page = 0; page < label.pages(); page++) {
                assertThat(words(model, stock, page)).contains("TRAINING", "HOLD", "REPRINT 2");
                assertThat(words(model, stock, page).replace('\n', ' '))
                        .containsPattern("DRAFT\\s+NOT\\s+FOR\\s+USE");
            }
        }
    }

    @Test
    void aCopiedRecordSaysSoOnEveryStock() {
        String copied =
                "Copied from seizures.csv on 14 March 2026; earlier entries not checked here";
        LabelModel model = Samples.phone().pack(1, 1).copied(copied).build();
        for (Stock stock : Stock.all()) {
            CheckedLabel label = Samples.made(model, stock, 203);
            StringBuilder all = new StringBuilder();
            for (int page = 0; page < label.pages(); page++) {
                all.append(words(model, stock, page)).append('\n');
            }
            assertThat(all.toString().replace('\n', ' ')).as(stock.name()).contains(copied);
        }
    }

    @Test
    void propertyThatIsNoExhibitShowsItsOwnNumber() {
        LabelModel found = Samples.phone().caseReference("").propertyNumber("NC/P/000123").build();
        assertThat(words(found, Stock.STANDARD, 0)).contains("Property", "NC/P/000123");
    }

    @Test
    void whatIsNotKnownIsALineToWriteOn() {
        CheckedLabel label =
                Samples.made(LabelModel.of(Samples.code(2), "JSM/7").build(), Stock.STANDARD, 203);
        long rules =
                label.layout().getFirst().marks().stream()
                        .filter(Mark.Fill.class::isInstance)
                        .count();
        // description, place, when, producer, case, seal
        assertThat(rules).isEqualTo(6);
    }

    @Test
    void theReferenceIsTheLargestText() {
        for (Stock stock : Stock.all()) {
            LabelPage page = Samples.made(Samples.phone().build(), stock, 203).layout().getFirst();
            double reference = 0;
            double other = 0;
            for (Mark mark : page.marks()) {
                if (mark instanceof Mark.Words words) {
                    if (words.heading()) {
                        reference = words.size();
                    } else if (!words.line().text().contains(page.code().value().substring(2, 4))) {
                        other = Math.max(other, words.size());
                    }
                }
            }
            assertThat(reference).as(stock.name()).isGreaterThan(other);
        }
    }

    private static String words(LabelModel model, Stock stock, int page) {
        return Samples.made(model, stock, 203).layout().get(page).marks().stream()
                .filter(Mark.Words.class::isInstance)
                .map(Mark.Words.class::cast)
                .map(words -> words.line().text())
                .collect(Collectors.joining("\n"));
    }
}
