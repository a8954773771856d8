package org.lockfast.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** A laptop joins a store that stood alone by a stick, by keys alone, and is used. */
@FxTest
class StickJourneyTest {
    private static final Pattern CODE = Pattern.compile("([0-9A-Z]{5}-){3}[0-9A-Z]{5}");

    @TempDir Path folder;

    @Test
    void aLaptopJoinsByAStickAndAnOfficerSignsIn() throws IOException {
        Path request = folder.resolve("SCN-08.lfrequest");
        Path answer = folder.resolve("SCN-08.lfjoin");
        try (TestStore test = TestStore.in(folder)) {
            List<String> codes;
            try (AtTheWindow at = laptop(test)) {
                at.files.toSave = request;
                at.until("Begin on this computer").tabTo("Join a force by USB stick").enter();
                at.until("Step 1 of 4").untilFocused("Station");
                at.type("Otherham").tab().type("SCN-08").enter();
                at.until("Step 2 of 4");
                codes =
                        CODE.matcher(String.valueOf(at.seen()))
                                .results()
                                .map(MatchResult::group)
                                .toList();
                assertThat(codes).hasSize(2);
            }
            String force =
                    TestStore.value(
                                    test.store()
                                            .admitting()
                                            .admit(
                                                    test.session(Who.FOUNDER),
                                                    null,
                                                    request,
                                                    codes.getFirst(),
                                                    answer))
                            .code()
                            .text();
            assertThat(Files.size(answer)).isPositive();
            try (AtTheWindow at = laptop(test)) { // another day
                at.until("Joining a force by USB stick was begun on this computer");
                at.untilFocused("Join a force by USB stick").enter();
                at.untilFocused("The answer has come back on the stick");
                at.files.toOpen = List.of(answer);
                at.enter();
                at.until("Step 3 of 4").tabTo("Choose the file").enter();
                at.tabTo("Your code").type(codes.getLast());
                at.tabTo("Code of the force").type(codes.getLast()).enter();
                at.until("What goes here is the code of the force");
                at.tabTo("Code of the force").type(force).enter();
                at.until("Step 4 of 4").until("Exampleshire Police").untilFocused("Go to sign-in");
                at.enter().until("This computer belongs to Exampleshire Police, Otherham");
                at.untilFocused("Collar number");
                at.type("2002").tab().type(TestStore.PASSWORD).enter();
                at.until("Signed in: Robin Keeper");
            }
        }
    }

    private AtTheWindow laptop(TestStore test) {
        return new AtTheWindow(folder.resolve("laptop"), test.surroundings());
    }
}
