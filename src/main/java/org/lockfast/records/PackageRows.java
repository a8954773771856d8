package org.lockfast.records;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Bound;
import org.lockfast.continuity.Leaving;
import org.lockfast.continuity.PackageState;
import org.lockfast.ledger.Hash;

/** Between package states and rows of table {@code package}. */
final class PackageRows {
    private PackageRows() {}

    static PackageRow row(int exhibitNo, PackageState state) {
        PackageState.OpenOffer offer = state.offer();
        PackageState.Due due = state.due();
        return new PackageRow(
                state.id(),
                exhibitNo,
                state.exhibitId(),
                state.n(),
                state.packaging(),
                state.sealKind(),
                state.seal(),
                state.sealState(),
                text(state.sealSince()),
                state.status(),
                state.holder(),
                state.holderName(),
                state.place(),
                state.since().toString(),
                offer == null ? null : offer.eid().bytes(),
                offer == null ? null : offer.by(),
                offer == null ? null : offer.to(),
                offer == null ? null : offer.toName(),
                offer == null ? null : offer.at().toString(),
                state.discrepancies(),
                text(state.discrepancySince()),
                state.unexplained(),
                text(state.gapSince()),
                state.label(),
                state.labelSerial(),
                text(state.labelFades()),
                text(state.weight()),
                text(state.quantity()),
                state.unit(),
                due == null ? null : due.on().toString(),
                due == null ? null : due.said().toString(),
                due == null ? null : due.escalated(),
                state.leaving().equals(Leaving.NONE)
                        ? null
                        : StoredEvents.JSON.writeValueAsString(state.leaving()),
                state.sinceIs() == Bound.EXACT ? null : state.sinceIs().name());
    }

    static PackageState state(PackageRow row) {
        return new PackageState(
                row.id(),
                row.exhibitId(),
                row.n(),
                row.packaging(),
                row.sealKind(),
                row.seal(),
                row.sealState(),
                time(row.sealSince()),
                row.status(),
                row.holder(),
                row.holderName(),
                row.place(),
                Instant.parse(row.since()),
                bound(row.sinceIs()),
                row.offer() == null
                        ? null
                        : new PackageState.OpenOffer(
                                Hash.of(row.offer()),
                                row.offerBy(),
                                row.offerTo(),
                                row.offerToName(),
                                Instant.parse(Objects.requireNonNull(row.offerAt()))),
                row.discrepancies(),
                time(row.discrepancySince()),
                row.unexplained(),
                time(row.gapSince()),
                row.label(),
                row.labelSerial(),
                time(row.labelFades()),
                number(row.weight()),
                number(row.quantity()),
                row.unit(),
                row.due() == null
                        ? null
                        : new PackageState.Due(
                                LocalDate.parse(row.due()),
                                Instant.parse(Objects.requireNonNull(row.dueSaid())),
                                row.dueEscalated()),
                row.leaving() == null
                        ? Leaving.NONE
                        : StoredEvents.JSON.readValue(row.leaving(), Leaving.class));
    }

    /**
     * @param name null for one that is exact
     */
    static Bound bound(@Nullable String name) {
        return name == null ? Bound.EXACT : Bound.valueOf(name);
    }

    private static @Nullable String text(@Nullable BigDecimal value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static @Nullable Instant time(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
