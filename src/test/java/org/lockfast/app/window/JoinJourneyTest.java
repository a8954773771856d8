package org.lockfast.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.ServedForce;
import org.lockfast.app.Surroundings;
import org.lockfast.keys.PasswordCost;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.ServerCertificate;

/**
 * A new computer joins a force whose real server runs beside it, on the real window, by keys alone:
 * as it should go, and as it goes when everything is wrong at first.
 */
@FxTest(seconds = 240)
class JoinJourneyTest {
    @TempDir Path folder;
    private ServedForce force;
    private Path ca;

    @BeforeEach
    void found() throws IOException {
        force = ServedForce.in(folder.resolve("force"));
        ca = Files.writeString(folder.resolve("ca.crt"), force.ca());
    }

    @AfterEach
    void close() {
        force.close();
    }

    private AtTheWindow open() {
        return new AtTheWindow(
                folder.resolve("store"),
                new Surroundings(
                        () -> Instant.parse("2026-06-16T08:12:00Z"),
                        ZoneId.of("Europe/London"),
                        new SecureRandom(),
                        "0.1.0-test",
                        folder.resolve("state"),
                        new PasswordCost(64, 1, 1)));
    }

    private static void signIn(AtTheWindow at) {
        at.untilFocused("Collar number");
        at.type(ServedForce.COLLAR).tab().type(ServedForce.PASSWORD).enter();
        at.until("Nothing needs you").until("Signed in: Avery Founder");
    }

    @Test
    void aNewComputerJoinsAndAnOfficerOfTheForceSignsIn() throws IOException {
        try (AtTheWindow at = open()) {
            at.until("Begin on this computer").tabTo("Join a force").enter();
            at.until("Step 1 of 5").untilFocused("Address of the force’s server");
            at.files.toOpen = List.of(ca);
            at.type(force.address()).tabTo("Choose the file").enter();
            at.tabTo("Continue").enter();
            at.until("Step 2 of 5").untilFocused("Enrolment code");
            at.type(force.code(ServedForce.STATION)).enter();
            at.until("Step 3 of 5").untilFocused("Name of this computer").type("SCN-07").enter();
            at.until("Step 4 of 5").until("Exampleshire Police").untilFocused("Join the force");
            at.enter();
            at.until("Step 5 of 5").until(force.forceKey()).untilFocused("Go to sign-in").enter();
            at.until("This computer belongs to Exampleshire Police, Exampleton");
            signIn(at);
        }
        try (AtTheWindow at = open()) {
            at.until("SCN-07 · Exampleton · Exampleshire Police");
            signIn(at);
        }
        aDamagedMemoryIsTold();
    }

    /**
     * What the computer remembers of the server is damaged: work goes on, and it says what to do.
     */
    private void aDamagedMemoryIsTold() throws IOException {
        Files.write(folder.resolve("store/local/sync"), new byte[50]);
        try (AtTheWindow at = open()) {
            signIn(at);
            at.until("This store cannot synchronise").until("lockfast sync --server URL --ca FILE");
        }
    }

    @Test
    void everythingThatIsWrongIsToldWhereItIsAndNothingTypedIsLost() throws IOException {
        Path other =
                Files.writeString(
                        folder.resolve("other.crt"),
                        ServerCertificate.in(folder.resolve("other")).pem());
        Path issued =
                Files.writeString(
                        folder.resolve("issued.crt"),
                        ServerCertificate.issued(folder.resolve("issued")).pem());
        try (AtTheWindow at = open()) {
            at.until("Begin on this computer").tabTo("Join a force").enter();
            at.untilFocused("Address of the force’s server");
            at.type("http://localhost").tab().type(folder.resolve("none.crt").toString()).enter();
            at.until("There is no file");
            at.files.toOpen = List.of(issued);
            at.tabTo("Choose the file").enter().tabTo("Continue").enter();
            at.until("holds a server's own certificate");
            at.files.toOpen = List.of(other);
            at.tabTo("Choose the file").enter().tabTo("Continue").enter();
            at.until("begins with https:// and a name");
            at.tabTo("Address of the force’s server").type("https://localhost:1").enter();
            at.until("was not reached");
            at.tabTo("Address of the force’s server").type(force.address()).enter();
            at.until("does not stand under the one in the certificate file");
            at.files.toOpen = List.of(ca);
            at.tabTo("Choose the file").enter().tabTo("Continue").enter();
            at.until("Step 2 of 5").untilFocused("Enrolment code");
            at.type("0000-0000-0000-0000").enter().untilFocused("Name of this computer");
            at.type("SCN-07").enter().untilFocused("Join the force").enter();
            at.until("The server does not take this code").until("Step 2 of 5");
            assertThat(at.seen()).contains("0000-0000-0000-0000");
            at.tabTo("Enrolment code").type(force.code(ServedForce.STATION)).enter();
            at.untilFocused("Name of this computer");
            assertThat(at.typed()).isEqualTo("SCN-07");
            at.enter().untilFocused("Join the force").enter();
            at.untilFocused("Go to sign-in").enter();
            signIn(at);
        }
    }
}
