package org.lockfast.exchange;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.lockfast.exchange.ImportVerdict.Kind;

/** What an import came to: one verdict for each row, in the order of the file. */
public record ImportReport(List<ImportVerdict> verdicts) {
    public ImportReport {
        verdicts = List.copyOf(verdicts);
    }

    /** How many rows came to this. */
    public int count(Kind kind) {
        return Math.toIntExact(verdicts.stream().filter(one -> one.kind() == kind).count());
    }

    /** How many rows carry this code. */
    public int count(String reason) {
        return Math.toIntExact(
                verdicts.stream().filter(one -> one.reasons().contains(reason)).count());
    }

    /** {@code 6000 rows: 5900 imported, 96 warned, 4 quarantined, 0 already}. */
    public String summary() {
        StringBuilder text = new StringBuilder();
        text.append(verdicts.size()).append(verdicts.size() == 1 ? " row: " : " rows: ");
        for (Kind kind : Kind.values()) {
            text.append(kind == Kind.IMPORTED ? "" : ", ")
                    .append(count(kind))
                    .append(' ')
                    .append(kind.word());
        }
        return text.toString();
    }

    /** The verdict file: CSV in UTF-8, {@code row,verdict,reason,exhibit}, lines end in LF. */
    public byte[] csv() {
        StringBuilder text = new StringBuilder("row,verdict,reason,exhibit\n");
        for (ImportVerdict one : verdicts) {
            UUID exhibit = one.exhibit();
            text.append(one.row())
                    .append(',')
                    .append(one.kind().word())
                    .append(',')
                    .append(String.join(";", one.reasons())) // codes: nothing that needs quoting
                    .append(',')
                    .append(exhibit == null ? "" : exhibit)
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
