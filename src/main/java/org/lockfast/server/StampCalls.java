package org.lockfast.server;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lockfast.log.ServerShelf;
import org.lockfast.log.Stamp;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.Refused;

/** The time stamps, under the names an export has them. */
final class StampCalls {
    private static final Pattern NAME = Pattern.compile("([1-9][0-9]{0,17})(\\.checkpoint|\\.tsr)");
    private static final String TEXT = "text/plain; charset=utf-8";

    private final ServerShelf shelf;

    StampCalls(ServerShelf shelf) {
        this.shelf = shelf;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/" + Stamp.FOLDER, Route.Needs.READER, this::sizes),
                Route.of("GET", "/" + Stamp.FOLDER + "/{path}", Route.Needs.READER, this::file));
    }

    private Answer sizes(Call call) {
        String lines = shelf.stamped().stream().map(n -> n + "\n").collect(Collectors.joining());
        return Answer.of(TEXT, lines.getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "no-cache");
    }

    private Answer file(Call call) {
        Matcher name = NAME.matcher(call.part("path"));
        Optional<Stamp> stamp =
                name.matches() ? shelf.stamp(Long.parseLong(name.group(1))) : Optional.empty();
        return stamp.map(one ->
                        name.group(2).equals(Stamp.REPLY)
                                ? Answer.of("application/timestamp-reply", one.reply())
                                : Answer.of(TEXT, one.checkpoint()))
                .orElseThrow(() -> new Refused(ProblemType.NOT_FOUND, "No such time stamp"));
    }
}
