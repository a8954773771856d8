package org.lockfast.keys;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * A password while it is needed: Unicode NFC, so that it is the same typed on any keyboard; wiped
 * when closed. Its text never appears in {@link #toString()}.
 */
public final class Password implements AutoCloseable {
    private final char[] chars;

    private Password(char[] chars) {
        this.chars = chars;
    }

    /** Copies the characters; the caller wipes his own. */
    public static Password of(CharSequence typed) {
        if (Normalizer.isNormalized(typed, Normalizer.Form.NFC)) {
            char[] copy = new char[typed.length()];
            for (int i = 0; i < copy.length; i++) {
                copy[i] = typed.charAt(i);
            }
            return new Password(copy);
        }
        return new Password(Normalizer.normalize(typed, Normalizer.Form.NFC).toCharArray());
    }

    /** Copies the characters; the caller wipes his own. */
    public static Password of(char[] typed) {
        return of(CharBuffer.wrap(typed));
    }

    /**
     * The first line of a password file, UTF-8, without its line end; a byte order mark, which some
     * Windows editors write, is not part of it.
     *
     * @throws IllegalArgumentException when the bytes are not UTF-8
     */
    public static Password firstLine(byte[] file) {
        int from = file.length >= 3 && (file[0] & 255) == 0xEF && (file[1] & 255) == 0xBB ? 3 : 0;
        int to = from;
        while (to < file.length && file[to] != '\n' && file[to] != '\r') {
            to++;
        }
        try {
            CharBuffer text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(file, from, to - from));
            Password password = of(text);
            Arrays.fill(text.array(), '\0');
            return password;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("The password file is not UTF-8 text.", e);
        }
    }

    /** How many characters (code points) it has. */
    public int length() {
        return Character.codePointCount(chars, 0, chars.length);
    }

    /** UTF-8 of the NFC text; the caller wipes it. */
    byte[] utf8() {
        byte[] room = new byte[chars.length * 3]; // a char takes at most three bytes
        ByteBuffer encoded = ByteBuffer.wrap(room);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(chars), encoded, true);
        byte[] bytes = Arrays.copyOf(room, encoded.position());
        Arrays.fill(room, (byte) 0);
        return bytes;
    }

    /** The text, for the rules only. */
    CharSequence text() {
        return CharBuffer.wrap(chars);
    }

    /** Wipes it; an empty password is left. */
    @Override
    public void close() {
        Arrays.fill(chars, '\0');
    }

    @Override
    public String toString() {
        return "Password";
    }
}
