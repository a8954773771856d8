package org.lockfast.desktop;

import java.nio.file.Path;
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

    /**
     * What joining a force asks for.
     *
     * @param server address of the force's server
     * @param ca PEM file of the certificates the server's own must stand under
     * @param code one-time code, as typed
     * @param device what people call this machine
     */
    record Joining(String server, Path ca, String code, String device) {}

    /**
     * What came of it.
     *
     * @param device id of this machine in the force's records
     * @param forceKey the force's verifier key, to be compared with the administrator's
     * @param officers how many officers of the force can sign in here
     * @param lacks what of the force's records did not come, in sentences
     */
    record Joined(
            String force,
            String station,
            String device,
            String forceKey,
            int officers,
            List<String> lacks) {
        public Joined {
            lacks = List.copyOf(lacks);
        }
    }

    /**
     * A request to join that was made for a stick.
     *
     * @param fingerprint to be read out to the administrator
     * @param code to be kept: it opens the answer here
     * @param unwritten why it is not on the stick, in a sentence; empty where it is
     */
    record Asked(String fingerprint, String code, String unwritten) {}

    /** Empty where there is no store yet: set-up or joining comes first. */
    Optional<Door> door();

    /** Makes the store, with its first officer signed in. */
    Outcome<Made> setUp(Plan plan, Password password);

    /** What is wrong with a password for these names, in sentences; empty when it will do. */
    List<String> problems(Plan plan, Password password);

    /** By what a force is joined. */
    enum Way {
        SERVER,
        STICK
    }

    /** The way by which joining was begun here and broken off: it goes on with the same code. */
    Optional<Way> joinBegun();

    /**
     * Asks a server which force it serves; nothing is made and no code used. Refused with a code of
     * {@code EnrollingStore}: what is wrong, and with which answer.
     *
     * @return the force's name
     */
    Outcome<String> look(String server, Path ca);

    /**
     * Makes a store that belongs to a force; nobody is signed in yet.
     *
     * @param progress told how much of the force's records is taken in
     */
    Outcome<Joined> join(Joining plan, Progress progress);

    /**
     * Writes a request to join, for an administrator at another computer of the force. Refused with
     * a code of {@code EnrollingByFile}.
     *
     * @param before code of a request that was made here before, to have it again; empty for a new
     *     one
     * @param anew whether a request that was made here before is given up for a new one
     */
    Outcome<Asked> ask(String station, String device, String before, boolean anew, Path file);

    /**
     * Makes a store that belongs to a force, by the file that came back; nobody is signed in yet.
     *
     * @param code that came with the request
     * @param force the force's code, as the administrator's computer shows it
     */
    Outcome<Joined> joinBy(Path file, String code, String force);

    /** Ends looking or joining that is under way: it is refused as {@code STOPPED}. Any thread. */
    void stopJoining();

    /**
     * Signs an officer in. Stopped, nobody is signed in: what opening made of the store's index is
     * kept, and the next sign-in goes on from there.
     *
     * @param progress told what is being done, in words, and how far it is where that is known
     */
    Outcome<Desk> signIn(String collar, Password password, Progress progress);

    /** Signs the officer of this desk out. */
    void signOut(Desk desk);
}
