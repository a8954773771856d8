package org.lockfast.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.consult.Act;
import org.lockfast.consult.Acts;
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
import org.lockfast.ledger.Signer;
import org.lockfast.records.JdbiActs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The consultation log of an open store. Its file is opened when it is first wanted. The journal
 * names how far it reached: before the first thing recorded on a later day, when an officer signs
 * out or the screen is locked, and as soon as it is not the log that was named before.
 */
public final class Consulting implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Consulting.class);

    private final StoreFiles files;
    private final JournalKeys keys;
    private final Journal journal;
    private final Surroundings surroundings;
    private final Signer device;
    private final JdbiActs entries;
    private @Nullable ConsultationLog log;
    private ConsultationEvent.@Nullable Reached told;
    private boolean sideSaid;

    Consulting(
            StoreFiles files,
            JournalKeys keys,
            Journal journal,
            Surroundings surroundings,
            DeviceKeys device,
            JdbiActs entries) {
        this.files = files;
        this.keys = keys;
        this.journal = journal;
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
     * yet: reading itself never writes in the journal. Where the log is not the one that the
     * journal named, that is named at once.
     *
     * @return what somebody has to know about the log, in sentences; mostly nothing
     */
    public synchronized List<String> tellOfDaysBefore() {
        return tell(false);
    }

    /**
     * Lets the journal name how far the log reaches, where it does not yet.
     *
     * @return as {@link #tellOfDaysBefore}
     */
    public synchronized List<String> tell() {
        return tell(true);
    }

    private List<String> tell(boolean ofToday) {
        try {
            return tellJournal(ofToday);
        } catch (IOException | JournalRefusal | UncheckedIOException e) {
            // What was noted is noted; the journal is told with the next one
            LOG.warn("The journal was not told of the consultation log", e);
            return List.of(
                    "The consultation log could not be read or named in the record: "
                            + DiskTrouble.why(e)
                            + ". Tell the administrator.");
        }
    }

    private List<String> tellJournal(boolean ofToday) throws IOException {
        ConsultationEvent.Reached before = told();
        boolean there = log != null || new DiskFiles().exists(files.consultations());
        if (!there && before.count() == 0) {
            return List.of();
        }
        List<String> said = new ArrayList<>();
        ConsultationLog open = log();
        ConsultationEvent.Reached reached = open.reached();
        boolean lost = !open.holds(before);
        if (lost) {
            said.add(
                    "The consultation log of this computer is not the one that its record names: it had "
                            + before.count()
                            + " lines. What was lost of it is not brought back; the record names what there is"
                            + " now. Tell the administrator, and the auditor, who looks with lockfast consultations --check.");
        }
        open.setAside()
                .filter(_ -> !sideSaid)
                .ifPresent(path ->
                        said.add(
                                "The end of the consultation log held no whole line and was set aside: "
                                        + path
                                        + ". After a power cut that is as usual; otherwise tell the auditor."));
        boolean more = reached.count() > before.count();
        boolean due =
                more
                        && (ofToday
                                || day(first(open, before))
                                        .isBefore(day(surroundings.clock().instant())));
        if (lost || due || (more && !said.isEmpty())) {
            journal.record(null, List.of(NewEvent.of(journal.store(), reached)));
            told = reached;
        }
        sideSaid = true;
        return said;
    }

    private static Instant first(ConsultationLog open, ConsultationEvent.Reached before)
            throws IOException {
        return open.at(before.count()).orElse(Instant.EPOCH);
    }

    /** What the journal named last: no file beside it is asked, which others could alter. */
    private ConsultationEvent.Reached told() throws IOException {
        if (told == null) {
            List<ConsultationEvent.Reached> said = said();
            told = said.isEmpty() ? ConsultationLog.NONE : said.getLast();
        }
        return told;
    }

    /** What the journal says of the log, in its order. */
    private List<ConsultationEvent.Reached> said() throws IOException {
        List<ConsultationEvent.Reached> said = new ArrayList<>();
        for (long record :
                entries.of(journal.store(), "device.consultations/1", journal.device())) {
            RecordedEvent read = journal.read(record);
            if (read != null && read.event() instanceof ConsultationEvent.Reached reached) {
                said.add(reached);
            }
        }
        return said;
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
    public Acts.Listed newest(Act.Asked asked) throws IOException {
        Acts.Listed recorded = entries.newest(asked);
        ConsultationLog open;
        synchronized (this) {
            open = log();
        }
        Acts.Listed looks = open.newest(asked, journal.device());
        List<Act> all = new ArrayList<>(recorded.acts());
        all.addAll(looks.acts());
        all.sort(Comparator.comparing(Act::at).reversed());
        return new Acts.Listed(all, recorded.more() || looks.more());
    }

    /** What is wrong with the log, in sentences; empty for nothing. */
    public synchronized List<String> check() throws IOException {
        List<ConsultationEvent.Reached> said = said();
        if (said.isEmpty() && !new DiskFiles().exists(files.consultations())) {
            return List.of();
        }
        return log().check(device.key(), said);
    }

    @Override
    public synchronized void close() throws IOException {
        if (log != null) {
            log.close();
            log = null;
        }
    }
}
