package org.lockfast.keys;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.lockfast.ledger.Ed25519Key;

/**
 * Makes the keys of a new store: master key, force key, first officer and device.
 *
 * @param store id of the new store
 * @param force name of the force
 * @param station name of the station
 * @param device what people call the machine
 * @param officer id of the first officer
 * @param collar collar number of the first officer
 */
public record Founding(
        UUID store, String force, String station, String device, UUID officer, String collar) {

    /**
     * What a founding gives. The caller signs the founding entry with the force key and destroys
     * it, and writes the device's keys with {@link DeviceKeys#write}.
     */
    public record Founded(
            OpenKeyring keyring, UnlockedIdentity officer, Ed25519Key force, DeviceKeys device) {}

    /**
     * @throws KeyringRefusal NAME_UNUSABLE or COLLAR_UNUSABLE
     */
    public Founded found(
            Password password, PasswordCost cost, SecureRandom random, InstantSource clock) {
        String forceName = Names.name(force);
        String stationName = Names.name(station);
        String deviceName = Names.name(device);
        KeyringChanges changes = new KeyringChanges(cost, random, clock);
        MasterKeys masters = MasterKeys.first(store, random);
        byte[] seed = new byte[32];
        random.nextBytes(seed);
        Ed25519Key forceKey = Ed25519Key.of("f-" + hex(random) + "/0", seed);
        String wrapped = OpenKeyring.wrapForce(seed, masters, random);
        Arrays.fill(seed, (byte) 0);
        String deviceId = "d-" + hex(random);
        Identity identity = Identity.generate(random);
        Keyring.Officer first =
                changes.officer(
                        masters,
                        WrapNote.forceId(forceKey.key()),
                        officer,
                        collar,
                        0,
                        identity,
                        password,
                        null);
        Keyring keyring =
                new Keyring(
                        1,
                        store,
                        new Keyring.Force(forceName, forceKey.key(), wrapped),
                        stationName,
                        new Keyring.Device(deviceId, deviceName),
                        masters.newest(),
                        List.of(first),
                        List.of());
        return new Founded(
                OpenKeyring.made(keyring, masters),
                UnlockedIdentity.of(first, identity),
                forceKey,
                new DeviceKeys(deviceId, Identity.generate(random)));
    }

    private static String hex(SecureRandom random) {
        byte[] eight = new byte[8];
        random.nextBytes(eight);
        return HexFormat.of().formatHex(eight);
    }
}
