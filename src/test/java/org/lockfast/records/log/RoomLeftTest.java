package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.log.CentralLog;
import org.lockfast.log.LogStore;

/** Somebody hears of it before the disk of the records is full. */
class RoomLeftTest {
    @TempDir Path tmp;

    @Test
    void itIsSaidWhereHardlyAnyIs() throws Exception {
        String records = tmp.resolve("records").toString();
        AtomicLong left = new AtomicLong(LogStore.SCARCE + 1);
        try (Force force =
                        Force.found(tmp.resolve("server"), key -> LogDatabase.open(records, key));
                LogDatabase store = LogDatabase.open(records, force.recordsKey())) {
            assertThat(store.room()).isBetween(1L, 1L << 60);
            LogStore on =
                    (LogStore)
                            Proxy.newProxyInstance(
                                    LogStore.class.getClassLoader(),
                                    new Class<?>[] {LogStore.class},
                                    (self, method, given) ->
                                            method.getName().equals("room")
                                                    ? left.get()
                                                    : method.invoke(store, given));
            CentralLog log = force.node(on);
            assertThat(log.scarce()).isEmpty();
            left.set(700 << 20);
            assertThat(log.scarce().orElseThrow()).contains("700 MB left");
        }
    }
}
