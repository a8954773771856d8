package org.lockfast.exchange;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Supplier;
import org.lockfast.exhibit.Cases;
import org.lockfast.exhibit.Cataloguing;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.journal.Acting;
import org.lockfast.journal.IndexBroken;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recording;
import org.lockfast.officer.Officers;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;

/**
 * Copies the rows of a spreadsheet into the record: each becomes one exhibit, signed by the officer
 * who imports, or is kept whole in quarantine. A row is known by the SHA-256 of its bytes and its
 * number among equal rows: a second run takes what the first left, and nothing twice.
 */
public final class Importing {
    private final Recording journal;
    private final Exhibits exhibits;
    private final Cases cases;
    private final Officers officers;
    private final Cataloguing catalogue;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Supplier<UUID> ids;
    private final Supplier<String> propertyNumbers;

    /**
     * @param zone the day of the copy is the day it is here
     */
    public Importing(
            Recording journal,
            Exhibits exhibits,
            Cases cases,
            Officers officers,
            Cataloguing catalogue,
            InstantSource clock,
            ZoneId zone,
            Supplier<UUID> ids,
            Supplier<String> propertyNumbers) {
        this.journal = journal;
        this.exhibits = exhibits;
        this.cases = cases;
        this.officers = officers;
        this.catalogue = catalogue;
        this.clock = clock;
        this.zone = zone;
        this.ids = ids;
        this.propertyNumbers = propertyNumbers;
    }

    /** What each row would come to; nothing is recorded. */
    public Outcome<ImportReport> tryOut(
            Session session, CsvFile file, ImportMap map, ImportWatch watch) {
        return session.acting(Permission.IMPORT)
                .then(acting -> run(acting, file, map, watch, true));
    }

    /**
     * Copies all rows that no earlier run copied. On return they are signed, on the disk, and can
     * be found.
     */
    public Outcome<ImportReport> run(
            Session session, CsvFile file, ImportMap map, ImportWatch watch) {
        return session.acting(Permission.IMPORT)
                .then(acting -> run(acting, file, map, watch, false));
    }

    private Outcome<ImportReport> run(
            Acting acting, CsvFile file, ImportMap map, ImportWatch watch, boolean dry) {
        return map.places(file)
                .then(places ->
                        map.checkConstants(catalogue.categories())
                                .then(_ -> {
                                    RowReader reader =
                                            new RowReader(
                                                    map,
                                                    places,
                                                    file.columns(),
                                                    catalogue.categories(),
                                                    clock);
                                    return run(acting, file, map, watch, dry, reader);
                                }));
    }

    private Outcome<ImportReport> run(
            Acting acting,
            CsvFile file,
            ImportMap map,
            ImportWatch watch,
            boolean dry,
            RowReader reader) {
        CopyMaker maker =
                new CopyMaker(
                        new CasesOfImport(cases, exhibits, ids, file.name()),
                        exhibits,
                        officers,
                        catalogue,
                        ids,
                        propertyNumbers,
                        new CopyMaker.Origin(
                                file.name(), clock.instant().atZone(zone).toLocalDate(), ids.get()),
                        map);
        ImportRun run = new ImportRun(file, map, exhibits, maker, dry ? null : journal, acting);
        int row = 0;
        try {
            journal.settled(); // what an earlier run copied must be seen, or it would be copied
            // twice
            for (CsvRecord record : file) {
                run.take(reader.read(record));
                row++;
                if (run.batchIsFull()) {
                    run.flush();
                    if (!watch.reached(row, file.rows())) {
                        return Outcome.refused(
                                "STOPPED",
                                "Stopped after row "
                                        + row
                                        + " of "
                                        + file.rows()
                                        + ". "
                                        + (dry ? "Nothing was recorded." : GO_ON));
                    }
                }
            }
            ImportReport report = run.finish();
            watch.reached(row, file.rows());
            return dry
                    ? Outcome.done(report)
                    : journal.shown(() -> Outcome.done(report), () -> report);
        } catch (JournalRefusal e) {
            return refused("NOT_RECORDED", String.valueOf(e.getMessage()), run, file);
        } catch (IndexBroken e) {
            if (run.acknowledged() == 0) {
                throw e;
            }
            return refused(
                    "LISTS",
                    "The lists could not be read. Close Lockfast and open it again.",
                    run,
                    file);
        }
    }

    private static Outcome<ImportReport> refused(
            String code, String why, ImportRun run, CsvFile file) {
        return Outcome.refused(
                code,
                why
                        + " "
                        + run.acknowledged()
                        + " of "
                        + file.rows()
                        + " rows have their verdict. "
                        + GO_ON);
    }

    private static final String GO_ON =
            "What was copied stays; import the same file again to go on.";
}
