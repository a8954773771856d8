package org.lockfast.rules;

/**
 * A kind of seal (practice 3).
 *
 * @param numbered whether a seal number is demanded
 * @param signed whether it records whose signature and date are on it
 */
public record SealKind(Coding coding, boolean numbered, boolean signed) implements Coded {
    static SealKind read(EntryReader in, Coding coding) {
        return new SealKind(coding, in.flag("numbered"), in.flag("signed"));
    }
}
