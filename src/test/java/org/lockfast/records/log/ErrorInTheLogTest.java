package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockfast.log.CentralLog;
import org.lockfast.log.LogStore;
import org.lockfast.log.PushAnswer;
import org.lockfast.log.Refusal;

/** Memory that runs out while a transaction is written. */
@ParameterizedClass
@EnumSource(OnCentralLog.Engine.class)
class ErrorInTheLogTest extends OnCentralLog {
    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger writes = new AtomicInteger(Integer.MIN_VALUE);

    /** The first write that is counted waits, the second finds no memory. */
    private LogStore faulty(LogStore real) {
        return (LogStore)
                Proxy.newProxyInstance(
                        LogStore.class.getClassLoader(),
                        new Class<?>[] {LogStore.class},
                        (proxy, method, given) -> {
                            int write =
                                    method.getName().equals("write") ? writes.getAndIncrement() : 2;
                            if (write == 0) {
                                go.await();
                            } else if (write == 1) {
                                throw new OutOfMemoryError("for once");
                            }
                            try {
                                return method.invoke(real, given);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private FutureTask<PushAnswer> pushing(Device device) throws Exception {
        FutureTask<PushAnswer> pushing =
                new FutureTask<>(() -> log.push(device.push(0, device.written.size())));
        Thread thread = Thread.ofPlatform().daemon().start(pushing);
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (thread.getState() != Thread.State.WAITING || !isInSequencer(thread)) {
            assertThat(System.nanoTime()).isLessThan(until);
            Thread.sleep(5);
        }
        return pushing;
    }

    private static boolean isInSequencer(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(at -> at.getClassName().endsWith(".Sequencer"));
    }

    @Test
    void whoeverWaitedIsAnsweredAndTheLogGoesOn() throws Exception {
        List<Device> devices =
                List.of(
                        force.enrol(log, "Exampleton"),
                        force.enrol(log, "Exampleton"),
                        force.enrol(log, "Otherham"));
        for (int i = 0; i < devices.size(); i++) {
            devices.get(i).work(3, new Random(i));
        }
        log.close();
        log = force.node(faulty(store));
        writes.set(0);
        FutureTask<PushAnswer> first = pushing(devices.get(0));
        FutureTask<PushAnswer> second = pushing(devices.get(1));
        FutureTask<PushAnswer> third = pushing(devices.get(2));
        CentralLog node = log;
        log = force.node(store); // where that one hangs it cannot be closed either
        go.countDown();
        assertThat(first.get(20, TimeUnit.SECONDS).accepted()).isEqualTo(4);
        assertThatThrownBy(() -> second.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(OutOfMemoryError.class);
        assertThat(refused(third.get(20, TimeUnit.SECONDS)).reason())
                .isEqualTo(Refusal.Reason.BUSY);
        log.close();
        log = node;
        for (Device device : devices) {
            taken(device);
        }
        new Checked(log);
    }
}
