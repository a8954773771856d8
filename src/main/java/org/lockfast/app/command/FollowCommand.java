package org.lockfast.app.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.officer.Permission;
import org.lockfast.sync.Elsewhere;
import org.lockfast.sync.SyncClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Exhibits and cases of other stations whose record comes here too. */
@Command(
        name = "follow",
        description =
                "Has the record of other stations' exhibits or cases sent here, or lists what is.",
        mixinStandardHelpOptions = true)
final class FollowCommand extends StoreCommand {
    @Parameters(
            paramLabel = "ID",
            arity = "0..*",
            description = "As find --elsewhere names them; none lists what is followed.")
    List<String> ids = List.of();

    @Option(names = "--end", description = "They are sent here no longer; what came stays.")
    boolean end;

    @Option(names = "--json", description = "What is followed then, as a list of ids.")
    boolean json;

    @Override
    Permission needs() {
        return Permission.READ;
    }

    @Override
    void run() throws IOException {
        List<UUID> subjects = subjects();
        try (SyncClient client = SyncStatusCommand.client(store())) {
            Elsewhere force = client.elsewhere();
            for (UUID subject : subjects) {
                if (end) {
                    force.leave(subject);
                } else {
                    value(force.follow(subject));
                }
            }
            if (json) {
                ArrayNode out = JsonMapper.shared().createArrayNode();
                force.followed().forEach(one -> out.add(one.toString()));
                terminal().json(JsonMapper.shared().writeValueAsString(out));
            } else if (subjects.isEmpty()) {
                force.followed().forEach(one -> terminal().line(one + "\t" + called(one)));
            } else {
                terminal()
                        .say(
                                end
                                        ? "From the next synchronisation on these are sent here no longer, unless"
                                                + " this station has to do with them. What came stays."
                                        : "Their record comes with the next synchronisation.");
            }
        }
    }

    /** Its reference, where its record has come. */
    private String called(UUID subject) {
        return store().exhibits()
                .byId(subject)
                .map(Exhibit::name)
                .or(() -> store().cases().byId(subject).map(one -> "case " + one.reference()))
                .map(PlainText::oneLine)
                .orElse("not here yet");
    }

    /** All of them, before any is followed. */
    private List<UUID> subjects() {
        if (end && ids.isEmpty()) {
            throw new Refusal("Name what is to be followed no longer: lockfast follow lists it.");
        }
        List<UUID> subjects = new ArrayList<>();
        for (String id : ids) {
            if (!id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
                throw new Refusal(
                        id + " is no id. Find it with: lockfast find REFERENCE --elsewhere");
            }
            subjects.add(UUID.fromString(id));
        }
        return subjects;
    }
}
