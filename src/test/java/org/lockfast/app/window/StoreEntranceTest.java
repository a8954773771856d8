package org.lockfast.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.consult.ConsultationEvent;
import org.lockfast.consult.Look;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Progress;
import org.lockfast.exhibit.Case;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.keys.Password;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.officer.Session;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** Whose key can sign at the desktop, and when. */
class StoreEntranceTest {
    @TempDir Path folder;
    private StoreEntrance entrance;
    private int cases;

    @BeforeEach
    void store() {
        try (TestStore test = TestStore.in(folder)) {
            entrance = new StoreEntrance(test.directory(), test.surroundings());
        }
    }

    @AfterEach
    void close() throws IOException {
        entrance.close();
    }

    private StoreDesk in(Who who) {
        return in(who, Progress.UNWATCHED);
    }

    private StoreDesk in(Who who, Progress progress) {
        try (Password password = Password.of(TestStore.PASSWORD)) {
            return (StoreDesk) TestStore.value(entrance.signIn(who.collar(), password, progress));
        }
    }

    private Outcome<Case> record(Desk desk) {
        return desk.openingCases().open(desk.session(), "43/10" + cases++ + "/26", "T", List.of());
    }

    private static void locked(Outcome<?> outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo("NOT_RECORDED");
                            assertThat(refused.sentence())
                                    .isEqualTo(
                                            "Nothing was recorded. The screen is locked. Unlock it, then do this again.");
                        });
    }

    @Test
    void lockingTakesTheKeyAndUnlockingGivesItBackToTheSameScreens() {
        StoreDesk desk = in(Who.FOUNDER);
        TestStore.value(record(desk));
        StoreEntrance.takeKey(desk.session());
        locked(record(desk)); // work that was still on its way when it locked
        entrance.locked(desk.session());
        locked(record(desk));

        StoreDesk again = in(Who.FOUNDER);
        TestStore.value(record(again));
        TestStore.value(record(desk));
    }

    /** A property office locks and unlocks for weeks, and nobody signs out. */
    @Test
    void lockingNamesHowFarTheLooksReached() {
        StoreDesk desk = in(Who.FOUNDER);
        assertThat(desk.looked(Look.search("knife", 3))).isTrue();
        long before = heads(desk);
        StoreEntrance.takeKey(desk.session());
        entrance.locked(desk.session());
        assertThat(heads(desk)).isEqualTo(before + 1);
        StoreDesk again = in(Who.FOUNDER);
        StoreEntrance.takeKey(again.session());
        entrance.locked(again.session());
        assertThat(heads(desk)).as("nobody looked at anything").isEqualTo(before + 1);
    }

    private static long heads(StoreDesk desk) {
        List<RecordedEvent> events = new ArrayList<>();
        desk.store().journal().replay(0, (some, position) -> events.addAll(some));
        return events.stream()
                .filter(one -> one.event() instanceof ConsultationEvent.Reached)
                .count();
    }

    @Test
    void whoStopsIsNotSignedInWhereverTheyStop() {
        for (int safePoints : new int[] {0, 1, 1}) { // the store is open for the last one
            Progress stopped = stoppedAfter(safePoints);
            assertThatThrownBy(() -> in(Who.SCENE, stopped))
                    .isInstanceOf(CancellationException.class);
        }
        StoreDesk desk = in(Who.FOUNDER);
        assertThat(signIns(desk)).isEqualTo(1);
        TestStore.value(record(desk));
    }

    /** Says nothing so often, then stops at the next safe point. */
    private static Progress stoppedAfter(int safePoints) {
        AtomicInteger left = new AtomicInteger(safePoints);
        return new Progress() {
            @Override
            public void at(long done, long all) {
                check();
            }

            @Override
            public void saying(String said) {
                check();
            }

            @Override
            public void check() {
                if (left.getAndDecrement() <= 0) {
                    throw new CancellationException("stopped");
                }
            }
        };
    }

    private static long signIns(StoreDesk desk) {
        List<RecordedEvent> events = new ArrayList<>();
        desk.store().journal().replay(0, (some, position) -> events.addAll(some));
        return events.stream().filter(one -> one.event() instanceof OfficerEvent.SignedIn).count();
    }

    @Test
    void anotherOfficerDoesNotBringTheFirstOnesKeyBack() {
        StoreDesk desk = in(Who.FOUNDER);
        StoreEntrance.takeKey(desk.session());
        entrance.locked(desk.session());
        StoreDesk other = in(Who.SCENE);
        TestStore.value(record(other));
        locked(record(desk));
        StoreEntrance.takeKey(other.session());
        in(Who.FOUNDER);
        locked(record(desk)); // its screens are gone with the other's signing in
        locked(record(other));
    }

    /** The lock is recorded on another thread, and may come after the unlock. */
    @Test
    void aLockThatIsRecordedLateDoesNotLockAgain() {
        StoreDesk desk = in(Who.FOUNDER);
        StoreEntrance.takeKey(desk.session());
        StoreDesk again = in(Who.FOUNDER);
        entrance.locked(desk.session());
        TestStore.value(record(again));
    }

    @Test
    void signingOutEndsTheKeyAndASignInUnderWayKeepsItsOwn() {
        StoreDesk desk = in(Who.FOUNDER);
        entrance.signOut(desk);
        locked(record(desk));
        StoreDesk again = in(Who.FOUNDER);
        TestStore.value(record(again));
        locked(record(desk));
        StoreEntrance.takeKey(again.session());
        entrance.signOut(again); // from the locked screen: nothing left to sign with
        locked(record(again));
    }

    @Test
    void aSecondOfficersKeyIsGoneOnceItSigned() throws InterruptedException {
        StoreDesk desk = in(Who.FOUNDER);
        Session second = second(desk);
        TestStore.value(
                desk.openingCases().open(second, "43/77" + cases++ + "/26", "T", List.of()));
        for (int i = 0; i < 200 && signs(second); i++) {
            Thread.sleep(10); // the index's thread wipes it right after it shows the entry
        }
        assertThat(signs(second)).isFalse();
        TestStore.value(record(desk));
    }

    @Test
    void aSecondOfficersKeyThatSignedNothingGoesWithTheLock() {
        StoreDesk desk = in(Who.FOUNDER);
        Session second = second(desk);
        assertThat(signs(second)).isTrue();
        StoreEntrance.takeKey(desk.session());
        entrance.locked(desk.session());
        assertThat(signs(second)).isFalse();
    }

    private static Session second(Desk desk) {
        try (Password password = Password.of(TestStore.PASSWORD)) {
            return TestStore.value(desk.signInAnother(Who.SCENE.collar(), password));
        }
    }

    private static boolean signs(Session session) {
        try {
            return session.signer().sign(new byte[1]).length > 0;
        } catch (org.lockfast.keys.KeyringRefusal locked) {
            return false;
        }
    }
}
