package org.lockfast.app;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.lockfast.continuity.Movements;
import org.lockfast.continuity.Names;
import org.lockfast.exhibit.Completeness;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Officers;
import org.lockfast.place.Place;
import org.lockfast.place.Places;
import org.lockfast.rules.CodeList;
import org.lockfast.rules.Rules;

/** Names as the index has them; remembered, for a record asks for the same few again and again. */
final class KnownNames implements Names {
    private final Officers officers;
    private final Places places;
    private final Exhibits exhibits;
    private final Movements movements;
    private final Rules rules;
    private final Supplier<Map<String, String>> devices;
    private final Map<UUID, String> known = new ConcurrentHashMap<>();

    /**
     * @param devices what devices are called, by id; asked once, when the first is asked for
     */
    KnownNames(
            Officers officers,
            Places places,
            Exhibits exhibits,
            Movements movements,
            Rules rules,
            Supplier<Map<String, String>> devices) {
        this.officers = officers;
        this.places = places;
        this.exhibits = exhibits;
        this.movements = movements;
        this.rules = rules;
        this.devices = new Once<>(devices);
    }

    @Override
    public String officer(UUID id) {
        return known.computeIfAbsent(
                id,
                one -> officers.byId(one).map(Officer::label).orElse("an officer not known here"));
    }

    @Override
    public String place(UUID id) {
        return known.computeIfAbsent(
                id, one -> places.byId(one).map(Place::named).orElse("a place not known here"));
    }

    /** Never remembered: a container is carried about. */
    @Override
    public String standing(UUID id) {
        return places.byId(id).map(Place::standing).orElseGet(() -> place(id));
    }

    @Override
    public String device(String id) {
        return devices.get().getOrDefault(id, id);
    }

    /** Never remembered: a reference may be corrected. */
    @Override
    public String exhibit(UUID id) {
        return exhibits.byId(id).map(KnownNames::name).orElseGet(() -> Names.super.exhibit(id));
    }

    private static String name(Exhibit exhibit) {
        return exhibit.reference() == null
                ? exhibit.propertyNumber()
                : exhibit.reference() + " (" + exhibit.propertyNumber() + ")";
    }

    @Override
    public String packageOf(UUID id) {
        return movements
                .state(id)
                .map(p -> {
                    boolean several = movements.packagesOf(p.exhibitId()).size() > 1;
                    return exhibit(p.exhibitId()) + (several ? ", package " + p.n() : "");
                })
                .orElseGet(() -> Names.super.packageOf(id));
    }

    @Override
    public String term(Term list, String code) {
        return switch (list) {
            case PACKAGING -> named(rules.packaging(), code);
            case SEAL_KIND -> named(rules.sealKinds(), code);
            case SEAL_STATE -> named(rules.sealStates(), code);
            case POWER ->
                    rules.powers()
                            .find(code)
                            .map(power -> power.words().english() + " (" + power.statute() + ")")
                            .orElse(code);
            case IDENTIFIER -> named(rules.identifiers(), code);
            case CATEGORY -> named(rules.categories(), code);
            case HAZARD -> named(rules.hazards(), code);
            case DISCREPANCY -> named(rules.discrepancies(), code);
            case TREATMENT -> named(rules.treatments(), code);
            case OUTCOME -> named(rules.outcomes(), code);
            case HOLD_REASON -> named(rules.holdReasons(), code);
            case MISSING -> new Completeness(rules).named(code).name().english();
        };
    }

    /**
     * What no list knows stands as it was written: of a later list, or in the officer's own words.
     */
    private static String named(CodeList<?> codes, String code) {
        return codes.words(code).english();
    }
}
