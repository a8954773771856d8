package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaPictureTest {
    /** Where this fails after a new migration, put the lines it shows into schema.txt. */
    @Test
    void theMigrationsMakeTheSchemaWeShip(@TempDir Path directory) throws SQLException {
        try (IndexDatabase index = IndexDatabase.create(directory, Stores.KEY, History.STORE)) {
            assertThat(String.join("\n", SchemaPicture.of(index.writing())))
                    .isEqualTo(String.join("\n", SchemaPicture.shipped()));
        }
    }
}
