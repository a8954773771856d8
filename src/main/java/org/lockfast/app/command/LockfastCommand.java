package org.lockfast.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.DiskTrouble;
import org.lockfast.app.StoreFolder;
import org.lockfast.app.Surroundings;
import org.lockfast.journal.IndexTrouble;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.records.IndexFault;
import org.lockfast.server.ServerRefusal;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The root of the command line. Without a command it opens the desktop. */
@Command(
        name = "lockfast",
        description = "Exhibit handling that loses nothing. Without a command, opens the desktop.",
        mixinStandardHelpOptions = true,
        versionProvider = LockfastCommand.Version.class,
        subcommands = {
            InitCommand.class,
            OfficerCommand.class,
            DeviceCommand.class,
            HeadsCommand.class,
            PlaceCommand.class,
            ContainerCommand.class,
            ConsignmentCommand.class,
            LockerCommand.class,
            RulesCommand.class,
            LayoutsCommand.class,
            CaseCommand.class,
            ExhibitCommand.class,
            BecameExhibitCommand.class,
            SealCommand.class,
            OpenCommand.class,
            ResealCommand.class,
            ConditionCommand.class,
            CashCommand.class,
            HandOverCommand.class,
            AcceptCommand.class,
            RefuseCommand.class,
            BookInCommand.class,
            MoveCommand.class,
            DepositCommand.class,
            FoundCommand.class,
            CollectCommand.class,
            MyEntriesCommand.class,
            MissingCommand.class,
            ReturnCommand.class,
            ForCollectionCommand.class,
            NotCollectedCommand.class,
            AuthoriseCommand.class,
            DisposeCommand.class,
            TransferCommand.class,
            ConsumedCommand.class,
            DisposalsCommand.class,
            HoldCommand.class,
            ReleaseHoldCommand.class,
            HoldsCommand.class,
            CorrectCommand.class,
            ImportCommand.class,
            TodayCommand.class,
            FindCommand.class,
            FollowCommand.class,
            ShowCommand.class,
            LabelCommand.class,
            LabelSheetCommand.class,
            BlanksCommand.class,
            CommandCardsCommand.class,
            ClaimLabelCommand.class,
            CheckLabelCommand.class,
            FadingCommand.class,
            PrintCommand.class,
            PrintersCommand.class,
            CalibrateCommand.class,
            ReceiptCommand.class,
            RecordCommand.class,
            OverdueCommand.class,
            ExtendCommand.class,
            ConflictsCommand.class,
            ConsultationsCommand.class,
            ExportCommand.class,
            ResolveCommand.class,
            VerifyCommand.class,
            RebuildCommand.class,
            ExportLogCommand.class,
            RecoverCommand.class,
            EnrolCommand.class,
            SyncCommand.class,
            RelayCommand.class,
            SyncStatusCommand.class,
            UsbExportCommand.class,
            UsbImportCommand.class,
            UsbEnrolCommand.class,
            DemoCommand.class,
            ServerCommand.class
        })
public final class LockfastCommand implements Callable<Integer> {
    /** After an import one reference can fit thousands; nobody reads them on a terminal. */
    private static final int MOST_CHOICES = 100;

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
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        // a store may be called demo, or anything else a command is called
        line.setAllowSubcommandsAsOptionParameters(true);
        line.setParameterExceptionHandler((exception, _) -> {
            terminal.say(
                    oneSentence(misuse(exception))
                            + " See: "
                            + exception.getCommandLine().getCommandSpec().qualifiedName()
                            + " --help");
            return 2;
        });
        line.setExecutionExceptionHandler((exception, _, _) -> {
            Refusal refusal = refusal(exception);
            if (refusal != null) {
                terminal.say(oneSentence(refusal.getMessage()));
                refusal.choices().stream().limit(MOST_CHOICES).forEach(terminal::say);
                int more = refusal.choices().size() - MOST_CHOICES;
                if (more > 0) {
                    terminal.say("and " + more + " more");
                }
                return 1;
            }
            LoggerFactory.getLogger(LockfastCommand.class).error("A command broke off", exception);
            terminal.say(
                    oneSentence("Lockfast broke off; what was acknowledged is kept: " + exception));
            return 1;
        });
        return line.execute(arguments);
    }

    /** A word that is no command is said to be one, not an unmatched argument. */
    private static @Nullable String misuse(ParameterException exception) {
        if (exception instanceof UnmatchedArgumentException unmatched
                && !exception.getCommandLine().getSubcommands().isEmpty()) {
            String word = unmatched.getUnmatched().getFirst();
            if (!word.startsWith("-")) {
                return "There is no command " + word;
            }
        }
        return exception.getMessage();
    }

    /** What people can do something about themselves; null for a fault of the program. */
    private static @Nullable Refusal refusal(Exception exception) {
        return switch (exception) {
            case Refusal refusal -> refusal;
            case JournalRefusal refused -> new Refusal(String.valueOf(refused.getMessage()));
            case IndexTrouble behind -> new Refusal(String.valueOf(behind.getMessage()));
            case IndexFault unread -> new Refusal(String.valueOf(unread.getMessage()));
            case ServerRefusal refused -> new Refusal(String.valueOf(refused.getMessage()));
            case KeyringRefusal refused -> new Refusal(refused.sentence());
            case UncheckedIOException unchecked -> file(unchecked.getCause());
            case IOException read -> file(read);
            default -> null;
        };
    }

    private static Refusal file(@Nullable IOException trouble) {
        return new Refusal(
                "A file could not be read or written ("
                        + DiskTrouble.why(trouble)
                        + "). Check the disk, the path and your rights; what was acknowledged is kept.");
    }

    private static String oneSentence(@Nullable String message) {
        String text =
                message == null
                        ? "It did not work"
                        : message.strip().replaceAll("\\s*\\R\\s*", " ");
        return text.endsWith(".") || text.endsWith("?") || text.endsWith("…") ? text : text + ".";
    }

    /** The build. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return List.of("Lockfast " + Surroundings.version()).toArray(String[]::new);
        }
    }
}
