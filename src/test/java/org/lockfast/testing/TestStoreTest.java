package org.lockfast.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.journal.Finding;
import org.lockfast.officer.Officer;
import org.lockfast.testing.TestStore.Ran;
import org.lockfast.testing.TestStore.Who;

class TestStoreTest {
    @TempDir Path folder;

    @Test
    void everyOfficerIsThereAndTheStoreOpensAgain() {
        try (TestStore test = TestStore.in(folder)) {
            assertThat(test.store().officers().all())
                    .extracting(Officer::collar)
                    .containsExactlyInAnyOrder("1001", "1187", "1188", "2002", "3003", "4004");
            TestStore.value(
                    test.store()
                            .openingCases()
                            .open(
                                    test.session(Who.SCENE),
                                    "43/1029/26",
                                    "Burglary, 12 Example Road",
                                    List.of()));
            test.later(Duration.ofMinutes(20));

            assertThat(test.reopen().cases().byReference("43/1029/26")).hasSize(1);
            assertThat(test.store().findings()).extracting(Finding::sentence).isEmpty();

            Ran ran = test.run(Who.PROPERTY, "find", "--json", "nothing");
            assertThat(ran.err()).isEmpty();
            assertThat(ran.out()).isEqualTo("[]\n");
            assertThat(ran.code()).isZero();
        }
    }
}
