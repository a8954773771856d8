package org.lockfast.keys;

import static org.lockfast.keys.KeyringRefusal.Reason;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is at the machine, and whose keys it holds. Locking drops the keys of the officer at the
 * machine unless a PIN was chosen after that officer's password sign-in; the PIN then reaches them
 * again until the shift is over. Quitting closes this and drops all. Safe for use by several
 * threads.
 */
public final class Shift implements AutoCloseable {
    /** How an officer was last vouched for. */
    public enum Confirmed {
        /** Own key, opened with the password. */
        PASSWORD,
        /** Own key, held since the password sign-in, confirmed by PIN. */
        PIN
    }

    /** Nobody is at the machine, or one officer is. */
    public sealed interface State {
        /** Nobody can sign. */
        record Locked() implements State {}

        /** That officer can sign. */
        record Unlocked(UnlockedIdentity officer, Confirmed by) implements State {}
    }

    private final InstantSource clock;
    private final Duration length;
    private final PasswordCost pinCost;
    private final SecureRandom random;
    private final Map<UUID, PinHold> holds = new HashMap<>();
    private State state = new State.Locked();
    private boolean quit;

    /**
     * @param length how long after a password sign-in a PIN still works, such as 12 hours
     * @param pinCost what it costs to check a PIN
     */
    public Shift(InstantSource clock, Duration length, PasswordCost pinCost, SecureRandom random) {
        this.clock = clock;
        this.length = length;
        this.pinCost = pinCost;
        this.random = random;
    }

    public synchronized State state() {
        return state;
    }

    /** The officer at the machine, if it is unlocked. */
    public synchronized Optional<UnlockedIdentity> officer() {
        return state instanceof State.Unlocked unlocked
                ? Optional.of(unlocked.officer())
                : Optional.empty();
    }

    /**
     * An officer signed in with the password. Whoever was at the machine is locked out first; a PIN
     * this officer chose before is forgotten.
     *
     * @param officer taken over
     * @param pin a PIN for the rest of the shift, {@linkplain Pin#good good}; null for none
     */
    public void signedIn(UnlockedIdentity officer, @Nullable Password pin) {
        if (pin != null && !Pin.good(pin)) {
            throw new IllegalArgumentException(Pin.SENTENCE);
        }
        PinHold hold =
                pin == null
                        ? null
                        : new PinHold(
                                officer.copy(), pin, pinCost, clock.instant().plus(length), random);
        atTheMachine(officer, hold, Confirmed.PASSWORD);
    }

    private synchronized void atTheMachine(
            UnlockedIdentity officer, @Nullable PinHold hold, Confirmed by) {
        lock();
        if (by == Confirmed.PASSWORD) {
            forget(officer.officer());
        }
        if (hold != null) {
            holds.put(officer.officer(), hold);
        }
        if (quit) {
            officer.close();
            forget(officer.officer());
            throw new KeyringRefusal(Reason.LOCKED);
        }
        state = new State.Unlocked(officer, by);
    }

    /** Whether a PIN can unlock for that officer now, so that a screen knows what to ask for. */
    public synchronized boolean takesPin(UUID officer) {
        PinHold hold = holds.get(officer);
        return hold != null && hold.usable(clock.instant());
    }

    /**
     * Unlocks for an officer by PIN, whoever was at the machine.
     *
     * @throws KeyringRefusal PIN_WRONG, PASSWORD_NEEDED; the machine then stays as it was
     */
    public UnlockedIdentity unlock(UUID officer, Password pin) {
        UnlockedIdentity opened = confirm(officer, pin);
        atTheMachine(opened, null, Confirmed.PIN);
        return opened;
    }

    /**
     * Another officer's keys for one signature, such as the receiver's at a handover; who is at the
     * machine does not change. The caller closes what he gets.
     *
     * @throws KeyringRefusal PIN_WRONG, PASSWORD_NEEDED
     */
    public UnlockedIdentity confirm(UUID officer, Password pin) {
        return hold(officer).open(pin, clock.instant());
    }

    private synchronized PinHold hold(UUID officer) {
        PinHold hold = holds.get(officer);
        if (hold == null) {
            throw new KeyringRefusal(Reason.PASSWORD_NEEDED);
        }
        return hold;
    }

    /** Locks the machine: nothing that was given out for the officer at it signs any more. */
    public synchronized void lock() {
        if (state instanceof State.Unlocked unlocked) {
            unlocked.officer().close();
        }
        state = new State.Locked();
        holds.values().removeIf(hold -> over(hold));
    }

    private boolean over(PinHold hold) {
        boolean over = !hold.usable(clock.instant());
        if (over) {
            hold.close();
        }
        return over;
    }

    /** Forgets an officer's PIN: retired, keys replaced, or the officer ended the shift. */
    public synchronized void forget(UUID officer) {
        PinHold hold = holds.remove(officer);
        if (hold != null) {
            hold.close();
        }
    }

    /** Quit: every key is dropped, and nobody signs in here again. */
    @Override
    public synchronized void close() {
        quit = true;
        lock();
        holds.values().forEach(PinHold::close);
        holds.clear();
    }
}
