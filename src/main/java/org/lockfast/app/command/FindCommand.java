package org.lockfast.app.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.consult.Look;
import org.lockfast.find.Filter;
import org.lockfast.find.Search;
import org.lockfast.officer.Permission;
import org.lockfast.sync.Elsewhere;
import org.lockfast.sync.SyncClient;
import org.lockfast.sync.wire.Found;
import org.lockfast.sync.wire.Limits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
    @Parameters(paramLabel = "WORDS", arity = "0..*")
    List<String> words = List.of();

    @Option(
            names = "--filter",
            paramLabel = "KEY=VALUE",
            description =
                    "Keeps the list to these: where holder status problem category kind case seized"
                            + " producer by of. Can be given again.")
    List<String> filters = new ArrayList<>();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many; default ${DEFAULT-VALUE}.")
    int limit = 100;

    @Option(names = "--json")
    boolean json;

    @Option(
            names = "--elsewhere",
            description =
                    "Asks the force's server what other stations have under this reference, property number,"
                            + " seal number or label code.")
    boolean elsewhere;

    @Override
    Permission needs() {
        return Permission.READ;
    }

    @Override
    boolean onlyReads() {
        return true;
    }

    @Override
    public Integer call() throws IOException {
        if (words.isEmpty() && filters.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Give a word or a --filter");
        }
        if (elsewhere && !filters.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--filter is for what is here: leave it out with --elsewhere");
        }
        return super.call();
    }

    @Override
    void run() throws IOException {
        if (limit < 1) {
            throw new Refusal("The limit must be 1 or more.");
        }
        if (elsewhere) {
            elsewhere(String.join(" ", words));
        } else {
            here();
        }
    }

    private void elsewhere(String key) throws IOException {
        try (SyncClient client = SyncStatusCommand.client(store())) {
            Elsewhere force = client.elsewhere();
            List<Found> all = value(force.ask(key));
            List<Found> found = all.stream().limit(limit).map(this::seen).toList();
            looked(Look.search(key, found.size()));
            Set<UUID> followed = Set.copyOf(force.followed());
            if (json) {
                ArrayNode out = JsonMapper.shared().createArrayNode();
                for (Found one : found) {
                    ObjectNode node = out.addObject();
                    node.put("id", one.subject().toString());
                    node.put("kind", one.kind());
                    node.put("reference", one.reference());
                    node.put("case", one.caseReference());
                    node.put("station", one.station());
                    node.put("here", isHere(one));
                    node.put("followed", followed.contains(one.subject()));
                    node.put("doubt", one.doubt());
                }
                terminal().json(JsonMapper.shared().writeValueAsString(out));
            } else {
                found.forEach(one -> terminal().line(line(one, followed)));
            }
            if (all.isEmpty()) {
                terminal()
                        .say(
                                "The server knows nothing under exactly that: it is asked by a whole"
                                        + " reference, property number, seal or label code, not by words.");
            }
            if (all.size() > found.size() || all.size() >= Limits.FOUND) {
                terminal()
                        .say(
                                "These are the first "
                                        + found.size()
                                        + "; there may be more under that text. A seal number or a property"
                                        + " number finds fewer than a reference.");
            }
        }
    }

    private String line(Found one, Set<UUID> followed) {
        String stands =
                isHere(one) ? "HERE" : followed.contains(one.subject()) ? "FOLLOWED" : "ELSEWHERE";
        String line =
                String.join(
                        "\t",
                        plain(one.reference()),
                        plain(one.caseReference()),
                        plain(one.station()),
                        one.kind(),
                        stands,
                        one.subject().toString());
        return one.doubt() == null ? line : line + "\t" + plain(one.doubt());
    }

    /** The server knows no officers, so what one of them may not see is left out here. */
    private Found seen(Found one) {
        return one.caseId() != null
                        && store().restrictingCases().isClosedTo(session().officer(), one.caseId())
                ? one.withoutCase()
                : one;
    }

    private boolean isHere(Found one) {
        return store().exhibits().byId(one.subject()).isPresent()
                || store().cases().byId(one.subject()).isPresent();
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : PlainText.oneLine(text);
    }

    private void here() {
        String searched = String.join(" ", words);
        Filter filter = new Filter(filters.stream().map(this::term).toList());
        List<Search.Row> rows = store().search().list(filter, searched, null, limit);
        looked(
                Look.search(
                        Stream.concat(words.stream(), filter.terms().stream().map(String::valueOf))
                                .collect(Collectors.joining(" ")),
                        rows.size()));
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
            if (rows.isEmpty() && !searched.isBlank()) {
                sayClose(filter, searched);
            }
            sayNotHere(searched, !rows.isEmpty());
        }
    }

    /** What only has the parts of a reference is not taken for what was looked for. */
    private void sayNotHere(String searched, boolean some) {
        if (!store().references().isNotHere(searched)) {
            return;
        }
        String reference = searched.strip();
        if (some) {
            terminal()
                    .say(
                            "No exhibit or case here is called "
                                    + reference
                                    + ": these have it in part.");
        }
        if (store().enrolled()) {
            terminal()
                    .say(
                            "The server knows what other stations have: lockfast find "
                                    + reference
                                    + " --elsewhere");
        }
    }

    private void sayClose(Filter filter, String searched) {
        List<String> close = store().search().close(filter, searched);
        if (!close.isEmpty()) {
            terminal()
                    .say(
                            PlainText.oneLine(
                                    "No exhibit matches "
                                            + searched
                                            + ". Close: "
                                            + String.join(", ", close)));
        }
    }

    private Filter.Term term(String text) {
        Filter.Term term = value(Filter.Term.read(text));
        switch (term.key()) {
            case HOLDER, BY, OF -> officer(term.value());
            case STATUS, PROBLEM, CATEGORY, KIND, WHERE, CASE, SEIZED, PRODUCER -> {}
        }
        return term;
    }
}
