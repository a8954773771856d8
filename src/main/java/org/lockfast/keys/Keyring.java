package org.lockfast.keys;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.VerifyKey;

/**
 * Who may open a store (format.md section 5). Immutable; what stands here can be read by anyone who
 * holds the file, before any password. Whether it is genuine only {@link OpenKeyring} knows.
 *
 * @param generation from 1, one more at each change
 * @param store the store's id
 * @param force whose store it is
 * @param station where it stands
 * @param device the machine that founded or enrolled it
 * @param master newest generation of the master key, from 1
 * @param officers in the order they were added, retired ones included
 * @param recovery recovery sheets not used yet
 */
public record Keyring(
        long generation,
        UUID store,
        Force force,
        String station,
        Device device,
        int master,
        List<Officer> officers,
        List<Recovery> recovery) {

    private static final Pattern FORCE_KEY = Pattern.compile("f-[0-9a-f]{16}/0");
    private static final Pattern DEVICE_ID = Pattern.compile("d-[0-9a-f]{16}");

    /**
     * The force: its name, its public key (the root that every other key is introduced under), and
     * the private key wrapped under the newest keyring key; null where the store was enrolled.
     */
    public record Force(String name, VerifyKey vkey, @Nullable String wrapped) {
        public Force {
            Names.check(name);
            require(FORCE_KEY.matcher(vkey.name()).matches(), "name of the force key");
            require(
                    wrapped == null || Bytes.ofBase64(wrapped).length == Aead.NONCE + 32 + Aead.TAG,
                    "wrapped force key");
        }

        /** The force's id, {@code f-} and 16 hex digits: what wrapped keys are bound to. */
        public String id() {
            return WrapNote.forceId(vkey);
        }
    }

    /** The machine: {@code d-} and 16 hex digits, and what people call it. */
    public record Device(String id, String name) {
        public Device {
            Names.check(name);
            require(DEVICE_ID.matcher(id).matches(), "device id");
        }
    }

    /** Whether an officer can open the store. */
    public enum State {
        ACTIVE,
        RETIRED
    }

    /**
     * An officer.
     *
     * @param epoch 0, one more each time the keys were replaced
     * @param vkey the public signing key, named {@code <id>/<epoch>}
     * @param seal base64 of the public X25519 key
     * @param wrap the private keys under the password; null once retired
     * @param noted what makes a note of the wrap; null once retired
     * @param masters every generation of the master key, sealed to this officer; empty once retired
     */
    public record Officer(
            UUID id,
            String collar,
            int epoch,
            VerifyKey vkey,
            String seal,
            State state,
            @Nullable Wrap wrap,
            @Nullable Noted noted,
            List<SealedMaster> masters) {
        public Officer {
            Names.checkCollar(collar);
            require(
                    epoch >= 0 && vkey.name().equals(keyName(id, epoch)),
                    "name of an officer's key");
            require(Bytes.ofBase64(seal).length == 32, "an officer's sealing key");
            require((state == State.ACTIVE) == (wrap != null), "an officer's wrapped keys");
            require((wrap != null) == (noted != null), "an officer's wrap note");
            masters = List.copyOf(masters);
        }

        public boolean active() {
            return state == State.ACTIVE;
        }

        /** The note with which the wrapped keys travel to other devices; empty once retired. */
        public Optional<WrapNote> wrapNote() {
            return wrap == null || noted == null
                    ? Optional.empty()
                    : Optional.of(new WrapNote(id, epoch, noted.rev(), wrap, noted.sig()));
        }

        /** The name under which an officer's key signs. */
        public static String keyName(UUID id, int epoch) {
            return id + "/" + epoch;
        }
    }

    /**
     * What a wrap note has beside the wrap.
     *
     * @param rev which of two wraps is the later one: ms since 1970 UTC when it was made, and more
     *     than the one before
     * @param sig base64 of key id[4] ‖ signature[64] by the officer's own key
     */
    public record Noted(long rev, String sig) {
        public Noted {
            require(rev >= 0 && rev < 1L << 53, "number of a wrap note");
            require(Bytes.ofBase64(sig).length == 68, "signature of a wrap note");
        }
    }

    /** A recovery sheet that was printed and not used: its public key, and what it opens. */
    public record Recovery(UUID id, String seal, List<SealedMaster> masters) {
        public Recovery {
            require(Bytes.ofBase64(seal).length == 32, "a recovery sheet's key");
            masters = List.copyOf(masters);
        }
    }

    /**
     * @throws IllegalArgumentException when the parts contradict each other; the message names the
     *     part
     */
    public Keyring {
        officers = List.copyOf(officers);
        recovery = List.copyOf(recovery);
        Names.check(station);
        require(generation >= 1 && generation < 1L << 53, "generation");
        require(master >= 1 && master <= MasterKeys.MAX, "master generation");
        require(officers.stream().anyMatch(Officer::active), "officers");
        require(
                officers.stream().map(Officer::id).distinct().count() == officers.size(),
                "an officer twice");
        require(
                recovery.stream().map(Recovery::id).distinct().count() == recovery.size(),
                "a recovery sheet twice");
        Set<String> collars = new HashSet<>();
        for (Officer officer : officers) {
            require(
                    !officer.active() || collars.add(fold(officer.collar())),
                    "a collar number twice");
            require(
                    sealed(officer.masters()).equals(officer.active() ? upTo(master) : List.of()),
                    "an officer's master keys");
        }
        for (Recovery sheet : recovery) {
            require(sealed(sheet.masters()).equals(upTo(master)), "a sheet's master keys");
        }
    }

    /** The active officer with that collar number, however its letters are written. */
    public Optional<Officer> officer(String collar) {
        String wanted = fold(collar.strip());
        return officers.stream()
                .filter(o -> o.active() && fold(o.collar()).equals(wanted))
                .findFirst();
    }

    /** The officer with that id, retired or not. */
    public Optional<Officer> officer(UUID id) {
        return officers.stream().filter(o -> o.id().equals(id)).findFirst();
    }

    /** Collar numbers that can sign in, in the order they were added. */
    public List<String> collars() {
        return officers.stream().filter(Officer::active).map(Officer::collar).toList();
    }

    /** Whether two collar numbers are one, however their letters are written. */
    static boolean sameCollar(String one, String other) {
        return fold(one.strip()).equals(fold(other.strip()));
    }

    private static String fold(String collar) {
        return Normalizer.normalize(collar, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    private static List<Integer> sealed(List<SealedMaster> masters) {
        return masters.stream().map(SealedMaster::gen).toList();
    }

    private static List<Integer> upTo(int master) {
        return Stream.iterate(1, g -> g + 1).limit(master).toList();
    }

    private static void require(boolean holds, String part) {
        if (!holds) {
            throw new IllegalArgumentException(part);
        }
    }
}
