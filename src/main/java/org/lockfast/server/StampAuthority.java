package org.lockfast.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.lockfast.ledger.Hash;

/** A time-stamp authority outside the force, asked over HTTP (RFC 3161, section 3.4). */
public final class StampAuthority {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int MOST = 64 * 1_024; // a stamp with its certificates has some 6 KiB

    private final URI address;
    private final Duration patience;
    private final StampCheck check;
    private final HttpClient http;

    /** What it answered: the bytes, and the time they say. */
    @SuppressWarnings("ArrayRecordComponent")
    record Answered(byte[] reply, Instant time) {}

    private StampAuthority(URI address, Duration patience, StampCheck check) {
        this.address = address;
        this.patience = patience;
        this.check = check;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .build();
    }

    /**
     * Names an authority; it is not asked yet.
     *
     * @param url where it listens, http or https
     * @param anchors PEM file of the certificates its own must stand under
     * @param patience how long an answer is waited for
     * @throws ServerRefusal in a sentence
     */
    public static StampAuthority of(
            String url, Path anchors, Duration patience, SecureRandom random) {
        URI address;
        try {
            address = URI.create(url.strip());
        } catch (IllegalArgumentException e) {
            throw new ServerRefusal(url + " is no address of a time-stamp authority.", e);
        }
        String scheme = String.valueOf(address.getScheme());
        if (!scheme.matches("(?i)https?") || address.getHost() == null) {
            throw new ServerRefusal(
                    "The address of a time-stamp authority begins with http:// or https://.");
        }
        return new StampAuthority(
                address, patience, new StampCheck(CertificateFile.certificates(anchors), random));
    }

    /** A stamp over that hash. */
    Answered stamp(Hash sha256) throws StampTrouble {
        TimeStampRequest asked = check.request(sha256);
        byte[] reply = ask(asked);
        return new Answered(reply, check.time(asked, reply));
    }

    private byte[] ask(TimeStampRequest asked) throws StampTrouble {
        CompletableFuture<HttpResponse<byte[]>> answer;
        try {
            answer =
                    http.sendAsync(
                            HttpRequest.newBuilder(address)
                                    .header("Content-Type", "application/timestamp-query")
                                    .header("Accept", "application/timestamp-reply")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofByteArray(
                                                    asked.getEncoded()))
                                    .build(),
                            HttpResponse.BodyHandlers.limiting(
                                    HttpResponse.BodyHandlers.ofByteArray(), MOST));
        } catch (IOException e) {
            throw unreachable(e);
        }
        try {
            HttpResponse<byte[]> came = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (came.statusCode() != 200) {
                throw new StampTrouble(
                        StampTrouble.Kind.UNREACHABLE,
                        "The time-stamp authority answered with HTTP status "
                                + came.statusCode()
                                + ".");
            }
            return came.body();
        } catch (ExecutionException | TimeoutException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server stops
            throw unreachable(e);
        } finally {
            answer.cancel(true);
        }
    }

    private static StampTrouble unreachable(Exception e) {
        return new StampTrouble(
                StampTrouble.Kind.UNREACHABLE, "The time-stamp authority does not answer.", e);
    }
}
