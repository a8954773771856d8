package org.lockfast.desktop;

import java.time.Duration;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/**
 * The loudspeaker this computer has set. Without one, or while another program keeps it, nothing is
 * heard and nothing is said of it: the words stand on the screen. One that takes nothing in, as a
 * headset that was carried away, is not waited for.
 */
public final class SystemLoudspeaker implements Loudspeaker {
    private static final AudioFormat FORMAT = new AudioFormat(Tones.RATE, 16, 1, true, false);

    /** How much longer than it lasts a sound may take. */
    private static final Duration SLOW = Duration.ofSeconds(1);

    private static final int LOOK_AGAIN_MILLIS = 10;

    private final Lines lines;

    /** Where a line to the loudspeaker comes from. */
    @FunctionalInterface
    interface Lines {
        SourceDataLine line(AudioFormat format) throws LineUnavailableException;
    }

    public SystemLoudspeaker() {
        this(AudioSystem::getSourceDataLine);
    }

    SystemLoudspeaker(Lines lines) {
        this.lines = lines;
    }

    // A driver of somebody else's may throw anything, and a sound is no reason to stop anybody.
    @SuppressWarnings("ThrowingCatch")
    @Override
    public boolean play(byte[] samples) {
        try (SourceDataLine line = lines.line(FORMAT)) {
            line.open(FORMAT);
            line.start();
            boolean played = played(line, samples);
            line.stop();
            line.flush();
            return played;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        } catch (LineUnavailableException | RuntimeException | LinkageError none) {
            return false;
        }
    }

    /** Never gives it more than it has room for: it would wait until it has. */
    private static boolean played(SourceDataLine line, byte[] samples) throws InterruptedException {
        int frame = FORMAT.getFrameSize();
        long until =
                System.nanoTime()
                        + SLOW.plusMillis(1000L * samples.length / frame / Tones.RATE).toNanos();
        int given = 0;
        while (System.nanoTime() < until) {
            int room = Math.min(line.available(), samples.length - given);
            given += line.write(samples, given, room - room % frame);
            if (line.getLongFramePosition() >= samples.length / frame) {
                return true;
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return given == samples.length;
    }
}
