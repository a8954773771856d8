package org.lockfast.desktop;

/** Knows the grammar of codes. A port: the grammar of our labels lives with the labels. */
@FunctionalInterface
public interface ScanRecogniser {

    /**
     * What a code claims to be. Letter case does not count for our own labels (Caps Lock may be
     * on).
     *
     * @param code what was scanned or typed, without AIM identifier
     * @param aim AIM symbology identifier without bracket, or empty
     * @return {@link ScanKind#FOREIGN} for anything that is not ours with right check characters
     */
    ScanKind kind(String code, String aim);
}
