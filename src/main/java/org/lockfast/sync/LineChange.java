package org.lockfast.sync;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Notices that the way to the server may be another than it was: a network came, an address
 * changed, or the machine slept. For one thread.
 */
public final class LineChange {
    /** No pause of the program is as long; whatever is, the machine slept or its clock was set. */
    private static final Duration JUMP = Duration.ofSeconds(20);

    /** The machine's networks. */
    public interface Networks {
        /**
         * Name and addresses of each that is up, without the machine's own loopback.
         *
         * @throws SocketException where the system does not say
         */
        Set<String> up() throws SocketException;

        /** Those of this machine. */
        Networks OWN =
                () -> {
                    try {
                        return NetworkInterface.networkInterfaces()
                                .filter(LineChange::isUp)
                                .flatMap(one ->
                                        one.inetAddresses()
                                                .map(InetAddress::getHostAddress)
                                                .map(at -> one.getName() + " " + at))
                                .collect(Collectors.toUnmodifiableSet());
                    } catch (UncheckedIOException e) { // one went while it was looked at
                        throw new SocketException(e.getMessage());
                    }
                };
    }

    private final Networks networks;
    private final InstantSource clock;
    private Set<String> had = Set.of();
    private Instant looked;

    /**
     * @param clock of the wall: it goes on while the machine sleeps
     */
    public LineChange(Networks networks, InstantSource clock) {
        this.networks = networks;
        this.clock = clock;
        this.looked = clock.instant();
    }

    private static boolean isUp(NetworkInterface one) {
        try {
            return one.isUp() && !one.isLoopback();
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From here on changes of the networks count, and the clock is watched. */
    void mark() {
        changed();
        waits();
    }

    /** From here on the clock is watched. */
    void waits() {
        looked = clock.instant();
    }

    /** Whether the networks are others than at the last look, and there are any. */
    boolean changed() {
        try {
            Set<String> up = networks.up();
            boolean changed = !up.equals(had) && !up.isEmpty();
            had = up;
            return changed;
        } catch (SocketException | RuntimeException e) {
            return false; // as before: the next look may tell
        }
    }

    /**
     * Whether the clock went on by far more than was waited, or back.
     *
     * @param waited since the last time it was asked
     */
    boolean resumed(Duration waited) {
        Instant now = clock.instant();
        Duration passed = Duration.between(looked, now);
        looked = now;
        return passed.minus(waited).abs().compareTo(JUMP) > 0;
    }
}
