package org.lockfast.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockfast.paper.Fonts;
import org.lockfast.rules.RuleProblem;
import org.lockfast.rules.Rules;
import org.lockfast.rules.StockLayout;
import org.lockfast.rules.StockLayout.Part;

/**
 * Tries a force's layouts before they are gone by: labels that say little, much and everything,
 * under the name of this force, are laid out at every resolution, drawn and read back. What breaks
 * a rule is not put into force; how the labels of the last exhibits recorded would come out is
 * told.
 */
public final class TryingLayouts {
    /** A scanner reads it off the screen: it is no exhibit's. */
    private static final LabelCode CODE =
            LabelCode.draw(LabelKind.TRAINING, new java.util.Random(1));

    /** What an officer who has read one of the labels knows these by. */
    private static final Map<String, String> ON_EACH =
            Map.of(
                    "force", "the name of the force",
                    "text", "words of the force's own",
                    "statement", "the wording above the signatures",
                    "case", "a case number of usual length",
                    "seal", "a seal number of usual length",
                    "when", "a date and time");

    private final Labels labels;
    private final String force;
    private final Supplier<List<LabelModel>> recorded;

    /**
     * @param force force and station, as printed
     * @param recorded labels of the last exhibits recorded
     */
    public TryingLayouts(Fonts fonts, String force, Supplier<List<LabelModel>> recorded) {
        this.labels = new Labels(fonts);
        this.force = force;
        this.recorded = recorded;
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
            Optional<LabelRefusal> each =
                    labels.tooNarrow(stock, resolution, parts)
                            .or(() -> onEach(stock, resolution, parts));
            if (each.isPresent()) {
                return each;
            }
        }
        return Optional.empty();
    }

    private Optional<LabelRefusal> onEach(Stock stock, Resolution resolution, List<Part> parts) {
        return labels.cut(usual().build(), stock, resolution, parts).stream()
                .filter(ON_EACH::containsKey)
                .findFirst()
                .map(name ->
                        new LabelRefusal(
                                LabelRefusal.Rule.WHAT_IS_ON_EACH_FITS,
                                "There is not room for "
                                        + ON_EACH.get(name)
                                        + (name.equals("force") ? ", “" + force + "”" : "")
                                        + ", at "
                                        + resolution.dpi()
                                        + " dpi: every exhibit would take a label more. Make the box larger"
                                        + (name.equals("text") ? ", or say less." : ".")));
    }

    /** How the labels of the last exhibits recorded come out in a layout that keeps the rules. */
    public String told(Stock stock, List<Part> parts) {
        List<LabelModel> all = recorded.get();
        Map<String, Integer> cut = new TreeMap<>();
        int more = 0;
        for (LabelModel model : all) {
            List<String> names = labels.cut(model, stock, Resolution.DPI_203, parts);
            names.forEach(name -> cut.merge(name, 1, Integer::sum));
            more += names.isEmpty() ? 0 : 1;
        }
        if (all.isEmpty()) {
            return "No exhibit is recorded here yet to try it with.";
        }
        String of = all.size() == 1 ? "The last exhibit" : "The last " + all.size() + " exhibits";
        return more == 0
                ? of + " recorded here " + (all.size() == 1 ? "fits" : "fit") + " whole."
                : "%s recorded here: %d %s on a label more (%s)."
                        .formatted(
                                of,
                                more,
                                more == 1 ? "goes" : "go",
                                cut.entrySet().stream()
                                        .sorted(
                                                Map.Entry.<String, Integer>comparingByValue()
                                                        .reversed())
                                        .map(one -> one.getKey() + " " + one.getValue())
                                        .collect(Collectors.joining(", ")));
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
    private List<LabelModel> samples() {
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

    private LabelModel.Builder usual() {
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
                .force(force);
    }
}
