package org.lockfast.rules;

/** A pack or an entry cannot be read; says which one and what to mend. */
final class RulePackException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String said;

    RulePackException(String said) {
        super(said);
        this.said = said;
    }

    /** The sentence. */
    String said() {
        return said;
    }
}
