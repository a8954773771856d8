package org.lockfast.log;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which device keeps what a station is sent where that station has one device in use or none: that
 * of another station which joined first (protocol.md, section 6). What only one device had would be
 * lost with it, were the log restored from an older copy.
 */
final class Keepers {
    private final Map<String, String> keepers;
    private final Set<String> alone;

    private Keepers(Map<String, String> keepers, Set<String> alone) {
        this.keepers = Map.copyOf(keepers);
        this.alone = Set.copyOf(alone);
    }

    /**
     * As those keys have the devices.
     *
     * @param barred those that are shut out: they are sent nothing
     */
    static Keepers of(KeysOfLog keys, Set<String> barred) {
        List<KeysOfLog.Device> inUse =
                keys.inUse().stream().filter(one -> !barred.contains(one.id())).toList();
        Map<String, Integer> counts = new HashMap<>();
        for (String id : keys.deviceIds()) {
            keys.device(id).map(Keepers::stationOrNull).ifPresent(at -> counts.putIfAbsent(at, 0));
        }
        for (KeysOfLog.Device one : inUse) {
            String at = stationOrNull(one);
            if (at != null) {
                counts.merge(at, 1, Integer::sum);
            }
        }
        Map<String, String> keepers = new HashMap<>();
        Set<String> alone = new HashSet<>();
        counts.forEach((station, count) -> {
            if (count <= 1) {
                inUse.stream()
                        .filter(one -> !station.equals(stationOrNull(one)))
                        .findFirst()
                        .ifPresentOrElse(
                                one -> keepers.put(station, one.id()), () -> alone.add(station));
            }
        });
        return new Keepers(keepers, alone);
    }

    private static @Nullable String stationOrNull(KeysOfLog.Device device) {
        return device.station() == null ? null : Scopes.station(device.station());
    }

    /** The id of the device that keeps what a station is sent; null where none need or can. */
    @Nullable String of(String stationScope) {
        return keepers.get(stationScope);
    }

    /** Whether what a station is sent no second device is sent. */
    boolean isAlone(String stationScope) {
        return alone.contains(stationScope);
    }

    /** The stations that have another keeper than before. */
    Set<String> otherThan(Keepers before) {
        Set<String> others = new HashSet<>();
        keepers.forEach((station, keeper) -> {
            if (!keeper.equals(before.keepers.get(station))) {
                others.add(station);
            }
        });
        return others;
    }

    /** What those stations are sent, their keepers are sent from now on. */
    void keep(Set<String> stationScopes, LogRows rows, long since) {
        for (String station : stationScopes) {
            String keeper = keepers.get(station);
            if (keeper != null) {
                rows.share(station, Scopes.kept(keeper), since);
            }
        }
    }

    /** The stations that have a keeper. */
    Set<String> stations() {
        return keepers.keySet();
    }
}
