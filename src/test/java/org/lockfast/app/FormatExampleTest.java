package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.command.LockfastCommand;
import org.lockfast.app.command.Terminal;
import org.lockfast.keys.PasswordCost;
import org.lockfast.ledger.Entry;
import org.lockfast.testing.TestStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The worked example in docs/format.md: its bytes are fixed, and the program reads them. */
class FormatExampleTest {
    private static final Path DOCUMENT = Path.of("docs/format.md");

    @TempDir Path folder;

    private static String block(String heading) throws IOException {
        Matcher found =
                Pattern.compile(
                                "^### " + heading + "\n.*?^```\n(.*?)^```$",
                                Pattern.DOTALL | Pattern.MULTILINE)
                        .matcher(Files.readString(DOCUMENT));
        assertThat(found.find()).as("### " + heading + " in " + DOCUMENT).isTrue();
        return found.group(1);
    }

    @Test
    void theBytesInTheDocumentFollowFromItsKeysAndSalts() throws Exception {
        FormatExample example = new FormatExample();
        assertThat(block("The first entry"))
                .isEqualTo(new String(example.entry(), StandardCharsets.UTF_8));
        assertThat(block("The keyring"))
                .isEqualTo(new String(example.keyring(), StandardCharsets.UTF_8));
        assertThat(block("The journal"))
                .isEqualTo(
                        Base64.getMimeEncoder(120, new byte[] {'\n'})
                                        .encodeToString(example.journal())
                                + "\n");
    }

    /** From the document into a folder, and checked there as any store is. */
    @Test
    void theProgramReadsThem() throws Exception {
        byte[] entry = block("The first entry").getBytes(StandardCharsets.UTF_8);
        assertThat(Entry.parse(entry).bytes()).isEqualTo(entry);

        Path store = Files.createDirectories(folder.resolve("store"));
        Files.createDirectories(store.resolve("journal"));
        Files.writeString(store.resolve("keyring"), block("The keyring"));
        Files.write(
                store.resolve("journal/entries.lfj"),
                Base64.getMimeDecoder().decode(block("The journal")));
        Path password = Files.writeString(folder.resolve("pw"), FormatExample.PASSWORD + "\n");
        Path trust =
                Files.writeString(folder.resolve("force.vkey"), new FormatExample().trust() + "\n");

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code =
                LockfastCommand.run(
                        new Terminal(
                                new ByteArrayInputStream(new byte[0]),
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                new PrintStream(err, true, StandardCharsets.UTF_8),
                                new Surroundings(
                                        () -> TestStore.START,
                                        TestStore.ZONE,
                                        new SecureRandom(),
                                        "0.1.0-test",
                                        folder.resolve("state"),
                                        PasswordCost.USUAL)),
                        named -> 2,
                        "verify",
                        "--json",
                        "--store",
                        store.toString(),
                        "--as",
                        FormatExample.COLLAR,
                        "--password-file",
                        password.toString(),
                        "--trust",
                        trust.toString());
        assertThat(code).as(out + " " + err).isZero();
        JsonNode report = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(report.get("ok").booleanValue()).isTrue();
        assertThat(report.get("entries").intValue()).isEqualTo(3);
        assertThat(report.get("signatures").intValue()).isEqualTo(7);
        assertThat(report.get("bodiesMissing").intValue()).isZero();
    }
}
