package org.lockfast.server;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lockfast.sync.wire.WireJson;

/**
 * One line of JSON for each call and each thing that happened. It names devices, paths as the
 * protocol has them, numbers and times: no person, no exhibit, no address, no part of a query.
 */
final class CallLog {
    private final Consumer<String> lines;
    private final InstantSource clock;

    CallLog(Consumer<String> lines, InstantSource clock) {
        this.lines = lines;
        this.clock = clock;
    }

    void call(
            String route,
            int status,
            long millis,
            @Nullable String device,
            @Nullable String problem) {
        Map<String, Object> line = line("call");
        line.put("route", route);
        line.put("status", status);
        line.put("ms", millis);
        if (device != null) {
            line.put("device", device);
        }
        if (problem != null) {
            line.put("problem", problem);
        }
        write(line);
    }

    void happened(String what, Map<String, ?> details) {
        Map<String, Object> line = line(what);
        line.putAll(details);
        write(line);
    }

    /** A fault of the program: its kind and place, without its message, which may quote data. */
    void fault(String route, Throwable e) {
        Map<String, Object> line = line("fault");
        line.put("route", route);
        line.put("kind", e.getClass().getName());
        StackTraceElement[] trace = e.getStackTrace();
        if (trace.length > 0) {
            line.put("at", trace[0].toString());
        }
        for (StackTraceElement frame : trace) {
            if (frame.getClassName().startsWith("org.lockfast.")) {
                line.put("in", frame.toString());
                break;
            }
        }
        write(line);
    }

    private Map<String, Object> line(String what) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("t", clock.instant().toString());
        line.put("what", what);
        return line;
    }

    private void write(Map<String, Object> line) {
        lines.accept(new String(WireJson.write(line), java.nio.charset.StandardCharsets.UTF_8));
    }
}
