package org.lockfast.server;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * From when until when the server's own certificate holds. Once it has ended no device comes in,
 * and each is told so at its own desk only: so whoever runs the server is told beforehand.
 */
final class CertificateTerm {
    /** How long before its end it is told of. */
    static final Duration BEFORE = Duration.ofDays(30);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.UK).withZone(ZoneOffset.UTC);

    private final Instant from;
    private final Instant until;
    private final InstantSource clock;

    /**
     * @param own the server's own, not its authority's
     * @param clock of this server
     */
    CertificateTerm(X509Certificate own, InstantSource clock) {
        this.from = own.getNotBefore().toInstant();
        this.until = own.getNotAfter().toInstant();
        this.clock = clock;
    }

    /** The last moment it holds. */
    Instant until() {
        return until;
    }

    /** What is to be done about it, as a sentence; empty while it holds for long enough. */
    Optional<String> trouble() {
        Instant now = clock.instant();
        String day = DAY.format(until) + " UTC";
        if (now.isAfter(until)) {
            return Optional.of(
                    "The server's certificate ended on "
                            + day
                            + ": no device comes in. Put a new one in its place and start the server again.");
        }
        if (now.isBefore(from)) {
            return Optional.of(
                    "The server's certificate holds from "
                            + DAY.format(from)
                            + " UTC only: until then no device comes in. Look at the certificate, and at the clock of this server.");
        }
        return now.isAfter(until.minus(BEFORE))
                ? Optional.of(
                        "The server's certificate ends on "
                                + day
                                + ": from then on no device comes in. Put a new one in its place and start the server again before.")
                : Optional.empty();
    }
}
