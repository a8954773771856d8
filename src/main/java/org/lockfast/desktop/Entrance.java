package org.lockfast.desktop;

import java.util.List;
import java.util.Optional;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.Password;

/**
 * The way into the store: set-up when there is none, sign-in and unlock when there is one.
 * Everything here may block on disk.
 */
public interface Entrance {
    /**
     * What is known before anyone signs in.
     *
     * @param device what people call this machine
     */
    record Door(String force, String station, String device) {}

    /** What set-up asks for. */
    record Plan(String force, String station, String device, String collar, String name) {}

    /**
     * A new store.
     *
     * @param recoverySheet the sheet's text to print and lock away; shown once and kept nowhere
     */
    record Made(Desk desk, String recoverySheet) {}

    /** Empty where there is no store yet: set-up comes first. */
    Optional<Door> door();

    /** Makes the store, with its first officer signed in. */
    Outcome<Made> setUp(Plan plan, Password password);

    /** What is wrong with a password for these names, in sentences; empty when it will do. */
    List<String> problems(Plan plan, Password password);

    /** Signs an officer in. */
    Outcome<Desk> signIn(String collar, Password password);

    /** What opening the store found, to be read by the officer; empty after it was read once. */
    List<String> findings();
}
