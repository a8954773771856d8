package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lockfast.log.LogStore;

/** Tables are made anew, whatever other changes of them were made before. */
class MigrationsTest {
    @RegisterExtension final OnCentralLog.Here here = new OnCentralLog.Here();

    /** Two changes were made side by side, and the one with the higher number came out first. */
    @Test
    void aChangeWithALowerNumberThanOneThatWasMadeIsMadeAllTheSame() throws Exception {
        String address = here.postgres().database();
        LogDatabase.open(address, new byte[32]).close();
        try (Connection connection = DriverManager.getConnection(address);
                Statement statement = connection.createStatement()) {
            statement.execute("drop table stamp");
            assertThat(
                            statement.executeUpdate(
                                    "delete from flyway_schema_history where version = '5'"))
                    .isEqualTo(1);
        }
        try (LogStore store = LogDatabase.open(address, new byte[32])) {
            assertThat(((LogDatabase) store).shelf().stamped()).isEmpty();
        }
    }
}
