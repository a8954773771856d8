package org.lockfast.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.exchange.ImportVerdict.Kind;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.journal.Acting;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Recording;

/** One run: verdict after verdict, events in batches. Used once. */
final class ImportRun {
    /** Rows in one fsync. Small enough that a run stops soon, large enough that the disk waits. */
    private static final int BATCH = 500;

    private final CsvFile file;
    private final ImportMap map;
    private final Exhibits exhibits;
    private final CopyMaker maker;
    private final @Nullable Recording journal;
    private final Acting acting;
    private final List<ReadRow> waiting = new ArrayList<>();
    private final List<ImportVerdict> verdicts = new ArrayList<>();
    private final List<NewEvent> events = new ArrayList<>();
    private boolean started;
    private int flushed;

    /**
     * @param journal null for a dry run
     */
    ImportRun(
            CsvFile file,
            ImportMap map,
            Exhibits exhibits,
            CopyMaker maker,
            @Nullable Recording journal,
            Acting acting) {
        this.file = file;
        this.map = map;
        this.exhibits = exhibits;
        this.maker = maker;
        this.journal = journal;
        this.acting = acting;
    }

    /** Takes the next row of the file. */
    void take(ReadRow row) {
        waiting.add(row);
    }

    /** Gives the rows that wait their verdicts; what was copied before is asked for all at once. */
    private void judge() {
        Map<Exhibits.FileRow, Exhibits.CopiedRow> copied = new HashMap<>();
        exhibits.copiedRows(waiting.stream().map(ReadRow::identity).toList())
                .forEach(one -> copied.put(one.row(), one));
        maker.expect(waiting);
        waiting.forEach(row -> judge(row, copied.get(row.identity())));
        waiting.clear();
    }

    private void judge(ReadRow row, Exhibits.@Nullable CopiedRow before) {
        UUID copied = before == null ? null : before.exhibit();
        // A row that was quarantined becomes an exhibit once a better mapping can read it.
        if (copied != null || (before != null && row.quarantined())) {
            verdict(row, Kind.ALREADY, row.codes(), copied);
        } else if (row.quarantined()) {
            start();
            events.add(maker.quarantine(row));
            verdict(row, Kind.QUARANTINED, row.codes(), null);
        } else {
            start();
            UUID exhibit = maker.copy(row, events);
            Kind kind = row.flags().isEmpty() ? Kind.IMPORTED : Kind.WARNED;
            verdict(row, kind, row.codes(), journal == null ? null : exhibit);
        }
    }

    private void verdict(ReadRow row, Kind kind, List<String> codes, @Nullable UUID exhibit) {
        verdicts.add(new ImportVerdict(row.record().row(), kind, codes, exhibit));
    }

    /** The run is recorded once there is something to record: a second run adds nothing. */
    private void start() {
        if (!started) {
            started = true;
            events.add(
                    NewEvent.of(
                            maker.importId(),
                            new ImportEvent.Started(file.name(), file.sha256(), map.asUsed())));
        }
    }

    boolean batchIsFull() {
        return waiting.size() >= BATCH;
    }

    /** On return, all rows taken have their verdict, and it is on the disk. */
    void flush() {
        judge();
        record();
    }

    private void record() {
        if (journal != null && !events.isEmpty()) {
            journal.record(acting, events);
        }
        events.clear();
        flushed = verdicts.size();
    }

    /** How many rows have their verdict for good. */
    int acknowledged() {
        return flushed;
    }

    ImportReport finish() {
        judge();
        ImportReport report = new ImportReport(verdicts);
        if (started) {
            events.add(
                    NewEvent.of(
                            maker.importId(),
                            new ImportEvent.Finished(
                                    verdicts.size(),
                                    report.count(Kind.IMPORTED),
                                    report.count(Kind.WARNED),
                                    report.count(Kind.QUARANTINED),
                                    report.count(Kind.ALREADY))));
        }
        record();
        return report;
    }
}
