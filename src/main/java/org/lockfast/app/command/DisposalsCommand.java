package org.lockfast.app.command;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.consult.Look;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.Leaving;
import org.lockfast.continuity.PackageState;
import org.lockfast.find.Filter;
import org.lockfast.find.Matter;
import org.lockfast.find.Search;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists what is authorised to be disposed of, and what left for good. */
@Command(
        name = "disposals",
        description =
                "Lists packages whose disposal is authorised and not done, then what left for good.",
        mixinStandardHelpOptions = true)
final class DisposalsCommand extends StoreCommand {
    private static final int PAGE = 200;

    @Option(names = "--json")
    boolean json;

    /** One package. */
    private record Line(
            String name,
            PackageState p,
            String state,
            String outcome,
            Instant at,
            @Nullable UUID by,
            @Nullable String to) {}

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
        List<Line> lines = new ArrayList<>();
        Filter left = Filter.ALL.and(Filter.Key.STATUS, "LEFT");
        every(
                Filter.of(Matter.DISPOSAL),
                p -> {
                    Leaving.Authorised by = p.leaving().authorised();
                    if (by != null) {
                        lines.add(
                                new Line(
                                        name(p),
                                        p,
                                        "AUTHORISED",
                                        by.outcome(),
                                        by.at(),
                                        by.by(),
                                        null));
                    }
                });
        every(
                left,
                p -> {
                    Leaving.Left gone = p.leaving().left();
                    if (gone != null) {
                        UUID by =
                                store().movements().story(p.id()).stream()
                                        .filter(h -> h.eid().equals(gone.by()))
                                        .findFirst()
                                        .map(Happening::actor)
                                        .orElse(null);
                        lines.add(
                                new Line(
                                        name(p),
                                        p,
                                        "LEFT",
                                        gone.outcome(),
                                        p.since(),
                                        by,
                                        p.holderName()));
                    }
                });
        looked(Look.search(left.terms().toString(), lines.size()));
        if (json) {
            ArrayNode list = JsonMapper.shared().createArrayNode();
            lines.forEach(one -> fill(list.addObject(), one));
            terminal().json(JsonMapper.shared().writeValueAsString(list));
        } else {
            for (Line one : lines) {
                terminal()
                        .line(
                                String.join(
                                        "\t",
                                        PlainText.oneLine(one.name()),
                                        one.state(),
                                        one.outcome(),
                                        time(one.at()),
                                        officer(one.by()),
                                        one.to() == null ? "" : PlainText.oneLine(one.to())));
            }
        }
    }

    /** The packages of every exhibit a filter keeps. */
    private void every(Filter filter, java.util.function.Consumer<PackageState> each) {
        String after = null;
        List<Search.Row> rows;
        do {
            rows = store().search().list(filter, "", after, PAGE);
            for (Search.Row row : rows) {
                store().movements().packagesOf(row.id()).forEach(each);
                after = row.key();
            }
        } while (rows.size() == PAGE);
    }

    private String name(PackageState p) {
        String exhibit = store().exhibits().byId(p.exhibitId()).map(one -> one.name()).orElse("");
        return store().movements().packagesOf(p.exhibitId()).size() > 1
                ? exhibit + "#" + p.n()
                : exhibit;
    }

    private void fill(ObjectNode out, Line one) {
        out.put("id", one.p().id().toString());
        out.put("exhibit", one.p().exhibitId().toString());
        out.put("reference", one.name());
        out.put("n", one.p().n());
        out.put("state", one.state());
        out.put("outcome", one.outcome());
        out.put("at", time(one.at()));
        out.put("officer", one.by() == null ? null : officer(one.by()));
        out.put("to", one.to());
    }

    private String officer(@Nullable UUID id) {
        return id == null ? "" : store().officers().byId(id).map(one -> one.collar()).orElse("");
    }

    private String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.atZone(store().surroundings().zone()).toOffsetDateTime());
    }
}
