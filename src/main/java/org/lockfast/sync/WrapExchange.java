package org.lockfast.sync;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.keys.ForceOfficer;
import org.lockfast.keys.Keyring;
import org.lockfast.keys.SealedFiles;
import org.lockfast.keys.WrapNote;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Malformed;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.WireJson;
import org.lockfast.sync.wire.Wraps;

/**
 * Wrap notes both ways: a password set here is handed in, one set elsewhere is followed. Which
 * numbers the server has lies in {@code local/wraps}.
 */
final class WrapExchange {
    private static final String PATH = "local/wraps";

    /** JSON of the file: officer to number. */
    private record Known(Map<String, Long> revs) {
        Known {
            revs = Map.copyOf(revs);
        }
    }

    private final Wire wire;
    private final SyncMemory memory;
    private final KeyringFollower follower;
    private final SealedFiles files;
    private final Map<String, Long> known;

    WrapExchange(Wire wire, SyncMemory memory, KeyringFollower follower, SealedFiles files) {
        this.wire = wire;
        this.memory = memory;
        this.follower = follower;
        this.files = files;
        this.known =
                new TreeMap<>(
                        files.find(PATH)
                                .map(json -> WireJson.read(json, Known.class).revs())
                                .orElse(Map.of()));
    }

    /**
     * Fetches, follows, hands in.
     *
     * @param cause an entry about officers that came; null where none did
     * @return whether the keyring changed
     */
    boolean exchange(@Nullable Hash cause) throws WireTrouble {
        Map<String, Long> before = Map.copyOf(known);
        // Whoever is new may have a note that came before their entry did.
        Wraps answer = wire.wraps(cause != null ? 0 : memory.now().wraps());
        boolean any = cause != null || !answer.wraps().isEmpty();
        List<ForceOfficer> officers = any ? follower.officers() : List.of();
        Map<UUID, WrapNote> notes = good(answer, officers);
        boolean changed = false;
        if (cause != null || !notes.isEmpty()) {
            changed = follower.follow(officers, id -> Optional.ofNullable(notes.get(id)), cause);
        }
        try {
            handIn();
        } finally {
            if (!known.equals(before)) {
                files.write(PATH, WireJson.write(new Known(known)));
            }
        }
        return changed;
    }

    /** The server lost what it had: everything is fetched and handed in once more. */
    void startAgain() {
        known.clear();
        files.write(PATH, WireJson.write(new Known(known)));
        memory.put(state -> state.wraps(0));
    }

    private Map<UUID, WrapNote> good(Wraps answer, List<ForceOfficer> officers) {
        Map<UUID, ForceOfficer> byId = new HashMap<>();
        officers.forEach(one -> byId.put(one.id(), one));
        Map<UUID, WrapNote> good = new HashMap<>();
        boolean early = false;
        for (Wraps.Wrap one : answer.wraps()) {
            WrapNote note = read(one.note());
            if (note == null) {
                continue;
            }
            ForceOfficer officer = byId.get(note.officer());
            if (officer == null || isLater(note, officer)) {
                early = true; // its entry is still to come: to be asked for again
            } else if (note.verifiedBy(officer.vkey())) {
                good.merge(note.officer(), note, (a, b) -> a.rev() >= b.rev() ? a : b);
            }
        }
        boolean noneEarly = !early;
        memory.put(state ->
                noneEarly && answer.last() > state.wraps() ? state.wraps(answer.last()) : state);
        good.values()
                .forEach(note -> known.merge(note.officer().toString(), note.rev(), Math::max));
        return good;
    }

    private static boolean isLater(WrapNote note, ForceOfficer officer) {
        String name = officer.vkey().name();
        return note.epoch() > Integer.parseInt(name.substring(name.indexOf('/') + 1));
    }

    static @Nullable WrapNote read(String note) {
        try {
            return WrapNote.parse(note.getBytes(StandardCharsets.UTF_8));
        } catch (Malformed e) {
            return null;
        }
    }

    private void handIn() throws WireTrouble {
        for (Keyring.Officer officer : follower.keyring().keyring().officers()) {
            String id = officer.id().toString();
            WrapNote note = officer.wrapNote().orElse(null);
            if (note != null && note.rev() > known.getOrDefault(id, -1L) && put(note)) {
                known.put(id, note.rev());
            }
        }
    }

    /** Whether the server has it, or a later one. */
    private boolean put(WrapNote note) throws WireTrouble {
        try {
            wire.putWrap(note.bytes());
            return true;
        } catch (WireTrouble e) {
            if (e.is(ProblemType.OLDER)) { // the later one comes
                return true;
            }
            if (e.is(ProblemType.UNKNOWN_KEY) || e.is(ProblemType.BAD_NOTE)) {
                return false; // the entry with that key is not there yet
            }
            throw e;
        }
    }
}
