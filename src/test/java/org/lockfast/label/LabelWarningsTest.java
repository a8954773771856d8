package org.lockfast.label;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What whoever has a label printed is told of the codes on it. */
class LabelWarningsTest {
    @Test
    void plainTextIsNothingToTellOf() {
        assertThat(Samples.made(Samples.knife().build(), Stock.STANDARD, 203).warnings()).isEmpty();
        assertThat(Samples.LABELS.codesIn("Żółty płaszcz [4] محمد")).isEmpty();
        assertThat(Samples.LABELS.codesIn("seen as [U+0041]"))
                .singleElement()
                .asString()
                .contains("its bracket stands on the label as [U+005B]");
        assertThat(Samples.LABELS.codesIn("a\uFE0F"))
                .singleElement()
                .asString()
                .startsWith("Characters that are not seen");
    }

    @Test
    void lettersSignsAndWhatIsNotSeenAreToldApart() {
        assertThat(
                        Samples.made(
                                        Samples.described("हिन्दी ไทย \uD83E\uDDEA a\u200Bb"),
                                        Stock.STANDARD,
                                        203)
                                .warnings())
                .containsExactly(
                        "Devanagari letters and Thai letters stand on the label as codes such as [U+0939]"
                                + " and [U+0E44]: they cannot be printed as they are written. The record keeps"
                                + " them. Write it in English letters too.",
                        "Signs that labels do not have stand on it as codes such as [U+1F9EA]. The record keeps"
                                + " them. Say it in words too.",
                        "Characters that are not seen stand on the label as codes such as [U+200B]. Delete them"
                                + " unless they are meant.");
        assertThat(Samples.LABELS.codesIn("中文"))
                .singleElement()
                .asString()
                .startsWith("Chinese characters stand on the label as codes such as [U+4E2D]");
    }

    @Test
    void whatALabelHasNoRoomForIsNotToldOf() {
        assertThat(Samples.made(Samples.described("हिन्दी"), Stock.SMALL, 203).warnings())
                .isEmpty();
        assertThat(Samples.made(Samples.phone().build(), Stock.STANDARD, 203).warnings()).isEmpty();
    }

    @Test
    void aReferenceOfLowInkStandsOnTheLabel() {
        LabelModel.Builder low = LabelModel.of(Samples.code(1), "_").description("Kitchen knife");
        for (Stock stock : Stock.all()) {
            assertThat(
                            Samples.made(low.build(), stock, 203).layout().stream()
                                    .flatMap(page -> page.marks().stream())
                                    .filter(Mark.Words.class::isInstance)
                                    .map(mark -> ((Mark.Words) mark).line().text()))
                    .as(stock.name())
                    .contains("_");
        }
    }
}
