package org.lockfast.ledger;

/**
 * Bytes that are not what they should be: an entry, a note, a key, a bundle, a tile, a proof.
 * Thrown by every reader of this package; whoever receives bytes from elsewhere catches it and
 * keeps the bytes as evidence.
 */
public final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What is wrong, for programs; the message says it to people. */
    public enum Reason {
        /** Longer than the format allows. */
        TOO_LONG,
        /** Not UTF-8. */
        NOT_UTF8,
        /** A control character other than the line end. */
        CONTROL_CHARACTER,
        /** No empty line followed by signature lines. */
        NO_SIGNATURES,
        /** A signature line out of form. */
        SIGNATURE_LINE,
        /** The same key name signs twice, or more lines than anybody needs. */
        TOO_MANY_SIGNATURES,
        /** A public key or key name out of form. */
        KEY,
        /** The first line is not the one this version writes. */
        CONTEXT_LINE,
        /** Written by a newer version of the envelope. */
        NEWER_VERSION,
        /** Not JSON, or JSON outside our profile. */
        JSON,
        /** JSON that is not in its one canonical form, for example with a key twice. */
        NOT_CANONICAL,
        /** A field is absent, of the wrong kind or out of range. */
        FIELD,
        /** The signature lines are not exactly those named by {@code sig}, in that order. */
        SIGNERS,
        /** A bundle of entries or bodies ends in the middle. */
        BUNDLE,
        /** A body does not fit its commitment. */
        COMMITMENT,
        /** A checkpoint out of form. */
        CHECKPOINT,
        /** A proof out of form. */
        PROOF,
        /** A tile out of form. */
        TILE
    }

    private final Reason reason;

    public Malformed(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Malformed(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
