package org.lockfast.desktop;

import java.util.List;
import org.lockfast.desktop.Look.Colours;
import org.lockfast.desktop.Look.Density;

/**
 * How the program looks and sounds to one officer on one computer. No record: nothing of it is in
 * the ledger, and no other computer knows of it.
 *
 * @param colours which colours
 * @param before those chosen before them, to which the key for night goes back
 * @param density how much room controls take at the desk; a scene is always dressed for gloves
 * @param percent size of the text, one of {@link #SIZES}
 * @param letterKeys whether single letters act as keys while nothing is typed
 * @param sounds whether anything is heard
 * @param volume how loud
 * @param soundsAtScene whether it is heard at a scene too
 */
public record Preferences(
        Choice colours,
        Choice before,
        Density density,
        int percent,
        boolean letterKeys,
        boolean sounds,
        Volume volume,
        boolean soundsAtScene) {
    /** The sizes of the text there are to choose from, percent. */
    public static final List<Integer> SIZES = List.of(100, 110, 125, 150, 175, 200);

    /** Of whoever has chosen nothing: a scene is quiet, for who stands there. */
    public static final Preferences USUAL =
            new Preferences(Choice.SYSTEM, Density.COMPACT, 100, true, true, Volume.MEDIUM, false);

    /** Which colours were chosen. */
    public enum Choice {
        /** Those the computer itself is set to, and whatever it is set to next. */
        SYSTEM,
        DAY,
        NIGHT,
        CONTRAST;

        /** The colours shown on a computer that is set to others, or to the same. */
        Colours on(Colours system) {
            return switch (this) {
                case SYSTEM -> system;
                case DAY -> Colours.DAY;
                case NIGHT -> Colours.NIGHT;
                case CONTRAST -> Colours.CONTRAST;
            };
        }

        /** The choice of these very colours. */
        static Choice of(Colours colours) {
            return switch (colours) {
                case DAY -> DAY;
                case NIGHT -> NIGHT;
                case CONTRAST -> CONTRAST;
            };
        }
    }

    /** How loud it sounds. */
    public enum Volume {
        QUIET(0.12),
        MEDIUM(0.35),
        LOUD(0.9);

        private final double loud;

        Volume(double loud) {
            this.loud = loud;
        }

        /** 0 to 1. */
        double loud() {
            return loud;
        }
    }

    /** Nothing was chosen before these colours. */
    public Preferences(
            Choice colours,
            Density density,
            int percent,
            boolean letterKeys,
            boolean sounds,
            Volume volume,
            boolean soundsAtScene) {
        this(colours, Choice.SYSTEM, density, percent, letterKeys, sounds, volume, soundsAtScene);
    }

    /** Other colours. */
    public Preferences in(Choice other) {
        return new Preferences(
                other,
                other == colours ? before : colours,
                density,
                percent,
                letterKeys,
                sounds,
                volume,
                soundsAtScene);
    }

    /**
     * From night to what was chosen before it, and from anything else to night.
     *
     * @param system those the computer is set to
     */
    Preferences switched(Colours system) {
        if (colours.on(system) == Colours.NIGHT) {
            return in(before.on(system) == Colours.NIGHT ? Choice.DAY : before);
        }
        return in(before.on(system) == Colours.NIGHT ? before : Choice.NIGHT);
    }

    /** More room, or less. */
    public Preferences at(Density other) {
        return new Preferences(
                colours, before, other, percent, letterKeys, sounds, volume, soundsAtScene);
    }

    /** Larger text, or smaller. */
    public Preferences sized(int other) {
        return new Preferences(
                colours, before, density, other, letterKeys, sounds, volume, soundsAtScene);
    }

    /** With single letters as keys, or without. */
    public Preferences withLetterKeys(boolean on) {
        return new Preferences(
                colours, before, density, percent, on, sounds, volume, soundsAtScene);
    }

    /** With sounds, or mute. */
    public Preferences withSounds(boolean on) {
        return new Preferences(
                colours, before, density, percent, letterKeys, on, volume, soundsAtScene);
    }

    /** Louder, or quieter. */
    public Preferences asLoud(Volume other) {
        return new Preferences(
                colours, before, density, percent, letterKeys, sounds, other, soundsAtScene);
    }

    /** With sounds at a scene, or mute there. */
    public Preferences withSoundsAtScene(boolean on) {
        return new Preferences(colours, before, density, percent, letterKeys, sounds, volume, on);
    }

    /** Whether anything is heard at a scene. */
    public boolean heardAtScene() {
        return sounds && soundsAtScene;
    }

    /** Heard at a scene, or mute there; the desk stays as it is unless it is mute everywhere. */
    public Preferences switchedAtScene() {
        return heardAtScene() ? withSoundsAtScene(false) : withSounds(true).withSoundsAtScene(true);
    }

    /**
     * What was chosen since some moment, put over what was kept.
     *
     * @param start how it looked at that moment
     * @param kept stands wherever nothing was chosen since
     */
    public Preferences over(Preferences start, Preferences kept) {
        boolean others = colours != start.colours;
        return new Preferences(
                others ? colours : kept.colours,
                others ? kept.colours == colours ? kept.before : kept.colours : kept.before,
                density == start.density ? kept.density : density,
                percent == start.percent ? kept.percent : percent,
                letterKeys == start.letterKeys ? kept.letterKeys : letterKeys,
                sounds == start.sounds ? kept.sounds : sounds,
                volume == start.volume ? kept.volume : volume,
                soundsAtScene == start.soundsAtScene ? kept.soundsAtScene : soundsAtScene);
    }
}
