package org.lockfast.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import tools.jackson.databind.JsonNode;

/**
 * What an entry says about who is to be sent it, and by what it is looked up. Read from its bytes,
 * whatever version of the program wrote it; what does not read is left out, for an entry is never
 * held up by its content.
 *
 * @param belongs to which root
 * @param packages that belong to it, of an exhibit as first recorded
 * @param caseId of an exhibit
 * @param kind {@code EXHIBIT} or {@code CASE} where it is the first entry of one
 * @param named places and officers named in it
 * @param placeStation of a new place, the outermost name of its path
 * @param signedIn an officer who signed in
 * @param of the device an entry of the server is about
 * @param destroys values it orders destroyed
 */
record EntryFacts(
        Belongs belongs,
        List<UUID> packages,
        @Nullable UUID caseId,
        @Nullable String kind,
        @Nullable String reference,
        List<Key> keys,
        Set<UUID> named,
        @Nullable String placeStation,
        @Nullable UUID signedIn,
        @Nullable String of,
        Set<Hash> destroys) {

    /** What something may be looked up by. */
    record Key(LogRows.Sought.Kind kind, String text) {
        /** As said of a root by an entry at that place of the log. */
        LogRows.Sought of(UUID root, long index, Entry entry) {
            return new LogRows.Sought(kind, text, root, index, entry.device());
        }
    }

    /** How the root is found. */
    enum Belongs {
        /** Everybody is sent it. */
        COMMON,
        /** Its subject is the root. */
        ITSELF,
        /**
         * Its subject is a part of a root or one itself; where nobody knows yet, a root for now.
         */
        PART,
        /** As PART; but where nobody knows its subject, everybody is sent it. */
        PART_OR_COMMON,
        /** What a device does by itself: whoever is sent what that device records. */
        DEVICE
    }

    /** Characters kept of what somebody wrote, to be shown where an exhibit is looked up. */
    private static final int LONGEST = 2_000;

    private static final Set<String> OF_DEVICE =
            Set.of(
                    "officer.signed-in",
                    "officer.signed-out",
                    "officer.unlocked",
                    "officer.locked",
                    "officer.sign-in-failed",
                    "keyring.changed",
                    "device.keyring-followed",
                    "device.consultations",
                    "server.received");
    private static final List<String> COMMON =
            List.of(
                    "force.",
                    "device.",
                    "officer.",
                    "key.",
                    "recovery.",
                    "rules.",
                    "place.",
                    "loss.",
                    "server.",
                    "log.",
                    "sync.");

    static EntryFacts of(Entry entry, List<Commitment> bodies) {
        EntryFacts facts = new Reader(entry, bodies).read();
        return Scopes.ofTheLogItself(entry.subject()) ? facts.aboutNothing() : facts;
    }

    /** What an entry says whose subject no exhibit, package or case can be. */
    private EntryFacts aboutNothing() {
        return switch (belongs) {
            case COMMON, DEVICE -> this;
            case ITSELF, PART -> aboutNothing(Belongs.DEVICE);
            case PART_OR_COMMON -> aboutNothing(Belongs.COMMON);
        };
    }

    private EntryFacts aboutNothing(Belongs instead) {
        return new EntryFacts(
                instead, List.of(), null, null, null, List.of(), Set.of(), null, null, null,
                destroys);
    }

    private static Belongs belongs(Entry entry) {
        String type = entry.typeName();
        if (type.equals("continuity.resolved") && entry.parents().isEmpty()) {
            // About a computer or a key: it stands on every station's list, and is closed on all
            return Belongs.PART_OR_COMMON;
        }
        if (OF_DEVICE.contains(type)) {
            return Belongs.DEVICE;
        }
        if (COMMON.stream().anyMatch(type::startsWith)) {
            return Belongs.COMMON;
        }
        if (type.startsWith("case.")
                || type.startsWith("import.")
                || type.equals("exhibit.recorded")) {
            return Belongs.ITSELF;
        }
        return type.startsWith("exhibit.")
                        || type.startsWith("continuity.")
                        || type.startsWith("label.")
                        || type.startsWith("record.")
                ? Belongs.PART
                : Belongs.PART_OR_COMMON;
    }

    /**
     * A text as every database takes it: none takes half a character, and PostgreSQL no NUL. No
     * content of an entry may keep it out of the log.
     */
    static String storable(String text) {
        StringBuilder kept = new StringBuilder();
        String first = text.substring(0, Math.min(text.length(), LONGEST));
        first.codePoints()
                .map(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF) ? 0xFFFD : c)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static final class Reader {
        private final Entry entry;
        private final JsonNode body;
        private final Map<String, Commitment> bodies = new HashMap<>();
        private final List<UUID> packages = new ArrayList<>();
        private final List<Key> keys = new ArrayList<>();
        private final Set<UUID> named = new HashSet<>();
        private final Set<Hash> destroys = new HashSet<>();
        private @Nullable String kind;
        private @Nullable String reference;

        Reader(Entry entry, List<Commitment> bodies) {
            this.entry = entry;
            this.body = entry.body();
            bodies.forEach(body -> this.bodies.put(body.hash().base64(), body));
        }

        EntryFacts read() {
            String type = entry.typeName();
            switch (type) {
                case "exhibit.recorded", "exhibit.became-exhibit" -> exhibit(type);
                case "case.opened" -> {
                    kind = "CASE";
                    reference = seek(LogRows.Sought.Kind.CASE, "reference");
                }
                case "label.printed" -> seek(LogRows.Sought.Kind.NUMBER, "code");
                case "continuity.sealed", "continuity.resealed" ->
                        seek(LogRows.Sought.Kind.NUMBER, "number");
                case "body.destroyed" -> body.path("h").forEach(this::destroyed);
                default -> {}
            }
            if (type.startsWith("continuity.")) {
                named();
            }
            return new EntryFacts(
                    belongs(entry),
                    packages,
                    type.startsWith("exhibit.") ? uuid(body.path("caseId")) : null,
                    kind,
                    reference,
                    keys,
                    named,
                    type.equals("place.added") ? outermost(text("path")) : null,
                    type.equals("officer.signed-in") ? whoActs() : null,
                    type.equals("server.received") ? body.path("device").asString(null) : null,
                    destroys);
        }

        /** Who signs in says so; what is said of somebody else is no sign-in of theirs. */
        private @Nullable UUID whoActs() {
            Entry.Actor actor = entry.actor();
            return actor != null && actor.ownKey() && actor.id().equals(entry.subject())
                    ? actor.id()
                    : null;
        }

        private void exhibit(String type) {
            kind = type.equals("exhibit.recorded") ? "EXHIBIT" : null;
            reference = seek(LogRows.Sought.Kind.REFERENCE, "reference");
            seek(LogRows.Sought.Kind.NUMBER, "propertyNumber");
            for (JsonNode each : body.path("packages")) {
                UUID id = uuid(each.path("id"));
                if (id != null) {
                    packages.add(id);
                }
                sought(LogRows.Sought.Kind.NUMBER, each.path("seal").asString(null));
            }
        }

        private void named() {
            for (String field : List.of("place", "at", "to")) {
                add(uuid(body.path(field)));
            }
            Entry.Second second = entry.second();
            add(second == null ? null : second.id());
        }

        private void add(@Nullable UUID id) {
            if (id != null) {
                named.add(id);
            }
        }

        private void destroyed(JsonNode hash) {
            try {
                destroys.add(Hash.ofBase64(hash.asString("")));
            } catch (IllegalArgumentException e) {
                // it names no value, so there is none to destroy
            }
        }

        private @Nullable String seek(LogRows.Sought.Kind how, String field) {
            return sought(how, text(field));
        }

        private @Nullable String sought(LogRows.Sought.Kind how, @Nullable String given) {
            String text = given == null ? null : storable(given);
            if (text == null || text.isBlank()) {
                return null;
            }
            keys.add(new Key(how, text));
            return text;
        }

        private @Nullable String text(String field) {
            JsonNode value = body.path(field);
            if (value.isString()) {
                return value.stringValue();
            }
            Commitment hidden = bodies.get(value.path("h").asString(""));
            return hidden == null ? null : hidden.value().asString(null);
        }

        private static @Nullable UUID uuid(JsonNode value) {
            try {
                UUID id = value.isString() ? UUID.fromString(value.stringValue()) : null;
                return id == null || Scopes.ofTheLogItself(id) ? null : id;
            } catch (IllegalArgumentException e) {
                return null;
            }
        }

        /** The first name of a path; a slash inside a name stands after a backslash. */
        private static @Nullable String outermost(@Nullable String path) {
            if (path == null) {
                return null;
            }
            StringBuilder name = new StringBuilder();
            for (int i = 0; i < path.length() && path.charAt(i) != '/'; i++) {
                boolean escape = path.charAt(i) == '\\' && i + 1 < path.length();
                name.append(path.charAt(escape ? ++i : i));
            }
            return storable(name.toString().strip());
        }
    }
}
