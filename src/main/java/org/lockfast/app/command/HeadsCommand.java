package org.lockfast.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.HeadCode;
import org.lockfast.label.QrSquare;
import org.lockfast.officer.Permission;
import org.lockfast.sync.ShowingHeads;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What two devices show each other at a hand-over: how far their records reach. */
@Command(
        name = "heads",
        description =
                "Shows a code of how far this device's records reach, or records the one that another"
                        + " device shows.",
        mixinStandardHelpOptions = true)
final class HeadsCommand extends StoreCommand {
    /** Dots of a module: 53 modules with the quiet zone make a picture of some 320 dots. */
    private static final int DOTS = 6;

    @ArgGroup @Nullable What what;

    @Option(
            names = "--hand-over",
            paramLabel = "EXHIBIT",
            description = "With --seen: the exhibit whose newest hand-over it belongs to.")
    @Nullable String handOver;

    @Option(names = "--json")
    boolean json;

    /** One or the other. */
    static final class What {
        @Option(
                names = "--seen",
                paramLabel = "CODE",
                description = "The code that another device shows.")
        @Nullable String seen;

        @Option(
                names = "--png",
                paramLabel = "F",
                description = "Writes this device's code as a QR code.")
        @Nullable Path png;
    }

    private @Nullable String seenCode() {
        return what == null ? null : what.seen;
    }

    @Override
    Permission needs() {
        return Permission.READ;
    }

    @Override
    boolean onlyReads() {
        return seenCode() == null;
    }

    @Override
    void run() throws IOException {
        String seen = seenCode();
        if (seen != null) {
            seen(seen);
            return;
        }
        if (handOver != null) {
            throw new Refusal("--hand-over goes with --seen CODE.");
        }
        HeadCode own = store().showingHeads().own();
        Path file = what == null ? null : what.png;
        if (file != null) {
            Files.write(file, QrSquare.of(own.text()).png(DOTS));
        }
        if (json) {
            ObjectNode out = told(own);
            out.put("code", own.text());
            out.put("typed", own.forTyping().text());
            terminal().json(JsonMapper.shared().writeValueAsString(out));
            return;
        }
        terminal().line(own.text());
        terminal().line(own.forTyping().grouped());
        terminal().say("The second is to be typed; it carries no signature.");
    }

    private void seen(String code) {
        String reference = handOver;
        UUID batch =
                reference == null
                        ? null
                        : store().movements()
                                .newestBatch(onePackage(reference).id())
                                .orElseThrow(() ->
                                        new Refusal(reference + " was never handed over here."));
        ShowingHeads.Answer answer = value(store().showingHeads().seen(code, batch));
        if (json) {
            ObjectNode out = told(answer.code());
            out.put("signed", answer.signed());
            out.put("standing", answer.standing().name());
            out.put("entry", answer.entry().base64());
            terminal().json(JsonMapper.shared().writeValueAsString(out));
        }
        if (answer.standing() == ShowingHeads.Standing.CONTRADICTED
                || answer.standing() == ShowingHeads.Standing.REVOKED) {
            throw new Refusal(answer.sentence()); // it is recorded all the same
        }
        if (!json) {
            terminal().line(answer.sentence());
        }
    }

    private ObjectNode told(HeadCode code) {
        ObjectNode out = JsonMapper.shared().createObjectNode();
        out.put("device", code.device());
        out.put("name", store().names().device(code.device()));
        out.put("epoch", code.epoch());
        out.put("seq", code.seq());
        out.put("eid", code.eid().base64());
        return out;
    }
}
