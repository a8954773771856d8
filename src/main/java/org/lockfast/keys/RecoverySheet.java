package org.lockfast.keys;

import static org.lockfast.keys.KeyringRefusal.Reason;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.VerifyKey;

/**
 * The private half of a recovery key, as it is printed and locked away: 14 groups of five
 * characters, the last of each a check character. Whoever has the sheet and the keyring can open
 * the store, so the program keeps no copy, and {@code recover} uses it up. A signing key is derived
 * from it, by which its holder proves an officer's new key to whoever reads the record.
 */
public final class RecoverySheet implements AutoCloseable {
    /** Groups in the code. */
    public static final int GROUPS = 14;

    private static final int LENGTH = GROUPS * 5;
    private static final byte[] LABEL = "lockfast/recovery/v1".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] SIGNING =
            "lockfast/recovery/sign/v1".getBytes(StandardCharsets.US_ASCII);

    /** The name of every sheet's signing key: its sheet is named beside it. */
    private static final String SIGNER = "recovery";

    private final byte[] key;

    private RecoverySheet(byte[] key) {
        this.key = key;
    }

    static RecoverySheet generate(SecureRandom random) {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return new RecoverySheet(key);
    }

    /**
     * Reads a code as people type it: small letters, spaces, hyphens and line ends anywhere, O for
     * 0, I or L for 1.
     *
     * @throws KeyringRefusal SHEET_GROUP naming the groups that are wrong, counted from 1;
     *     SHEET_LENGTH when no group can be named; SHEET_WHOLE
     */
    public static RecoverySheet parse(CharSequence typed) {
        List<Integer> values = new ArrayList<>(LENGTH);
        List<Integer> lengths = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        boolean between = true;
        for (int c : typed.codePoints().toArray()) {
            if (separates(c)) {
                between = true;
                continue;
            }
            if (between) {
                lengths.add(0);
                between = false;
            }
            lengths.set(lengths.size() - 1, lengths.getLast() + 1);
            int value = Check32.value(c);
            if (value < 0) {
                unknown.add(String.valueOf(values.size() / 5 + 1));
            }
            values.add(Math.max(value, 0));
        }
        if (values.size() != LENGTH) {
            throw wrongLength(lengths, values.size());
        }
        return decode(values, unknown);
    }

    /** Blanks, any dash, dots and the like stand between groups; nobody means anything by them. */
    static boolean separates(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.DASH_PUNCTUATION
                || Character.getType(c) == Character.FORMAT
                || c == 0x2212
                || ".,;:_/".indexOf(c) >= 0;
    }

    private static KeyringRefusal wrongLength(List<Integer> lengths, int found) {
        List<String> groups = new ArrayList<>();
        for (int i = 0; lengths.size() == GROUPS && i < GROUPS; i++) {
            if (lengths.get(i) != 5) {
                groups.add(String.valueOf(i + 1));
            }
        }
        return groups.isEmpty()
                ? new KeyringRefusal(Reason.SHEET_LENGTH, found, LENGTH)
                : new KeyringRefusal(Reason.SHEET_GROUP, String.join(", ", groups));
    }

    private static RecoverySheet decode(List<Integer> values, List<String> unknown) {
        int[] data = new int[GROUPS * 4];
        List<String> wrong = new ArrayList<>();
        for (int g = 0; g < GROUPS; g++) {
            for (int i = 0; i < 4; i++) {
                data[g * 4 + i] = values.get(g * 5 + i);
            }
            if (Check32.check(data, g * 4, g) != values.get(g * 5 + 4)
                    || unknown.contains(String.valueOf(g + 1))) {
                wrong.add(String.valueOf(g + 1));
            }
        }
        if (!wrong.isEmpty()) {
            throw new KeyringRefusal(Reason.SHEET_GROUP, String.join(", ", wrong));
        }
        byte[] bytes = pack(data);
        byte[] key = Arrays.copyOf(bytes, 32);
        boolean fits = Arrays.equals(digest(key), Arrays.copyOfRange(bytes, 32, 35));
        Arrays.fill(bytes, (byte) 0);
        if (!fits) {
            throw new KeyringRefusal(Reason.SHEET_WHOLE);
        }
        return new RecoverySheet(key);
    }

    /** 56 values of five bits as 35 bytes. */
    private static byte[] pack(int[] data) {
        byte[] bytes = new byte[35];
        for (int bit = 0; bit < 280; bit++) {
            int value = data[bit / 5] >> (4 - bit % 5) & 1;
            bytes[bit / 8] |= (byte) (value << (7 - bit % 8));
        }
        return bytes;
    }

    /** 24 bits over the whole key: finds several errors that each group's check happens to miss. */
    private static byte[] digest(byte[] key) {
        return Arrays.copyOf(Hash.sha256(LABEL, key).bytes(), 3);
    }

    /** The 14 groups as they are printed, such as {@code 7QK2M}. */
    public List<String> groups() {
        byte[] bytes = Bytes.join(key, digest(key));
        int[] data = new int[GROUPS * 4];
        for (int bit = 0; bit < 280; bit++) {
            int value = bytes[bit / 8] >> (7 - bit % 8) & 1;
            data[bit / 5] |= value << (4 - bit % 5);
        }
        Arrays.fill(bytes, (byte) 0);
        List<String> groups = new ArrayList<>();
        for (int g = 0; g < GROUPS; g++) {
            StringBuilder group = new StringBuilder(5);
            for (int i = 0; i < 4; i++) {
                group.append(Check32.ALPHABET.charAt(data[g * 4 + i]));
            }
            group.append(Check32.ALPHABET.charAt(Check32.check(data, g * 4, g)));
            groups.add(group.toString());
        }
        return groups;
    }

    /** The code on one line, groups joined by hyphens: what {@code --recovery-sheet} writes. */
    public String text() {
        return String.join("-", groups());
    }

    /** The public half, 32 bytes. */
    byte[] seal() {
        return new X25519PrivateKeyParameters(key, 0).generatePublicKey().getEncoded();
    }

    /** The private half; the caller wipes it. */
    byte[] sealPrivate() {
        return key.clone();
    }

    /** The public half of the key that proves its use, as {@code recovery.made} says it. */
    public String vkey() {
        Ed25519Key signer = signer();
        try {
            return signer.key().vkey();
        } finally {
            signer.destroy();
        }
    }

    /**
     * Proves that whoever has this sheet made an officer's new key.
     *
     * @param id the sheet's name in the keyring and the record
     * @param fresh the officer's new key
     * @return an Ed25519 signature in Base64, over {@code lockfast/recovery/used/v1}, the sheet's
     *     name and the key as text, each followed by a line end
     */
    public String proof(String id, VerifyKey fresh) {
        Ed25519Key signer = signer();
        try {
            return Bytes.base64(signer.sign(proven(id, fresh)));
        } finally {
            signer.destroy();
        }
    }

    /**
     * Whether that sheet's holder made an officer's new key.
     *
     * @param vkey the sheet's public half, as {@code recovery.made} says it
     * @param proof what {@link #proof} gave
     */
    public static boolean isProof(String vkey, String id, VerifyKey fresh, String proof) {
        try {
            VerifyKey sheet = VerifyKey.parse(vkey);
            return sheet.name().equals(SIGNER)
                    && sheet.verify(proven(id, fresh), Bytes.ofBase64(proof));
        } catch (Malformed | IllegalArgumentException | KeyringRefusal e) {
            return false;
        }
    }

    private static byte[] proven(String id, VerifyKey fresh) {
        return ("lockfast/recovery/used/v1\n" + id + "\n" + fresh.vkey() + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** HKDF-SHA256(key, no salt, info = {@code lockfast/recovery/sign/v1}). */
    private Ed25519Key signer() {
        HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
        hkdf.init(new HKDFParameters(key, null, SIGNING));
        byte[] seed = new byte[32];
        hkdf.generateBytes(seed, 0, seed.length);
        try {
            return Ed25519Key.of(SIGNER, seed);
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    /** This sheet's place in a keyring; empty when it was used up or belongs elsewhere. */
    Optional<Keyring.Recovery> entryIn(Keyring keyring) {
        String seal = Bytes.base64(seal());
        return keyring.recovery().stream().filter(r -> r.seal().equals(seal)).findFirst();
    }

    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
    }

    /** Never the code. */
    @Override
    public String toString() {
        return "RecoverySheet";
    }
}
