package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockfast.testing.TestStore.value;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.exchange.CsvFile;
import org.lockfast.exchange.ImportMap;
import org.lockfast.exchange.ImportWatch;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** A continuity record that is stopped while the record is gone over leaves no print recorded. */
class StoppedPrintTest {
    @TempDir Path folder;

    @Test
    void whatIsStoppedIsNotRecordedAsPrinted() {
        try (TestStore test = TestStore.in(folder)) {
            UUID exhibit = exhibit(test);
            long before = test.store().journal().count();
            assertThatThrownBy(() ->
                            test.store()
                                    .continuityRecords((done, of) -> {
                                        throw new CancellationException("stopped");
                                    })
                                    .print(test.session(Who.PROPERTY), exhibit, "Trial", "CPS"))
                    .isInstanceOf(CancellationException.class);
            assertThat(test.store().journal().count()).isEqualTo(before);
            byte[] pdf =
                    value(
                            test.store()
                                    .continuityRecords()
                                    .print(test.session(Who.PROPERTY), exhibit, "Trial", "CPS"));
            assertThat(pdf).isNotEmpty();
            assertThat(test.store().journal().count()).isGreaterThan(before);
        }
    }

    private static UUID exhibit(TestStore test) {
        byte[] rows = "case,goods\nA-1,Knife\n".getBytes(StandardCharsets.UTF_8);
        String map = "{\"case\": \"case\", \"description\": \"goods\"}";
        return Objects.requireNonNull(
                value(
                                test.store()
                                        .importing()
                                        .run(
                                                test.session(Who.PROPERTY),
                                                value(CsvFile.of("old.csv", rows)),
                                                value(ImportMap.read(map, TestStore.ZONE)),
                                                ImportWatch.NOBODY))
                        .verdicts()
                        .getFirst()
                        .exhibit());
    }
}
