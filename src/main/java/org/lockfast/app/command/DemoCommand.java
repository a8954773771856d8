package org.lockfast.app.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.demo.Demonstration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Makes a demonstration store, plainly invented. */
@Command(
        name = "demo",
        description =
                "Makes a demonstration store: invented people, months of continuity. 1001 holds every role.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @ParentCommand @Nullable LockfastCommand root;

    @Spec
    picocli.CommandLine.Model.CommandSpec spec = picocli.CommandLine.Model.CommandSpec.create();

    @Option(
            names = "--exhibits",
            paramLabel = "N",
            description = "How many besides the told cases; default ${DEFAULT-VALUE}.")
    int exhibits = 200;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The same seed gives the same story; default ${DEFAULT-VALUE}.")
    long seed = 1;

    @Override
    public Integer call() throws IOException {
        LockfastCommand all = java.util.Objects.requireNonNull(root);
        String file = all.passwordFile;
        if (file == null) {
            throw new ParameterException(spec.commandLine(), "Give --password-file F too");
        }
        if (exhibits < 0) {
            throw new Refusal("The number of exhibits must be 0 or more.");
        }
        byte[] password = all.terminal().passwordBytes(file);
        Terminal.firstLine(file, password).close(); // whether it can be read at all
        int made =
                Refusal.orValue(
                        new Demonstration(all.store(), all.terminal().surroundings())
                                .make(password, exhibits, seed));
        all.terminal()
                .line(Counted.of(made, "exhibit", "exhibits") + ", all invented. Sign in as 1001.");
        return 0;
    }
}
