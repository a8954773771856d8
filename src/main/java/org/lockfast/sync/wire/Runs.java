package org.lockfast.sync.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Places of the log in runs, such as a device names those it needs not be sent: {@code 10-509,
 * 511-1010} without the space, first and last of each. Gathered by one thread.
 */
public final class Runs {
    /** Most runs in one question. */
    public static final int MOST = 64;

    private static final Pattern RUN = Pattern.compile("(0|[1-9][0-9]{0,17})-(0|[1-9][0-9]{0,17})");

    /** First place to last place; none touches the next. */
    private final NavigableMap<Long, Long> runs = new TreeMap<>();

    /** Adds a place. */
    public void add(long place) {
        Map.Entry<Long, Long> before = runs.floorEntry(place);
        if (before != null && before.getValue() >= place) {
            return;
        }
        long first = before != null && before.getValue() == place - 1 ? before.getKey() : place;
        Long after = runs.remove(place + 1);
        runs.put(first, after == null ? place : after);
    }

    /** Whether it has a place. */
    public boolean has(long place) {
        Map.Entry<Long, Long> run = runs.floorEntry(place);
        return run != null && run.getValue() >= place;
    }

    /** The first of them that do not end before a place, as a question has them. */
    public String text(long from) {
        List<String> some = new ArrayList<>();
        for (Map.Entry<Long, Long> run : runs.entrySet()) {
            if (run.getValue() >= from && some.size() < MOST) {
                some.add(run.getKey() + "-" + run.getValue());
            }
        }
        return String.join(",", some);
    }

    /**
     * Reads them.
     *
     * @throws Refused {@code bad-request}
     */
    public static Runs parse(String text) {
        Runs runs = new Runs();
        if (text.isEmpty()) {
            return runs;
        }
        String[] all = text.split(",", -1);
        long last = -2;
        for (String one : all) {
            Matcher run = RUN.matcher(one);
            if (all.length > MOST || !run.matches()) {
                throw unfit();
            }
            long first = Long.parseLong(run.group(1));
            long end = Long.parseLong(run.group(2));
            if (first <= last || end < first) {
                throw unfit();
            }
            runs.runs.put(first, end);
            last = end;
        }
        return runs;
    }

    private static Refused unfit() {
        return new Refused(
                ProblemType.BAD_REQUEST,
                "held is at most " + MOST + " runs of places, as 10-509,511-1010");
    }
}
