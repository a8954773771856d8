package org.lockfast.app.command;

import java.util.List;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Cases: add. */
@Command(
        name = "case",
        description = "Opens cases.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "add",
        subcommands = CaseCommand.Add.class)
final class CaseCommand {
    @Command(
            name = "add",
            description = "Opens a case under the force's own reference.",
            mixinStandardHelpOptions = true)
    static final class Add extends StoreCommand {
        @Parameters(paramLabel = "REF")
        String reference = "";

        @Option(names = "--title", required = true, paramLabel = "T")
        String title = "";

        @Override
        Permission needs() {
            return Permission.OPEN_CASE;
        }

        @Override
        void run() {
            terminal()
                    .line(
                            value(
                                            store().openingCases()
                                                    .open(session(), reference, title, List.of()))
                                    .id()
                                    .toString());
        }
    }
}
