package org.lockfast.keys;

import java.util.List;

/**
 * Why a key, the keyring or a sealed file was not opened or not changed: a typed reason, and the
 * sentence that tells a person what to do. Nothing was changed when it is thrown.
 */
public final class KeyringRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One reason each; the key finds the sentence in other languages, the text is its English. */
    public enum Reason {
        /** No such collar, a retired one, or another password: never says which (ux.md S2). */
        SIGN_IN(
                "That collar number and password do not open this store. Check both and type them"
                        + " again."),
        /** Ten passwords were wrong; args: seconds to wait. */
        TOO_MANY_TRIES("Too many wrong passwords. Wait %s seconds, then try again."),
        /** The same, and the clock is behind the last try; args: seconds to wait. */
        CLOCK_SET_BACK(
                "Too many wrong passwords, and the clock of this machine was set back. Wait %s"
                        + " seconds, check the clock, then try again."),
        /** The journal names a newer keyring, which this password does not open. */
        PASSWORD_CHANGED(
                "Your password was changed or your keys were replaced. Sign in with the new"
                        + " password, or ask an administrator."),
        /** The PIN was not the one chosen at sign-in; args: tries left. */
        PIN_WRONG("That is not the PIN you chose when you signed in. %s tries are left."),
        /** No key is held for the officer, the shift is over, or the PIN was wrong five times. */
        PASSWORD_NEEDED("Sign in with your password: a PIN only works after that, in one shift."),
        /** The key was dropped by lock or quit. */
        LOCKED("The screen is locked. Unlock it, then do this again."),
        /** There is no keyring. */
        MISSING("There is no keyring in this folder. Check that this is the folder of the store."),
        /** Not a keyring at all. */
        NOT_A_KEYRING(
                "The file is not a Lockfast keyring. Check the folder, or put back the keyring from"
                        + " your backup."),
        /** A keyring of a later program. */
        NEWER_FORMAT(
                "The keyring was written by a newer Lockfast. Update this one, then open the store"
                        + " again."),
        /** The file ends too early. */
        TRUNCATED("The keyring file is cut short. Put back the keyring from your backup."),
        /** It has the right first line, but not the form of a keyring; args: what is wrong. */
        GARBLED("The keyring file is damaged (%s). Put back the keyring from your backup."),
        /** It opens, but its check line does not fit. */
        ALTERED(
                "The keyring file was changed by something other than Lockfast. Put back the"
                        + " keyring from your backup, and tell your administrator."),
        /** A keyring of another store. */
        FOREIGN(
                "This keyring belongs to another store. Put back the keyring of this store from"
                        + " your backup."),
        /** The journal names a later one; args: generation of the file, generation named. */
        OLDER(
                "This keyring (number %s) is older than the one the records name (number %s). Put"
                        + " back the newest keyring from your backup."),
        /** An enrolled store does not know its server any more. */
        SERVER_FORGOTTEN(
                "What this device remembers of its server (local/sync) is damaged: nothing is sent."
                        + " Give it the server's address and certificate file again:"
                        + " lockfast sync --server URL --ca FILE."),
        /** Right number, but not the file that the journal names. */
        NOT_AS_RECORDED(
                "This keyring is not the one that the records name. Put back the keyring from your"
                        + " backup, and tell your administrator."),
        /** A keyring is there already. */
        EXISTS("This folder already holds a keyring. Choose an empty folder."),
        /** A keyring is being changed elsewhere; args: none. */
        CHANGED_MEANWHILE("The keyring was changed meanwhile. Look at it again, then repeat this."),
        /** A change is recorded and its keyring not in place, because the disk refused. */
        NOT_SETTLED(
                "The last change of officers or passwords is not in its place yet. Close Lockfast,"
                        + " open it again, then do this."),
        /** Args: the collar. */
        COLLAR_TAKEN("Collar number %s is already in use. Choose another, or retire that officer."),
        /** A collar that is empty, too long, or cannot be typed. */
        COLLAR_UNUSABLE("Give a collar number of 1 to 64 characters without control characters."),
        /** A name of a force, station or device that is empty, too long, or cannot be typed. */
        NAME_UNUSABLE(
                "Give a name of 1 to 200 characters without control characters and without marks that turn"
                        + " the text around."),
        /** Args: the collar or id. */
        NO_SUCH_OFFICER("No officer %s works in this store. Check the collar number."),
        /** The last one who can open the store cannot be retired. */
        LAST_OFFICER("This is the only officer who can open the store. Add another one first."),
        /** The last administrator cannot be retired. */
        LAST_ADMINISTRATOR("This is the only administrator. Make another officer one first."),
        /** The acting officer is no administrator. */
        NOT_ADMINISTRATOR("Only an administrator can do this. Ask one to sign in."),
        /** The password that is asked for its owner's consent belongs to someone else. */
        NOT_OWN(
                "Only the officer can change this password. An administrator can replace the keys."),
        /** Two administrators exist, so two must agree. */
        SECOND_NEEDED("A second administrator must confirm this. Ask one to give a password."),
        /** The second is no administrator. */
        SECOND_NOT_ADMINISTRATOR("The second officer is not an administrator. Ask one who is."),
        /** The second is the first. */
        SECOND_IS_FIRST("The second administrator must be another person."),
        /** Args: numbers of the groups. */
        SHEET_GROUP("Group %s of the recovery code does not fit. Compare it with the sheet."),
        /** Args: characters found, characters needed. */
        SHEET_LENGTH(
                "The recovery code has %s characters instead of %s. Compare it with the sheet."),
        /** Every group fits, but not all together. */
        SHEET_WHOLE("The groups of the recovery code do not fit together. Type the code again."),
        /** A good code, but not of this keyring, or used already. */
        SHEET_UNKNOWN(
                "This recovery sheet does not open this store. It was used already, or belongs to"
                        + " another store."),
        /** Args: path. */
        FILE_MISSING("The file %s is missing. Put it back from your backup."),
        /** Args: path. */
        FILE_TRUNCATED("The file %s is cut short. Put it back from your backup."),
        /** Args: path. */
        FILE_FOREIGN("The file %s was not written by Lockfast. Put it back from your backup."),
        /** Args: path. */
        FILE_ALTERED(
                "The file %s is damaged, or belongs to another place or store. Put it back from your"
                        + " backup."),
        /** Args: path, generation. */
        FILE_GENERATION("The file %s needs master key %s, which this keyring does not hold.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** Where the sentence stands in the words of other languages, such as keyring.sign-in. */
        public String key() {
            return "keyring." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        /** The English sentence, with %s where an argument goes. */
        public String sentence() {
            return sentence;
        }
    }

    private final Reason reason;
    private final List<String> args;

    public KeyringRefusal(Reason reason, Object... args) {
        super(String.format(reason.sentence, args));
        this.reason = reason;
        this.args = java.util.Arrays.stream(args).map(String::valueOf).toList();
    }

    public Reason reason() {
        return reason;
    }

    /** What goes into the sentence, in order. */
    public List<String> args() {
        return args;
    }

    /** The sentence in English. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
