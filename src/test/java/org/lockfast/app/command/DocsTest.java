package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lockfast.app.Surroundings;
import picocli.CommandLine;

/** The documents point at what is there: files, headings, tests, commands. */
class DocsTest {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");
    private static final Pattern FENCE = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+)$");
    private static final Pattern ONE_WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|\\S+");

    @Test
    void everyLinkAndPictureLeadsToSomethingThatIsThere() throws IOException {
        List<String> lost = new ArrayList<>();
        for (Path document : documents()) {
            String text = COMMENT.matcher(Files.readString(document)).replaceAll("");
            text = FENCE.matcher(text).replaceAll("");
            for (MatchResult link : LINK.matcher(text).results().toList()) {
                String fault = fault(document, link.group(1));
                if (fault != null) {
                    lost.add(document + ": " + link.group() + " " + fault);
                }
            }
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void aLinkThatLeadsNowhereIsFound() {
        Path readme = Path.of("README.md");
        assertThat(fault(readme, "docs/security.md#report-a-problem")).isNull();
        assertThat(fault(readme, "docs/format.md#3-files-of-a-store")).isNull();
        assertThat(fault(readme, "docs/security.md#no-such-heading")).isNotNull();
        assertThat(fault(readme, "docs/no-such-file.md")).isNotNull();
    }

    @Test
    void everyDocumentAndEveryDecisionIsListed() throws IOException {
        for (Path folder : List.of(Path.of("docs"), Path.of("docs/decisions"))) {
            String index = Files.readString(folder.resolve("README.md"));
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(
                                files.map(file -> String.valueOf(file.getFileName()))
                                        .filter(name -> name.endsWith(".md"))
                                        .filter(name -> !name.equals("README.md"))
                                        .filter(name -> !index.contains("](" + name + ")")))
                        .as("not listed in %s/README.md", folder)
                        .isEmpty();
            }
        }
    }

    @Test
    void everyDecisionNamesATestThatIsThere() throws IOException {
        Set<String> tests = testClasses();
        List<String> unkept = new ArrayList<>();
        try (Stream<Path> records = Files.list(Path.of("docs/decisions"))) {
            for (Path record : records.filter(DocsTest::isDecision).sorted().toList()) {
                String text = Files.readString(record);
                int at = text.indexOf("**Confirmed by");
                List<String> named = at < 0 ? List.of() : code(text.substring(at));
                if (named.stream().noneMatch(name -> isTest(name, tests))) {
                    unkept.add(record + " names no test");
                }
                named.stream()
                        .map(name -> name.replaceFirst("\\..*", ""))
                        .filter(name -> name.endsWith("Test") && !tests.contains(name))
                        .forEach(name -> unkept.add(record + " names " + name));
            }
        }
        assertThat(unkept).isEmpty();
    }

    @Test
    void everyCommandInADocumentIsOneTheProgramKnows() throws IOException {
        List<String> unknown = new ArrayList<>();
        int seen = 0;
        for (Path document : documents()) {
            for (String line : commandLines(Files.readString(document))) {
                seen++;
                String fault = unknown(line);
                if (fault != null) {
                    unknown.add(document + ": " + line + ": " + fault);
                }
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(seen).isGreaterThan(20);
    }

    @Test
    void aCommandThatIsNotThereIsFound() {
        assertThat(unknown("lockfast verify --trust force.vkey --as 1")).isNull();
        assertThat(unknown("lockfast officer add \"1:A B:AUDITOR\" --second 2")).isNull();
        assertThat(unknown("./run --store demo demo --password-file p")).isNull();
        assertThat(unknown("lockfast verfy")).isNotNull();
        assertThat(unknown("lockfast verify --trusted f")).isNotNull();
        assertThat(unknown("lockfast officer promote 1")).isNotNull();
    }

    // Links

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md").map(Path::of),
                            docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }

    /** What is wrong with a link, null for nothing. Links to other sites are not followed. */
    private static @Nullable String fault(Path from, String link) {
        if (link.matches("[a-z]+:.*")) {
            return null;
        }
        int mark = link.indexOf('#');
        String name = mark < 0 ? link : link.substring(0, mark);
        Path file = name.isEmpty() ? from : from.resolveSibling(name).normalize();
        if (!Files.exists(file)) {
            return "is not there";
        }
        return mark < 0 || headings(file).contains(link.substring(mark + 1))
                ? null
                : "has no such heading";
    }

    /** As they are called in links: lower case, without punctuation, a dash for each blank. */
    private static Set<String> headings(Path file) {
        try {
            String text = FENCE.matcher(Files.readString(file)).replaceAll("");
            return HEADING.matcher(text)
                    .results()
                    .map(heading ->
                            heading.group(1)
                                    .strip()
                                    .toLowerCase(Locale.ROOT)
                                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                                    .replace(' ', '-'))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    // Decisions

    private static boolean isDecision(Path file) {
        return String.valueOf(file.getFileName()).matches("\\d{4}-.*\\.md");
    }

    private static List<String> code(String text) {
        return CODE.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static boolean isTest(String name, Set<String> tests) {
        return tests.contains(name.replaceFirst("\\..*", ""))
                || (name.contains("/") && Files.isRegularFile(Path.of(name)));
    }

    private static Set<String> testClasses() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    // Commands

    /** Lines of code that begin with the program's name, continued lines joined. */
    private static List<String> commandLines(String text) {
        List<String> code = new ArrayList<>();
        FENCE.matcher(text)
                .results()
                .flatMap(block -> block.group().replaceAll("\\\\\\R\\s*", " ").lines())
                .forEach(code::add);
        code.addAll(code(FENCE.matcher(text).replaceAll("")));
        return code.stream()
                .map(line -> line.strip().replaceFirst(" +[#>|] .*", ""))
                .filter(line -> line.startsWith("lockfast ") || line.startsWith("./run "))
                .toList();
    }

    /** What the program does not know in a command line, null for nothing. */
    private static @Nullable String unknown(String line) {
        CommandLine.Model.CommandSpec spec = program();
        List<String> words =
                ONE_WORD.matcher(line).results().map(MatchResult::group).skip(1).toList();
        boolean isValue = false;
        boolean isCommand = true;
        for (String word : words) {
            if (isValue) {
                isValue = false;
            } else if (word.startsWith("-")) {
                CommandLine.Model.OptionSpec option = spec.findOption(word.replaceFirst("=.*", ""));
                if (option == null) {
                    return "no option " + word;
                }
                isValue = option.arity().min() > 0 && !word.contains("=");
            } else if (isCommand && !spec.subcommands().isEmpty()) {
                CommandLine next = spec.subcommands().get(word);
                if (next == null) { // a word in capitals stands for any
                    return word.matches("[A-Z.…]+|\\[.*") ? null : "no command " + word;
                }
                spec = next.getCommandSpec();
            } else {
                isCommand = false;
            }
        }
        return null;
    }

    private static CommandLine.Model.CommandSpec program() {
        Terminal nowhere =
                new Terminal(
                        InputStream.nullInputStream(),
                        new PrintStream(
                                OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                        new PrintStream(
                                OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                        Surroundings.real());
        return new CommandLine(new LockfastCommand(nowhere, _ -> 0)).getCommandSpec();
    }
}
