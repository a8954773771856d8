package org.lockfast.desktop.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.desktop.Fault;
import org.lockfast.desktop.FxWork;
import org.lockfast.desktop.Look.Density;
import org.lockfast.desktop.Preferences;
import org.lockfast.desktop.Preferences.Choice;
import org.lockfast.desktop.Preferences.Volume;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Said;
import org.lockfast.testing.TestDesk;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** How it looks is each officer's own, is kept as it is chosen, and is no record. */
@FxTest
class KeptPreferencesTest {
    @TempDir Path folder;
    private final Said said = new Said();
    private final ObjectProperty<Preferences> shown = new SimpleObjectProperty<>(Preferences.USUAL);
    private TestStore test;
    private TestDesk jo;
    private TestDesk robin;
    private KeptPreferences kept;

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
        jo = new TestDesk(test, Who.SCENE);
        robin = new TestDesk(test, Who.PROPERTY);
        kept = new KeptPreferences(shown, new AtOnce(), said::say);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void eachOfficerFindsTheirOwnAndNobodyElses() {
        kept.begin(jo);
        Preferences large =
                new Preferences(
                        Choice.CONTRAST, Density.STANDARD, 175, false, false, Volume.LOUD, true);
        shown.set(large);
        kept.begin(robin); // unlocked by somebody else
        assertThat(shown.get()).isEqualTo(Preferences.USUAL);
        shown.set(shown.get().in(Choice.NIGHT));
        kept.end();
        assertThat(shown.get()).as("nobody is in").isEqualTo(Preferences.USUAL);
        kept.begin(jo);
        assertThat(shown.get()).isEqualTo(large);
        kept.end();
        kept.begin(robin);
        assertThat(shown.get()).isEqualTo(Preferences.USUAL.in(Choice.NIGHT));
        assertThat(said.lines).isEmpty();
    }

    @Test
    void whatIsChosenBeforeOneSignInIsNotTheNextOfficers() {
        jo.drafts.put(KeptPreferences.NAME, "{}"); // as usual
        shown.set(shown.get().in(Choice.NIGHT)); // F9 before anybody is in
        kept.begin(jo);
        assertThat(shown.get().colours()).isEqualTo(Choice.SYSTEM);
        kept.end();
        kept.begin(robin);
        assertThat(shown.get()).as("nobody pressed anything").isEqualTo(Preferences.USUAL);
        shown.set(shown.get().sized(125));
        assertThat(robin.drafts.get(KeptPreferences.NAME)).doesNotContain("NIGHT");
    }

    @Test
    void whoUnlocksAfterAnotherFindsNothingOfWhatWasChosenBeforeThem() {
        jo.drafts.put(KeptPreferences.NAME, "{\"colours\":\"CONTRAST\"}");
        shown.set(shown.get().in(Choice.NIGHT));
        kept.begin(jo);
        assertThat(shown.get().colours()).isEqualTo(Choice.CONTRAST);
        kept.begin(robin); // unlocked
        assertThat(shown.get()).isEqualTo(Preferences.USUAL);
        assertThat(robin.drafts).isEmpty();
    }

    /** Work that is done when the test says so. */
    private final Deque<Runnable> queued = new ArrayDeque<>();

    private KeptPreferences later() {
        return new KeptPreferences(
                shown,
                new FxWork(
                        queued::add,
                        Runnable::run,
                        fault -> said.fault(new Fault("E-101", String.valueOf(fault), null)),
                        thrown -> {
                            throw new AssertionError(thrown);
                        }),
                said::say);
    }

    private void work() {
        while (!queued.isEmpty()) {
            queued.removeFirst().run();
        }
    }

    private static final String CHOSEN =
            "{\"colours\":\"CONTRAST\",\"density\":\"STANDARD\",\"percent\":200,"
                    + "\"letterKeys\":false,\"volume\":\"LOUD\"}";

    @Test
    void whatIsChosenBeforeTheFileIsReadStandsAndSoDoesTheRestOfTheFile() {
        jo.drafts.put(KeptPreferences.NAME, CHOSEN);
        kept = later();
        kept.begin(jo);
        shown.set(shown.get().withSounds(false)); // muted before it is read
        assertThat(shown.get().sounds()).isFalse();
        work();
        Preferences all =
                new Preferences(
                        Choice.CONTRAST, Density.STANDARD, 200, false, false, Volume.LOUD, false);
        assertThat(shown.get()).isEqualTo(all);
        kept.end();
        kept.begin(jo);
        work();
        assertThat(shown.get()).isEqualTo(all);
    }

    @Test
    void whoIsGoneBeforeTheFileIsReadHasChosenAllTheSame() {
        jo.drafts.put(KeptPreferences.NAME, CHOSEN);
        kept = later();
        kept.begin(jo);
        shown.set(shown.get().withSounds(false));
        kept.end();
        work();
        assertThat(shown.get()).as("nobody is in").isEqualTo(Preferences.USUAL);
        assertThat(jo.drafts.get(KeptPreferences.NAME)).contains("CONTRAST", "\"sounds\":false");
    }

    @Test
    void aFileThatCouldNotBeReadOnceIsNotWrittenOver() {
        AtomicInteger failing = new AtomicInteger(1);
        TestDesk disk =
                new TestDesk(test, Who.SCENE) {
                    @Override
                    public Optional<String> draft(String name) {
                        if (failing.getAndDecrement() > 0) {
                            throw new UncheckedIOException(new IOException("in use"));
                        }
                        return super.draft(name);
                    }
                };
        disk.drafts.put(KeptPreferences.NAME, CHOSEN);
        kept = later();
        kept.begin(disk);
        work();
        assertThat(said.lines.toString()).contains("fault");
        assertThat(shown.get()).isEqualTo(Preferences.USUAL);
        shown.set(shown.get().withSounds(false));
        work();
        assertThat(disk.drafts.get(KeptPreferences.NAME)).contains("200", "\"sounds\":false");
        assertThat(shown.get().percent()).isEqualTo(200);
    }

    @Test
    void aDamagedFileIsSetAsideAndSaidAlsoWhereSomethingWasChosenMeanwhile() {
        jo.drafts.put(KeptPreferences.NAME, "{\"colours\":");
        kept = later();
        kept.begin(jo);
        shown.set(shown.get().sized(150));
        work();
        assertThat(said.lines.toString()).contains("cannot be read");
        assertThat(jo.drafts).containsEntry(KeptPreferences.NAME + ".set-aside", "{\"colours\":");
        assertThat(jo.drafts.get(KeptPreferences.NAME)).contains("150");
    }

    @Test
    void nightGoesBackToWhatWasChosenBeforeItAfterARestartToo() {
        kept.begin(jo);
        shown.set(shown.get().in(Choice.CONTRAST));
        shown.set(shown.get().in(Choice.NIGHT));
        ObjectProperty<Preferences> next = new SimpleObjectProperty<>(Preferences.USUAL);
        new KeptPreferences(next, new AtOnce(), said::say).begin(jo);
        assertThat(next.get().colours()).isEqualTo(Choice.NIGHT);
        assertThat(next.get().before()).as("F9 goes back to it").isEqualTo(Choice.CONTRAST);
    }

    @Test
    void nothingIsKeptUntilSomethingIsChosen() {
        shown.set(shown.get().in(Choice.NIGHT)); // before anybody is in
        kept.begin(jo);
        assertThat(shown.get().colours()).as("it stays as it was").isEqualTo(Choice.NIGHT);
        assertThat(jo.drafts).isEmpty();
        shown.set(shown.get().sized(125));
        assertThat(jo.drafts).containsOnlyKeys(KeptPreferences.NAME);
        assertThat(jo.unfinished()).as("it is no unfinished work").isEmpty();
    }

    @Test
    void whatCannotBeReadIsSetAsideAndThatIsSaid() {
        for (String bad : List.of("{\"colours\":", "{\"colours\":\"MAUVE\"}", "null", "7")) {
            jo.drafts.clear();
            said.lines.clear();
            jo.drafts.put(KeptPreferences.NAME, bad);
            kept.begin(jo);
            assertThat(shown.get()).as(bad).isEqualTo(Preferences.USUAL);
            assertThat(jo.drafts).containsEntry(KeptPreferences.NAME + ".set-aside", bad);
            assertThat(said.lines.toString()).as(bad).contains("cannot be read");
            kept.end();
        }
    }

    @Test
    void whatAnotherVersionKeptIsReadAsFarAsItIsKnown() {
        jo.drafts.put(
                KeptPreferences.NAME, "{\"colours\":\"NIGHT\",\"percent\":130,\"later\":true}");
        kept.begin(jo);
        assertThat(shown.get()).isEqualTo(Preferences.USUAL.in(Choice.NIGHT));
        assertThat(said.lines).isEmpty();
    }
}
