package org.lockfast.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The journal file: sealed records one after another, numbered from 0. One thread at a time
 * appends; any thread reads. Opening changes nothing.
 */
final class JournalFile implements AutoCloseable {
    /** Lost records take no bytes, so bytes alone do not bound a batch. */
    private static final int MOST_FRAMES = 1 << 16;

    private final FilePort files;
    private final Path path;
    private final JournalHeader header;
    private final JournalKeys keys;
    private final RecordCipher sealer;
    private final List<ReadProblem> problems;
    private DurableFile file;
    private OffsetTable offsets;
    private long end;
    private int replaced;
    private long entries;
    private @Nullable String broken;

    private JournalFile(
            FilePort files,
            Path path,
            DurableFile file,
            JournalHeader header,
            JournalKeys keys,
            FrameScan.Found found) {
        this.files = files;
        this.path = path;
        this.file = file;
        this.header = header;
        this.keys = keys;
        this.sealer = new RecordCipher(header, keys);
        this.offsets = found.offsets();
        this.end = found.end();
        this.problems = found.problems();
        this.entries = found.entries();
    }

    /** A plaintext about to become a record. */
    @SuppressWarnings("ArrayRecordComponent")
    record Plain(RecordKind kind, byte[] bytes) {}

    /** Makes the journal of a new store; durable on return, name included. */
    static JournalFile create(FilePort files, Path path, UUID store, JournalKeys keys)
            throws IOException {
        JournalHeader header = new JournalHeader(store, keys.newest());
        DurableFile file = files.create(path);
        file.write(0, ByteBuffer.wrap(header.encode()));
        file.force();
        Path directory = path.toAbsolutePath().getParent();
        if (directory != null) {
            files.forceDirectory(directory);
        }
        FrameScan.Found none =
                new FrameScan.Found(new OffsetTable(), JournalHeader.BYTES, 0, List.of());
        return new JournalFile(files, path, file, header, keys, none);
    }

    /** Opens for reading and appending; follows the lengths, and opens records only to check. */
    static JournalFile open(FilePort files, Path path, UUID store, JournalKeys keys)
            throws IOException {
        return open(files, path, files.open(path), store, keys);
    }

    /** Opens for reading every record; nothing is written. */
    static JournalFile openReadOnly(FilePort files, Path path, UUID store, JournalKeys keys)
            throws IOException {
        return open(files, path, files.openReadOnly(path), store, keys);
    }

    private static JournalFile open(
            FilePort files, Path path, DurableFile file, UUID store, JournalKeys keys)
            throws IOException {
        try {
            JournalHeader header = readHeader(file, store);
            RecordCipher cipher = new RecordCipher(header, keys);
            FrameScan.Found found = FrameScan.quick(file, cipher);
            if (found.opensWithNoKey()) {
                throw new JournalUnreadable(new ReadProblem.WrongKeys());
            }
            return new JournalFile(files, path, file, header, keys, found);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static JournalHeader readHeader(DurableFile file, UUID store) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(JournalHeader.BYTES);
        int read = file.read(0, bytes);
        JournalHeader header =
                read < JournalHeader.BYTES ? null : JournalHeader.decode(bytes.array());
        if (header == null) {
            throw new JournalUnreadable(
                    new ReadProblem.UnreadableHeader(
                            read < JournalHeader.BYTES
                                    ? "it has only " + read + " bytes"
                                    : "its first 64 bytes are not those of a journal of this"
                                            + " version"));
        }
        if (!header.store().equals(store)) {
            throw new JournalUnreadable(new ReadProblem.ForeignStore(store, header.store()));
        }
        return header;
    }

    JournalHeader header() {
        return header;
    }

    Path path() {
        return path;
    }

    /** The number of records, which is the number the next one gets. */
    synchronized long count() {
        return offsets.size();
    }

    /** How many of them are entries. */
    synchronized long entries() {
        return entries;
    }

    /** What opening found; the file was left as it is. */
    List<ReadProblem> problems() {
        return problems;
    }

    /** Not null once the file may hold bytes nobody acknowledged that could not be taken back. */
    synchronized @Nullable String broken() {
        return broken;
    }

    RecordCipher cipher() {
        return new RecordCipher(header, keys);
    }

    /**
     * Appends records and forces them to disk in one go.
     *
     * @return the number of the first
     * @throws IOException when nothing was appended; the file is as before, or {@link #broken}
     */
    long append(List<Plain> group) throws IOException {
        return appendWhole(group, false);
    }

    /**
     * The same.
     *
     * @param marked whether an opening must be able to tell that only a part of them is there
     */
    synchronized long appendWhole(List<Plain> group, boolean marked) throws IOException {
        if (broken != null) {
            throw new IOException(broken);
        }
        long first = offsets.size();
        long start = end;
        long[] starts = new long[group.size()];
        ByteBuffer sealed = seal(group, first, start, starts);
        if (marked && group.size() > 1) {
            byte[] one = new byte[Math.toIntExact(starts[1] - start)];
            sealed.duplicate().get(one);
            GroupMark.of(first, group.size(), one, 0, one.length).write(files, path);
        }
        try {
            file.write(start, sealed);
            file.force();
        } catch (IOException | RuntimeException e) {
            takeBack(start, e);
            throw e;
        }
        if (marked) {
            GroupMark.erase(files, path);
        }
        for (long at : starts) {
            offsets.add(at);
        }
        entries += group.stream().filter(plain -> plain.kind() == RecordKind.ENTRY).count();
        end = start + sealed.limit();
        return first;
    }

    /** Records sealed under the numbers they get, for another file with the same header. */
    synchronized ByteBuffer sealFor(long first, List<Plain> group) {
        return seal(group, first, 0, new long[group.size()]);
    }

    private ByteBuffer seal(List<Plain> group, long first, long start, long[] starts) {
        int size = 0;
        for (Plain plain : group) {
            size = Math.addExact(size, plain.bytes().length + RecordCipher.OVERHEAD);
        }
        ByteBuffer sealed = ByteBuffer.allocate(size);
        for (int i = 0; i < group.size(); i++) {
            starts[i] = start + sealed.position();
            sealer.seal(first + i, group.get(i).kind(), group.get(i).bytes(), sealed);
        }
        return sealed.flip();
    }

    private void takeBack(long length, Exception why) {
        try {
            file.truncate(length);
            file.force();
        } catch (IOException | RuntimeException e) {
            why.addSuppressed(e);
            broken =
                    "The disk holding the journal does not take writes any more. What was recorded"
                            + " before is safe. Close Lockfast, make room or change the disk, and"
                            + " open it again.";
        }
    }

    /** What lies in the file at one moment. */
    private record View(DurableFile file, OffsetTable offsets, long size, long end, int replaced) {}

    /** Where the next record of known place begins, asked by rising number. */
    private static final class Bounds {
        private final View view;
        private long next;

        Bounds(View view) {
            this.view = view;
        }

        long after(long number) {
            next = Math.max(next, number + 1);
            while (next < view.size() && !view.offsets().isKnown(next)) {
                next++;
            }
            return next < view.size() ? view.offsets().offset(next) : view.end();
        }
    }

    private synchronized View view() {
        return new View(file, offsets, offsets.size(), end, replaced);
    }

    /**
     * Frames from a number on, as many as fit into about {@code most} bytes, at least one.
     *
     * @return empty at the end
     */
    List<Frame> frames(long from, int most) throws IOException {
        while (true) {
            View view = view();
            try {
                return frames(view, from, most);
            } catch (IOException e) {
                if (view.replaced() == view().replaced()) {
                    throw e;
                } // else it was put in the place of the one we were reading: read the new one
            }
        }
    }

    private static List<Frame> frames(View view, long from, int most) throws IOException {
        if (from >= view.size()) {
            return List.of();
        }
        OffsetTable offsets = view.offsets();
        long start = offsets.offset(from);
        long to = from + 1;
        Bounds bounds = new Bounds(view);
        long bound = bounds.after(from);
        while (to < view.size() && to - from < MOST_FRAMES) {
            long next = bounds.after(to);
            if (next - start > most) {
                break;
            }
            bound = next;
            to++;
        }
        byte[] bytes = new byte[Math.toIntExact(bound - start)];
        int read = view.file().read(start, ByteBuffer.wrap(bytes));
        List<Frame> frames = new ArrayList<>();
        bounds = new Bounds(view);
        for (long number = from; number < to; number++) {
            int begin = Math.min((int) (offsets.offset(number) - start), read);
            int until = Math.min((int) (bounds.after(number) - start), read);
            frames.add(
                    new Frame(
                            number,
                            offsets.offset(number),
                            bytes,
                            begin,
                            offsets.isKnown(number) ? until : begin));
        }
        return frames;
    }

    /** One record, or null where it does not read. */
    Frame.@Nullable Opened read(long number, RecordCipher cipher) throws IOException {
        List<Frame> one = frames(number, 0);
        return one.isEmpty() ? null : one.getFirst().open(cipher);
    }

    /** Why a record does not read, in words that go into a sentence. */
    String whyNot(long number) throws IOException {
        return frames(number, 0).getFirst().whyNot(cipher());
    }

    /**
     * Copies the bytes of the records from a number on, and all that follows them, to a new file.
     *
     * @return how many bytes there were
     */
    synchronized long copyFrom(long number, Path to) throws IOException {
        long start = number < offsets.size() ? offsets.offset(number) : end;
        long length = file.length() - start;
        try (DurableFile copy = files.create(to)) {
            for (long at = 0; at < length; at += 1 << 20) {
                ByteBuffer part = ByteBuffer.allocate((int) Math.min(1 << 20, length - at));
                file.read(start + at, part);
                copy.write(at, part.flip());
            }
            copy.force();
        }
        Path directory = to.getParent();
        if (directory != null) {
            files.forceDirectory(directory);
        }
        return length;
    }

    /**
     * Where a group begins of which only a part is here: the computer stopped while it was written.
     *
     * @param count how many records count as being here
     * @return that many where there is none
     */
    synchronized long wholeGroups(long count) throws IOException {
        GroupMark mark = GroupMark.read(files, path);
        if (mark == null || !mark.isPartOf(count)) {
            return count;
        }
        Frame first = frames(mark.first(), 0).getFirst();
        return mark.begins(first.bytes(), first.from(), first.to()) ? mark.first() : count;
    }

    /** Whether anything follows the last readable record. */
    synchronized boolean hasTail() throws IOException {
        return file.length() > end;
    }

    /**
     * Leaves what follows the last readable record where it is, as records that do not read.
     *
     * @param count how many records there were; no more are counted than the bytes can hold
     */
    synchronized void keepUnread(long count) throws IOException {
        long first = offsets.size();
        long bytes = file.length() - end;
        long held = first + Math.max(1, bytes / RecordCipher.OVERHEAD);
        for (long number = first; number < Math.min(count, held); number++) {
            offsets.add(number == first ? end : ~end);
        }
        end = file.length();
    }

    /** Cuts the records from that number on and whatever follows; the caller has kept a copy. */
    synchronized void cutTo(long count) throws IOException {
        long length = count < offsets.size() ? offsets.offset(count) : end;
        for (long number = count; number < offsets.size(); number++) {
            Frame frame = frames(number, 0).getFirst();
            if (frame.kind() == RecordKind.ENTRY) {
                entries--;
            }
        }
        file.truncate(length);
        file.force();
        offsets.cutTo(count);
        end = length;
    }

    /**
     * Puts another file, forced, with the same header and more records, in the place of this one.
     *
     * @throws IOException when this one is still in its place
     * @throws JournalRefusal when the other one is, and the disk did not confirm it: nothing more
     *     can be recorded until the store is opened again
     */
    synchronized void replaceBy(Path beside) throws IOException {
        long before = offsets.size();
        file.close(); // Windows renames over no open file
        IOException refused = null;
        try {
            files.rename(beside, path);
        } catch (IOException e) {
            refused = e; // by the rename, or after it: what lies there tells
        }
        reopen();
        if (refused == null) {
            return;
        }
        if (offsets.size() == before) {
            throw refused;
        }
        broken =
                "The disk did not confirm the change that was made last. Close Lockfast and open it"
                        + " again.";
        throw new JournalRefusal("It is recorded. " + broken, refused);
    }

    private void reopen() throws IOException {
        replaced++;
        broken = "The journal could not be opened again. Close Lockfast and open it again.";
        file = files.open(path);
        FrameScan.Found found = FrameScan.quick(file, sealer);
        offsets = found.offsets();
        end = found.end();
        entries = found.entries();
        broken = null;
    }

    FilePort files() {
        return files;
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
