package org.lockfast.label;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.lockfast.ledger.CheckCharacters;

/**
 * What the symbols on a label say: {@code P}, the letter of the kind, 12 random characters of
 * Crockford's base 32 and 2 check characters; 16 in all, the most that the smallest QR code holds
 * at level Q. It names a print, not an exhibit: each print has its own, and it tells a finder
 * nothing.
 *
 * @param value 16 characters, checked
 */
public record LabelCode(String value) {
    /** Without I, L, O and U, which are misread or spell words. */
    static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    static final int LENGTH = 16;
    private static final int RANDOM = 12;

    /**
     * @throws IllegalArgumentException if the value is no label code; use {@link #parse} for text
     *     from outside
     */
    public LabelCode {
        if (!isCode(value)) {
            throw new IllegalArgumentException("Not a label code: " + value);
        }
    }

    /**
     * Draws a new code. Drawn again (about once in four times) until the check characters of the
     * label and of its continuation avoid the misread letters too. Two codes among ten million are
     * alike with odds of 1 in 18,000, so stations may print without asking each other.
     *
     * @param random in the product a {@link java.security.SecureRandom}
     */
    public static LabelCode draw(LabelKind kind, RandomGenerator random) {
        while (true) {
            StringBuilder body = new StringBuilder(RANDOM);
            for (int i = 0; i < RANDOM; i++) {
                body.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            Optional<LabelCode> code = of(kind, body.toString());
            if (code.isPresent() && of(LabelKind.CONTINUATION, body.toString()).isPresent()) {
                return code.get();
            }
        }
    }

    /**
     * The code whose 12 characters the first bytes give, five bits each; empty where its check
     * characters would be misread, about once in four times.
     */
    static Optional<LabelCode> ofDraw(LabelKind kind, byte[] draw) {
        StringBuilder body = new StringBuilder(RANDOM);
        for (int i = 0; i < RANDOM; i++) {
            body.append(ALPHABET.charAt(draw[i] & 31));
        }
        return of(kind, body.toString());
    }

    /** The code that this text is, exactly as our own symbols hold it, or empty. */
    public static Optional<LabelCode> parse(String text) {
        return isCode(text) ? Optional.of(new LabelCode(text)) : Optional.empty();
    }

    /** What the label hangs on. */
    public LabelKind kind() {
        return LabelKind.of(value.charAt(1)).orElseThrow();
    }

    /** The 12 random characters, which a label shares with its continuations. */
    public String serial() {
        return value.substring(2, 2 + RANDOM);
    }

    /**
     * The code of this label's continuation labels: the same serial under the letter N, so a loose
     * continuation leads back to its label. In training the letter stays T.
     */
    public LabelCode continuation() {
        return kind() == LabelKind.TRAINING
                ? this
                : of(LabelKind.CONTINUATION, serial()).orElse(this);
    }

    /** The code of the exhibit's label that a continuation belongs to. */
    public Optional<LabelCode> ofExhibit() {
        return of(LabelKind.EXHIBIT, serial());
    }

    /** The code of the consignment's label that a continuation belongs to, where it is one's. */
    public Optional<LabelCode> ofConsignment() {
        return of(LabelKind.CONSIGNMENT, serial());
    }

    /** For people: {@code PX7K 3M9T RD2H VWJ6}. */
    public String grouped() {
        return String.join(
                " ",
                value.substring(0, 4),
                value.substring(4, 8),
                value.substring(8, 12),
                value.substring(12));
    }

    @Override
    public String toString() {
        return value;
    }

    private static Optional<LabelCode> of(LabelKind kind, String serial) {
        String body = "P" + kind.letter() + serial;
        return parse(body + CheckCharacters.of(body));
    }

    static boolean isCode(String text) {
        return isLikeOne(text) && CheckCharacters.hold(text);
    }

    /** Whether it has the length and the characters of one, whatever its check characters say. */
    public static boolean isLikeOne(String text) {
        if (text.length() != LENGTH
                || text.charAt(0) != 'P'
                || LabelKind.of(text.charAt(1)).isEmpty()) {
            return false;
        }
        // the second character may be L, which the alphabet leaves out: a shelf
        for (int i = 2; i < LENGTH; i++) {
            if (ALPHABET.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
