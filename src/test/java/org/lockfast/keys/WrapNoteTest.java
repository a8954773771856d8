package org.lockfast.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockfast.keys.Sample.CHANGES;
import static org.lockfast.keys.Sample.ODE;
import static org.lockfast.keys.Sample.RAMAN;
import static org.lockfast.keys.Sample.password;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.VerifyKey;

class WrapNoteTest {
    private static Keyring.Officer officer(OpenKeyring ring, UUID id) {
        return ring.keyring().officer(id).orElseThrow();
    }

    private static WrapNote note(OpenKeyring ring, UUID id) {
        return officer(ring, id).wrapNote().orElseThrow();
    }

    @Test
    void everyWrapComesWithANoteByItsOfficersOwnKey() {
        Founding.Founded founded = Sample.founded();
        OpenKeyring added =
                CHANGES.addOfficer(founded.keyring(), RAMAN, "PC 1002", password("raman"));
        OpenKeyring changed = CHANGES.changePassword(added, founded.officer(), password("another"));
        OpenKeyring rekeyed =
                CHANGES.rekeyOfficer(
                        changed, RAMAN, password("third"), KeyringChanges.Why.SUSPECTED);
        for (OpenKeyring ring : java.util.List.of(added, changed, rekeyed)) {
            for (UUID id : java.util.List.of(ODE, RAMAN)) {
                VerifyKey own = officer(ring, id).vkey();
                WrapNote read = WrapNote.parse(note(ring, id).bytes());
                assertThat(read).isEqualTo(note(ring, id));
                assertThat(read.verifiedBy(own)).isTrue();
                assertThat(read.keyName()).isEqualTo(own.name());
            }
        }
        assertThat(note(added, ODE).verifiedBy(officer(added, RAMAN).vkey())).isFalse();
        assertThat(note(rekeyed, RAMAN).verifiedBy(officer(added, RAMAN).vkey())).isFalse();
    }

    @Test
    void aLaterWrapHasAHigherNumberThoughTheClockStoodStill() {
        Founding.Founded founded = Sample.founded();
        OpenKeyring once =
                CHANGES.changePassword(founded.keyring(), founded.officer(), password("b"));
        OpenKeyring twice = CHANGES.changePassword(once, founded.officer(), password("c"));
        assertThat(note(founded.keyring(), ODE).rev()).isEqualTo(Sample.NOW.toEpochMilli());
        assertThat(note(once, ODE).rev()).isEqualTo(Sample.NOW.toEpochMilli() + 1);
        assertThat(note(twice, ODE).rev()).isEqualTo(Sample.NOW.toEpochMilli() + 2);
    }

    @Test
    void aWrapOpensOnlyForItsForceAndItsOfficer() {
        OpenKeyring ring = Sample.founded().keyring();
        Wrap wrap = note(ring, ODE).wrap();
        String force = ring.keyring().force().id();
        assertThat(force).matches("f-[0-9a-f]{16}");
        assertThat(Identity.unwrap(wrap, password("ode"), force, ODE)).isPresent();
        assertThat(Identity.unwrap(wrap, password("ode"), "f-0000000000000000", ODE)).isEmpty();
        assertThat(Identity.unwrap(wrap, password("ode"), force, RAMAN)).isEmpty();
        assertThat(Identity.unwrap(wrap, password("Ode"), force, ODE)).isEmpty();
    }

    /** Each byte of a note, altered: it is no note any more, or nobody's. */
    @Test
    void anAlteredNoteIsRefused() {
        OpenKeyring ring = Sample.founded().keyring();
        byte[] good = note(ring, ODE).bytes();
        VerifyKey own = officer(ring, ODE).vkey();
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 1;
            try {
                assertThat(WrapNote.parse(bad).verifiedBy(own)).as("byte %s", i).isFalse();
            } catch (Malformed expected) {
                assertThat(expected).hasMessageNotContaining("null");
            }
        }
        String twice = new String(good, StandardCharsets.UTF_8);
        twice += twice.substring(twice.lastIndexOf('\u2014'));
        byte[] two = twice.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> WrapNote.parse(two)).isInstanceOf(Malformed.class);
        byte[] long_ = new byte[WrapNote.MOST_BYTES + 1];
        assertThatThrownBy(() -> WrapNote.parse(long_)).isInstanceOf(Malformed.class);
    }
}
