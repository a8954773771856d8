package org.lockfast.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.EntryBundle;
import org.lockfast.ledger.LogExport;
import org.lockfast.ledger.LogKey;
import org.lockfast.ledger.Note;
import org.lockfast.ledger.TilePath;
import org.lockfast.log.CentralLog;
import org.lockfast.log.Stamp;

/** Writes the force's log as files, as {@code export-log} writes a store's. */
public final class CentralExport {
    /** The newest checkpoint that meets the witness policy, with its cosignatures. */
    private static final String WITNESSED = "witnessed";

    private final CentralRecords records;

    public CentralExport(CentralRecords records) {
        this.records = records;
    }

    /**
     * @param directory absent or empty
     * @return the checkpoint, as signed
     */
    public String export(Path directory) throws IOException {
        CentralLog log = records.log();
        long size = Checkpoint.of(log.checkpoint()).size();
        LogKey key = records.keys().logSigner(log.force().logKey().name());
        try {
            return LogExport.write(
                            directory,
                            new Entries(log, size),
                            key,
                            log.keys(),
                            Set.of(),
                            checkpoint -> {
                                stamps(directory.resolve(Stamp.FOLDER), size);
                                witnessed(directory.resolve(WITNESSED), size);
                            })
                    .text()
                    .strip();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            key.destroy();
        }
    }

    /** Whether the checkpoint meets the witness policy, in a sentence. */
    public String witnessed() {
        CentralLog log = records.log();
        long size = Checkpoint.of(log.checkpoint()).size();
        Optional<Long> seen = log.witnessed().map(note -> Checkpoint.of(note).size());
        if (seen.isEmpty()) {
            return "No checkpoint meets the witness policy yet.";
        }
        return seen.get() == size
                ? "The checkpoint meets the witness policy."
                : "The newest checkpoint that meets the witness policy has "
                        + seen.get()
                        + " of the "
                        + size
                        + " entries.";
    }

    private void witnessed(Path file, long size) {
        Optional<Note> note = records.log().witnessed();
        if (note.isPresent() && Checkpoint.of(note.get()).size() <= size) {
            try {
                Files.write(file, records.log().evidence(note.get()).bytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Every time stamp over a checkpoint that is not beyond the export's. */
    private void stamps(Path folder, long size) {
        try {
            for (long stamped : records.shelf().stamped()) {
                Optional<Stamp> stamp = records.shelf().stamp(stamped);
                if (stamped <= size && stamp.isPresent()) {
                    Files.createDirectories(folder);
                    Files.write(
                            folder.resolve(stamped + Stamp.CHECKPOINT), stamp.get().checkpoint());
                    Files.write(folder.resolve(stamped + Stamp.REPLY), stamp.get().reply());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entries below a size, a bundle at a time. */
    private static final class Entries implements Iterator<Entry> {
        private final CentralLog log;
        private final long size;
        private long next;
        private List<Entry> bundle = List.of();

        Entries(CentralLog log, long size) {
            this.log = log;
            this.size = size;
        }

        @Override
        public boolean hasNext() {
            return next < size;
        }

        @Override
        public Entry next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int at = (int) (next % TilePath.FULL);
            if (at == 0) {
                bundle = bundle(next / TilePath.FULL);
            }
            next++;
            return bundle.get(at);
        }

        private List<Entry> bundle(long index) {
            int width = (int) Math.min(TilePath.FULL, size - index * TilePath.FULL);
            return EntryBundle.parse(
                    log.tile(new TilePath(TilePath.ENTRIES, index, width)).orElseThrow());
        }
    }
}
