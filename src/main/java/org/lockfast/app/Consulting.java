package org.lockfast.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.consult.Act;
import org.lockfast.consult.ConsultationEvent;
import org.lockfast.consult.ConsultationLog;
import org.lockfast.consult.Look;
import org.lockfast.journal.DiskFiles;
import org.lockfast.journal.Journal;
import org.lockfast.journal.JournalKeys;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.JournalUnreadable;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.journal.SideFile;
import org.lockfast.journal.StoreFiles;
import org.lockfast.keys.DeviceKeys;
import org.lockfast.keys.SealedFiles;
import org.lockfast.ledger.Signer;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.records.JdbiActs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The consultation log of an open store. Its file is opened when it is first wanted. The journal
 * names how far it reached: before the first thing recorded on a later day, and when an officer
 * signs out.
 */
public final class Consulting implements AutoCloseable {
    /** How many lines the journal knew of last: {@code u64}. */
    private static final String TOLD = "local/consulted";

    private static final Logger LOG = LoggerFactory.getLogger(Consulting.class);

    private final StoreFiles files;
    private final JournalKeys keys;
    private final Journal journal;
    private final SealedFiles local;
    private final Surroundings surroundings;
    private final Signer device;
    private final JdbiActs entries;
    private @Nullable ConsultationLog log;

    Consulting(
            StoreFiles files,
            JournalKeys keys,
            Journal journal,
            SealedFiles local,
            Surroundings surroundings,
            DeviceKeys device,
            JdbiActs entries) {
        this.files = files;
        this.keys = keys;
        this.journal = journal;
        this.local = local;
        this.surroundings = surroundings;
        this.entries = entries;
        this.device = device.signer(0).renamed(name(journal.device()));
    }

    private static String name(String device) {
        return device + "/consultations";
    }

    /**
     * Notes a look. On return it is on the disk.
     *
     * @throws IOException where it could not be noted
     */
    public synchronized void note(UUID officer, Look look) throws IOException {
        log().note(officer, look, device);
    }

    private static java.time.LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /**
     * Lets the journal name how far the log reaches where looks of an earlier day are not named
     * yet: reading itself never writes in the journal.
     */
    public synchronized void tellOfDaysBefore() {
        tell(false);
    }

    /** Lets the journal name how far the log reaches, where it does not yet. */
    public synchronized void tell() {
        tell(true);
    }

    private void tell(boolean ofToday) {
        try {
            tellJournal(ofToday);
        } catch (IOException | JournalRefusal | UncheckedIOException e) {
            // What was noted is noted; the journal is told with the next one
            LOG.warn("The journal was not told of the consultation log", e);
        }
    }

    private void tellJournal(boolean ofToday) throws IOException {
        if (log == null && !new DiskFiles().exists(files.consultations())) {
            return;
        }
        Optional<ConsultationEvent.Reached> reached = log().reached();
        long before = told();
        if (reached.isEmpty() || reached.get().count() <= before) {
            return;
        }
        Instant first = log().at(before).orElse(Instant.EPOCH);
        if (ofToday || day(first).isBefore(day(surroundings.clock().instant()))) {
            journal.record(null, List.of(NewEvent.of(journal.store(), reached.get())));
            local.write(TOLD, ByteBuffer.allocate(8).putLong(reached.get().count()).array());
        }
    }

    private long told() {
        byte[] kept = local.find(TOLD).orElse(new byte[0]);
        return kept.length == 8 ? ByteBuffer.wrap(kept).getLong() : 0;
    }

    private ConsultationLog log() throws IOException {
        if (log == null) {
            try {
                log =
                        new ConsultationLog(
                                SideFile.open(
                                        new DiskFiles(),
                                        files.consultations(),
                                        journal.store(),
                                        keys),
                                surroundings.clock());
            } catch (JournalUnreadable e) {
                throw new IOException("the consultation log does not read", e);
            }
        }
        return log;
    }

    /**
     * The newest looks and entries that are asked for, newest first.
     *
     * @throws IOException where the log cannot be read
     */
    public List<Act> newest(Act.Asked asked) throws IOException {
        List<Act> all = new ArrayList<>(entries.newest(asked));
        ConsultationLog open;
        synchronized (this) {
            open = log();
        }
        all.addAll(open.newest(asked, journal.device()));
        all.sort(Comparator.comparing(Act::at).reversed());
        return List.copyOf(all.subList(0, Math.min(all.size(), asked.most())));
    }

    /** What is wrong with the log, in sentences; empty for nothing. */
    public synchronized List<String> check() throws IOException {
        VerifyKey key = device.key();
        List<ConsultationEvent.Reached> said = new ArrayList<>();
        for (long record :
                entries.of(journal.store(), "device.consultations/1", journal.device())) {
            RecordedEvent read = journal.read(record);
            if (read != null && read.event() instanceof ConsultationEvent.Reached reached) {
                said.add(reached);
            }
        }
        if (said.isEmpty() && !new DiskFiles().exists(files.consultations())) {
            return List.of();
        }
        return log().check(key, said);
    }

    @Override
    public synchronized void close() throws IOException {
        if (log != null) {
            log.close();
            log = null;
        }
    }
}
