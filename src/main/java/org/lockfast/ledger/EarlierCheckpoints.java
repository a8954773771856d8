package org.lockfast.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks at what the export of a central server has of checkpoints before the newest: the one that
 * enough witnesses cosigned, and those that were stamped. Each has to be signed by the log and to
 * be the head of a beginning of this log. The stamps themselves are for whoever has the authority's
 * certificate.
 */
final class EarlierCheckpoints {
    private static final String WITNESSED = "witnessed";
    private static final Pattern STAMPED =
            Pattern.compile("timestamp/([1-9][0-9]{0,17})\\.(checkpoint|tsr)");

    private final Path dir;
    private final VerifyKey log;
    private final SecondKey second;
    private final Checkpoint head;
    private final Findings findings;

    EarlierCheckpoints(
            Path dir, VerifyKey log, SecondKey second, Checkpoint head, Findings findings) {
        this.dir = dir;
        this.log = log;
        this.second = second;
        this.head = head;
        this.findings = findings;
    }

    /**
     * Looks at all there are.
     *
     * @param expected is added the names of their files
     */
    void look(Set<String> expected) throws IOException {
        try (Stream<Path> files = Files.walk(dir, 2)) {
            files.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> dir.relativize(file).toString().replace('\\', '/'))
                    .forEach(name -> look(name, expected));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void look(String name, Set<String> expected) {
        Matcher stamped = STAMPED.matcher(name);
        if (name.equals(WITNESSED)) {
            expected.add(name);
            checkpoint(name, -1);
        } else if (stamped.matches()) {
            expected.add(name);
            if (stamped.group(2).equals("checkpoint")) {
                checkpoint(name, Long.parseLong(stamped.group(1)));
            }
        }
    }

    /**
     * @param named size by the file's name; less than nought where it says none
     */
    private void checkpoint(String file, long named) {
        byte[] bytes = LogVerify.read(dir, file, findings);
        if (bytes == null) {
            return;
        }
        try {
            Note note = Note.parse(bytes);
            Checkpoint earlier = Checkpoint.of(note);
            boolean sized = named < 0 || named == earlier.size();
            if (!note.verifiedBy(log.renamed(earlier.origin()))) {
                findings.add(file, "is not signed by this log");
            } else if (!sized || earlier.size() > head.size() || !isBeginning(earlier)) {
                findings.add(file, "is not of this log");
            } else if (named < 0 && earlier.origin().equals(head.origin())) {
                second.look(note, file); // one that was stamped may be older than the second key
            }
        } catch (Malformed e) {
            findings.add(file, e.getMessage());
        }
    }

    private boolean isBeginning(Checkpoint earlier) {
        TileDirectory tree = new TileDirectory(dir, head.size());
        try {
            return TreeProof.root(tree, earlier.size()).equals(earlier.root());
        } catch (UncheckedIOException e) {
            return false; // a tile is missing, which was found before
        }
    }
}
