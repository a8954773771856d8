package org.lockfast.sync;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.sync.wire.CarryBody;

/** A call to a relay: both sides are known by their device keys, and no authority is needed. */
final class RelayWire implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofMinutes(10);

    private final HttpCalls http;

    /**
     * @param address such as {@code https://10.0.0.5:8444}
     * @param relay the key of its device
     * @param own what this device shows
     */
    RelayWire(String address, VerifyKey relay, DeviceCertificate own) {
        this.http = new HttpCalls(address, ServerTls.context(relay, own));
    }

    /** Hands a carry file over and is given one. */
    byte[] exchange(byte[] carry) throws WireTrouble {
        return http.call(
                        http.request(CarryBody.PATH)
                                .timeout(ANSWER)
                                .header("Content-Type", CarryBody.CONTENT_TYPE)
                                .POST(BodyPublishers.ofByteArray(carry)),
                        BodyHandlers.limiting(BodyHandlers.ofByteArray(), CarryBody.MOST),
                        ANSWER)
                .body();
    }

    @Override
    public void close() {
        http.close();
    }
}
