package org.lockfast.server;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lockfast.keys.WrapNote;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.log.CentralLog;
import org.lockfast.log.ServerShelf;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.Refused;
import org.lockfast.sync.wire.Wraps;

/** {@code /v1/wraps}: officers' keys under their passwords, as they travel. */
final class WrapCalls {
    private static final int AT_ONCE = 500;

    private final CentralLog log;
    private final Vouching vouching;
    private final ServerShelf shelf;

    WrapCalls(CentralLog log, ServerShelf shelf) {
        this.vouching = new Vouching(log);
        this.log = log;
        this.shelf = shelf;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/v1/wraps", Route.Needs.DEVICE, this::get),
                Route.of("PUT", "/v1/wraps", Route.Needs.DEVICE, this::put));
    }

    private Answer get(Call call) {
        long after = call.number("after", 0, 0);
        String question = Vouching.question(call);
        List<Wraps.Wrap> wraps =
                shelf.wraps(after, AT_ONCE).stream()
                        .map(wrap ->
                                new Wraps.Wrap(
                                        wrap.n(), new String(wrap.note(), StandardCharsets.UTF_8)))
                        .toList();
        Answer answer =
                Answer.json(200, new Wraps(wraps, wraps.isEmpty() ? after : wraps.getLast().n()));
        return vouching.signed(call, question, answer.body(), answer);
    }

    private Answer put(Call call) {
        byte[] sent = call.body(WrapNote.MOST_BYTES);
        String question = Vouching.question(call, Hash.sha256(sent));
        WrapNote note;
        try {
            note = WrapNote.parse(sent);
        } catch (Malformed e) {
            throw new Refused(Problem.of(ProblemType.BAD_NOTE, e.getMessage()), e);
        }
        VerifyKey key =
                log.key(note.keyName())
                        .orElseThrow(() ->
                                new Refused(
                                        ProblemType.UNKNOWN_KEY,
                                        "The log has not introduced this officer's key"));
        if (!note.verifiedBy(key)) {
            throw new Refused(ProblemType.BAD_NOTE, "The officer's key has not signed this");
        }
        if (!shelf.keepWrap(note.officer(), note.epoch(), note.rev(), sent)) {
            throw new Refused(ProblemType.OLDER, "A wrap note with a higher rev is here");
        }
        return vouching.signed(call, question, new byte[0], Answer.of(204));
    }
}
