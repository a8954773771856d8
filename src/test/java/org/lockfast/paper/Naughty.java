package org.lockfast.paper;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of strings that broke other people's programs, read where it lies. */
public final class Naughty {
    private static final Path LIST = Path.of("../shared/data/naughty-strings/blns.json");

    private Naughty() {}

    public static List<String> strings() {
        assumeTrue(
                Files.isReadable(LIST),
                "The naughty strings are not at " + LIST + ", so this test is left out.");
        List<String> strings = new ArrayList<>();
        for (JsonNode node : JsonMapper.shared().readTree(LIST.toFile())) {
            strings.add(node.asString());
        }
        return strings;
    }
}
