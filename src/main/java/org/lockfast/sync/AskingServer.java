package org.lockfast.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.lockfast.journal.Outcome;
import org.lockfast.sync.wire.Found;
import org.lockfast.sync.wire.Limits;

/** Asks the force's server for what other stations recorded. Safe for use by several threads. */
final class AskingServer implements Elsewhere {
    /** Characters of what is looked for, as the server takes it. */
    private static final int LONGEST = 200;

    private final Wire wire;
    private final SyncMemory memory;

    AskingServer(Wire wire, SyncMemory memory) {
        this.wire = wire;
        this.memory = memory;
    }

    @Override
    public Outcome<List<Found>> ask(String key) {
        String sought = key.strip();
        if (sought.isEmpty() || sought.length() > LONGEST) {
            return Outcome.refused(
                    "NOTHING_ASKED",
                    "The server is asked for one reference, property number, seal number or label code, of at"
                            + " most "
                            + LONGEST
                            + " characters.");
        }
        try {
            return Outcome.done(wire.lookup(sought));
        } catch (WireTrouble e) {
            return Outcome.refused("NOT_ASKED", said(e));
        }
    }

    private String said(WireTrouble e) {
        return switch (e.kind()) {
            case UNREACHABLE ->
                    "The server was not reached at "
                            + memory.server()
                            + ": "
                            + e.because()
                            + ". Only what is on this computer can be found now. Ask again once there is a"
                            + " network, or ask the station that has the exhibit.";
            case NOT_TRUSTED -> LineProblem.notTrusted(memory.server()).sentence();
            case PROBLEM -> LineProblem.answered(e).sentence();
            case BAD_ANSWER -> LineProblem.badAnswer(e.what()).sentence();
        };
    }

    @Override
    public Outcome<UUID> follow(UUID subject) {
        SyncState after =
                memory.put(state -> {
                    if (state.interests().contains(subject)
                            || state.interests().size() >= Limits.INTERESTS) {
                        return state;
                    }
                    return state.interests(
                            with(state.interests(), subject), without(state.left(), subject));
                });
        return after.interests().contains(subject)
                ? Outcome.done(subject)
                : Outcome.refused(
                        "TOO_MANY",
                        "This computer follows "
                                + Limits.INTERESTS
                                + " exhibits and cases of other stations already, which is as many as it can. Give"
                                + " up some that are needed no longer: lockfast follow --end ID; lockfast follow"
                                + " lists them.");
    }

    @Override
    public void leave(UUID subject) {
        memory.put(state ->
                !state.interests().contains(subject)
                        ? state
                        : state.interests(
                                without(state.interests(), subject),
                                with(without(state.left(), subject), subject)));
    }

    @Override
    public List<UUID> followed() {
        return memory.now().interests();
    }

    private static List<UUID> with(List<UUID> some, UUID one) {
        List<UUID> all = new ArrayList<>(some);
        all.add(one);
        return all.size() > Limits.INTERESTS
                ? all.subList(all.size() - Limits.INTERESTS, all.size())
                : all;
    }

    private static List<UUID> without(List<UUID> some, UUID one) {
        return some.stream().filter(each -> !each.equals(one)).toList();
    }
}
