package org.lockfast.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import org.lockfast.journal.Profile;
import org.lockfast.keys.PasswordCost;

/**
 * What a run of the program stands on.
 *
 * @param app build of the program, written into every entry
 * @param state where this user's memory of stores is kept ({@code LOCKFAST_STATE})
 * @param cost of new passwords
 */
public record Surroundings(
        InstantSource clock,
        ZoneId zone,
        SecureRandom random,
        String app,
        Path state,
        PasswordCost cost) {

    /** Those of this machine and user. */
    public static Surroundings real() {
        return new Surroundings(
                InstantSource.system(),
                ZoneId.systemDefault(),
                new SecureRandom(),
                version(),
                Profile.base(
                        System.getenv(),
                        System.getProperty("os.name"),
                        Path.of(System.getProperty("user.home"))),
                PasswordCost.USUAL);
    }

    /** The build, as the program's own archive says. */
    public static String version() {
        String build = Surroundings.class.getPackage().getImplementationVersion();
        return build == null ? "0.1.0" : build;
    }
}
