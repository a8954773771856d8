package org.lockfast.app.command;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.consult.Look;
import org.lockfast.continuity.StandingHold;
import org.lockfast.find.Filter;
import org.lockfast.find.Matter;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists what is to be kept, and why. */
@Command(
        name = "holds",
        description = "Lists the holds that stand, the oldest first.",
        mixinStandardHelpOptions = true)
final class HoldsCommand extends StoreCommand {
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
        List<StandingHold> holds =
                StandingHold.of(
                        store().movements(),
                        store().exhibits(),
                        store().names(),
                        Integer.MAX_VALUE);
        looked(Look.search(Filter.of(Matter.HELD).terms().toString(), holds.size()));
        if (json) {
            ArrayNode list = JsonMapper.shared().createArrayNode();
            holds.forEach(one -> fill(list.addObject(), one));
            terminal().json(JsonMapper.shared().writeValueAsString(list));
            return;
        }
        for (StandingHold one : holds) {
            terminal()
                    .line(
                            String.join(
                                    "\t",
                                    PlainText.oneLine(one.exhibit().name()),
                                    since(one),
                                    PlainText.oneLine(one.why()),
                                    PlainText.oneLine(one.by()),
                                    one.again()));
        }
    }

    private void fill(ObjectNode out, StandingHold one) {
        out.put("exhibit", one.exhibit().id().toString());
        out.put("reference", one.exhibit().name());
        out.put("since", since(one));
        out.put("why", one.hold().reason());
        out.put("note", one.hold().note());
        out.put("by", collar(one.hold().by()));
        out.put("until", one.hold().until() == null ? null : String.valueOf(one.hold().until()));
    }

    private @Nullable String collar(@Nullable UUID officer) {
        return officer == null
                ? null
                : store().officers().byId(officer).map(one -> one.collar()).orElse(null);
    }

    private String since(StandingHold one) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                one.hold().since().atZone(store().surroundings().zone()).toOffsetDateTime());
    }
}
