package org.lockfast.log;

/** The log could not do what was asked; {@link #refusal()} says why. */
public final class LogRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    public LogRefusal(Refusal refusal) {
        super(refusal.sentence());
        this.refusal = refusal;
    }

    LogRefusal(Refusal.Reason reason, String sentence) {
        this(Refusal.of(reason, sentence));
    }

    public Refusal refusal() {
        return refusal;
    }
}
