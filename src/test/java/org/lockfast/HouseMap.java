package org.lockfast;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rooms of the house: which there are, which other rooms each may use, and which room a class
 * lies in.
 */
final class HouseMap {
    /**
     * From the ground up. A room that has no class yet is on the map and tested from its first
     * class on.
     */
    static final Map<String, Set<String>> MAY_USE = map();

    private final String base;

    /** The map over the packages below {@code base}, without a dot at its end. */
    HouseMap(String base) {
        this.base = base;
    }

    private static Map<String, Set<String>> map() {
        Map<String, Set<String>> map = new LinkedHashMap<>();
        map.put("ledger", Set.of());
        map.put("paper", Set.of());
        map.put("keys", Set.of("ledger"));
        map.put("journal", Set.of("ledger", "keys"));
        map.put("rules", Set.of("journal"));
        map.put("place", Set.of("journal", "rules"));
        Set<String> andPlace = and(map, "place");
        map.put("officer", with(with(andPlace, "keys"), "ledger")); // decision 0014
        map.put("exhibit", with(andPlace, "officer"));
        map.put("continuity", and(map, "exhibit"));
        Set<String> continuityAndAbove = without(map.keySet(), "paper");
        map.put("consult", Set.of("ledger", "journal"));
        map.put("log", Set.of("ledger", "keys", "journal", "officer"));
        map.put("sync", Set.of("ledger", "keys", "journal", "officer"));
        map.put("find", continuityAndAbove);
        map.put("label", with(continuityAndAbove, "paper"));
        map.put("print", with(with(continuityAndAbove, "keys"), "label"));
        map.put("report", without(map.keySet(), ""));
        map.put("exchange", without(map.keySet(), "report"));
        map.put("records", without(map.keySet(), ""));
        map.put("server", without(map.keySet(), ""));
        map.put("desktop", without(without(map.keySet(), "records"), "server"));
        map.put("app", without(map.keySet(), ""));
        return map;
    }

    private static Set<String> and(Map<String, Set<String>> map, String roomBelow) {
        return with(map.getOrDefault(roomBelow, Set.of()), roomBelow);
    }

    private static Set<String> with(Set<String> rooms, String room) {
        Set<String> more = new TreeSet<>(rooms);
        more.add(room);
        return more;
    }

    private static Set<String> without(Set<String> rooms, String room) {
        Set<String> fewer = new TreeSet<>(rooms);
        fewer.remove(room);
        return fewer;
    }

    /** Whether the map lets a room use another. */
    static boolean mayUse(String room, String other) {
        return room.equals(other) || MAY_USE.getOrDefault(room, Set.of()).contains(other);
    }

    /** Whether a class lies in this house at all. */
    boolean holds(JavaClass c) {
        return c.getPackageName().equals(base) || c.getPackageName().startsWith(base + ".");
    }

    /** The room of a class, empty for one that lies in none. */
    String room(JavaClass c) {
        return part(c, base);
    }

    /**
     * The screen, or shared part of the desktop, that a class of the desktop lies in; empty for the
     * desktop itself.
     */
    String desktopPart(JavaClass c) {
        return part(c, base + ".desktop");
    }

    private static String part(JavaClass c, String above) {
        String name = c.getPackageName();
        if (!name.startsWith(above + ".")) {
            return "";
        }
        String rest = name.substring(above.length() + 1);
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    /**
     * The class as it stands in its file: what a class inside another, or a lambda's class, belongs
     * to.
     */
    static JavaClass outermost(JavaClass c) {
        JavaClass outer = c;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }
}
