package org.lockfast.server;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.Refused;

/**
 * The bodies of calls at work: so many of one caller, and so many bytes of all together. Memory is
 * taken for what has come, whatever was announced.
 */
final class Bodies {
    /** What a body begins with. */
    static final int FIRST = 16 << 10;

    private static final int UNIT = 1 << 10;
    private static final long MOST_OF_ONE = 12 << 20;
    private static final long PATIENCE_MS = 2_000;

    private final int ofDevice;
    private final int ofAddress;
    private final int units;
    private final int unitsEach;
    private final Semaphore free;
    private final Map<String, Integer> atWork = new ConcurrentHashMap<>();
    private final Map<String, Integer> heldBy = new ConcurrentHashMap<>();

    /**
     * @param ofDevice bodies of one device
     * @param ofAddress bodies of those behind one address who are no known device
     * @param bytes of all of them together
     * @param bytesEach of one device, or those behind one address
     */
    Bodies(int ofDevice, int ofAddress, long bytes, long bytesEach) {
        this.ofDevice = ofDevice;
        this.ofAddress = ofAddress;
        this.units = Math.toIntExact(Math.min(Integer.MAX_VALUE, bytes / UNIT));
        this.unitsEach = Math.toIntExact(Math.min(units, bytesEach / UNIT));
        this.free = new Semaphore(units);
    }

    /**
     * As a server has it: 8 of a device, 16 of an address, a quarter of the memory, and of that an
     * eighth for each, or a part of an attachment and some pushes where that is more.
     */
    static Bodies usual() {
        long all = Runtime.getRuntime().maxMemory() / 4;
        return new Bodies(8, 16, all, Math.max(all / 8, MOST_OF_ONE));
    }

    /**
     * Begins one.
     *
     * @param caller a device, or where somebody comes from who is none
     * @throws Refused {@code slow-down} where that caller has too many at work
     */
    Body begin(String caller, boolean device) {
        int most = device ? ofDevice : ofAddress;
        boolean[] begun = {false};
        atWork.compute(
                caller,
                (_, count) -> {
                    int now = count == null ? 0 : count;
                    begun[0] = now < most;
                    return begun[0] ? Integer.valueOf(now + 1) : count;
                });
        if (!begun[0]) {
            throw new Refused(
                    ProblemType.SLOW_DOWN, "So many calls of one caller are not read at once");
        }
        return new Body(caller);
    }

    /** Bytes that are held just now. */
    long held() {
        return (long) (units - free.availablePermits()) * UNIT;
    }

    /** One of them. It counts until it is closed: what was read of it is in memory till then. */
    final class Body implements AutoCloseable {
        private final String caller;
        private byte[] bytes = new byte[0];
        private int count;
        private int taken;
        private boolean closed;

        private Body(String caller) {
            this.caller = caller;
        }

        /**
         * Adds what came.
         *
         * @param expected how many bytes there will be in all, as far as is known
         * @throws Refused {@code busy} where too much is held already
         */
        void add(byte[] more, int length, long expected) {
            if (count + length > bytes.length) {
                grow(count + length, expected);
            }
            System.arraycopy(more, 0, bytes, count, length);
            count += length;
        }

        private void grow(int needed, long expected) {
            long doubled = Math.max(FIRST, 2L * bytes.length);
            long size = expected >= needed ? Math.min(doubled, expected) : doubled;
            int length = (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, size));
            int wanted = (length + UNIT - 1) / UNIT - taken;
            if (wanted > 0) {
                take(wanted);
                taken += wanted;
            }
            bytes = Arrays.copyOf(bytes, length);
        }

        private void take(int wanted) {
            if (heldBy.merge(caller, wanted, Integer::sum) > unitsEach) {
                giveBack(wanted);
                throw new Refused(
                        ProblemType.SLOW_DOWN, "So much of one caller is not read at once");
            }
            boolean got = false;
            try {
                got = free.tryAcquire(wanted, PATIENCE_MS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Refused(ProblemType.BUSY, "The server stops");
            } finally {
                if (!got) {
                    giveBack(wanted);
                }
            }
            if (!got) {
                throw new Refused(ProblemType.BUSY, "Too much is being read at once");
            }
        }

        private void giveBack(int some) {
            heldBy.computeIfPresent(caller, (_, now) -> now <= some ? null : now - some);
        }

        int length() {
            return count;
        }

        /** All that came. Nobody may change it. */
        byte[] bytes() {
            return count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                bytes = new byte[0];
                count = 0;
                free.release(taken);
                giveBack(taken);
                atWork.computeIfPresent(caller, (_, now) -> now == 1 ? null : now - 1);
            }
        }
    }
}
