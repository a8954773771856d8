package org.lockfast.desktop;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.find.Filter;

/**
 * Where one can go. Screens name a place and know nothing of the screen that will answer; the
 * composing class turns places into screens ({@link Screens}). Places are equal by value: opening
 * the place already shown does nothing.
 */
public sealed interface Place {

    /** A machine without records: set up a store of its own, or join a force. */
    record Begin() implements Place {}

    /** Joining a force with a one-time code. */
    record Join() implements Place {}

    /** Joining a force by files on a stick. */
    record JoinByStick() implements Place {}

    /** First-run set-up of this computer. */
    record SetUp() implements Place {}

    /** Sign in, or unlock. */
    record SignIn() implements Place {}

    /** What must be done now. */
    record Today() implements Place {}

    /**
     * The list of exhibits.
     *
     * @param search words to look for; empty for all
     * @param filter what it is kept to
     */
    record Exhibits(String search, Filter filter) implements Place {
        /** All of them, or those that have the words. */
        public Exhibits(String search) {
            this(search, Filter.ALL);
        }
    }

    /** One exhibit with its continuity. */
    record Exhibit(UUID id) implements Place {}

    /**
     * A new exhibit.
     *
     * @param investigation the case it belongs to, or null when not known yet
     * @param seal seal number already scanned, or empty
     * @param label blank label already scanned that is on it, or empty
     * @param scene true for the scene layout, false for the desk
     * @param parent the package it is taken from, or null where it is no sub-exhibit
     */
    record NewExhibit(
            @Nullable UUID investigation,
            String seal,
            String label,
            boolean scene,
            @Nullable UUID parent)
            implements Place {
        /** One whose label is printed once it is recorded. */
        public NewExhibit(
                @Nullable UUID investigation, String seal, boolean scene, @Nullable UUID parent) {
            this(investigation, seal, "", scene, parent);
        }

        /** One that is taken from no other. */
        public NewExhibit(@Nullable UUID investigation, String seal, boolean scene) {
            this(investigation, seal, "", scene, null);
        }
    }

    /** Who looked at what. */
    record Looks() implements Place {}

    /**
     * What stands where.
     *
     * @param id the place to begin with, or null for none
     */
    record Places(@Nullable UUID id) implements Place {}

    /** What is in a container, and putting in and taking out by scans. */
    record Container(UUID id) implements Place {}

    /** The out-of-hours lockers: leaving something there, and the store's round of them. */
    record Lockers() implements Place {}

    /** What is out, and when it is to be back. */
    record Out() implements Place {}

    /** What is to be kept. */
    record Holds() implements Place {}

    /** Entries in the officer's name. */
    record InYourName() implements Place {}

    /** All cases. */
    record Cases() implements Place {}

    /** One case. */
    record Case(UUID id) implements Place {}

    /**
     * Hand over.
     *
     * @param packages the packages to begin with, in order; empty to begin by scanning
     */
    record HandOver(List<UUID> packages) implements Place {
        /** Copies the list. */
        public HandOver {
            packages = List.copyOf(packages);
        }
    }

    /**
     * Receive and book in.
     *
     * @param packages packages known to be arriving; empty to begin by scanning
     */
    record Receive(List<UUID> packages) implements Place {
        /** Copies the list. */
        public Receive {
            packages = List.copyOf(packages);
        }
    }

    /** Open, reseal or split a package. */
    record Opening(UUID packageId) implements Place {}

    /** Label of one package: preview, print, reprint. */
    record Label(UUID packageId) implements Place {}

    /** The property store and stock-take. */
    record Store() implements Place {}

    /** Reviews and disposal. */
    record Reviews() implements Place {}

    /** Supervision. */
    record Supervision() implements Place {}

    /**
     * Reports.
     *
     * @param exhibit whose continuity record to begin with, or null
     */
    record Reports(@Nullable UUID exhibit) implements Place {}

    /**
     * Guidance.
     *
     * @param clause clause to open, e.g. "P4"; empty for the contents page
     */
    record Guidance(String clause) implements Place {}

    /**
     * Records that conflict.
     *
     * @param id the conflict to begin with, or null for the newest
     */
    record Conflicts(@Nullable String id) implements Place {}

    /** What is saved on this laptop, what was sent, whether the records verify. */
    record RecordCheck() implements Place {}

    /** Printers of this computer. */
    record Printers() implements Place {}

    /** The force's own layouts of labels. */
    record Layouts() implements Place {}

    /** Administration. */
    record Admin() implements Place {}

    /** Copying a spreadsheet into the record. */
    record Imports() implements Place {}

    /** The lists the program works by. */
    record RulesInForce() implements Place {}

    /** How the program looks and sounds to the officer, on this computer. */
    record Preferences() implements Place {}

    /** Every own control, in every state. */
    record Gallery() implements Place {}
}
