package org.lockfast.records;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.Happening;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.Occurred;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.KeyDoubt;
import org.lockfast.rules.RulesEvent;

/** Between entries of the journal, rows of table {@code entry}, and happenings as shown. */
final class EntryRows {
    /** The longest text that goes into an ordinary column; H2's limit is 1,048,576. */
    static final int LONG = 1_000_000;

    private final StoredEvents events;

    private final Given given;

    /** What the record gives at the place of an entry that is taken in. */
    interface Given {
        /** Whether it gives an officer a role. */
        boolean has(UUID officer, String role) throws SQLException;

        /** Why an entry's keys are not relied on there; null where they are. */
        @Nullable KeyDoubt doubt(Entry entry, long record) throws SQLException;
    }

    private static final Given JUDGED =
            new Given() {
                @Override
                public boolean has(UUID officer, String role) {
                    return true;
                }

                @Override
                public @Nullable KeyDoubt doubt(Entry entry, long record) {
                    return null;
                }
            };

    /** For reading: what is written into the index was judged. */
    EntryRows(StoredEvents events) {
        this(events, JUDGED);
    }

    /**
     * @param given asked when an entry is taken in
     */
    EntryRows(StoredEvents events, Given given) {
        this.events = events;
        this.given = given;
    }

    /**
     * The role in which an entry was made; null on what takes a certain one, where nothing here
     * gives its officer the role they claim: {@link LateRoles} looks again when it comes.
     */
    private @Nullable String role(RecordedEvent from) throws SQLException {
        Entry.Actor actor = from.entry().actor();
        if (actor == null) {
            return null;
        }
        return takesRole(from.event()) && !given.has(actor.id(), actor.role())
                ? null
                : actor.role();
    }

    /** Whether it is made in a role that the record must give its officer. */
    static boolean takesRole(Happening happening) {
        return takesRole(happening.event());
    }

    private static boolean takesRole(@Nullable DomainEvent event) {
        return event instanceof ContinuityEvent.Resolved
                || event instanceof ContinuityEvent.DiscrepancyClosed
                || event instanceof ContinuityEvent.DisposalAuthorised
                || event instanceof ExhibitEvent.HoldEnded
                || event instanceof CaseEvent.Restricted
                || event instanceof CaseEvent.RestrictionLifted
                || event instanceof RulesEvent.PutInForce;
    }

    EntryRow row(RecordedEvent from) throws SQLException {
        Entry entry = from.entry();
        Entry.Occurred occurred = entry.occurred();
        Entry.Actor actor = entry.actor();
        Entry.Second second = entry.second();
        Hash corrects = entry.corrects();
        DomainEvent event = from.event();
        String said = event == null ? null : events.write(event);
        boolean isLong = said != null && said.length() > LONG;
        KeyDoubt doubt = given.doubt(entry, from.record());
        String role = role(from);
        return new EntryRow(
                from.record(),
                entry.eid().bytes(),
                entry.id(),
                entry.device(),
                entry.epoch(),
                entry.seq(),
                entry.type(),
                entry.subject(),
                Eids.joined(entry.parents()),
                occurred == null ? null : occurred.at().toString(),
                occurred == null ? null : occurred.precision(),
                occurred == null ? null : occurred.source(),
                entry.recordedMs(),
                actor == null ? null : actor.id(),
                role,
                actor == null || role != null ? null : actor.role(),
                actor == null ? Vouch.NONE.code() : actor.vouch(),
                second == null ? null : second.id(),
                from.withName(),
                second == null ? null : second.as(),
                second == null ? null : second.vouch(),
                corrects == null ? null : corrects.bytes(),
                entry.app(),
                String.join(" ", new TreeSet<>(from.withheld())),
                event == null ? null : StoredEvents.nameOf(event.getClass()),
                isLong ? null : said,
                isLong ? said : null,
                doubt == null ? null : doubt.sentence(),
                doubt == null || doubt.counts(),
                notBeforeMs(entry));
    }

    /** When its device had seen the checkpoint it names, where it says it was recorded before. */
    private static @Nullable Long notBeforeMs(Entry entry) {
        Entry.Seen seen = entry.seen();
        return seen != null
                        && Occurred.isImpossible(entry.recorded(), Instant.ofEpochMilli(seen.t()))
                ? seen.t()
                : null;
    }

    private static @Nullable Instant notBefore(@Nullable Long ms) {
        return ms == null ? null : Instant.ofEpochMilli(ms);
    }

    Happening happening(RecordedEvent from) throws SQLException {
        Entry entry = from.entry();
        Entry.Occurred occurred = entry.occurred();
        Entry.Actor actor = entry.actor();
        Entry.Second second = entry.second();
        return new Happening(
                entry.eid(),
                from.record(),
                entry.subject(),
                entry.type(),
                from.event(),
                occurred == null
                        ? null
                        : new Occurred(occurred.at(), occurred.precision(), occurred.source()),
                entry.recorded(),
                actor == null ? null : actor.id(),
                role(from),
                actor == null ? Vouch.NONE : Vouch.of(actor.vouch()),
                second == null
                        ? null
                        : new Happening.Second(
                                second.id(),
                                from.withName(),
                                second.as(),
                                Vouch.of(second.vouch())),
                entry.corrects(),
                entry.device(),
                entry.epoch(),
                entry.seq(),
                entry.parents(),
                entry.app(),
                Set.copyOf(from.withheld()),
                given.doubt(entry, from.record()),
                false,
                notBefore(notBeforeMs(entry)),
                null);
    }

    Happening happening(EntryRow row) {
        String said = row.said() == null ? row.saidLong() : row.said();
        return new Happening(
                Hash.of(row.eid()),
                row.record(),
                row.subject(),
                row.type(),
                events.read(row.saidType(), said),
                occurred(row),
                Instant.ofEpochMilli(row.recordedMs()),
                row.actor(),
                row.role(),
                Vouch.of(row.vouch()),
                second(row),
                row.corrects() == null ? null : Hash.of(row.corrects()),
                row.device(),
                row.epoch(),
                row.seq(),
                Eids.of(row.parents()),
                row.app(),
                row.withheld().isEmpty() ? Set.of() : Set.of(row.withheld().split(" ")),
                row.doubt() == null ? null : new KeyDoubt(row.doubt(), row.counts()),
                false,
                notBefore(row.notBeforeMs()),
                null);
    }

    private static @Nullable Occurred occurred(EntryRow row) {
        if (row.occurred() == null
                || row.occurredPrecision() == null
                || row.occurredSource() == null) {
            return null;
        }
        return new Occurred(
                OffsetDateTime.parse(row.occurred()),
                row.occurredPrecision(),
                row.occurredSource());
    }

    private static Happening.@Nullable Second second(EntryRow row) {
        if (row.secondAs() == null || row.secondVouch() == null) {
            return null;
        }
        return new Happening.Second(
                row.secondOfficer(), row.secondName(), row.secondAs(), Vouch.of(row.secondVouch()));
    }
}
