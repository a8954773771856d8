package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockfast.log.LogRows;
import org.lockfast.log.LogStore;

/** How much of a chain is read for a push, under the log's lock. */
@ParameterizedClass
@EnumSource(OnCentralLog.Engine.class)
class NearPlacesTest extends OnCentralLog {
    private final AtomicInteger read = new AtomicInteger();

    private static Object called(Method method, Object of, Object[] given) throws Throwable {
        try {
            return method.invoke(of, given);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T instead(Class<T> type, java.lang.reflect.InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Counts the places of chains that are read in transactions. */
    private LogStore counting(LogStore real) {
        return instead(
                LogStore.class,
                (_, method, given) -> {
                    if (!method.getName().equals("write")) {
                        return called(method, real, given);
                    }
                    LogStore.Writing<?> writing = (LogStore.Writing<?>) given[0];
                    return real.write((rows, head) -> writing.run(counting(rows), head));
                });
    }

    private LogRows counting(LogRows rows) {
        return instead(
                LogRows.class,
                (_, method, given) -> {
                    Object answer = called(method, rows, given);
                    if (method.getName().equals("chain")) {
                        read.addAndGet(((Collection<?>) answer).size());
                    }
                    return answer;
                });
    }

    @Test
    void placesFarFromThoseOfThePushAreNotRead() throws Exception {
        Device device = force.enrol(log, "Exampleton");
        device.work(600, new Random(1));
        taken(device);
        log.close();
        log = force.node(counting(store));
        var first = device.written.getFirst();
        var middle = device.written.subList(200, 300);
        var last = device.written.getLast();
        var push = new java.util.ArrayList<>(List.of(first));
        push.addAll(middle);
        push.add(last);
        assertThat(log.push(Device.push(push, device)).indexes()).hasSize(102);
        assertThat(read.get()).isBetween(102, 120);
    }
}
