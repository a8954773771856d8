package org.lockfast.desktop;

/**
 * One answer in the scan bar. The line itself says where the exhibit is, so that often nothing need
 * be opened.
 *
 * @param text "JSM/4 Samsung phone, black"
 * @param where "H-04-2-11, Holloway Road"; may be empty
 * @param icon what kind of answer
 * @param close true where nothing was found and this is what was perhaps meant
 * @param open what choosing it does
 */
public record Found(String text, String where, Icon icon, boolean close, Runnable open) {
    /** Something that was found. */
    public Found(String text, String where, Icon icon, Runnable open) {
        this(text, where, icon, false, open);
    }
}
