package org.lockfast.server;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.Note;
import org.lockfast.log.CentralLog;
import org.lockfast.log.Refill;
import org.lockfast.log.ServerShelf;
import org.lockfast.sync.wire.HeadedBody;
import org.lockfast.sync.wire.Limits;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.RefillAnswer;
import org.lockfast.sync.wire.RefillHeader;
import org.lockfast.sync.wire.Refused;

/**
 * {@code /v1/refill} and {@code /v1/rejects}: what is handed in after a loss, or after a refusal.
 */
final class RefillCalls {
    private final CentralLog log;
    private final Vouching vouching;
    private final ServerShelf shelf;
    private final Ceilings ceilings;
    private final InstantSource clock;
    private final Metrics metrics;
    private final CallLog calls;

    RefillCalls(
            CentralLog log,
            ServerShelf shelf,
            Ceilings ceilings,
            InstantSource clock,
            Metrics metrics,
            CallLog calls) {
        this.log = log;
        this.vouching = new Vouching(log);
        this.shelf = shelf;
        this.ceilings = ceilings;
        this.clock = clock;
        this.metrics = metrics;
        this.calls = calls;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", "/v1/refill", Route.Needs.LOST_DEVICE, this::refill),
                Route.of("POST", "/v1/rejects", Route.Needs.ANY_DEVICE, this::reject));
    }

    private Answer refill(Call call) {
        call.type(HeadedBody.CONTENT_TYPE);
        byte[] sent = call.bodyWithDigest(Limits.PUSH_PACKED);
        return call.inTurn(() -> {
            byte[] unpacked = call.unpacked(sent, Limits.UNPACKED);
            String question = Vouching.question(call, Hash.sha256(unpacked));
            HeadedBody<RefillHeader> body = HeadedBody.parse(unpacked, RefillHeader.class);
            List<byte[]> entries = body.entries().entries();
            List<Long> indexes = body.header().indexes();
            if (entries.size() != indexes.size() || entries.size() > Limits.PUSH_ENTRIES) {
                throw new Refused(
                        ProblemType.BAD_REQUEST,
                        "One index for each entry, at most " + Limits.PUSH_ENTRIES);
            }
            if (indexes.stream().anyMatch(index -> index < 0)) {
                throw new Refused(ProblemType.BAD_REQUEST, "An index is a number from 0");
            }
            Note pin = pin(body.header().checkpoint());
            Refill.Answer answer =
                    log.refill(
                            new Refill(
                                    call.device(),
                                    pin,
                                    indexes,
                                    entries,
                                    body.entries().bodyBundle()));
            calls.happened("refill", Map.of("entries", entries.size(), "done", answer.done()));
            Answer said =
                    Answer.json(
                            200,
                            new RefillAnswer(
                                    answer.wanted().stream()
                                            .map(gap -> List.of(gap.from(), gap.to()))
                                            .toList(),
                                    answer.done()));
            // Under the origin the device knows: a copy from before a succession has an earlier one
            return vouching.signed(call, question, said.body(), pin, said);
        });
    }

    private static Note pin(String note) {
        try {
            return Note.parse(note.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (Malformed e) {
            throw new Refused(Problem.of(ProblemType.BAD_NOTE, e.getMessage()), e);
        }
    }

    private Answer reject(Call call) {
        byte[] sent = call.body(Limits.REJECT);
        Hash sha256 = Hash.sha256(sent);
        if (!shelf.hasReject(call.device(), sha256)
                && !ceilings.reject(call.device(), sent.length)) {
            calls.happened("ALARM reject-not-kept", Map.of("device", call.device()));
            throw new Refused(
                    ProblemType.TOO_LARGE, "No more of what was refused is kept of it today");
        }
        shelf.keepReject(call.device(), clock.instant(), sha256, sent);
        metrics.add("lockfast_rejects_total", 1);
        calls.happened(
                "ALARM reject",
                Map.of("device", call.device(), "sha256", sha256.hex(), "bytes", sent.length));
        return Answer.of(202);
    }
}
