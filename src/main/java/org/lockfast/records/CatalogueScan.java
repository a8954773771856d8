package org.lockfast.records;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.SingleFileStore;
import org.h2.mvstore.db.ValueDataType;
import org.h2.mvstore.tx.Transaction;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.mvstore.type.MetaType;
import org.h2.result.SearchRow;
import org.jspecify.annotations.Nullable;

/**
 * Reads the catalogue of an index file before H2 opens it, because H2 runs what the catalogue
 * holds: it compiles function aliases, creates triggers and connects linked tables. The file is
 * opened read-only and nothing in it is run.
 */
final class CatalogueScan {
    /** What may stand in a catalogue of ours; all else is refused. */
    private static final Pattern OURS =
            Pattern.compile(
                    "SET (CREATE_BUILD|CACHE_SIZE|MODE|DEFAULT_NULL_ORDERING|TRACE_LEVEL_FILE)"
                            + " [^;]*"
                            + "|CREATE USER IF NOT EXISTS \"RECORDS\" .*"
                            + "|CREATE CACHED TABLE \"public\"\\..*"
                            + "|CREATE (UNIQUE )?(NULLS (NOT )?DISTINCT )?INDEX \"public\"\\..*"
                            + "|CREATE UNIQUE (NULLS (NOT )?DISTINCT )?INDEX \"public\"\\..*"
                            + "|CREATE PRIMARY KEY \"public\"\\..*"
                            + "|ALTER TABLE \"public\"\\.\"[a-z_]+\" ADD CONSTRAINT"
                            + " \"public\"\\.\"[A-Za-z0-9_]+\" PRIMARY KEY\\(.*",
                    Pattern.DOTALL);

    /** Columns that work something out could call functions; ours only hold what is put there. */
    private static final Pattern COMPUTES =
            Pattern.compile("\\b(GENERATED|ON UPDATE|CHECK|SELECTIVITY \\D)\\b");

    private CatalogueScan() {}

    /**
     * What is wrong with the file; null where its catalogue holds only what ours may. A commit that
     * was cut off is undone in it ({@link UnfinishedCommit}), nothing else is written.
     *
     * @param key 32 bytes
     */
    static Opening.@Nullable Why scan(IndexFile file, byte[] key) {
        Found found = scan(file, key, true);
        if (found.wrong == null && found.unfinished) {
            found = scan(file, key, false);
        }
        return found.wrong;
    }

    /**
     * @param unfinished a commit was cut off
     */
    private record Found(Opening.@Nullable Why wrong, boolean unfinished) {}

    /**
     * H2 follows the pages of a torn file wherever they lead: round in a circle until the stack is
     * full, or to a length no memory has. The file is opened here and not by H2, which leaves it
     * open then.
     */
    private static Found scan(IndexFile file, byte[] key, boolean readOnly) {
        SingleFileStore open = new SingleFileStore(Map.of());
        try {
            open.open(file.path().toString(), readOnly, IndexFile.fileKey(key));
            return scan(open);
        } catch (MVStoreException e) {
            boolean locked = e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED;
            return new Found(locked ? Opening.Why.IN_USE : Opening.Why.DAMAGED, false);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return new Found(Opening.Why.DAMAGED, false);
        } finally {
            close(open);
        }
    }

    private static Found scan(SingleFileStore file) {
        MVStore store = new MVStore.Builder().adoptFileStore(file).autoCommitDisabled().open();
        try {
            Found found = scan(store);
            if (!store.isReadOnly()) {
                store.close();
            }
            return found;
        } finally {
            store.closeImmediately();
        }
    }

    private static void close(SingleFileStore file) {
        try {
            file.close();
        } catch (RuntimeException e) {
            // what made it unusable is what is told
        }
    }

    private static Found scan(MVStore store) {
        if (!store.hasMap("table.0")) {
            // H2 opens a file cut to nothing as a new, empty database
            return new Found(Opening.Why.DAMAGED, false);
        }
        TransactionStore transactions =
                new TransactionStore(store, new MetaType<>(null, null), new ValueDataType(), 0);
        transactions.init();
        boolean unfinished = UnfinishedCommit.isIn(transactions);
        if (unfinished && !store.isReadOnly()) {
            UnfinishedCommit.unmark(store, transactions);
        }
        Transaction reading = transactions.begin();
        try {
            for (Object row : reading.openMap("table.0").values()) {
                if (!isOurs(((SearchRow) row).getValue(3).getString())) {
                    return new Found(Opening.Why.TAMPERED, unfinished);
                }
            }
        } finally {
            reading.rollback();
        }
        return new Found(null, unfinished);
    }

    static boolean isOurs(String statement) {
        return OURS.matcher(statement).matches()
                && !COMPUTES.matcher(statement.toUpperCase(Locale.ROOT)).find();
    }
}
