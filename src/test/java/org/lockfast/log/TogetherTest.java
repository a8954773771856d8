package org.lockfast.log;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Work of several threads is done, or whoever waits for it is told. */
class TogetherTest {
    @Test
    void anErrorOfAHelperReachesWhoWaits() throws Exception {
        ExecutorService workers = Executors.newSingleThreadExecutor();
        Thread caller = Thread.currentThread();
        CountDownLatch helped = new CountDownLatch(1);
        try {
            assertThatThrownBy(() ->
                            new Together(workers, 1)
                                    .each(
                                            64,
                                            _ -> {
                                                if (Thread.currentThread() != caller) {
                                                    helped.countDown();
                                                    throw new OutOfMemoryError("made up");
                                                }
                                                await(helped);
                                            }))
                    .isInstanceOf(OutOfMemoryError.class);
        } finally {
            workers.shutdownNow();
        }
    }

    private static void await(CountDownLatch helped) {
        try {
            if (!helped.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody helped");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
