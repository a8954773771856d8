package org.lockfast.report;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

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
                                + " its first eight digits, and so it is with a device. A key's name is the device's or the officer's number and the number"
                                + " of the key."));
        List<Row> rows = new ArrayList<>();
        List<Proofs.Checked> entries = printing.proof().entries();
        for (int i = 0; i < entries.size(); i++) {
            Proofs.Checked one = entries.get(i);
            List<Words> names = new ArrayList<>();
            names.add(Words.smallCode(one.eid().hex()));
            one.signers().forEach(signer -> names.add(Words.small(named(signer))));
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

    /** A key's name, and what the device or the officer is called whose key it is. */
    private String named(String signer) {
        int slash = signer.indexOf('/');
        String id = slash < 0 ? signer : signer.substring(0, slash);
        String device = printing.proof().devices().get(id);
        return signer + (device != null ? ", " + device : officer(id));
    }

    private String officer(String id) {
        try {
            return ", " + printing.story().names().officer(UUID.fromString(id));
        } catch (IllegalArgumentException aDeviceWithoutAName) {
            return "";
        }
    }
}
