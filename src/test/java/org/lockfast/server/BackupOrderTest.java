package org.lockfast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A copy of the records that holds nothing is not called one. */
class BackupOrderTest {
    @TempDir Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file cannot be taken away there")
    void recordsThatWereTakenAwayUnderTheServerAreNotCopied() throws Exception {
        try (TestServer server = TestServer.in(folder)) {
            Path good = folder.resolve("good.zip");
            AdminOrders.send(server.socket(), "backup", good.toString());
            assertThat(good).isNotEmptyFile();
            Files.delete(folder.resolve("records").resolve("log.mv.db"));
            Path empty = folder.resolve("empty.zip");
            assertThatThrownBy(() -> AdminOrders.send(server.socket(), "backup", empty.toString()))
                    .isInstanceOf(ServerRefusal.class)
                    .hasMessageContaining("The copy came out empty");
            assertThat(empty).doesNotExist();
        }
    }
}
