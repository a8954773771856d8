package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.keys.MasterKeys;
import org.lockfast.keys.Purpose;
import org.lockfast.records.TornIndex;
import org.lockfast.testing.TestStore;

/** An index no byte of which makes sense to H2 keeps nobody from the records. */
class TornIndexTest {
    @TempDir Path folder;
    private Commands commands;
    private Path index;

    @BeforeEach
    void aTornIndex() throws Exception {
        try (TestStore test = TestStore.in(folder)) {
            MasterKeys masters = test.store().open().masters();
            byte[] key = masters.derive(masters.newest(), Purpose.INDEX);
            index = test.directory().resolve("index");
            commands = Commands.on(folder, test);
            TornIndex.tear(index, key);
        }
    }

    @Test
    void isSaidSetAsideAndMadeAgain() {
        Commands.Ran ran = commands.as("1001", "officer", "list");
        assertThat(ran.done()).contains("1001");
        assertThat(ran.err())
                .isEqualTo(
                        "The lists did not read. They were set aside and made again from the"
                                + " journal; no record is lost.\n");
        assertThat(index.resolve("records.mv.db.set-aside")).exists();
        assertThat(commands.as("1001", "officer", "list").quietly()).contains("1001");
        commands.as("1001", "verify").done();
    }

    @Test
    void verifySaysIt() {
        Commands.Ran ran = commands.as("1001", "verify");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out() + ran.err())
                .contains("INDEX", "cannot be read (DAMAGED)")
                .doesNotContain("StackOverflow");
    }

    @Test
    void rebuildMakesItAgainForItsOwnerAlone() throws Exception {
        commands.as("1001", "rebuild").done();
        assertThat(commands.as("1001", "verify").quietly()).isNotEmpty();
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(index.resolve("records.mv.db"))))
                .isEqualTo("rw-------");
    }
}
