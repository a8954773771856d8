package org.lockfast.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.label.CheckedLabel;
import org.lockfast.label.LabelCode;
import org.lockfast.label.LabelKind;
import org.lockfast.label.LabelModel;
import org.lockfast.label.Labels;
import org.lockfast.label.Stock;
import org.lockfast.paper.Fonts;
import org.lockfast.testing.CupsServer;

/** Through the queues of a real CUPS server. */
class CupsQueueTest {
    private final Senders senders = new Senders(Patience.USUAL);
    private CheckedLabel label;
    private CupsServer cups;
    private Path file;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        cups = new CupsServer(folder);
        file = folder.resolve("came-out");
        cups.queue("Labels", file);
        label =
                (CheckedLabel)
                        new Labels(Fonts.bundled())
                                .make(
                                        LabelModel.of(
                                                        LabelCode.draw(
                                                                LabelKind.EXHIBIT,
                                                                new SecureRandom()),
                                                        "JS/4")
                                                .description("Black phone")
                                                .build(),
                                        Stock.STANDARD,
                                        300);
    }

    @AfterEach
    void stop() {
        if (cups != null) {
            cups.close();
        }
    }

    private static Printer printer(Printer.Way way, String address) {
        return new Printer("Queue", way, address, 0, 300, "100x70", 0, 0, 0, false);
    }

    @Test
    void aPageArrivesAtExactlyItsOwnSize() throws IOException {
        Printer printer = printer(Printer.Way.PDF_QUEUE, cups.address("Labels"));
        assertThat(senders.look(printer)).isEmpty();
        boolean[] begun = new boolean[1];
        Sent sent = senders.send(printer, label.pdf(), "JS-4", () -> begun[0] = true);
        assertThat(sent).isInstanceOf(Sent.HandedOn.class);
        assertThat(begun[0]).isTrue();
        byte[] came = CupsServer.printed(file);
        assertThat(came).isEqualTo(label.pdf());
        try (PDDocument pdf = Loader.loadPDF(came)) {
            assertThat(pdf.getPage(0).getMediaBox().getWidth() * 25.4 / 72)
                    .isEqualTo(100, offset(0.01));
            assertThat(pdf.getPage(0).getMediaBox().getHeight() * 25.4 / 72)
                    .isEqualTo(70, offset(0.01));
        }
        assertThat(CupsServer.options(file))
                .startsWith("Label ")
                .contains("media=Custom.100x70mm", "print-scaling=none");
    }

    @Test
    void commandsForAZebraArriveUnchanged() throws IOException {
        Printer printer = printer(Printer.Way.ZPL_QUEUE, cups.address("Labels"));
        byte[] zpl = label.as("zpl");
        assertThat(senders.send(printer, zpl, "JS-4", () -> {})).isInstanceOf(Sent.HandedOn.class);
        assertThat(CupsServer.printed(file)).isEqualTo(zpl);
    }

    @Test
    void aQueueThatStandsStillOrIsNotThereIsSentNothing() throws IOException {
        cups.stop("Labels");
        Printer stopped = printer(Printer.Way.PDF_QUEUE, cups.address("Labels"));
        Printer nosuch = printer(Printer.Way.PDF_QUEUE, cups.address("Nosuch"));
        for (Printer one : List.of(stopped, nosuch)) {
            Sent sent =
                    senders.send(
                            one,
                            label.pdf(),
                            "JS-4",
                            () -> {
                                throw new AssertionError("nothing may leave");
                            });
            assertThat(sent).isInstanceOf(Sent.Waits.class);
        }
        assertThat(senders.look(stopped)).contains(PrinterTrouble.STOPPED);
        assertThat(senders.look(nosuch)).contains(PrinterTrouble.NO_QUEUE);
        assertThat(file).doesNotExist();
        assertThat(Files.exists(file)).isFalse();
    }
}
