package org.lockfast.keys;

import static org.lockfast.keys.KeyringRefusal.Reason;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Counts wrong passwords across all processes that use a store: after ten, each further try waits
 * two minutes (settled.md 15). A try is counted before the password is looked at, so that many at
 * once get no more tries than one after another.
 *
 * <p>The file {@code DIR/attempts} is plain text, for it is needed before any key is there: who can
 * delete it can try again, and would rather take a copy of the store. What slows that down is
 * {@link PasswordCost}.
 */
public final class Attempts {
    /** Wrong passwords before the first wait. */
    public static final int ALLOWED = 10;

    /** How long each further try waits. */
    public static final Duration WAIT = Duration.ofMinutes(2);

    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST = 1_000_000;

    private final Path file;
    private final InstantSource clock;

    /** Count and time of one collar's tries. */
    private record Line(int count, long lastMs) {}

    /**
     * @param dir the store's folder
     */
    public Attempts(Path dir, InstantSource clock) {
        this.file = dir.resolve("attempts");
        this.clock = clock;
    }

    /**
     * How long to wait now.
     *
     * @param remaining zero when a try is allowed
     * @param failures wrong passwords counted
     * @param clockSetBack the clock is behind the last try, so the two minutes begin again: say so
     */
    public record Wait(Duration remaining, int failures, boolean clockSetBack) {
        public boolean over() {
            return remaining.isZero();
        }
    }

    /** How things stand for a collar; counts nothing. */
    public synchronized Wait look(String collar) {
        return locked(lines -> waiting(lines, collar));
    }

    /**
     * Counts one try, which stands as a wrong one until {@link #succeeded}.
     *
     * @throws KeyringRefusal TOO_MANY_TRIES or CLOCK_SET_BACK while the collar waits; nothing is
     *     counted then
     */
    public synchronized void begin(String collar) {
        Wait wait =
                locked(lines -> {
                    Wait now = waiting(lines, collar);
                    if (now.over()) {
                        count(lines, collar, 1);
                    }
                    return now;
                });
        refuseWhile(wait);
    }

    private static void refuseWhile(Wait wait) {
        if (!wait.over()) {
            throw new KeyringRefusal(
                    wait.clockSetBack() ? Reason.CLOCK_SET_BACK : Reason.TOO_MANY_TRIES,
                    (wait.remaining().toMillis() + 999) / 1000);
        }
    }

    /**
     * For those who write nothing unless a password is wrong: as {@link #begin}, and counts
     * nothing.
     *
     * @throws KeyringRefusal TOO_MANY_TRIES or CLOCK_SET_BACK while the collar waits
     */
    public synchronized void check(String collar) {
        if (Files.isWritable(file)) {
            refuseWhile(look(collar));
        }
    }

    /** Counts one wrong password, where the folder can be written. */
    public synchronized void wrong(String collar) {
        Path folder = file.getParent();
        if (Files.exists(file)
                ? Files.isWritable(file)
                : folder != null && Files.isWritable(folder)) {
            locked(lines -> {
                count(lines, collar, 1);
                return lines;
            });
        }
    }

    /**
     * The password was right: forgets the count.
     *
     * @return how many tries before this one were wrong
     */
    public synchronized int succeeded(String collar) {
        return locked(lines -> {
            Line line = lines.remove(collar);
            return line == null ? 0 : Math.max(0, line.count() - 1);
        });
    }

    /** The try came to nothing through no fault of the password: it is not counted after all. */
    public synchronized void withdrawn(String collar) {
        locked(lines -> {
            count(lines, collar, -1);
            return lines;
        });
    }

    /** A supervisor lets the officer try again at once. */
    public synchronized void forgive(String collar) {
        locked(lines -> {
            lines.remove(collar);
            return lines;
        });
    }

    private void count(Map<String, Line> lines, String collar, int by) {
        Line line = lines.getOrDefault(collar, new Line(0, 0));
        int count = Math.clamp(line.count() + by, 0, MOST);
        if (count == 0) {
            lines.remove(collar);
        } else {
            lines.put(collar, new Line(count, by > 0 ? clock.millis() : line.lastMs()));
        }
    }

    private Wait waiting(Map<String, Line> lines, String collar) {
        Line line = lines.get(collar);
        if (line == null || line.count() < ALLOWED) {
            return new Wait(Duration.ZERO, line == null ? 0 : line.count(), false);
        }
        long now = clock.millis();
        boolean back = now < line.lastMs();
        if (back) {
            // Neither lets in early nor locks out until a date far ahead comes round.
            lines.put(collar, new Line(line.count(), now));
        }
        long left = WAIT.toMillis() - (back ? 0 : now - line.lastMs());
        return new Wait(Duration.ofMillis(Math.max(0, left)), line.count(), back);
    }

    /** Reads, changes and writes the file while no other process does. */
    private <T> T locked(Function<Map<String, Line>, T> change) {
        try (FileChannel channel =
                        FileChannel.open(
                                file,
                                Set.of(
                                        StandardOpenOption.CREATE,
                                        StandardOpenOption.READ,
                                        StandardOpenOption.WRITE),
                                OwnerOnly.file(file));
                FileLock held = lock(channel)) {
            String before = text(channel);
            Map<String, Line> lines = parse(before);
            T result = change.apply(lines);
            String after = format(lines);
            if (held.isValid() && !after.equals(before)) {
                write(channel, after);
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Java refuses, instead of waiting, when another channel of this very process has the lock. */
    private static FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException e) {
                try {
                    Thread.sleep(2);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw new IOException("Interrupted while waiting for " + channel, interrupted);
                }
            }
        }
    }

    private static String text(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(channel.size(), MOST_BYTES));
        int read = 0;
        while (read >= 0 && bytes.hasRemaining()) {
            read = channel.read(bytes);
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    private static void write(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        int length = bytes.remaining();
        channel.position(0);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.truncate(length);
        channel.force(true);
    }

    /** Lines that are not ours are passed over: garbage must neither lock out nor let in. */
    private static Map<String, Line> parse(String text) {
        TreeMap<String, Line> lines = new TreeMap<>();
        text.lines()
                .forEach(raw -> {
                    String[] parts = raw.split("\t", -1);
                    Optional<Line> line =
                            parts.length == 3 ? line(parts[1], parts[2]) : Optional.empty();
                    line.ifPresent(l -> lines.merge(parts[0], l, Attempts::worse));
                });
        return lines;
    }

    private static Optional<Line> line(String count, String ms) {
        try {
            int n = Integer.parseInt(count);
            long last = Long.parseLong(ms);
            return n > 0 && last >= 0
                    ? Optional.of(new Line(Math.min(n, MOST), last))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Line worse(Line a, Line b) {
        return new Line(Math.max(a.count(), b.count()), Math.max(a.lastMs(), b.lastMs()));
    }

    private static String format(Map<String, Line> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach((collar, line) ->
                text.append(collar)
                        .append('\t')
                        .append(line.count())
                        .append('\t')
                        .append(line.lastMs())
                        .append('\n'));
        return text.toString();
    }
}
