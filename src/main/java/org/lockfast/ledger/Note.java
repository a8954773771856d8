package org.lockfast.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A C2SP signed note: text ending in a line end, an empty line, signature lines. Immutable. The
 * text means nothing until {@link #verifiedBy} has said yes for a key that is trusted.
 */
public final class Note {
    /** Signature lines taken at most; C2SP asks for 16 at least, Go takes 100. */
    public static final int MAX_SIGNATURES = 100;

    private static final int SEPARATOR = 1; // the empty line between text and signatures

    private final byte[] bytes;
    private final int textLength;
    private final List<NoteSignature> signatures;

    private Note(byte[] bytes, int textLength, List<NoteSignature> signatures) {
        this.bytes = bytes;
        this.textLength = textLength;
        this.signatures = signatures;
    }

    /**
     * Reads a note. No signature is checked.
     *
     * @throws Malformed when it breaks a rule of C2SP signed-note
     */
    public static Note parse(byte[] note) {
        return parseOwned(note.clone());
    }

    /** Reads a note from an array nobody will change. */
    static Note parseOwned(byte[] note) {
        checkCharacters(note);
        int textLength = textLength(note);
        return new Note(note, textLength, signatureLines(note, textLength + SEPARATOR));
    }

    /**
     * Signs a text.
     *
     * @param text ends in a line end, has no other control character
     * @throws Malformed for another text
     */
    public static Note sign(String text, List<Signer> signers) {
        byte[] textBytes = encode(text);
        checkCharacters(textBytes);
        List<NoteSignature> made =
                signers.stream().map(signer -> NoteSignature.make(signer, textBytes)).toList();
        return of(textBytes, made);
    }

    /** The same text with further signature lines, for example a witness's. */
    public Note with(List<NoteSignature> more) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.addAll(more);
        return of(Arrays.copyOf(bytes, textLength), all);
    }

    /** The same text with the lines of that key alone. */
    public Note only(VerifyKey key) {
        return of(Arrays.copyOf(bytes, textLength), signaturesOf(key));
    }

    private static Note of(byte[] text, List<NoteSignature> signatures) {
        ByteSink out = new ByteSink(text.length + 128 * (signatures.size() + 1));
        out.write(text);
        out.write('\n');
        for (NoteSignature signature : signatures) {
            out.write((signature.line() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        // Read back what was written: whatever no reader would take is never given out.
        return parseOwned(out.toByteArray());
    }

    private static byte[] encode(String text) {
        try {
            ByteBuffer encoded =
                    StandardCharsets.UTF_8.newEncoder().encode(java.nio.CharBuffer.wrap(text));
            byte[] out = new byte[encoded.remaining()];
            encoded.get(out);
            return out;
        } catch (CharacterCodingException e) {
            throw new Malformed(
                    Malformed.Reason.NOT_UTF8, "This text has half a character in it", e);
        }
    }

    private static void checkCharacters(byte[] note) {
        boolean ascii = true;
        for (byte b : note) {
            if (b < 0x20) {
                if (b >= 0 && b != '\n') {
                    throw new Malformed(
                            Malformed.Reason.CONTROL_CHARACTER,
                            "A note has a control character in it");
                }
                ascii &= b >= 0;
            }
        }
        if (!ascii) {
            checkUtf8(note);
        }
    }

    private static void checkUtf8(byte[] note) {
        // Java's fast decoder puts a replacement character where bytes are wrong; only a note with
        // such a character, wrong or written, is worth the slow one.
        if (new String(note, StandardCharsets.UTF_8).indexOf('\uFFFD') < 0) {
            return;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(note));
        } catch (CharacterCodingException e) {
            throw new Malformed(Malformed.Reason.NOT_UTF8, "A note is not UTF-8", e);
        }
    }

    /** The text ends at the last empty line; earlier empty lines belong to it. */
    private static int textLength(byte[] note) {
        for (int i = note.length - 1; i > 0; i--) {
            if (note[i] == '\n' && note[i - 1] == '\n') {
                return i;
            }
        }
        throw new Malformed(
                Malformed.Reason.NO_SIGNATURES, "A note has an empty line before its signatures");
    }

    private static List<NoteSignature> signatureLines(byte[] note, int from) {
        if (from >= note.length || note[note.length - 1] != '\n') {
            throw new Malformed(
                    Malformed.Reason.NO_SIGNATURES,
                    "A note ends in signature lines and a line end");
        }
        List<NoteSignature> lines = new ArrayList<>(3);
        int start = from;
        for (int i = from; i < note.length; i++) {
            if (note[i] == '\n') {
                if (lines.size() == MAX_SIGNATURES) {
                    throw new Malformed(
                            Malformed.Reason.TOO_MANY_SIGNATURES,
                            "A note has more than " + MAX_SIGNATURES + " signatures");
                }
                lines.add(
                        NoteSignature.parse(
                                new String(note, start, i - start, StandardCharsets.UTF_8)));
                start = i + 1;
            }
        }
        return List.copyOf(lines);
    }

    /** The signed text with its last line end. */
    public String text() {
        return new String(bytes, 0, textLength, StandardCharsets.UTF_8);
    }

    /** What the signatures are made over. */
    public byte[] textBytes() {
        return Arrays.copyOf(bytes, textLength);
    }

    int textLength() {
        return textLength;
    }

    /** All signature lines in their order, also those of unknown keys. */
    public List<NoteSignature> signatures() {
        return signatures;
    }

    /** The lines under this key's name and key id. */
    public List<NoteSignature> signaturesOf(VerifyKey key) {
        return signatures.stream().filter(line -> line.isOf(key)).toList();
    }

    /**
     * Whether the key has signed: at least one line is its own and every line of its own is good.
     * Lines of other keys are ignored.
     */
    public boolean verifiedBy(VerifyKey key) {
        List<NoteSignature> own = signaturesOf(key);
        return !own.isEmpty()
                && own.stream().allMatch(line -> line.verifies(key, bytes, 0, textLength));
    }

    /** The whole note. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The array itself, for this package only: nobody may change it. */
    byte[] array() {
        return bytes;
    }

    /** The whole note as text. */
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
