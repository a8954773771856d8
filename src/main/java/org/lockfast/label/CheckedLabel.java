package org.lockfast.label;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A label that was read back in software, with its continuations. All ways of handing it out draw
 * the same pages.
 */
public final class CheckedLabel implements LabelResult {
    private final LabelModel model;
    private final Stock stock;
    private final Resolution resolution;
    private final List<LabelPage> pages;
    private final List<DotImage> images;

    CheckedLabel(
            LabelModel model,
            Stock stock,
            Resolution resolution,
            List<LabelPage> pages,
            List<DotImage> images) {
        this.model = model;
        this.stock = stock;
        this.resolution = resolution;
        this.pages = List.copyOf(pages);
        this.images = List.copyOf(images);
    }

    /** What it says. */
    public LabelModel model() {
        return model;
    }

    /** What it is printed on. */
    public Stock stock() {
        return stock;
    }

    /** For which printers. */
    public Resolution resolution() {
        return resolution;
    }

    /** How many labels leave the printer: the label, its continuations, its signature panel. */
    public int pages() {
        return pages.size();
    }

    /**
     * What the symbols of one label say: the label's code, on all but the first its continuation.
     */
    public LabelCode code(int page) {
        return pages.get(page).code();
    }

    /**
     * One label as a picture, one pixel a printer dot: what to show before printing.
     *
     * @param page from 0
     */
    public byte[] png(int page) {
        return PngWriter.write(images.get(page).picture(), resolution);
    }

    /** All labels in one picture, one under another with 2 mm between. */
    public byte[] png() {
        if (images.size() == 1) {
            return png(0);
        }
        int gap = resolution.dots(2);
        int width = images.getFirst().width();
        int height = images.getFirst().height();
        BufferedImage all =
                new BufferedImage(
                        width,
                        images.size() * (height + gap) - gap,
                        BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D g = all.createGraphics();
        try {
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, all.getWidth(), all.getHeight());
            for (int i = 0; i < images.size(); i++) {
                g.drawImage(images.get(i).picture(), 0, i * (height + gap), null);
            }
        } finally {
            g.dispose();
        }
        return PngWriter.write(all, resolution);
    }

    /** One page of the stock's size for each label; the same label makes the same bytes. */
    public byte[] pdf() {
        return PdfRenderer.draw(stock, resolution, model, pages);
    }

    /** Commands for a Zebra printer, ASCII, one label after another. */
    public String zpl() {
        return zpl(Adjustment.NONE);
    }

    /** The same for one printer whose paper does not lie where it should. */
    public String zpl(Adjustment adjustment) {
        ZplRenderer renderer = new ZplRenderer(resolution, adjustment);
        StringBuilder all = new StringBuilder();
        for (DotImage image : images) {
            all.append(renderer.draw(image));
        }
        return all.toString();
    }

    /**
     * The label as a file.
     *
     * @param format {@code pdf}, {@code zpl} or {@code png}
     * @throws IllegalArgumentException for another
     */
    public byte[] as(String format) {
        return switch (format) {
            case "pdf" -> pdf();
            case "png" -> png();
            case "zpl" -> zpl().getBytes(StandardCharsets.US_ASCII);
            default -> throw new IllegalArgumentException("No label is made as " + format);
        };
    }

    /** What whoever has it printed should read; empty for nothing. */
    public List<String> warnings() {
        return AsCodes.said(asCodes());
    }

    /** Characters that stand on it as their numbers. */
    List<Integer> asCodes() {
        return pages.stream()
                .flatMap(page -> page.marks().stream())
                .filter(Mark.Words.class::isInstance)
                .map(Mark.Words.class::cast)
                .flatMap(words -> words.line().spelledOut().stream())
                .distinct()
                .toList();
    }

    List<LabelPage> layout() {
        return pages;
    }

    List<DotImage> images() {
        return images;
    }
}
