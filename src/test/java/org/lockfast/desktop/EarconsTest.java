package org.lockfast.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.junit.jupiter.api.Test;
import org.lockfast.desktop.Preferences.Volume;

/** The four sounds are told apart by rhythm alone, and are heard only where somebody wants them. */
class EarconsTest {
    /** Two loud stretches with less between them are one. */
    private static final int BREATH_MILLIS = 5;

    private final List<byte[]> played = new ArrayList<>();
    private Preferences chosen = Preferences.USUAL;
    private final Earcons earcons =
            new Earcons(
                    () -> chosen,
                    Runnable::run,
                    Runnable::run,
                    samples -> {
                        played.add(samples);
                        return true;
                    });

    @Test
    void eachHasItsOwnRhythmAndNoneLastsLong() {
        Set<String> rhythms = new HashSet<>();
        for (Earcon sound : Earcon.values()) {
            byte[] samples = Tones.of(sound, 1);
            rhythms.add(rhythm(samples));
            assertThat(millis(samples.length / 2)).as(sound.name()).isLessThan(600);
        }
        assertThat(rhythms).containsExactlyInAnyOrder("s", "s s", "l l", "s s l");
    }

    /** Short and long stretches of sound, as they are in the samples. */
    private static String rhythm(byte[] samples) {
        List<String> stretches = new ArrayList<>();
        int begun = -1;
        int last = -1;
        for (int i = 0; i < samples.length / 2; i++) {
            if (Math.abs(sample(samples, i)) > 1500) {
                if (begun >= 0 && millis(i - last) > BREATH_MILLIS) {
                    stretches.add(millis(last - begun) < 120 ? "s" : "l");
                    begun = i;
                }
                begun = begun < 0 ? i : begun;
                last = i;
            }
        }
        stretches.add(millis(last - begun) < 120 ? "s" : "l");
        return String.join(" ", stretches);
    }

    private static int millis(int samples) {
        return samples * 1000 / Tones.RATE;
    }

    private static int sample(byte[] samples, int at) {
        return (samples[2 * at] & 0xff) | samples[2 * at + 1] << 8;
    }

    private static int loudest(byte[] samples) {
        int loudest = 0;
        for (int i = 0; i < samples.length / 2; i++) {
            loudest = Math.max(loudest, Math.abs(sample(samples, i)));
        }
        return loudest;
    }

    @Test
    void noneClicksAndNoneIsCutOff() {
        for (Earcon sound : Earcon.values()) {
            byte[] samples = Tones.of(sound, 1);
            assertThat(loudest(samples)).isBetween(20_000, (int) Short.MAX_VALUE);
            int steepest = 0;
            for (int i = 1; i < samples.length / 2; i++) {
                steepest =
                        Math.max(steepest, Math.abs(sample(samples, i) - sample(samples, i - 1)));
            }
            assertThat(Math.abs(sample(samples, 0))).isLessThan(100);
            assertThat(Math.abs(sample(samples, samples.length / 2 - 1))).isLessThan(100);
            assertThat(steepest).as("no jump in " + sound).isLessThan(12_000);
        }
    }

    @Test
    void itIsAsLoudAsChosenAndMuteWhereChosen() {
        earcons.hear(Earcon.GOOD, false);
        chosen = chosen.asLoud(Volume.LOUD);
        earcons.hear(Earcon.GOOD, false);
        chosen = chosen.asLoud(Volume.QUIET);
        earcons.hear(Earcon.GOOD, false);
        assertThat(played).hasSize(3);
        assertThat(loudest(played.get(1))).isGreaterThan(2 * loudest(played.get(0)));
        assertThat(loudest(played.get(0))).isGreaterThan(2 * loudest(played.get(2)));
        earcons.hear(Earcon.STOP, true);
        assertThat(played).as("a scene begins mute").hasSize(3);
        chosen = chosen.withSoundsAtScene(true);
        earcons.hear(Earcon.STOP, true);
        assertThat(played).hasSize(4);
        chosen = chosen.withSounds(false);
        earcons.hear(Earcon.STOP, true);
        earcons.hear(Earcon.STOP, false);
        assertThat(played).hasSize(4);
    }

    @Test
    void aStopThatWaitsIsNotDisplacedByWhatIsTakenAfterIt() {
        List<Earcon> heard = new ArrayList<>();
        List<Earcon> meanwhile = new ArrayList<>(List.of(Earcon.STOP, Earcon.GOOD, Earcon.DONE));
        Earcons[] all = new Earcons[1];
        all[0] =
                new Earcons(
                        () -> chosen,
                        Runnable::run,
                        Runnable::run,
                        samples -> {
                            heard.add(sounding(samples));
                            List<Earcon> scanned = List.copyOf(meanwhile);
                            meanwhile.clear();
                            scanned.forEach(one -> all[0].hear(one, false));
                            return true;
                        });
        all[0].hear(Earcon.WARNING, false);
        assertThat(heard).containsExactly(Earcon.WARNING, Earcon.STOP);
        heard.clear();
        meanwhile.addAll(List.of(Earcon.GOOD, Earcon.DONE));
        all[0].hear(Earcon.GOOD, false);
        assertThat(heard).as("the newest of equals").containsExactly(Earcon.GOOD, Earcon.DONE);
    }

    private Earcon sounding(byte[] samples) {
        return Stream.of(Earcon.values())
                .filter(one -> Arrays.equals(samples, Tones.of(one, chosen.volume().loud())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oneIsTriedAtATimeAndALoudspeakerThatHangsKeepsNobodyWaiting() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch sounding = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        BlockingQueue<Boolean> answers = new LinkedBlockingQueue<>();
        ExecutorService sounds = Executors.newSingleThreadExecutor();
        try {
            Earcons hanging =
                    new Earcons(
                            () -> chosen,
                            sounds,
                            Runnable::run,
                            samples -> {
                                asked.incrementAndGet();
                                sounding.countDown();
                                awaited(hangs);
                                return false;
                            });
            for (int press = 0; press < 4; press++) {
                hanging.tryOut(Earcon.GOOD, Volume.QUIET, answers::add); // returns at once
            }
            awaited(sounding);
            hanging.hear(Earcon.GOOD, false);
            hangs.countDown();
            assertThat(answers.poll(20, TimeUnit.SECONDS)).isFalse();
            sounds.shutdown();
            assertThat(sounds.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
            assertThat(asked).as("one press and one scan").hasValue(2);
            assertThat(answers).isEmpty();
        } finally {
            hangs.countDown();
            sounds.shutdownNow();
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whateverADriverThrowsNothingIsHeardAndNothingIsThrown() {
        List<SystemLoudspeaker.Lines> broken =
                List.of(
                        format -> {
                            throw new LineUnavailableException("kept by another");
                        },
                        format -> {
                            throw new IllegalArgumentException("no such line");
                        },
                        format -> {
                            throw new IllegalStateException("closed meanwhile");
                        },
                        format -> {
                            throw new SecurityException("not allowed");
                        },
                        format -> {
                            throw new UnsatisfiedLinkError("libasound");
                        });
        for (SystemLoudspeaker.Lines lines : broken) {
            assertThat(new SystemLoudspeaker(lines).play(Tones.of(Earcon.GOOD, 0.01))).isFalse();
        }
    }

    @Test
    void aDeviceThatTakesNothingInIsNotWaitedFor() {
        long begun = System.nanoTime();
        assertThat(device(0).play(Tones.of(Earcon.GOOD, 0.01))).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        assertThat(device(1 << 20).play(Tones.of(Earcon.GOOD, 0.01))).isTrue();
    }

    /** A line that has room for so many bytes at a time, and says it played what it took. */
    private static SystemLoudspeaker device(int room) {
        AtomicInteger taken = new AtomicInteger();
        return new SystemLoudspeaker(format ->
                (SourceDataLine)
                        Proxy.newProxyInstance(
                                EarconsTest.class.getClassLoader(),
                                new Class<?>[] {SourceDataLine.class},
                                (proxy, method, arguments) ->
                                        switch (method.getName()) {
                                            case "available" -> room;
                                            case "write" -> {
                                                int length = (int) arguments[2];
                                                if (length > room) {
                                                    Thread.sleep(60_000);
                                                }
                                                taken.addAndGet(length);
                                                yield length;
                                            }
                                            case "getLongFramePosition" -> (long) taken.get() / 2;
                                            case "drain" -> {
                                                Thread.sleep(60_000);
                                                yield null;
                                            }
                                            default -> null;
                                        }));
    }
}
