package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockfast.testing.TestStore.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.journal.Acting;
import org.lockfast.journal.AdministratorOnly;
import org.lockfast.journal.JournalEvents;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Recorded;
import org.lockfast.journal.Vouch;
import org.lockfast.keys.Password;
import org.lockfast.keys.RecoverySheet;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Role;
import org.lockfast.officer.Session;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** What verification and export say of what an officer's own program could have written. */
class ForgedAdministratorTest {
    @TempDir Path folder;

    private static void assertKey(TestStore test) {
        TestStore.Ran ran = test.run(Who.PROPERTY, "verify", "--json");
        assertThat(ran.code()).as(ran.out()).isEqualTo(1);
        assertThat(ran.out()).contains("\"what\":\"KEY\"");
    }

    @Test
    void anOfficerAddedByWhoIsNoAdministratorIsNamed() {
        try (TestStore test = TestStore.in(folder)) {
            Session auditor = test.session(Who.AUDITOR);
            UUID id = UUID.fromString("0198c5d2-0000-7000-8000-00000000bbbb");
            Ed25519Key fresh = Ed25519Key.of(id + "/0", new byte[32]);
            test.store()
                    .journal()
                    .record(
                            new Acting(
                                    auditor.officer().id(),
                                    "AUDITOR",
                                    Vouch.PASSWORD,
                                    auditor.signer()),
                            List.of(
                                    NewEvent.of(
                                            id,
                                            new OfficerEvent.Added(
                                                    "9",
                                                    "Mallory",
                                                    List.of("ADMINISTRATOR"),
                                                    fresh.key().vkey(),
                                                    "c2VhbA=="))));
            assertKey(test);
        }
    }

    private static List<NewEvent> administratorsOnly(TestStore test) {
        return List.of(
                NewEvent.of(test.store().id(), new JournalEvents.LossAccepted("seen", 3, 4)),
                NewEvent.of(
                        test.store().id(),
                        new JournalEvents.BodyDestroyed(
                                List.of(Hash.of(new byte[32])), "no court at all")));
    }

    @Test
    void whatTakesAnAdministratorIsRefusedFromAnyOtherRole() {
        try (TestStore test = TestStore.in(folder)) {
            Session auditor = test.session(Who.AUDITOR);
            for (NewEvent event : administratorsOnly(test)) {
                assertThatThrownBy(() ->
                                test.store()
                                        .journal()
                                        .record(
                                                value(auditor.acting(Permission.EXPORT_LOG)),
                                                List.of(event)))
                        .isInstanceOf(JournalRefusal.class)
                        .hasMessageContaining("takes an administrator");
            }
        }
    }

    /** Whatever role the entry claims: the record says which ones the officer had. */
    @Test
    void anAcceptanceOrADestructionByWhoIsNoAdministratorIsNamed() {
        for (int which = 0; which < 2; which++) {
            try (TestStore test = TestStore.in(folder.resolve("store" + which))) {
                Session auditor = test.session(Who.AUDITOR);
                Recorded forged =
                        test.store()
                                .journal()
                                .record(
                                        new Acting(
                                                auditor.officer().id(),
                                                AdministratorOnly.ROLE,
                                                Vouch.PASSWORD,
                                                auditor.signer()),
                                        List.of(administratorsOnly(test).get(which)))
                                .getFirst();
                assertKey(test);
                assertThat(test.run(Who.PROPERTY, "verify", "--json").out())
                        .contains("\"eid\":\"" + forged.eid().base64())
                        .contains("Only an administrator may make it");
            }
        }
    }

    @Test
    void theSameByAnAdministratorIsGood() {
        try (TestStore test = TestStore.in(folder)) {
            assertThat(AdministratorOnly.ROLE).isEqualTo(Role.ADMINISTRATOR.name());
            Session founder = test.session(Who.FOUNDER);
            test.store()
                    .journal()
                    .record(
                            value(founder.acting(Permission.REBUILD)),
                            List.of(administratorsOnly(test).getFirst()));
            assertThat(test.run(Who.PROPERTY, "verify", "--json").out()).contains("\"ok\":true");
        }
    }

    @Test
    void aKeyIntroducedByItselfWithoutASheetIsNamedOnceItSigns() {
        try (TestStore test = TestStore.in(folder)) {
            UUID founder = test.session(Who.FOUNDER).officer().id();
            Ed25519Key fresh = Ed25519Key.of(founder + "/1", new byte[32]);
            Acting pretended = new Acting(founder, "ADMINISTRATOR", Vouch.PASSWORD, fresh);
            test.store()
                    .journal()
                    .record(
                            pretended,
                            List.of(
                                    NewEvent.of(
                                            founder,
                                            new OfficerEvent.Rekeyed(
                                                    fresh.key().vkey(), "c2VhbA==", "lost")),
                                    NewEvent.of(
                                            test.store().id(),
                                            new OfficerEvent.RecoveryUsed(
                                                    "no such sheet", "no proof"))));
            assertKey(test);
        }
    }

    @Test
    void aRecoverySheetThatWasMadeIsGood() throws IOException {
        try (TestStore test = TestStore.in(folder);
                Password next = Password.of("copper meadow violin 77")) {
            RecoverySheet sheet =
                    value(
                            test.store()
                                    .keepingOfficers()
                                    .recoverySheet(test.session(Who.FOUNDER), null));
            test.close();
            value(
                    new RecoveringStore(test.directory(), test.surroundings())
                            .recover(sheet, Who.FOUNDER.collar(), next));
            // what they sign there counts there
            StoreOpening.SignedIn in =
                    value(
                            new StoreOpening(test.directory(), test.surroundings())
                                    .open(Who.FOUNDER.collar(), next));
            try (OpenStore store = in.store();
                    Password theirs = Password.of("violet harbour lantern 42")) {
                value(
                        store.keepingOfficers()
                                .add(
                                        in.session(),
                                        null,
                                        "4711",
                                        "A Newcomer",
                                        Set.of(Role.SCENE_OFFICER),
                                        theirs));
                store.journal().settle();
                assertThat(store.officers().byCollar("4711")).isPresent();
                assertThat(store.conflicts().open()).as("the sheet proves the key").isEmpty();
            }
            TestStore.Ran ran = test.run(Who.PROPERTY, "verify", "--json");
            assertThat(ran.out()).contains("\"ok\":true");
        }
    }

    @Test
    void aLogIsNotExportedOverARecordThatDoesNotRead() throws IOException {
        try (TestStore test = TestStore.in(folder)) {
            test.close();
            Path journal = test.directory().resolve("journal/entries.lfj");
            byte[] bytes = Files.readAllBytes(journal);
            bytes[bytes.length / 2] ^= 1;
            Files.write(journal, bytes);
            Path log = folder.resolve("log");
            TestStore.Ran ran = test.run(Who.FOUNDER, "export-log", log.toString());
            assertThat(ran.code()).isNotZero();
            assertThat(ran.err()).contains("does not read").contains("no log was written");
            assertThat(log).doesNotExist();
        }
    }
}
