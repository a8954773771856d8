package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lockfast.log.LogStoreFault;

/** A disk that does not come back keeps one caller, and not all of them. */
class CommitGateTest {
    @Test
    @Timeout(30)
    void nobodyWaitsWithoutEndForADiskThatHangs() throws Exception {
        CommitGate gate = new CommitGate(Duration.ofMillis(100).toMillis());
        CountDownLatch under = new CountDownLatch(1);
        CountDownLatch disk = new CountDownLatch(1);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> hangs =
                    other.submit(() -> {
                        gate.commit(() -> {
                            under.countDown();
                            await(disk);
                        });
                        return null;
                    });
            under.await();
            assertThatThrownBy(() -> gate.passed(gate.failed())).isInstanceOf(LogStoreFault.class);
            assertThatThrownBy(() -> gate.commit(() -> {})).isInstanceOf(SQLException.class);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> gate.passed(gate.failed())).isInstanceOf(LogStoreFault.class);
            assertThat(Thread.interrupted()).isTrue();
            disk.countDown();
            hangs.get(10, TimeUnit.SECONDS);
        }
        gate.passed(gate.failed());
        gate.commit(() -> {});
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
