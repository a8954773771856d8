package org.lockfast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/checklist.md names the tests that carry the numbers of the checklist, and no others. */
class ChecklistTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([UT]-\\d+) \\| .* \\| (.+) \\|$");
    private static final Pattern NAMED = Pattern.compile("`\\w+\\.\\w+`");

    /** Between a name and its method stand only other annotations. */
    private static final Pattern TEST =
            Pattern.compile(
                    "@DisplayName\\(\\s*\"((?:[UT]-\\d+ )+)[^\"]+\"\\)[^{};]*?\\bvoid (\\w+)\\(");

    private final String paper = Files.readString(Path.of("docs/checklist.md"));

    ChecklistTest() throws IOException {}

    @Test
    void everyNumberHasItsLine() {
        List<String> lines = ROW.matcher(paper).results().map(row -> row.group(1)).toList();
        assertThat(lines)
                .isEqualTo(
                        Stream.concat(
                                        IntStream.rangeClosed(1, 40).mapToObj(n -> "U-" + n),
                                        IntStream.rangeClosed(1, 12).mapToObj(n -> "T-" + n))
                                .toList());
        assertThat(ROW.matcher(paper).results().map(row -> row.group(2)))
                .allMatch(shown -> NAMED.matcher(shown).find() || shown.startsWith("waits for "));
    }

    @Test
    void theTableAndTheTestsNameOneAnother() throws IOException {
        Map<String, Set<String>> onPaper = new TreeMap<>();
        Matcher row = ROW.matcher(paper);
        while (row.find()) {
            NAMED.matcher(row.group(2))
                    .results()
                    .map(name -> name.group().replace("`", ""))
                    .filter(name -> !name.endsWith(".png"))
                    .forEach(name -> add(onPaper, row.group(1), name));
        }
        assertThat(onPaper).isEqualTo(carried());
    }

    /** By number, the tests that carry it. */
    private static Map<String, Set<String>> carried() throws IOException {
        Map<String, Set<String>> carried = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> {
                        String name = String.valueOf(file.getFileName()).replace(".java", "");
                        Matcher test = TEST.matcher(read(file));
                        while (test.find()) {
                            for (String number : test.group(1).strip().split(" ")) {
                                add(carried, number, name + "." + test.group(2));
                            }
                        }
                    });
        }
        return carried;
    }

    private static void add(Map<String, Set<String>> to, String number, String name) {
        to.computeIfAbsent(number, fresh -> new TreeSet<>()).add(name);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
