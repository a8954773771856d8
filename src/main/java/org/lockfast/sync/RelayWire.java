package org.lockfast.sync;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.sync.wire.CarryBody;

/** A call to a relay: both sides are known by their device keys, and no authority is needed. */
final class RelayWire implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofMinutes(10);

    private static final Duration SILENCE = Duration.ofMinutes(1);

    /** A relay takes a whole file in before it answers with its own: a slow one, in a second. */
    private static final int TAKEN_A_SECOND = 200 << 10;

    private final HttpCalls http;
    private final Duration silence;

    /**
     * @param address such as {@code https://10.0.0.5:8444}
     * @param relay the key of its device
     * @param own what this device shows
     */
    RelayWire(String address, VerifyKey relay, DeviceCertificate own) {
        this(address, relay, own, SILENCE);
    }

    RelayWire(String address, VerifyKey relay, DeviceCertificate own, Duration silence) {
        this.silence = silence;
        this.http = new HttpCalls(address, ServerTls.context(relay, own));
    }

    /**
     * Hands a carry file over and is given one; as long as something moves that may take ten
     * minutes. Silent it may be for a minute, and for as long as taking that file in may take.
     */
    byte[] exchange(byte[] carry) throws WireTrouble {
        return http.call(
                        http.request(CarryBody.PATH)
                                .timeout(ANSWER)
                                .header("Content-Type", CarryBody.CONTENT_TYPE)
                                .POST(BodyPublishers.ofByteArray(carry)),
                        BodyHandlers.limiting(BodyHandlers.ofByteArray(), CarryBody.MOST),
                        ANSWER,
                        silence.plusSeconds(carry.length / TAKEN_A_SECOND))
                .body();
    }

    @Override
    public void close() {
        http.close();
    }
}
