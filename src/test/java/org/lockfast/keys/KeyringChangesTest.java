package org.lockfast.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.keys.KeyringRefusal.Reason;
import static org.lockfast.keys.Sample.CHANGES;
import static org.lockfast.keys.Sample.ODE;
import static org.lockfast.keys.Sample.OSEI;
import static org.lockfast.keys.Sample.RAMAN;
import static org.lockfast.keys.Sample.password;
import static org.lockfast.keys.Sample.refusal;
import static org.lockfast.keys.Sample.signIn;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Signer;

/** Every change to a keyring, there and back through the bytes of the file. */
class KeyringChangesTest {
    private static final byte[] TEXT = "a text\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void foundedAndOpenedAgain() {
        Founding.Founded founded = Sample.founded();
        SignedIn in = signIn(founded.keyring(), " pc 1001", "ode");

        Keyring keyring = in.keyring().keyring();
        assertThat(keyring).isEqualTo(founded.keyring().keyring());
        assertThat(keyring.generation()).isEqualTo(1);
        assertThat(keyring.master()).isEqualTo(1);
        assertThat(keyring.collars()).containsExactly("PC 1001");
        assertThat(keyring.force().name()).isEqualTo("Wessex Police");
        assertThat(keyring.force().vkey()).isEqualTo(founded.force().key());
        assertThat(keyring.force().vkey().name()).matches("f-[0-9a-f]{16}/0");
        assertThat(in.officer().vkey().name()).isEqualTo(ODE + "/0");
        assertSameMasters(in.keyring(), founded.keyring());

        Signer signer = in.officer().signer();
        assertThat(keyring.officer(ODE).orElseThrow().vkey().verify(TEXT, signer.sign(TEXT)))
                .isTrue();
        Ed25519Key force = in.keyring().forceKey().orElseThrow();
        assertThat(founded.force().key().verify(TEXT, force.sign(TEXT))).isTrue();
    }

    @Test
    void neitherCollarNorNamesStandInAKeyName() {
        Keyring keyring = Sample.withSheet().keyring().keyring();
        for (Keyring.Officer officer : keyring.officers()) {
            assertThat(officer.vkey().vkey()).doesNotContain("1001").doesNotContain("1002");
        }
        assertThat(keyring.force().vkey().vkey()).doesNotContainIgnoringCase("wessex");
    }

    @Test
    void aWrongPasswordAndAnUnknownCollarAreRefusedAlike() {
        OpenKeyring keyring = Sample.founded().keyring();
        assertThat(refusal(() -> signIn(keyring, "PC 1001", "Ode"))).isEqualTo(Reason.SIGN_IN);
        assertThat(refusal(() -> signIn(keyring, "PC 1009", "ode"))).isEqualTo(Reason.SIGN_IN);
        assertThat(refusal(() -> signIn(keyring, "", ""))).isEqualTo(Reason.SIGN_IN);
    }

    @Test
    void aPasswordIsTheSameHoweverItsAccentsAreTyped() {
        OpenKeyring keyring = Sample.founded().keyring();
        OpenKeyring two =
                CHANGES.addOfficer(keyring, RAMAN, "PC 1002", password("Fran\u00e7ois Caf\u00e9"));
        assertThat(signIn(two, "PC 1002", "Franc\u0327ois Cafe\u0301").officer().officer())
                .isEqualTo(RAMAN);
    }

    @Test
    void anAddedOfficerOpensEveryGeneration() {
        OpenKeyring from = Sample.founded().keyring();
        OpenKeyring two = CHANGES.addOfficer(from, RAMAN, "PC 1002", password("raman"));
        OpenKeyring second =
                CHANGES.rekeyOfficer(two, ODE, password("ode 2"), KeyringChanges.Why.SUSPECTED);
        OpenKeyring three = CHANGES.addOfficer(second, OSEI, "PC 1003", password("osei"));

        SignedIn osei = signIn(three, "PC 1003", "osei");
        assertThat(osei.keyring().keyring().generation()).isEqualTo(4);
        assertThat(osei.keyring().masters().newest()).isEqualTo(2);
        assertSameMasters(osei.keyring(), three);
        assertThat(osei.keyring().masters().derive(1, Purpose.JOURNAL))
                .isEqualTo(from.masters().derive(1, Purpose.JOURNAL));
        assertThat(signIn(three, "PC 1002", "raman").officer().officer()).isEqualTo(RAMAN);
        assertThat(from.keyring().officers()).as("the old one stays").hasSize(1);
    }

    @Test
    void aCollarInUseIsNotGivenTwice() {
        OpenKeyring from = Sample.withSheet().keyring();
        assertThat(refusal(() -> CHANGES.addOfficer(from, OSEI, "pc 1002 ", password("osei"))))
                .isEqualTo(Reason.COLLAR_TAKEN);
        for (String collar : List.of("", " ", "recovery", "Recovery", "a\tb", "x".repeat(65))) {
            assertThat(refusal(() -> CHANGES.addOfficer(from, OSEI, collar, password("osei"))))
                    .as("collar <%s>", collar)
                    .isEqualTo(Reason.COLLAR_UNUSABLE);
        }
    }

    @Test
    void aPasswordChangeKeepsTheKeys() {
        OpenKeyring from = Sample.withSheet().keyring();
        SignedIn raman = signIn(from, "PC 1002", "raman");
        OpenKeyring changed = CHANGES.changePassword(from, raman.officer(), password("new"));

        assertThat(refusal(() -> signIn(changed, "PC 1002", "raman"))).isEqualTo(Reason.SIGN_IN);
        SignedIn again = signIn(changed, "PC 1002", "new");
        assertThat(again.officer().vkey()).isEqualTo(raman.officer().vkey());
        assertThat(changed.keyring().generation()).isEqualTo(from.keyring().generation() + 1);
        assertThat(changed.keyring().master()).isEqualTo(from.keyring().master());
        assertThat(signIn(changed, "PC 1001", "ode").officer().officer()).isEqualTo(ODE);
    }

    @Test
    void replacedKeysAreNotWrappedAgainByTheirOldHolder() {
        OpenKeyring from = Sample.withSheet().keyring();
        UnlockedIdentity old = signIn(from, "PC 1002", "raman").officer();
        OpenKeyring rekeyed =
                CHANGES.rekeyOfficer(from, RAMAN, password("new"), KeyringChanges.Why.LOST);
        assertThat(refusal(() -> CHANGES.changePassword(rekeyed, old, password("x"))))
                .isEqualTo(Reason.NOT_OWN);
    }

    @Test
    void aLostPasswordGivesNewKeysAndTheSameMasterKey() {
        OpenKeyring from = Sample.withSheet().keyring();
        OpenKeyring rekeyed =
                CHANGES.rekeyOfficer(from, RAMAN, password("new"), KeyringChanges.Why.LOST);
        assertThat(refusal(() -> signIn(rekeyed, "PC 1002", "raman"))).isEqualTo(Reason.SIGN_IN);
        SignedIn again = signIn(rekeyed, "PC 1002", "new");
        assertThat(again.officer().vkey().name()).isEqualTo(RAMAN + "/1");
        assertThat(again.officer().vkey().publicKey())
                .isNotEqualTo(from.keyring().officer(RAMAN).orElseThrow().vkey().publicKey());
        assertThat(again.keyring().keyring().master()).isEqualTo(1);
    }

    @Test
    void aSuspectedKeyOpensNoLaterRecords() {
        OpenKeyring from = Sample.withSheet().keyring();
        OpenKeyring rekeyed =
                CHANGES.rekeyOfficer(from, RAMAN, password("new"), KeyringChanges.Why.SUSPECTED);
        assertThat(rekeyed.masters().newest()).isEqualTo(2);
        assertThat(from.masters().has(2)).isFalse();
        assertSameMasters(signIn(rekeyed, "PC 1001", "ode").keyring(), rekeyed);
        assertSameMasters(signIn(rekeyed, "PC 1002", "new").keyring(), rekeyed);
    }

    @Test
    void aRetiredOfficerIsOutAndTheRestGetANewMasterKey() {
        KeyringChanges.WithSheet from = Sample.withSheet();
        OpenKeyring retired = CHANGES.retireOfficer(from.keyring(), RAMAN);

        assertThat(refusal(() -> signIn(retired, "PC 1002", "raman"))).isEqualTo(Reason.SIGN_IN);
        Keyring.Officer raman = retired.keyring().officer(RAMAN).orElseThrow();
        assertThat(raman.state()).isEqualTo(Keyring.State.RETIRED);
        assertThat(raman.wrap()).isNull();
        assertThat(raman.masters()).isEmpty();
        assertThat(new String(retired.file().bytes(), StandardCharsets.UTF_8))
                .doesNotContain(
                        from.keyring()
                                .keyring()
                                .officer(RAMAN)
                                .orElseThrow()
                                .masters()
                                .getFirst()
                                .ct());
        assertThat(retired.masters().newest()).isEqualTo(2);
        SignedIn ode = signIn(retired, "PC 1001", "ode");
        assertSameMasters(ode.keyring(), retired);
        assertThat(ode.keyring().forceKey().orElseThrow().key())
                .isEqualTo(retired.keyring().force().vkey());
        assertThat(
                        CHANGES.recover(retired.file(), from.sheet(), "PC 1001", password("again"))
                                .keyring()
                                .masters()
                                .newest())
                .isEqualTo(3);
    }

    @Test
    void aRetiredOfficersCollarMayBeGivenAgain() {
        OpenKeyring retired = CHANGES.retireOfficer(Sample.withSheet().keyring(), RAMAN);
        OpenKeyring again = CHANGES.addOfficer(retired, OSEI, "PC 1002", password("osei"));
        assertThat(signIn(again, "PC 1002", "osei").officer().officer()).isEqualTo(OSEI);
        assertThat(again.keyring().officers()).hasSize(3);
    }

    @Test
    void theLastOfficerStays() {
        OpenKeyring one = Sample.founded().keyring();
        assertThat(refusal(() -> CHANGES.retireOfficer(one, ODE))).isEqualTo(Reason.LAST_OFFICER);
        OpenKeyring retired = CHANGES.retireOfficer(Sample.withSheet().keyring(), RAMAN);
        assertThat(refusal(() -> CHANGES.retireOfficer(retired, RAMAN)))
                .isEqualTo(Reason.NO_SUCH_OFFICER);
        assertThat(refusal(() -> CHANGES.retireOfficer(retired, UUID.randomUUID())))
                .isEqualTo(Reason.NO_SUCH_OFFICER);
    }

    @Test
    void aRecoverySheetLetsInOnce() {
        KeyringChanges.WithSheet from = Sample.withSheet();
        RecoverySheet typed = RecoverySheet.parse(from.sheet().text());
        SignedIn in = CHANGES.recover(from.keyring().file(), typed, "PC 1002", password("back"));

        OpenKeyring next = in.keyring();
        assertThat(in.officer().vkey().name()).isEqualTo(RAMAN + "/1");
        assertThat(next.keyring().recovery()).isEmpty();
        assertThat(next.masters().newest()).as("the sheet opens nothing later").isEqualTo(2);
        assertSameMasters(signIn(next, "PC 1002", "back").keyring(), next);
        assertThat(signIn(next, "PC 1001", "ode").officer().officer()).isEqualTo(ODE);
        assertThat(refusal(() -> CHANGES.recover(next.file(), typed, "PC 1002", password("x"))))
                .isEqualTo(Reason.SHEET_UNKNOWN);
    }

    @Test
    void recoveryIsRefusedForStrangers() {
        KeyringChanges.WithSheet from = Sample.withSheet();
        assertThat(
                        refusal(() ->
                                CHANGES.recover(
                                        from.keyring().file(),
                                        Sample.withSheet().sheet(),
                                        "PC 1001",
                                        password("x"))))
                .isEqualTo(Reason.SHEET_UNKNOWN);
        assertThat(
                        refusal(() ->
                                CHANGES.recover(
                                        from.keyring().file(),
                                        from.sheet(),
                                        "PC 1009",
                                        password("x"))))
                .isEqualTo(Reason.NO_SUCH_OFFICER);
    }

    @Test
    void namesThatCannotBePrintedAreRefused() {
        for (String name : List.of("", "  ", "a\nb", "x".repeat(201), "a\u0000")) {
            Founding founding = new Founding(Sample.STORE, name, "S", "D", ODE, "1");
            assertThat(
                            refusal(() ->
                                    founding.found(
                                            password("x"),
                                            Sample.CHEAP,
                                            Sample.RANDOM,
                                            () -> Sample.NOW)))
                    .as("<%s>", name)
                    .isEqualTo(Reason.NAME_UNUSABLE);
        }
    }

    @Test
    void allChanceComesFromTheGivenSource() throws Exception {
        byte[][] files = new byte[2][];
        for (int i = 0; i < 2; i++) {
            SecureRandom known = SecureRandom.getInstance("SHA1PRNG");
            known.setSeed(7);
            OpenKeyring founded =
                    new Founding(Sample.STORE, "F", "S", "D", ODE, "1")
                            .found(password("x"), Sample.CHEAP, known, () -> Sample.NOW)
                            .keyring();
            KeyringChanges changes = new KeyringChanges(Sample.CHEAP, known, () -> Sample.NOW);
            OpenKeyring two = changes.addOfficer(founded, RAMAN, "2", password("y"));
            files[i] =
                    changes.addRecovery(changes.retireOfficer(two, RAMAN)).keyring().file().bytes();
        }
        assertThat(files[0]).isEqualTo(files[1]);
    }

    @Test
    void closedMasterKeysAndIdentitiesRefuse() {
        SignedIn in = signIn(Sample.founded().keyring(), "PC 1001", "ode");
        Signer signer = in.officer().signer();
        in.officer().close();
        in.keyring().close();
        assertThat(refusal(() -> signer.sign(TEXT))).isEqualTo(Reason.LOCKED);
        assertThat(refusal(() -> in.keyring().masters().derive(1, Purpose.LOCAL)))
                .isEqualTo(Reason.LOCKED);
        assertThat(refusal(() -> in.keyring().forceKey())).isEqualTo(Reason.LOCKED);
    }

    private static void assertSameMasters(OpenKeyring a, OpenKeyring b) {
        assertThat(a.masters().newest()).isEqualTo(b.masters().newest());
        for (int g = 1; g <= a.masters().newest(); g++) {
            assertThat(a.masters().derive(g, Purpose.JOURNAL))
                    .isEqualTo(b.masters().derive(g, Purpose.JOURNAL));
        }
    }
}
