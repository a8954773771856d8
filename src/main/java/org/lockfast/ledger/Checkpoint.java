package org.lockfast.ledger;

import java.util.List;

/**
 * The head of a log at one size (C2SP tlog-checkpoint): origin, number of leaves, root. Signed as a
 * {@link Note}.
 *
 * @param origin the log's name; ours equals the name of the key that signs
 * @param extensions further lines, which other logs may have; ours has none
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
    public Checkpoint {
        extensions = List.copyOf(extensions);
        if (origin.isEmpty()
                || size < 0
                || extensions.stream().anyMatch(String::isEmpty)
                || origin.indexOf('\n') >= 0
                || extensions.stream().anyMatch(line -> line.indexOf('\n') >= 0)) {
            throw outOfForm();
        }
    }

    public Checkpoint(String origin, long size, Hash root) {
        this(origin, size, root, List.of());
    }

    /**
     * Reads the text of a note as a checkpoint. Says nothing about its signatures.
     *
     * @throws Malformed when it is out of form
     */
    public static Checkpoint of(Note note) {
        List<String> lines = List.of(note.text().split("\n", -1)); // the last one is empty
        if (lines.size() < 4) {
            throw outOfForm();
        }
        return new Checkpoint(
                lines.get(0),
                decimal(lines.get(1), Malformed.Reason.CHECKPOINT),
                Base64Text.hash(
                        lines.get(2), Malformed.Reason.CHECKPOINT, "The root of a checkpoint"),
                lines.subList(3, lines.size() - 1));
    }

    /**
     * Reads a signed checkpoint and checks that this log made it.
     *
     * @throws Malformed when it is out of form, of another log, or not signed by that key
     */
    public static Checkpoint verify(Note note, VerifyKey log) {
        Checkpoint checkpoint = of(note);
        if (!checkpoint.origin().equals(log.name()) || !note.verifiedBy(log)) {
            throw new Malformed(
                    Malformed.Reason.CHECKPOINT, "This checkpoint is not signed by " + log.name());
        }
        return checkpoint;
    }

    /** A decimal number of at most 18 digits, without leading zeros. */
    static long decimal(String text, Malformed.Reason reason) {
        if (!text.matches("0|[1-9][0-9]{0,17}")) {
            throw new Malformed(reason, "A size or index is not written as a plain number");
        }
        return Long.parseLong(text);
    }

    /** The note text: three lines, and extension lines if there are any. */
    public String text() {
        StringBuilder text = new StringBuilder(origin).append('\n');
        text.append(size).append('\n').append(root.base64()).append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /** The signed checkpoint; ours has one signature, under the origin's name. */
    public Note sign(Signer log) {
        return Note.sign(text(), List.of(log));
    }

    private static Malformed outOfForm() {
        return new Malformed(
                Malformed.Reason.CHECKPOINT, "A checkpoint has the lines origin, size and root");
    }
}
