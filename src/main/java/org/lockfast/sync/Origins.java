package org.lockfast.sync;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Journal;
import org.lockfast.journal.JournalWalk;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.OfficerEvent;

/**
 * What a journal itself says of the force's log: which key it was founded with, under which origin
 * it goes on now (protocol.md section 7), and how much of it this device last knew.
 */
final class Origins {
    private static final String SUCCEEDED = "log.succeeded";

    private final Journal journal;
    private final VerifyKey founded;
    private final String founder;

    private Origins(Journal journal, VerifyKey founded, String founder) {
        this.journal = journal;
        this.founded = founded;
        this.founder = founder;
    }

    /**
     * Of a force's journal.
     *
     * @param forceKey the force's, which the store trusts
     * @return empty where its founding is not there, or does not read
     */
    static Optional<Origins> of(Journal journal, VerifyKey forceKey) {
        for (Iterator<RecordedEvent> all = journal.aboutKeys().iterator(); all.hasNext(); ) {
            RecordedEvent one = all.next();
            if (one.event() instanceof OfficerEvent.Founded founding
                    && founding.forceKey().equals(forceKey.vkey())) {
                try {
                    VerifyKey log = VerifyKey.parse(founding.logKey());
                    return Optional.of(new Origins(journal, log, one.entry().device()));
                } catch (Malformed | IllegalArgumentException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a later origin could be: the same key, under the same name with a higher number. */
    static boolean mayFollow(VerifyKey before, VerifyKey next) {
        return next.equals(before.renamed(next.name()))
                && base(next.name()).equals(base(before.name()))
                && number(next.name()) > number(before.name());
    }

    private static String base(String origin) {
        return origin.replaceFirst("[0-9]*$", "");
    }

    /** {@code …/log} is the first, {@code …/log2} the second. */
    private static long number(String origin) {
        String digits = origin.substring(base(origin).length());
        return digits.isEmpty() ? 1 : digits.length() > 9 ? 0 : Long.parseLong(digits);
    }

    /**
     * Whether the log has that key: it was founded with it, or the force's founding device recorded
     * that it goes on under that origin.
     */
    boolean has(VerifyKey log) {
        return founded.equals(log) || (mayFollow(founded, log) && succeeded(log.name()) != null);
    }

    private @Nullable Long succeeded(String origin) {
        JournalWalk walk = journal.walk(0);
        for (List<JournalWalk.Kept> some = walk.next(); !some.isEmpty(); some = walk.next()) {
            for (JournalWalk.Kept kept : some) {
                if (succeeds(kept.entry()) && origin.equals(origin(kept.entry()))) {
                    return kept.record();
                }
            }
        }
        return null;
    }

    private boolean succeeds(Entry entry) {
        return entry.typeName().equals(SUCCEEDED) && entry.device().equals(founder);
    }

    private static String origin(Entry entry) {
        return entry.body().path("origin").asString("");
    }

    /** The entry that enrolled a device. */
    Optional<Hash> enrolled(String device) {
        return journal.aboutKeys()
                .filter(one -> one.entry().device().equals(founder))
                .filter(one ->
                        one.event() instanceof DeviceEvent.Enrolled joined
                                && joined.vkey().startsWith(device + "/0+"))
                .map(one -> one.entry().eid())
                .findFirst();
    }

    /**
     * How the log stands by the journal alone.
     *
     * @param log its key under the newest origin
     * @param seen the newest checkpoint of it that an own entry names; null for none
     */
    record Known(VerifyKey log, @Nullable Checkpoint seen) {}

    /** How the log stands by what is recorded here. */
    Known known(String device) {
        VerifyKey log = founded;
        Checkpoint seen = null;
        JournalWalk walk = journal.walk(0);
        for (List<JournalWalk.Kept> some = walk.next(); !some.isEmpty(); some = walk.next()) {
            for (JournalWalk.Kept kept : some) {
                Entry entry = kept.entry();
                VerifyKey next = succeeds(entry) ? log.renamed(origin(entry)) : log;
                if (mayFollow(log, next)) {
                    log = next;
                    seen = null; // of the origin before
                }
                Entry.Seen named = entry.device().equals(device) ? entry.seen() : null;
                if (named != null && named.size() > 0) {
                    seen = new Checkpoint(log.name(), named.size(), named.root());
                }
            }
        }
        return new Known(log, seen);
    }
}
