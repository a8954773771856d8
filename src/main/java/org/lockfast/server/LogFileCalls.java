package org.lockfast.server;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.Note;
import org.lockfast.ledger.TilePath;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.log.CentralLog;
import org.lockfast.sync.wire.Limits;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.Refused;

/** The log as C2SP tlog-tiles has it, for whoever checks it. */
final class LogFileCalls {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String FOR_EVER = "max-age=31536000, immutable";

    private final CentralLog log;

    LogFileCalls(CentralLog log) {
        this.log = log;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/checkpoint", Route.Needs.READER, this::checkpoint),
                Route.of("GET", "/witnessed", Route.Needs.READER, this::witnessed),
                Route.of("GET", "/tile/{path}", Route.Needs.READER, this::tile),
                Route.of("GET", "/log.vkey", Route.Needs.READER, this::logKey),
                Route.of("GET", "/log-mldsa44.vkey", Route.Needs.READER, this::cosigner),
                Route.of("GET", "/keys.vkey", Route.Needs.READER, this::keys),
                Route.of("POST", "/v1/cosignatures", Route.Needs.READER, this::cosign));
    }

    private Answer checkpoint(Call call) {
        return Answer.of(TEXT, log.evidence(log.checkpoint()).bytes())
                .with("Cache-Control", "no-cache");
    }

    private Answer witnessed(Call call) {
        Note note =
                log.witnessed()
                        .orElseThrow(() ->
                                new Refused(
                                        ProblemType.NOT_FOUND,
                                        "No checkpoint meets the witness policy, or there is none"));
        return Answer.of(TEXT, log.evidence(note).bytes()).with("Cache-Control", "no-cache");
    }

    private Answer tile(Call call) {
        TilePath path = TilePath.parse("tile/" + call.part("path"));
        byte[] tile =
                (path == null ? java.util.Optional.<byte[]>empty() : log.tile(path))
                        .orElseThrow(() -> new Refused(ProblemType.NOT_FOUND, "No such tile"));
        return Answer.of("application/octet-stream", tile).with("Cache-Control", FOR_EVER);
    }

    private Answer logKey(Call call) {
        return text(List.of(log.force().logKey()));
    }

    private Answer cosigner(Call call) {
        String line = log.force().cosigner().vkey() + "\n";
        return Answer.of(TEXT, line.getBytes(StandardCharsets.UTF_8));
    }

    private Answer keys(Call call) {
        return text(log.keys());
    }

    private static Answer text(List<VerifyKey> keys) {
        String lines = keys.stream().map(key -> key.vkey() + "\n").collect(Collectors.joining());
        return Answer.of(TEXT, lines.getBytes(StandardCharsets.UTF_8));
    }

    private Answer cosign(Call call) {
        try {
            log.cosign(Note.parse(call.body(Limits.SMALL)));
        } catch (Malformed e) {
            throw new Refused(Problem.of(ProblemType.BAD_NOTE, e.getMessage()), e);
        }
        return Answer.of(204);
    }
}
