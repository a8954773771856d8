package org.lockfast.log;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Keeps pushes of one device in the order they came, while their signatures are checked at the same
 * time: a device may have its next push on the way before the one before is answered.
 */
final class Turns {
    private final Map<String, CountDownLatch> last = new ConcurrentHashMap<>();

    /** One push's place among those of its device. */
    final class Turn implements AutoCloseable {
        private final String device;
        private final CountDownLatch mine = new CountDownLatch(1);
        private final CountDownLatch before;

        private Turn(String device) {
            this.device = device;
            CountDownLatch there = last.put(device, mine);
            this.before = there == null ? new CountDownLatch(0) : there;
        }

        /** Waits until the pushes before are done. */
        void await() {
            boolean interrupted = false;
            while (before.getCount() > 0) {
                try {
                    before.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        /** Lets the next one go on; a second time it does nothing. */
        @Override
        public void close() {
            mine.countDown();
            last.remove(device, mine);
        }
    }

    /** Takes the next place. */
    Turn take(String device) {
        return new Turn(device);
    }
}
