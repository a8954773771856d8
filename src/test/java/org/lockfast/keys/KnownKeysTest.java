package org.lockfast.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.keys.Sample.ODE;
import static org.lockfast.keys.Sample.OSEI;
import static org.lockfast.keys.Sample.RAMAN;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockfast.keys.KnownKeys.Standing;
import org.lockfast.keys.KnownKeys.Verdict;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.VerifyKey;

/** Each key is introduced by one that was valid before it. */
class KnownKeysTest {
    private static final String DEVICE = "d-7f3a0c1122334455";

    private final VerifyKey force = key("f-00112233445566ff/0", 1);
    private final VerifyKey device = key(DEVICE + "/0", 2);
    private final VerifyKey log = key(DEVICE + "/log", 3);
    private final VerifyKey ode = key(ODE + "/0", 4);
    private final VerifyKey raman = key(RAMAN + "/0", 5);
    private final KeyEvent.Founded founding =
            new KeyEvent.Founded(force, List.of(device, ode, log));
    private final List<String> byOde = List.of(device.name(), ode.name());
    private final List<String> byDevice = List.of(device.name());
    private KnownKeys keys = KnownKeys.of(force);

    private static VerifyKey key(String name, int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return Ed25519Key.of(name, bytes).key();
    }

    @BeforeEach
    void founded() {
        keys = KnownKeys.of(force);
        assertThat(keys.apply(founding, List.of(force.name(), device.name(), ode.name()), 0))
                .isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void theFoundingIntroducesTheFirstKeys() {
        assertThat(keys.key(force.name())).contains(force);
        assertThat(keys.key(device.name())).contains(device);
        assertThat(keys.key(log.name())).contains(log);
        assertThat(keys.standing(ode.name(), 0)).isEqualTo(Standing.VALID);
        assertThat(keys.key(raman.name())).isEmpty();
        assertThat(KnownKeys.ofAnyForce().during(founding).key(ode.name())).contains(ode);
        assertThat(KnownKeys.ofAnyForce().during(founding).key(raman.name())).isEmpty();
    }

    @Test
    void onlyOneFoundingAndOnlyByTheTrustedForce() {
        assertThat(keys.apply(founding, List.of(force.name()), 5))
                .isEqualTo(Verdict.NOT_THE_FOUNDING);
        VerifyKey other = key("f-0000000000000000/0", 9);
        KeyEvent.Founded theirs = new KeyEvent.Founded(other, List.of(device, ode));
        assertThat(KnownKeys.of(force).apply(theirs, List.of(other.name()), 0))
                .isEqualTo(Verdict.ANOTHER_FORCE);
        assertThat(KnownKeys.ofAnyForce().apply(theirs, List.of(other.name()), 0))
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(KnownKeys.ofAnyForce().apply(theirs, List.of(ode.name()), 0))
                .as("not signed by the force key")
                .isEqualTo(Verdict.NOT_ENTITLED);
        assertThat(KnownKeys.ofAnyForce().apply(new KeyEvent.Added(ode), List.of(), 0))
                .isEqualTo(Verdict.NOT_THE_FOUNDING);
        assertThat(KnownKeys.ofAnyForce().apply(theirs, List.of(other.name(), raman.name()), 0))
                .isEqualTo(Verdict.UNKNOWN_SIGNER);
        assertThat(
                        KnownKeys.ofAnyForce()
                                .apply(
                                        new KeyEvent.Founded(other, List.of(ode, ode)),
                                        List.of(other.name()),
                                        0))
                .isEqualTo(Verdict.NAME_TAKEN);
    }

    @Test
    void anOfficerIntroducesAnother() {
        assertThat(keys.apply(new KeyEvent.Added(raman), byOde, 7)).isEqualTo(Verdict.ACCEPTED);
        assertThat(keys.standing(raman.name(), 6)).isEqualTo(Standing.NOT_YET_INTRODUCED);
        assertThat(keys.standing(raman.name(), 7)).isEqualTo(Standing.VALID);
        assertThat(keys.standing(raman.name(), 700)).isEqualTo(Standing.VALID);
        assertThat(keys.standing("nobody", 700)).isEqualTo(Standing.UNKNOWN);
    }

    @Test
    void whoIsNotEntitledIntroducesNobody() {
        KeyEvent.Added added = new KeyEvent.Added(raman);
        assertThat(keys.apply(added, byDevice, 7)).isEqualTo(Verdict.NOT_ENTITLED);
        assertThat(keys.apply(added, List.of(), 7)).isEqualTo(Verdict.NOT_ENTITLED);
        assertThat(keys.apply(added, List.of(force.name()), 7)).isEqualTo(Verdict.NOT_ENTITLED);
        assertThat(keys.apply(added, List.of(device.name(), raman.name()), 7))
                .as("itself")
                .isEqualTo(Verdict.UNKNOWN_SIGNER);
        assertThat(keys.apply(added, List.of("d-0000000000000000/0", ode.name()), 7))
                .as("a strange device beside a good officer")
                .isEqualTo(Verdict.UNKNOWN_SIGNER);
        assertThat(keys.key(raman.name())).isEmpty();
    }

    @Test
    void aNameHasOneKeyForEver() {
        assertThat(keys.apply(new KeyEvent.Added(key(ode.name(), 77)), byOde, 7))
                .isEqualTo(Verdict.NAME_TAKEN);
        assertThat(keys.apply(new KeyEvent.Added(key(ODE + "/4", 77)), byOde, 7))
                .as("an officer's next key replaces, it is not added")
                .isEqualTo(Verdict.NAME_TAKEN);
        assertThat(keys.apply(new KeyEvent.Added(key("f-1111111111111111/0", 77)), byOde, 7))
                .isEqualTo(Verdict.NOT_ENTITLED);
        assertThat(keys.key(ode.name())).contains(ode);
    }

    @Test
    void aReplacedKeyStandsForWhatItSigned() {
        keys.apply(new KeyEvent.Added(raman), byOde, 7);
        VerifyKey fresh = key(RAMAN + "/1", 6);
        KeyEvent.Replaced replaced = new KeyEvent.Replaced(raman.name(), fresh);
        assertThat(keys.apply(replaced, byOde, 20)).isEqualTo(Verdict.ACCEPTED);
        assertThat(keys.key(raman.name())).as("old signatures stand").contains(raman);
        assertThat(keys.standing(raman.name(), 19)).isEqualTo(Standing.VALID);
        assertThat(keys.standing(raman.name(), 21)).isEqualTo(Standing.REPLACED);
        assertThat(keys.standing(fresh.name(), 21)).isEqualTo(Standing.VALID);
        assertThat(keys.newest(RAMAN.toString())).contains(fresh);
        assertThat(keys.newest(DEVICE)).contains(device);
        assertThat(keys.newest(OSEI.toString())).isEmpty();
        assertThat(
                        keys.apply(
                                new KeyEvent.Added(key(OSEI + "/0", 8)),
                                List.of(device.name(), raman.name()),
                                22))
                .isEqualTo(Verdict.SIGNER_ENDED);
        assertThat(keys.apply(replaced, byOde, 23)).isEqualTo(Verdict.NAME_TAKEN);
        assertThat(keys.apply(new KeyEvent.Replaced(raman.name(), key(RAMAN + "/2", 9)), byOde, 24))
                .isEqualTo(Verdict.ALREADY_ENDED);
    }

    @Test
    void onlyAnOwnersLaterKeySucceeds() {
        keys.apply(new KeyEvent.Added(raman), byOde, 7);
        for (VerifyKey wrong : List.of(key(OSEI + "/1", 8), key(DEVICE + "/1", 8))) {
            assertThat(keys.apply(new KeyEvent.Replaced(raman.name(), wrong), byOde, 8))
                    .isEqualTo(Verdict.NOT_ITS_SUCCESSOR);
        }
        assertThat(keys.apply(new KeyEvent.Replaced(OSEI + "/0", key(OSEI + "/1", 8)), byOde, 8))
                .isEqualTo(Verdict.NO_SUCH_KEY);
    }

    @Test
    void revokedAfterATheftThenReplaced() {
        keys.apply(new KeyEvent.Added(raman), byOde, 7);
        assertThat(keys.apply(new KeyEvent.Revoked(raman.name()), byOde, 9))
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(keys.standing(raman.name(), 8)).isEqualTo(Standing.VALID);
        assertThat(keys.standing(raman.name(), 10)).isEqualTo(Standing.REVOKED);
        VerifyKey fresh = key(RAMAN + "/1", 6);
        assertThat(keys.apply(new KeyEvent.Replaced(raman.name(), fresh), byOde, 10))
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(keys.standing(raman.name(), 11)).isEqualTo(Standing.REVOKED);
        assertThat(keys.apply(new KeyEvent.Revoked(raman.name()), byOde, 12))
                .isEqualTo(Verdict.ALREADY_ENDED);
    }

    @Test
    void aRetiredOfficersKeyFoundStolenLaterWasAlreadyOut() {
        keys.apply(new KeyEvent.Added(raman), byOde, 7);
        keys.apply(new KeyEvent.Retired(raman.name()), byOde, 9);
        assertThat(keys.standing(raman.name(), 10)).isEqualTo(Standing.RETIRED);
        assertThat(keys.apply(new KeyEvent.Revoked(raman.name()), byOde, 30))
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(keys.standing(raman.name(), 9)).isEqualTo(Standing.VALID);
        assertThat(keys.standing(raman.name(), 10)).isEqualTo(Standing.REVOKED);
        assertThat(keys.apply(new KeyEvent.Retired(UUID.randomUUID() + "/0"), byOde, 31))
                .isEqualTo(Verdict.NO_SUCH_KEY);
    }

    @Test
    void aRecoveryIsSignedByTheDeviceAndTheFreshKey() {
        VerifyKey fresh = key(ODE + "/1", 6);
        KeyEvent.Replaced recovered = new KeyEvent.Replaced(ode.name(), fresh);
        assertThat(keys.apply(recovered, byDevice, 5)).isEqualTo(Verdict.NOT_ENTITLED);
        assertThat(keys.apply(recovered, List.of(fresh.name()), 5)).isEqualTo(Verdict.NOT_ENTITLED);
        assertThat(keys.key(fresh.name())).isEmpty();
        assertThat(keys.during(recovered).key(fresh.name())).contains(fresh);
        assertThat(keys.during(recovered).key(device.name())).contains(device);
        assertThat(keys.apply(recovered, List.of(device.name(), fresh.name()), 5))
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(keys.standing(ode.name(), 6)).isEqualTo(Standing.REPLACED);
        List<String> byFresh = List.of(device.name(), fresh.name());
        assertThat(keys.apply(new KeyEvent.Added(raman), byFresh, 6)).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void aKeyToldAgainChangesNothing() {
        assertThat(keys.apply(new KeyEvent.Added(ode), byOde, 1)).isEqualTo(Verdict.ACCEPTED);
        keys.apply(new KeyEvent.Added(raman), byOde, 7);
        keys.apply(new KeyEvent.Retired(raman.name()), byOde, 8);
        assertThat(keys.apply(new KeyEvent.Added(raman), byOde, 9)).isEqualTo(Verdict.ACCEPTED);
        assertThat(keys.standing(raman.name(), 10)).isEqualTo(Standing.RETIRED);
    }

    @Test
    void aNewEpochIsOpenedByTheDevicesOwnKeyOnly() {
        VerifyKey next = device.renamed(DEVICE + "/1");
        assertThat(keys.apply(new KeyEvent.EpochOpened(next), List.of(next.name()), 5))
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(keys.apply(new KeyEvent.EpochOpened(next), byDevice, 5))
                .as("not signed under the new name")
                .isEqualTo(Verdict.NOT_ENTITLED);
        VerifyKey other = key(DEVICE + "/2", 9);
        assertThat(keys.apply(new KeyEvent.EpochOpened(other), List.of(other.name()), 6))
                .isEqualTo(Verdict.NOT_ITS_SUCCESSOR);
        VerifyKey strange = key("d-0000000000000000/1", 9);
        assertThat(keys.apply(new KeyEvent.EpochOpened(strange), List.of(strange.name()), 6))
                .isEqualTo(Verdict.UNKNOWN_SIGNER);
        VerifyKey desk = key("d-0000000000000001/0", 21);
        VerifyKey desks = desk.renamed("d-0000000000000001/1");
        keys.apply(new KeyEvent.Enrolled(desk), byDevice, 7);
        keys.apply(new KeyEvent.Revoked(desks.name()), byOde, 8);
        assertThat(keys.apply(new KeyEvent.EpochOpened(desks), List.of(desks.name()), 9))
                .isEqualTo(Verdict.SIGNER_ENDED);
        assertThat(keys.standing(desk.name(), 9)).isEqualTo(Standing.REVOKED);
    }

    @Test
    void aDevicesLaterEpochsHaveItsKeyUntilAnotherIsIntroduced() {
        String third = DEVICE + "/3";
        assertThat(keys.key(third)).contains(device.renamed(third));
        assertThat(keys.standing(third, 5)).isEqualTo(Standing.VALID);
        VerifyKey fresh = key(DEVICE + "/5", 6);
        assertThat(keys.apply(new KeyEvent.Replaced(third, fresh), byOde, 10))
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(keys.key(DEVICE + "/4")).contains(device.renamed(DEVICE + "/4"));
        assertThat(keys.standing(DEVICE + "/4", 11)).isEqualTo(Standing.REPLACED);
        assertThat(keys.key(DEVICE + "/999999999")).contains(fresh.renamed(DEVICE + "/999999999"));
        assertThat(keys.key("d-ffffffffffffffff/3")).isEmpty();
        assertThat(keys.key(DEVICE + "/03")).isEmpty();
        assertThat(keys.key(ODE + "/1")).as("an officer's epoch is another key").isEmpty();
    }

    @Test
    void aRevokedDeviceIsOutInEveryEpoch() {
        VerifyKey desk = key("d-0000000000000001/0", 21);
        keys.apply(new KeyEvent.Enrolled(desk), byDevice, 9);
        assertThat(keys.apply(new KeyEvent.Revoked("d-0000000000000001/2"), byOde, 10))
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(keys.standing("d-0000000000000001/9", 11)).isEqualTo(Standing.REVOKED);
        assertThat(
                        keys.apply(
                                new KeyEvent.Added(raman),
                                List.of("d-0000000000000001/9", ode.name()),
                                12))
                .isEqualTo(Verdict.SIGNER_ENDED);
    }

    /** Nobody else could enrol a device, and the log's own entries would be nobody's. */
    @Test
    void theFoundingDevicesKeyIsNotRevoked() {
        assertThat(keys.apply(new KeyEvent.Revoked(DEVICE + "/2"), byOde, 10))
                .isEqualTo(Verdict.NOT_ENTITLED);
        assertThat(keys.standing(DEVICE + "/9", 11)).isEqualTo(Standing.VALID);
    }

    @Test
    void theFoundingDeviceAloneEnrolsDevices() {
        VerifyKey desk = key("d-0000000000000001/0", 21);
        KeyEvent.Enrolled enrolled = new KeyEvent.Enrolled(desk);
        assertThat(keys.apply(enrolled, byOde, 7))
                .as("with an officer")
                .isEqualTo(Verdict.NOT_ENTITLED);
        assertThat(keys.apply(new KeyEvent.Added(desk), byOde, 7))
                .as("an officer adds no device")
                .isEqualTo(Verdict.NOT_ENTITLED);
        assertThat(keys.apply(new KeyEvent.Enrolled(raman), byDevice, 7))
                .as("a device adds no officer")
                .isEqualTo(Verdict.NOT_ENTITLED);
        assertThat(keys.apply(new KeyEvent.Enrolled(key("d-0000000000000001/3", 21)), byDevice, 7))
                .as("a device begins in epoch 0")
                .isEqualTo(Verdict.NOT_ENTITLED);
        assertThat(keys.apply(enrolled, byDevice, 8)).isEqualTo(Verdict.ACCEPTED);
        assertThat(keys.key("d-0000000000000001/4")).contains(desk.renamed("d-0000000000000001/4"));
        assertThat(
                        keys.apply(
                                new KeyEvent.Enrolled(key("d-0000000000000002/0", 22)),
                                List.of(desk.name()),
                                9))
                .as("an enrolled one")
                .isEqualTo(Verdict.NOT_ENTITLED);
        assertThat(keys.apply(new KeyEvent.Enrolled(key(desk.name(), 23)), byDevice, 9))
                .isEqualTo(Verdict.NAME_TAKEN);
        assertThat(keys.newest("d-0000000000000001")).contains(desk);
        assertThat(keys.apply(new KeyEvent.Revoked(desk.name()), byOde, 10))
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(keys.standing("d-0000000000000001/4", 11)).isEqualTo(Standing.REVOKED);
        assertThat(keys.endedAt("d-0000000000000001/4")).isEqualTo(10);
    }

    @Test
    void theLogOfAForceIsIntroducedByItsFounding() {
        VerifyKey forceLog = key("f-00112233445566ff/log", 24);
        KnownKeys known = KnownKeys.of(force);
        KeyEvent.Founded itself = new KeyEvent.Founded(force, List.of(device, ode, forceLog));
        assertThat(known.apply(itself, List.of(force.name(), device.name(), ode.name()), 0))
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(known.key(forceLog.name())).contains(forceLog);
        assertThat(known.newest("f-00112233445566ff")).as("a log is nobody's key").isEmpty();
    }

    /** Where one of people's own computers founded the force, it says so before others join. */
    @Test
    void officersEnrolOnlyWhereTheFounderStandsAmongTheDevices() {
        VerifyKey laptop = key("d-0000000000000001/0", 21);
        VerifyKey third = key("d-0000000000000002/0", 22);
        KeyEvent.Enrolled joins = new KeyEvent.Enrolled(laptop);
        assertThat(keys.apply(joins, byOde, 10)).isEqualTo(Verdict.NOT_ENTITLED);
        assertThat(keys.apply(new KeyEvent.Enrolled(device), List.of(device.name()), 11))
                .as("its key alone makes it none of people's own")
                .isEqualTo(Verdict.NOT_ENTITLED);
        assertThat(keys.apply(new KeyEvent.Enrolled(device), List.of(ode.name()), 12))
                .as("nobody else says so for it")
                .isEqualTo(Verdict.NOT_ENTITLED);
        assertThat(keys.apply(new KeyEvent.Revoked(device.name()), byOde, 13))
                .isEqualTo(Verdict.NOT_ENTITLED);

        assertThat(keys.apply(new KeyEvent.Enrolled(device), byOde, 14))
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(keys.apply(joins, List.of(device.name()), 15))
                .as("nor does its key alone let anybody in from there on")
                .isEqualTo(Verdict.NOT_ENTITLED);
        assertThat(keys.apply(joins, byOde, 15)).isEqualTo(Verdict.ACCEPTED);
        List<String> elsewhere = List.of(laptop.name(), ode.name());
        assertThat(keys.apply(new KeyEvent.Enrolled(third), List.of(laptop.name()), 16))
                .as("no device lets another in by itself")
                .isEqualTo(Verdict.NOT_ENTITLED);
        assertThat(keys.apply(new KeyEvent.Enrolled(third), elsewhere, 17))
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(keys.apply(new KeyEvent.Revoked(device.name()), elsewhere, 18))
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(keys.apply(new KeyEvent.Enrolled(key("d-0000000000000003/0", 23)), byOde, 19))
                .as("one that is lost lets nobody in")
                .isEqualTo(Verdict.SIGNER_ENDED);
        assertThat(keys.standing(device.name(), 17)).isEqualTo(Standing.VALID);
    }

    /** A server lets devices in by its key alone, and never becomes one of people's own. */
    @Test
    void whoLetAnotherInAloneNeverStandsAmongTheDevices() {
        VerifyKey laptop = key("d-0000000000000001/0", 21);
        VerifyKey third = key("d-0000000000000002/0", 22);
        List<String> elsewhere = List.of(laptop.name(), ode.name());
        assertThat(keys.apply(new KeyEvent.Enrolled(laptop), List.of(device.name()), 10))
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(keys.apply(new KeyEvent.Enrolled(device), byOde, 11))
                .isEqualTo(Verdict.NOT_ENTITLED);
        assertThat(keys.apply(new KeyEvent.Enrolled(third), elsewhere, 12))
                .isEqualTo(Verdict.NOT_ENTITLED);
        assertThat(keys.apply(new KeyEvent.Revoked(device.name()), elsewhere, 13))
                .isEqualTo(Verdict.NOT_ENTITLED);
        assertThat(keys.apply(new KeyEvent.Enrolled(third), List.of(device.name()), 14))
                .as("as a server does")
                .isEqualTo(Verdict.ACCEPTED);
    }
}
