package org.lockfast.report;

import java.util.ArrayList;
import java.util.List;

/** The identity of every entry in full, and the keys that signed it, for whoever checks it. */
final class AppendixPart {
    private static final List<Column> COLUMNS =
            List.of(
                    new Column("No.", 12),
                    new Column("Entry (SHA-256) and the keys that signed it", 132),
                    new Column("Signatures", 26));

    private final Printing printing;

    AppendixPart(Printing printing) {
        this.printing = printing;
    }

    void write(Writing out) {
        out.heading(2, "Appendix: entries and signing keys");
        out.paragraph(
                Words.plain(
                        "An entry is named by the SHA-256 of its signed bytes; the short code elsewhere in this record is"
                                + " its first eight digits. A key's name is the device's or the officer's number and the number"
                                + " of the key."));
        List<Row> rows = new ArrayList<>();
        List<Proofs.Checked> entries = printing.proof().entries();
        for (int i = 0; i < entries.size(); i++) {
            Proofs.Checked one = entries.get(i);
            List<Words> names = new ArrayList<>();
            names.add(Words.smallCode(one.eid().hex()));
            one.signers().forEach(signer -> names.add(Words.small(signer)));
            rows.add(
                    Row.of(
                            List.of(Words.plain(String.valueOf(i + 1))),
                            names,
                            List.of(
                                    Words.plain(
                                            one.good()
                                                    + " of "
                                                    + one.signers().size()
                                                    + " good"))));
        }
        out.table(COLUMNS, rows);
    }
}
