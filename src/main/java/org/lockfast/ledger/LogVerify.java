package org.lockfast.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks a directory that {@link LogExport} wrote, believing nothing in it: every tile against its
 * parent up to the signed root, every entry against its tile and its signatures, every receipt, and
 * that nothing is missing or added. Writes nothing.
 */
public final class LogVerify {
    /**
     * What does not fit.
     *
     * @param file path below the directory
     * @param what the fact, in plain words
     */
    public record Finding(String file, String what) {}

    /**
     * What was found.
     *
     * @param checkpoint the log's head, null when there is no good one
     * @param entries entries whose bytes, place and signatures are all good
     * @param findings what is altered, missing or added; empty when the export is whole
     * @param chains gaps and forks of devices' chains: facts of the record, not of this copy
     * @param more findings beyond those listed
     */
    public record Report(
            @Nullable Checkpoint checkpoint,
            long entries,
            List<Finding> findings,
            List<Finding> chains,
            long more) {
        /** Whether every byte of the export is what the signed checkpoint says. */
        public boolean whole() {
            return checkpoint != null && findings.isEmpty();
        }
    }

    /** A bundle of 256 entries of full length has just under 16 MiB. */
    private static final Pattern RECEIPT =
            Pattern.compile("(0|[1-9][0-9]{0,17})\\.(?:json|tlog-proof)");

    private static final long LONGEST_FILE = 64L << 20;

    private final Path dir;
    private final Findings findings = new Findings();

    private LogVerify(Path dir) {
        this.dir = dir;
    }

    /**
     * Checks an export.
     *
     * @param log the log's key as known from elsewhere; null takes {@code log.vkey}, which shows
     *     only that the export agrees with itself
     * @param trusted the keys as known from elsewhere, which those in {@code keys.vkey} must be;
     *     null believes {@code keys.vkey}
     * @param workers runs the signature checks
     * @throws IOException when the directory cannot be read at all
     */
    public static Report check(
            Path dir,
            @Nullable VerifyKey log,
            @Nullable TrustedKeys trusted,
            ExecutorService workers)
            throws IOException, InterruptedException {
        return check(dir, log, null, trusted, workers);
    }

    /**
     * The same, with the key that cosigns the log's checkpoints.
     *
     * @param second that key as known from elsewhere; null takes {@code log-mldsa44.vkey}
     */
    public static Report check(
            Path dir,
            @Nullable VerifyKey log,
            @Nullable WitnessKey second,
            @Nullable TrustedKeys trusted,
            ExecutorService workers)
            throws IOException, InterruptedException {
        return new LogVerify(dir).run(log, second, trusted, workers);
    }

    private Report run(
            @Nullable VerifyKey pinnedLog,
            @Nullable WitnessKey pinnedSecond,
            @Nullable TrustedKeys pinned,
            ExecutorService workers)
            throws IOException, InterruptedException {
        VerifyKey log = logKey(pinnedLog);
        TrustedKeys keys = trusted(pinned);
        boolean cosigned = Files.exists(dir.resolve(LogExport.COSIGNER), LinkOption.NOFOLLOW_LINKS);
        SecondKey second =
                SecondKey.of(cosigned ? read(LogExport.COSIGNER) : null, pinnedSecond, findings);
        Checkpoint head = log == null ? null : checkpoint(log, second);
        if (log == null || head == null) {
            return findings.report(null, 0);
        }
        Set<String> expected =
                new HashSet<>(List.of(LogExport.CHECKPOINT, LogExport.LOG_KEY, LogExport.KEYS));
        if (cosigned) {
            expected.add(LogExport.COSIGNER);
        }
        ExportWalk walk = new ExportWalk(dir, head, new SignatureCheck(keys), workers, findings);
        long good = walk.run();
        SequencedSet<Long> receipts = LogExport.chosen(head.size());
        receipts.addAll(moreReceipts(head.size()));
        for (long index : receipts) {
            receipt(index, log, second, head, expected);
        }
        new EarlierCheckpoints(dir, log, second, head, findings).look(expected);
        nothingElse(expected, head);
        return findings.report(head, good);
    }

    private @Nullable VerifyKey logKey(@Nullable VerifyKey pinned) {
        List<VerifyKey> inside = keyLines(LogExport.LOG_KEY);
        if (inside.size() != 1) {
            findings.add(LogExport.LOG_KEY, "does not have exactly one key line");
            return pinned;
        }
        if (pinned != null && !inside.getFirst().equals(pinned)) {
            findings.add(LogExport.LOG_KEY, "is not the key this log is known by");
        }
        return pinned != null ? pinned : inside.getFirst();
    }

    /**
     * The keys of {@code keys.vkey}, and of those only what is also known from elsewhere: a line
     * missing there or one too many is found either way.
     */
    private TrustedKeys trusted(@Nullable TrustedKeys pinned) {
        Map<String, VerifyKey> inside = new HashMap<>();
        for (VerifyKey key : keyLines(LogExport.KEYS)) {
            if (pinned != null && !pinned.key(key.name()).equals(Optional.of(key))) {
                findings.add(LogExport.KEYS, "has a key that is not known: " + key.name());
            } else if (inside.put(key.name(), key) != null) {
                findings.add(LogExport.KEYS, "has two lines for " + key.name());
            }
        }
        return name -> Optional.ofNullable(inside.get(name));
    }

    /** Key lines, each ended; what is no key line becomes a finding. */
    private List<VerifyKey> keyLines(String file) {
        byte[] bytes = read(file);
        String text = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
        if (!text.isEmpty() && !text.endsWith("\n")) {
            findings.add(file, "does not end in a line end");
        }
        return Stream.of(text.split("\n", -1))
                .filter(line -> !line.isEmpty())
                .flatMap(line -> {
                    try {
                        return Stream.of(VerifyKey.parse(line));
                    } catch (Malformed e) {
                        findings.add(file, e.getMessage());
                        return Stream.empty();
                    }
                })
                .toList();
    }

    private @Nullable Checkpoint checkpoint(VerifyKey log, SecondKey second) {
        byte[] bytes = read(LogExport.CHECKPOINT);
        try {
            if (bytes == null) {
                return null;
            }
            Note note = Note.parse(bytes);
            Checkpoint head = Checkpoint.verify(note, log);
            second.look(note, LogExport.CHECKPOINT);
            return head;
        } catch (Malformed e) {
            findings.add(LogExport.CHECKPOINT, e.getMessage());
            return null;
        }
    }

    /** Places of the entries that were wanted singly, as the names of files say. */
    private Set<Long> moreReceipts(long size) throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.map(file -> RECEIPT.matcher(String.valueOf(file.getFileName())))
                    .filter(Matcher::matches)
                    .map(name -> Long.valueOf(name.group(1)))
                    .filter(index -> index < size)
                    .collect(Collectors.toSet());
        }
    }

    private void receipt(
            long index, VerifyKey log, SecondKey second, Checkpoint head, Set<String> expected) {
        String entryFile = index + LogExport.ENTRY_ENDING;
        String proofFile = index + LogExport.PROOF_ENDING;
        expected.add(entryFile);
        expected.add(proofFile);
        byte[] entry = read(entryFile);
        byte[] proof = read(proofFile);
        if (entry == null || proof == null) {
            return;
        }
        try {
            TlogProof receipt = TlogProof.parse(proof);
            if (receipt.index() != index
                    || !Checkpoint.of(receipt.checkpoint()).equals(head)
                    || receipt.extra() != null
                    || !receipt.proves(Hash.leaf(entry), log)) {
                findings.add(proofFile, "does not prove " + entryFile);
            }
            second.look(receipt.checkpoint(), proofFile);
            if (index == 0) {
                second.founding(entry, log);
            }
        } catch (Malformed e) {
            findings.add(proofFile, e.getMessage());
        }
    }

    private void nothingElse(Set<String> expected, Checkpoint head) throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            files.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> dir.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !expected.contains(name) && !isTileOf(head, name))
                    .forEach(name -> findings.add(name, "does not belong to this export"));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isTileOf(Checkpoint head, String name) {
        TilePath tile = TilePath.parse(name);
        return tile != null && tile.isOf(head.size());
    }

    private byte @Nullable [] read(String file) {
        return read(dir, file, findings);
    }

    /** The bytes of a plain file of sane length; anything else is a finding and reads null. */
    static byte @Nullable [] read(Path dir, String name, Findings findings) {
        Path file = dir.resolve(name);
        try {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                findings.add(name, "is missing");
            } else if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                findings.add(name, "is no plain file");
            } else if (Files.size(file) > LONGEST_FILE) {
                findings.add(name, "is longer than any file of an export");
            } else {
                return Files.readAllBytes(file);
            }
        } catch (IOException e) {
            findings.add(name, "could not be read: " + e.getMessage());
        }
        return null;
    }
}
