package org.lockfast.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.EnrollingStore;
import org.lockfast.app.GivenFile;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.WitnessKey;
import org.lockfast.ledger.WitnessPolicy;
import org.lockfast.sync.FailedTry;
import org.lockfast.sync.Relaying;
import org.lockfast.sync.SyncClient;
import org.lockfast.sync.SyncProblem;
import org.lockfast.sync.SyncResult;
import org.lockfast.sync.WireTrouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One round of synchronisation with the force's server. */
@Command(
        name = "sync",
        description = "Sends and takes in what there is, once.",
        mixinStandardHelpOptions = true)
final class SyncCommand extends StoreCommand {
    @Option(names = "--json")
    boolean json;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description =
                    "The server's address from now on; with --ca also where what this device remembers"
                            + " of the server is damaged.")
    @Nullable String server;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "PEM of the certificate that the server's own stands under from now on.")
    @Nullable Path ca;

    @Option(
            names = "--witness-policy",
            paramLabel = "F",
            description = "From now on asks for these witnesses (C2SP tlog-policy).")
    @Nullable Path policy;

    @Option(
            names = "--relay",
            paramLabel = "URL",
            description = "From now on goes there while the server is away; with --relay-device.")
    @Nullable String relay;

    @Option(
            names = "--relay-device",
            paramLabel = "DEVICE",
            description = "The relay's device: its id, or what people call it.")
    @Nullable String relayDevice;

    /** From a full disk too what is on it is sent. */
    @Override
    boolean goesOnWhereFull() {
        return true;
    }

    @Override
    void run() throws IOException {
        address();
        try (SyncClient client = SyncStatusCommand.client(store())) {
            if (policy != null) {
                give(client, policy);
            }
            if (relay != null || relayDevice != null) {
                relay(
                        required(relay, "--relay URL"),
                        required(relayDevice, "--relay-device DEVICE"));
            }
            Set<SyncProblem> before = Set.copyOf(client.now().problems());
            SyncResult result = client.round();
            String why =
                    client.failedTry().map(FailedTry::why).orElse("The server was not reached.");
            List<String> grave =
                    result.problems().stream()
                            .filter(one -> isGrave(one, before))
                            .map(SyncProblem::sentence)
                            .toList();
            result.problems().stream()
                    .map(SyncProblem::sentence)
                    .filter(one -> result.reached() || !one.equals(why)) // said below
                    .filter(one -> !result.reached() || !grave.contains(one)) // said at the end
                    .forEach(terminal()::say);
            if (!result.reached()) {
                throughRelay();
                boolean answered =
                        result.problems().stream().anyMatch(one -> one.sentence().equals(why));
                throw new Refusal(
                        why
                                + waiting(client)
                                + (answered
                                        ? " Try again later."
                                        : " Check the network, then try again."));
            }
            store().journal().settle();
            if (json) {
                terminal().json(json(result).toString());
            } else {
                terminal()
                        .line(
                                "Sent "
                                        + result.sent()
                                        + ", received "
                                        + result.received()
                                        + ", refused "
                                        + result.refused()
                                        + ".");
            }
            if (!json && result.handedBack() > 0) {
                terminal()
                        .say(
                                "Handed back "
                                        + Counted.entries(result.handedBack())
                                        + " that the server had lost.");
            }
            int conflicts = store().conflicts().count();
            if (!json && conflicts > 0) {
                terminal()
                        .say(
                                (conflicts == 1 ? "1 conflict is" : conflicts + " conflicts are")
                                        + " open: lockfast conflicts.");
            }
            if (!grave.isEmpty()) {
                throw new Refusal("Tell the administrator what follows.", grave);
            }
            if (client.failedTry().isPresent()) { // it was reached, and then broke off
                boolean told =
                        result.problems().stream().anyMatch(one -> one.sentence().equals(why));
                throw new Refusal(
                        "It did not come to its end."
                                + (told ? "" : " " + why)
                                + (isKept(result) ? waiting(client) : "")
                                + " Try again.");
            }
            boolean kept =
                    result.refused() > 0
                            || result.problems().stream()
                                    .anyMatch(one -> one.code().equals("entries-held-back"));
            if (kept && client.now().unsent() > 0) {
                throw new Refusal("Not everything was taken." + waiting(client));
            }
        }
    }

    /** An alarm, or what was altered on its way and was not told before. */
    private static boolean isGrave(SyncProblem one, Set<SyncProblem> before) {
        return one.severity() == SyncProblem.Severity.ALARM
                || (one.code().equals("not-taken") && !before.contains(one));
    }

    /** Else what was sent counts as waiting once this ends, until there is room to note it. */
    private static boolean isKept(SyncResult result) {
        return result.problems().stream().noneMatch(one -> one.code().equals("not-kept"));
    }

    private static String waiting(SyncClient client) {
        long waiting = client.now().unsent();
        return (waiting == 0
                        ? " Nothing waits"
                        : waiting == 1 ? " 1 entry waits" : " " + waiting + " entries wait")
                + " on this device.";
    }

    /** Both or neither: the one is known only as long as the memory is whole. */
    private void address() {
        String address = server;
        Path certificates = ca;
        if (address == null && certificates == null) {
            return;
        }
        if (address == null || certificates == null) {
            throw new Refusal("Give --server and --ca together.");
        }
        String pem = Refusal.orValue(EnrollingStore.certificates(certificates));
        Refusal.orValue(store().serverAt(address, pem))
                .again()
                .map(SyncProblem::sentence)
                .ifPresent(terminal()::say);
    }

    private void relay(String url, String device) {
        try {
            value(store().relayedBy(url, device));
        } catch (IllegalArgumentException e) {
            throw new Refusal("The address of a relay begins with https:// and a name.");
        }
    }

    private void throughRelay() throws IOException {
        Optional<Relaying> named = store().relaying();
        if (named.isEmpty()) {
            return;
        }
        try {
            Relaying.Exchanged done = named.get().exchange();
            terminal()
                    .say(
                            "Exchanged with the relay "
                                    + done.device()
                                    + ": "
                                    + Counted.entries(done.handed())
                                    + " handed over, "
                                    + done.added()
                                    + " new here. They count as sent once the server has them.");
        } catch (WireTrouble e) {
            terminal()
                    .say(
                            e.kind() == WireTrouble.Kind.UNREACHABLE
                                    ? "The relay "
                                            + named.get().relay()
                                            + " was not reached: "
                                            + e.because()
                                            + "."
                                    : "The relay "
                                            + named.get().relay()
                                            + " took nothing: "
                                            + e.what().replaceAll("\\.$", "")
                                            + ".");
        }
    }

    private void give(SyncClient client, Path file) {
        try {
            byte[] bytes = Refusal.orValue(GivenFile.bytes(file, GivenFile.SMALL));
            client.witnessedBy(bytes);
            WitnessPolicy given = WitnessPolicy.parse(bytes);
            terminal()
                    .say(
                            !given.asks()
                                    ? "From now on this device asks for no witness."
                                    : "From now on this device asks for the witnesses of "
                                            + file
                                            + ": "
                                            + given.witnesses().stream()
                                                    .map(WitnessKey::name)
                                                    .sorted()
                                                    .collect(Collectors.joining(", "))
                                            + ".");
        } catch (Malformed e) {
            throw new Refusal(file + ": " + e.getMessage() + ".");
        }
    }

    private ObjectNode json(SyncResult result) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("sent", result.sent());
        node.put("received", result.received());
        node.put("refused", result.refused());
        node.put("handedBack", result.handedBack());
        node.put("conflicts", store().conflicts().open().size());
        Checkpoint checkpoint = result.checkpoint();
        if (checkpoint == null) {
            node.putNull("checkpoint");
        } else {
            node.putObject("checkpoint")
                    .put("size", checkpoint.size())
                    .put("root", checkpoint.root().base64());
        }
        return node;
    }
}
