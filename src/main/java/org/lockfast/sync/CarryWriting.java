package org.lockfast.sync;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.lockfast.journal.Attachments;
import org.lockfast.journal.Journal;
import org.lockfast.journal.JournalWalk;
import org.lockfast.keys.DeviceKeys;
import org.lockfast.keys.Keyring;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.SealedFiles;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.ForceDevice;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.HeadedBody;

/** Writes a file for another device: what it lacks as far as is known, and what is here. */
final class CarryWriting {
    private static final int MOST_WANTED = 1000;

    /**
     * Bytes of entries and their values in one file, as they are before packing: with the largest
     * share of photographs it stays below what a relay takes, and far below what a receiver opens.
     */
    static final int MOST_ENTRIES = 48 << 20;

    /** What a file is written for. */
    enum Ask {
        /** It says what is here and brings no entries. */
        GREETING,
        /** It goes to whichever device of that name it is carried to. */
        STICK,
        /** It goes to the very device that spoke last. */
        RELAY
    }

    private final Path dir;
    private final Journal journal;
    private final DeviceKeys device;
    private final SealedFiles sealed;
    private final SecureRandom random;
    private final Attachments attachments;
    private final LackingFiles lacking;
    private final KeyringFollower follower;
    private final Carried carried;

    CarryWriting(SyncParts parts, DeviceKeys device, Carried carried) {
        this.dir = parts.directory();
        this.journal = parts.journal();
        this.device = device;
        this.sealed = parts.sealed();
        this.random = parts.random();
        this.attachments = parts.attachments();
        this.lacking = new LackingFiles(parts.named(), parts.attachments());
        this.follower = parts.follower();
        this.carried = carried;
    }

    /**
     * Writes it.
     *
     * @param ask what for
     * @param room bytes of photographs and forms at the most
     * @param most bytes of entries and their values at the most; those that come later in the
     *     journal wait for the next file
     */
    Carrying.Carry write(ForceDevice peer, Ask ask, long room, int most) {
        // Copies of one device answer under one name: what one of them has the other may not
        boolean copied = ask == Ask.STICK && journal.parting(peer.id()).isPresent();
        Holdings.Missing missing = new Holdings.Missing(copied ? Map.of() : carried.has(peer.id()));
        long took = carried.took(peer.id());
        Holdings ours = new Holdings();
        List<byte[]> entries = new ArrayList<>();
        List<Commitment> values = new ArrayList<>();
        EntryRoom space = new EntryRoom(most);
        Set<Hash> wanted = new LinkedHashSet<>(carried.wantedBy(peer.id()));
        long end =
                each(
                        Long.MAX_VALUE,
                        kept -> {
                            ours.add(kept.entry());
                            missing.take(kept);
                        });
        // Where the last file ended that was taken in, whatever became of what it brought
        long from = took < end ? Math.max(0, took) : 0;
        each(
                end,
                kept -> {
                    if (ask != Ask.GREETING
                            && kept.record() >= from
                            && missing.has(kept.record())
                            && space.takes(kept)) {
                        entries.add(kept.entry().bytes());
                        values.addAll(kept.bodies());
                        kept.entry().attachments().forEach(file -> wanted.add(file.hash()));
                    }
                });
        Map<Hash, byte[]> files = new LinkedHashMap<>();
        int left = files(wanted, room, files);
        HeadedBody<CarryFile.Header> content =
                new HeadedBody<>(
                        new CarryFile.Header(
                                device.device(),
                                peer.id(),
                                ours.told(journal),
                                wantedHere(),
                                wraps(),
                                checkpoint(),
                                ask == Ask.GREETING ? from : space.next(),
                                carried.next(peer.id())),
                        EntriesBody.of(entries, values));
        Ed25519Key key = device.signer(0);
        try {
            byte[] bytes =
                    CarryFile.write(
                            content, files, key, Base64.getDecoder().decode(peer.seal()), random);
            return new Carrying.Carry(
                    bytes, peer.id(), entries.size(), space.left(), files.size(), left);
        } finally {
            key.destroy();
        }
    }

    /** Bytes of all entries here and their values. */
    long size() {
        long[] size = {0};
        each(Long.MAX_VALUE, kept -> size[0] += EntryRoom.size(kept));
        return size[0];
    }

    /** Goes through the journal up to a record; the record after the last entry there was. */
    private long each(long below, Consumer<JournalWalk.Kept> take) {
        JournalWalk walk = journal.walk(0);
        for (List<JournalWalk.Kept> some = walk.next(); !some.isEmpty(); some = walk.next()) {
            some.stream().filter(kept -> kept.record() < below).forEach(take);
        }
        return walk.position();
    }

    private int files(Set<Hash> wanted, long most, Map<Hash, byte[]> into) {
        long room = most;
        int left = 0;
        for (Hash hash : wanted) {
            byte[] packed;
            try {
                packed = attachments.packed(hash).orElse(null);
            } catch (KeyringRefusal e) {
                packed = null; // verification names it
            }
            if (packed == null) {
                continue;
            }
            if (packed.length > room) {
                left++;
                continue;
            }
            room -= packed.length;
            into.put(hash, packed);
        }
        return left;
    }

    private String checkpoint() {
        try {
            return SyncMemory.read(dir, sealed)
                    .map(memory -> memory.now().pin())
                    .filter(LogWatch::isSigned)
                    .orElse("");
        } catch (KeyringRefusal e) {
            return ""; // damaged: files go between devices all the same
        }
    }

    private List<String> wraps() {
        List<String> notes = new ArrayList<>();
        for (Keyring.Officer officer : follower.keyring().keyring().officers()) {
            officer.wrapNote()
                    .ifPresent(note -> notes.add(new String(note.bytes(), StandardCharsets.UTF_8)));
        }
        return notes;
    }

    private List<String> wantedHere() {
        return lacking.some(MOST_WANTED).stream().map(Hash::base64).toList();
    }
}
