package org.lockfast.app;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockfast.keys.RecoverySheet;

/** A recovery sheet as a text to print, and the code found again in it. */
public final class SheetText {
    private static final Pattern CODE =
            Pattern.compile("(?:[0-9A-Za-z]{5}[\\s-]+){13}[0-9A-Za-z]{5}");

    private SheetText() {}

    /**
     * What is printed.
     *
     * @param forceKey the force's verifier key, by which others check the store: the sheet is kept
     *     where the store is not
     */
    public static String of(RecoverySheet sheet, String force, String station, String forceKey) {
        String code = sheet.text();
        int middle = code.length() / 2;
        return """
        LOCKFAST RECOVERY SHEET

        Force    %s
        Station  %s

        Whoever holds this sheet can open the store. Print it, lock it away, and
        delete the file. It lets one officer in again whose password is lost, and
        is used up by that:

            lockfast recover --sheet-code-file FILE --officer COLLAR --new-password-file FILE

        %s
        %s

        The force's key, against which the store is verified (lockfast verify --trust):

        %s
        """
                .formatted(
                        force,
                        station,
                        code.substring(0, middle),
                        code.substring(middle + 1),
                        forceKey);
    }

    /** The code alone, whether it was typed by itself or the whole sheet was given. */
    public static String code(String text) {
        Matcher code = CODE.matcher(text);
        return code.find() ? code.group() : text;
    }
}
