package org.lockfast.app.demo;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.exhibit.PropertyKind;

/** Fills in an exhibit's form step by step. Used once. */
final class Form {
    private final String reference;
    private final String description;
    private final String category;
    private final String packaging;
    private final @Nullable String seal;
    private final OffsetDateTime at;
    private PropertyKind kind = PropertyKind.EXHIBIT;
    private @Nullable String place;
    private Map<String, String> identifiers = Map.of();
    private Map<String, String> particulars = Map.of();
    private @Nullable BigDecimal quantity;
    private @Nullable String unit;
    private @Nullable List<String> hazards;
    private List<ExhibitForm.PackageForm> packages = List.of();

    Form(
            String reference,
            String description,
            String category,
            String packaging,
            @Nullable String seal,
            OffsetDateTime at) {
        this.reference = reference;
        this.description = description;
        this.category = category;
        this.packaging = packaging;
        this.seal = seal;
        this.at = at;
    }

    Form at(String where) {
        place = where;
        return this;
    }

    Form of(PropertyKind newKind) {
        kind = newKind;
        return this;
    }

    Form identified(Map<String, String> values) {
        identifiers = values;
        return this;
    }

    /** Facts without a field of their own. */
    Form saying(Map<String, String> facts) {
        particulars = facts;
        return this;
    }

    Form counted(String number, String what) {
        quantity = new BigDecimal(number);
        unit = what;
        return this;
    }

    Form hazardous(String... codes) {
        hazards = List.of(codes);
        return this;
    }

    Form packed(List<ExhibitForm.PackageForm> all) {
        packages = all;
        return this;
    }

    ExhibitForm whole() {
        return new ExhibitForm(
                kind,
                reference,
                description,
                category,
                at,
                place,
                "no one",
                "2002",
                "Example Sceneofficer",
                "PACE_19_2",
                packages.isEmpty() ? packaging : null,
                packages.isEmpty() ? seal : null,
                null,
                hazards,
                identifiers,
                particulars,
                quantity,
                unit,
                packages,
                null,
                null,
                null,
                null);
    }
}
