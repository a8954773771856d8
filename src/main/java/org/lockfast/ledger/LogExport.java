package org.lockfast.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a log as files that strangers' programs can check: {@code checkpoint}, {@code tile/} (C2SP
 * tlog-tiles), {@code log.vkey}, {@code log-mldsa44.vkey}, {@code keys.vkey}, and for the first, a
 * middle, the last and each wanted entry {@code <index>.json} (the exact bytes of the signed note)
 * beside {@code <index>.tlog-proof}. The checkpoint is written last: a directory without one was
 * interrupted.
 */
public final class LogExport {
    /** Name of the file with the signed checkpoint. */
    public static final String CHECKPOINT = "checkpoint";

    /** Name of the file with the log's key line. */
    public static final String LOG_KEY = "log.vkey";

    /** Name of the file with the line of the key that cosigns, where the log has one. */
    public static final String COSIGNER = "log-mldsa44.vkey";

    /** Name of the file with the key lines of all who ever could sign entries. */
    public static final String KEYS = "keys.vkey";

    static final String ENTRY_ENDING = ".json";
    static final String PROOF_ENDING = ".tlog-proof";

    /** Names of what is written before the checkpoint. */
    private static final Pattern EARLY =
            Pattern.compile("(log|log-mldsa44|keys)\\.vkey|tile|[0-9]+(\\.json|\\.tlog-proof)");

    private final Path dir;

    private LogExport(Path dir) {
        this.dir = dir;
    }

    /**
     * Writes the whole log. Entries are taken one at a time, so there may be any number of them.
     *
     * @param dir absent or empty
     * @param entries in the order of the log
     * @param log the log's key; its name is the origin
     * @param keys every key ever valid for signing an entry of it
     * @return the signed checkpoint
     * @throws FileAlreadyExistsException when the directory holds anything but an export that was
     *     broken off, which is removed
     */
    public static Note write(
            Path dir, Iterator<Entry> entries, Signer log, Collection<VerifyKey> keys)
            throws IOException {
        return write(dir, entries, log, keys, Set.of(), checkpoint -> {});
    }

    /**
     * The same, with more entries written singly.
     *
     * @param singly their places in the log, from 0, each below its size
     * @param signed told of the checkpoint before anything that holds it is written
     */
    public static Note write(
            Path dir,
            Iterator<Entry> entries,
            Signer log,
            Collection<VerifyKey> keys,
            Set<Long> singly,
            Consumer<Note> signed)
            throws IOException {
        Files.createDirectories(dir);
        if (isBrokenOff(dir, log)) {
            clear(dir);
        }
        try (Stream<Path> inside = Files.list(dir)) {
            if (inside.findAny().isPresent()) {
                throw new FileAlreadyExistsException(
                        dir.toString(), null, "The directory is not empty");
            }
        }
        return new LogExport(dir).write(entries, log, keys, singly, signed);
    }

    /**
     * An export of the same log that was ended on the way: what comes first is there, what comes
     * last is not. Not so a key that somebody keeps to check others by, or receipts beside it.
     */
    private static boolean isBrokenOff(Path dir, Signer log) throws IOException {
        try (Stream<Path> inside = Files.list(dir)) {
            Set<String> names =
                    inside.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            Set<String> keys = new HashSet<>(names);
            keys.remove(COSIGNER);
            boolean begun = names.contains("tile") || keys.equals(Set.of(LOG_KEY, KEYS));
            return begun
                    && names.contains(LOG_KEY)
                    && Files.readString(dir.resolve(LOG_KEY)).equals(log.key().vkey() + "\n")
                    && names.stream().allMatch(name -> EARLY.matcher(name).matches());
        }
    }

    private static void clear(Path dir) throws IOException {
        try (Stream<Path> inside = Files.walk(dir)) {
            for (Path file : inside.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(dir)) {
                    Files.delete(file);
                }
            }
        }
    }

    private Note write(
            Iterator<Entry> entries,
            Signer log,
            Collection<VerifyKey> keys,
            Set<Long> singly,
            Consumer<Note> signed)
            throws IOException {
        file(LOG_KEY, utf8(log.key().vkey() + "\n"));
        if (log.second().isPresent()) {
            file(COSIGNER, utf8(log.second().get().vkey() + "\n"));
        }
        Map<String, VerifyKey> signing = new LinkedHashMap<>();
        keys.forEach(key -> signing.put(key.name(), key));
        file(KEYS, lines(signing.values()));
        TileWriter tiles = new TileWriter((tile, bytes) -> file(tile.path(), bytes));
        while (entries.hasNext()) {
            Entry entry = entries.next();
            tiles.add(entry);
            ofItsEpoch(entry, signing);
        }
        tiles.finish();
        if (signing.size() > keys.size()) {
            Files.write(dir.resolve(KEYS), lines(signing.values()));
        }
        Note checkpoint =
                log.evidence(
                        new Checkpoint(log.key().name(), tiles.size(), tiles.root()).sign(log));
        signed.accept(checkpoint);
        TileDirectory tree = new TileDirectory(dir, tiles.size());
        SequencedSet<Long> chosen = chosen(tiles.size());
        chosen.addAll(singly);
        for (long index : chosen) {
            List<Hash> path = TreeProof.inclusion(tree, index, tiles.size());
            file(index + ENTRY_ENDING, tree.entry(index));
            file(index + PROOF_ENDING, TlogProof.of(index, path, checkpoint).bytes());
        }
        file(CHECKPOINT, checkpoint.bytes());
        return checkpoint;
    }

    /**
     * A device signs in each epoch by the key of its first under another name; an epoch that a log
     * begins when it goes on under another origin introduces none.
     */
    private static void ofItsEpoch(Entry entry, Map<String, VerifyKey> signing) {
        String name = entry.device() + "/" + entry.epoch();
        VerifyKey first = signing.get(entry.device() + "/0");
        if (first != null) {
            signing.computeIfAbsent(name, first::renamed);
        }
    }

    private static byte[] lines(Collection<VerifyKey> keys) {
        return utf8(keys.stream().map(key -> key.vkey() + "\n").collect(Collectors.joining()));
    }

    /** The entries that always get a receipt of their own: the first, a middle and the last one. */
    static SequencedSet<Long> chosen(long size) {
        return size == 0 ? new TreeSet<>() : new TreeSet<>(List.of(0L, size / 2, size - 1));
    }

    private void file(String name, byte[] bytes) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
