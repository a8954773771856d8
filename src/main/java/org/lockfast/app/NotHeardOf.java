package org.lockfast.app;

import java.nio.file.Files;
import java.nio.file.Path;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.sync.SyncMemory;

/**
 * What a refused sign-in may come from on a device of a force: it has not heard of the officer, or
 * of their password. Said of every refused one, so that it tells nobody which part was wrong.
 */
final class NotHeardOf {
    private NotHeardOf() {}

    /**
     * The same outcome, with what to do.
     *
     * @param asks whether the device is open and asks its server now; a closed one has no keys to
     *     ask with until somebody it knows signs in
     */
    static <T> Outcome<T> said(Outcome<T> outcome, Path directory, boolean asks) {
        boolean unknown =
                outcome instanceof Outcome.Refused<T>(String code, String _, var _)
                        && code.equals(KeyringRefusal.Reason.SIGN_IN.name())
                        && Files.exists(directory.resolve(SyncMemory.PATH));
        if (!unknown) {
            return outcome;
        }
        Outcome.Refused<T> refused = (Outcome.Refused<T>) outcome;
        return new Outcome.Refused<>(
                refused.code(),
                refused.sentence()
                        + (asks
                                ? " If you are new here, or your password was changed on another computer:"
                                        + " this one asks the server now; wait a minute, then try again."
                                : " If you are new here, or your password was changed on another computer:"
                                        + " somebody who signs in here already has to do so first, so that this"
                                        + " computer can ask the server (on the command line: lockfast sync)."),
                refused.choices());
    }
}
