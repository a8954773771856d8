package org.lockfast.server;

import org.jspecify.annotations.Nullable;

/** The server does not start, or an administrator's order is not done; the message says why. */
public final class ServerRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ServerRefusal(String sentence) {
        this(sentence, null);
    }

    public ServerRefusal(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
