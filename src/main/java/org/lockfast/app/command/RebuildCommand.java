package org.lockfast.app.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.RebuildingIndex;
import org.lockfast.keys.Password;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Makes the index anew from the journal. */
@Command(
        name = "rebuild",
        description = "Makes the index anew from the journal.",
        mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {
    @ParentCommand @Nullable LockfastCommand root;

    @Spec
    picocli.CommandLine.Model.CommandSpec spec = picocli.CommandLine.Model.CommandSpec.create();

    @Option(
            names = "--accept-loss",
            paramLabel = "REASON",
            description = "Goes on without records that are lost, and records why.")
    @Nullable String acceptLoss;

    @Override
    public Integer call() throws IOException {
        LockfastCommand all = java.util.Objects.requireNonNull(root);
        String collar = all.collar;
        String passwordFile = all.passwordFile;
        if (collar == null || passwordFile == null) {
            throw new ParameterException(
                    spec.commandLine(), "Give --as COLLAR and --password-file F too");
        }
        try (Password password = all.terminal().password(passwordFile)) {
            long records;
            try (ProgressLine line = all.terminal().progress(ProgressLine.LISTS)) {
                records =
                        Refusal.orValue(
                                new RebuildingIndex(
                                                all.store(),
                                                all.terminal().surroundings(),
                                                line.opening())
                                        .rebuild(collar, password, acceptLoss));
            }
            all.terminal()
                    .line(
                            "The index was made anew from "
                                    + Counted.of(records, "journal record", "journal records")
                                    + ".");
            return 0;
        }
    }
}
