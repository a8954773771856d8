package org.lockfast.server;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.lockfast.journal.NewEvent;
import org.lockfast.log.CentralLog;
import org.lockfast.log.LogEvent;
import org.lockfast.log.LogRefusal;
import org.lockfast.log.ServerShelf;

/**
 * Shuts a device out of the server, by order of an administrator of the server, and lets it in
 * again. Either is an entry of the server, so that nobody is shut out unseen.
 */
final class Barring {
    private final CentralLog log;
    private final ServerShelf shelf;
    private final Barred barred;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    Barring(
            CentralLog log,
            ServerShelf shelf,
            Barred barred,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.log = log;
        this.shelf = shelf;
        this.barred = barred;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * @param argument the device's id or name, a line end, and the reason
     * @param lift whether it is let in again
     * @throws ServerRefusal in a sentence
     */
    String order(String argument, boolean lift) {
        String[] parts = argument.split("\n", 2);
        if (parts.length < 2 || parts[1].isBlank()) {
            throw new ServerRefusal("Give a reason: it is recorded.");
        }
        String device = device(parts[0].strip());
        if (lift && !shelf.barred().containsKey(device)) {
            throw new ServerRefusal("That device is not shut out.");
        }
        if (!lift) {
            shelf.bar(
                    device, clock.instant()); // first: a log that takes nothing must not hinder it
            barred.look();
        }
        record(device, lift, parts[1].strip());
        if (lift) {
            shelf.unbar(device);
            barred.look();
        }
        return device;
    }

    private void record(String device, boolean lift, String reason) {
        try {
            log.record(List.of(NewEvent.of(ids.get(), new LogEvent.Barred(device, lift, reason))));
        } catch (LogRefusal e) {
            String so = lift ? "It stays shut out: " : "It is shut out. Order it again later, for ";
            throw new ServerRefusal(
                    so + "this could not be recorded now. " + e.refusal().sentence(), e);
        }
    }

    private String device(String named) {
        List<CentralLog.Member> found =
                log.members().stream()
                        .filter(one -> one.id().equals(named) || named.equals(one.name()))
                        .toList();
        if (found.size() != 1) {
            throw new ServerRefusal(
                    found.isEmpty()
                            ? "No device is called " + named + ". `server devices` lists them."
                            : "Several devices are called " + named + ". Name it by its id.");
        }
        return found.getFirst().id();
    }
}
