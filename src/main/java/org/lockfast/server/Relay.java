package org.lockfast.server;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.sync.DeviceCertificate;
import org.lockfast.sync.wire.CarryBody;

/**
 * What a relay shows its station's devices: one call, by which carry files are exchanged. It is no
 * server: it has no log, gives no receipts, and enrols nobody.
 */
public final class Relay implements AutoCloseable {
    private static final int BURST = 40;
    private static final double PER_SECOND = 2;
    private static final int AT_ONCE = 4;

    /** What takes a carry file and gives one. */
    @FunctionalInterface
    public interface Exchange {
        /**
         * @param device whose key the caller holds
         * @throws org.lockfast.sync.wire.Refused where it is not taken
         */
        byte[] answer(String device, byte[] carry);
    }

    /**
     * What it stands on.
     *
     * @param own the relay's own device
     * @param devices every device the force enrolled, with its key, as far as is known here
     * @param lines takes the lines of its log
     */
    public record Standing(
            DeviceCertificate own,
            Supplier<Map<String, VerifyKey>> devices,
            Exchange exchange,
            InstantSource clock,
            Consumer<String> lines) {}

    private static final Gate.Revoked ALL =
            new Gate.Revoked() {
                @Override
                public boolean revoked(String device) {
                    return false;
                }

                @Override
                public boolean barred(String device) {
                    return false;
                }
            };

    private final HttpsListener https;
    private final Exchange exchange;

    /**
     * Starts; returns once it listens.
     *
     * @param port 0 for any that is free
     * @throws ServerRefusal when it cannot, in a sentence
     */
    public Relay(Standing on, String host, int port) {
        exchange = on.exchange();
        Path none = Path.of(""); // the certificate is the device's own
        ServerSettings settings =
                ServerSettings.of(port, none, none).on(host).allowing(BURST, PER_SECOND);
        Callers callers =
                new Callers(
                        () -> on.devices().get().keySet(),
                        id -> java.util.Optional.ofNullable(on.devices().get().get(id)),
                        (enrolled, key) -> java.util.Optional.empty(), // the log is elsewhere
                        List.of());
        CallLog calls = new CallLog(on.lines(), on.clock());
        List<Route> routes =
                List.of(
                        Route.of("POST", CarryBody.PATH, Route.Needs.ANY_DEVICE, this::carry),
                        Route.of("GET", "/health", Route.Needs.NOBODY, call -> Answer.of(204)));
        try {
            https =
                    new HttpsListener(
                            settings,
                            on.own().keyStore(HttpsListener.PASSWORD.toCharArray()),
                            deadlines ->
                                    new Gate(
                                            routes,
                                            callers,
                                            ALL, // the exchange says what each is given
                                            new Buckets(settings.burst(), settings.perSecond()),
                                            new Heavy(AT_ONCE, 1, settings.silence()),
                                            new Bodies(1, 4, room(), room()),
                                            new Headroom(room(), settings.patience()),
                                            new Metrics(),
                                            calls,
                                            deadlines));
        } catch (GeneralSecurityException e) {
            throw new ServerRefusal("The device's certificate cannot be used.", e);
        }
        https.start();
        calls.happened("relaying", Map.of("port", https.port()));
    }

    /** Bytes of carry files read at once: of the longest one at least. */
    private static long room() {
        return Math.max(CarryBody.MOST, Runtime.getRuntime().maxMemory() / 4);
    }

    private Answer carry(Call call) {
        call.type(CarryBody.CONTENT_TYPE);
        byte[] carry = call.body(CarryBody.MOST); // who sends slowly holds no place meanwhile
        byte[] answer = call.inTurn(() -> exchange.answer(call.device(), carry));
        return Answer.of(CarryBody.CONTENT_TYPE, answer);
    }

    /** The port it listens on. */
    public int port() {
        return https.port();
    }

    @Override
    public void close() {
        https.close();
    }
}
