package org.lockfast.app.command;

import java.util.List;
import org.lockfast.consult.Look;
import org.lockfast.find.Search;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds exhibits that have all the words, newest first. */
@Command(
        name = "find",
        description = "Finds exhibits that have all the words, newest first.",
        mixinStandardHelpOptions = true)
final class FindCommand extends StoreCommand {
    @Parameters(paramLabel = "WORDS", arity = "1..*")
    List<String> words = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many; default ${DEFAULT-VALUE}.")
    int limit = 100;

    @Option(names = "--json")
    boolean json;

    @Override
    Permission needs() {
        return Permission.READ;
    }

    @Override
    boolean onlyReads() {
        return true;
    }

    @Override
    void run() {
        if (limit < 1) {
            throw new Refusal("The limit must be 1 or more.");
        }
        List<Search.Row> rows = store().search().find(String.join(" ", words), limit);
        looked(Look.search(String.join(" ", words), rows.size()));
        if (json) {
            ArrayNode out = JsonMapper.shared().createArrayNode();
            for (Search.Row row : rows) {
                ObjectNode one = out.addObject();
                one.put("id", row.id().toString());
                one.put("reference", row.reference());
                one.put("case", row.caseReference());
                one.put("description", row.description());
                one.put("where", row.where());
                one.put("status", row.status());
            }
            terminal().json(JsonMapper.shared().writeValueAsString(out));
        } else {
            rows.forEach(row ->
                    terminal()
                            .line(
                                    String.join(
                                            "\t",
                                            row.reference(),
                                            row.caseReference() == null ? "" : row.caseReference(),
                                            row.description() == null
                                                    ? ""
                                                    : PlainText.oneLine(row.description()),
                                            row.where(),
                                            row.status())));
        }
    }
}
