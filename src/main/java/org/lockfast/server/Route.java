package org.lockfast.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockfast.sync.wire.Problem;

/**
 * One path and method the server answers.
 *
 * @param path as in the OpenAPI document, with names in braces; {@code {path}} takes the rest
 * @param needs who may call
 * @param refusing makes an answer of what the call itself was refused for
 */
record Route(
        String method,
        String path,
        Needs needs,
        Pattern form,
        List<String> names,
        Doing doing,
        Refusing refusing) {
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    /** Who may call. */
    enum Needs {
        /** Anybody. */
        NOBODY,
        /** A device the log has introduced and nobody has revoked. */
        DEVICE,
        /** A device, or one of those who read the log and are no device. */
        READER,
        /** A device the log has introduced, revoked or not: it may hand in what it has. */
        ANY_DEVICE,
        /**
         * Any device, or one that shows by {@link Callers#ENROLLED} that its enrolment was lost.
         */
        LOST_DEVICE
    }

    /** What answers. */
    interface Doing {
        Answer answer(Call call);
    }

    /** Makes an answer of a problem. */
    interface Refusing {
        Answer answer(Call call, Problem problem);
    }

    Route {
        names = List.copyOf(names);
    }

    static Route of(String method, String path, Needs needs, Doing doing) {
        List<String> names = new ArrayList<>();
        StringBuilder form = new StringBuilder();
        int end = 0;
        Matcher name = NAME.matcher(path);
        while (name.find()) {
            names.add(name.group(1));
            form.append(Pattern.quote(path.substring(end, name.start())))
                    .append(name.group(1).equals("path") ? "(.+)" : "([^/]+)");
            end = name.end();
        }
        form.append(Pattern.quote(path.substring(end)));
        return new Route(
                method,
                path,
                needs,
                Pattern.compile(form.toString()),
                names,
                doing,
                (_, problem) -> Problems.answer(problem));
    }

    /** The same, with other answers to what is refused. */
    Route refusing(Refusing other) {
        return new Route(method, path, needs, form, names, doing, other);
    }

    /** The parts of the path; empty where this is another's. */
    Optional<Map<String, String>> parts(String given) {
        Matcher matcher = form.matcher(given);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> parts = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            parts.put(names.get(i), matcher.group(i + 1));
        }
        return Optional.of(parts);
    }
}
