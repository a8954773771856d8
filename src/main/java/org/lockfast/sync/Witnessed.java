package org.lockfast.sync;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.keys.SealedFiles;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.Note;
import org.lockfast.ledger.WitnessPolicy;
import org.lockfast.sync.wire.FeedHeader;
import org.lockfast.sync.wire.Runs;
import org.lockfast.sync.wire.WireJson;

/**
 * What this device asks of witnesses, and the newest checkpoint that met it: {@code
 * local/witnesses}. Nothing of it holds up sending or recording. Safe for use by several threads.
 */
public final class Witnessed {
    /** Where it lies. */
    public static final String PATH = "local/witnesses";

    /** From here on it is said that they have seen nothing new. */
    private static final Duration LONGEST = Duration.ofHours(24);

    /**
     * As it lies in the file.
     *
     * @param policy the policy file
     * @param sinceMs when it was given, ms since 1970, by this device's clock
     * @param note the newest checkpoint that met it; empty for none
     */
    private record Kept(String policy, long sinceMs, String note) {}

    /** A checkpoint, and since when enough witnesses have seen it. */
    public record Seen(long size, Instant time) {}

    private final SealedFiles files;
    private final WitnessPolicy policy;
    private Kept kept;

    private Witnessed(SealedFiles files, Kept kept) {
        this.files = files;
        this.kept = kept;
        this.policy = WitnessPolicy.parse(octets(kept.policy()));
    }

    /** What the store has; empty where it was given no policy. */
    public static Optional<Witnessed> read(SealedFiles files) {
        return files.find(PATH).map(json -> new Witnessed(files, WireJson.read(json, Kept.class)));
    }

    /**
     * Gives the store a policy in place of the one it has.
     *
     * @param file as C2SP tlog-policy has it
     * @throws Malformed where it does not read, or is for other logs
     */
    public static Witnessed give(SealedFiles files, byte[] file, SyncMemory memory, Instant now) {
        Kept fresh =
                new Kept(new String(file, StandardCharsets.ISO_8859_1), now.toEpochMilli(), "");
        Witnessed made = new Witnessed(files, fresh);
        if (!made.policy.isFor(memory.logKey())) {
            throw new Malformed(
                    Malformed.Reason.KEY, "This policy is for other logs than this force's");
        }
        files.write(PATH, WireJson.write(fresh));
        return made;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The newest checkpoint that met the policy. */
    public synchronized Optional<Seen> seen() {
        if (kept.note().isEmpty()) {
            return Optional.empty();
        }
        Note note = Note.parse(kept.note().getBytes(StandardCharsets.UTF_8));
        return policy.met(note).map(time -> new Seen(Checkpoint.of(note).size(), time));
    }

    /**
     * Asks for a newer one, and takes it where the pinned log is shown to continue it.
     *
     * @throws SyncStop where it is shown not to: the witnesses saw another log
     */
    void ask(Line line) throws WireTrouble, SyncStop {
        if (!policy.asks()) {
            return;
        }
        Checkpoint pin = line.pin();
        Optional<byte[]> answer = line.wire().witnessed();
        if (answer.isEmpty() || pin == null) {
            return;
        }
        String text = new String(answer.get(), StandardCharsets.UTF_8);
        Checkpoint shown = line.watch().signed(text);
        long had = seen().map(Seen::size).orElse(0L);
        // One beyond the pin comes again with the next round
        if (shown.size() <= had || shown.size() > pin.size() || !meets(text)) {
            return;
        }
        Fed window =
                line.feed(
                        line.memory().now().cursor(),
                        FeedHeader.NOTHING_EARLIER,
                        shown.size(),
                        1,
                        new Runs());
        Checkpoint now = line.watch().follows(shown, window);
        if (now.size() == pin.size() && !now.root().equals(pin.root())) {
            throw new SyncStop(LogProblem.inconsistent(pin.size(), now.size()));
        }
        if (now.size() == pin.size()) { // else it grew meanwhile: the next round
            keep(text);
        }
    }

    private boolean meets(String text) {
        return policy.met(Note.parse(text.getBytes(StandardCharsets.UTF_8))).isPresent();
    }

    private synchronized void keep(String note) {
        Kept next = new Kept(kept.policy(), kept.sinceMs(), note);
        files.write(PATH, WireJson.write(next));
        kept = next;
    }

    /**
     * What is to be said of it.
     *
     * @param pinned size of the newest checkpoint
     * @param asOf the server's clock at the last contact
     * @return null where nothing is
     */
    @Nullable SyncProblem problem(long pinned, Instant asOf) {
        Optional<Seen> seen = seen();
        boolean whole = seen.isPresent() && seen.get().size() >= pinned;
        if (!policy.asks() || pinned == 0 || whole) {
            return null;
        }
        Instant since = seen.map(Seen::time).orElse(Instant.ofEpochMilli(since()));
        Duration gone = Duration.between(since, asOf);
        return gone.compareTo(LONGEST) > 0 ? LogProblem.notWitnessed(gone) : null;
    }

    private synchronized long since() {
        return kept.sinceMs();
    }
}
