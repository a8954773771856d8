package org.lockfast.desktop.exhibits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.SmallForm;
import org.lockfast.find.Filter;
import org.lockfast.journal.Outcome;
import org.lockfast.testing.ChosenFiles;
import org.lockfast.testing.TestDesk;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** The list goes to a file that was chosen, once somebody said why. */
class ListExportTest {
    @TempDir Path folder;
    private final ChosenFiles files = new ChosenFiles();
    private final List<SmallForm> asked = new ArrayList<>();
    private TestStore test;

    @BeforeEach
    void store() {
        test = TestStore.in(folder);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private ListExport of(Who who) {
        return new ListExport(new TestDesk(test, who), asked::add, files);
    }

    @Test
    void whoMayNotIsNotAsked() {
        assertThat(of(Who.PROPERTY).isAllowed()).isTrue();
        assertThat(of(Who.SCENE).isAllowed()).isFalse();
    }

    @Test
    void withoutAFileNothingIsAskedAndWithOneWhy() throws Exception {
        of(Who.PROPERTY).ask(Filter.ALL, "");
        assertThat(asked).isEmpty();
        files.toSave = folder.resolve("list.csv");
        of(Who.PROPERTY).ask(Filter.ALL, "");
        SmallForm form = asked.getFirst();
        assertThat(form.explanation()).contains("list.csv");
        Outcome<SmallForm.Result> done =
                form.act().apply(new Answers(Map.of("why", "Audit", "for", "")));
        assertThat(done).isInstanceOf(Outcome.Done.class);
        assertThat(Files.readAllLines(folder.resolve("list.csv"))).hasSize(1);
    }
}
