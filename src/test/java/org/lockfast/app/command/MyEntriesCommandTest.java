package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.testing.TestStore.value;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Vouch;
import org.lockfast.officer.Session;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;
import tools.jackson.databind.JsonNode;

/** Entries in an officer's name: listed, confirmed with the password, challenged for good. */
class MyEntriesCommandTest {
    @TempDir Path folder;
    private TestStore test;
    private Commands commands;

    @BeforeEach
    void store() {
        test = TestStore.in(folder);
        commands = Commands.on(folder, test);
        commands.as("1187", "case", "add", "C/1", "--title", "T").done();
        commands.exhibit(
                "2002",
                "C/1",
                "{\"reference\": \"JSM/1\", \"description\": \"Black phone\", \"seizedBy\": \"1187\"}");
        test.later(Duration.ofMinutes(5));
        Exhibit exhibit = test.store().exhibits().byReference("JSM/1").getFirst();
        PackageState p = test.store().movements().packagesOf(exhibit.id()).getFirst();
        value(test.store().handling().seal(byPin(), p, "NUMBERED_BAG", "A100", null));
        test.close();
    }

    @AfterEach
    void close() {
        test.close();
    }

    private Session byPin() {
        Session in = test.session(Who.SCENE);
        return new Session(in.officer(), in.signer(), Vouch.PIN);
    }

    private JsonNode mine() {
        return commands.as("1187", "my-entries", "list", "--json").json();
    }

    @Test
    void whatNoPasswordVouchedForIsListedAndConfirmed() {
        JsonNode all = mine();
        assertThat(all).hasSize(2);
        assertThat(all.get(0).get("what").stringValue()).contains("A100");
        assertThat(all.get(0).get("exhibit").stringValue()).startsWith("JSM/1");
        assertThat(all.get(0).get("how").stringValue()).contains("PIN");
        assertThat(commands.as("2002", "my-entries", "list").done()).isEmpty();
        assertThat(commands.as("1187", "today").done())
                .contains("2 entries in your name wait for you to confirm or challenge them.");
        String id = all.get(0).get("id").stringValue();
        assertThat(commands.as("1187", "my-entries", "confirm", id).done()).isEqualTo("1");
        assertThat(mine()).hasSize(1);
        commands.as("1187", "my-entries", "confirm", id).refused("No entry in your name");
        commands.as("1187", "my-entries", "confirm").misused("Give ids, or --all");
        assertThat(commands.as("1187", "my-entries", "confirm", "--all").done()).isEqualTo("1");
        assertThat(mine()).isEmpty();
        commands.as("1187", "my-entries", "confirm", "--all").refused("None of these waits");
        assertThat(commands.as("1001", "rebuild").code()).isZero();
        assertThat(mine()).isEmpty();
    }

    @Test
    void aChallengeStandsAtTheExhibitForGoodAndASupervisorIsTold() {
        String id = mine().get(1).get("id").stringValue();
        commands.as("1187", "my-entries", "challenge", id, "--reason", " ").refused("Say why");
        commands.as("1187", "my-entries", "challenge", id, "--reason", "I was off duty").done();
        assertThat(mine()).hasSize(1);
        String shown = commands.as("2002", "show", "JSM/1").done();
        assertThat(shown)
                .contains(
                        "Discrepancy: entry challenged by the officer it names", "I was off duty");
        assertThat(commands.as("3003", "today").done())
                .contains("Something did not agree about JSM/1");
        assertThat(commands.as("1001", "verify", "--json").json().get("ok").booleanValue())
                .isTrue();
    }

    @Test
    void aPinDoesNotAnswerForAPin() {
        assertThat(
                        test.store()
                                .inYourName()
                                .confirm(
                                        byPin(),
                                        java.util.Set.of(
                                                test.store()
                                                        .inYourName()
                                                        .open(byPin().officer(), 1)
                                                        .getFirst()
                                                        .eid())))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("with your password"));
    }
}
