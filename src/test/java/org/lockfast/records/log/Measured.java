package org.lockfast.records.log;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.lockfast.log.LogRows;
import org.lockfast.log.LogStore;

/** Records whose answers are measured: how many bytes of entries and values one question brings. */
final class Measured {
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong questions = new AtomicLong();
    private final AtomicLong writes = new AtomicLong();
    private final LogStore store;

    Measured(LogStore under) {
        this.store =
                around(
                        LogStore.class,
                        (proxy, method, args) -> {
                            Object[] given = args == null ? new Object[0] : args.clone();
                            if (given.length > 0
                                    && given[given.length - 1] instanceof LogStore.Reading<?> of) {
                                given[given.length - 1] =
                                        (LogStore.Reading<Object>) rows -> of.run(measured(rows));
                            } else if (given.length > 0
                                    && given[given.length - 1] instanceof LogStore.Writing<?> of) {
                                given[given.length - 1] =
                                        (LogStore.Writing<Object>)
                                                (rows, head) -> of.run(measured(rows), head);
                                writes.incrementAndGet();
                            }
                            return call(under, method, given);
                        });
    }

    LogStore store() {
        return store;
    }

    /** Bytes of the longest answer since {@link #clear}. */
    long longest() {
        return longest.get();
    }

    /** How often rows were asked for anything since {@link #clear}. */
    long questions() {
        return questions.get();
    }

    /** How often the log was locked since {@link #clear}. */
    long writes() {
        return writes.get();
    }

    void clear() {
        writes.set(0);
        longest.set(0);
        questions.set(0);
    }

    private LogRows measured(LogRows rows) {
        return around(
                LogRows.class,
                (proxy, method, args) -> {
                    questions.incrementAndGet();
                    Object answer = call(rows, method, args == null ? new Object[0] : args);
                    if (answer instanceof List<?> list) {
                        long bytes = 0;
                        for (Object one : list) {
                            if (one instanceof LogRows.Stored stored) {
                                bytes += stored.entry().length + stored.bodies().length;
                            }
                        }
                        longest.accumulateAndGet(bytes, Math::max);
                    }
                    return answer;
                });
    }

    private static <T> T around(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object on, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(on, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
