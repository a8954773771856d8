package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs docs/command-line.md: every example in its order, and compares what it prints. What differs
 * in each store (ids, numbers drawn by lot, hashes, durations) is compared by its form. The
 * document as it should read is left in {@code target/command-line.md}.
 */
class CommandLineDocumentTest {
    private static final Path DOCUMENT = Path.of("docs/command-line.md");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Set<String> FOLDERS =
            Set.of("pw", "next", "log", "demo-store", "records", "server-keys", "central-log");
    private static final Pattern FILE = Pattern.compile("[a-z]+\\.(json|csv|pdf|zpl|txt)");

    @TempDir Path folder;

    @Test
    void everyExamplePrintsWhatStandsThere() throws IOException {
        Commands commands = Commands.withoutStore(folder);
        commands.file("next", "copper meadow violin 77\n");
        List<String> lines = Files.readAllLines(DOCUMENT);
        List<String> now = new ArrayList<>();
        boolean inside = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("```")) {
                inside = line.equals("```console");
            }
            now.add(line);
            if (!inside || !line.startsWith("$ ")) {
                continue;
            }
            List<String> below = new ArrayList<>();
            while (!lines.get(i + 1).startsWith("$ ") && !lines.get(i + 1).startsWith("```")) {
                below.add(lines.get(++i));
            }
            if (line.startsWith("$ cat ")) {
                commands.file(line.substring(6), String.join("\n", below) + "\n");
                now.addAll(below);
            } else {
                now.addAll(ran(commands, line.substring("$ lockfast ".length())));
            }
        }
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target/command-line.md"), now);
        assertThat(now.stream().map(CommandLineDocumentTest::form).toList())
                .isEqualTo(lines.stream().map(CommandLineDocumentTest::form).toList());
        assertThat(commands.read("verdicts.csv").lines())
                .hasSize(4)
                .first()
                .isEqualTo("row,verdict,reason,exhibit");
    }

    private List<String> ran(Commands commands, String words) {
        List<String> all = new ArrayList<>();
        Matcher word = WORD.matcher(words);
        while (word.find()) {
            String text = word.group(1) == null ? word.group(2) : word.group(1);
            all.add(
                    FOLDERS.contains(text) || FILE.matcher(text).matches()
                            ? commands.path(text)
                            : text);
        }
        String[] words2 = all.toArray(String[]::new);
        Commands.Ran ran = all.contains("--store") ? commands.run(words2) : commands.here(words2);
        List<String> printed = new ArrayList<>();
        (ran.out() + ran.err())
                .lines()
                .map(one -> one.replace(folder + "/", ""))
                .forEach(printed::add);
        if (ran.code() != 0) {
            printed.add("[exit " + ran.code() + "]");
        }
        return printed;
    }

    /** The same for every store. */
    private static String form(String line) {
        return line.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>")
                .replaceAll("PN-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}", "<number>")
                .replaceAll("P[XLBN][0-9A-Z]{14}", "<code>")
                .replaceAll("[fd]-[0-9a-f]{16}", "<key>")
                .replaceAll("(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])", "<conflict>")
                .replaceAll("\\+[0-9a-f]{8}\\+", "+<key id>+")
                .replaceAll("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", "<sha256>")
                .replaceAll("[A-Za-z0-9+/]{43,44}=?(?![A-Za-z0-9+/=])", "<hash>")
                .replaceAll("\\d+ ms", "<ms>");
    }
}
