package org.lockfast.paper;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one paragraph into clusters, in reading order. Every character ends up as something seen.
 */
final class Clusters {
    /** More marks than this on one letter are a black smear, so the rest are spelled out. */
    private static final int MOST_MARKS = 3;

    /** What a number looks like; one that was written is told from ours by its bracket. */
    private static final Pattern NUMBER = Pattern.compile("\\[U\\+[0-9A-Fa-f]{4,6}\\]");

    /**
     * Brackets turn round in text that runs from the right. The JDK does not give this table away.
     */
    private static final Map<Integer, Integer> MIRRORED =
            Map.ofEntries(
                    Map.entry((int) '(', (int) ')'),
                    Map.entry((int) ')', (int) '('),
                    Map.entry((int) '[', (int) ']'),
                    Map.entry((int) ']', (int) '['),
                    Map.entry((int) '{', (int) '}'),
                    Map.entry((int) '}', (int) '{'),
                    Map.entry((int) '<', (int) '>'),
                    Map.entry((int) '>', (int) '<'),
                    Map.entry(0xAB, 0xBB),
                    Map.entry(0xBB, 0xAB),
                    Map.entry(0x2039, 0x203A),
                    Map.entry(0x203A, 0x2039),
                    Map.entry(0x2264, 0x2265),
                    Map.entry(0x2265, 0x2264));

    private final Fonts fonts;
    private final Face face;
    private final List<Cluster> out = new ArrayList<>();

    /** Marks drawn on the last cluster, or -1 where a mark has nothing to sit on. */
    private int marks = -1;

    private Clusters(Fonts fonts, Face face) {
        this.fonts = fonts;
        this.face = face;
    }

    static List<Cluster> of(String paragraph, Face face, Fonts fonts) {
        Clusters clusters = new Clusters(fonts, face);
        Matcher written = NUMBER.matcher(paragraph);
        int from = 0;
        while (written.find()) {
            clusters.addAll(paragraph.substring(from, written.start()));
            clusters.spellOut('[');
            from = written.start() + 1;
        }
        clusters.addAll(paragraph.substring(from));
        return clusters.out;
    }

    private void addAll(String text) {
        for (int c : ArabicForms.shape(composed(text).codePoints().toArray())) {
            add(c);
        }
    }

    /**
     * Composed where that is drawn, because an accent drawn with its letter sits better than one
     * laid over it; else as it is written, whose numbers are those of the record.
     */
    private String composed(String text) {
        StringBuilder composed = new StringBuilder();
        int start = 0;
        while (start < text.length()) {
            int end = start + Character.charCount(text.codePointAt(start));
            while (end < text.length() && isMark(text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
            }
            String letter = text.substring(start, end);
            String one = Normalizer.normalize(letter, Normalizer.Form.NFC);
            boolean drawn =
                    one.codePoints()
                            .allMatch(
                                    c -> LetterByLetter.draws(c) && fonts.inkFor(c, face) != null);
            composed.append(drawn ? one : letter);
            start = end;
        }
        return composed.toString();
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** The cluster as it looks in text that runs from the right. */
    static Cluster mirrored(Cluster cluster, Face face, Fonts fonts) {
        Integer other =
                cluster.text().isEmpty() ? null : MIRRORED.get(cluster.text().codePointAt(0));
        Glyph glyph =
                other == null || cluster.glyphs().size() != 1 ? null : fonts.inkFor(other, face);
        return glyph == null
                ? cluster
                : new Cluster(
                        cluster.text(),
                        cluster.proxy(),
                        List.of(glyph),
                        glyph.advance(),
                        false,
                        cluster.breakAfter(),
                        cluster.spelledOut());
    }

    private void add(int c) {
        switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR -> addSpace(c);
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> addMark(c);
            case Character.FORMAT -> addFormat(c);
            case Character.CONTROL -> {
                if (c == '\t') {
                    addSpace(' ');
                } else {
                    spellOut(c);
                }
            }
            case Character.SURROGATE -> spellOut(c);
            default -> addInk(c);
        }
    }

    private void addSpace(int c) {
        Glyph glyph = c == 0x1680 ? null : fonts.blankFor(c, face);
        if (glyph == null) { // OGHAM SPACE MARK is a stroke
            addInk(c);
            return;
        }
        out.add(
                new Cluster(
                        Character.toString(c),
                        ' ',
                        List.of(glyph),
                        glyph.advance(),
                        true,
                        c != 0xA0 && c != 0x2007 && c != 0x202F));
        marks = -1;
    }

    private void addInk(int c) {
        Glyph glyph = LetterByLetter.draws(c) ? fonts.inkFor(c, face) : null;
        if (glyph == null && ArabicForms.isAlone(c)) {
            glyph = fonts.inkFor(ArabicForms.plain(c), face);
        }
        if (glyph == null) {
            spellOut(ArabicForms.plain(c));
            return;
        }
        out.add(
                new Cluster(
                        Character.toString(ArabicForms.plain(c)),
                        proxy(c),
                        List.of(glyph),
                        glyph.advance(),
                        false,
                        c == '-' || c == 0x2013 || c == 0x2014 || Character.isIdeographic(c)));
        marks = 0;
    }

    private void addMark(int c) {
        Glyph mark = LetterByLetter.draws(c) ? fonts.inkFor(c, face) : null;
        if (mark == null || marks < 0 || marks >= MOST_MARKS) {
            spellOut(c);
            return;
        }
        List<Glyph> glyphs = Marks.on(out.getLast(), c, mark, pair -> fonts.inkFor(pair, face));
        if (glyphs.isEmpty()) {
            spellOut(c);
            return;
        }
        Cluster base = out.removeLast();
        out.add(
                new Cluster(
                        base.text() + Character.toString(c),
                        base.proxy(),
                        glyphs,
                        glyphs.getFirst().advance(),
                        false,
                        base.breakAfter()));
        marks++;
    }

    /** Characters made to be unseen are shown: two references that look alike must be alike. */
    private void addFormat(int c) {
        boolean drawn = (c >= 0x600 && c <= 0x605) || c == 0x6DD || c == 0x8E2;
        if (drawn) {
            addInk(c);
        } else {
            spellOut(c);
        }
    }

    private void spellOut(int c) {
        String name = String.format(Locale.ROOT, "[U+%04X]", c);
        List<Glyph> glyphs = new ArrayList<>();
        double width = 0;
        for (int i = 0; i < name.length(); i++) {
            Glyph glyph = glyphOf(name.charAt(i));
            glyphs.add(glyph.at(width));
            width += glyph.advance();
        }
        // in its place within the word: of the direction of what it stands for
        char proxy =
                switch (Character.getDirectionality(c)) {
                    case Character.DIRECTIONALITY_RIGHT_TO_LEFT -> '\u05D0';
                    case Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> '\u0627';
                    case Character.DIRECTIONALITY_NONSPACING_MARK,
                            Character.DIRECTIONALITY_BOUNDARY_NEUTRAL ->
                            beforeMark();
                    default -> 'a';
                };
        out.add(new Cluster(name, proxy, List.copyOf(glyphs), width, false, true, c));
        marks = -1;
    }

    /** A mark goes with its letter, and so does what is not seen. */
    private char beforeMark() {
        char before = out.isEmpty() ? 'a' : out.getLast().proxy();
        return before == '\u05D0' || before == '\u0627' ? before : 'a';
    }

    private Glyph glyphOf(char c) {
        @Nullable Glyph glyph = fonts.inkFor(c, face);
        if (glyph == null) {
            throw new IllegalStateException(face + " does not draw " + c);
        }
        return glyph;
    }

    private static char proxy(int c) {
        return switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT -> '\u05D0';
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> '\u0627';
            case Character.DIRECTIONALITY_EUROPEAN_NUMBER -> '0';
            case Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR -> '+';
            case Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR -> '#';
            case Character.DIRECTIONALITY_ARABIC_NUMBER -> '\u0660';
            case Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR -> ',';
            case Character.DIRECTIONALITY_OTHER_NEUTRALS, Character.DIRECTIONALITY_WHITESPACE ->
                    '!';
            default -> 'a';
        };
    }
}
