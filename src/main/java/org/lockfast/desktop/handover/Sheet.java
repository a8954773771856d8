package org.lockfast.desktop.handover;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lockfast.desktop.Words;
import org.lockfast.ledger.Hash;

/**
 * What somebody without an account signs on the screen: who, what, each exhibit with its seal, and
 * a hash that binds it to the very packages.
 *
 * @param title the statement
 * @param lines names, purpose, then each exhibit
 * @param list SHA-256 of [package, seal] for each
 */
record Sheet(String title, List<String> lines, String list) {
    Sheet {
        lines = List.copyOf(lines);
    }

    /**
     * @param head what stands before the exhibits
     * @param batch in the order of the list, newest first
     */
    static Sheet of(String title, List<String> head, List<BatchLine> batch) {
        Words words = Words.in(Sheet.class);
        List<String> lines = new ArrayList<>(head);
        int n = 0;
        for (BatchLine line : batch.reversed()) {
            n++;
            String seal = line.p().seal();
            lines.add(
                    words.say(
                            "handover.sheet.line",
                            n,
                            line.name(),
                            line.description(),
                            seal == null ? words.say("handover.no-seal") : seal));
        }
        String rows =
                batch.reversed().stream()
                        .map(line -> line.p().id() + " " + line.p().seal())
                        .collect(Collectors.joining("\n"));
        return new Sheet(title, lines, Hash.sha256(rows.getBytes(StandardCharsets.UTF_8)).hex());
    }
}
