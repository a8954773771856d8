package org.lockfast.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lockfast.label.LabelRefusal.Rule;
import org.lockfast.paper.Face;
import org.lockfast.paper.Fonts;
import org.lockfast.paper.TypeCase;
import org.lockfast.paper.Typesetter;
import org.lockfast.rules.StockLayout;

/**
 * Makes labels. Each is drawn as the printer will print it and read back before it is handed out.
 */
public final class Labels {
    private final Typesetter setter;
    private final Function<String, Optional<StockLayout>> layouts;
    private final BitmapRenderer renderer = new BitmapRenderer(new TypeCase());

    /**
     * @param fonts the bundled fonts, read once for the whole program
     */
    public Labels(Fonts fonts) {
        this(fonts, name -> Optional.empty());
    }

    /**
     * @param layouts the force's own, by the code of the stock
     */
    public Labels(Fonts fonts, Function<String, Optional<StockLayout>> layouts) {
        this.setter = new Typesetter(fonts);
        this.layouts = layouts;
    }

    /**
     * Makes a label with its continuations.
     *
     * @param model what it says; any text
     * @param dpi 203, 300 or 600
     * @return the checked label, or a refusal that names the rule
     */
    public LabelResult make(LabelModel model, Stock stock, int dpi) {
        Optional<Resolution> resolution = Resolution.of(dpi);
        return resolution.isEmpty()
                ? unknown(dpi)
                : checked(
                        LabelLayout.of(
                                setter,
                                model,
                                stock,
                                resolution.get(),
                                own(model, stock, resolution.get())),
                        model,
                        stock,
                        resolution.get());
    }

    /** Only labels of exhibits are the force's to lay out. */
    private @Nullable OwnLayout own(LabelModel model, Stock stock, Resolution resolution) {
        LabelKind kind = model.code().kind();
        return kind == LabelKind.EXHIBIT || kind == LabelKind.TRAINING
                ? layouts.apply(TryingLayouts.code(stock))
                        .map(layout -> new OwnLayout(layout.parts(), stock, resolution))
                        .orElse(null)
                : null;
    }

    /** Makes a label in a layout that is being tried. */
    LabelResult tried(
            LabelModel model, Stock stock, Resolution resolution, List<StockLayout.Part> parts) {
        return checked(
                LabelLayout.of(
                        setter, model, stock, resolution, new OwnLayout(parts, stock, resolution)),
                model,
                stock,
                resolution);
    }

    /** The rule that boxes break which are too narrow to be read, in a layout that is tried. */
    Optional<LabelRefusal> tooNarrow(
            Stock stock, Resolution resolution, List<StockLayout.Part> parts) {
        return OwnFirst.tooNarrow(setter, resolution, new OwnLayout(parts, stock, resolution));
    }

    /** Names of what does not stand whole on the first label in a layout that keeps the rules. */
    List<String> cut(
            LabelModel model, Stock stock, Resolution resolution, List<StockLayout.Part> parts) {
        OwnLayout layout = new OwnLayout(parts, stock, resolution);
        return new OwnFirst(setter, resolution, model, layout)
                .draw(new Sheet(), "Package 1 of 1 · Label 1 of 2", model.code()).stream()
                        .map(Field::name)
                        .distinct()
                        .toList();
    }

    /**
     * What is to be told of a text that would stand on a label as codes, in part; none for none.
     */
    List<String> codesIn(String text) {
        return AsCodes.said(setter.line(text, Face.TEXT).spelledOut());
    }

    /** The same of what stands on a label besides these texts. */
    List<String> codesBeside(CheckedLabel label, List<String> texts) {
        List<Integer> rest = new ArrayList<>(label.asCodes());
        texts.forEach(text -> rest.removeAll(setter.line(text, Face.TEXT).spelledOut()));
        return AsCodes.said(rest);
    }

    /** Rulers along two edges of a label, for a Zebra printer. */
    String rulers(Stock stock, Resolution resolution, Adjustment adjustment) {
        return new CalibrationSheet(setter, renderer).zpl(stock, resolution, adjustment);
    }

    private LabelResult checked(
            LaidOut laidOut, LabelModel model, Stock stock, Resolution resolution) {
        return switch (laidOut) {
            case LabelRefusal refusal -> refusal;
            case LaidOut.Pages laid -> {
                List<DotImage> images = new ArrayList<>();
                for (LabelPage page : laid.pages()) {
                    DotImage image = renderer.draw(page);
                    Optional<LabelRefusal> broken = LabelCheck.of(page, image, resolution);
                    if (broken.isPresent()) {
                        yield broken.get();
                    }
                    images.add(image);
                }
                yield new CheckedLabel(model, stock, resolution, laid.pages(), images);
            }
        };
    }

    private static LabelRefusal unknown(int dpi) {
        return new LabelRefusal(
                Rule.RESOLUTION_IS_KNOWN,
                "Labels are made for printers of 203, 300 and 600 dpi, not " + dpi + ".");
    }
}
