package org.lockfast.desktop.handover;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.PackageState;
import org.lockfast.desktop.handover.BatchLine.Look;
import org.lockfast.desktop.handover.BatchLine.Proof;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A batch that is begun and not signed, as it is kept in the store: what was scanned, and who,
 * where and why as far as it is written. No password, no signature and no statement is kept: those
 * are given when it is signed.
 *
 * @param begun when its first scan was, as ISO text
 * @param to who receives it; empty where nobody is written
 * @param due the day it is expected back, as written
 * @param receiver how they take it, a name of {@link HandOverViewModel.Receiver}; empty at the
 *     hatch
 * @param place where it is put; {@code giver} who hands it in; both empty at a hand-over
 * @param lines newest scan first
 * @param ticked what is offered to the officer and was scanned or ticked
 * @param offered how many were offered when it was kept
 * @param stop a seal that differs and that nobody has answered for yet
 * @param loneSeal a seal that was read and belongs to no line yet
 * @param destination where a courier takes it, with vehicle and cage seal, as written
 */
record HalfBatch(
        String begun,
        String to,
        String purpose,
        String due,
        String receiver,
        String place,
        String giver,
        boolean inHand,
        List<Kept> lines,
        List<Kept> ticked,
        int offered,
        BatchModel.@Nullable Stop stop,
        @Nullable String loneSeal,
        String destination,
        String vehicle,
        String cageSeal) {

    /**
     * One package of it.
     *
     * @param seal the number it had when it was scanned; null for none
     * @param standing how it stood then: what has changed since is not signed unseen
     */
    record Kept(
            UUID id,
            String name,
            @Nullable String seal,
            String standing,
            Proof proof,
            @Nullable String sealRead,
            Look look) {

        static Kept of(BatchLine line) {
            return new Kept(
                    line.p().id(),
                    line.name(),
                    line.p().seal(),
                    line.changed() == null ? standing(line.p()) : "",
                    line.proof(),
                    line.sealRead(),
                    line.look());
        }

        private boolean isScanned() {
            return proof != Proof.NOT_CHECKED && proof != Proof.EXPECTED;
        }

        /** True if the record says of it now what it said when it was scanned. */
        boolean stands(PackageState now) {
            return standing.equals(standing(now));
        }

        private static String standing(PackageState p) {
            PackageState.OpenOffer offer = p.offer();
            return String.join(
                    "|",
                    String.valueOf(p.seal()),
                    p.sealState(),
                    p.status(),
                    String.valueOf(p.holder()),
                    String.valueOf(p.holderName()),
                    String.valueOf(p.place()),
                    offer == null ? "" : offer.eid().hex());
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    HalfBatch {
        due = Objects.requireNonNullElse(due, ""); // an older program kept none
        destination = Objects.requireNonNullElse(destination, "");
        vehicle = Objects.requireNonNullElse(vehicle, "");
        cageSeal = Objects.requireNonNullElse(cageSeal, "");
        lines = List.copyOf(lines);
        ticked = List.copyOf(ticked);
    }

    /** As text, to be kept. */
    String json() {
        return JSON.writeValueAsString(this);
    }

    /** From kept text; empty where nothing is kept, or in a form not known now. */
    static Optional<HalfBatch> of(String json) {
        if (json.isEmpty()) {
            return Optional.empty();
        }
        try {
            HalfBatch read = JSON.readValue(json, HalfBatch.class);
            var _ = Instant.parse(read.begun());
            Objects.requireNonNull(read.to());
            return Optional.of(read);
        } catch (JacksonException | NullPointerException | DateTimeParseException notOurs) {
            return Optional.empty();
        }
    }

    /** When its first scan was. */
    Instant since() {
        return Instant.parse(begun);
    }

    /** True if it holds no more than words. */
    boolean isNothingScanned() {
        return lines.isEmpty() && ticked.isEmpty() && stop == null && loneSeal == null;
    }

    /** How many of them a scan was made of. */
    long scanned() {
        return lines.stream().filter(Kept::isScanned).count()
                + ticked.stream().filter(Kept::isScanned).count();
    }

    /** Of how many. */
    int all() {
        return lines.size() + Math.max(offered, ticked.size());
    }
}
