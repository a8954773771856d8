package org.lockfast.report;

import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.lockfast.continuity.Account;
import org.lockfast.paper.Face;
import org.lockfast.paper.Fonts;
import org.lockfast.paper.PdfFile;
import org.lockfast.paper.PdfIdentity;
import org.lockfast.paper.PdfPage;
import org.lockfast.paper.Typesetter;

/** The continuity record as a PDF. The same print at the same time makes the same bytes. */
final class RecordDocument {
    private static final String MARKING = "OFFICIAL-SENSITIVE";

    private final Printing printing;
    private final Typesetter typesetter;

    /** Characters that were set as their numbers. */
    private final NavigableSet<Integer> asCodes = new TreeSet<>();

    RecordDocument(Printing printing, Fonts fonts) {
        this.printing = printing;
        this.typesetter = new Typesetter(fonts, asCodes::add);
    }

    /** The file, how many sheets it has, and whether characters stand on them as codes. */
    static final class Made {
        private final byte[] bytes;
        private final int pages;
        private final boolean codes;

        Made(byte[] bytes, int pages, boolean codes) {
            this.bytes = bytes;
            this.pages = pages;
            this.codes = codes;
        }

        byte[] bytes() {
            return bytes;
        }

        int pages() {
            return pages;
        }

        boolean hasCodes() {
            return codes;
        }
    }

    /** Where there are codes, it is made once more: the first page says so. */
    Made make() {
        return made(false).or(() -> made(true)).orElseThrow();
    }

    /** Empty where there are codes and they are not to be said. */
    private Optional<Made> made(boolean codes) {
        PdfIdentity identity =
                new PdfIdentity(
                        "Continuity record " + printing.name(),
                        printing.force(),
                        printing.story().now(),
                        printing.exhibit().id().getLeastSignificantBits()
                                ^ printing.story().now().toEpochMilli());
        try (PdfFile file = new PdfFile(identity)) {
            Sheets sheets = new Sheets();
            typesetter.line(printing.force(), Face.TEXT); // stands on every sheet's edge alone
            write(new Writing(sheets, file.body(), typesetter), codes);
            if (!codes && !asCodes.isEmpty()) {
                return Optional.empty();
            }
            sheets.into(file, this::edge);
            return Optional.of(new Made(file.bytes(), sheets.count(), codes));
        }
    }

    private void write(Writing out, boolean codes) {
        new FrontPage(printing, codes).write(out);
        if (out.onFirstSheet()) {
            out.newSheet();
        }
        for (Account account : printing.story().accounts()) {
            new AccountPart(printing, account).write(out);
        }
        new EntriesPart(printing).write(out);
        new HandlersPart(printing).write(out);
        if (codes) {
            new CodesPart(asCodes).write(out);
        }
        new AppendixPart(printing).write(out);
    }

    /** Head and foot of every sheet, in the margins. */
    private void edge(PdfPage page, int number, int count) {
        Edge edge = new Edge(page, typesetter);
        edge.centred(MARKING, Face.BOLD, 9);
        edge.left(edge.fitted(printing.name(), 120), 14);
        edge.right(printing.force(), 14);
        page.rectangle(Writing.LEFT, 16, Writing.ACROSS, 0.2);
        double foot = Sheets.HEIGHT - Sheets.MARGIN;
        page.rectangle(Writing.LEFT, foot + 3, Writing.ACROSS, 0.2);
        edge.left("Page " + number + " of " + count, foot + 7);
        edge.right(
                Printing.count(printing.events().size(), "entry", "entries")
                        + ", chain head "
                        + (printing.proof().head() == null ? "none" : printing.proof().head()),
                foot + 7);
        edge.left(
                edge.fitted(
                        "Printed by "
                                + printing.by()
                                + ", "
                                + printing.times().second(printing.story().now())
                                + (printing.why() == null ? "" : ", " + printing.why())
                                + (printing.forWhom() == null ? "" : ", for " + printing.forWhom()),
                        Writing.ACROSS),
                foot + 11);
        edge.centred(MARKING, Face.BOLD, foot + 15.5);
    }
}
