package org.lockfast.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lockfast.Exempt;
import org.lockfast.journal.Outcome;
import org.lockfast.label.PictureCodes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the codes of one picture or PDF in a process of its own, which has little memory and little
 * time: whatever the file is, the program that gave it away goes on. One picture each.
 */
@Exempt(
        from = Exempt.Rule.THREADS,
        because = "What the process complains of is read while it is waited for, and ends with it.")
public final class PictureReading {
    /** Bytes; no picture of labels has more. */
    public static final int LARGEST = 32 << 20;

    /** The word of a refusal that does not name the file. */
    public static final String NO_PICTURE = "NO_PICTURE";

    private static final Logger LOG = LoggerFactory.getLogger(PictureReading.class);

    private static final String HEAP = "-Xmx384m";

    /** How a process ends whose memory is full (ExitOnOutOfMemoryError). */
    private static final int MEMORY = 3;

    /** Bytes of its answer; five thousand codes of ours are a hundredth. */
    private static final int MOST_SAID = 16 << 20;

    /** Bytes of its complaints that are kept, where it ended of something unknown. */
    private static final int COMPLAINTS = 1_000;

    /** How much longer than the process gives itself. */
    private static final long GRACE_SECONDS = 2;

    /** What would undo its limits, or write its memory to the disk. */
    private static final Set<String> OPTIONS =
            Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private final long seconds;
    private volatile @Nullable Process process;
    private volatile boolean stopped;
    private volatile boolean late;

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
                .execute(() -> {
                    late = true;
                    reader.destroyForcibly();
                });
        CompletableFuture<String> complaints = complaints(reader);
        try (InputStream from = reader.getInputStream()) {
            try (OutputStream out = reader.getOutputStream()) {
                picture.to(out);
            } catch (IOException e) {
                // it ended before it had read all; how it ended tells why
            }
            Optional<Outcome<List<String>>> answer =
                    answer(new String(from.readNBytes(MOST_SAID), StandardCharsets.US_ASCII));
            return answer.isPresent() ? answer.get() : refused(why(reader, complaints));
        } catch (IOException e) {
            return refused(why(reader, complaints));
        } finally {
            reader.destroyForcibly();
        }
    }

    /** Ends it, begun or not; what it was to say is refused. Any thread, and at once. */
    public void stop() {
        stopped = true;
        Process begun = process;
        if (begun != null) {
            begun.destroyForcibly();
        }
    }

    private Process started() throws IOException {
        if (stopped) {
            throw new IOException("stopped");
        }
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Path java = Path.of(System.getProperty("java.home"));
        // below a file there is no folder, and nothing can be written there
        String nowhere = java.resolve("lib").resolve("modules").resolve("none").toString();
        ProcessBuilder builder =
                new ProcessBuilder(
                        java.resolve("bin").resolve(windows ? "java.exe" : "java").toString(),
                        HEAP,
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:+UseSerialGC",
                        // no picture of an exhibit may lie in a file of a crash, or any other
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:+SuppressFatalErrorMessage",
                        "-XX:-UsePerfData",
                        "-Djava.io.tmpdir=" + nowhere,
                        "-Duser.home=" + nowhere,
                        // its warnings would stand among the codes
                        "-Xlog:disable",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PictureProcess.class.getName(),
                        Long.toString(seconds));
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("LOCKFAST") || OPTIONS.contains(name));
        Process started = builder.start();
        process = started;
        if (stopped) {
            started.destroyForcibly();
        }
        return started;
    }

    /** How it begins to complain; the rest is read too, or it would wait for that. */
    private static CompletableFuture<String> complaints(Process reader) {
        CompletableFuture<String> said = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name("picture-complaints")
                .start(() -> {
                    try (InputStream in = reader.getErrorStream()) {
                        String first =
                                new String(in.readNBytes(COMPLAINTS), StandardCharsets.US_ASCII);
                        said.complete(first.replaceAll("[^ -~]+", " "));
                        in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        said.complete("");
                    }
                });
        return said;
    }

    /**
     * What it said, as an answer; empty where it is none, or not whole.
     *
     * @param said no more of it is believed than it should be: what it read was from anywhere
     */
    static Optional<Outcome<List<String>>> answer(String said) {
        List<String> lines = said.lines().limit(PictureCodes.MOST_CODES + 2L).toList();
        if (lines.isEmpty() || !lines.getLast().equals(PictureProcess.DONE)) {
            return Optional.empty();
        }
        List<String> codes = new ArrayList<>();
        try {
            for (String line : lines.subList(0, lines.size() - 1)) {
                if (line.startsWith(PictureProcess.REFUSED)) {
                    return Optional.of(
                            refused(
                                    PictureProcess.text(
                                            line.substring(PictureProcess.REFUSED.length()))));
                }
                if (!line.startsWith(PictureProcess.CODE)) {
                    return Optional.empty();
                }
                codes.add(PictureProcess.text(line.substring(PictureProcess.CODE.length())));
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(Outcome.done(codes));
    }

    /** Why there is no answer. */
    private String why(Process reader, CompletableFuture<String> complaints) {
        int exit = -1;
        try {
            if (reader.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                exit = reader.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stopped) {
            return "It was stopped.";
        }
        if (late || exit == PictureProcess.LATE) {
            return "It takes longer than "
                    + seconds
                    + " seconds to read. Give the part that has the labels.";
        }
        if (exit == MEMORY) {
            return "It is too large to be read. Give the part that has the labels.";
        }
        LOG.warn(
                "the process that reads pictures ended with {}: {}",
                exit,
                complaints.completeOnTimeout("", 1, TimeUnit.SECONDS).join());
        return "The part of Lockfast that reads pictures did not work (exit "
                + exit
                + "). Type the 16 characters of the label.";
    }

    private static Outcome<List<String>> refused(String sentence) {
        return Outcome.refused(NO_PICTURE, sentence);
    }
}
