package org.lockfast.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Has a running server make a code that lets one device join. */
@Command(
        name = "enrolment-code",
        description = "Prints a code that lets one device of that station join within 24 hours.",
        mixinStandardHelpOptions = true)
final class ServerCodeCommand extends ServerOrderCommand {
    @Option(names = "--station", required = true, paramLabel = "NAME")
    String station = "";

    @Override
    String order() {
        return "enrolment-code";
    }

    @Override
    String argument() {
        return station;
    }
}
