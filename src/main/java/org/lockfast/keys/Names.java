package org.lockfast.keys;

import java.text.Normalizer;
import java.util.Locale;

/** What may be called what: names and collar numbers as they are written into the keyring. */
public final class Names {
    private Names() {}

    /**
     * A name without blanks around it, in NFC; refused when it is empty, too long or unprintable.
     */
    public static String name(String given) {
        return usable(given, 200, KeyringRefusal.Reason.NAME_UNUSABLE);
    }

    /**
     * A collar number, likewise. The word that stands for recovery sheets in what is sealed is no
     * collar number.
     */
    static String collar(String given) {
        String collar = usable(given, 64, KeyringRefusal.Reason.COLLAR_UNUSABLE);
        if (collar.toLowerCase(Locale.ROOT).equals(SealedMaster.RECOVERY)) {
            throw new KeyringRefusal(KeyringRefusal.Reason.COLLAR_UNUSABLE);
        }
        return collar;
    }

    /**
     * @throws IllegalArgumentException for a name that {@link #name} would refuse or change
     */
    static void check(String name) {
        if (!ok(name, 200)) {
            throw new IllegalArgumentException("a name");
        }
    }

    /**
     * @throws IllegalArgumentException for a collar that {@link #collar} would refuse or change
     */
    static void checkCollar(String collar) {
        if (!ok(collar, 64) || collar.toLowerCase(Locale.ROOT).equals(SealedMaster.RECOVERY)) {
            throw new IllegalArgumentException("a collar number");
        }
    }

    private static String usable(String given, int most, KeyringRefusal.Reason reason) {
        String text = Normalizer.normalize(given, Normalizer.Form.NFC).strip();
        if (!ok(text, most)) {
            throw new KeyringRefusal(reason);
        }
        return text;
    }

    private static boolean ok(String text, int most) {
        return !text.isEmpty()
                && text.length() <= most
                && text.equals(text.strip())
                && Normalizer.isNormalized(text, Normalizer.Form.NFC)
                && text.codePoints().noneMatch(Names::unprintable);
    }

    /** What changes the order of the letters after it makes one name look like another. */
    private static boolean turnsText(int c) {
        return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean unprintable(int c) {
        if (turnsText(c)) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }
}
