package org.lockfast.app.command;

import org.lockfast.continuity.Conflict;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records what was found about records that conflict, and so closes them. */
@Command(
        name = "resolve",
        description = "Records what was found about records that conflict, and so closes them.",
        mixinStandardHelpOptions = true)
final class ResolveCommand extends StoreCommand {
    @Parameters(paramLabel = "CONFLICT", description = "Its id, as conflicts lists it.")
    String conflict = "";

    @Option(
            names = "--finding",
            required = true,
            paramLabel = "F",
            description = "${COMPLETION-CANDIDATES}: which account the state follows.")
    Conflict.Finding finding = Conflict.Finding.NEITHER;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "R",
            description = "How it was found out; prints with the accounts.")
    String reason = "";

    @Override
    Permission needs() {
        return Permission.RESOLVE_CONFLICT;
    }

    @Override
    void run() {
        Conflict seen =
                store().conflicts()
                        .byId(conflict)
                        .orElseThrow(() ->
                                new Refusal(
                                        "There is no conflict "
                                                + conflict
                                                + ". The command conflicts lists those there are."));
        value(store().resolving().resolve(session(), seen, finding, why(reason)));
    }
}
