package org.lockfast.desktop.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.testing.TestStore.value;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.window.TestDesk;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.SmallForm;
import org.lockfast.journal.Outcome;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.ChosenFiles;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.Said;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** The lists in force are read with what they rest on; one of the force's own is put into force. */
@FxTest(seconds = 120)
class RulesScreenTest {
    @TempDir Path folder;
    private TestStore test;
    private final Said said = new Said();
    private final List<SmallForm> asked = new ArrayList<>();
    private final ChosenFiles files = new ChosenFiles();

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private RulesViewModel model(Who who) {
        RulesViewModel model =
                new RulesViewModel(TestDesk.of(test, who), new AtOnce(), said, asked::add, files);
        model.read();
        return model;
    }

    private void write(String json) throws Exception {
        files.toOpen = List.of(Files.writeString(folder.resolve("list.json"), json));
    }

    private static String limits(int version, String effective) {
        return """
        {"pack": "limits", "version": %d, "effective": "%s", "reviewBy": "2027-12-31",
         "owner": "Insp Example, Property Services", "status": "approved by Supt Example",
         "source": ["Force order 12/26"],
         "entries": [{"code": "HANDOVER", "value": 25}, {"code": "COURIER", "value": 12}]}
        """
                .formatted(version, effective);
    }

    private RulesViewModel.Row row(RulesViewModel model, String version) {
        return model.rows.stream()
                .filter(row -> row.name().equals("Limits") && row.version().contains(version))
                .findFirst()
                .orElseThrow();
    }

    private Outcome<SmallForm.Result> because(String why) {
        return asked.getLast().act().apply(new Answers(Map.of("why", why)));
    }

    @Test
    void aListIsReadTriedAndPutIntoForceWithWhy() throws Exception {
        RulesViewModel model = model(Who.FOUNDER);
        assertThat(row(model, "version 1").facts())
                .extracting(RulesViewModel.Fact::heading)
                .contains("Who answers for it", "Standing", "Rests on");
        write(limits(1, "2026-06-20"));
        model.put();
        assertThat(asked.getLast().explanation())
                .contains("HANDOVER, value: 25, before 60", "from 20 Jun 2026");
        assertThat(value(because("Force order 12/26")).said())
                .isEqualTo("Limits, version 1, is in force from 20 Jun 2026");
        RulesViewModel.Row own = row(model, "own");
        assertThat(own.mark()).isEqualTo("To come");
        assertThat(own.facts().toString())
                .contains("Avery Founder", "16 Jun 2026", "Force order 12/26", "before 60");
        write(limits(2, "2026-06-16"));
        model.put();
        value(because("Sooner"));
        assertThat(row(model, "version 2").since()).contains("when Lockfast is opened next");
        files.toSave = folder.resolve("saved.json");
        model.save(row(model, "version 2"));
        assertThat(folder.resolve("saved.json")).hasContent(limits(2, "2026-06-16"));
    }

    @Test
    void whatDoesNotFitIsSaidBeforeAnythingIsAsked() throws Exception {
        RulesViewModel model = model(Who.FOUNDER);
        write(limits(1, "2026-01-01"));
        model.put();
        write("{");
        model.put();
        assertThat(asked).isEmpty();
        assertThat(said.lines).hasSize(2).allMatch(line -> line.startsWith("refused: "));
        assertThat(said.lines.getFirst()).contains("2026-06-16");
        assertThat(said.lines.getLast()).contains("not readable JSON");
        model.save(null);
        assertThat(said.lines).contains("say: Choose a list first");
    }

    @Test
    void whoeverMayNotIsNotAskedTo() {
        RulesController keeper = new RulesController(model(Who.PROPERTY));
        assertThat(Fx.find(keeper.node(), "put", Button.class).isVisible()).isFalse();
        RulesController founder = new RulesController(model(Who.FOUNDER));
        assertThat(Fx.find(founder.node(), "put", Button.class).isVisible()).isTrue();
        Accessibility.check(founder.node());
    }

    @Test
    @Tag("pictures")
    void pictures() throws Exception {
        RulesViewModel model = model(Who.FOUNDER);
        Pictures.take(new RulesController(model).node(), "rules");
        write(limits(1, "2026-06-16"));
        model.put();
        value(because("Force order 12/26: hand-overs are to be taken over sooner"));
        write(limits(2, "2026-07-01"));
        model.put();
        value(because("Summer"));
        RulesController own = new RulesController(model);
        ListView<?> lists = Fx.find(own.node(), "lists", ListView.class);
        for (int i = 0; i < model.rows.size(); i++) {
            if (model.rows.get(i).version().contains("own")) {
                lists.getSelectionModel().select(i);
                lists.scrollTo(i);
                break;
            }
        }
        Pictures.take(own.node(), "rules-own");
    }
}
