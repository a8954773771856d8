package org.lockfast.app.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.AdmittingByFile;
import org.lockfast.officer.ForceDevice;
import org.lockfast.sync.EnrolmentRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets another computer join by files; prints the code by which that one tells the force. */
@Command(
        name = "usb-enrol",
        description =
                "Lets another computer join the force without a server: takes its request, and writes the"
                        + " file that makes it one of the force’s. Prints the force's code, to be typed there.",
        mixinStandardHelpOptions = true)
final class UsbEnrolCommand extends OfficerCommand.ByAdministrators {
    @Parameters(paramLabel = "REQUEST", description = "The file that computer wrote.")
    Path request = Path.of("");

    @Option(
            names = "--fingerprint",
            required = true,
            paramLabel = "F",
            description =
                    "The fingerprint, as that computer's own screen shows it. Without --out this says who"
                            + " asks, and records nothing.")
    String fingerprint = "";

    @Option(names = "--out", paramLabel = "FILE", description = "What to write for that computer.")
    @Nullable Path out;

    @Override
    void run() {
        Path to = out;
        if (to == null) {
            EnrolmentRequest asked = value(AdmittingByFile.asked(request, fingerprint));
            terminal().line(asked.name() + " of " + asked.station() + " (" + asked.device() + ")");
            terminal()
                    .say(
                            "So it is called in the record for ever. If a name is wrong, have the request"
                                    + " written again; if not, give the same command with --out FILE.");
            return;
        }
        WholeFile.checkFolder(to);
        AdmittingByFile.Admitted admitted =
                value(store().admitting().admit(session(), other(), request, fingerprint, to));
        ForceDevice device = admitted.device();
        String called = store().names().device(device.id());
        terminal().line(admitted.code().text());
        terminal()
                .say(
                        called
                                + " of "
                                + (device.station() == null ? "" : device.station())
                                + " belongs to "
                                + admitted.force()
                                + " now. Written for it: "
                                + Counted.entries(admitted.file().entries())
                                + ", "
                                + Counted.files(admitted.file().files())
                                + ". At that computer give the code printed here after --force: lockfast enrol"
                                + " --from "
                                + to.getFileName()
                                + ". The code must not come with the stick: read it out to somebody you know.");
        if (admitted.file().left() > 0) {
            terminal()
                    .say(
                            Counted.files(admitted.file().left())
                                    + " did not fit. Once that computer has answered with a file of its own,"
                                    + " write another: lockfast usb-export.");
        }
    }
}
