package org.lockfast.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Words for people, by language: English always, Welsh where a force has given it.
 *
 * @param byLanguage ISO 639-1 language code ({@code en}, {@code cy}) to text; {@code en} is present
 */
public record Wording(Map<String, String> byLanguage) {
    public Wording {
        byLanguage = Map.copyOf(byLanguage);
        if (!byLanguage.containsKey("en")) {
            throw new IllegalArgumentException("Words need an English text, key \"en\".");
        }
    }

    /** The same words with an English text only. */
    public static Wording of(String english) {
        return new Wording(Map.of("en", english));
    }

    /** Several in a row, in every language any of them has. */
    public static Wording join(String between, List<Wording> parts) {
        Map<String, String> joined = new HashMap<>();
        joined.put("en", "");
        parts.forEach(part -> part.byLanguage.keySet().forEach(l -> joined.put(l, "")));
        joined.replaceAll((language, none) ->
                String.join(between, parts.stream().map(p -> p.in(Locale.of(language))).toList()));
        return new Wording(joined);
    }

    /** The text in English. */
    public String english() {
        return in(Locale.ENGLISH);
    }

    /** The text in this language, or in English where there is none. */
    public String in(Locale language) {
        String english = byLanguage.getOrDefault("en", "");
        return byLanguage.getOrDefault(language.getLanguage(), english);
    }

    /** The same words with each {@code {name}} replaced by its value, in every language. */
    public Wording fill(Map<String, Wording> values) {
        Map<String, String> filled = new HashMap<>();
        byLanguage.forEach((language, text) -> filled.put(language, fill(language, text, values)));
        return new Wording(filled);
    }

    /**
     * A name as it stands inside a sentence: "Knife tube" becomes "knife tube", "UV lamp" stays.
     */
    public Wording inSentence() {
        Map<String, String> lowered = new HashMap<>();
        byLanguage.forEach((language, text) -> lowered.put(language, lowerFirst(language, text)));
        return new Wording(lowered);
    }

    /** The same with a capital at the beginning. */
    public Wording asSentence() {
        Map<String, String> raised = new HashMap<>();
        byLanguage.forEach((language, text) ->
                raised.put(
                        language,
                        text.isEmpty()
                                ? text
                                : text.substring(0, 1).toUpperCase(Locale.of(language))
                                        + text.substring(1)));
        return new Wording(raised);
    }

    @Override
    public String toString() {
        return english();
    }

    private static String fill(String language, String text, Map<String, Wording> values) {
        String filled = text;
        for (Map.Entry<String, Wording> value : values.entrySet()) {
            String words = value.getValue().in(Locale.of(language));
            filled = filled.replace("{" + value.getKey() + "}", words);
        }
        return filled;
    }

    private static String lowerFirst(String language, String text) {
        if (text.length() < 2 || Character.isUpperCase(text.charAt(1))) {
            return text;
        }
        return text.substring(0, 1).toLowerCase(Locale.of(language)) + text.substring(1);
    }
}
