package org.lockfast.paper;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The bundled fonts, read once and shared by every document and picture. Nothing is asked of the
 * machine's own fonts, so measures are the same everywhere. Safe for use by several threads.
 */
public final class Fonts {
    private final Map<FontFile, LoadedFont> loaded;

    private Fonts(Map<FontFile, LoadedFont> loaded) {
        this.loaded = loaded;
    }

    /**
     * Reads the bundled fonts: about 0.2 s, so do it once and hand the result on.
     *
     * @throws UncheckedIOException if the installation lacks a font file
     */
    public static Fonts bundled() {
        Map<FontFile, LoadedFont> loaded = new EnumMap<>(FontFile.class);
        for (FontFile file : FontFile.values()) {
            loaded.put(file, load(file));
        }
        return new Fonts(loaded);
    }

    private static LoadedFont load(FontFile file) {
        try (InputStream in = Fonts.class.getResourceAsStream(file.resource())) {
            if (in == null) {
                throw new FileNotFoundException(
                        "The font " + file.resource() + " is missing from this installation.");
            }
            return new LoadedFont(
                    file, new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** First glyph in the face's chain that draws this character, or null where none does. */
    @Nullable Glyph inkFor(int codePoint, Face face) {
        for (FontFile file : face.chain()) {
            Glyph glyph = font(file).inkFor(codePoint);
            if (glyph != null) {
                return glyph;
            }
        }
        return null;
    }

    /** The space of this kind, else the ordinary space of the face. */
    Glyph blankFor(int codePoint, Face face) {
        List<FontFile> chain = face.chain();
        Glyph exact = font(chain.getFirst()).blankFor(codePoint);
        if (exact != null) {
            return exact;
        }
        Glyph space = font(chain.getFirst()).blankFor(' ');
        if (space == null) {
            throw new IllegalStateException(chain.getFirst() + " has no space");
        }
        return space;
    }

    private LoadedFont font(FontFile file) {
        LoadedFont font = loaded.get(file);
        if (font == null) {
            throw new IllegalStateException(file + " was not loaded");
        }
        return font;
    }
}
