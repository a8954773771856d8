package org.lockfast.app.command;

import java.nio.file.Path;
import org.lockfast.app.CarriedByStick;
import org.lockfast.sync.Carrying;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes in a file that another device wrote for this one. */
@Command(
        name = "usb-import",
        description = "Takes in a file that another device of the force wrote for this one.",
        mixinStandardHelpOptions = true)
final class UsbImportCommand extends StoreCommand {
    @Parameters(paramLabel = "FILE")
    Path file = Path.of("");

    @Override
    void run() {
        UsbExportCommand.carrying(store()); // refused where the store stands alone
        CarriedByStick.Taken taken = value(store().carriedByStick().take(file));
        Carrying.Came came = taken.came();
        terminal()
                .line(
                        "From "
                                + store().names().device(came.sender())
                                + ": "
                                + Counted.entries(came.added())
                                + " new, "
                                + came.known()
                                + " known, "
                                + Counted.files(came.files())
                                + " new.");
        if (taken.inDoubt()) {
            terminal()
                    .say(
                            "Entries are signed with a key that was revoked or is in doubt, and are"
                                    + " kept and marked. Some may count for where a package is: what each of them"
                                    + " does is said where it stands. Look at them with: lockfast conflicts");
        }
        if (came.waiting() > 0) {
            terminal()
                    .say(
                            (came.waiting() == 1
                                            ? "1 entry rests"
                                            : came.waiting() + " entries rest")
                                    + " on something that has not come yet; what is kept is taken in when a later"
                                    + " file brings it.");
        }
        if (came.refused() > 0) {
            throw new Refusal(
                    (came.refused() == 1
                                    ? "1 entry in the file is not what it says it is, and was"
                                    : came.refused()
                                            + " entries in the file are not what they say they are, and were")
                            + " not taken in. Keep the file and tell the administrator.");
        }
    }
}
