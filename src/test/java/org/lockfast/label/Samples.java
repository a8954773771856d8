package org.lockfast.label;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.lockfast.paper.Fonts;

/** Labels as they are printed in stations, and worse ones. */
final class Samples {
    static final Labels LABELS = new Labels(Fonts.bundled());

    private Samples() {}

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(seed);
    }

    static LabelCode code(long seed) {
        return LabelCode.draw(LabelKind.EXHIBIT, random(seed));
    }

    static LabelModel.Builder phone() {
        return LabelModel.of(code(1), "JSM/7")
                .caseReference("01/1234567/26")
                .pack(1, 2)
                .description(
                        "Black Samsung Galaxy A54 mobile phone, screen cracked, in a clear case")
                .place("14 Mill Lane, Barton, first-floor bedroom, on the window sill")
                .when("Sat 14 March 2026 09:12")
                .producer("PC 4471 J. S. Marsh")
                .seal("A0417733")
                .history("7K3M 9TRD")
                .force("Northern Constabulary, Barton");
    }

    static LabelModel.Builder knife() {
        return phone().description(
                        "Kitchen knife, wooden handle, blade about 20 cm, red-brown stain")
                .hazards(List.of("Sharps", "Treat as biohazard"))
                .storage("Dry store, sharps cabinet")
                .flags(new LabelFlags(false, true, 2, false));
    }

    static LabelModel.Builder worst() {
        return knife().flags(new LabelFlags(true, true, 12, true))
                .pack(11, 12)
                .place("")
                .producer("Đặng Thị Hương")
                .description("محمد الأمين \uD83E\uDDEA ".repeat(60))
                .copied(
                        "Copied from seizures.csv on 14 March 2026; earlier entries not checked here");
    }

    static LabelModel described(String description) {
        return phone().description(description).build();
    }

    static CheckedLabel made(LabelModel model, Stock stock, int dpi) {
        LabelResult result = LABELS.make(model, stock, dpi);
        if (result instanceof CheckedLabel label) {
            return label;
        }
        throw new AssertionError(stock.name() + " at " + dpi + ": " + result);
    }
}
