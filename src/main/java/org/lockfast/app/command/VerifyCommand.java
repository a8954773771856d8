package org.lockfast.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.GivenFile;
import org.lockfast.app.StoreVerification;
import org.lockfast.journal.Verification;
import org.lockfast.journal.VerificationReport;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.Password;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.VerifyKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Checks the whole store and names the first entry that is wrong and what is wrong with it. Writes
 * nothing.
 */
@Command(
        name = "verify",
        description =
                "Checks the whole store; names the first entry that is wrong. Writes nothing.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @ParentCommand @Nullable LockfastCommand root;

    @Spec
    picocli.CommandLine.Model.CommandSpec spec = picocli.CommandLine.Model.CommandSpec.create();

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "The force's key, as init printed it.")
    @Nullable Path trust;

    @Option(names = "--json")
    boolean json;

    @Override
    public Integer call() throws IOException {
        LockfastCommand all = java.util.Objects.requireNonNull(root);
        String collar = all.collar;
        String passwordFile = all.passwordFile;
        if (collar == null || passwordFile == null) {
            throw new ParameterException(
                    spec.commandLine(), "Give --as COLLAR and --password-file F too");
        }
        if (!Files.exists(all.store().resolve("keyring"))
                && !Files.exists(all.store().resolve("journal"))) {
            throw new Refusal("There is no store in " + all.store() + ".");
        }
        try (Password password = all.terminal().password(passwordFile)) {
            VerificationReport report = checked(all, collar, password);
            say(all.terminal(), report);
            return report.ok() ? 0 : 1;
        } catch (KeyringRefusal e) {
            throw new Refusal(e.sentence());
        } catch (org.lockfast.journal.JournalRefusal e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    private VerificationReport checked(LockfastCommand all, String collar, Password password)
            throws IOException {
        try (ProgressLine progress = all.terminal().progress("Checking records")) {
            return new StoreVerification(all.store(), all.terminal().surroundings())
                    .run(collar, password, pinned(), told(progress));
        }
    }

    private static Verification.Progress told(ProgressLine line) {
        return new Verification.Progress() {
            @Override
            public void reached(long records, long of) {
                line.reached(records, of);
            }

            @Override
            public void compared(long records, long of) {
                line.now("Comparing the lists");
                line.reached(records, of);
            }
        };
    }

    private StoreVerification.@Nullable Trust pinned() throws IOException {
        Path file = trust;
        if (file == null) {
            return null;
        }
        try {
            return new StoreVerification.Trust(
                    VerifyKey.parse(Refusal.orValue(GivenFile.text(file, GivenFile.SMALL)).strip()),
                    file.toString());
        } catch (Malformed e) {
            throw new Refusal(
                    file
                            + " holds no force key. It must hold the line that init or enrol printed.");
        }
    }

    private void say(Terminal terminal, VerificationReport report) {
        VerificationReport.Wrong wrong = report.firstWrong();
        if (json) {
            terminal.json(report.json());
        } else if (wrong == null) {
            terminal.line(
                    Counted.entries(report.entries())
                            + ", "
                            + Counted.of(report.chains(), "chain", "chains")
                            + " and "
                            + Counted.of(report.signatures(), "signature", "signatures")
                            + " are whole. Journal checked in "
                            + report.journalTime().toMillis()
                            + " ms, index in "
                            + report.indexTime().toMillis()
                            + " ms.");
        }
        if (report.contradicted() > 0) {
            terminal.say(
                    Counted.of(report.contradicted(), "entry", "entries")
                            + " that another computer was shown at a hand-over"
                            + (report.contradicted() == 1 ? " is" : " are")
                            + " not in the records of the computer that showed it: these were cut or"
                            + " told otherwise. See: lockfast conflicts.");
        }
        if (wrong != null) {
            terminal.say(
                    (wrong.record() == null ? "" : "Record " + wrong.record() + ": ")
                            + wrong.what()
                            + ": "
                            + (wrong.message().endsWith(".")
                                    ? wrong.message()
                                    : wrong.message() + "."));
        }
    }
}
