package org.lockfast.server;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Malformed;
import org.lockfast.log.CentralLog;
import org.lockfast.log.ChainHead;
import org.lockfast.log.LogRefusal;
import org.lockfast.log.Push;
import org.lockfast.sync.wire.ChainHeader;
import org.lockfast.sync.wire.DeviceHead;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.Limits;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.PushAnswer;
import org.lockfast.sync.wire.Refused;

/** {@code /v1/entries} and {@code /v1/devices}: what devices hand in, and how far they have got. */
final class EntryCalls {
    private final CentralLog log;
    private final InstantSource clock;
    private final Metrics metrics;
    private final Vouching vouching;

    EntryCalls(CentralLog log, InstantSource clock, Metrics metrics) {
        this.log = log;
        this.vouching = new Vouching(log);
        this.clock = clock;
        this.metrics = metrics;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", "/v1/entries", Route.Needs.ANY_DEVICE, this::push)
                        .refusing(vouching::refused),
                Route.of("GET", "/v1/entries/{eid}/proof", Route.Needs.READER, this::proof),
                Route.of("GET", "/v1/devices/{id}/head", Route.Needs.ANY_DEVICE, this::head));
    }

    private Answer push(Call call) {
        call.type(EntriesBody.CONTENT_TYPE);
        ChainHeader chain = ChainHeader.parse(call.needed(ChainHeader.HEADER));
        byte[] sent = call.bodyWithDigest(Limits.PUSH_PACKED);
        Instant received = clock.instant();
        return call.inTurn(() -> {
            byte[] unpacked = call.unpacked(sent, Limits.UNPACKED);
            String question =
                    call.query("nonce").isEmpty()
                            ? ""
                            : Vouching.question(call, Hash.sha256(unpacked));
            EntriesBody body = EntriesBody.parse(unpacked);
            List<byte[]> entries = body.entries();
            if (entries.isEmpty()) {
                throw new Refused(ProblemType.BAD_REQUEST, "A push holds an entry at least");
            }
            if (entries.size() > Limits.PUSH_ENTRIES) {
                throw new Refused(
                        ProblemType.TOO_LARGE,
                        "A push holds at most " + Limits.PUSH_ENTRIES + " entries");
            }
            checkChain(chain, entries.getFirst());
            return answer(
                    call,
                    question,
                    log.push(
                            new Push(
                                    call.device(),
                                    entries,
                                    body.bodyBundle(),
                                    received,
                                    skew(call, received))));
        });
    }

    /** The header is for whoever only reads headers; it must not lie. */
    private static void checkChain(ChainHeader said, byte[] first) {
        try {
            Entry entry = Entry.parse(first);
            if (!said.equals(new ChainHeader(entry.device(), entry.epoch(), entry.seq()))) {
                throw new Refused(ProblemType.BAD_REQUEST, "The header Chain names another entry");
            }
        } catch (Malformed e) {
            // the log refuses it, and says what is wrong with it
        }
    }

    private static @Nullable Long skew(Call call, Instant received) {
        Optional<String> date = call.header("Date");
        if (date.isEmpty()) {
            return null;
        }
        try {
            return ZonedDateTime.parse(date.get(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()
                            .toEpochMilli()
                    - received.toEpochMilli();
        } catch (DateTimeParseException e) {
            throw new Refused(Problem.of(ProblemType.BAD_REQUEST, "The header Date is no date"), e);
        }
    }

    private Answer answer(Call call, String question, org.lockfast.log.PushAnswer pushed) {
        metrics.add("lockfast_entries_total{kind=\"accepted\"}", pushed.accepted());
        metrics.add("lockfast_entries_total{kind=\"duplicate\"}", pushed.duplicates());
        var refusal = pushed.refusal();
        if (refusal != null) {
            metrics.add("lockfast_entries_total{kind=\"refused\"}", 1);
            if (pushed.indexes().isEmpty()) {
                throw new LogRefusal(refusal);
            }
        }
        Answer answer =
                Answer.json(
                        200,
                        new PushAnswer(
                                pushed.firstIndex(),
                                pushed.accepted(),
                                pushed.duplicates(),
                                pushed.nextSeq(),
                                pushed.flags().stream()
                                        .map(flag ->
                                                new PushAnswer.Flag(
                                                        flag.eid().base64(), flag.kind().word()))
                                        .toList(),
                                pushed.indexes(),
                                clock.millis(),
                                pushed.checkpoint().toString(),
                                pushed.noted().stream()
                                        .map(one -> PushAnswer.Noted.of(one.index(), one.entry()))
                                        .toList()));
        return vouching.signed(call, question, answer.body(), pushed.checkpoint(), answer);
    }

    private Answer proof(Call call) {
        Hash eid = hash(call.part("eid"));
        long size = call.number("size", 0, 1);
        return log.proof(eid, size == 0 ? null : size)
                .map(proof -> Answer.of("text/plain; charset=utf-8", proof.bytes()))
                .orElseThrow(() -> new Refused(ProblemType.NOT_FOUND, "No such entry below that"));
    }

    /**
     * A hash of the path, hex.
     *
     * @throws Refused {@code not-found}
     */
    static Hash hash(String hex) {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new Refused(
                    ProblemType.NOT_FOUND, "An entry or attachment is named by 64 hex digits");
        }
        return Hash.of(HexFormat.of().parseHex(hex));
    }

    private Answer head(Call call) {
        Optional<ChainHead> head = log.head(call.part("id"));
        return head.map(h ->
                        Answer.json(
                                200,
                                new DeviceHead(h.epoch(), h.seq(), h.eid().base64(), h.index())))
                .orElseThrow(() ->
                        new Refused(ProblemType.NOT_FOUND, "The log has no entry of this device"));
    }
}
