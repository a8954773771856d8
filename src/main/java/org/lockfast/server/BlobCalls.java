package org.lockfast.server;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockfast.ledger.Hash;
import org.lockfast.log.BlobKeep;
import org.lockfast.sync.wire.BlobStanding;
import org.lockfast.sync.wire.Limits;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.Refused;

/** {@code /v1/blobs}: attachments by tus 1.0 (core and creation), each under its SHA-256. */
final class BlobCalls {
    private static final String PATH = "/v1/blobs/sha-256/{hex}";
    private static final String VERSION = "1.0.0";
    private static final String RESUMABLE = "Tus-Resumable";
    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";
    private static final String PART = "application/offset+octet-stream";
    private static final Pattern FROM = Pattern.compile("bytes=([0-9]{1,15})-");
    private static final int AT_ONCE = 32; // each holds one part in memory
    private static final int EACH = 4; // of one device
    private static final int LATER = 600; // seconds, for who has too much on its way

    private final BlobKeep blobs;
    private final Vouching vouching;
    private final Ceilings ceilings;
    private final InstantSource clock;
    private final Metrics metrics;
    private final Heavy uploads = new Heavy(AT_ONCE, EACH, Duration.ofSeconds(2));

    BlobCalls(
            BlobKeep blobs,
            Vouching vouching,
            Ceilings ceilings,
            InstantSource clock,
            Metrics metrics) {
        this.blobs = blobs;
        this.vouching = vouching;
        this.ceilings = ceilings;
        this.clock = clock;
        this.metrics = metrics;
    }

    List<Route> routes() {
        return List.of(
                Route.of("OPTIONS", PATH, Route.Needs.NOBODY, this::options),
                Route.of("HEAD", PATH, Route.Needs.ANY_DEVICE, this::head),
                Route.of("POST", PATH, Route.Needs.ANY_DEVICE, this::create),
                Route.of("PATCH", PATH, Route.Needs.ANY_DEVICE, this::add),
                Route.of("GET", PATH, Route.Needs.DEVICE, this::get));
    }

    private Answer options(Call call) {
        return tus(Answer.of(204))
                .with("Tus-Version", VERSION)
                .with("Tus-Extension", "creation")
                .with("Tus-Max-Size", String.valueOf(Limits.BLOB));
    }

    private static Answer tus(Answer answer) {
        return answer.with(RESUMABLE, VERSION);
    }

    private Answer head(Call call) {
        return version(call)
                .orElseGet(() -> {
                    String question = Vouching.question(call, hash(call));
                    BlobKeep.Standing standing =
                            blobs.standing(hash(call), call.device())
                                    .orElseThrow(BlobCalls::notFound);
                    return vouching.signed(
                            call,
                            question,
                            BlobStanding.said(standing.got(), standing.length()),
                            tus(at(Answer.of(200), standing))
                                    .with(LENGTH, String.valueOf(standing.length())));
                });
    }

    private static Hash hash(Call call) {
        return EntryCalls.hash(call.part("hex"));
    }

    private static Refused notFound() {
        return new Refused(ProblemType.NOT_FOUND, "No such attachment is here, or on its way");
    }

    private static Answer at(Answer answer, BlobKeep.Standing standing) {
        return answer.with(OFFSET, String.valueOf(standing.got()));
    }

    /** tus 1.0: whoever speaks another version is told which one is spoken here. */
    private static Optional<Answer> version(Call call) {
        if (call.header(RESUMABLE).orElse("").equals(VERSION)) {
            return Optional.empty();
        }
        ProblemType type = ProblemType.UNSUPPORTED;
        Problem problem =
                new Problem(
                        type.uri(),
                        type.title(),
                        412,
                        "Tus-Resumable is 1.0.0 here",
                        null,
                        null,
                        null);
        return Optional.of(Answer.problem(problem).with("Tus-Version", VERSION));
    }

    private Answer create(Call call) {
        return version(call)
                .orElseGet(() -> {
                    Hash hash = hash(call);
                    long length = whole(call.needed(LENGTH), LENGTH);
                    if (length > Limits.BLOB) {
                        throw new Refused(ProblemType.TOO_LARGE, "An attachment has at most 4 GiB");
                    }
                    String device = call.device();
                    if (blobs.standing(hash, device).isEmpty()
                            && !ceilings.file(device, length, blobs.coming(device))) {
                        return Gate.slowDown(LATER);
                    }
                    BlobKeep.Standing standing = begun(device, hash, length);
                    return tus(at(Answer.of(standing.whole() ? 200 : 201), standing))
                            .with("Location", PATH.replace("{hex}", hash.hex()));
                });
    }

    private BlobKeep.Standing begun(String device, Hash hash, long length) {
        try {
            return blobs.announce(hash, length, device, clock.instant());
        } catch (BlobKeep.WrongDigest e) {
            throw mismatch();
        } catch (BlobKeep.WrongOffset e) {
            throw new Refused(ProblemType.BUSY, "This attachment is being written just now");
        }
    }

    private static Refused mismatch() {
        return new Refused(
                ProblemType.DIGEST_MISMATCH, "The bytes are kept for 7 days; send it anew");
    }

    private static long whole(String text, String header) {
        if (!text.matches("0|[1-9][0-9]{0,14}")) {
            throw new Refused(ProblemType.BAD_REQUEST, header + " is a whole number");
        }
        return Long.parseLong(text);
    }

    private Answer add(Call call) {
        return version(call)
                .orElseGet(() -> {
                    call.type(PART);
                    Hash hash = hash(call);
                    long offset = whole(call.needed(OFFSET), OFFSET);
                    if (blobs.standing(hash, call.device()).isEmpty()) {
                        throw notFound();
                    }
                    byte[] part =
                            call.body(Limits.BLOB_CHUNK); // whoever sends slowly holds no place
                    return call.inTurn(uploads, () -> added(call, hash, offset, part));
                });
    }

    private Answer added(Call call, Hash hash, long offset, byte[] part) {
        try {
            BlobKeep.Standing standing =
                    blobs.add(hash, offset, part, part.length, call.device(), clock.instant());
            metrics.add("lockfast_blob_bytes_total", part.length);
            return tus(at(Answer.of(204), standing));
        } catch (BlobKeep.WrongOffset e) {
            return tus(
                    Answer.problem(Problem.of(ProblemType.WRONG_OFFSET, null))
                            .with(OFFSET, String.valueOf(e.offset())));
        } catch (BlobKeep.WrongDigest e) {
            throw mismatch();
        }
    }

    private Answer get(Call call) {
        Hash hash = hash(call);
        long length = blobs.whole(hash).orElseThrow(BlobCalls::notFound);
        OptionalLong from = from(call, length);
        long first = from.orElse(0);
        Answer answer =
                Answer.stream(
                        from.isPresent() ? 206 : 200,
                        length - first,
                        out -> blobs.read(hash, first, out));
        answer = answer.with("Accept-Ranges", "bytes").with("ETag", "\"" + hash.hex() + "\"");
        return from.isPresent()
                ? answer.with("Content-Range", "bytes " + first + "-" + (length - 1) + "/" + length)
                : answer;
    }

    /**
     * {@code Range: bytes=N-}, for whoever goes on where a line broke; other ranges are not kept.
     */
    private static OptionalLong from(Call call, long length) {
        Matcher range = FROM.matcher(call.header("Range").orElse(""));
        if (!range.matches()) {
            return OptionalLong.empty();
        }
        long from = Long.parseLong(range.group(1));
        return from == 0 || from >= length ? OptionalLong.empty() : OptionalLong.of(from);
    }
}
