package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.Password;
import org.lockfast.officer.Role;
import org.lockfast.sync.Authorities;
import org.lockfast.sync.WireTrouble;
import org.lockfast.sync.Wires;
import org.lockfast.sync.wire.EnrolAnswer;
import org.lockfast.sync.wire.EnrolRequest;
import org.lockfast.sync.wire.FeedAnswer;
import org.lockfast.sync.wire.FeedQuestion;
import org.lockfast.sync.wire.Wraps;
import org.lockfast.testing.ServerCertificate;

/** A new store becomes part of a force, or says why it does not and is no store. */
class EnrollingTest {
    @TempDir Path folder;
    private ServedForce force;

    @BeforeEach
    void found() {
        force = ServedForce.in(folder);
    }

    @AfterEach
    void close() {
        force.close();
    }

    private static String refusal(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).sentence();
    }

    /** Cut at each of its calls in turn: tried again with the same code, it comes to an end. */
    @Test
    void brokenOffAtAnyCallItIsTriedAgainWithTheSameCode() {
        String code = force.code(ServedForce.STATION);
        try (ServedDevice device = new ServedDevice(force, "SCN-07")) {
            int tries = 0;
            Outcome<EnrollingStore.Enrolled> outcome;
            do {
                int until = tries++;
                AtomicInteger calls = new AtomicInteger();
                outcome = device.enrol(force.address(), code, cutAfter(until, calls));
                if (outcome instanceof Outcome.Refused<?>) {
                    assertThat(device.directory().resolve("keyring")).doesNotExist();
                    assertThat(refusal(outcome)).contains("with the same code");
                }
            } while (outcome instanceof Outcome.Refused<?> && tries < 20);
            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            assertThat(tries).isBetween(5, 19);
            assertThat(device.directory().resolve("enrolling")).doesNotExist();
            assertThat(device.sync().problems()).isEmpty();
            assertThat(device.entries("device.enrolled")).hasSize(1);
            assertThat(device.verified().ok()).isTrue();
        }
    }

    /** The n-th call and all after it are made, and their answers lost. */
    private static Wires cutAfter(int n, AtomicInteger calls) {
        return (server, ca, own) ->
                new WireAround(Wires.HTTPS.to(server, ca, own)) {
                    private <T> T lost(T answer) throws WireTrouble {
                        if (calls.getAndIncrement() >= n) {
                            throw WireTrouble.unreachable(new ConnectException("cut"));
                        }
                        return answer;
                    }

                    @Override
                    public org.lockfast.sync.wire.ForceInfo force() throws WireTrouble {
                        return lost(super.force());
                    }

                    @Override
                    public EnrolAnswer enrol(EnrolRequest request) throws WireTrouble {
                        return lost(super.enrol(request));
                    }

                    @Override
                    public FeedAnswer feed(FeedQuestion question) throws WireTrouble {
                        return lost(super.feed(question));
                    }

                    @Override
                    public Wraps wraps(long after) throws WireTrouble {
                        return lost(super.wraps(after));
                    }

                    @Override
                    public void close() {
                        super.close();
                    }
                };
    }

    /** The server gives wrap notes so many at a time: nobody is left out who stands further on. */
    @Test
    void everyOfficerOfALargeForceSignsInOnANewDevice() throws Exception {
        String password = "another good lantern ";
        try (ServedDevice one = force.device("SCN-07");
                ServedDevice two = new ServedDevice(force, "SCN-08")) {
            for (int i = 2; i < 5; i++) {
                one.addOfficer(i + "00" + i, "Officer " + i, password + i, Role.PROPERTY_OFFICER);
            }
            one.sync();
            ServedForce.value(
                    two.enrol(
                            force.address(),
                            force.code(ServedForce.STATION),
                            (server, ca, own) ->
                                    new WireAround(Wires.HTTPS.to(server, ca, own)) {
                                        @Override
                                        public Wraps wraps(long after) throws WireTrouble {
                                            return oneOf(super.wraps(after));
                                        }
                                    }));
            for (int i = 2; i < 5; i++) {
                StoreOpening.SignedIn in = ServedForce.value(two.open(i + "00" + i, password + i));
                in.identity().close();
                in.store().close();
            }
        }
    }

    private static Wraps oneOf(Wraps all) {
        return all.wraps().isEmpty()
                ? all
                : new Wraps(all.wraps().subList(0, 1), all.wraps().getFirst().n());
    }

    @Test
    void aCodeIsGoodForOneDevice() {
        String code = force.code(ServedForce.STATION);
        try (ServedDevice one = new ServedDevice(force, "SCN-07");
                ServedDevice two = new ServedDevice(force, "SCN-08")) {
            ServedForce.value(one.enrol(force.address(), code, Wires.HTTPS));
            assertThat(refusal(two.enrol(force.address(), code, Wires.HTTPS)))
                    .startsWith("The server does not take this code");
            assertThat(two.directory().resolve("keyring")).doesNotExist();
            ServedForce.value(
                    two.enrol(force.address(), force.code(ServedForce.STATION), Wires.HTTPS));
        }
    }

    @Test
    void aServerNobodyVouchesForIsToldNothing() throws Exception {
        String code = force.code(ServedForce.STATION);
        String other = ServerCertificate.in(folder.resolve("other")).pem();
        Path store = folder.resolve("fresh");
        EnrollingStore enrolling =
                new EnrollingStore(
                        store,
                        ServedForce.surroundings(
                                folder.resolve("fresh-state"),
                                new java.util.concurrent.atomic.AtomicReference<>(
                                        ServedForce.START)),
                        Wires.HTTPS);
        assertThat(
                        refusal(
                                enrolling.enrol(
                                        new EnrollingStore.Plan(
                                                force.address(), other, code, "SCN-07"))))
                .contains("does not stand under the one in the certificate file");
        assertThat(
                        refusal(
                                enrolling.enrol(
                                        new EnrollingStore.Plan(
                                                "https://localhost:1", force.ca(), code, "X"))))
                .contains("was not reached");
        assertThat(
                        refusal(
                                enrolling.enrol(
                                        new EnrollingStore.Plan(
                                                "http://localhost", force.ca(), code, "X"))))
                .isEqualTo("The address of a server begins with https:// and a name.");
        assertThat(
                        refusal(
                                enrolling.enrol(
                                        new EnrollingStore.Plan(
                                                force.address(), "nothing", code, "X"))))
                .contains("holds no certificate");
        assertThat(
                        refusal(
                                enrolling.enrol(
                                        new EnrollingStore.Plan(
                                                force.address(),
                                                ServerCertificate.issued(folder.resolve("issued"))
                                                        .pem(),
                                                code,
                                                "X"))))
                .contains("holds a server's own certificate");
        assertThat(store).as("nothing is made before the server answered").doesNotExist();
        Files.createDirectories(store);
        Files.writeString(folder.resolve("fresh/letter.txt"), "not ours");
        assertThat(
                        refusal(
                                enrolling.enrol(
                                        new EnrollingStore.Plan(
                                                force.address(), force.ca(), code, "X"))))
                .contains("is not empty");
    }

    /** A certificate of the server's own is no harm beside that of its authority. */
    @Test
    void anAuthorityVouchesAndWhatItIssuedDoesNot() throws Exception {
        String own = ServerCertificate.in(folder.resolve("own")).pem();
        String issued = ServerCertificate.issued(folder.resolve("issued")).pem();
        assertThat(Authorities.vouch(own)).isTrue();
        assertThat(Authorities.vouch(issued)).isFalse();
        assertThat(Authorities.vouch(issued + own)).isTrue();
    }

    @Test
    void aCodeThatIsNoneLeavesTheFolderAsItWas() {
        try (ServedDevice device = new ServedDevice(force, "SCN-07")) {
            assertThat(refusal(device.enrol(force.address(), "0000-0000-0000-0000", Wires.HTTPS)))
                    .startsWith("The server does not take this code");
            assertThat(EnrollingStore.begunIn(device.directory())).isFalse();
            try (Password password = Password.of(ServedForce.PASSWORD)) {
                ServedForce.value(
                        new FoundingStore(device.directory(), device.surroundings())
                                .found(
                                        new FoundingStore.Plan(
                                                "Elsewhere Police",
                                                "Elsewhere",
                                                "SCN-07",
                                                "1",
                                                "Jo Smith",
                                                EnumSet.allOf(Role.class)),
                                        password));
            }
        }
    }

    /** However the same code is typed the second time, it goes on with the same keys. */
    @Test
    void brokenOffItGoesOnWithTheCodeInSmallLettersAndKeepsAnotherStoreOut() {
        String code = force.code(ServedForce.STATION);
        try (ServedDevice device = new ServedDevice(force, "SCN-07")) {
            assertThat(
                            refusal(
                                    device.enrol(
                                            force.address(),
                                            code,
                                            cutAfter(2, new AtomicInteger()))))
                    .contains("was not reached");
            assertThat(EnrollingStore.begunIn(device.directory())).isTrue();
            try (Password password = Password.of(ServedForce.PASSWORD)) {
                assertThat(
                                refusal(
                                        new FoundingStore(device.directory(), device.surroundings())
                                                .found(
                                                        new FoundingStore.Plan(
                                                                "Elsewhere Police",
                                                                "Elsewhere",
                                                                "SCN-07",
                                                                "1",
                                                                "Jo Smith",
                                                                EnumSet.allOf(Role.class)),
                                                        password)))
                        .startsWith("Joining a force was begun");
            }
            ServedForce.value(
                    device.enrol(
                            force.address(),
                            code.replace("-", "").toLowerCase(Locale.ROOT),
                            Wires.HTTPS));
            assertThat(EnrollingStore.begunIn(device.directory())).isFalse();
        }
    }

    @Test
    void stoppedInTheMiddleOfACallItEndsAtOnceAndGoesOnLater() {
        String code = force.code(ServedForce.STATION);
        try (ServedDevice device = new ServedDevice(force, "SCN-07")) {
            AtomicReference<EnrollingStore> enrolling = new AtomicReference<>();
            Wires stoppedAtTheFeed =
                    (server, ca, own) ->
                            new WireAround(Wires.HTTPS.to(server, ca, own)) {
                                @Override
                                public FeedAnswer feed(FeedQuestion question) throws WireTrouble {
                                    enrolling.get().stop();
                                    return super.feed(question);
                                }
                            };
            enrolling.set(
                    new EnrollingStore(
                            device.directory(), device.surroundings(), stoppedAtTheFeed));
            Outcome<EnrollingStore.Enrolled> outcome =
                    enrolling
                            .get()
                            .enrol(
                                    new EnrollingStore.Plan(
                                            force.address(), force.ca(), code, "SCN-07"));
            assertThat(((Outcome.Refused<?>) outcome).code()).isEqualTo("STOPPED");
            assertThat(device.directory().resolve("keyring")).doesNotExist();
            ServedForce.value(device.enrol(force.address(), code, Wires.HTTPS));
        }
    }
}
