package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.app.ServedForce.value;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.Branches;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.Conflict.Finding;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Case;
import org.lockfast.journal.Vouch;
import org.lockfast.sync.SyncProblem;
import org.lockfast.sync.WireTrouble;
import org.lockfast.sync.Wires;
import org.lockfast.sync.wire.ChainHeader;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.PushAnswer;

/**
 * Two copies of one laptop go on working offline and then both synchronise: both histories are
 * kept, shown as a fork on every device, and what they say of one bag is told as two accounts.
 */
class TwoCopiesTest {
    @TempDir Path folder;
    private ServedForce force;
    private ServedDevice laptop;
    private ServedDevice other;
    private final List<ServedDevice> copies = new ArrayList<>();
    private final List<String> flags = new ArrayList<>();

    @BeforeEach
    void aLaptopWithABag() {
        force = ServedForce.in(folder);
        laptop = force.device("SCN-07");
        other = force.device("SCN-08");
        Case file =
                value(
                        laptop.store()
                                .openingCases()
                                .open(laptop.session(), "43/1029/26", "Burglary", List.of()));
        value(
                laptop.store()
                        .recordingExhibits()
                        .record(
                                laptop.session(),
                                file,
                                RecordsConflictTest.form("JSM/4", "Knife")));
        laptop.sync();
        other.sync();
    }

    @AfterEach
    void close() {
        copies.forEach(ServedDevice::close);
        laptop.close();
        other.close();
        force.close();
    }

    private ServedDevice copy(String as) {
        ServedDevice copy = laptop.copy(as);
        copies.add(copy);
        return copy;
    }

    private static PackageState bag(ServedDevice at) {
        at.store().journal().settle();
        return at.store()
                .movements()
                .packagesOf(at.store().exhibits().byReference("JSM/4").getFirst().id())
                .getFirst();
    }

    private static void missing(ServedDevice at) {
        at.later(Duration.ofMinutes(5));
        value(at.store().handling().missing(at.session(), bag(at), "Not in the car", null));
    }

    private static void handOut(ServedDevice at) {
        at.later(Duration.ofMinutes(7));
        value(
                at.store()
                        .handingOver()
                        .handOut(
                                at.session(),
                                List.of(bag(at)),
                                "Dr Ada Stone, Example Laboratory",
                                Vouch.CARD,
                                "Examination",
                                java.util.Map.of(),
                                null));
    }

    /** Notes what the server says of what is pushed. */
    private void listening(ServedDevice device) {
        device.shut();
        device.client(
                (server, ca, own) ->
                        new WireAround(Wires.HTTPS.to(server, ca, own)) {
                            @Override
                            public PushAnswer push(ChainHeader first, EntriesBody entries)
                                    throws WireTrouble {
                                PushAnswer answer = super.push(first, entries);
                                answer.flags().forEach(flag -> flags.add(flag.flag()));
                                return answer;
                            }
                        },
                null);
    }

    private static List<Conflict> conflicts(ServedDevice at, Conflict.Kind kind) {
        at.store().journal().settle();
        return at.store().conflicts().open().stream()
                .filter(conflict -> conflict.kind() == kind)
                .toList();
    }

    private void assertTold(ServedDevice one, ServedDevice two) {
        listening(one);
        listening(two);
        one.sync();
        two.sync();
        one.sync();
        other.sync();
        assertThat(flags).contains(PushAnswer.CHAIN_FORK);
        String device = laptop.store().device().device();
        for (ServedDevice each : List.of(one, two, other)) {
            assertThat(conflicts(each, Conflict.Kind.CLAIMS))
                    .singleElement()
                    .satisfies(claims -> assertThat(claims.heads()).hasSize(2));
            assertThat(bag(each).status()).isEqualTo("CONFLICT");
            assertThat(conflicts(each, Conflict.Kind.FORK))
                    .isNotEmpty()
                    .allSatisfy(fork -> assertThat(fork.subject()).isEqualTo(device));
            assertSideBySide(each);
        }
        for (ServedDevice each : List.of(one, two)) {
            assertThat(each.client().now().problems())
                    .filteredOn(SyncProblem::code, "own-fork")
                    .singleElement()
                    .satisfies(p -> assertThat(p.sentence()).contains("has told two histories"));
            each.shut(); // and still after the program is started anew
            assertThat(each.client().now().problems())
                    .extracting(SyncProblem::code)
                    .contains("own-fork");
        }
        for (int i = 0; i < 3; i++) { // that they were opened is an entry of each
            one.sync();
            two.sync();
        }
        assertThat(one.sync().sent() + two.sync().sent() + one.sync().sent())
                .as("they do not answer each other without end")
                .isZero();
        assertThat(other.client().now().problems())
                .extracting(SyncProblem::code)
                .doesNotContain("own-fork");
        assertThat(other.verified().ok()).isTrue();
    }

    /** What each copy recorded since they parted, and nothing from before. */
    private static void assertSideBySide(ServedDevice at) {
        List<Branches.Side> sides =
                at.store().branches().of(conflicts(at, Conflict.Kind.FORK).getFirst());
        assertThat(sides).hasSize(2);
        assertThat(sides)
                .allSatisfy(side -> assertThat(side.kind()).isEqualTo(Branches.Kind.GOES_ON))
                .flatExtracting(Branches.Side::entries)
                .extracting(Happening::type)
                .doesNotContain("exhibit.recorded/1");
        assertThat(sides)
                .filteredOn(side -> says(side, ContinuityEvent.HandedOut.class))
                .singleElement()
                .matches(side -> !says(side, ContinuityEvent.Missing.class));
        assertThat(sides).filteredOn(side -> says(side, ContinuityEvent.Missing.class)).hasSize(1);
    }

    private static boolean says(Branches.Side side, Class<?> what) {
        return side.entries().stream().anyMatch(h -> what.isInstance(h.event()));
    }

    /** The copy lies elsewhere and opens an epoch of its own; the laptop goes on in the old one. */
    @Test
    void theLaptopGoesOnInItsEpochAndItsCopyInAnother() {
        ServedDevice copy = copy("copy");
        handOut(laptop);
        missing(copy);
        assertTold(laptop, copy);

        Conflict fork = conflicts(other, Conflict.Kind.FORK).getFirst();
        value(
                other.store()
                        .resolving()
                        .resolve(
                                other.session(),
                                fork,
                                Finding.BOTH_IN_ORDER,
                                "A disk was copied."));
        other.sync();
        laptop.sync();
        laptop.sync();
        assertThat(conflicts(laptop, Conflict.Kind.FORK)).doesNotContain(fork);
    }

    /** The copy speaks first: the laptop hears of it before it sends. */
    @Test
    void theCopySynchronisesFirst() {
        ServedDevice copy = copy("copy");
        handOut(laptop);
        missing(copy);
        assertTold(copy, laptop);
    }

    @Test
    void bothCopiesLieElsewhereAndBothOpenTheSameEpoch() {
        ServedDevice one = copy("copy-1");
        ServedDevice two = copy("copy-2");
        missing(one);
        handOut(two);
        assertTold(one, two);
    }

    /** A whole disk is copied, with what its user remembers: both go on at the same numbers. */
    @Test
    void aWholeDiskIsCopiedAndBothGoOnAtTheSameNumbers() {
        ServedDevice copy = laptop.copyWithItsUser("copy");
        copies.add(copy);
        handOut(laptop);
        missing(copy);
        assertThat(copy.store().journal().epoch()).isZero();
        assertTold(laptop, copy);
    }

    /** A move that nobody copied is no fork. */
    @Test
    void aStoreThatWasOnlyMovedTellsOneHistory() {
        laptop.record(1);
        ServedDevice moved = copy("moved");
        moved.record(1);
        handOut(moved);
        listening(moved);
        moved.sync();
        other.sync();
        assertThat(flags).doesNotContain(PushAnswer.CHAIN_FORK);
        for (ServedDevice each : List.of(moved, other)) {
            assertThat(conflicts(each, Conflict.Kind.FORK)).isEmpty();
            assertThat(conflicts(each, Conflict.Kind.CLAIMS)).isEmpty();
            assertThat(bag(each).status()).isEqualTo("OUT");
        }
        assertThat(moved.client().now().problems())
                .extracting(SyncProblem::code)
                .doesNotContain("own-fork");
    }
}
