package org.lockfast.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the records of a journal lie. The quick way follows the lengths and opens nothing but
 * the last record. Where that leads into nonsense the thorough way opens every record, and after a
 * bad one looks for the next record of some later number. Each record tells the number it was
 * sealed under ({@link SealedNumber}), so it is found however many were lost before it; AES-GCM
 * with the number bound in makes such a find certain.
 */
final class FrameScan {
    private static final int WINDOW = 1 << 20;
    private static final int SAMPLES = 64;

    /**
     * Records lost in one piece that are numbered one by one; beyond it the store is not opened.
     */
    private static final long MOST_LOST = 1L << 22;

    private final DurableFile file;
    private final RecordCipher cipher;
    private final long end;
    private final OffsetTable offsets = new OffsetTable();
    private final List<ReadProblem> problems = new ArrayList<>();
    private byte[] window = new byte[0];
    private long windowAt;
    private long entries;
    private boolean gaveUp;

    private FrameScan(DurableFile file, RecordCipher cipher) throws IOException {
        this.file = file;
        this.cipher = cipher;
        this.end = file.length();
    }

    /**
     * What a scan found.
     *
     * @param end where the readable part ends, in bytes
     * @param entries how many of the records are entries
     */
    record Found(OffsetTable offsets, long end, long entries, List<ReadProblem> problems) {
        /** True where there are whole records and not one opens. */
        boolean opensWithNoKey() {
            return offsets.size() == 0
                    && problems.stream().anyMatch(ReadProblem.WrongKeys.class::isInstance);
        }
    }

    static Found quick(DurableFile file, RecordCipher cipher) throws IOException {
        FrameScan scan = new FrameScan(file, cipher);
        long reached = scan.followLengths();
        if (!scan.lastOpens()) {
            if (reached == scan.end && !scan.anyOpens()) {
                scan.problems.add(new ReadProblem.WrongKeys());
                return new Found(new OffsetTable(), reached, 0, List.copyOf(scan.problems));
            }
            return thorough(file, cipher); // the lengths led astray somewhere before
        }
        return scan.found(scan.openAll(reached));
    }

    static Found thorough(DurableFile file, RecordCipher cipher) throws IOException {
        FrameScan scan = new FrameScan(file, cipher);
        return scan.found(scan.openAll(JournalHeader.BYTES));
    }

    private Found found(long until) {
        return new Found(offsets, until, entries, List.copyOf(problems));
    }

    /** Where the lengths stop making sense: the file's end, where all is well. */
    private long followLengths() throws IOException {
        long at = JournalHeader.BYTES;
        while (couldBegin(at)) {
            add(at);
            at += 4L + RecordCipher.length(window, look(at, 4));
        }
        return at;
    }

    /**
     * A record that opens under its number proves that the number of records before it is right.
     */
    private boolean lastOpens() throws IOException {
        long last = offsets.size() - 1;
        return last < 0 || opens(last, offsets.offset(last));
    }

    /** Samples the records the lengths led to, under whatever number they were sealed. */
    private boolean anyOpens() throws IOException {
        long step = Math.max(1, offsets.size() / SAMPLES);
        for (long number = 0; number < offsets.size(); number += step) {
            if (numberAt(offsets.offset(number)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private long openAll(long from) throws IOException {
        long at = from;
        while (at < end) {
            long number = offsets.size();
            if (opens(number, at)) {
                add(at);
                at += 4L + RecordCipher.length(window, look(at, 4));
            } else {
                Resumed next = resume(number, at);
                if (next == null) {
                    if (number == 0 && isWholeFrame(at)) {
                        problems.add(new ReadProblem.WrongKeys());
                    }
                    problems.add(tail(number, at));
                    return at;
                }
                giveUp(number, at, next);
                at = next.offset();
            }
        }
        return at;
    }

    private ReadProblem.TornTail tail(long number, long at) throws IOException {
        return new ReadProblem.TornTail(
                number, at, end - at, isWholeFrame(at), keyMissing(at), !gaveUp);
    }

    /**
     * The generation of the first record from there on, by lengths, whose key is not held; or 0.
     */
    private int keyMissing(long from) throws IOException {
        for (long at = from; isWholeFrame(at); at += frameLength(at)) {
            int generation = RecordCipher.generation(window, look(at, 7));
            if (generation > 0 && !cipher.knowsGeneration(window, look(at, 7))) {
                return generation;
            }
        }
        return 0;
    }

    private long frameLength(long at) throws IOException {
        return 4L + RecordCipher.length(window, look(at, 4));
    }

    private void add(long at) throws IOException {
        offsets.add(at);
        if (window[look(at, RecordCipher.BEFORE) + 4] == RecordKind.ENTRY.code()) {
            entries++;
        }
    }

    private void giveUp(long from, long offset, Resumed next) throws IOException {
        if (next.number() == from) {
            problems.add(new ReadProblem.StrayBytes(from, offset, next.offset() - offset));
            return;
        }
        long to = next.number() - 1;
        String why =
                next.offset() == offset ? "they were cut out of the file" : whyNot(from, offset);
        problems.add(new ReadProblem.UnreadableRecords(from, to, offset, why));
        for (long number = from; number <= to; number++) {
            offsets.add(number == from ? offset : ~offset);
        }
    }

    private String whyNot(long number, long at) throws IOException {
        int from = look(at, (int) Math.min(end - at, RecordCipher.MOST + 4L));
        int to = from < 0 ? 0 : (int) Math.min(window.length, from + end - at);
        return new Frame(number, at, window, Math.max(from, 0), to).whyNot(cipher);
    }

    private record Resumed(long number, long offset) {}

    /** The next record that opens after damage that begins at {@code at}. */
    private @Nullable Resumed resume(long damaged, long at) throws IOException {
        int from = look(at, 4);
        if (from >= 0) { // most likely only the content is damaged and the length still leads on
            long next = at + 4L + RecordCipher.length(window, from);
            if (next > at && next < end && opens(damaged + 1, next)) {
                return new Resumed(damaged + 1, next);
            }
        }
        return search(damaged, at);
    }

    /**
     * The next record under a number that the bytes skipped could have held; or one before it of a
     * lower number still: where bytes were cut out, the record that lies at the hole has a number
     * far above. Where all are far above, the first of them.
     */
    private @Nullable Resumed search(long damaged, long at) throws IOException {
        List<Resumed> far = new ArrayList<>(); // each of a lower number than those before it
        boolean beyondAll = false;
        for (long offset = at; offset + RecordCipher.OVERHEAD <= end; ) {
            long number = couldBegin(offset) ? numberAt(offset) : -1;
            if (number - damaged > MOST_LOST) {
                beyondAll = true;
            } else if (number >= damaged) {
                Resumed found = new Resumed(number, offset);
                if (number <= damaged + 1 + (offset - at) / RecordCipher.OVERHEAD) {
                    return far.stream()
                            .filter(one -> one.number() < number)
                            .findFirst()
                            .orElse(found);
                }
                if (far.isEmpty() || number < far.getLast().number()) {
                    far.add(found);
                }
            }
            offset += number < 0 ? 1 : frameLength(offset);
        }
        gaveUp |= far.isEmpty() && beyondAll;
        return far.isEmpty() ? null : far.getFirst();
    }

    /** The number the whole record there was sealed under, or -1. */
    private long numberAt(long offset) throws IOException {
        int head = look(offset, 4);
        int from = look(offset, 4 + RecordCipher.length(window, head));
        long number = cipher.numberOf(window, from);
        return number >= 0 && opens(number, offset) ? number : -1;
    }

    private boolean couldBegin(long offset) throws IOException {
        return isWholeFrame(offset) && cipher.knowsGeneration(window, look(offset, 7));
    }

    private boolean isWholeFrame(long offset) throws IOException {
        int from = look(offset, RecordCipher.BEFORE);
        if (from < 0) {
            return false;
        }
        int length = RecordCipher.length(window, from);
        return length >= RecordCipher.LEAST
                && length <= RecordCipher.MOST
                && length <= end - offset - 4
                && RecordKind.of(window[from + 4]) != null;
    }

    private boolean opens(long number, long at) throws IOException {
        int head = look(at, RecordCipher.OVERHEAD);
        if (head < 0) {
            return false;
        }
        int length = RecordCipher.length(window, head);
        if (length < RecordCipher.LEAST || length > RecordCipher.MOST) {
            return false;
        }
        int from = look(at, length + 4);
        return from >= 0 && cipher.open(number, window, from, from + length + 4) != null;
    }

    /**
     * Brings that many bytes into the window.
     *
     * @return where in the window they begin, or -1 where the file ends before
     */
    private int look(long at, int bytes) throws IOException {
        if (at + bytes > end) {
            return -1;
        }
        if (at < windowAt || at + bytes > windowAt + window.length) {
            byte[] next = new byte[(int) Math.min(end - at, Math.max(WINDOW, bytes))];
            if (file.read(at, ByteBuffer.wrap(next)) < next.length) {
                return -1; // it became shorter while it was read
            }
            window = next;
            windowAt = at;
        }
        return (int) (at - windowAt);
    }
}
