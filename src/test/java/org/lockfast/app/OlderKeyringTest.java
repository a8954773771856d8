package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.testing.TestStore.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.journal.Finding;
import org.lockfast.journal.JournalEvents;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.Password;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** A keyring that is not the one the journal names last: an older one, or a newer one. */
class OlderKeyringTest {
    @TempDir Path folder;

    private static Outcome<StoreOpening.SignedIn> open(TestStore test) {
        try (Password password = Password.of(TestStore.PASSWORD)) {
            return new StoreOpening(test.directory(), test.surroundings())
                    .open(Who.FOUNDER.collar(), password);
        }
    }

    private static List<String> names(Path store) throws IOException {
        try (Stream<Path> files = Files.walk(store)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    @Test
    void anOlderKeyringIsRefusedBeforeAnythingIsTouched() throws IOException {
        try (TestStore test = TestStore.in(folder)) {
            test.close();
            Path keyring = test.directory().resolve("keyring");
            Path journal = test.directory().resolve("journal/entries.lfj");
            byte[] older = Files.readAllBytes(keyring);
            value(
                    test.store()
                            .keepingOfficers()
                            .retire(
                                    test.session(Who.FOUNDER),
                                    null,
                                    test.session(Who.OTHER_SCENE).officer(),
                                    "left"));
            test.reopen();
            value(
                    test.store()
                            .openingCases()
                            .open(test.session(Who.SCENE), "43/1/26", "Burglary", List.of()));
            long count = test.store().journal().count();
            test.close();
            byte[] newest = Files.readAllBytes(keyring);
            byte[] before = Files.readAllBytes(journal);
            List<String> names = names(test.directory());
            Files.write(keyring, older);
            assertThat(open(test))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo("OLDER"));
            assertThat(Files.readAllBytes(journal)).isEqualTo(before);
            assertThat(names(test.directory())).isEqualTo(names);
            Files.write(keyring, newest);
            assertThat(test.store().findings()).isEmpty();
            assertThat(test.store().journal().count()).isGreaterThanOrEqualTo(count);
        }
    }

    @Test
    void aKeyringAheadOfTheJournalIsToldAndNamedOnce() throws IOException {
        try (TestStore test = TestStore.in(folder)) {
            test.close();
            Path journal = test.directory().resolve("journal/entries.lfj");
            Path index = test.directory().resolve("index/records.mv.db");
            byte[] shorter = Files.readAllBytes(journal);
            byte[] indexed = Files.readAllBytes(index);
            byte[] head = Files.readAllBytes(test.directory().resolve("local/head"));
            value(test.store().keepingOfficers().recoverySheet(test.session(Who.FOUNDER), null));
            test.close();
            Files.write(journal, shorter);
            Files.write(index, indexed);
            for (Path file : heads()) {
                Files.write(file, head);
            }
            TestStore.Ran verified = test.run(Who.AUDITOR, "verify", "--json");
            assertThat(verified.code()).isEqualTo(1);
            assertThat(verified.out()).contains("\"what\":\"TRUNCATED\"");
            assertThat(test.store().findings())
                    .hasAtLeastOneElementOfType(Finding.KeyringAhead.class);
            assertThat(test.store().journal().epoch()).isEqualTo(1);
            assertThat(OpenLosses.in(test.store().journal(), "r"))
                    .singleElement()
                    .isInstanceOf(JournalEvents.LossAccepted.class);
            assertThat(test.reopen().journal().epoch()).isEqualTo(1);
            test.close();
            assertThat(test.run(Who.FOUNDER, "rebuild", "--accept-loss", "restored").code())
                    .isZero();
            assertThat(test.run(Who.AUDITOR, "verify", "--json").out()).contains("\"ok\":true");
        }
    }

    private List<Path> heads() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("head")).toList();
        }
    }
}
