package org.lockfast.app.command;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lockfast.find.Today;
import org.lockfast.find.Today.Leads;
import org.lockfast.officer.Permission;
import org.lockfast.rules.Limit;
import org.lockfast.rules.Provenance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists what the acting officer must do now, gravest first. */
@Command(
        name = "today",
        description = "Lists what the acting officer must do now, gravest first.",
        mixinStandardHelpOptions = true)
final class TodayCommand extends StoreCommand {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.UK);

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
        Today.Seen seen =
                store().today()
                        .of(session().officer(), store().unfinished(session().officer().id()));
        if (json) {
            ObjectNode out = JsonMapper.shared().createObjectNode();
            ArrayNode lines = out.putArray("lines");
            seen.lines().forEach(line -> fill(lines.addObject(), line));
            out.put("bookedInThisWeek", seen.bookedIn());
            terminal().json(JsonMapper.shared().writeValueAsString(out));
            return;
        }
        if (seen.lines().isEmpty()) {
            terminal().line("Nothing needs you.");
        }
        for (Today.Line line : seen.lines()) {
            Instant since = line.since();
            terminal()
                    .line(
                            String.join(
                                    "\t",
                                    line.part().words(),
                                    PlainText.oneLine(line.sentence()),
                                    since == null
                                            ? ""
                                            : line.sinceIs()
                                                    .said(
                                                            TIME.format(
                                                                    since.atZone(
                                                                            store().surroundings()
                                                                                    .zone())))));
        }
        terminal().line(seen.lately());
    }

    private void fill(ObjectNode out, Today.Line line) {
        out.put("part", line.part().name());
        out.put("what", line.what());
        out.put("sentence", line.sentence());
        out.put("count", line.count());
        out.put("since", time(line.since()));
        out.put("sinceIs", line.since() == null ? null : line.sinceIs().name());
        switch (line.leads()) {
            case Leads.Listed(var filter) -> {
                ArrayNode terms = out.putArray("filter");
                filter.terms().forEach(term -> terms.add(term.toString()));
            }
            case Leads.One(var exhibit) -> out.put("exhibit", exhibit.toString());
            case Leads.Receiving _, Leads.Conflicting _, Leads.Named _, Leads.Resuming _ -> {}
        }
        limit(out, line.limit());
    }

    private static void limit(ObjectNode out, @Nullable Limit by) {
        if (by == null) {
            out.putNull("limit");
            return;
        }
        Provenance from = by.coding().from();
        ObjectNode limit = out.putObject("limit");
        limit.put("code", by.coding().code());
        limit.put("value", by.value());
        limit.put("unit", by.unit().name());
        limit.put("list", from.pack());
        limit.put("version", from.version());
        limit.put("effective", from.effective().toString());
        limit.put("status", from.status());
        ArrayNode sources = limit.putArray("source");
        List<String> named = from.source();
        named.forEach(sources::add);
    }

    private @Nullable String time(@Nullable Instant at) {
        return at == null
                ? null
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        at.atZone(store().surroundings().zone()).toOffsetDateTime());
    }
}
