package org.lockfast.label;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.oned.Code128Writer;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.paper.Fonts;
import org.lockfast.paper.PdfFile;
import org.lockfast.paper.PdfIdentity;
import org.lockfast.paper.PdfPage;

/**
 * How fast labels are made, beside the floor: encoding one symbol and writing one page of a PDF
 * that has nothing on it.
 */
@Tag("speed")
class LabelSpeed {
    private static final Labels LABELS = new Labels(Fonts.bundled());
    private static final int SHEET = 1_000;
    private static final int ROLL = 10_000;

    @TempDir Path folder;

    private static LabelModel model(int n) {
        return LabelModel.of(LabelCode.draw(LabelKind.EXHIBIT, new Random(n)), "JS/" + n)
                .caseReference("43/1029/26")
                .description("Samsung Galaxy A54 phone, black, cracked screen")
                .place("Rear bedroom, bedside table, 14 Marlow Road")
                .when("Tue 16 Jun 2026 09:40")
                .producer("Jo Smith")
                .seal("A0417733")
                .force("Exampleshire Police, Exampleton")
                .build();
    }

    private static CheckedLabel label(int n, Stock stock, int dpi) {
        return (CheckedLabel) LABELS.make(model(n), stock, dpi);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    /** Of all threads, so that it counts the same on a machine that does other things too. */
    private static long processTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** Says how long it took beside the floor; holds what has to be true of labels made so fast. */
    @Test
    void fastAndWhole() throws Exception {
        for (int i = 0; i < 300; i++) {
            label(i, Stock.STANDARD, 203).zpl();
        }
        SheetStock stock = SheetStock.named("L7163").orElseThrow();
        long began = System.nanoTime();
        List<CheckedLabel> labels =
                IntStream.range(0, SHEET)
                        .mapToObj(n -> label(n, stock.label(), LabelSheet.DPI))
                        .toList();
        double checked = seconds(began);
        began = System.nanoTime();
        LabelSheet sheet = new LabelSheet(stock, 1, labels);
        byte[] pdf = sheet.pdf();
        double drawn = seconds(began);

        long used = processTime();
        began = System.nanoTime();
        List<String> roll =
                IntStream.range(0, ROLL)
                        .parallel()
                        .mapToObj(n -> label(n, Stock.TWO_INCH, 203).zpl())
                        .toList();
        double rolled = seconds(began);
        double cores = (processTime() - used) / 1e9;

        List<Double> single = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            began = System.nanoTime();
            label(i, Stock.STANDARD, 300).zpl();
            single.add(1000 * seconds(began));
        }
        single.sort(null);

        began = System.nanoTime();
        for (int i = 0; i < SHEET; i++) {
            new Code128Writer().encode("PX7K3M9TRD2HVWJ6", BarcodeFormat.CODE_128, 0, 10);
        }
        double encode = seconds(began) / SHEET;
        began = System.nanoTime();
        try (PdfFile file = new PdfFile(new PdfIdentity("floor", "", null, 1))) {
            try (PdfPage page = file.page(210, 297)) {
                page.rectangle(10, 10, 10, 10);
            }
            Files.write(folder.resolve("floor.pdf"), file.bytes());
        }
        double page = seconds(began);
        long bytes = roll.stream().mapToLong(String::length).sum();
        System.out.printf(
                "labels: 1,000 made and read back %.2f s (wanted with drawing: 8), drawn on sheets %.2f s (wanted: 3;"
                        + " %d kB); 10,000 as ZPL %.1f s (wanted: 30 on two cores; %.1f core-seconds; %d bytes each); one, median %.0f ms, worst of"
                        + " 100 %.0f ms (wanted: 100). Floor: one encoding %.3f ms, one page written %.1f ms; a"
                        + " label takes %.0f encodings, a sheet %.1f pages%n",
                checked,
                drawn,
                pdf.length / 1000,
                rolled,
                cores,
                bytes / ROLL,
                single.get(50),
                single.getLast(),
                1000 * encode,
                1000 * page,
                cores / ROLL / encode,
                drawn / page / Math.ceilDiv(SHEET, stock.count()));
        assertThat(labels.stream().map(label -> label.code(0))).doesNotHaveDuplicates();
        assertThat(sheet.places()).isEqualTo(SHEET);
        assertThat(roll)
                .doesNotHaveDuplicates()
                .allSatisfy(zpl -> assertThat(zpl.split("\\^XA", -1)).hasSize(3));
    }
}
