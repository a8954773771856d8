package org.lockfast.log;

/** The log could not do what was asked; {@link #refusal()} says why. */
public final class LogRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;
    private final boolean recorded;

    public LogRefusal(Refusal refusal) {
        this(refusal, false);
    }

    /**
     * @param recorded whether what was to be recorded stands in the log all the same
     */
    public LogRefusal(Refusal refusal, boolean recorded) {
        super(refusal.sentence());
        this.refusal = refusal;
        this.recorded = recorded;
    }

    LogRefusal(Refusal.Reason reason, String sentence) {
        this(Refusal.of(reason, sentence));
    }

    /** Whether what was to be recorded stands in the log all the same. */
    public boolean recorded() {
        return recorded;
    }

    public Refusal refusal() {
        return refusal;
    }
}
