package org.lockfast.desktop;

/**
 * An icon and a word in a small frame. Filled means one thing only: someone must act now.
 *
 * @param text the word
 * @param icon the picture beside it
 * @param tone its colour
 * @param solid filled: someone must act now
 */
public record Chip(String text, Icon icon, Tone tone, boolean solid) {

    /** An outlined chip: information. */
    public static Chip outlined(String text, Icon icon, Tone tone) {
        return new Chip(text, icon, tone, false);
    }

    /** A filled chip: someone must act now. */
    public static Chip filled(String text, Icon icon) {
        return new Chip(text, icon, Tone.ACT, true);
    }
}
