package org.lockfast.server;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a server listens, and how much it lets anybody take.
 *
 * @param host address to listen on
 * @param port 0 for any that is free
 * @param certificate PEM file: the server's certificate, then those above it
 * @param key PEM file: its private key
 * @param connections how many may be open at once
 * @param quiet a connection on which no call is being handled is closed after this time, whatever
 *     drips in on it: handshake, request line and headers must come within it
 * @param silence how long a read or a write may stand still
 * @param call how long a call may take in all
 * @param stop how long calls at work are waited for when the server stops
 * @param heavy how many calls may unpack, check and store at once
 * @param patience how long a call waits for its turn before it is told that the server is busy
 * @param burst calls a device may make at once
 * @param perSecond calls a device may make in the long run
 */
public record ServerSettings(
        String host,
        int port,
        Path certificate,
        Path key,
        int connections,
        Duration quiet,
        Duration silence,
        Duration call,
        Duration stop,
        int heavy,
        Duration patience,
        int burst,
        double perSecond) {
    /** Bytes of memory for each call that does heavy work: a full push takes up to 60 MB of it. */
    private static final long FOR_EACH = 96 << 20;

    /** How many calls may do heavy work at once: four for each processor, as far as memory goes. */
    static int places(int processors, long memory) {
        return (int) Math.clamp(memory / FOR_EACH, 1, 4L * processors);
    }

    /** What the program uses. */
    public static ServerSettings of(int port, Path certificate, Path key) {
        return new ServerSettings(
                "0.0.0.0",
                port,
                certificate,
                key,
                4_000,
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                Duration.ofMinutes(10),
                Duration.ofSeconds(30),
                places(
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.getRuntime().maxMemory()),
                Duration.ofSeconds(5),
                200,
                50);
    }

    /** The same on another address. */
    public ServerSettings on(String address) {
        return new ServerSettings(
                address,
                port,
                certificate,
                key,
                connections,
                quiet,
                silence,
                call,
                stop,
                heavy,
                patience,
                burst,
                perSecond);
    }

    /** The same with other deadlines. */
    public ServerSettings within(Duration otherQuiet, Duration otherSilence, Duration otherCall) {
        return new ServerSettings(
                host,
                port,
                certificate,
                key,
                connections,
                otherQuiet,
                otherSilence,
                otherCall,
                stop,
                heavy,
                patience,
                burst,
                perSecond);
    }

    /** The same with another allowance for each device. */
    public ServerSettings allowing(int otherBurst, double otherPerSecond) {
        return new ServerSettings(
                host,
                port,
                certificate,
                key,
                connections,
                quiet,
                silence,
                call,
                stop,
                heavy,
                patience,
                otherBurst,
                otherPerSecond);
    }
}
