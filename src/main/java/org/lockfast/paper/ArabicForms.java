package org.lockfast.paper;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arabic letters change shape with their neighbours. PDFBox sets every letter alone, which an
 * Arabic reader cannot read, so letters are exchanged for Unicode's presentation forms, which name
 * each shape. The table is read out of the JDK's own Unicode data: forms of one letter lie side by
 * side there in the order alone, final, initial, medial.
 */
final class ArabicForms {
    static final int JOINER = 0x200D;
    static final int NON_JOINER = 0x200C;
    private static final int TATWEEL = 0x0640;
    private static final int LAM = 0x0644;
    private static final int ALEF_MAKSURA = 0x0649;

    /** It joins nothing. */
    private static final int HIGH_HAMZA = 0x0674;

    private static final Map<Integer, int[]> FORMS = readForms();

    /**
     * Alef in its four spellings, to the ligature of lam and it, standing alone; the final form is
     * next.
     */
    private static final Map<Integer, Integer> LAM_ALEF =
            Map.of(0x0622, 0xFEF5, 0x0623, 0xFEF7, 0x0625, 0xFEF9, 0x0627, 0xFEFB);

    private ArabicForms() {}

    /**
     * Gives each letter the shape its neighbours ask for.
     *
     * @param text code points in reading order
     * @return as many or fewer code points, in reading order; joiners that did their work are gone
     */
    static int[] shape(int[] text) {
        int[] out = new int[text.length];
        int n = 0;
        int lastLetter = -1; // index of the last letter that neighbours may join
        for (int i = 0; i < text.length; i++) {
            int c = text[i];
            if (isTransparent(c)) {
                out[n++] = c;
                continue;
            }
            if ((c == JOINER || c == NON_JOINER) && besideArabic(text, i)) {
                lastLetter = i;
                continue;
            }
            boolean joinsBefore = lastLetter >= 0 && reachesOn(text[lastLetter]) && reachesBack(c);
            int next = nextLetter(text, i);
            Integer ligature = c == LAM && next >= 0 ? LAM_ALEF.get(text[next]) : null;
            if (ligature != null) {
                out[n++] = ligature + (joinsBefore ? 1 : 0);
                for (int mark = i + 1; mark < next; mark++) {
                    out[n++] = text[mark];
                }
                i = next;
            } else {
                boolean joinsAfter = next >= 0 && reachesOn(c) && reachesBack(text[next]);
                out[n++] = form(c, joinsBefore, joinsAfter);
            }
            lastLetter = i;
        }
        return java.util.Arrays.copyOf(out, n);
    }

    /**
     * The plain letter behind a presentation form, for fonts without that form; others unchanged.
     */
    static int plain(int codePoint) {
        if (codePoint < 0xFB50 || codePoint > 0xFEFC) {
            return codePoint;
        }
        String plain = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC);
        return plain.codePointCount(0, plain.length()) == 1 ? plain.codePointAt(0) : codePoint;
    }

    /**
     * Letters that join and of whose joined shapes Unicode has no names, such as those of Pashto,
     * Sindhi and Kurdish beyond Persian's.
     */
    static boolean lacksForms(int c) {
        boolean letter = (c >= 0x0620 && c <= 0x06FF) || (c >= 0x0750 && c <= 0x077F) || isLater(c);
        return letter
                && Character.getType(c) == Character.OTHER_LETTER
                && c != HIGH_HAMZA
                && !FORMS.containsKey(c);
    }

    private static boolean isLater(int c) {
        return c >= 0x0870 && c <= 0x08FF;
    }

    /** Whether a form is how its letter stands alone. */
    static boolean isAlone(int form) {
        int[] forms = FORMS.get(plain(form));
        return forms != null && forms[0] == form;
    }

    private static int form(int c, boolean joinsBefore, boolean joinsAfter) {
        int[] forms = FORMS.get(c);
        if (forms == null) {
            return c;
        }
        int index = joinsBefore ? (joinsAfter ? 3 : 1) : (joinsAfter ? 2 : 0);
        return index < forms.length ? forms[index] : forms[index & 1];
    }

    private static boolean reachesOn(int c) {
        int[] forms = FORMS.get(c);
        return c == TATWEEL || c == JOINER || (forms != null && forms.length == 4);
    }

    private static boolean reachesBack(int c) {
        int[] forms = FORMS.get(c);
        return c == TATWEEL || c == JOINER || (forms != null && forms.length >= 2);
    }

    /** Vowel signs sit on a letter and do not part it from the next. */
    private static boolean isTransparent(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static int nextLetter(int[] text, int from) {
        for (int i = from + 1; i < text.length; i++) {
            if (!isTransparent(text[i])) {
                return i;
            }
        }
        return -1;
    }

    private static boolean besideArabic(int[] text, int i) {
        return (i > 0 && isArabic(text[i - 1])) || (i + 1 < text.length && isArabic(text[i + 1]));
    }

    private static boolean isArabic(int c) {
        return Character.isValidCodePoint(c)
                && Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC;
    }

    private static Map<Integer, int[]> readForms() {
        Map<Integer, int[]> forms = new HashMap<>();
        addRange(forms, 0xFB50, 0xFBFF);
        addRange(forms, 0xFE80, 0xFEF4);
        // its initial and medial shapes lie apart from the other two
        forms.put(ALEF_MAKSURA, new int[] {0xFEEF, 0xFEF0, 0xFBE8, 0xFBE9});
        return forms;
    }

    private static void addRange(Map<Integer, int[]> forms, int first, int last) {
        int c = first;
        while (c <= last) {
            Integer letter = letterOf(c);
            int end = c + 1;
            while (letter != null && end <= last && letter.equals(letterOf(end))) {
                end++;
            }
            if (letter != null) {
                int[] shapes = new int[end - c];
                for (int i = 0; i < shapes.length; i++) {
                    shapes[i] = c + i;
                }
                forms.putIfAbsent(letter, shapes);
            }
            c = end;
        }
    }

    private static @Nullable Integer letterOf(int form) {
        int plain = plain(form);
        return plain == form ? null : Integer.valueOf(plain);
    }
}
