package org.lockfast.app.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.consult.Look;
import org.lockfast.continuity.Away;
import org.lockfast.continuity.PackageState;
import org.lockfast.find.Filter;
import org.lockfast.find.Matter;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists what went out and was to be back by now. */
@Command(
        name = "overdue",
        description = "Lists what went out and was to be back by now, the longest overdue first.",
        mixinStandardHelpOptions = true)
final class OverdueCommand extends StoreCommand {
    @Option(names = "--all", description = "What is out and in date, too.")
    boolean all;

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
        LocalDate today = store().returns().today();
        List<Away> out =
                store().movements().out(Integer.MAX_VALUE).stream()
                        .map(p ->
                                Away.of(
                                        p,
                                        store().exhibits(),
                                        store().movements(),
                                        store().names()))
                        .filter(one -> all || one.isLate(today))
                        .toList();
        looked(Look.search(Filter.of(Matter.OVERDUE).terms().toString(), out.size()));
        if (json) {
            ArrayNode list = JsonMapper.shared().createArrayNode();
            out.forEach(one -> fill(list.addObject(), one, today));
            terminal().json(JsonMapper.shared().writeValueAsString(list));
        } else {
            for (Away one : out) {
                terminal()
                        .line(
                                String.join(
                                        "\t",
                                        PlainText.oneLine(one.name()),
                                        PlainText.oneLine(one.with()),
                                        one.due(),
                                        PlainText.oneLine(one.lateness(today, store().names()))));
            }
        }
    }

    private void fill(ObjectNode out, Away one, LocalDate today) {
        PackageState p = one.p();
        PackageState.Due due = p.due();
        out.put("id", p.id().toString());
        out.put("exhibit", p.exhibitId().toString());
        out.put("reference", one.name());
        out.put("n", p.n());
        out.put("with", one.with());
        out.put("status", p.status());
        out.put("since", time(p.since()));
        out.put("sinceIs", p.sinceIs().name());
        out.put("due", due == null ? null : due.on().toString());
        if (due == null) {
            out.putNull("daysLate");
        } else {
            out.put("daysLate", due.daysLate(today));
        }
        out.put("asked", collar(due == null ? null : due.escalated()));
    }

    private @Nullable String collar(@Nullable UUID officer) {
        return officer == null
                ? null
                : store().officers().byId(officer).map(one -> one.collar()).orElse(null);
    }

    private String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.atZone(store().surroundings().zone()).toOffsetDateTime());
    }
}
