package org.lockfast.app;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.lockfast.continuity.Names;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Officers;
import org.lockfast.place.Place;
import org.lockfast.place.Places;

/** Names as the index has them; remembered, for a record asks for the same few again and again. */
final class KnownNames implements Names {
    private final Officers officers;
    private final Places places;
    private final Map<UUID, String> known = new ConcurrentHashMap<>();

    KnownNames(Officers officers, Places places) {
        this.officers = officers;
        this.places = places;
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
                id, one -> places.byId(one).map(Place::path).orElse("a place not known here"));
    }
}
