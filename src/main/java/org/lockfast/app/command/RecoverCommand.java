package org.lockfast.app.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.RecoveringStore;
import org.lockfast.app.SheetText;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.Password;
import org.lockfast.keys.RecoverySheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Lets an officer in again with the recovery sheet, which is used up. */
@Command(
        name = "recover",
        description = "Lets an officer in again with the recovery sheet, which is used up.",
        mixinStandardHelpOptions = true)
final class RecoverCommand implements Callable<Integer> {
    @ParentCommand @Nullable LockfastCommand root;

    @Option(
            names = "--sheet-code-file",
            required = true,
            paramLabel = "F",
            description = "The sheet's code, or the whole sheet.")
    String sheetFile = "";

    @Option(names = "--officer", required = true, paramLabel = "C")
    String collar = "";

    @Option(names = "--new-password-file", required = true, paramLabel = "F")
    String newPassword = "";

    @Override
    public Integer call() {
        LockfastCommand all = java.util.Objects.requireNonNull(root);
        try (RecoverySheet sheet =
                        RecoverySheet.parse(SheetText.code(all.terminal().text(sheetFile)));
                Password password = all.terminal().password(newPassword)) {
            Refusal.orValue(
                    new RecoveringStore(all.store(), all.terminal().surroundings())
                            .recover(sheet, collar, password));
            return 0;
        } catch (KeyringRefusal e) {
            throw new Refusal(e.sentence());
        }
    }
}
