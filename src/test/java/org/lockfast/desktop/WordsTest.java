package org.lockfast.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lockfast.desktop.gallery.GalleryScreen;

/**
 * Every key used in code or FXML has words, and every word has a use. Keys are written whole, never
 * glued together.
 */
class WordsTest {
    private static final Path JAVA = Path.of("src/main/java/org/lockfast");
    private static final Path RESOURCES = Path.of("src/main/resources/org/lockfast");
    private static final String COMMON = "desktop";

    /** The rooms whose classes speak to officers on the screen. */
    private static final List<String> ROOMS = List.of("desktop", "app/window");

    private static final Pattern LITERAL =
            Pattern.compile("\"%?([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+)\"");
    private static final List<String> FORMS =
            List.of(".zero", ".one", ".two", ".few", ".many", ".other");
    private static final List<String> FORBIDDEN =
            List.of(
                    "invalid",
                    "failed",
                    "oops",
                    "please",
                    "sorry",
                    "in dispute",
                    "chain of custody",
                    "legacy",
                    "!");

    @Test
    void noKeyIsMissingAndNoneIsUnused() throws IOException {
        Map<String, Properties> words = new HashMap<>();
        for (Path file : files(RESOURCES, "words.properties")) {
            Properties own = new Properties();
            try (var text = Files.newBufferedReader(file)) {
                own.load(text);
            }
            words.put(packageOf(RESOURCES, file), own);
        }
        Map<String, TreeSet<String>> unused = new TreeMap<>();
        words.forEach((name, own) -> unused.put(name, new TreeSet<>(own.stringPropertyNames())));
        List<String> missing = new ArrayList<>();
        for (Path file : sources()) {
            String name = packageOf(file.startsWith(JAVA) ? JAVA : RESOURCES, file);
            String text = Files.readString(file);
            Matcher literal = LITERAL.matcher(text);
            while (literal.find()) {
                String key = literal.group(1);
                boolean own = take(key, words.get(name), unused.get(name));
                boolean found = take(key, words.get(COMMON), unused.get(COMMON)) || own;
                if (!found && isKey(key, words)) {
                    missing.add(file.getFileName() + ": " + key);
                }
            }
        }
        assertThat(missing).as("keys without words").isEmpty();
        assertThat(unused.values()).as("words without a use %s", unused).allMatch(TreeSet::isEmpty);
    }

    private static boolean take(
            String key,
            @org.jspecify.annotations.Nullable Properties words,
            @org.jspecify.annotations.Nullable Set<String> unused) {
        if (words == null || unused == null) {
            return false;
        }
        boolean found = words.containsKey(key);
        unused.remove(key);
        for (String form : FORMS) {
            found |= words.containsKey(key + form);
            unused.remove(key + form);
        }
        return found;
    }

    /**
     * A dotted literal is a key if its first part is the first part of some key; "tokens.css" is
     * none.
     */
    private static boolean isKey(String literal, Map<String, Properties> words) {
        String first = literal.substring(0, literal.indexOf('.') + 1);
        boolean isFile = literal.matches(".*\\.(css|fxml|ttf|png|properties|java)");
        return !isFile
                && words.values().stream()
                        .flatMap(own -> own.stringPropertyNames().stream())
                        .anyMatch(key -> key.startsWith(first));
    }

    private static List<Path> sources() throws IOException {
        List<Path> all = new ArrayList<>(files(JAVA, ".java"));
        all.addAll(files(RESOURCES, ".fxml"));
        return all;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String room : ROOMS) {
            try (Stream<Path> all = Files.walk(folder.resolve(room))) {
                all.filter(file -> file.toString().endsWith(ending)).forEach(found::add);
            }
        }
        return found;
    }

    private static String packageOf(Path root, Path file) {
        return String.valueOf(root.relativize(file).getParent()).replace('\\', '/');
    }

    @Test
    void wordsAreThoseOfTheTrade() throws IOException {
        for (Path file : files(RESOURCES, "words.properties")) {
            Properties own = new Properties();
            try (var text = Files.newBufferedReader(file)) {
                own.load(text);
            }
            own.forEach((key, said) ->
                    assertThat(FORBIDDEN)
                            .as("%s: %s", key, said)
                            .noneMatch(word ->
                                    said.toString().toLowerCase(Locale.ROOT).contains(word)));
        }
    }

    @Test
    void valuesAreFilledInAndNothingElseIsSpecial() {
        Words words = Words.common();
        assertThat(words.say("field.error", "It's {0} o'clock"))
                .isEqualTo("Error: It's {0} o'clock");
        assertThat(words.say("key.back")).isEqualTo("Back");
        assertThat(words.count("status-bar.unsent", 1))
                .isEqualTo("1 record saved on this laptop, not sent");
        assertThat(words.count("status-bar.unsent", 18_204)).startsWith("18,204 records");
        assertThat(words.count("scan-bar.results", 0)).isEqualTo("Nothing found");
    }

    @Test
    void aScreensWordsStandOverTheCommonOnes() {
        Words words = Words.in(GalleryScreen.class);
        assertThat(words.say("gallery.title")).isEqualTo("Gallery");
        assertThat(words.say("key.back")).isEqualTo("Back");
        assertThat(words.bundle().keySet()).contains("gallery.title", "key.back");
    }

    @Test
    void aLanguageWithoutWordsOfItsOwnIsEnglish() {
        assertThat(Words.in(GalleryScreen.class, Locale.of("cy")).say("gallery.title"))
                .isEqualTo("Gallery");
    }
}
