package org.lockfast.server;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.log.CentralLog;
import org.lockfast.log.LogRefusal;
import org.lockfast.log.LogStoreFault;

/**
 * What whoever ordered something has to know besides: what the server records by itself goes to no
 * device with an answer. The order is done, and stays done where this cannot be found out.
 */
final class SaidBesides {
    private static final Set<String> RECORDED = Set.of("bar", "unbar", "succeed");

    private final CentralLog log;
    private final CallLog calls;

    SaidBesides(CentralLog log, CallLog calls) {
        this.log = log;
        this.calls = calls;
    }

    /** Null for nothing. */
    @Nullable String of(String order) {
        if (!RECORDED.contains(order)) {
            return null;
        }
        try {
            return log.onlyHere().entries() == 0
                    ? null
                    : "So far only this server has the entry that says so. It is safe from a loss of"
                            + " the records once a device has synchronised; until then `server status`"
                            + " counts it under `onlyHere`.";
        } catch (LogRefusal | LogStoreFault e) {
            return notKnown();
        } catch (RuntimeException e) {
            calls.fault("admin", e);
            return notKnown();
        }
    }

    private static String notKnown() {
        return "It is done. Whether a device has the entry that says so is not known just now: look at"
                + " `onlyHere` in `server status`.";
    }
}
