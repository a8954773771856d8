package org.lockfast.report;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.lockfast.paper.Fonts;
import org.lockfast.paper.PdfFile;
import org.lockfast.paper.PdfIdentity;
import org.lockfast.paper.PdfPage;
import org.lockfast.paper.Typesetter;

/** A receipt as a PDF. The same print at the same time makes the same bytes. */
final class ReceiptDocument {
    private static final List<Column> COLUMNS =
            List.of(
                    new Column("No.", 11),
                    new Column("Reference", 41),
                    new Column("What it is", 74),
                    new Column("Seal number", 44));

    /** What stands below the list, millimetres: its end, a note, and lines to sign on. */
    private static final double ENDING = 65;

    private final ReceiptSheet receipt;
    private final Typesetter typesetter;

    /** Characters that were set as their numbers. */
    private final NavigableSet<Integer> asCodes = new TreeSet<>();

    ReceiptDocument(ReceiptSheet receipt, Fonts fonts) {
        this.receipt = receipt;
        this.typesetter = new Typesetter(fonts, asCodes::add);
    }

    /** Where there are codes, it is made once more: they are explained at its end. */
    RecordDocument.Made make() {
        return made(false).or(() -> made(true)).orElseThrow();
    }

    private Optional<RecordDocument.Made> made(boolean codes) {
        PdfIdentity identity =
                new PdfIdentity(receipt.heading(), receipt.force(), receipt.now(), receipt.seed());
        try (PdfFile file = new PdfFile(identity)) {
            Sheets sheets = new Sheets();
            write(new Writing(sheets, file.body(), typesetter), codes);
            if (!codes && !asCodes.isEmpty()) {
                return Optional.empty();
            }
            sheets.into(file, this::edge);
            return Optional.of(new RecordDocument.Made(file.bytes(), sheets.count(), codes));
        }
    }

    private void write(Writing out, boolean codes) {
        out.heading(1, receipt.heading());
        out.paragraph(Words.plain(receipt.force()));
        List<Words> again = new ArrayList<>();
        if (receipt.copy() > 0) {
            again.add(Words.bold(receipt.which()));
        }
        receipt.before().forEach(sentence -> again.add(Words.plain(sentence)));
        if (!again.isEmpty()) {
            out.box(again);
        }
        out.facts(
                receipt.facts().entrySet().stream()
                        .map(one ->
                                Row.of(
                                        List.of(Words.bold(one.getKey())),
                                        List.of(Words.plain(one.getValue()))))
                        .toList());
        out.heading(2, receipt.count());
        List<Row> rows = new ArrayList<>();
        receipt.items().forEach(item -> rows.add(row(rows.size() + 1, item)));
        out.table(COLUMNS, rows);
        out.keep(ENDING); // nobody signs a sheet with nothing on it
        out.paragraph(Words.bold("End of the list: " + receipt.count() + "."));
        out.paragraph(
                Words.small(
                        "The code below each reference names the signed entry in the record that this is"
                                + " a receipt of."));
        String note = receipt.note();
        if (note != null) {
            out.paragraph(Words.plain(note));
        }
        if (codes) {
            new CodesPart(asCodes).write(out);
        }
        receipt.signed().forEach(how -> out.paragraph(Words.plain(how)));
        receipt.drawn().forEach(out::picture);
        if (!receipt.toSign().isEmpty()) {
            out.toSign(receipt.toSign());
        }
    }

    private static Row row(int n, ReceiptSheet.Item item) {
        List<Words> reference = new ArrayList<>();
        reference.add(Words.bold(item.name()));
        String number = item.number();
        if (number != null) {
            reference.add(Words.small(number));
        }
        reference.add(Words.smallCode(item.entry()));
        List<Words> what = new ArrayList<>();
        for (String line : item.lines()) {
            what.add(what.isEmpty() ? Words.plain(line) : Words.small(line));
        }
        List<Words> seals = new ArrayList<>();
        item.seals().forEach(seal -> seals.add(Words.code(seal)));
        if (seals.isEmpty()) {
            seals.add(Words.small("none recorded"));
        }
        return Row.of(List.of(Words.plain(String.valueOf(n))), reference, what, seals);
    }

    /** Head and foot of every sheet, in the margins. */
    private void edge(PdfPage page, int number, int count) {
        Edge edge = new Edge(page, typesetter);
        edge.left(edge.fitted(receipt.heading(), 110), 14);
        edge.right(receipt.copy() == 0 ? receipt.count() : receipt.which(), 14);
        page.rectangle(Writing.LEFT, 16, Writing.ACROSS, 0.2);
        double foot = Sheets.HEIGHT - Sheets.MARGIN;
        page.rectangle(Writing.LEFT, foot + 3, Writing.ACROSS, 0.2);
        edge.left("Page " + number + " of " + count, foot + 7);
        edge.right(receipt.which() + ", " + receipt.count(), foot + 7);
        edge.left(
                edge.fitted(
                        "Printed by " + receipt.by() + ", " + receipt.times().second(receipt.now()),
                        Writing.ACROSS),
                foot + 11);
    }
}
