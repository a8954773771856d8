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

    private static TryingLayouts trying(String force, LabelModel... recorded) {
        return new TryingLayouts(FONTS, force, () -> List.of(recorded));
    }

    @ParameterizedTest
    @MethodSource("stocks")
    void everyStockHasALayoutToBeginWithThatKeepsTheRules(String name) {
        Stock stock = TryingLayouts.stock(name).orElseThrow();
        assertThat(
                        trying("Exampleshire Police, Exampleton")
                                .broken(stock, TryingLayouts.beginning(stock)))
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

    /** It stands on every label: who lays it out is told, not who prints. */
    @Test
    void aLayoutThatHasNoRoomForThisForcesNameOrWordsBreaksARule() {
        Stock stock = Stock.STANDARD;
        List<Part> parts = TryingLayouts.beginning(stock);
        String name = "Police Service of Northern Ireland, Londonderry";
        assertThat(trying(name).broken(stock, parts)).isEmpty();
        List<Part> narrow =
                parts.stream()
                        .map(part ->
                                part.what() == What.FORCE
                                        ? part.at(part.x(), part.y(), 15, part.height())
                                        : part)
                        .toList();
        assertThat(trying("NC").broken(stock, narrow)).isEmpty();
        assertThat(trying(name).broken(stock, narrow))
                .hasValueSatisfying(refusal -> {
                    assertThat(refusal.rule()).isEqualTo(LabelRefusal.Rule.WHAT_IS_ON_EACH_FITS);
                    assertThat(refusal.sentence()).contains(name).contains("a label more");
                });
        List<Part> wordy =
                parts.stream()
                        .filter(part -> part.what() != What.STORAGE)
                        .collect(Collectors.toCollection(java.util.ArrayList::new));
        parts.stream()
                .filter(part -> part.what() == What.STORAGE)
                .forEach(part ->
                        wordy.add(
                                new Part(
                                        What.TEXT,
                                        part.x(),
                                        part.y(),
                                        part.width(),
                                        part.height(),
                                        7,
                                        "Words of the force's own. ".repeat(240).strip(),
                                        false)));
        assertThat(trying("NC").broken(stock, wordy).map(LabelRefusal::rule))
                .contains(LabelRefusal.Rule.WHAT_IS_ON_EACH_FITS);
    }

    @Test
    void theLayoutToBeginWithHasRoomForTheLongestNameThatWasSeen() {
        String name =
                "Heddlu Gogledd Cymru / North Wales Police, Llanfairpwllgwyngyllgogerychwyrndrobwll";
        for (String one : stocks()) {
            Stock stock = TryingLayouts.stock(one).orElseThrow();
            assertThat(trying(name).broken(stock, TryingLayouts.beginning(stock)))
                    .as(one)
                    .isEmpty();
        }
    }

    /** A box that says nothing but where it stands, in letters nobody reads, hides it. */
    @Test
    void aBoxTooNarrowToBeReadBreaksARule() {
        Stock stock = Stock.STANDARD;
        for (What what : List.of(What.SEAL, What.PRODUCER, What.PLACE, What.HAZARDS)) {
            List<Part> narrow =
                    TryingLayouts.beginning(stock).stream()
                            .map(part ->
                                    part.what() == what
                                            ? part.at(part.x(), part.y(), 16, part.height())
                                            : part)
                            .map(part ->
                                    part.what() == what && what != What.HAZARDS
                                            ? part.at(part.x(), part.y(), 8, part.height())
                                            : part)
                            .toList();
            assertThat(trying("NC").broken(stock, narrow).map(LabelRefusal::sentence))
                    .as(what.name())
                    .hasValueSatisfying(said -> assertThat(said).contains("too little room"));
        }
    }

    @Test
    void howTheLastExhibitsComeOutIsTold() {
        Stock stock = Stock.STANDARD;
        List<Part> parts = TryingLayouts.beginning(stock);
        LabelModel fits = Samples.phone().description("Phone").place("14 Mill Lane").build();
        LabelModel more =
                Samples.phone()
                        .description("Box of papers, some torn. ".repeat(60))
                        .place("14 Mill Lane")
                        .build();
        assertThat(trying("NC").told(stock, parts)).startsWith("No exhibit is recorded here");
        assertThat(trying("NC", fits).told(stock, parts))
                .isEqualTo("The last exhibit recorded here fits whole.");
        assertThat(trying("NC", fits, more, fits).told(stock, parts))
                .isEqualTo(
                        "The last 3 exhibits recorded here: 1 goes on a label more (description 1).");
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
                        trying("Exampleshire Police, Exampleton")
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
                        trying("Exampleshire Police, Exampleton")
                                .sample(stock, 203, TryingLayouts.beginning(stock));
        assertThat(label.pages()).isOne();
        List<Part> without =
                TryingLayouts.beginning(stock).stream()
                        .filter(part -> part.what() != What.SIGNATURES)
                        .toList();
        assertThat(
                        trying("Exampleshire Police, Exampleton")
                                .broken(stock, without)
                                .map(LabelRefusal::rule))
                .isEqualTo(Optional.of(LabelRefusal.Rule.NEEDED_PARTS_ARE_THERE));
    }

    @Test
    @Tag("pictures")
    void pictures() throws IOException {
        Path to = Files.createDirectories(Path.of("target/labels"));
        for (String name : stocks()) {
            Stock stock = TryingLayouts.stock(name).orElseThrow();
            if (trying("Exampleshire Police, Exampleton")
                            .sample(stock, 203, TryingLayouts.beginning(stock))
                    instanceof CheckedLabel label) {
                Files.write(to.resolve("own-" + name + ".png"), label.png());
            }
        }
    }
}
