package org.lockfast.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Outcome;

/**
 * Reads the codes of one picture or PDF in a process of its own, which has little memory and little
 * time: whatever the file is, the program that gave it away goes on. One picture each.
 */
public final class PictureReading {
    /** Bytes; no picture of labels has more. */
    public static final int LARGEST = 32 << 20;

    /** The word of a refusal that does not name the file. */
    public static final String NO_PICTURE = "NO_PICTURE";

    private static final String HEAP = "-Xmx384m";

    /** Bytes of its answer; five thousand codes of ours are a hundredth. */
    private static final int MOST_SAID = 16 << 20;

    /** How much longer than the process gives itself. */
    private static final long GRACE_SECONDS = 2;

    private final long seconds;
    private @Nullable Process process;
    private boolean stopped;

    /** Writes the picture. */
    @FunctionalInterface
    public interface Picture {
        /** Writes it whole; the stream is closed afterwards. */
        void to(OutputStream out) throws IOException;
    }

    /**
     * @param limit how long it may take
     */
    public PictureReading(Duration limit) {
        seconds = limit.toSeconds();
    }

    /** Every code of a file. */
    public Outcome<List<String>> file(Path file) {
        return GivenFile.bytes(file, LARGEST).then(bytes -> picture(out -> out.write(bytes)));
    }

    /**
     * Every code of a picture; refused in a sentence where it cannot be read. Takes a while.
     *
     * @param picture of at most {@link #LARGEST} bytes
     */
    public Outcome<List<String>> picture(Picture picture) {
        Process reader;
        try {
            reader = started();
        } catch (IOException e) {
            return refused(
                    "The part of Lockfast that reads pictures did not start ("
                            + e.getMessage()
                            + "). Type the 16 characters of the label.");
        }
        CompletableFuture.delayedExecutor(seconds + GRACE_SECONDS, TimeUnit.SECONDS)
                .execute(reader::destroyForcibly);
        try {
            try (OutputStream out = reader.getOutputStream()) {
                picture.to(out);
            } catch (IOException e) {
                // it ended before it had read all; what it said tells why
            }
            String said =
                    new String(
                            reader.getInputStream().readNBytes(MOST_SAID),
                            StandardCharsets.US_ASCII);
            return answer(said);
        } catch (IOException e) {
            return notRead();
        } finally {
            reader.destroyForcibly();
        }
    }

    /** Ends it, begun or not; what it was to say is refused. Any thread. */
    public synchronized void stop() {
        stopped = true;
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private synchronized Process started() throws IOException {
        if (stopped) {
            throw new IOException("stopped");
        }
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(
                                                System.getProperty("java.home"),
                                                "bin",
                                                windows ? "java.exe" : "java")
                                        .toString(),
                                HEAP,
                                "-XX:+ExitOnOutOfMemoryError",
                                "-XX:+UseSerialGC",
                                // no picture of an exhibit may lie in a file of a crash
                                "-XX:-CreateCoredumpOnCrash",
                                "-XX:+SuppressFatalErrorMessage",
                                "-XX:-UsePerfData",
                                "-Djava.awt.headless=true",
                                "-cp",
                                System.getProperty("java.class.path"),
                                PictureProcess.class.getName(),
                                Long.toString(seconds))
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("LOCKFAST"));
        Process started = builder.start();
        process = started;
        return started;
    }

    private Outcome<List<String>> answer(String said) {
        List<String> lines = said.lines().toList();
        if (lines.isEmpty() || !lines.getLast().equals(PictureProcess.DONE)) {
            return notRead();
        }
        List<String> codes = new ArrayList<>();
        for (String line : lines.subList(0, lines.size() - 1)) {
            if (line.startsWith(PictureProcess.REFUSED)) {
                return refused(
                        PictureProcess.text(line.substring(PictureProcess.REFUSED.length())));
            }
            codes.add(PictureProcess.text(line.substring(PictureProcess.CODE.length())));
        }
        return Outcome.done(codes);
    }

    private Outcome<List<String>> notRead() {
        return refused(
                "It is too large, or takes longer than "
                        + seconds
                        + " seconds to read. Give the part that has the labels.");
    }

    private static Outcome<List<String>> refused(String sentence) {
        return Outcome.refused(NO_PICTURE, sentence);
    }
}
