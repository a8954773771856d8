package org.lockfast.server;

import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.ConsistencyProof;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Note;
import org.lockfast.log.CentralLog;
import org.lockfast.log.LogRefusal;
import org.lockfast.log.Refusal;
import org.lockfast.log.Window;
import org.lockfast.sync.wire.ContentDigest;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.FeedHeader;
import org.lockfast.sync.wire.Found;
import org.lockfast.sync.wire.HeadedBody;
import org.lockfast.sync.wire.Interests;
import org.lockfast.sync.wire.Limits;
import org.lockfast.sync.wire.Packing;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.Refused;
import org.lockfast.sync.wire.Runs;
import org.lockfast.sync.wire.WireJson;

/** {@code /v1/feed}, {@code /v1/interests} and {@code /v1/lookup}: what devices fetch. */
final class FeedCalls {
    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_FROM = 100;

    private final CentralLog log;
    private final InstantSource clock;
    private final Vouching vouching;

    FeedCalls(CentralLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
        this.vouching = new Vouching(log);
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/v1/feed", Route.Needs.DEVICE, this::feed),
                Route.of("PUT", "/v1/interests", Route.Needs.DEVICE, this::interests),
                Route.of("GET", "/v1/lookup", Route.Needs.DEVICE, this::lookup));
    }

    private Answer feed(Call call) {
        long after = call.number("after", 0, 0);
        long pinned = call.number("pinned", 0, 0);
        long limit = call.number("limit", Limits.FEED_ENTRIES, 1);
        String from = call.query("from").filter(text -> text.length() <= LONGEST_FROM).orElse(null);
        CentralLog.Scope scope = scope(call.query("scope"));
        String question = Vouching.question(call);
        Runs held = Runs.parse(call.query("held").orElse(""));
        Packing packing = Packing.accepted(call.header("Accept-Encoding"));
        return call.inTurn(() -> {
            try {
                int most = (int) Math.min(limit, Limits.FEED_ENTRIES);
                Whole whole = whole(call.device(), scope, after, from, most, pinned, held);
                return vouching.signed(
                        call, question, whole.body(), whole.under(), packed(whole.body(), packing));
            } catch (LogRefusal e) {
                if (e.refusal().reason() == Refusal.Reason.LOG_BEHIND) {
                    return Answer.problem(Problem.logBehind(log.state().size()));
                }
                throw e;
            }
        });
    }

    private static CentralLog.Scope scope(Optional<String> word) {
        return switch (word.orElse("device")) {
            case "device" -> CentralLog.Scope.DEVICE;
            case "force" -> CentralLog.Scope.FORCE;
            default -> throw new Refused(ProblemType.BAD_REQUEST, "scope is device or force");
        };
    }

    /** A window as it is sent, and the checkpoint in it. */
    @SuppressWarnings("ArrayRecordComponent") // written once, compared by nobody
    private record Whole(byte[] body, Note under) {}

    /** A window that is too large for one message is asked for again, half as long. */
    private Whole whole(
            String device,
            CentralLog.Scope scope,
            long after,
            @Nullable String from,
            int limit,
            long pinned,
            Runs held) {
        int most = limit;
        while (true) {
            Window window = log.feed(device, scope, after, from, most, pinned, held::has);
            byte[] body = body(window);
            if (body.length <= Limits.UNPACKED || most == 1) {
                return new Whole(body, window.checkpoint());
            }
            most = Math.max(1, most / 2);
        }
    }

    private byte[] body(Window window) {
        ConsistencyProof grown = window.consistency();
        List<Commitment> bodies =
                window.items().stream().flatMap(item -> item.bodies().stream()).toList();
        return new HeadedBody<>(
                        new FeedHeader(
                                window.scannedTo(),
                                window.size(),
                                window.items().stream().map(Window.Item::index).toList(),
                                window.more(),
                                clock.millis(),
                                window.checkpoint().toString(),
                                grown == null
                                        ? null
                                        : Base64.getEncoder().encodeToString(grown.bytes()),
                                window.from()),
                        EntriesBody.of(
                                window.items().stream().map(Window.Item::entry).toList(), bodies))
                .bytes();
    }

    private static Answer packed(byte[] body, Packing packing) {
        byte[] sent = packing.pack(body);
        Answer answer =
                Answer.of(HeadedBody.CONTENT_TYPE, sent)
                        .with(ContentDigest.HEADER, ContentDigest.of(sent))
                        .with("Vary", "Accept-Encoding");
        return packing == Packing.IDENTITY
                ? answer
                : answer.with("Content-Encoding", packing.word());
    }

    private Answer interests(Call call) {
        call.type(WireJson.CONTENT_TYPE);
        byte[] sent = call.body(Limits.SMALL);
        Interests wanted = WireJson.read(sent, Interests.class);
        if (wanted.subjects().size() > Limits.INTERESTS
                || wanted.left().size() > Limits.INTERESTS) {
            throw new Refused(
                    ProblemType.TOO_LARGE, "At most " + Limits.INTERESTS + " subjects at once");
        }
        String question = Vouching.question(call, Hash.sha256(sent));
        return call.inTurn(() -> {
            log.interests(call.device(), wanted.subjects(), wanted.left());
            return vouching.signed(call, question, new byte[0], Answer.of(204));
        });
    }

    private Answer lookup(Call call) {
        String key =
                call.query("key")
                        .filter(text -> !text.isBlank() && text.length() <= LONGEST_KEY)
                        .orElseThrow(() ->
                                new Refused(
                                        ProblemType.BAD_REQUEST,
                                        "key is what is looked for, at most 200 characters"));
        return call.inTurn(() ->
                Answer.json(
                        200,
                        log.lookup(key).stream()
                                .map(found ->
                                        new Found(
                                                found.subject(),
                                                found.kind(),
                                                found.reference(),
                                                found.caseId(),
                                                found.caseReference(),
                                                found.station(),
                                                found.doubt()))
                                .toList()));
    }
}
