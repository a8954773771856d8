package org.lockfast.exhibit;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person filled in about an exhibit; anything may be missing. The names are those of the
 * command line's JSON.
 *
 * @param kind null means EXHIBIT
 * @param seizedBy a collar number or a name
 * @param hazards null: not answered
 * @param particulars what else the kind of property asks for, by its code: {@code OWNER: not known}
 * @param packages empty: one package with {@code packaging} and {@code seal}
 * @param conditions facts the adviser asks for, such as {@code WET: yes}, {@code MADE_SAFE_BY: …}
 * @param advice reasons given for going another way than advised
 * @param parent the package a sub-exhibit was taken from
 */
public record ExhibitForm(
        @Nullable PropertyKind kind,
        @Nullable String reference,
        @Nullable String description,
        @Nullable String category,
        @Nullable OffsetDateTime seizedAt,
        @Nullable String place,
        @Nullable String from,
        @Nullable String seizedBy,
        @Nullable String producer,
        @Nullable String power,
        @Nullable String packaging,
        @Nullable String seal,
        @Nullable String storage,
        @Nullable List<String> hazards,
        @Nullable Map<String, String> identifiers,
        @Nullable Map<String, String> particulars,
        @Nullable BigDecimal quantity,
        @Nullable String unit,
        @Nullable List<PackageForm> packages,
        @Nullable String notes,
        @Nullable Map<String, String> conditions,
        @Nullable List<ExhibitEvent.AdviceAnswer> advice,
        @Nullable UUID parent) {

    /** One package; {@code sealKind} null with a seal means a numbered bag. */
    public record PackageForm(
            @Nullable String packaging,
            @Nullable String seal,
            @Nullable String sealKind,
            @Nullable BigDecimal weight,
            @Nullable BigDecimal quantity,
            @Nullable String unit) {}
}
