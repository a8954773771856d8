package org.lockfast.app.command;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.OpenStore;
import org.lockfast.sync.FailedTry;
import org.lockfast.sync.SyncClient;
import org.lockfast.sync.SyncProblem;
import org.lockfast.sync.SyncStatus;
import org.lockfast.sync.Witnessed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How the store stands to the force's server; asks nobody. */
@Command(
        name = "sync-status",
        description = "Says what the server does not have yet, and when it was last reached.",
        mixinStandardHelpOptions = true)
final class SyncStatusCommand extends StoreCommand {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.UK);

    @Option(names = "--json")
    boolean json;

    @Override
    boolean onlyReads() {
        return true;
    }

    @Override
    void run() throws IOException {
        try (SyncClient client = client(store())) {
            if (json) {
                terminal().json(json(client).toString());
                return;
            }
            SyncStatus status = client.now();
            Instant last = status.lastContact();
            terminal()
                    .line(
                            status.unsent()
                                    + (status.unsent() == 1 ? " entry waits" : " entries wait")
                                    + (status.oldest() == null
                                            ? ""
                                            : ", the oldest since " + local(status.oldest()))
                                    + ". Last contact: "
                                    + (last == null ? "never" : local(last))
                                    + ".");
            client.failedTry()
                    .ifPresent(failed ->
                            terminal()
                                    .line(
                                            "The last try, "
                                                    + local(failed.at())
                                                    + ", did not succeed. "
                                                    + failed.why()));
            status.problems().stream()
                    .map(SyncProblem::sentence)
                    .filter(one -> client.failedTry().filter(f -> f.why().equals(one)).isEmpty())
                    .forEach(terminal()::line);
        }
    }

    private String local(Instant at) {
        return TIME.format(at.atZone(store().surroundings().zone()));
    }

    private static ObjectNode json(SyncClient client) {
        SyncStatus status = client.now();
        Optional<Witnessed.Seen> witnessed = client.witnessed();
        Optional<FailedTry> failed = client.failedTry();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("unsent", status.unsent());
        time(node, "oldest", status.oldest());
        time(node, "lastSync", status.lastContact());
        node.put("skewMs", status.skewMs());
        ArrayNode problems = node.putArray("problems");
        for (SyncProblem problem : status.problems()) {
            problems.addObject().put("code", problem.code()).put("sentence", problem.sentence());
        }
        if (witnessed.isPresent()) {
            node.putObject("witnessed")
                    .put("size", witnessed.get().size())
                    .put("time", witnessed.get().time().toString());
        } else {
            node.putNull("witnessed");
        }
        time(node, "lastTry", failed.map(FailedTry::at).orElse(status.lastContact()));
        node.put("lastFailure", failed.map(FailedTry::why).orElse(null));
        return node;
    }

    private static void time(ObjectNode node, String key, @Nullable Instant at) {
        if (at == null) {
            node.putNull(key);
        } else {
            node.put(key, at.toString());
        }
    }

    /** The store's client; refused where it stands alone. */
    static SyncClient client(OpenStore store) throws IOException {
        Optional<SyncClient> client = store.syncing();
        return client.orElseThrow(() -> new Refusal(store.noServer()));
    }
}
