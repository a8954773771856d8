package org.lockfast.desktop;

/**
 * How somebody vouched for an entry; shown beside every entry, because a PIN is not a signature and
 * a paper form is neither.
 */
public enum Vouch {
    /** Own key, password entered. */
    SIGNED("vouch.signed", Icon.DONE, Tone.GOOD),
    /** Giver and receiver each with their own key. */
    BOTH_SIGNED("vouch.both-signed", Icon.DONE, Tone.GOOD),
    /** Own key held since this shift's sign-in, opened again by PIN. */
    PIN("vouch.pin", Icon.KEY, Tone.ACCENT),
    /** Drawn on the screen. */
    DRAWN("vouch.drawn", Icon.INCOMPLETE, Tone.ACCENT),
    /** No account: warrant card seen by the other party. */
    WARRANT_CARD("vouch.warrant-card", Icon.OFFICER, Tone.ACCENT),
    /** Signed on a paper form, photographed. */
    PAPER("vouch.paper", Icon.DOCUMENTS, Tone.ACCENT),
    /** Nobody vouched for having received it. */
    NO_RECEIVER("vouch.no-receiver", Icon.INCOMPLETE, Tone.CAUTION),
    /** Nobody signed. */
    UNSIGNED("vouch.unsigned", Icon.INCOMPLETE, Tone.CAUTION),
    /** Made without the server, on one device. */
    OFFLINE("vouch.offline", Icon.OFFLINE, Tone.OFFLINE),
    /** Copied from another system, earlier entries not checked here. */
    COPIED("vouch.copied", Icon.COPIED, Tone.NEUTRAL);

    private final String words;
    private final Icon icon;
    private final Tone tone;

    Vouch(String words, Icon icon, Tone tone) {
        this.words = words;
        this.icon = icon;
        this.tone = tone;
    }

    /** In its own words. */
    public Chip chip() {
        return Chip.outlined(Words.common().say(words), icon, tone);
    }

    /** With more to say: "Warrant card seen by P Raman". */
    public Chip saying(String text) {
        return Chip.outlined(text, icon, tone);
    }
}
