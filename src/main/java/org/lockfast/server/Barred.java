package org.lockfast.server;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.lockfast.log.ServerShelf;

/**
 * Devices that an administrator of the server has shut out. Looked up again every second, for
 * another node may have been told.
 */
final class Barred {
    private static final long FRESH_NANOS = 1_000_000_000L;

    private final ServerShelf shelf;
    private final AtomicLong looked = new AtomicLong(System.nanoTime());
    private volatile Set<String> devices;

    Barred(ServerShelf shelf) {
        this.shelf = shelf;
        this.devices = Set.copyOf(shelf.barred().keySet());
    }

    boolean test(String device) {
        long last = looked.get();
        long now = System.nanoTime();
        if (now - last > FRESH_NANOS && looked.compareAndSet(last, now)) {
            look();
        }
        return devices.contains(device);
    }

    /** Something changed on this node. */
    void look() {
        devices = Set.copyOf(shelf.barred().keySet());
    }
}
