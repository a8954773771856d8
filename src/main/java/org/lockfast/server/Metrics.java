package org.lockfast.server;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;

/** What is counted, as OpenMetrics text. No label names a person, a device or an exhibit. */
final class Metrics {
    /** Content type of OpenMetrics. */
    static final String CONTENT_TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private static final double[] BOUNDS = {0.005, 0.02, 0.1, 0.5, 2, 10};

    private final Map<String, LongAdder> counters = new ConcurrentHashMap<>();
    private final Map<String, Gauge> gauges = new ConcurrentHashMap<>();
    private final LongAdder[] buckets = new LongAdder[BOUNDS.length + 1];
    private final LongAdder nanos = new LongAdder();

    private record Gauge(String help, ToDoubleFunction<Metrics> value) {}

    Metrics() {
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new LongAdder();
        }
    }

    /** A value that is asked for when somebody reads. */
    void gauge(String name, String help, ToDoubleFunction<Metrics> value) {
        gauges.put(name, new Gauge(help, value));
    }

    /** One more answer. */
    void answered(String route, int status, long tookNanos) {
        add("lockfast_calls_total{route=\"" + route + "\",status=\"" + status + "\"}", 1);
        double seconds = tookNanos * 1e-9;
        int at = 0;
        while (at < BOUNDS.length && seconds > BOUNDS[at]) {
            at++;
        }
        buckets[at].increment();
        nanos.add(tookNanos);
    }

    /** Adds to a counter, such as {@code lockfast_entries_total{kind="accepted"}}. */
    void add(String counter, long more) {
        counters.computeIfAbsent(counter, fresh -> new LongAdder()).add(more);
    }

    /** Everything, in a fixed order. */
    String text() {
        StringBuilder out = new StringBuilder(2_000);
        Map<String, Map<String, Long>> families = new TreeMap<>();
        counters.forEach((counter, count) ->
                families.computeIfAbsent(family(counter), fresh -> new TreeMap<>())
                        .put(counter, count.sum()));
        families.forEach((family, samples) -> {
            out.append("# TYPE ").append(family).append(" counter\n");
            samples.forEach(
                    (sample, count) -> out.append(sample).append(' ').append(count).append('\n'));
        });
        out.append(
                "# TYPE lockfast_call_seconds histogram\n# UNIT lockfast_call_seconds seconds\n");
        long sum = 0;
        for (int i = 0; i < buckets.length; i++) {
            sum += buckets[i].sum();
            out.append("lockfast_call_seconds_bucket{le=\"")
                    .append(i < BOUNDS.length ? String.valueOf(BOUNDS[i]) : "+Inf")
                    .append("\"} ")
                    .append(sum)
                    .append('\n');
        }
        out.append("lockfast_call_seconds_count ").append(sum).append('\n');
        out.append("lockfast_call_seconds_sum ").append(nanos.sum() * 1e-9).append('\n');
        new TreeMap<>(gauges)
                .forEach((name, gauge) ->
                        out.append("# TYPE ")
                                .append(name)
                                .append(" gauge\n# HELP ")
                                .append(name)
                                .append(' ')
                                .append(gauge.help)
                                .append('\n')
                                .append(name)
                                .append(' ')
                                .append(gauge.value.applyAsDouble(this))
                                .append('\n'));
        return out.append("# EOF\n").toString();
    }

    private static String family(String counter) {
        int brace = counter.indexOf('{');
        String name = brace < 0 ? counter : counter.substring(0, brace);
        return name.substring(0, name.length() - "_total".length());
    }
}
