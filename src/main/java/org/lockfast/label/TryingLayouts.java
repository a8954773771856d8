package org.lockfast.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockfast.paper.Fonts;
import org.lockfast.rules.RuleProblem;
import org.lockfast.rules.Rules;
import org.lockfast.rules.StockLayout;
import org.lockfast.rules.StockLayout.Part;

/**
 * Tries a force's layouts before they are gone by: labels that say little, much and everything are
 * laid out at every resolution, drawn and read back. What breaks a rule is not put into force.
 */
public final class TryingLayouts {
    private static final LabelCode CODE = new LabelCode("PX7K3M9TRD2HVWJ6");

    private final Labels labels;

    public TryingLayouts(Fonts fonts) {
        this.labels = new Labels(fonts);
    }

    /** What keeps layouts from being gone by; empty for nothing. */
    public List<RuleProblem> problems(Rules rules) {
        List<RuleProblem> problems = new ArrayList<>();
        for (StockLayout layout : rules.layouts().all()) {
            Optional<Stock> stock = stock(layout.code());
            if (stock.isEmpty()) {
                problems.add(
                        new RuleProblem(
                                layout.code(),
                                "no label stock is called so. There are "
                                        + String.join(", ", stocks())
                                        + "."));
            } else {
                broken(stock.get(), layout.parts())
                        .ifPresent(refusal ->
                                problems.add(
                                        new RuleProblem(
                                                layout.code(),
                                                refusal.sentence()
                                                        + " (rule "
                                                        + refusal.rule().name()
                                                        + ")")));
            }
        }
        return problems;
    }

    /** The first rule a layout breaks, on any of the labels it is tried with. */
    public Optional<LabelRefusal> broken(Stock stock, List<Part> parts) {
        for (Resolution resolution : Resolution.values()) {
            for (LabelModel model : samples()) {
                if (labels.tried(model, stock, resolution, parts) instanceof LabelRefusal refusal) {
                    return Optional.of(refusal);
                }
            }
        }
        return Optional.empty();
    }

    /** A label of invented content in that layout, or the rule it breaks. */
    public LabelResult sample(Stock stock, int dpi, List<Part> parts) {
        return labels.tried(samples().get(1), stock, Resolution.of(dpi).orElseThrow(), parts);
    }

    /** A layout to begin with: near to the program's own. */
    public static List<Part> beginning(Stock stock) {
        return StartingLayout.of(stock);
    }

    /** Names of the stocks that can be laid out. */
    public static List<String> stocks() {
        return Stream.concat(Stock.all().stream(), SheetStock.all().stream().map(SheetStock::label))
                .filter(stock -> stock.carries() != Stock.Carries.REFERENCE)
                .map(Stock::name)
                .toList();
    }

    /** What its layout is called in the list: codes have capitals. */
    public static String code(Stock stock) {
        return stock.name().toUpperCase(Locale.ROOT);
    }

    /** The one of this name that can be laid out. */
    public static Optional<Stock> stock(String name) {
        return Stream.concat(Stock.all().stream(), SheetStock.all().stream().map(SheetStock::label))
                .filter(stock -> stock.carries() != Stock.Carries.REFERENCE)
                .filter(stock -> stock.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** Nothing, the usual, all there can be, and more than fits. */
    private static List<LabelModel> samples() {
        String much =
                "Box of papers, bound and loose, some torn, from the lower shelf. ".repeat(20);
        return List.of(
                LabelModel.of(CODE, "").pack(0, 0).build(),
                usual().build(),
                usual().pack(12, 40)
                        .hazards(List.of("Sharps", "Treat as biohazard", "Lithium battery"))
                        .copied(
                                "Copied from store list.csv on 3 May 2026; earlier entries not checked here")
                        .flags(new LabelFlags(true, true, 12, true))
                        .build(),
                usual().description(much)
                        .place(much)
                        .hazards(List.of(much))
                        .seal("A".repeat(60))
                        .build());
    }

    private static LabelModel.Builder usual() {
        return LabelModel.of(CODE, "XMP/12")
                .caseReference("43/1029/26")
                .pack(1, 2)
                .description("Kitchen knife, wooden handle, blade about 20 cm")
                .place("14 Example Road, kitchen, second drawer")
                .when("Sat 14 Mar 2026 09:12")
                .producer("PC 4471 J. Example")
                .seal("A0417733")
                .hazards(List.of("Sharps"))
                .storage("Dry store")
                .history("7K3M 9TRD")
                .force("Exampleshire Police, Exampleton");
    }
}
