package org.lockfast.continuity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.Occurred;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.KeyDoubt;

/**
 * One entry in the story of an exhibit or package, with what is needed to print and to reckon with
 * it.
 *
 * @param record its record number in the journal: the order in which this store learnt of things,
 *     which decides nothing ({@link StoryOrder} does)
 * @param subject the exhibit or package it is about
 * @param type {@code name/version}
 * @param event decoded; null where this version does not know the type ("recorded by a newer
 *     version"), or cannot read what it holds
 * @param occurred when it happened, as claimed; null: nothing was claimed, take {@code recorded}
 * @param actor null on entries the device made alone
 * @param role in which the actor made it; null on what takes a supervisor, where the record does
 *     not give its officer the role they claim
 * @param seq its place in the device's chain of this epoch, from 0
 * @param parents the newest entries about its subject that the recording device knew
 * @param app build of the program that made the entry
 * @param withheld fields whose text was lawfully destroyed or withheld
 * @param doubt why the keys that sign it are not relied on where it stands in this journal; null
 *     where they are
 * @param again it records an exhibit that another entry records too, and that other one stands
 * @param notBefore when its device had seen the checkpoint it names, where it says it was recorded
 *     before that: impossible, the clock was put back; null for all others
 * @param clock how its device's clock compared with the server's around then; null where that was
 *     not asked for
 */
public record Happening(
        Hash eid,
        long record,
        UUID subject,
        String type,
        @Nullable DomainEvent event,
        @Nullable Occurred occurred,
        Instant recorded,
        @Nullable UUID actor,
        @Nullable String role,
        Vouch vouch,
        @Nullable Second with,
        @Nullable Hash corrects,
        String device,
        long epoch,
        long seq,
        List<Hash> parents,
        String app,
        Set<String> withheld,
        @Nullable KeyDoubt doubt,
        boolean again,
        @Nullable Instant notBefore,
        @Nullable ClockAround clock) {

    /** Roles that close conflicts and discrepancies, as entries name them. */
    private static final Set<String> FINDING = Set.of("SUPERVISOR", "MANAGER");

    /** The second person of an entry: an officer by id or somebody by name. */
    public record Second(@Nullable UUID officer, @Nullable String name, String as, Vouch vouch) {}

    /** An entry whose keys are relied on. */
    public Happening(
            Hash eid,
            long record,
            UUID subject,
            String type,
            @Nullable DomainEvent event,
            @Nullable Occurred occurred,
            Instant recorded,
            @Nullable UUID actor,
            @Nullable String role,
            Vouch vouch,
            @Nullable Second with,
            @Nullable Hash corrects,
            String device,
            long epoch,
            long seq,
            List<Hash> parents,
            String app,
            Set<String> withheld) {
        this(
                eid, record, subject, type, event, occurred, recorded, actor, role, vouch, with,
                corrects, device, epoch, seq, parents, app, withheld, null, false, null, null);
    }

    /** Whether it changes what is shown of anything: not where its keys are not relied on. */
    public boolean counts() {
        return doubt == null || doubt.counts();
    }

    /** The same entry as one whose event could not be read. */
    Happening unread() {
        return new Happening(
                eid, record, subject, type, null, occurred, recorded, actor, role, vouch, with,
                corrects, device, epoch, seq, parents, app, withheld, doubt, again, notBefore,
                clock);
    }

    /** The same entry with how its device's clock compared with the server's around then. */
    public Happening around(ClockAround compared) {
        return new Happening(
                eid, record, subject, type, event, occurred, recorded, actor, role, vouch, with,
                corrects, device, epoch, seq, parents, app, withheld, doubt, again, notBefore,
                compared);
    }

    /** The same entry as one beside which another stands. */
    public Happening besides() {
        return new Happening(
                eid, record, subject, type, event, occurred, recorded, actor, role, vouch, with,
                corrects, device, epoch, seq, parents, app, withheld, doubt, true, notBefore,
                clock);
    }

    /**
     * Whether it is a finding that closes a conflict: only a supervisor's or a manager's does.
     * Anybody else's, and one whose keys are in doubt, is shown, and the conflict stays open.
     */
    public boolean isFinding() {
        return event instanceof ContinuityEvent.Resolved && isSupervisors();
    }

    /** Whether it authorises a disposal, which only a supervisor or a manager does. */
    boolean authorisesDisposal() {
        return event instanceof ContinuityEvent.DisposalAuthorised && isSupervisors();
    }

    /** Whether it ends a hold, which only a supervisor or a manager does. */
    boolean endsHold() {
        return event instanceof ExhibitEvent.HoldEnded && isSupervisors();
    }

    /** Whether it closes a discrepancy, which only a supervisor or a manager does. */
    boolean closesDiscrepancy() {
        return event instanceof ContinuityEvent.DiscrepancyClosed && isSupervisors();
    }

    private boolean isSupervisors() {
        return isReliedOn() && role != null && FINDING.contains(role);
    }

    /**
     * Whether it may take a question off the record: explain a gap or a delay, correct a time,
     * close what is open. What came after its key was ended moves a package, and answers nothing.
     */
    public boolean isReliedOn() {
        return doubt == null;
    }

    /** Whether no other such entry may stand beside it, each not knowing the other. */
    boolean isExclusive() {
        return event != null
                && counts()
                && event.exclusive()
                && (!(event instanceof ContinuityEvent.Resolved found)
                        || (isFinding() && !Conflict.isOfOneEntry(found.heads())));
    }

    /** When it happened, as far as the record says. */
    public Instant when() {
        OffsetDateTime at = occurred == null ? null : occurred.at();
        return at == null ? recorded : at.toInstant();
    }
}
