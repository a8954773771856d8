package org.lockfast.sync;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.sync.wire.CarryBody;
import org.lockfast.sync.wire.Limits;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.Refused;
import org.lockfast.sync.wire.WireJson;

/** A call to a relay: both sides are known by their device keys, and no authority is needed. */
final class RelayWire implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(10);

    private final URI address;
    private final HttpClient http;

    /**
     * @param address such as {@code https://10.0.0.5:8444}
     * @param relay the key of its device
     * @param own what this device shows
     */
    RelayWire(String address, VerifyKey relay, DeviceCertificate own) {
        this.address = HttpWire.address(address);
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT)
                        .sslContext(context(relay, own))
                        .build();
    }

    private static SSLContext context(VerifyKey relay, DeviceCertificate own) {
        char[] password = new char[0];
        try {
            KeyStore keys = own.keyStore(password);
            KeyManagerFactory managers =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, password);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(managers.getKeyManagers(), new TrustManager[] {new OneKey(relay)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java 25 has TLS 1.3", e);
        }
    }

    /** Hands a carry file over and is given one. */
    byte[] exchange(byte[] carry) throws WireTrouble {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve(CarryBody.PATH))
                        .header("Content-Type", CarryBody.CONTENT_TYPE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(carry))
                        .build();
        CompletableFuture<HttpResponse<byte[]>> coming =
                http.sendAsync(
                        request,
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofByteArray(), CarryBody.MOST));
        try {
            HttpResponse<byte[]> answer = coming.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
            if (answer.statusCode() != 200) {
                throw problem(answer);
            }
            return answer.body();
        } catch (ExecutionException e) {
            throw isNotTrusted(e) ? WireTrouble.notTrusted(e) : WireTrouble.unreachable(e);
        } catch (TimeoutException e) {
            throw WireTrouble.unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WireTrouble.unreachable(e);
        } finally {
            coming.cancel(true);
        }
    }

    private static boolean isNotTrusted(@Nullable Throwable e) {
        return e != null && (e instanceof CertificateException || isNotTrusted(e.getCause()));
    }

    private static WireTrouble problem(HttpResponse<byte[]> answer) {
        if (answer.body().length <= Limits.SMALL) {
            try {
                return WireTrouble.of(WireJson.read(answer.body(), Problem.class), null);
            } catch (Refused e) {
                // said below
            }
        }
        return WireTrouble.badAnswer("status " + answer.statusCode() + " without a problem", null);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
