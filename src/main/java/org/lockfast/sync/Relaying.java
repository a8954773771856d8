package org.lockfast.sync;

import java.io.IOException;
import java.util.Optional;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.DeviceKeys;
import org.lockfast.keys.SealedFiles;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.WireJson;

/**
 * This device's relay: a device of its station with which it exchanges carry files over the local
 * network while the server is away. What the relay has counts for nothing here: an entry is sent
 * once the server itself has acknowledged it to this device.
 */
public final class Relaying {
    /** Where it lies. */
    public static final String PATH = "local/relay";

    private static final int MOST_FILES_IN_A_ROW = 50;

    /**
     * As it lies in the file.
     *
     * @param address such as {@code https://10.0.0.5:8444}
     * @param device id of the relay's device
     */
    private record Kept(String address, String device) {}

    /**
     * What came of it.
     *
     * @param handed entries that were handed over
     * @param added entries that are new here
     * @param files photographs and forms that are new here
     */
    public record Exchanged(String device, int handed, int added, int files) {}

    private final Kept kept;
    private final Carrying carrying;
    private final DeviceKeys own;

    private Relaying(Kept kept, Carrying carrying, DeviceKeys own) {
        this.kept = kept;
        this.carrying = carrying;
        this.own = own;
    }

    /** The relay that was named; empty for none. */
    public static Optional<Relaying> read(SealedFiles files, Carrying carrying, DeviceKeys own) {
        return files.find(PATH)
                .map(json -> new Relaying(WireJson.read(json, Kept.class), carrying, own));
    }

    /**
     * Names the relay from now on.
     *
     * @param device its id, or what people call it
     * @throws IllegalArgumentException for an address that is none of HTTPS
     */
    public static Outcome<String> name(
            SealedFiles files, Carrying carrying, String address, String device) {
        String at = HttpCalls.address(address).toString();
        return switch (carrying.peer(device)) {
            case Outcome.Done<VerifyKey> done -> {
                String id = Carrying.id(done.value());
                files.write(PATH, WireJson.write(new Kept(at, id)));
                yield Outcome.done(id);
            }
            case Outcome.Refused<VerifyKey> refused ->
                    Outcome.refused(refused.code(), refused.sentence());
        };
    }

    /** Which one it is, for people: its device and its address. */
    public String relay() {
        return kept.device() + " at " + kept.address();
    }

    /**
     * Hands over what the relay lacks and takes in what it has.
     *
     * @throws WireTrouble where it is not reached, is another, or takes nothing
     * @throws IOException where the disk refuses
     */
    public Exchanged exchange() throws WireTrouble, IOException {
        VerifyKey key = value(carrying.peer(kept.device()));
        Ed25519Key signer = own.signer(0);
        try (RelayWire wire = new RelayWire(kept.address(), key, DeviceCertificate.of(signer))) {
            int handed = 0;
            int added = 0;
            int files = 0;
            if (!carrying.knows(kept.device())) {
                Carrying.Came first = take(wire, value(carrying.greeting(kept.device())));
                added = first.added();
                files = first.files();
            }
            for (int i = 0; i < MOST_FILES_IN_A_ROW; i++) {
                Carrying.Carry carry = value(carrying.relayed(kept.device()));
                Carrying.Came came = take(wire, carry);
                handed += carry.entries();
                added += came.added();
                files += came.files();
                boolean more = carry.more() || came.files() > 0 || came.more();
                if (!more) {
                    break;
                }
            }
            return new Exchanged(kept.device(), handed, added, files);
        } finally {
            signer.destroy();
        }
    }

    private Carrying.Came take(RelayWire wire, Carrying.Carry carry)
            throws WireTrouble, IOException {
        return value(carrying.take(wire.exchange(carry.bytes())));
    }

    private static <T> T value(Outcome<T> outcome) throws WireTrouble {
        return switch (outcome) {
            case Outcome.Done<T> done -> done.value();
            case Outcome.Refused<T> refused ->
                    throw WireTrouble.of(
                            Problem.of(ProblemType.BAD_REQUEST, refused.sentence()), null);
        };
    }
}
