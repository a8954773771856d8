package org.lockfast.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockfast.keys.KeyringRefusal.Reason;
import static org.lockfast.keys.Sample.ODE;
import static org.lockfast.keys.Sample.RAMAN;
import static org.lockfast.keys.Sample.password;
import static org.lockfast.keys.Sample.refusal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockfast.ledger.Signer;

/** Who is at the machine, and what a PIN reaches. */
class ShiftTest {
    private static final byte[] TEXT = {1, 2, 3};

    private final OpenKeyring keyring = Sample.withSheet().keyring();
    private Instant now = Instant.parse("2026-03-01T08:00:00Z");
    private final Shift shift =
            new Shift(() -> now, Duration.ofHours(12), Sample.CHEAP, Sample.RANDOM);

    private UnlockedIdentity ode() {
        return Sample.signIn(keyring, "PC 1001", "ode").officer();
    }

    private UnlockedIdentity raman() {
        return Sample.signIn(keyring, "PC 1002", "raman").officer();
    }

    private boolean signs(Signer signer) {
        return signer.key().verify(TEXT, signer.sign(TEXT));
    }

    @Test
    void lockingWithoutAPinDropsTheKey() {
        shift.signedIn(ode(), null);
        Signer kept = shift.officer().orElseThrow().signer();
        assertThat(signs(kept)).isTrue();
        shift.lock();
        assertThat(shift.state()).isEqualTo(new Shift.State.Locked());
        assertThat(refusal(() -> kept.sign(TEXT))).isEqualTo(Reason.LOCKED);
        assertThat(shift.takesPin(ODE)).isFalse();
        assertThat(refusal(() -> shift.unlock(ODE, password("394817"))))
                .isEqualTo(Reason.PASSWORD_NEEDED);
    }

    @Test
    void aPinReachesTheKeyAgainAndIsCalledAPin() {
        shift.signedIn(ode(), password("394817"));
        Signer kept = shift.officer().orElseThrow().signer();
        shift.lock();
        assertThat(refusal(() -> kept.sign(TEXT))).as("a screen's own").isEqualTo(Reason.LOCKED);
        assertThat(shift.takesPin(ODE)).isTrue();
        UnlockedIdentity again = shift.unlock(ODE, password("394817"));
        assertThat(signs(again.signer())).isTrue();
        assertThat(again.vkey()).isEqualTo(kept.key());
        assertThat(shift.state()).isEqualTo(new Shift.State.Unlocked(again, Shift.Confirmed.PIN));
        shift.lock();
        assertThat(signs(shift.unlock(ODE, password("394817")).signer())).isTrue();
    }

    @Test
    void fiveWrongPinsDropTheKey() {
        shift.signedIn(ode(), password("394817"));
        shift.lock();
        for (int left = 4; left >= 1; left--) {
            KeyringRefusal wrong =
                    org.assertj.core.api.Assertions.catchThrowableOfType(
                            KeyringRefusal.class, () -> shift.unlock(ODE, password("111222")));
            assertThat(wrong.reason()).isEqualTo(Reason.PIN_WRONG);
            assertThat(wrong.args()).containsExactly(String.valueOf(left));
        }
        assertThat(refusal(() -> shift.unlock(ODE, password("111222"))))
                .isEqualTo(Reason.PASSWORD_NEEDED);
        assertThat(refusal(() -> shift.unlock(ODE, password("394817"))))
                .isEqualTo(Reason.PASSWORD_NEEDED);
        assertThat(shift.takesPin(ODE)).isFalse();
    }

    @Test
    void manyWrongPinsAtOnceAreFiveAtMost() throws Exception {
        shift.signedIn(ode(), password("394817"));
        shift.lock();
        AtomicInteger pinWrong = new AtomicInteger();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                var _ =
                        pool.submit(() -> {
                            if (refusal(() -> shift.unlock(ODE, password("111222")))
                                    == Reason.PIN_WRONG) {
                                pinWrong.incrementAndGet();
                            }
                        });
            }
        }
        assertThat(pinWrong.get()).isBetween(0, 4);
        assertThat(shift.takesPin(ODE)).isFalse();
    }

    @Test
    void aRightPinGivesFiveTriesAgain() {
        shift.signedIn(ode(), password("394817"));
        for (int round = 0; round < 3; round++) {
            shift.lock();
            for (int i = 0; i < 4; i++) {
                assertThat(refusal(() -> shift.unlock(ODE, password("111222"))))
                        .isEqualTo(Reason.PIN_WRONG);
            }
            assertThat(signs(shift.unlock(ODE, password("394817")).signer())).isTrue();
        }
    }

    @Test
    void afterTheShiftThePasswordIsAskedFor() {
        shift.signedIn(ode(), password("394817"));
        shift.lock();
        now = now.plus(Duration.ofHours(12)).minusMillis(1);
        assertThat(shift.takesPin(ODE)).isTrue();
        now = now.plusMillis(1);
        assertThat(shift.takesPin(ODE)).isFalse();
        assertThat(refusal(() -> shift.unlock(ODE, password("394817"))))
                .isEqualTo(Reason.PASSWORD_NEEDED);
    }

    @Test
    void anotherOfficerTakesOverAndTheFirstComesBackByPin() {
        shift.signedIn(ode(), password("394817"));
        UnlockedIdentity odeAtWork = shift.officer().orElseThrow();
        shift.signedIn(raman(), null);
        assertThat(odeAtWork.closed()).isTrue();
        assertThat(shift.officer().orElseThrow().officer()).isEqualTo(RAMAN);
        assertThat(refusal(() -> shift.unlock(ODE, password("000111"))))
                .isEqualTo(Reason.PIN_WRONG);
        assertThat(shift.officer().orElseThrow().officer()).as("as it was").isEqualTo(RAMAN);
        shift.unlock(ODE, password("394817"));
        assertThat(shift.officer().orElseThrow().officer()).isEqualTo(ODE);
        assertThat(shift.takesPin(RAMAN)).isFalse();
    }

    @Test
    void aSecondPersonSignsWithoutTakingOver() {
        shift.signedIn(raman(), password("582604"));
        shift.signedIn(ode(), null);
        try (UnlockedIdentity receiver = shift.confirm(RAMAN, password("582604"))) {
            assertThat(receiver.officer()).isEqualTo(RAMAN);
            assertThat(signs(receiver.signer())).isTrue();
        }
        assertThat(shift.officer().orElseThrow().officer()).isEqualTo(ODE);
        assertThat(signs(shift.officer().orElseThrow().signer())).isTrue();
        assertThat(shift.takesPin(RAMAN)).as("closing the one use keeps the hold").isTrue();
    }

    @Test
    void quittingDropsEverything() {
        shift.signedIn(ode(), password("394817"));
        Signer kept = shift.officer().orElseThrow().signer();
        shift.close();
        assertThat(refusal(() -> kept.sign(TEXT))).isEqualTo(Reason.LOCKED);
        assertThat(shift.takesPin(ODE)).isFalse();
        assertThat(refusal(() -> shift.signedIn(ode(), null))).isEqualTo(Reason.LOCKED);
    }

    @Test
    void aForgottenPinIsNoUse() {
        shift.signedIn(ode(), password("394817"));
        shift.lock();
        shift.forget(ODE);
        assertThat(shift.takesPin(ODE)).isFalse();
        assertThat(refusal(() -> shift.unlock(ODE, password("394817"))))
                .isEqualTo(Reason.PASSWORD_NEEDED);
    }

    @ParameterizedTest
    @CsvSource({
        "394817, true", "112234, true", "394817394817, true", "12345, false", "123456, false",
        "654321, false", "890123, false", "111111, false", "121212, false", "39481a, false",
        "3948173948172, false", "'', false", "٣٩٤٨١٧, false"
    })
    void whatAPinMustBe(String pin, boolean good) {
        assertThat(Pin.good(password(pin))).isEqualTo(good);
        if (!good) {
            assertThatThrownBy(() -> shift.signedIn(ode(), password(pin))).hasMessage(Pin.SENTENCE);
        }
    }
}
