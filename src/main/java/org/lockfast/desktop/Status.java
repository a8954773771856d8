package org.lockfast.desktop;

/** Every state an exhibit, a package or a record is shown in, in the words officers use. */
public enum Status {
    IN_STORE("status.in-store", Icon.STORE, Tone.ACCENT, false),
    IN_LOCKER("status.in-locker", Icon.DEPOSITED, Tone.ACCENT, false),
    WITH_OFFICER("status.with-officer", Icon.OFFICER, Tone.ACCENT, false),
    IN_TRANSIT("status.in-transit", Icon.TRANSIT, Tone.OFFLINE, false),
    AT_LAB("status.at-lab", Icon.LAB, Tone.ACCENT, false),
    AT_COURT("status.at-court", Icon.COURT, Tone.ACCENT, false),
    OPEN("status.open", Icon.OPEN, Tone.ACT, true),
    SEALED("status.sealed", Icon.LOCKED, Tone.GOOD, false),
    SEAL_BROKEN("status.seal-broken", Icon.SEAL_BROKEN, Tone.ACT, true),
    GAP("status.gap", Icon.GAP, Tone.ACT, true),
    MISSING("status.missing", Icon.MISSING, Tone.ACT, true),
    RECORDS_CONFLICT("status.records-conflict", Icon.CONFLICT, Tone.ACT, true),
    INCOMPLETE("status.incomplete", Icon.INCOMPLETE, Tone.CAUTION, false),
    OFFLINE("status.offline", Icon.OFFLINE, Tone.OFFLINE, false),
    HOLD("status.hold", Icon.HOLD, Tone.CAUTION, false),
    REVIEW_DUE("status.review-due", Icon.CLOCK, Tone.NEUTRAL, false),
    DISPOSED("status.disposed", Icon.DISPOSED, Tone.NEUTRAL, false),
    RETURNED("status.returned", Icon.RETURNED, Tone.NEUTRAL, false),
    LEFT("status.left", Icon.DISPOSED, Tone.NEUTRAL, false),
    COPIED("status.copied", Icon.COPIED, Tone.NEUTRAL, false),
    TRAINING("status.training", Icon.TRAINING, Tone.CAUTION, false);

    private final String words;
    private final Icon icon;
    private final Tone tone;
    private final boolean solid;

    Status(String words, Icon icon, Tone tone, boolean solid) {
        this.words = words;
        this.icon = icon;
        this.tone = tone;
        this.solid = solid;
    }

    /** In its own word: "Sealed". */
    public Chip chip() {
        return saying(Words.common().say(words));
    }

    /** With more to say: "Sealed A0417733", "Review due 14 June 2026". */
    public Chip saying(String text) {
        return new Chip(text, icon, tone, solid);
    }
}
