package org.lockfast.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every stock drawn to {@code target/labels}, to be looked at before a change of the layout is
 * called done.
 */
@Tag("pictures")
class LabelPictures {
    private static final Map<String, LabelModel> LABELS =
            Map.of(
                    "phone", Samples.phone().build(),
                    "knife", Samples.knife().build(),
                    "one",
                            Samples.knife()
                                    .pack(1, 1)
                                    .hazards(List.of("Sharps"))
                                    .flags(new LabelFlags(false, true, 0, false))
                                    .build(),
                    "worst", Samples.worst().build(),
                    "blank", LabelModel.of(Samples.code(4), "").pack(0, 0).build(),
                    "empty",
                            LabelModel.of(Samples.code(3), "")
                                    .flags(new LabelFlags(true, false, 0, false))
                                    .build());

    @Test
    void everyStock() throws IOException {
        Path folder = Files.createDirectories(Path.of("target/labels"));
        List<Stock> stocks = new ArrayList<>(Stock.all());
        stocks.add(Stock.BY_HAND);
        for (Stock stock : stocks) {
            for (Map.Entry<String, LabelModel> each : LABELS.entrySet()) {
                for (int dpi : new int[] {203, 300}) {
                    CheckedLabel label = Samples.made(each.getValue(), stock, dpi);
                    String name = stock.name() + "-" + each.getKey() + "-" + dpi;
                    Files.write(folder.resolve(name + ".png"), label.png());
                    Files.write(folder.resolve(name + ".pdf"), label.pdf());
                    Files.writeString(folder.resolve(name + ".zpl"), label.zpl());
                    assertThat(label.pages()).isPositive();
                }
            }
        }
    }
}
