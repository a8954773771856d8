package org.lockfast.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.StoreFolder;
import org.lockfast.app.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root of the command line. Without a command it opens the desktop. */
@Command(
        name = "lockfast",
        description = "Exhibit handling that loses nothing. Without a command, opens the desktop.",
        mixinStandardHelpOptions = true,
        versionProvider = LockfastCommand.Version.class,
        subcommands = {
            InitCommand.class,
            OfficerCommand.class,
            PlaceCommand.class,
            CaseCommand.class,
            ExhibitCommand.class,
            SealCommand.class,
            OpenCommand.class,
            ResealCommand.class,
            HandOverCommand.class,
            AcceptCommand.class,
            RefuseCommand.class,
            BookInCommand.class,
            MoveCommand.class,
            DepositCommand.class,
            FoundCommand.class,
            CollectCommand.class,
            MissingCommand.class,
            CorrectCommand.class,
            ImportCommand.class,
            FindCommand.class,
            ShowCommand.class,
            LabelCommand.class,
            RecordCommand.class,
            VerifyCommand.class,
            RebuildCommand.class,
            ExportLogCommand.class,
            RecoverCommand.class,
            DemoCommand.class
        })
public final class LockfastCommand implements Callable<Integer> {
    @Option(
            names = "--store",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The store's folder; default: LOCKFAST_STORE, else in your user data.")
    @Nullable Path store;

    @Option(
            names = "--as",
            paramLabel = "COLLAR",
            scope = ScopeType.INHERIT,
            description = "Collar number of the officer who acts.")
    @Nullable String collar;

    @Option(
            names = "--password-file",
            paramLabel = "F",
            scope = ScopeType.INHERIT,
            description =
                    "That officer's password: first line of the file, UTF-8; - is standard input.")
    @Nullable String passwordFile;

    private final Terminal terminal;
    private final ToIntFunction<String> desktop;

    LockfastCommand(Terminal terminal, ToIntFunction<String> desktop) {
        this.terminal = terminal;
        this.desktop = desktop;
    }

    Terminal terminal() {
        return terminal;
    }

    Path store() {
        return store == null ? StoreFolder.usual() : store;
    }

    @Override
    public Integer call() {
        return desktop.applyAsInt(store == null ? "" : store.toString());
    }

    /**
     * Runs a command line.
     *
     * @param desktop opens the desktop and gives its exit code
     * @return 0 done, 1 refused or wrong, 2 misused
     */
    public static int run(Terminal terminal, ToIntFunction<String> desktop, String... arguments) {
        CommandLine line = new CommandLine(new LockfastCommand(terminal, desktop));
        line.setOut(
                new java.io.PrintWriter(
                        terminal.out(), true, java.nio.charset.StandardCharsets.UTF_8));
        line.setErr(
                new java.io.PrintWriter(
                        terminal.err(), true, java.nio.charset.StandardCharsets.UTF_8));
        // a store may be called demo, or anything else a command is called
        line.setAllowSubcommandsAsOptionParameters(true);
        line.setParameterExceptionHandler((exception, _) -> {
            terminal.say(
                    oneSentence(exception.getMessage())
                            + " See: "
                            + exception.getCommandLine().getCommandSpec().qualifiedName()
                            + " --help");
            return 2;
        });
        line.setExecutionExceptionHandler((exception, _, _) -> {
            if (exception instanceof Refusal refusal) {
                terminal.say(oneSentence(refusal.getMessage()));
                refusal.choices().forEach(terminal::say);
                return 1;
            }
            org.slf4j.LoggerFactory.getLogger(LockfastCommand.class)
                    .error("A command broke off", exception);
            terminal.say("Lockfast broke off: " + exception + ". What was acknowledged is kept.");
            return 1;
        });
        return line.execute(arguments);
    }

    private static String oneSentence(@Nullable String message) {
        String text =
                message == null
                        ? "It did not work"
                        : message.strip().replaceAll("\\s*\\R\\s*", " ");
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }

    /** The build. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return List.of("Lockfast " + Surroundings.version()).toArray(String[]::new);
        }
    }
}
