package org.lockfast.app.command;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.lockfast.officer.ForceDevice;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Devices of the force: list, revoke. */
@Command(
        name = "device",
        description = "Lists the devices of the force; puts one out of use.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | revoke)",
        subcommands = {DeviceCommand.All.class, DeviceCommand.Revoke.class})
final class DeviceCommand {
    @Command(
            name = "list",
            description = "Lists the devices that were enrolled, as far as this store has heard.",
            mixinStandardHelpOptions = true)
    static final class All extends StoreCommand {
        @Option(names = "--json")
        boolean json;

        @Override
        Permission needs() {
            return Permission.READ;
        }

        @Override
        void run() {
            ZoneId zone = store().surroundings().zone();
            if (!json) {
                store().keepingDevices().all().forEach(one -> terminal().line(line(one, zone)));
                return;
            }
            ArrayNode out = JsonMapper.shared().createArrayNode();
            for (ForceDevice one : store().keepingDevices().all()) {
                ObjectNode row = out.addObject();
                row.put("id", one.id());
                row.put("name", one.name());
                row.put("station", one.station());
                row.put("enrolled", time(one.enrolled(), zone));
                row.put("revoked", one.revoked() == null ? null : time(one.revoked(), zone));
                row.put("reason", one.reason());
            }
            terminal().json(JsonMapper.shared().writeValueAsString(out));
        }

        private static String time(Instant at, ZoneId zone) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                    at.atZone(zone).toOffsetDateTime());
        }

        private static String line(ForceDevice one, ZoneId zone) {
            return String.join(
                    "\t",
                    one.id(),
                    word(one.name()),
                    word(one.station()),
                    one.revoked() == null
                            ? "in use"
                            : "revoked " + time(one.revoked(), zone) + ": " + word(one.reason()));
        }

        private static String word(@Nullable String text) {
            return text == null ? "-" : text.replaceAll("\\s+", " ");
        }
    }

    @Command(
            name = "revoke",
            description =
                    "Puts a device out of use: it is given nothing more, and what it records is marked.",
            mixinStandardHelpOptions = true)
    static final class Revoke extends OfficerCommand.ByAdministrators {
        @Parameters(paramLabel = "DEVICE", description = "Its id, or what people call it.")
        String device = "";

        @Option(names = "--reason", required = true, paramLabel = "R")
        String reason = "";

        @Override
        void run() {
            ForceDevice revoked =
                    value(store().keepingDevices().revoke(session(), other(), device, why(reason)));
            terminal().line(revoked.id());
            terminal()
                    .say(
                            store().keepingDevices().isWithoutServer()
                                    ? "It is recorded here. Each other computer hears of it by a file:"
                                            + " lockfast usb-export FILE --for DEVICE."
                                    : "It is recorded here. The server and other devices hear of it when"
                                            + " this one has synchronised: lockfast sync.");
        }
    }
}
