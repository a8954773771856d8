package org.lockfast.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.CupsServer;

/**
 * Through Java's own printing, as the spooler of Windows is driven; here its other side is a real
 * CUPS server. Which server that is a program is told when it starts, so each runs on its own.
 */
class SystemPrinterTest {
    private static final byte[] ZPL =
            "^XA^CI28^FO20,20^FDJS/4 \u00e9 \u0639^FS^PQ1^XZ".getBytes(StandardCharsets.UTF_8);

    private CupsServer cups;
    private Path file;
    private Path folder;

    @BeforeEach
    void start(@TempDir Path dir) throws IOException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/lpr")),
                "There is no lpr, which Java prints with (cups-bsd), so this is left out");
        folder = dir;
        cups = new CupsServer(dir);
        file = dir.resolve("came-out");
        cups.queue("Labels", file);
    }

    @AfterEach
    void stop() {
        if (cups != null) {
            cups.close();
        }
    }

    /** Sends what is in a file to a printer, and says what came of it. */
    static final class Program {
        private Program() {}

        public static void main(String[] words) throws IOException {
            Printer printer =
                    new Printer(
                            "Zebra",
                            Printer.Way.ZPL_SYSTEM,
                            words[0],
                            0,
                            203,
                            "100x70",
                            0,
                            0,
                            0,
                            false);
            Senders senders = new Senders(Patience.USUAL);
            byte[] label = Files.readAllBytes(Path.of(words[1]));
            boolean[] begun = new boolean[1];
            Sent sent = senders.send(printer, label, "JS-4", () -> begun[0] = true);
            System.out.println(begun[0] + " " + senders.look(printer) + " " + sent);
        }
    }

    private String sent(String printer) throws IOException, InterruptedException {
        Path label = Files.write(folder.resolve("label.zpl"), ZPL);
        Path said = folder.resolve("said");
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Djava.awt.headless=true",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Program.class.getName(),
                                printer,
                                label.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        builder.environment().put("CUPS_SERVER", cups.server());
        Process ran = builder.start();
        assertThat(ran.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(said).strip();
    }

    @Test
    void commandsArriveUnchanged() throws Exception {
        assertThat(sent("Labels")).startsWith("true Optional.empty HandedOn");
        assertThat(CupsServer.printed(file)).isEqualTo(ZPL);
        assertThat(CupsServer.options(file)).contains("Label").doesNotContain("standard");
    }

    @Test
    void aPrinterThatIsNotThereIsSentNothing() throws Exception {
        assertThat(sent("Nosuch"))
                .startsWith("false Optional[NO_QUEUE] Waits")
                .contains("Zebra prints through “Nosuch”, which is not there");
        assertThat(file).doesNotExist();
    }

    @Test
    void aPrinterThatTakesNoJobsIsSentNothing() throws Exception {
        cups.refuse("Labels");
        assertThat(sent("Labels")).startsWith("false Optional[STOPPED] Waits");
        assertThat(file).doesNotExist();
    }
}
