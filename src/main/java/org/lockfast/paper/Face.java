package org.lockfast.paper;

import java.util.List;

/**
 * How a text is to look. Each face falls back, character by character, to fonts that know more
 * scripts.
 */
public enum Face {
    /** Running text. */
    TEXT(FontFile.SANS, FontFile.ARABIC, FontFile.WIDE),
    /** Headings, captions, hazards. */
    BOLD(FontFile.SANS_BOLD, FontFile.ARABIC_BOLD, FontFile.WIDE_BOLD, FontFile.WIDE),
    /** References, seal numbers, codes: slashed zero, every character equally wide. */
    MONO(FontFile.MONO, FontFile.SANS, FontFile.ARABIC, FontFile.WIDE),
    /** The exhibit reference on a label. */
    MONO_BOLD(
            FontFile.MONO_BOLD,
            FontFile.SANS_BOLD,
            FontFile.ARABIC_BOLD,
            FontFile.WIDE_BOLD,
            FontFile.WIDE);

    private final List<FontFile> chain;

    Face(FontFile... chain) {
        this.chain = List.of(chain);
    }

    /** Fonts in the order they are asked for a character. */
    List<FontFile> chain() {
        return chain;
    }
}
