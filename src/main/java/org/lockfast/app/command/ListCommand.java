package org.lockfast.app.command;

import java.util.List;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists what the store knows of one kind: a line each, or one array of JSON.
 *
 * @param <T> what is listed
 */
abstract class ListCommand<T> extends StoreCommand {
    @Option(names = "--json")
    boolean json;

    @Override
    final Permission needs() {
        return Permission.READ;
    }

    @Override
    final boolean onlyReads() {
        return true;
    }

    @Override
    final void run() {
        if (json) {
            ArrayNode out = JsonMapper.shared().createArrayNode();
            all().forEach(one -> fill(out.addObject(), one));
            terminal().json(JsonMapper.shared().writeValueAsString(out));
        } else {
            all().forEach(one -> terminal().line(String.join("\t", cells(one))));
        }
        after();
    }

    /** What else is to be said of them. */
    void after() {}

    /** All there are, in the order listed. */
    abstract List<T> all();

    /** One as JSON. */
    abstract void fill(ObjectNode row, T one);

    /** One as the cells of its line. */
    abstract List<String> cells(T one);

    /** A text of people's own in one line. */
    static String inLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
