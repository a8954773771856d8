package org.lockfast.desktop.preferences;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Answer;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Look.Density;
import org.lockfast.desktop.Preferences;
import org.lockfast.desktop.Preferences.Choice;
import org.lockfast.desktop.Preferences.Volume;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.keys.KeyringRefusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps how the program looks and sounds to each officer on this computer: a file sealed by the
 * store's key beside their drafts, and no part of the record. What cannot be read is set aside and
 * said. On the FX thread.
 */
public final class KeptPreferences {
    /** Under which they are kept, for each officer. */
    static final String NAME = "looks-and-sounds";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectProperty<Preferences> shown;
    private final Work work;
    private final Consumer<String> said;
    private final Words words = Words.in(KeptPreferences.class);
    private Preferences nobodys;
    private @Nullable Kept kept;

    /** Those of one officer, from sign-in on. */
    private static final class Kept {
        private final Desk desk;

        /** How it looked before their file was read: whatever differs since is their choice. */
        private final Preferences start;

        private volatile Preferences wanted;
        private Preferences written;
        private boolean known;
        private boolean reading;

        Kept(Desk desk, Preferences start) {
            this.desk = desk;
            this.start = start;
            wanted = start;
            written = start;
        }

        /** The last ones chosen, whichever of two writers comes first. */
        synchronized Preferences write() {
            Preferences last = wanted;
            if (!last.equals(written)) {
                desk.keepDraft(NAME, JSON.writeValueAsString(Lines.of(last)));
                written = last;
            }
            return last;
        }

        synchronized void found(Preferences there) {
            wanted = wanted.over(start, there);
            written = there;
            known = true;
        }
    }

    /** As it stands in the file; what an older version did not know of is as usual. */
    private record Lines(
            @Nullable Choice colours,
            @Nullable Choice before,
            @Nullable Density density,
            @Nullable Integer percent,
            @Nullable Boolean letterKeys,
            @Nullable Boolean sounds,
            @Nullable Volume volume,
            @Nullable Boolean soundsAtScene) {
        static Lines of(Preferences one) {
            return new Lines(
                    one.colours(),
                    one.before(),
                    one.density(),
                    one.percent(),
                    one.letterKeys(),
                    one.sounds(),
                    one.volume(),
                    one.soundsAtScene());
        }

        Preferences preferences() {
            Preferences usual = Preferences.USUAL;
            int size = Objects.requireNonNullElse(percent, usual.percent());
            return new Preferences(
                    Objects.requireNonNullElse(colours, usual.colours()),
                    Objects.requireNonNullElse(before, usual.before()),
                    Objects.requireNonNullElse(density, usual.density()),
                    Preferences.SIZES.contains(size) ? size : usual.percent(),
                    Objects.requireNonNullElse(letterKeys, usual.letterKeys()),
                    Objects.requireNonNullElse(sounds, usual.sounds()),
                    Objects.requireNonNullElse(volume, usual.volume()),
                    Objects.requireNonNullElse(soundsAtScene, usual.soundsAtScene()));
        }
    }

    /** What a first look found; nothing where it could not be read. */
    private record Read(@Nullable Preferences kept, boolean setAside) {}

    /**
     * @param shown those in force, changed by whoever is at the screen
     * @param said is told what was found at sign-in
     */
    public KeptPreferences(ObjectProperty<Preferences> shown, Work work, Consumer<String> said) {
        this.shown = shown;
        this.work = work;
        this.said = said;
        nobodys = shown.get();
        shown.subscribe(this::changed);
    }

    /**
     * An officer is in: it looks as they left it; to one who chose nothing yet as it did before
     * anybody was in. After another officer it looks as usual first.
     */
    public void begin(Desk theirs) {
        Preferences start = kept == null ? nobodys : Preferences.USUAL;
        nobody(start);
        Kept now = new Kept(theirs, start);
        kept = now;
        read(now);
    }

    /** Nobody is in: it looks as the computer does. */
    public void end() {
        nobody(Preferences.USUAL);
    }

    /** What was chosen before a sign-in is for that one alone. */
    private void nobody(Preferences look) {
        kept = null; // what is set now is nobody's choice
        shown.set(look);
        nobodys = Preferences.USUAL;
    }

    /** Nothing is written over what was not read yet. */
    private void read(Kept now) {
        if (now.reading) {
            return;
        }
        now.reading = true;
        work.run(
                progress -> Answer.done(read(now.desk)),
                read -> {
                    now.reading = false;
                    found(now, read);
                },
                refusal -> {
                    throw new IllegalStateException("Reading cannot be refused: " + refusal);
                },
                fault -> {
                    now.reading = false; // read again before anything is written
                    work.fault(fault);
                });
    }

    private void found(Kept now, Read read) {
        Preferences there = read.kept();
        now.found(there == null ? now.start : there);
        if (now.equals(kept)) {
            shown.set(now.wanted);
            if (read.setAside()) {
                said.accept(words.say("preferences.set-aside"));
            }
        }
        if (!now.wanted.equals(there == null ? now.start : there)) {
            work.read(now::write, written -> {});
        }
    }

    private void changed(Preferences chosen) {
        Kept now = kept;
        if (now == null) {
            nobodys = chosen;
        } else if (!chosen.equals(now.wanted)) {
            now.wanted = chosen;
            if (now.known) {
                work.read(now::write, written -> {});
            } else {
                read(now);
            }
        }
    }

    private static Read read(Desk theirs) {
        try {
            Optional<String> text = theirs.draft(NAME).filter(some -> !some.isEmpty());
            return new Read(text.map(KeptPreferences::preferences).orElse(null), false);
        } catch (KeyringRefusal | JacksonException | NullPointerException damaged) {
            theirs.setDraftAside(NAME);
            return new Read(null, true);
        }
    }

    private static Preferences preferences(String json) {
        return Objects.requireNonNull(JSON.readValue(json, Lines.class)).preferences();
    }
}
