package org.lockfast.sync;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

    /**
     * JSON of the file.
     *
     * @param revs officer to number
     * @param early whether some note came before the entry of its officer; null for no
     */
    private record Known(Map<String, Long> revs, @Nullable Boolean early) {
        Known {
            revs = Map.copyOf(revs);
        }
    }

    private final Wire wire;
    private final SyncMemory memory;
    private final KeyringFollower follower;
    private final SealedFiles files;
    private final Map<String, Long> known;

    /** Some note waits for the entry of its officer; all are asked for again when entries come. */
    private boolean early;

    /** They are, too, in the first round of the program: it may have ended in between. */
    private boolean first = true;

    WrapExchange(Wire wire, SyncMemory memory, KeyringFollower follower, SealedFiles files) {
        this.wire = wire;
        this.memory = memory;
        this.follower = follower;
        this.files = files;
        Known kept =
                files.find(PATH)
                        .map(json -> WireJson.read(json, Known.class))
                        .orElse(new Known(Map.of(), null));
        this.known = new TreeMap<>(kept.revs());
        this.early = Boolean.TRUE.equals(kept.early());
    }

    /**
     * Fetches, follows, hands in.
     *
     * @param cause an entry about officers that came; null where none did
     * @return whether the keyring changed
     */
    boolean exchange(@Nullable Hash cause) throws WireTrouble {
        Known before = kept();
        // Whoever is new may have a note that came before their entry did.
        boolean all = cause != null || (first && early);
        Wraps answer = notes(all ? 0 : memory.now().wraps());
        first = false;
        boolean any = cause != null || !answer.wraps().isEmpty();
        List<ForceOfficer> officers = any ? follower.officers() : List.of();
        Map<UUID, WrapNote> notes = good(answer, officers, all);
        boolean changed = false;
        if (cause != null || !notes.isEmpty()) {
            changed = follower.follow(officers, id -> Optional.ofNullable(notes.get(id)), cause);
        }
        try {
            handIn();
        } finally {
            if (!kept().equals(before)) {
                files.write(PATH, WireJson.write(kept()));
            }
        }
        return changed;
    }

    private Known kept() {
        return new Known(known, early ? Boolean.TRUE : null);
    }

    /** All from there on: the server gives so many at a time. */
    private Wraps notes(long after) throws WireTrouble {
        List<Wraps.Wrap> all = new ArrayList<>();
        long last = after;
        for (Wraps some = wire.wraps(last);
                !some.wraps().isEmpty() && some.last() > last;
                some = wire.wraps(last)) {
            all.addAll(some.wraps());
            last = some.last();
        }
        return new Wraps(all, last);
    }

    /** The server lost what it had: everything is fetched and handed in once more. */
    void startAgain() {
        known.clear();
        files.write(PATH, WireJson.write(kept()));
        memory.put(state -> state.wraps(0));
    }

    /**
     * @param all whether the answer has every note there is
     */
    private Map<UUID, WrapNote> good(Wraps answer, List<ForceOfficer> officers, boolean all) {
        Map<UUID, ForceOfficer> byId = new HashMap<>();
        officers.forEach(one -> byId.put(one.id(), one));
        Map<UUID, WrapNote> good = new HashMap<>();
        boolean waits = false;
        for (Wraps.Wrap one : answer.wraps()) {
            WrapNote note = read(one.note());
            if (note == null) {
                continue;
            }
            ForceOfficer officer = byId.get(note.officer());
            if (officer == null || isLater(note, officer)) {
                waits = true;
            } else if (note.verifiedBy(officer.vkey())) {
                good.merge(note.officer(), note, (a, b) -> a.rev() >= b.rev() ? a : b);
            }
        }
        early = waits || (early && !all);
        memory.put(state -> answer.last() > state.wraps() ? state.wraps(answer.last()) : state);
        good.values()
                .forEach(note -> known.merge(note.officer().toString(), note.rev(), Math::max));
        return good;
    }

    private static boolean isLater(WrapNote note, ForceOfficer officer) {
        String name = officer.vkey().name();
        return note.epoch() > Integer.parseInt(name.substring(name.indexOf('/') + 1));
    }

    /** The newest of those notes that are by the officers themselves. */
    static Map<UUID, WrapNote> newest(List<String> texts, List<ForceOfficer> officers) {
        Map<UUID, WrapNote> notes = new HashMap<>();
        for (String text : texts) {
            WrapNote note = read(text);
            if (note != null && isTheirs(note, officers)) {
                notes.merge(note.officer(), note, (a, b) -> a.rev() >= b.rev() ? a : b);
            }
        }
        return notes;
    }

    private static boolean isTheirs(WrapNote note, List<ForceOfficer> officers) {
        return officers.stream()
                .anyMatch(one -> one.id().equals(note.officer()) && note.verifiedBy(one.vkey()));
    }

    static @Nullable WrapNote read(String note) {
        try {
            return WrapNote.parse(note.getBytes(StandardCharsets.UTF_8));
        } catch (Malformed e) {
            return null;
        }
    }

    private void handIn() throws WireTrouble {
        List<WrapNote> older = new ArrayList<>();
        for (Keyring.Officer officer : follower.keyring().keyring().officers()) {
            WrapNote note = officer.wrapNote().orElse(null);
            if (note != null && note.rev() > known.getOrDefault(officer.id().toString(), -1L)) {
                switch (put(note)) {
                    case THERE -> known.put(officer.id().toString(), note.rev());
                    case OLDER -> older.add(note);
                    case WAITS -> {} // it is handed in again
                }
            }
        }
        if (!older.isEmpty()) {
            later(older);
        }
    }

    /** What became of a note that was handed in. */
    private enum Put {
        THERE,
        /** There is a later one, as whoever answered says. */
        OLDER,
        /** The entry with its key is not there yet. */
        WAITS
    }

    private Put put(WrapNote note) throws WireTrouble {
        try {
            wire.putWrap(note.bytes());
            return Put.THERE;
        } catch (WireTrouble e) {
            if (e.is(ProblemType.OLDER)) {
                return Put.OLDER;
            }
            if (e.is(ProblemType.UNKNOWN_KEY) || e.is(ProblemType.BAD_NOTE)) {
                return Put.WAITS;
            }
            throw e;
        }
    }

    /**
     * That there are later notes no refusal proves, for the log signs none: they are asked for, and
     * what is not among them is handed in again. Else a password that others know would stay good
     * on every other computer, and nobody hear of it.
     */
    private void later(List<WrapNote> older) throws WireTrouble {
        List<WrapNote> there = new ArrayList<>();
        for (Wraps.Wrap one : notes(0).wraps()) {
            WrapNote note = read(one.note());
            if (note != null) {
                there.add(note);
            }
        }
        for (WrapNote mine : older) {
            if (there.stream().noneMatch(note -> isNoEarlier(note, mine))) {
                throw WireTrouble.badAnswer(
                        "word of a later key of an officer, which it does not show", null);
            }
            known.put(mine.officer().toString(), mine.rev());
        }
    }

    private static boolean isNoEarlier(WrapNote there, WrapNote mine) {
        return there.officer().equals(mine.officer())
                && there.epoch() == mine.epoch()
                && there.rev() >= mine.rev();
    }
}
