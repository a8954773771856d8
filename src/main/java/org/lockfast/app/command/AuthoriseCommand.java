package org.lockfast.app.command;

import java.util.List;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A disposal is authorised, for another officer to do. */
@Command(
        name = "authorise",
        description = "Authorises the disposal of packages, which another officer then does.",
        mixinStandardHelpOptions = true)
final class AuthoriseCommand extends StoreCommand {
    @Parameters(
            paramLabel = "REF",
            arity = "1..*",
            description = "JSM/4, CASE:JSM/4, CASE:JSM/4#2, a property number or an id.")
    List<String> references = List.of();

    @Option(names = "--outcome", required = true, paramLabel = "CODE")
    String outcome = "";

    @Option(
            names = "--authority",
            required = true,
            paramLabel = "TEXT",
            description = "By what right, and where that is written.")
    String authority = "";

    @Override
    Permission needs() {
        return Permission.AUTHORISE_DISPOSAL;
    }

    @Override
    void run() {
        value(
                store().leavingForGood()
                        .authorise(session(), packages(references), outcome, authority));
    }
}
