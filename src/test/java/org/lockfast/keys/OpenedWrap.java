package org.lockfast.keys;

/** Opens a wrap note for tests of other rooms. */
public final class OpenedWrap {
    private OpenedWrap() {}

    /** The officer's keys. */
    public static Identity open(WrapNote note, Password password, String force) {
        return Identity.unwrap(note.wrap(), password, force, note.officer()).orElseThrow();
    }
}
