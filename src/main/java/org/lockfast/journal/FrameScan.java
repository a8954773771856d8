package org.lockfast.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the records of a journal lie. The quick way follows the lengths and opens nothing but
 * the last record. Where that leads into nonsense the thorough way opens every record, and after a
 * bad one looks for the next place where some later number opens: AES-GCM with the number bound in
 * makes such a find certain.
 */
final class FrameScan {
    private static final int WINDOW = 1 << 20;
    private static final int SAMPLES = 64;

    /** Bytes decrypted in search of a number: seconds. Only a wholly foreign file needs more. */
    private static final long MOST_WORK = 4L << 30;

    /** What one try costs beside the record's own bytes. */
    private static final int WORK_OF_A_TRY = 512;

    /** How far the notes of how far the journal reached may lag behind it. */
    private static final int LAG = 1000;

    /** Records cut out in one piece that are looked for even where nobody remembers them. */
    private static final int CUT_OUT = 5_000;

    private final DurableFile file;
    private final RecordCipher cipher;
    private final long end;
    private final long remembered;
    private final OffsetTable offsets = new OffsetTable();
    private final List<ReadProblem> problems = new ArrayList<>();
    private byte[] window = new byte[0];
    private long windowAt;
    private long entries;
    private long work;
    private boolean gaveUp;

    private FrameScan(DurableFile file, RecordCipher cipher, long remembered) throws IOException {
        this.file = file;
        this.cipher = cipher;
        this.remembered = remembered;
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

    /**
     * @param remembered how many records anybody remembers the journal to have had; 0 where nobody
     *     does. It bounds the search for records behind a hole
     */
    static Found quick(DurableFile file, RecordCipher cipher, long remembered) throws IOException {
        FrameScan scan = new FrameScan(file, cipher, remembered);
        long reached = scan.followLengths();
        if (!scan.lastOpens()) {
            if (reached == scan.end && !scan.anyOpens()) {
                scan.problems.add(new ReadProblem.WrongKeys());
                return new Found(new OffsetTable(), reached, 0, List.copyOf(scan.problems));
            }
            return thorough(file, cipher, remembered); // the lengths led astray somewhere before
        }
        return scan.found(scan.openAll(reached));
    }

    static Found thorough(DurableFile file, RecordCipher cipher, long remembered)
            throws IOException {
        FrameScan scan = new FrameScan(file, cipher, remembered);
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

    /** Samples the records the lengths led to. */
    private boolean anyOpens() throws IOException {
        long step = Math.max(1, offsets.size() / SAMPLES);
        for (long number = 0; number < offsets.size(); number += step) {
            if (opens(number, offsets.offset(number))) {
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
        boolean whole = isWholeFrame(at);
        int generation = whole ? RecordCipher.generation(window, look(at, 7)) : 0;
        boolean keyMissing = generation > 0 && !cipher.knowsGeneration(window, look(at, 7));
        return new ReadProblem.TornTail(
                number, at, end - at, whole, keyMissing ? generation : 0, !gaveUp);
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
        Resumed later = resumeByBytes(damaged, at);
        Resumed earlier = resumeByNumbers(damaged, at, later);
        return earlier != null ? earlier : later;
    }

    /** Under numbers that the bytes skipped could have held. */
    private @Nullable Resumed resumeByBytes(long damaged, long at) throws IOException {
        for (long offset = at; offset + RecordCipher.OVERHEAD <= end; offset++) {
            if (couldBegin(offset)) {
                long most = damaged + 1 + (offset - at) / RecordCipher.OVERHEAD;
                long number = numberAt(offset, damaged, most, MOST_WORK / 2);
                if (number >= 0) {
                    return new Resumed(number, offset);
                }
            }
        }
        return null;
    }

    /**
     * Under any number: where bytes were cut out, the record that lies at the hole has a number far
     * above what the bytes skipped could have held.
     */
    private @Nullable Resumed resumeByNumbers(long damaged, long at, @Nullable Resumed later)
            throws IOException {
        long until = later == null ? end - RecordCipher.OVERHEAD + 1 : later.offset();
        long most = later == null ? Math.max(remembered, damaged) + LAG : later.number() - 1;
        for (long offset = at; offset < until; offset++) {
            if (couldBegin(offset)) {
                long number = numberAt(offset, damaged, most, MOST_WORK);
                if (number < 0 && later == null && offset == at) {
                    boolean before = gaveUp;
                    number = numberAt(offset, most + 1, damaged + CUT_OUT, MOST_WORK / 4);
                    gaveUp = before; // nobody says there is anything
                }
                if (number >= 0) {
                    return new Resumed(number, offset);
                }
            }
        }
        return null;
    }

    /** The number among those from one to another under which a record opens, or -1. */
    private long numberAt(long offset, long from, long to, long mostWork) throws IOException {
        int length = RecordCipher.length(window, look(offset, 4));
        for (long number = from; number <= to; number++) {
            if (work > mostWork) {
                gaveUp = true;
                return -1;
            }
            work += length + WORK_OF_A_TRY;
            if (opens(number, offset)) {
                return number;
            }
        }
        return -1;
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
