package org.lockfast.exhibit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Committed;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.EventName;
import org.lockfast.ledger.Hash;

/** What is recorded of exhibits and other property. Codes are those of the rules' code lists. */
public sealed interface ExhibitEvent extends DomainEvent {
    /**
     * One package of an exhibit as first recorded.
     *
     * @param n from 1
     * @param sealKind a seal kind code; null where nothing is said of a seal
     * @param weight grams, as weighed with its packaging
     */
    record PackageRecorded(
            UUID id,
            int n,
            @Nullable String packaging,
            @Nullable String sealKind,
            @Nullable String seal,
            @Nullable BigDecimal weight,
            @Nullable BigDecimal quantity,
            @Nullable String unit) {}

    /** The adviser's words that applied, and the reason given for going another way. */
    record AdviceAnswer(String rule, String version, int tier, @Nullable String reason) {}

    /**
     * An exhibit or other property, as its officer recorded it. The entry's {@code occ} is the
     * seizure; every field but the kind may be missing, and is then chased.
     *
     * @param kind {@code EXHIBIT}, {@code FOUND}, {@code PRISONER}, {@code DECEASED}, {@code
     *     SAFEKEEPING}, {@code SURRENDERED}
     * @param parent the package it was taken from, for a sub-exhibit
     * @param hazards null: not answered; {@code NONE_IDENTIFIED} is an answer
     * @param copiedFrom name of the file it was copied from, {@code rowHash} SHA-256 of the row,
     *     {@code rowOccurrence} from 1
     */
    @EventName("exhibit.recorded/1")
    record Recorded(
            PropertyKind kind,
            @Nullable UUID caseId,
            @Committed @Nullable String reference,
            @Nullable String propertyNumber,
            @Committed @Nullable String description,
            @Nullable String category,
            @Committed @Nullable String place,
            @Committed @Nullable String from,
            @Nullable UUID seizedBy,
            @Committed @Nullable String seizedByName,
            @Committed @Nullable String producer,
            @Nullable String power,
            @Nullable String storage,
            @Nullable List<String> hazards,
            @Committed @Nullable Map<String, String> identifiers,
            @Committed @Nullable Map<String, String> particulars,
            @Nullable BigDecimal quantity,
            @Nullable String unit,
            @Committed @Nullable Map<String, String> conditions,
            List<PackageRecorded> packages,
            @Committed @Nullable String notes,
            @Nullable UUID parent,
            @Committed @Nullable List<AdviceAnswer> advice,
            @Committed @Nullable String copiedFrom,
            @Nullable LocalDate copiedOn,
            @Nullable UUID importId,
            @Nullable Hash rowHash,
            @Nullable Integer rowOccurrence,
            @Committed @Nullable Map<String, String> rowColumns,
            @Nullable List<String> flags)
            implements ExhibitEvent {
        @Override
        public Set<UUID> alsoHeadOf() {
            return packages.stream()
                    .map(PackageRecorded::id)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /**
     * A field was wrong: what it said, what it says now, and why. The old value stays in the
     * record.
     */
    @EventName("exhibit.corrected/1")
    record Corrected(
            String field,
            @Committed @Nullable String from,
            @Committed @Nullable String to,
            @Committed String reason)
            implements ExhibitEvent {}

    /** Property that was no exhibit became one. */
    @EventName("exhibit.became-exhibit/1")
    record BecameExhibit(UUID caseId, @Committed String reference) implements ExhibitEvent {}

    /** A photograph; the file is the entry's attachment. */
    @EventName("exhibit.photo-added/1")
    record PhotoAdded(@Committed @Nullable String caption) implements ExhibitEvent {}

    /** A factual note. */
    @EventName("exhibit.noted/1")
    record Noted(@Committed String text) implements ExhibitEvent {}

    /**
     * A named supervisor let the next step go on against a hold of the adviser.
     *
     * @param knew the entries of what was done to its packages or found of them that were before
     *     the supervisor; those of version 1 say nothing of that
     */
    @EventName("exhibit.advice-overridden/2")
    record AdviceOverridden(String rule, String version, @Committed String reason, List<Hash> knew)
            implements ExhibitEvent {}

    /**
     * It is to be kept: no package of it may leave for good until that is ended.
     *
     * @param reason code of the rules
     * @param until the day to look at it again; it stands after that day too
     */
    @EventName("exhibit.held/1")
    record Held(String reason, @Nullable LocalDate until, @Committed @Nullable String note)
            implements ExhibitEvent {}

    /** It need not be kept any longer for that reason. */
    @EventName("exhibit.hold-ended/1")
    record HoldEnded(Hash hold, @Committed String reason) implements ExhibitEvent {}

    /**
     * A receipt for it left the system.
     *
     * @param what {@link #TAKEN}: that it was seized, found or taken in; else how its packages
     *     changed hands: {@link #HANDED_OVER}, {@link #RECEIVED}, {@link #RETURNED}, {@link
     *     #TRANSFERRED}
     * @param of the entries of its packages that it is a receipt of; empty for {@link #TAKEN}
     * @param sha256 of the file
     * @param exhibits how many stand on it
     * @param copy 0 for the first print as far as the device knew, then from 1
     * @param forWhom whom it was given to
     * @param asked the day it was asked for; null where that is not recorded
     */
    @EventName("receipt.printed/1")
    record ReceiptPrinted(
            String what,
            List<Hash> of,
            Hash sha256,
            int pages,
            int exhibits,
            int copy,
            @Committed @Nullable String forWhom,
            @Nullable LocalDate asked)
            implements ExhibitEvent {
        /** Copies the list. */
        public ReceiptPrinted {
            of = List.copyOf(of); // an entry without is one that cannot be read
        }
    }

    /** It was seized, found or taken in. */
    String TAKEN = "TAKEN";

    /** Handed over to somebody. */
    String HANDED_OVER = "HANDED_OVER";

    /** Received from somebody. */
    String RECEIVED = "RECEIVED";

    /** Given back for good. */
    String RETURNED = "RETURNED";

    /** Given to another agency for good. */
    String TRANSFERRED = "TRANSFERRED";
}
