package org.lockfast.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.CheckCharacters;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Signer;
import org.lockfast.ledger.VerifyKey;

/**
 * What one device shows another at a hand-over: how far its chain reaches (docs/format.md, section
 * 9). {@code PH}, then in the 32 letters of our labels a byte of form, device id[8], epoch, seq,
 * eid[32] and, where it is signed, signature[64]; then two check characters. The newest entry names
 * the one before it, and so on: whoever holds the code can tell any other history from this one.
 *
 * @param device {@code d-} and 16 hex digits
 * @param epoch of its newest entry
 * @param seq of that entry
 * @param eid of that entry
 * @param signature base64 of the device's own, 64 bytes, over {@link #signedText}; null where the
 *     code is for typing
 */
public record HeadCode(String device, long epoch, long seq, Hash eid, @Nullable String signature) {
    /** How each begins. No label does. */
    public static final String PREFIX = "PH";

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern DEVICE = Pattern.compile("d-[0-9a-f]{16}");
    private static final int SIGNATURE = 64;
    private static final int BITS = 5;
    private static final int SHORTEST = 73;
    private static final int CHECK = 2;
    private static final long MOST = (1L << 53) - 1;

    /** The form's lowest bit says whether it is signed, the others are drawn with the check. */
    private static final int FORMS = 256;

    /**
     * @throws IllegalArgumentException for anything out of shape
     */
    public HeadCode {
        if (!DEVICE.matcher(device).matches()
                || epoch < 0
                || epoch > MOST
                || seq < 0
                || seq > MOST
                || (signature != null
                        && Base64.getDecoder().decode(signature).length != SIGNATURE)) {
            throw new IllegalArgumentException("No place of a device's chain");
        }
    }

    /** Signed by the device whose chain it is. */
    public static HeadCode sign(String device, long epoch, long seq, Hash eid, Signer signer) {
        HeadCode unsigned = new HeadCode(device, epoch, seq, eid, null);
        String signature = Base64.getEncoder().encodeToString(signer.sign(unsigned.signedText()));
        return new HeadCode(device, epoch, seq, eid, signature);
    }

    /** What the device signs. It begins like no entry, so neither can be passed for the other. */
    public byte[] signedText() {
        String text =
                "lockfast/head/v1\n"
                        + device
                        + "/"
                        + epoch
                        + "/"
                        + seq
                        + "\n"
                        + eid.base64()
                        + "\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The name of the key that signs it, {@code d-…/epoch}. */
    public String signer() {
        return device + "/" + epoch;
    }

    /** Whether it bears a signature by that key. */
    public boolean isSignedBy(VerifyKey key) {
        return signature != null && key.verify(signedText(), Base64.getDecoder().decode(signature));
    }

    /** The same without its signature: short enough to be typed, and proving less. */
    public HeadCode forTyping() {
        return new HeadCode(device, epoch, seq, eid, null);
    }

    /** As it stands in the QR code; the check characters avoid I, L, O and U too. */
    public String text() {
        byte[] bytes = bytes();
        for (int form = signature == null ? 0 : 1; form < FORMS; form += 2) {
            bytes[0] = (byte) form;
            String body = PREFIX + letters(bytes);
            String check = CheckCharacters.of(body);
            if (check.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
                return body + check;
            }
        }
        throw new IllegalStateException("No form of the code has check characters of its letters");
    }

    /** For people: groups of four, a blank between. */
    public String grouped() {
        return text().replaceAll("(.{4})(?!$)", "$1 ");
    }

    private byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(1 + 8 + 16 + Hash.LENGTH + SIGNATURE);
        bytes.put((byte) 0).put(HexFormat.of().parseHex(device.substring(2)));
        number(bytes, epoch);
        number(bytes, seq);
        bytes.put(eid.bytes());
        if (signature != null) {
            bytes.put(Base64.getDecoder().decode(signature));
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** Seven bits a byte, the lowest first; the highest bit says that more follow. */
    private static void number(ByteBuffer to, long value) {
        long left = value;
        while (left >= 0x80) {
            to.put((byte) (left | 0x80));
            left >>>= 7;
        }
        to.put((byte) left);
    }

    private static long number(ByteBuffer from) {
        long value = 0;
        for (int shift = 0; shift < 56; shift += 7) {
            long next = from.get();
            value |= (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("No number");
    }

    private static String letters(byte[] bytes) {
        StringBuilder letters = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte one : bytes) {
            held = (held << 8) | (one & 0xFF);
            bits += 8;
            while (bits >= BITS) {
                bits -= BITS;
                letters.append(ALPHABET.charAt((held >> bits) & 31));
            }
            held &= (1 << bits) - 1;
        }
        if (bits > 0) {
            letters.append(ALPHABET.charAt((held << (BITS - bits)) & 31));
        }
        return letters.toString();
    }

    private static byte[] ofLetters(String letters) {
        ByteBuffer bytes = ByteBuffer.allocate(letters.length() * BITS / 8);
        int held = 0;
        int bits = 0;
        for (int i = 0; i < letters.length(); i++) {
            held = (held << BITS) | ALPHABET.indexOf(letters.charAt(i));
            bits += BITS;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (held >> bits));
            }
            held &= (1 << bits) - 1;
        }
        return bytes.array();
    }

    /** Whether a scanned text is one of these, whole and with right check characters. */
    public static boolean isCode(String text) {
        return read(text) instanceof Outcome.Done;
    }

    /**
     * A code as it was meant, however it was typed: blanks and hyphens do not count, nor capitals;
     * O is 0, I and L are 1.
     *
     * @return refusals: {@code NO_CODE}, {@code LETTER}, {@code CHECK}, {@code LENGTH}, {@code
     *     CONTENT}
     */
    public static Outcome<HeadCode> read(String typed) {
        String text =
                typed.toUpperCase(Locale.ROOT)
                        .replaceAll("[\\s-]", "")
                        .replace('O', '0')
                        .replace('I', '1')
                        .replace('L', '1');
        if (!text.startsWith(PREFIX)) {
            return Outcome.refused(
                    "NO_CODE",
                    "This is no code of how far a computer's records reach: such a code begins with"
                            + " PH. The other computer shows it under “Show each other a code”.");
        }
        for (int i = 0; i < text.length(); i++) {
            if (ALPHABET.indexOf(text.charAt(i)) < 0) {
                return Outcome.refused(
                        "LETTER",
                        "Group "
                                + (i / 4 + 1)
                                + " of the code has a character that never stands in one: "
                                + text.charAt(i)
                                + ". Read that group again.");
            }
        }
        if (text.length() < SHORTEST) {
            return Outcome.refused(
                    "LENGTH",
                    "The code is not whole: it has "
                            + text.length()
                            + " characters, and the shortest has "
                            + SHORTEST
                            + ". Scan it again, or type what is"
                            + " missing.");
        }
        if (!CheckCharacters.hold(text)) {
            return Outcome.refused(
                    "CHECK",
                    "The last two characters do not fit the others: a character was misread, left out"
                            + " or changed places with another. Scan it again, or compare it group by"
                            + " group.");
        }
        return content(text);
    }

    private static Outcome<HeadCode> content(String text) {
        try {
            ByteBuffer bytes =
                    ByteBuffer.wrap(
                            ofLetters(text.substring(PREFIX.length(), text.length() - CHECK)));
            boolean signed = (bytes.get() & 1) == 1;
            byte[] id = new byte[8];
            bytes.get(id);
            long epoch = number(bytes);
            long seq = number(bytes);
            byte[] eid = new byte[Hash.LENGTH];
            bytes.get(eid);
            byte[] signature = new byte[signed ? SIGNATURE : 0];
            bytes.get(signature);
            HeadCode code =
                    new HeadCode(
                            "d-" + HexFormat.of().formatHex(id),
                            epoch,
                            seq,
                            Hash.of(eid),
                            signed ? Base64.getEncoder().encodeToString(signature) : null);
            if (!bytes.hasRemaining() && code.text().equals(text)) {
                return Outcome.done(code);
            }
        } catch (java.nio.BufferUnderflowException | IllegalArgumentException e) {
            // it says something else than a place of a chain
        }
        return Outcome.refused(
                "CONTENT",
                "The characters of this code fit each other, but it names no place of a computer's"
                        + " records. A newer version of Lockfast may have made it; show the code again"
                        + " there, or use the printed record.");
    }
}
