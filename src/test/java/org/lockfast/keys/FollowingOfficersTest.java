package org.lockfast.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.keys.Sample.CHANGES;
import static org.lockfast.keys.Sample.ODE;
import static org.lockfast.keys.Sample.OSEI;
import static org.lockfast.keys.Sample.RAMAN;
import static org.lockfast.keys.Sample.password;
import static org.lockfast.keys.Sample.refusal;
import static org.lockfast.keys.Sample.signIn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockfast.keys.KeyringRefusal.Reason;

/** An enrolled store opens for the officers of the force, and for nobody else. */
class FollowingOfficersTest {
    private static final UUID LAPTOP = UUID.fromString("0198c5d2-0000-7000-8000-0000000000d1");

    private final Founding.Founded founded = Sample.founded();
    private OpenKeyring force =
            CHANGES.addOfficer(founded.keyring(), RAMAN, "PC 1002", password("raman"));
    private final FollowingOfficers following = new FollowingOfficers(Sample.RANDOM);
    private final Map<UUID, WrapNote> notes = new HashMap<>();

    private List<ForceOfficer> officers() {
        return force.keyring().officers().stream()
                .map(o -> new ForceOfficer(o.id(), o.collar(), o.vkey(), o.seal(), o.active()))
                .toList();
    }

    private void notesTravel() {
        force.keyring().officers().forEach(o -> o.wrapNote().ifPresent(n -> notes.put(o.id(), n)));
    }

    private Optional<WrapNote> note(UUID id) {
        return Optional.ofNullable(notes.get(id));
    }

    private OpenKeyring laptop() {
        byte[] key = new byte[32];
        Sample.RANDOM.nextBytes(key);
        return following.first(
                new FollowingOfficers.Enrolled(
                        LAPTOP,
                        "Wessex Police",
                        force.keyring().force().vkey(),
                        "Holloway Road",
                        "d-0011223344556677",
                        "SCN-08"),
                FollowingOfficers.masters(LAPTOP, key),
                officers(),
                this::note);
    }

    @Test
    void everyOfficerOfTheForceOpensItWithTheirOwnPassword() {
        notesTravel();
        OpenKeyring laptop = laptop();
        assertThat(signIn(laptop, "PC 1001", "ode").officer().vkey())
                .isEqualTo(force.keyring().officer(ODE).orElseThrow().vkey());
        assertThat(signIn(laptop, "pc 1002", "raman").keyring().masters().newest()).isEqualTo(1);
        assertThat(laptop.keyring().force().wrapped()).isNull();
        assertThat(laptop.forceKey()).isEmpty();
        assertThat(following.follow(laptop, officers(), this::note)).isEmpty();
    }

    @Test
    void whoHasNoNoteYetOpensItOnceTheNoteCame() {
        notesTravel();
        WrapNote raman = notes.remove(RAMAN);
        OpenKeyring laptop = laptop();
        assertThat(laptop.keyring().collars()).containsExactly("PC 1001");
        notes.put(RAMAN, raman);
        OpenKeyring after = following.follow(laptop, officers(), this::note).orElseThrow();
        assertThat(after.masters().newest()).isEqualTo(1);
        assertThat(signIn(after, "PC 1002", "raman").keyring().masters().newest()).isEqualTo(1);
    }

    @Test
    void withoutAnyNoteNothingIsEnrolled() {
        assertThat(refusal(this::laptop)).isEqualTo(Reason.NO_SUCH_OFFICER);
    }

    @Test
    void aNoteByAnotherKeyIsPassedOver() {
        notesTravel();
        WrapNote ode = note(ODE).orElseThrow();
        notes.put(RAMAN, new WrapNote(RAMAN, 0, ode.rev(), ode.wrap(), ode.sig()));
        assertThat(laptop().keyring().collars()).containsExactly("PC 1001");
    }

    @Test
    void aPasswordChangedElsewhereIsFollowedAndAnOlderOneIsNot() {
        notesTravel();
        OpenKeyring laptop = laptop();
        WrapNote before = notes.get(ODE);
        force = CHANGES.changePassword(force, founded.officer(), password("new"));
        notesTravel();
        OpenKeyring after = following.follow(laptop, officers(), this::note).orElseThrow();
        assertThat(after.masters().newest()).as("the same master key").isEqualTo(1);
        assertThat(signIn(after, "PC 1001", "new").officer().officer()).isEqualTo(ODE);
        assertThat(refusal(() -> signIn(after, "PC 1001", "ode"))).isEqualTo(Reason.SIGN_IN);
        notes.put(ODE, before);
        assertThat(following.follow(after, officers(), this::note)).isEmpty();
    }

    @Test
    void aRetiredOfficerOpensNothingAndLaterRecordsHaveAnotherMasterKey() {
        notesTravel();
        OpenKeyring laptop = laptop();
        force = CHANGES.retireOfficer(force, RAMAN);
        OpenKeyring after = following.follow(laptop, officers(), this::note).orElseThrow();
        assertThat(refusal(() -> signIn(after, "PC 1002", "raman"))).isEqualTo(Reason.SIGN_IN);
        assertThat(after.keyring().generation()).isEqualTo(2);
        assertThat(after.masters().newest()).isEqualTo(2);
        assertThat(signIn(after, "PC 1001", "ode").keyring().masters().newest()).isEqualTo(2);
    }

    /** Until the officer's own note is here neither the old nor the new password opens it. */
    @Test
    void replacedKeysOpenNothingMoreHere() {
        notesTravel();
        OpenKeyring laptop = laptop();
        force = CHANGES.rekeyOfficer(force, RAMAN, password("fresh"), KeyringChanges.Why.SUSPECTED);
        OpenKeyring without = following.follow(laptop, officers(), this::note).orElseThrow();
        assertThat(refusal(() -> signIn(without, "PC 1002", "raman"))).isEqualTo(Reason.SIGN_IN);
        assertThat(without.masters().newest()).isEqualTo(2);
        notesTravel();
        OpenKeyring with = following.follow(without, officers(), this::note).orElseThrow();
        assertThat(signIn(with, "PC 1002", "fresh").keyring().masters().newest()).isEqualTo(2);
        assertThat(following.follow(with, officers(), this::note)).isEmpty();

        OpenKeyring atOnce = following.follow(laptop, officers(), this::note).orElseThrow();
        assertThat(signIn(atOnce, "PC 1002", "fresh").keyring().masters().newest()).isEqualTo(2);
        assertThat(refusal(() -> signIn(atOnce, "PC 1002", "raman"))).isEqualTo(Reason.SIGN_IN);
    }

    @Test
    void nobodyIsTakenOutWhereNobodyWouldBeLeft() {
        notesTravel();
        notes.remove(ODE);
        OpenKeyring laptop = laptop();
        force = CHANGES.retireOfficer(force, RAMAN);
        assertThat(following.follow(laptop, officers(), this::note)).isEmpty();
    }

    @Test
    void twoOfficersWithOneCollarAreNotBothLetIn() {
        notesTravel();
        OpenKeyring other =
                CHANGES.addOfficer(founded.keyring(), OSEI, "pc 1002", password("osei"));
        Keyring.Officer osei = other.keyring().officer(OSEI).orElseThrow();
        notes.put(OSEI, osei.wrapNote().orElseThrow());
        List<ForceOfficer> both = new java.util.ArrayList<>(officers());
        both.add(new ForceOfficer(OSEI, "pc 1002", osei.vkey(), osei.seal(), true));
        assertThat(following.follow(laptop(), both, this::note)).isEmpty();
    }

    /** All zeroes is a point of small order: whoever seals to it seals to everybody. */
    @Test
    void aKeyThatNobodyCanSealToKeepsItsOfficerOut() {
        notesTravel();
        List<ForceOfficer> one =
                officers().stream()
                        .map(o ->
                                o.id().equals(RAMAN)
                                        ? new ForceOfficer(
                                                RAMAN,
                                                o.collar(),
                                                o.vkey(),
                                                Bytes.base64(new byte[32]),
                                                true)
                                        : o)
                        .toList();
        notesTravel();
        OpenKeyring laptop = laptop();
        assertThat(laptop.keyring().collars()).hasSize(2);
        notes.clear();
        notes.put(ODE, force.keyring().officer(ODE).orElseThrow().wrapNote().orElseThrow());
        OpenKeyring odeOnly = laptop();
        notesTravel();
        assertThat(following.follow(odeOnly, one, this::note)).isEmpty();
    }
}
