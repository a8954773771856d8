package org.lockfast.officer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.AdministratorOnly;
import org.lockfast.keys.KeyChangeRule;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.RecoverySheet;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.VerifyKey;
import tools.jackson.databind.JsonNode;

/**
 * Who was an administrator at each place of the journal, and so whether a change of keys was theirs
 * to make ({@link KeyChangeRule}), or what only an administrator may record ({@link
 * AdministratorOnly}). Roles stand in clear, so this holds where bodies are withheld. Fresh for
 * each run; used by one thread, in journal order.
 */
final class EntitledChanges {
    private static final String ADMINISTRATOR = Role.ADMINISTRATOR.name();

    private final Set<UUID> administrators = new HashSet<>();
    private final Set<UUID> added = new HashSet<>();

    /** What entries say of each officer's roles, as far as they are followed. */
    private final Map<UUID, List<SaidOfOfficer<List<String>>>> roles = new HashMap<>();

    private final Set<UUID> retired = new HashSet<>();

    /** Whoever was one at some time. */
    private final Set<UUID> ever = new HashSet<>();

    /** The recovery sheets that were made and not used, by name. */
    private final Map<String, Sheet> sheets = new HashMap<>();

    /**
     * A recovery sheet.
     *
     * @param device where it was made: it opens that store and no other
     * @param key by which its holder's proof is checked
     */
    private record Sheet(String device, String key) {}

    /** Whether the founding officer was told with name and roles. */
    private boolean told;

    static boolean concerns(String typeName) {
        return change(typeName) != null
                || typeName.equals("recovery.used")
                || AdministratorOnly.covers(typeName);
    }

    /** Whether it changes officers or keys. */
    static boolean isChange(Entry entry) {
        return change(entry.typeName()) != null;
    }

    private static KeyChangeRule.@Nullable Change change(String typeName) {
        return switch (typeName) {
            case "officer.added" -> KeyChangeRule.Change.ADD_OFFICER;
            case "officer.retired" -> KeyChangeRule.Change.RETIRE_OFFICER;
            case "officer.renamed", OfficerEvent.RolesChanged.TYPE ->
                    KeyChangeRule.Change.CHANGE_OFFICER;
            case "officer.rekeyed" -> KeyChangeRule.Change.REPLACE_KEYS;
            case "key.revoked", "device.revoked" -> KeyChangeRule.Change.REVOKE_KEY;
            case "device.enrolled" -> KeyChangeRule.Change.ENROL_DEVICE;
            case "recovery.made" -> KeyChangeRule.Change.ADD_RECOVERY_SHEET;
            default -> null;
        };
    }

    /**
     * Whether a sheet that was made at its device and not used before proves a key: only whoever
     * has the sheet signs so. The sheet's name is everybody's to read.
     */
    boolean usesSheet(Entry entry, VerifyKey fresh) {
        Sheet sheet = entry.typeName().equals("recovery.used") ? sheets.get(sheet(entry)) : null;
        return sheet != null
                && entry.device().equals(sheet.device())
                && RecoverySheet.isProof(
                        sheet.key(), sheet(entry), fresh, entry.body().path("proof").asString(""));
    }

    /**
     * Judges an entry whose signatures were found good.
     *
     * @return null, or in a sentence why it was not its officer's to make
     */
    @Nullable String refusal(Entry entry) {
        boolean administratorOnly = AdministratorOnly.covers(entry.typeName());
        KeyChangeRule.Change change = change(entry.typeName());
        if (!administratorOnly && change == null) {
            return null;
        }
        Entry.Actor actor = entry.actor();
        if (actor == null
                && entry.second() == null
                && change == KeyChangeRule.Change.ENROL_DEVICE) {
            return null; // a server's, or nobody's: the keys that are known decide
        }
        if (actor == null || !actor.ownKey()) {
            return "It takes an administrator, and no officer's own key signs it";
        }
        if (administratorOnly || change == null) {
            return administrators.contains(actor.id())
                    ? null
                    : "Only an administrator may make it, and the record names "
                            + actor.id()
                            + " as none at that time";
        }
        if (isByItself(entry)) {
            return null;
        }
        if (entry.typeName().equals("officer.added") && added.contains(entry.subject())) {
            return "That officer was added before: what the first such entry says counts";
        }
        // The founding officer is told with name and roles before there is any administrator.
        boolean first = !told && actor.id().equals(entry.subject());
        Optional<KeyringRefusal> refused =
                first
                        ? Optional.empty()
                        : KeyChangeRule.check(
                                        change,
                                        administrators,
                                        actor.id(),
                                        second(entry),
                                        entry.subject())
                                .or(() -> loss(entry));
        return refused.map(why -> "A change of keys that was not theirs to make: " + why.sentence())
                .orElse(null);
    }

    /** Whether it is a change of officers or keys that whoever was an administrator made alone. */
    boolean isByOne(Entry entry) {
        Entry.Actor actor = entry.actor();
        return change(entry.typeName()) != null
                && actor != null
                && actor.ownKey()
                && ever.contains(actor.id())
                && entry.second() == null
                && !isByItself(entry);
    }

    /** Whether all that speaks against it is that one made it, where there are two by now. */
    boolean isOneForTwo(Entry entry) {
        return isByOne(entry)
                && administrators.size() > 1
                && entry.actor() != null
                && administrators.contains(entry.actor().id())
                && !(entry.typeName().equals("officer.added") && added.contains(entry.subject()));
    }

    /**
     * Whether it is a change by somebody who was an administrator and is none now: who has not
     * heard of that yet follows it.
     */
    boolean isByFormer(Entry entry) {
        Entry.Actor actor = entry.actor();
        return isChange(entry)
                && actor != null
                && actor.ownKey()
                && (isFormer(actor.id()) || isFormer(second(entry)));
    }

    private boolean isFormer(@Nullable UUID officer) {
        return officer != null
                && ever.contains(officer)
                && !administrators.contains(officer)
                && !retired.contains(officer);
    }

    /** Whether an officer is an administrator now. */
    boolean isAdministrator(UUID officer) {
        return administrators.contains(officer);
    }

    /** Whoever is told without that role is one less; the last one stays. */
    private Optional<KeyringRefusal> loss(Entry entry) {
        return givesRoles(entry) && !isAdministrator(entry)
                ? KeyChangeRule.checkLoss(administrators, entry.subject())
                : Optional.empty();
    }

    /** Whether it says which roles an officer has. */
    static boolean givesRoles(Entry entry) {
        return entry.typeName().equals("officer.added")
                || entry.typeName().equals(OfficerEvent.RolesChanged.TYPE);
    }

    /** Whether it adds an administrator, or makes one of an officer. */
    static boolean makesAdministrator(Entry entry) {
        return givesRoles(entry) && isAdministrator(entry);
    }

    /** Whether it leaves an officer, whoever that was, without an administrator's role. */
    static boolean takesAdministrator(Entry entry) {
        return entry.typeName().equals(OfficerEvent.RolesChanged.TYPE) && !isAdministrator(entry);
    }

    private static boolean isAdministrator(Entry entry) {
        return rolesOf(entry).contains(ADMINISTRATOR);
    }

    /**
     * Who made a change of keys and was no administrator yet, as far as this journal goes, where
     * that is all that speaks against it: that they are may still come. Null where nothing that
     * comes makes it theirs: whoever was one and is none any more makes it again.
     */
    @Nullable UUID whoIsNoneYet(Entry entry) {
        Entry.Actor actor = entry.actor();
        if (change(entry.typeName()) == null || actor == null || isByItself(entry)) {
            return null;
        }
        Set<UUID> others = new LinkedHashSet<>(Set.of(actor.id()));
        UUID second = second(entry);
        if (second != null) {
            others.add(second);
        }
        others.removeAll(administrators);
        return others.isEmpty() || others.stream().anyMatch(ever::contains)
                ? null
                : others.iterator().next();
    }

    /** Follows an entry that was not refused, and whose keys bear it. */
    void take(Entry entry) {
        switch (entry.typeName()) {
            case "officer.added" -> {
                added.add(entry.subject());
                told = true;
                say(entry);
            }
            case OfficerEvent.RolesChanged.TYPE -> say(entry);
            case "officer.retired" -> {
                retired.add(entry.subject());
                administrators.remove(entry.subject());
            }
            case "recovery.made" ->
                    sheets.putIfAbsent(
                            sheet(entry),
                            new Sheet(entry.device(), entry.body().path("key").asString("")));
            case "recovery.used" -> sheets.remove(sheet(entry));
            default -> {}
        }
    }

    private void say(Entry entry) {
        UUID officer = entry.subject();
        List<SaidOfOfficer<List<String>>> said =
                roles.computeIfAbsent(officer, _ -> new ArrayList<>());
        said.add(new SaidOfOfficer<>(entry.eid(), before(entry), rolesOf(entry)));
        administrators.remove(officer);
        if (added.contains(officer)
                && !retired.contains(officer)
                && SaidOfOfficer.roles(said).contains(ADMINISTRATOR)) {
            administrators.add(officer);
            ever.add(officer);
        }
    }

    /** The entries whose place it says that it takes; what names no entry is passed over. */
    static List<Hash> before(Entry entry) {
        List<Hash> before = new ArrayList<>();
        entry.body().path("before").forEach(eid -> named(eid).ifPresent(before::add));
        return before;
    }

    private static Optional<Hash> named(JsonNode eid) {
        try {
            return Optional.of(Hash.ofBase64(eid.asString("")));
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    private static List<String> rolesOf(Entry entry) {
        List<String> roles = new ArrayList<>();
        entry.body().path("roles").forEach(role -> roles.add(role.asString("")));
        return roles;
    }

    /** With a recovery sheet: the officer's fresh key and the device sign. */
    static boolean isByItself(Entry entry) {
        Entry.Actor actor = entry.actor();
        return entry.typeName().equals("officer.rekeyed")
                && actor != null
                && actor.id().equals(entry.subject())
                && entry.signers().contains(freshKey(entry));
    }

    /** The name of the key it introduces. */
    static String freshKey(Entry entry) {
        String vkey = entry.body().path("vkey").asString("");
        int end = vkey.indexOf('+');
        return end < 0 ? vkey : vkey.substring(0, end);
    }

    private static @Nullable UUID second(Entry entry) {
        Entry.Second second = entry.second();
        return second == null || !second.ownKey() ? null : second.id();
    }

    private static String sheet(Entry entry) {
        return entry.body().path("recovery").asString("");
    }
}
