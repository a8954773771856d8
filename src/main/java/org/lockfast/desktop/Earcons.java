package org.lockfast.desktop;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Preferences.Volume;

/**
 * Plays the four sounds as the officer chose: how loud, or not at all. One at a time, and one
 * waits: what refuses is never displaced by what was taken after it.
 */
public final class Earcons {
    private final Supplier<Preferences> chosen;
    private final Executor playing;
    private final Executor fx;
    private final Loudspeaker loudspeaker;
    private @Nullable Asked waiting;
    private boolean sounding;

    private record Asked(Earcon sound, Volume volume, Consumer<Boolean> heard) {}

    /**
     * @param playing a thread of its own: a loudspeaker may hang
     * @param fx the FX thread, {@code Platform::runLater}
     */
    public Earcons(
            Supplier<Preferences> chosen, Executor playing, Executor fx, Loudspeaker loudspeaker) {
        this.chosen = chosen;
        this.playing = playing;
        this.fx = fx;
        this.loudspeaker = loudspeaker;
    }

    /** None. */
    static Earcons silent() {
        return new Earcons(() -> Preferences.USUAL, sound -> {}, said -> {}, Loudspeaker.NONE);
    }

    /** Plays it, soon, unless the officer wants none here. */
    void hear(Earcon sound, boolean atScene) {
        Preferences now = chosen.get();
        if (now.sounds() && (!atScene || now.soundsAtScene())) {
            put(new Asked(sound, now.volume(), heard -> {}));
        }
    }

    /**
     * Plays it whatever was chosen; while one sounds, nothing.
     *
     * @param heard on the FX thread: whether this computer has something to play it on
     */
    public void tryOut(Earcon sound, Volume volume, Consumer<Boolean> heard) {
        synchronized (this) {
            if (sounding) {
                return;
            }
        }
        put(new Asked(sound, volume, heard));
    }

    private void put(Asked next) {
        synchronized (this) {
            if (waiting == null || !waiting.sound().outweighs(next.sound())) {
                waiting = next;
            }
            if (sounding) {
                return;
            }
            sounding = true;
        }
        playing.execute(this::play);
    }

    private void play() {
        for (Asked now = next(); now != null; now = next()) {
            Asked one = now;
            boolean heard = loudspeaker.play(Tones.of(one.sound(), one.volume().loud()));
            fx.execute(() -> one.heard().accept(heard));
        }
    }

    private synchronized @Nullable Asked next() {
        Asked next = waiting;
        waiting = null;
        sounding = next != null;
        return next;
    }
}
