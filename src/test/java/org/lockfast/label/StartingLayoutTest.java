package org.lockfast.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockfast.paper.Fonts;
import org.lockfast.rules.StockLayout.Part;
import org.lockfast.rules.StockLayout.What;

/** The layout a force begins with keeps every rule, and what does not fit a box is not lost. */
class StartingLayoutTest {
    private static final Fonts FONTS = Fonts.bundled();

    static List<String> stocks() {
        return TryingLayouts.stocks();
    }

    @ParameterizedTest
    @MethodSource("stocks")
    void everyStockHasALayoutToBeginWithThatKeepsTheRules(String name) {
        Stock stock = TryingLayouts.stock(name).orElseThrow();
        assertThat(new TryingLayouts(FONTS).broken(stock, TryingLayouts.beginning(stock)))
                .isEmpty();
    }

    @Test
    void whatDoesNotFitABoxStandsOnAContinuationWhole() {
        Stock stock = Stock.STANDARD;
        String much =
                "Many words of a long description that no label of this size holds. ".repeat(30);
        LabelModel model =
                LabelModel.of(new LabelCode("PX7K3M9TRD2HVWJ6"), "JSM/7").description(much).build();
        CheckedLabel label =
                (CheckedLabel)
                        new Labels(FONTS)
                                .tried(
                                        model,
                                        stock,
                                        Resolution.DPI_203,
                                        TryingLayouts.beginning(stock));
        StringBuilder said = new StringBuilder();
        label.layout().stream()
                .skip(1)
                .flatMap(page -> page.marks().stream())
                .filter(Mark.Words.class::isInstance)
                .map(mark -> ((Mark.Words) mark).line().text())
                .forEach(line -> said.append(line).append(' '));
        String all = said.toString().replaceAll("\\s+", " ");
        assertThat(all.split("holds\\.", -1)).hasSize(31);
    }

    /** A name that is the same on each label would take one more for each. */
    @Test
    void theNameOfAForceTakesNoFurtherLabel() {
        for (String name : stocks()) {
            Stock stock = TryingLayouts.stock(name).orElseThrow();
            int[] pages = new int[2];
            for (int i = 0; i < 2; i++) {
                LabelModel model =
                        Samples.phone()
                                .place("14 Mill Lane")
                                .force(
                                        i == 0
                                                ? "NC"
                                                : "Police Service of Northern Ireland, Londonderry")
                                .build();
                pages[i] =
                        ((CheckedLabel)
                                        new Labels(FONTS)
                                                .tried(
                                                        model,
                                                        stock,
                                                        Resolution.DPI_203,
                                                        TryingLayouts.beginning(stock)))
                                .pages();
            }
            assertThat(pages[1]).as(name).isEqualTo(pages[0]);
        }
    }

    @Test
    void whatIsCutInItsBoxSaysWhereAllOfItStands() {
        for (String name : stocks()) {
            Stock stock = TryingLayouts.stock(name).orElseThrow();
            CheckedLabel label =
                    (CheckedLabel)
                            new Labels(FONTS)
                                    .tried(
                                            Samples.phone()
                                                    .description(
                                                            "Papers, bound and loose. ".repeat(60))
                                                    .producer("A very long name indeed ".repeat(8))
                                                    .build(),
                                            stock,
                                            Resolution.DPI_203,
                                            TryingLayouts.beginning(stock));
            String first =
                    label.layout().getFirst().marks().stream()
                            .filter(Mark.Words.class::isInstance)
                            .map(mark -> ((Mark.Words) mark).line().text())
                            .collect(Collectors.joining("\n"));
            assertThat(first.split("All of it on label 2", -1)).as(name).hasSizeGreaterThan(2);
        }
    }

    @Test
    void theUsualFitsOnTheFirstLabelOfANarrowRoll() {
        CheckedLabel label =
                (CheckedLabel)
                        new TryingLayouts(FONTS)
                                .sample(Stock.NARROW, 203, TryingLayouts.beginning(Stock.NARROW));
        assertThat(label.pages()).as("itself and that for signatures").isEqualTo(2);
    }

    /** However long it is, and wherever the signatures stand. */
    @Test
    void theWordingAboveSignaturesIsOnSomeLabel() {
        for (String name : stocks()) {
            Stock stock = TryingLayouts.stock(name).orElseThrow();
            for (int times : new int[] {1, 12}) {
                String wording = (LabelModel.STATEMENT + " ").repeat(times).strip();
                CheckedLabel label =
                        (CheckedLabel)
                                new Labels(FONTS)
                                        .tried(
                                                Samples.phone().statement(wording).build(),
                                                stock,
                                                Resolution.DPI_203,
                                                TryingLayouts.beginning(stock));
                String all =
                        label.layout().stream()
                                .flatMap(page -> page.marks().stream())
                                .filter(Mark.Words.class::isInstance)
                                .map(mark -> ((Mark.Words) mark).line().text().strip())
                                .collect(Collectors.joining(" "));
                // a part that is begun in its box stands whole on the next label
                assertThat(all.split("identify", -1)).as(name).hasSizeGreaterThan(times);
            }
        }
    }

    @Test
    void aLayoutWithSignaturesNeedsNoLabelForThem() {
        Stock stock = Stock.LARGE;
        CheckedLabel label =
                (CheckedLabel)
                        new TryingLayouts(FONTS).sample(stock, 203, TryingLayouts.beginning(stock));
        assertThat(label.pages()).isOne();
        List<Part> without =
                TryingLayouts.beginning(stock).stream()
                        .filter(part -> part.what() != What.SIGNATURES)
                        .toList();
        assertThat(new TryingLayouts(FONTS).broken(stock, without).map(LabelRefusal::rule))
                .isEqualTo(Optional.of(LabelRefusal.Rule.NEEDED_PARTS_ARE_THERE));
    }

    @Test
    @Tag("pictures")
    void pictures() throws IOException {
        Path to = Files.createDirectories(Path.of("target/labels"));
        for (String name : stocks()) {
            Stock stock = TryingLayouts.stock(name).orElseThrow();
            if (new TryingLayouts(FONTS).sample(stock, 203, TryingLayouts.beginning(stock))
                    instanceof CheckedLabel label) {
                Files.write(to.resolve("own-" + name + ".png"), label.png());
            }
        }
    }
}
