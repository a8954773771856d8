package org.lockfast.app.command;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.consult.Look;
import org.lockfast.continuity.Stock;
import org.lockfast.find.Filter;
import org.lockfast.label.PlaceCode;
import org.lockfast.officer.Permission;
import org.lockfast.place.Place;
import org.lockfast.place.PlaceNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What stands in a place, and what lies in it. */
@Command(
        name = "show",
        description = "Shows a place, the places in it, and what stands there now.",
        mixinStandardHelpOptions = true)
class PlaceShowCommand extends StoreCommand {
    @Parameters(paramLabel = "PATH", description = "Or the code on its label.")
    String path = "";

    /** What was asked for: a code, or a path. */
    String asked() {
        return path;
    }

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
        List<Place> all = store().places().all();
        PlaceNode node = node(all);
        List<UUID> ids = node.places().stream().map(Place::id).toList();
        List<Stock.Row> rows = store().stock().in(ids, Integer.MAX_VALUE);
        looked(Look.search(new Filter.Term(Filter.Key.WHERE, node.path()).toString(), rows.size()));
        if (json) {
            json(node, rows);
        } else {
            lines(node, rows);
        }
    }

    /** Asked for by its code, its path, or a path that only places in it have. */
    private PlaceNode node(List<Place> all) {
        String given = asked();
        String asked =
                PlaceCode.find(given, all)
                        .or(() -> store().places().byPath(given))
                        .map(Place::path)
                        .orElse(given);
        return PlaceNode.tree(all, store().stock().counts()).stream()
                .flatMap(one -> one.all().stream())
                .filter(one -> one.isCalled(asked))
                .findFirst()
                .orElseThrow(() ->
                        new Refusal(
                                "No place is called " + given + ".",
                                all.stream().map(Place::path).limit(20).toList()));
    }

    private void json(PlaceNode node, List<Stock.Row> rows) {
        ObjectNode out = JsonMapper.shared().createObjectNode();
        fill(out, node);
        ArrayNode places = out.putArray("places");
        node.inside().forEach(one -> fill(places.addObject(), one));
        ArrayNode packages = out.putArray("packages");
        for (Stock.Row row : rows) {
            ObjectNode one = packages.addObject();
            one.put("id", row.packageId().toString());
            one.put("exhibit", row.exhibit().toString());
            one.put("reference", row.name());
            one.put("n", row.n());
            one.put("seal", row.seal());
            one.put("description", row.description());
            one.put("status", row.status());
            one.put("since", time(row));
            one.put("sinceIs", row.sinceIs().name());
            one.put("against", against(node, row));
        }
        terminal().json(JsonMapper.shared().writeValueAsString(out));
    }

    private void fill(ObjectNode out, PlaceNode node) {
        Place place = node.first();
        out.put("id", place == null ? null : place.id().toString());
        out.put("path", node.path());
        out.put("class", place == null ? null : place.storage());
        out.put("kind", place == null ? null : place.kind());
        out.put("capacity", place == null ? null : place.capacity());
        out.put("closed", place == null ? null : place.closed());
        out.put("code", place == null ? null : PlaceCode.of(place).value());
        out.put("here", node.here());
        out.put("below", node.below());
    }

    private void lines(PlaceNode node, List<Stock.Row> rows) {
        line(node);
        node.inside().forEach(this::line);
        for (Stock.Row row : rows) {
            terminal()
                    .line(
                            String.join(
                                            "\t",
                                            PlainText.oneLine(row.called()),
                                            row.seal() == null ? "" : PlainText.oneLine(row.seal()),
                                            row.description() == null
                                                    ? ""
                                                    : PlainText.oneLine(row.description()),
                                            row.status(),
                                            row.sinceIs().said(time(row)),
                                            Objects.requireNonNullElse(against(node, row), ""))
                                    .stripTrailing());
        }
    }

    /** What the rules say against its standing there; null for nothing. */
    private @Nullable String against(PlaceNode node, Stock.Row row) {
        Place place = node.first();
        return place == null
                ? null
                : store().placeAdvice().unfit(row.exhibit(), place).orElse(null);
    }

    private String time(Stock.Row row) {
        return ISO_OFFSET_DATE_TIME.format(row.since().atZone(terminal().surroundings().zone()));
    }

    private void line(PlaceNode node) {
        Place place = node.first();
        terminal()
                .line(
                        String.join(
                                        "\t",
                                        PlainText.oneLine(node.path()),
                                        place == null ? "" : place.storage(),
                                        node.of() == null
                                                ? String.valueOf(node.here())
                                                : node.here() + "/" + node.of(),
                                        String.valueOf(node.below()),
                                        place == null || place.closed() == null ? "" : "CLOSED")
                                .stripTrailing());
    }
}
