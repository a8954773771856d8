package org.lockfast.app.command;

import java.nio.file.Path;
import org.lockfast.app.AdmittingByFile;
import org.lockfast.officer.ForceDevice;
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
            description = "The fingerprint, as that computer's own screen shows it.")
    String fingerprint = "";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "What to write for that computer.")
    Path out = Path.of("");

    @Override
    void run() {
        WholeFile.checkFolder(out);
        AdmittingByFile.Admitted admitted =
                value(store().admitting().admit(session(), other(), request, fingerprint, out));
        ForceDevice device = admitted.device();
        String called = store().names().device(device.id());
        terminal().line(admitted.code().text());
        terminal()
                .say(
                        called
                                + " belongs to "
                                + admitted.force()
                                + " now. Written for it: "
                                + Counted.entries(admitted.file().entries())
                                + ", "
                                + Counted.files(admitted.file().files())
                                + ". At that computer give the code printed here after --force: lockfast enrol"
                                + " --from "
                                + out.getFileName()
                                + ".");
    }
}
