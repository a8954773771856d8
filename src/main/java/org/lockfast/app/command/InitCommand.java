package org.lockfast.app.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.DiskTrouble;
import org.lockfast.app.FoundingStore;
import org.lockfast.app.OpenStore;
import org.lockfast.app.SheetText;
import org.lockfast.app.StoreOpening;
import org.lockfast.keys.Password;
import org.lockfast.keys.RecoverySheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;

/** Makes a new store and prints the force's verifier key, which {@code verify --trust} takes. */
@Command(
        name = "init",
        description = "Makes a new store with its first officer. Prints the force's key.",
        mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
    @ParentCommand LockfastCommand root;

    @Option(names = "--force-name", required = true, paramLabel = "N")
    String force = "";

    @Option(names = "--station", required = true, paramLabel = "N")
    String station = "";

    @Option(names = "--officer", required = true, paramLabel = "COLLAR:NAME:ROLE[,ROLE]")
    String officer = "";

    @Option(
            names = "--device-name",
            paramLabel = "N",
            description = "What people call this machine; default: this computer.")
    String device = "this computer";

    @Option(
            names = "--recovery-sheet",
            paramLabel = "F",
            description = "Writes a recovery sheet to print and lock away.")
    @Nullable Path recovery;

    InitCommand() {
        root =
                new LockfastCommand(
                        new Terminal(
                                System.in,
                                System.out,
                                System.err,
                                org.lockfast.app.Surroundings.real()),
                        store -> 2);
    }

    @Override
    public Integer call() throws IOException {
        if (root.passwordFile == null) {
            throw new ParameterException(
                    new picocli.CommandLine(this), "Give --password-file F too");
        }
        Path sheet = recovery;
        if (sheet != null && java.nio.file.Files.exists(sheet)) {
            throw new Refusal(sheet + " is there already. Name a new file for the recovery sheet.");
        }
        if (sheet != null) {
            WholeFile.checkFolder(sheet);
        }
        StoreCommand.Given first = StoreCommand.Given.of(officer);
        try (Password password = root.terminal().password(root.passwordFile)) {
            String vkey =
                    Refusal.orValue(
                            new FoundingStore(root.store(), root.terminal().surroundings())
                                    .found(
                                            new FoundingStore.Plan(
                                                    force,
                                                    station,
                                                    device,
                                                    first.collar(),
                                                    first.name(),
                                                    first.roles()),
                                            password));
            root.terminal().line(vkey); // it is shown once: nothing after it may keep it back
            if (sheet != null) {
                sheet(first, password, sheet, vkey);
            }
            return 0;
        }
    }

    private void sheet(StoreCommand.Given first, Password password, Path file, String vkey)
            throws IOException {
        StoreOpening.SignedIn opened =
                Refusal.orValue(
                        new StoreOpening(root.store(), root.terminal().surroundings())
                                .open(first.collar(), password));
        try (OpenStore store = opened.store();
                RecoverySheet made =
                        Refusal.orValue(
                                store.keepingOfficers().recoverySheet(opened.session(), null))) {
            String text = SheetText.of(made, force, station, vkey);
            WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Refusal(
                    "The store is founded, and its recovery sheet could not be written to "
                            + file
                            + ": "
                            + DiskTrouble.why(e)
                            + ". Nothing is in the store yet: delete the folder "
                            + root.store()
                            + ", make room, and set it up again.");
        } finally {
            opened.identity().close();
        }
    }
}
