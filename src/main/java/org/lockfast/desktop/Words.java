package org.lockfast.desktop;

import java.text.NumberFormat;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every word officers read, by key: those of the frame and the own controls ({@code
 * org/lockfast/desktop/words.properties}) and those of one screen ({@code words.properties} beside
 * its FXML). A translation lies beside them as {@code words_cy.properties}.
 *
 * <p>Texts are plain: <code>{0}</code> and so on are replaced, nothing else is special, so an
 * apostrophe is an apostrophe (the JDK's MessageFormat swallows them, and FXML does not pass
 * through it).
 */
public final class Words {
    private static final String COMMON = "org.lockfast.desktop.words";

    private final ResourceBundle bundle;
    private final Locale locale;

    private Words(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /**
     * Words for a class of a screen: its package's words first, then the common ones, in the
     * display language.
     */
    public static Words in(Class<?> anchor) {
        return in(anchor, Locale.getDefault(Locale.Category.DISPLAY));
    }

    /** The same in a given language. */
    public static Words in(Class<?> anchor, Locale locale) {
        ResourceBundle common = load(COMMON, anchor.getClassLoader(), locale);
        String own = anchor.getPackageName() + ".words";
        ResourceBundle bundle =
                own.equals(COMMON)
                        ? common
                        : new Together(load(own, anchor.getClassLoader(), locale), common);
        return new Words(bundle, locale);
    }

    /** Words of the frame and of the own controls. */
    public static Words common() {
        return in(Words.class);
    }

    private static ResourceBundle load(String name, @Nullable ClassLoader loader, Locale locale) {
        ResourceBundle.Control plain =
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES);
        return ResourceBundle.getBundle(
                name, locale, loader == null ? ClassLoader.getSystemClassLoader() : loader, plain);
    }

    /** For FXML: {@code %key}. */
    public ResourceBundle bundle() {
        return bundle;
    }

    /**
     * The words of a key.
     *
     * @param values what stands for {@code {0}}, {@code {1}}; whole numbers are written as the
     *     language writes them
     * @throws MissingResourceException if there is no such key: a test finds that before an officer
     *     does
     */
    public String say(String key, Object... values) {
        return fill(bundle.getString(key), values);
    }

    /**
     * Words that depend on a count: {@code key.one}, {@code key.other} (Welsh has also zero, two,
     * few, many). The count is {@code {0}}.
     */
    public String count(String key, long count, Object... more) {
        Object[] values = new Object[more.length + 1];
        values[0] = count;
        System.arraycopy(more, 0, values, 1, more.length);
        String form = key + "." + form(count);
        return fill(bundle.getString(bundle.containsKey(form) ? form : key + ".other"), values);
    }

    private String form(long count) {
        boolean welsh = locale.getLanguage().equals("cy");
        return switch ((int) Math.min(count, 7)) {
            case 0 -> "zero";
            case 1 -> "one";
            case 2 -> welsh ? "two" : "other";
            case 3 -> welsh ? "few" : "other";
            case 6 -> welsh ? "many" : "other";
            default -> "other";
        };
    }

    private String fill(String text, Object... values) {
        if (values.length == 0) {
            return text;
        }
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            int close = open < 0 ? -1 : text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            filled.append(text, at, open).append(value(text.substring(open + 1, close), values));
            at = close + 1;
        }
        return Collar.kept(filled.append(text, at, text.length()).toString());
    }

    private String value(String place, Object... values) {
        int index = place.length() == 1 ? Character.digit(place.charAt(0), 10) : -1;
        if (index < 0 || index >= values.length) {
            return "{" + place + "}";
        }
        Object value = values[index];
        return value instanceof Long || value instanceof Integer
                ? NumberFormat.getIntegerInstance(locale).format(value)
                : String.valueOf(value);
    }

    /** A screen's words over the common ones. */
    private static final class Together extends ResourceBundle {
        private final ResourceBundle own;

        Together(ResourceBundle own, ResourceBundle common) {
            this.own = own;
            setParent(common);
        }

        @Override
        protected @Nullable Object handleGetObject(String key) {
            return own.containsKey(key) ? own.getObject(key) : null;
        }

        @Override
        public Enumeration<String> getKeys() {
            Set<String> keys = new LinkedHashSet<>(List.copyOf(own.keySet()));
            keys.addAll(parent.keySet());
            return Collections.enumeration(keys);
        }
    }
}
