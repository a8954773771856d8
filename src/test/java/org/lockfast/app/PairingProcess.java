package org.lockfast.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.lockfast.journal.Outcome;

/**
 * A process of its own that does one step of joining by files, to be killed: {@code admit} at the
 * force's computer, or {@code join} at the new one. It says when it begins, and when it is done.
 */
public final class PairingProcess {
    private PairingProcess() {}

    /**
     * @param args the step, the test's folder, the store's name, and for {@code admit} request,
     *     fingerprint and answer; for {@code join} answer, code and force
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[1]);
        System.out.println("begins");
        System.out.flush();
        Outcome<?> outcome =
                args[0].equals("admit")
                        ? admit(folder, args)
                        : new EnrollingByFile(
                                        folder.resolve(args[2]),
                                        FieldStore.of(folder, args[2], Duration.ZERO))
                                .join(Files.readAllBytes(Path.of(args[3])), args[4], args[5]);
        System.out.println(
                outcome instanceof Outcome.Refused<?> refused
                        ? "refused " + refused.code() + " " + refused.sentence()
                        : "done");
        System.out.flush();
    }

    private static Outcome<?> admit(Path folder, String[] args) {
        try (FieldStore at = FieldStore.open(folder, args[2], Duration.ZERO, ServedForce.COLLAR)) {
            return at.store()
                    .admitting()
                    .admit(at.session(), null, Path.of(args[3]), args[4], Path.of(args[5]));
        }
    }
}
