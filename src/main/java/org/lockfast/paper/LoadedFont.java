package org.lockfast.paper;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.jspecify.annotations.Nullable;

/**
 * One font file, read once: which characters it draws, how wide and how tall, and their outlines.
 * Lengths in em.
 */
final class LoadedFont {
    /**
     * A glyph reaching further than this from the baseline could not share a page with other lines.
     */
    private static final double TALLEST = 1.4;

    private static final double DEEPEST = -0.8;
    private static final double WIDEST = 4;

    private final FontFile file;
    private final TrueTypeFont font;
    private final CmapLookup characters;
    private final double unitsPerEm;

    /** Reading a glyph out of the file takes longer than drawing it; both maps only ever gain. */
    private final Map<Integer, Optional<Glyph>> inks = new ConcurrentHashMap<>();

    private final Map<Integer, GeneralPath> paths = new ConcurrentHashMap<>();

    LoadedFont(FontFile file, TrueTypeFont font) throws IOException {
        this.file = file;
        this.font = font;
        // ligature substitution would write "ff" in a hash as one character and copy out as another
        font.setEnableGsub(false);
        this.characters = font.getUnicodeCmapLookup();
        this.unitsPerEm = font.getUnitsPerEm();
    }

    FontFile file() {
        return file;
    }

    /** For embedding in a PDF. */
    TrueTypeFont font() {
        return font;
    }

    /**
     * The glyph for a character, or null where this font has none, or none that leaves ink and fits
     * a line.
     */
    @Nullable Glyph inkFor(int codePoint) {
        return inks.computeIfAbsent(codePoint, c -> Optional.ofNullable(readInk(c))).orElse(null);
    }

    private @Nullable Glyph readInk(int codePoint) {
        int id = characters.getGlyphId(codePoint);
        if (id == 0) {
            return null;
        }
        GlyphData outline = outline(id);
        if (outline == null || outline.getNumberOfContours() == 0) {
            return null;
        }
        Glyph glyph =
                new Glyph(
                        this,
                        id,
                        codePoint,
                        0,
                        0,
                        advance(id),
                        outline.getXMinimum() / unitsPerEm,
                        outline.getXMaximum() / unitsPerEm,
                        outline.getYMinimum() / unitsPerEm,
                        outline.getYMaximum() / unitsPerEm);
        return fits(glyph) ? glyph : null;
    }

    /** Whether it leaves room for the lines over and under it. */
    static boolean fits(Glyph glyph) {
        return glyph.top() <= TALLEST
                && glyph.bottom() >= DEEPEST
                && glyph.right() - Math.min(0, glyph.left()) <= WIDEST
                && glyph.advance() <= WIDEST;
    }

    /** A space as wide as this font makes it, or null. */
    @Nullable Glyph blankFor(int codePoint) {
        int id = characters.getGlyphId(codePoint);
        return id == 0 ? null : new Glyph(this, id, codePoint, 0, 0, advance(id), 0, 0, 0, 0);
    }

    /** Outline in em, y upwards, origin on the baseline. Not to be changed. */
    GeneralPath path(int glyphId) {
        return paths.computeIfAbsent(glyphId, this::readPath);
    }

    private GeneralPath readPath(int glyphId) {
        GlyphData outline = outline(glyphId);
        if (outline == null) {
            return new GeneralPath();
        }
        GeneralPath path = new GeneralPath(outline.getPath());
        path.transform(AffineTransform.getScaleInstance(1 / unitsPerEm, 1 / unitsPerEm));
        return path;
    }

    private double advance(int glyphId) {
        try {
            return font.getAdvanceWidth(glyphId) / unitsPerEm;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable GlyphData outline(int glyphId) {
        try {
            return font.getGlyph().getGlyph(glyphId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
