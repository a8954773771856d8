package org.lockfast.server;

import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.sync.KeyTrust;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.RefillHeader;
import org.lockfast.sync.wire.Refused;

/** Which device calls: the one whose key, as the log introduced it, stands in the certificate. */
final class Callers {
    /** Header of a refill: the caller's {@code device.enrolled}, base64. */
    static final String ENROLLED = RefillHeader.ENROLLED;

    private static final int LONGEST_ENROLLED = 8 << 10;

    /** How often strangers make the log be asked for all its devices, at most. */
    private static final long REFRESH_NANOS = 500_000_000L;

    private final Supplier<Set<String>> devices;
    private final Function<String, Optional<VerifyKey>> keyOf;
    private final BiFunction<byte[], byte[], Optional<String>> lost;
    private final Map<String, String> deviceOfKey = new ConcurrentHashMap<>();
    private final Map<String, String> readers = new ConcurrentHashMap<>();
    private final AtomicLong begun = new AtomicLong(System.nanoTime() - 2 * REFRESH_NANOS);

    /** When the last refresh began that is over. */
    private volatile long covered = begun.get();

    /**
     * @param devices ids of all that were enrolled
     * @param keyOf a device's key
     * @param lost a device whose enrolment the log lost, by that entry and its key
     * @param readers keys of those who read the log and are no device: witnesses, inspectors
     */
    Callers(
            Supplier<Set<String>> devices,
            Function<String, Optional<VerifyKey>> keyOf,
            BiFunction<byte[], byte[], Optional<String>> lost,
            List<VerifyKey> readers) {
        this.devices = devices;
        this.keyOf = keyOf;
        this.lost = lost;
        readers.forEach(key -> this.readers.put(text(key), key.name()));
    }

    /**
     * The device, or the reader's name.
     *
     * @throws Refused {@code no-certificate}, {@code unknown-key}
     */
    String caller(Request request, Route.Needs needs) {
        X509Certificate certificate = certificate(request);
        byte[] shown =
                Optional.ofNullable(certificate)
                        .flatMap(one -> KeyTrust.publicKey(one.getPublicKey()))
                        .orElseThrow(() ->
                                new Refused(
                                        ProblemType.NO_CERTIFICATE,
                                        "Show the device's certificate in the handshake"));
        String key = text(shown);
        String reader = needs == Route.Needs.READER ? readers.get(key) : null;
        if (reader != null) {
            return reader;
        }
        return known(key)
                .or(() ->
                        needs == Route.Needs.LOST_DEVICE ? lost(request, shown) : Optional.empty())
                .orElseThrow(() ->
                        new Refused(
                                ProblemType.UNKNOWN_KEY, "No device was enrolled with this key"));
    }

    /** A device whose enrolment the log lost, by the entry that enrolled it. Kept nowhere. */
    private Optional<String> lost(Request request, byte[] shown) {
        String enrolled = request.getHeaders().get(ENROLLED);
        if (enrolled == null || enrolled.length() > LONGEST_ENROLLED) {
            return Optional.empty();
        }
        try {
            return lost.apply(Base64.getDecoder().decode(enrolled), shown);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * A device that another node has just enrolled is known here too: before a key is called
     * unknown, the log is asked, after the call came in. Strangers wait for it together.
     */
    private Optional<String> known(String key) {
        long arrived = System.nanoTime();
        while (true) {
            boolean current = covered - arrived >= 0;
            String device = deviceOfKey.get(key);
            if (device != null || current) {
                return Optional.ofNullable(device);
            }
            long last = begun.get();
            long now = System.nanoTime();
            if (now - last > REFRESH_NANOS && begun.compareAndSet(last, now)) {
                refresh();
                covered = now;
            } else {
                pause();
            }
        }
    }

    private void refresh() {
        for (String each : devices.get()) {
            keyOf.apply(each).ifPresent(own -> deviceOfKey.put(text(own), each));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(ProblemType.BUSY, "The server stops");
        }
    }

    /** A device that was enrolled on this node is known at once. */
    void enrolled(String device, VerifyKey key) {
        deviceOfKey.put(text(key), device);
    }

    private static String text(VerifyKey key) {
        return text(key.publicKey());
    }

    private static String text(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }

    private static @Nullable X509Certificate certificate(Request request) {
        EndPoint.SslSessionData session =
                request.getConnectionMetaData().getConnection().getEndPoint().getSslSessionData();
        X509Certificate[] shown = session == null ? null : session.peerCertificates();
        return shown == null || shown.length == 0 ? null : shown[0];
    }
}
