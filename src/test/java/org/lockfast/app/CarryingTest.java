package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.Conflict;
import org.lockfast.journal.AttachmentRef;
import org.lockfast.journal.JournalWalk;
import org.lockfast.journal.JournalWalk.Kept;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.ForceDevices;
import org.lockfast.officer.Role;
import org.lockfast.sync.CarryFiles;
import org.lockfast.sync.Carrying;
import org.lockfast.sync.SyncResult;

/** Two enrolled devices out of reach of their server exchange files on a stick. */
class CarryingTest {
    @TempDir Path folder;
    private ServedForce force;
    private ServedDevice one;
    private ServedDevice two;

    @BeforeEach
    void found() {
        force = ServedForce.in(folder);
        one = force.device("SCN-07");
        two = force.device("SCN-08");
        one.sync(); // knows of the other
        force.stop();
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
        force.close();
    }

    private static Carrying carrying(ServedDevice device) {
        return device.store().carrying().orElseThrow();
    }

    private static byte[] file(ServedDevice from, String receiver) {
        return ServedForce.value(carrying(from).export(receiver)).bytes();
    }

    private static Carrying.Came take(ServedDevice at, byte[] file) throws IOException {
        return ServedForce.value(carrying(at).take(file));
    }

    private static String refusal(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).sentence();
    }

    @Test
    void twoDevicesExchangeWithNoServerAndTheAnswerHoldsOnlyWhatIsMissing() throws IOException {
        byte[] photo = new byte[100_000];
        new Random(3).nextBytes(photo);
        one.record(5);
        AttachmentRef ref = one.store().attachments().add("a.jpg", "image/jpeg", photo);
        one.photograph(ref);
        two.record(2);

        byte[] first = file(one, "SCN-08");
        Carrying.Came came = take(two, first);
        assertThat(came.refused()).isZero();
        assertThat(came.waiting()).isZero();
        assertThat(came.added()).isEqualTo(9); // its beginning (3), 5 cases, the photograph
        assertThat(came.files()).isEqualTo(1);
        assertThat(two.store().attachments().read(ref.hash()).orElseThrow().bytes())
                .isEqualTo(photo);
        assertThat(two.store().cases().recent(100)).hasSize(7);

        Carrying.Came again = take(two, first);
        assertThat(again.added()).as("the same file once more").isZero();

        Carrying.Carry answer =
                ServedForce.value(carrying(two).export(one.store().device().device()));
        assertThat(answer.entries()).as("what the first has is not in it").isEqualTo(4);
        take(one, answer.bytes());
        assertThat(one.entries()).isEqualTo(two.entries());
        assertThat(ServedForce.value(carrying(one).export("SCN-08")).entries()).isZero();
        assertThat(one.verified().ok()).isTrue();
        assertThat(two.verified().ok()).isTrue();

        force.start(); // whoever reaches the server first brings both devices' entries
        assertThat(two.sync().problems()).isEmpty();
        assertThat(two.client().now().unsent()).isZero();
        assertThat(one.sync().sent()).isZero();
        assertThat(one.client().now().unsent()).isZero();
    }

    /** A window has little memory: it takes fewer photographs at a time, and says so. */
    @Test
    void fromTheWindowAFileHasFewerPhotographs() {
        Random random = new Random(4);
        for (int i = 0; i < 5; i++) {
            byte[] photo = new byte[8 << 20];
            random.nextBytes(photo);
            one.photograph(one.store().attachments().add(i + ".jpg", "image/jpeg", photo));
        }
        Carrying.Carry small =
                ServedForce.value(carrying(one).exportSmall(two.store().device().device()));
        assertThat(small.files()).isEqualTo(3);
        assertThat(small.left()).isEqualTo(2);
        assertThat(small.bytes().length).isLessThan(33 << 20);
        assertThat(ServedForce.value(carrying(one).export("SCN-08")).files()).isEqualTo(5);
        Carrying.Carry joining =
                ServedForce.value(carrying(one).whole("SCN-08", Carrying.MOST_WHOLE));
        assertThat(joining.left()).as("nor has the file by which a computer joins").isEqualTo(2);
    }

    /** Nothing an invented device sends is kept to be gone through again with each later file. */
    @Test
    void whatAStrangerBringsIsNotKept() throws IOException {
        Carrying.Came came = take(two, CarryFiles.byAStranger(idOfTwo(), sealOfTwo(), 40, 20_000));
        assertThat(came.added()).isZero();
        assertThat(came.waiting()).isEqualTo(40);
        one.record(1);
        Carrying.Came honest = take(two, file(one, "SCN-08"));
        assertThat(honest.waiting()).as("nothing of the stranger's").isZero();
        assertThat(honest.added()).isEqualTo(4);
    }

    private String idOfTwo() {
        return two.store().device().device();
    }

    private String sealOfTwo() {
        return ForceDevices.of(one.store().journal().aboutKeys(), null).stream()
                .filter(device -> device.id().equals(idOfTwo()))
                .findFirst()
                .orElseThrow()
                .seal();
    }

    /** Two megabytes on a stick, or at the relay, took all memory of the program. */
    @Test
    void whatUnpacksToFarMoreThanItIsTakesNoMemory() throws IOException {
        Ed25519Key ours = one.store().device().signer(0);
        for (Ed25519Key key : List.of(ours, CarryFiles.stranger())) {
            byte[] front = CarryFiles.allFront(idOfTwo(), sealOfTwo(), key);
            byte[] file = CarryFiles.allFile(idOfTwo(), sealOfTwo(), key);
            assertThat(front.length + file.length).isLessThan(8 << 20);
            long before = allocated();
            assertThat(carrying(two).take(front))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class, no -> assertThat(no.code()).isEqualTo("TORN"));
            Carrying.Came came = take(two, file);
            assertThat(came.files()).as("what no entry names is not kept").isZero();
            assertThat(allocated() - before).isLessThan(100 << 20);
            assertThat(two.store().attachments().exists(Hash.sha256(new byte[] {1, 2, 3})))
                    .isFalse();
        }
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    /** Each device is kept by itself, and no more of it than any honest one says. */
    @Test
    void whatADeviceSaysItHasIsBounded() {
        assertThat(CarryFiles.kept(120_000)).isEqualTo(50_000);
    }

    /** A store of any size reaches another by stick: in as many files as it takes. */
    @Test
    void whatDoesNotFitIntoOneFileIsInTheNext() throws IOException {
        one.record(40);
        int files = 0;
        while (true) {
            Carrying.Carry carry =
                    ServedForce.value(CarryFiles.small(carrying(one), "SCN-08", 20_000));
            if (carry.entries() == 0) {
                assertThat(carry.waiting()).isZero();
                break;
            }
            files++;
            Carrying.Came came = take(two, carry.bytes());
            assertThat(came.waiting()).as("none rests on what a later file has").isZero();
            assertThat(came.added() + came.known()).isEqualTo(carry.entries());
            take(one, file(two, one.store().device().device()));
        }
        assertThat(files).isGreaterThan(3);
        assertThat(one.entries()).isEqualTo(two.entries());
        assertThat(two.verified().ok()).isTrue();
    }

    @Test
    void anOfficerAddedOnOneSignsInOnTheOther() throws IOException {
        one.addOfficer("2002", "Robin Keeper", "another good lantern 7", Role.PROPERTY_OFFICER);
        take(two, file(one, "SCN-08"));
        two.shut();
        StoreOpening.SignedIn in = ServedForce.value(two.open("2002", "another good lantern 7"));
        in.identity().close();
        in.store().close();
        assertThat(two.verified().ok()).isTrue();
    }

    @Test
    void nothingIsWrittenForADeviceThatTheForceDidNotEnrol() {
        String thief = Ed25519Key.of("d-0000000000000bad/0", new byte[32]).key().vkey();
        for (String vkey : List.of(thief, "no key at all")) {
            one.store()
                    .journal()
                    .record(
                            null,
                            List.of(
                                    NewEvent.of(
                                            one.store().id(),
                                            new DeviceEvent.Enrolled(
                                                    vkey,
                                                    "c2VhbA==",
                                                    "Exampleton",
                                                    "SCN-08",
                                                    Hash.ZERO))));
        }
        assertThat(refusal(carrying(one).export("d-0000000000000bad")))
                .contains("No device of this force");
        assertThat(ServedForce.value(carrying(one).export("SCN-08")).receiver())
                .isEqualTo(two.store().device().device());
    }

    /** Of a lost laptop a stick is left, and on it a hole. */
    @Test
    void aLostDevicesChainGoesUpToItsHoleAndOnOnceThatIsFilled() {
        one.record(8);
        List<Kept> all = new ArrayList<>();
        JournalWalk walk = one.store().journal().walk(0);
        for (List<Kept> some = walk.next(); !some.isEmpty(); some = walk.next()) {
            all.addAll(some);
        }
        List<Kept> last = all.subList(all.size() - 5, all.size());
        List<Kept> hole = last.subList(0, 2); // three behind it, and all before it
        List<Kept> whole = new ArrayList<>(all);
        whole.removeAll(hole);
        two.store().journal().receive(TestForce.incoming(whole));
        two.record(2);
        force.start();

        SyncResult result = two.sync();
        assertThat(result.problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("others-held-back");
                    assertThat(problem.sentence())
                            .contains(
                                    "entries "
                                            + hole.getFirst().entry().seq()
                                            + " to "
                                            + hole.getLast().entry().seq()
                                            + " of epoch 0 of SCN-07 (d-");
                });
        assertThat(two.client().now().unsent()).isEqualTo(3);
        assertThat(two.sync().sent()).isZero();

        two.store().journal().receive(TestForce.incoming(hole));
        assertThat(two.sync().problems()).isEmpty();
        assertThat(two.client().now().unsent()).isZero();
        assertThat(one.sync().sent()).as("the log has all of it by now").isZero();
        assertThat(one.client().now().unsent()).isZero();
    }

    @Test
    void filesComeInAnyOrder() throws IOException {
        one.record(3);
        byte[] early = file(one, "SCN-08");
        take(two, early);
        byte[] answer = file(two, "SCN-07");
        take(one, answer);
        one.record(2);
        byte[] later = file(one, "SCN-08");
        one.record(2);
        byte[] latest = file(one, "SCN-08");
        take(two, latest);
        take(two, early);
        take(two, later);
        assertThat(two.entries()).containsAllEntriesOf(one.entries());
        assertThat(two.entries().values()).containsOnly(1);
    }

    /** The other history of a copied laptop has the same numbers, and is carried all the same. */
    @Test
    void bothHistoriesOfACopiedLaptopAreCarried() throws IOException {
        force.start();
        ServedDevice three = force.device("SCN-09");
        one.record(2);
        one.sync();
        two.sync();
        force.stop();
        ServedDevice copy = one.copyWithItsUser("SCN-07-copy");
        try (three;
                copy) {
            one.record(3);
            copy.record(2);
            take(three, file(one, "SCN-09")); // its one history
            take(two, file(three, "SCN-08"));
            int more = missing(two, copy);
            assertThat(more).isGreaterThanOrEqualTo(2);
            assertThat(take(two, file(copy, "SCN-08")).added()).as("the other").isEqualTo(more);
            assertThat(two.entries("case.opened")).hasSize(7);
            assertThat(two.store().conflicts().open())
                    .extracting(conflict -> conflict.kind())
                    .contains(Conflict.Kind.FORK);

            Carrying.Carry both = ServedForce.value(carrying(two).export("SCN-09"));
            assertThat(both.entries())
                    .as("what it has is not in it")
                    .isEqualTo(missing(three, two))
                    .isGreaterThanOrEqualTo(more);
            assertThat(take(three, both.bytes()).waiting()).isZero();
            assertThat(three.entries()).isEqualTo(two.entries());
            take(two, file(three, "SCN-08")); // says what it has now
            assertThat(ServedForce.value(carrying(two).export("SCN-09")).entries()).isZero();

            for (ServedDevice each : List.of(one, copy)) { // both answer to one name
                Carrying.Came came = take(each, file(two, "SCN-07"));
                assertThat(missing(each, two)).as("%s", came).isZero();
            }
            assertThat(two.verified().ok()).isTrue();
            assertThat(three.verified().ok()).isTrue();
        }
    }

    /** How many entries of one are not at the other. */
    private static int missing(ServedDevice at, ServedDevice of) {
        Set<String> missing = new HashSet<>(of.entries().keySet());
        missing.removeAll(at.entries().keySet());
        return missing.size();
    }

    @Test
    void aTornOrAlteredFileIsRefusedAndNothingOfItTaken() throws IOException {
        one.record(2);
        byte[] good = file(one, "SCN-08");
        int before = two.entries().size();
        Random chance = new Random(11);
        for (int i = 0; i < 60; i++) {
            byte[] bad = good.clone();
            bad[chance.nextInt(bad.length)] ^= (byte) (1 << chance.nextInt(8));
            assertThat(carrying(two).take(bad)).isInstanceOf(Outcome.Refused.class);
            byte[] cut = Arrays.copyOf(good, chance.nextInt(good.length));
            assertThat(carrying(two).take(cut)).isInstanceOf(Outcome.Refused.class);
        }
        assertThat(two.entries()).hasSize(before);
        byte[] torn = Arrays.copyOf(good, good.length - 1);
        assertThat(refusal(carrying(two).take(torn)))
                .isEqualTo(
                        "This file was cut short or altered on its way. Nothing of it was taken in."
                                + " Have it written once more.");
        assertThat(refusal(carrying(one).take(good))).contains("was written for the device");
        assertThat(refusal(carrying(two).take(new byte[0]))).startsWith("The file is empty");
        assertThat(refusal(carrying(two).take(new byte[9]))).contains("no file that a Lockfast");
        take(two, good);
        assertThat(two.entries()).hasSizeGreaterThan(before);
    }

    @Test
    void aDeviceNobodyKnowsIsNotWrittenFor() {
        assertThat(refusal(carrying(one).export("SCN-99"))).contains("No device of this force");
        assertThat(refusal(carrying(one).export("SCN-07"))).contains("That is this device");
    }
}
