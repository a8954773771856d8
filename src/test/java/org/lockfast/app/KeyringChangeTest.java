package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.journal.Acting;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.journal.Recording;
import org.lockfast.keys.KeyringChanges;
import org.lockfast.keys.KeyringStore;
import org.lockfast.keys.Password;
import org.lockfast.keys.PasswordRules;
import org.lockfast.officer.KeepingOfficers;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Role;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** The keyring while it is changed: what is refused leaves nothing, nobody looks in between. */
class KeyringChangeTest {
    @TempDir Path folder;

    @Test
    void aChangeThatIsNotRecordedLeavesNothingInTheWayOfTheNext() {
        try (TestStore test = TestStore.in(folder);
                Password password = Password.of(TestStore.PASSWORD)) {
            OpenStore store = test.store();
            KeepingOfficers onAFullDisk =
                    new KeepingOfficers(
                            store.id(),
                            store,
                            new KeyringStore(test.directory()),
                            new KeyringChanges(
                                    test.surroundings().cost(),
                                    test.surroundings().random(),
                                    test.surroundings().clock()),
                            PasswordRules.shipped(),
                            new FullDisk(),
                            store.officers(),
                            store.ids(),
                            List::of);
            Outcome<Officer> refused =
                    onAFullDisk.add(
                            test.session(Who.FOUNDER),
                            null,
                            "5005",
                            "Kim New",
                            Set.of(Role.AUDITOR),
                            password);
            assertThat(refused).isInstanceOf(Outcome.Refused.class);
            assertThat(test.directory().resolve("keyring.new")).doesNotExist();
            add(test, "5005", password);
            test.reopen();
            TestStore.value(test.store().signInAnother("5005", password));
        }
    }

    private static Officer add(TestStore test, String collar, Password password) {
        return TestStore.value(
                test.store()
                        .keepingOfficers()
                        .add(
                                test.session(Who.FOUNDER),
                                null,
                                collar,
                                "Kim New",
                                Set.of(Role.AUDITOR),
                                password));
    }

    @Test
    void othersSignInWhileOfficersAreAdded() throws Exception {
        try (TestStore test = TestStore.in(folder);
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            test.session(Who.FOUNDER);
            Future<?> signingIn =
                    people.submit(() -> {
                        for (int i = 0; i < 40; i++) {
                            try (Password password = Password.of(TestStore.PASSWORD)) {
                                TestStore.value(test.store().signInForOneAct("1187", password));
                            }
                        }
                    });
            for (int i = 0; i < 10; i++) {
                try (Password password = Password.of(TestStore.PASSWORD)) {
                    add(test, "60" + i, password);
                }
            }
            signingIn.get();
            assertThat(Files.exists(test.directory().resolve("keyring.new"))).isFalse();
            test.close();
            assertThat(test.run(Who.AUDITOR, "verify").code()).isZero();
        }
    }

    private static final class FullDisk implements Recording {
        @Override
        public List<Recorded> record(@Nullable Acting by, List<NewEvent> events) {
            throw new JournalRefusal("Nothing was recorded: the disk is full.");
        }

        @Override
        public List<Recorded> together(
                Acting first,
                List<NewEvent> events,
                Acting second,
                java.util.function.Function<List<Recorded>, List<NewEvent>> answer) {
            return record(first, events);
        }

        @Override
        public void settle() {}
    }
}
