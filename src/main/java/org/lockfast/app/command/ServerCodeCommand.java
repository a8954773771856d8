package org.lockfast.app.command;

import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import org.lockfast.server.AdminOrders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has a running server make a code that lets one device join. A station is whatever the first
 * device of it was told, so one that no device has yet is said to be new.
 */
@Command(
        name = "enrolment-code",
        description = "Prints a code that lets one device of that station join within 24 hours.",
        mixinStandardHelpOptions = true)
final class ServerCodeCommand extends ServerOrderCommand {
    @Option(names = "--station", required = true, paramLabel = "NAME")
    String station = "";

    @Option(
            names = "--new-station",
            description = "The station is meant to be new: nothing is said of it.")
    boolean isNew;

    @Override
    String order() {
        return "enrolment-code";
    }

    @Override
    String argument() {
        return station;
    }

    @Override
    void before(Path to, Terminal terminal) {
        SortedSet<String> known = isNew ? new TreeSet<>() : stations(to);
        if (!known.isEmpty() && !known.contains(station.strip())) {
            terminal.say(
                    "No device has joined a station called “"
                            + station.strip()
                            + "” yet. There are: "
                            + String.join(", ", known)
                            + ". If it was mistyped, do not use this code and order another; --new-station"
                            + " says that it is meant.");
        }
    }

    private static SortedSet<String> stations(Path to) {
        SortedSet<String> stations = new TreeSet<>();
        for (JsonNode device :
                JsonMapper.shared().readTree(AdminOrders.send(to, "devices", null))) {
            String of = device.path("station").asString("");
            if (!of.isEmpty()) {
                stations.add(of);
            }
        }
        return stations;
    }
}
