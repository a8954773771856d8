package org.lockfast.server;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.NewEvent;
import org.lockfast.log.CentralLog;
import org.lockfast.log.LogEvent;
import org.lockfast.log.LogRefusal;
import org.lockfast.log.Refusal;
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
     * @return its id, and what is to be said besides
     * @throws ServerRefusal in a sentence
     */
    AdminOrders.Done order(String argument, boolean lift) {
        String[] parts = argument.split("\n", 2);
        if (parts.length < 2 || parts[1].isBlank()) {
            throw new ServerRefusal("Give a reason: it is recorded.");
        }
        String device = device(parts[0].strip());
        return lift ? letIn(device, parts[1].strip()) : shutOut(device, parts[1].strip());
    }

    private AdminOrders.Done shutOut(String device, String reason) {
        Instant already = shelf.barred().get(device);
        String before =
                already == null
                        ? "It is shut out"
                        : "It was shut out already, since "
                                + already.truncatedTo(ChronoUnit.SECONDS);
        shelf.bar(device, clock.instant()); // first: a log that takes nothing must not hinder it
        barred.look();
        @Nullable String note = already == null ? null : before + ". This reason is recorded too.";
        boolean recorded = true;
        try {
            record(device, false, reason);
        } catch (LogRefusal e) {
            recorded = false;
            note = before + ", but this reason could not be recorded now: " + why(e.refusal());
        }
        keep();
        return new AdminOrders.Done(device, note, recorded);
    }

    private static String why(Refusal refusal) {
        return refusal.reason() == Refusal.Reason.REFILLING
                ? "the central records lost entries and wait for devices to hand them in again. Order"
                        + " it once more when `server status` says open: then it is recorded."
                : "the central records could not be written. Order it once more in a moment: then it"
                        + " is recorded.";
    }

    private AdminOrders.Done letIn(String device, String reason) {
        if (!shelf.barred().containsKey(device)) {
            throw new ServerRefusal("That device is not shut out.");
        }
        try {
            record(device, true, reason);
        } catch (LogRefusal e) {
            throw new ServerRefusal(
                    "It stays shut out, for this reason could not be recorded now: "
                            + why(e.refusal()),
                    e);
        }
        shelf.unbar(device);
        barred.look();
        keep();
        return new AdminOrders.Done(device, null);
    }

    private void record(String device, boolean lift, String reason) {
        try {
            log.record(List.of(NewEvent.of(ids.get(), new LogEvent.Barred(device, lift, reason))));
        } catch (LogRefusal e) {
            if (!e.recorded()) {
                throw e;
            }
        }
    }

    /** The order is carried out, whatever comes of this: it is done again when a server starts. */
    private void keep() {
        try {
            log.barringChanged();
        } catch (LogRefusal e) {
            return;
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
