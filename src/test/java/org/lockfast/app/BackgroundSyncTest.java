package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.sync.SyncStatus;

/** An open store synchronises by itself, and says how it stands. */
class BackgroundSyncTest {
    @TempDir Path folder;

    @Test
    void whatIsRecordedIsSentSoonAndTheStatusTold() throws Exception {
        try (ServedForce force = ServedForce.in(folder);
                ServedDevice one = force.device("SCN-07")) {
            OpenStore store = one.store();
            assertThat(store.syncStatus().now()).isEqualTo(SyncStatus.ALONE);
            store.keepSyncing(Duration.ofSeconds(20));
            List<SyncStatus> told = new CopyOnWriteArrayList<>();
            try (SyncStatus.Listening _ = store.syncStatus().listen(told::add)) {
                one.record(3);
                for (int i = 0; i < 300 && !isSent(store); i++) {
                    Thread.sleep(100);
                }
            }
            assertThat(isSent(store)).as("%s", store.syncStatus().now()).isTrue();
            assertThat(told).anyMatch(status -> status.unsent() > 0);
            assertThat(told.getLast().unsent()).isZero();
            assertThat(store.syncStatus().now().standing())
                    .isIn(SyncStatus.Standing.ONLINE, SyncStatus.Standing.SYNCING);
            one.shut();
            assertThat(one.verified().ok()).isTrue();
        }
    }

    private static boolean isSent(OpenStore store) {
        SyncStatus status = store.syncStatus().now();
        return status.online() && status.unsent() == 0;
    }
}
