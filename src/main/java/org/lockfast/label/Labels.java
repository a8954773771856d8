package org.lockfast.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockfast.label.LabelRefusal.Rule;
import org.lockfast.paper.Fonts;
import org.lockfast.paper.TypeCase;
import org.lockfast.paper.Typesetter;

/**
 * Makes labels. Each is drawn as the printer will print it and read back before it is handed out.
 */
public final class Labels {
    private final Typesetter setter;
    private final BitmapRenderer renderer = new BitmapRenderer(new TypeCase());

    /**
     * @param fonts the bundled fonts, read once for the whole program
     */
    public Labels(Fonts fonts) {
        this.setter = new Typesetter(fonts);
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
                        LabelLayout.of(setter, model, stock, resolution.get()),
                        model,
                        stock,
                        resolution.get());
    }

    /**
     * Makes one more signature panel for a label whose panel is full.
     *
     * @param number which continuation this is, from 1, as printed on it
     */
    public LabelResult signaturePanel(LabelModel model, Stock stock, int dpi, int number) {
        Optional<Resolution> resolution = Resolution.of(dpi);
        return resolution.isEmpty()
                ? unknown(dpi)
                : checked(
                        LabelLayout.panel(setter, model, stock, resolution.get(), number),
                        model,
                        stock,
                        resolution.get());
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
