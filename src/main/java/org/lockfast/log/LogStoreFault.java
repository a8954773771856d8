package org.lockfast.log;

/** The database did not do what was asked. */
public final class LogStoreFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LogStoreFault(String message, Throwable cause) {
        super(message, cause);
    }
}
