package org.lockfast.app.command;

import org.lockfast.consult.Look;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows an exhibit with its packages, gaps and events. */
@Command(
        name = "show",
        description = "Shows an exhibit, where it is, and everything recorded of it.",
        mixinStandardHelpOptions = true)
final class ShowCommand extends StoreCommand {
    @Parameters(paramLabel = "REF")
    String reference = "";

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
        Exhibit exhibit = value(store().references().exhibit(reference));
        looked(Look.at(Look.Kind.EXHIBIT, exhibit.id()));
        ExhibitStory shown =
                ExhibitStory.of(
                        exhibit,
                        store().movements(),
                        store().names(),
                        store().limits(),
                        terminal().surroundings().clock().instant(),
                        terminal().surroundings().zone());
        if (json) {
            terminal().json(JsonMapper.shared().writeValueAsString(ShowJson.of(shown)));
        } else {
            ShowText.of(shown).forEach(line -> terminal().line(line.replaceAll("\\R|\\t", " ")));
        }
    }

    /** A field that may be absent is null in the JSON, never left out. */
    static void put(
            ObjectNode object, String key, @org.jspecify.annotations.Nullable Object value) {
        if (value == null) {
            object.putNull(key);
        } else {
            object.put(key, value.toString());
        }
    }
}
