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
    private final FilePort files;
    private final Path path;
    private final DurableFile file;
    private final JournalHeader header;
    private final JournalKeys keys;
    private final RecordCipher sealer;
    private final OffsetTable offsets;
    private final List<ReadProblem> problems;
    private long end;
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
                new FrameScan.Found(new OffsetTable(), JournalHeader.BYTES, List.of());
        return new JournalFile(files, path, file, header, keys, none);
    }

    /** Opens for reading and appending; follows the lengths, and opens records only to check. */
    static JournalFile open(FilePort files, Path path, UUID store, JournalKeys keys)
            throws IOException {
        return open(files, path, files.open(path), store, keys, false);
    }

    /** Opens for reading every record; nothing is written. */
    static JournalFile openReadOnly(FilePort files, Path path, UUID store, JournalKeys keys)
            throws IOException {
        return open(files, path, files.openReadOnly(path), store, keys, false);
    }

    private static JournalFile open(
            FilePort files,
            Path path,
            DurableFile file,
            UUID store,
            JournalKeys keys,
            boolean thorough)
            throws IOException {
        try {
            JournalHeader header = readHeader(file, store);
            RecordCipher cipher = new RecordCipher(header, keys);
            FrameScan.Found found =
                    thorough ? FrameScan.thorough(file, cipher) : FrameScan.quick(file, cipher);
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
    long count() {
        return offsets.size();
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
    synchronized long append(List<Plain> group) throws IOException {
        if (broken != null) {
            throw new IOException(broken);
        }
        long first = offsets.size();
        long start = end;
        long[] starts = new long[group.size()];
        ByteBuffer sealed = seal(group, first, starts);
        try {
            file.write(start, sealed);
            file.force();
        } catch (IOException | RuntimeException e) {
            takeBack(start, e);
            throw e;
        }
        for (long at : starts) {
            offsets.add(at);
        }
        end = start + sealed.limit();
        return first;
    }

    private ByteBuffer seal(List<Plain> group, long first, long[] starts) {
        int size = 0;
        for (Plain plain : group) {
            size = Math.addExact(size, plain.bytes().length + RecordCipher.OVERHEAD);
        }
        ByteBuffer sealed = ByteBuffer.allocate(size);
        for (int i = 0; i < group.size(); i++) {
            starts[i] = end + sealed.position();
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

    /**
     * Frames from a number on, as many as fit into about {@code most} bytes, at least one.
     *
     * @return empty at the end
     */
    List<Frame> frames(long from, int most) throws IOException {
        long size;
        long until;
        synchronized (this) {
            size = offsets.size();
            until = end;
        }
        if (from >= size) {
            return List.of();
        }
        long start = offsets.offset(from);
        long to = from + 1;
        while (to < size && boundAfter(to, size, until) - start <= most) {
            to++;
        }
        long stop = boundAfter(to - 1, size, until);
        byte[] bytes = new byte[Math.toIntExact(stop - start)];
        int read = file.read(start, ByteBuffer.wrap(bytes));
        List<Frame> frames = new ArrayList<>();
        for (long number = from; number < to; number++) {
            int begin = (int) (offsets.offset(number) - start);
            int bound = (int) (boundAfter(number, size, until) - start);
            frames.add(
                    new Frame(
                            number,
                            start + begin,
                            bytes,
                            Math.min(begin, read),
                            Math.min(offsets.isKnown(number) ? bound : begin, read)));
        }
        return frames;
    }

    /** Where the next record of known place begins. */
    private long boundAfter(long number, long size, long until) {
        long next = number + 1;
        while (next < size && !offsets.isKnown(next)) {
            next++;
        }
        return next < size ? offsets.offset(next) : until;
    }

    /** One record, or null where it does not read. */
    Frame.@Nullable Opened read(long number, RecordCipher cipher) throws IOException {
        List<Frame> one = frames(number, 0);
        return one.isEmpty() ? null : one.getFirst().open(cipher);
    }

    /** The bytes from where the readable part ends: a torn tail. */
    byte[] tail() throws IOException {
        ByteBuffer rest = ByteBuffer.allocate(Math.toIntExact(file.length() - end));
        file.read(end, rest);
        return rest.array();
    }

    /** The bytes of the records from a number on, and of what follows them. */
    byte[] bytesFrom(long number) throws IOException {
        long start = number < count() ? offsets.offset(number) : end;
        ByteBuffer rest = ByteBuffer.allocate(Math.toIntExact(file.length() - start));
        file.read(start, rest);
        return rest.array();
    }

    /** Cuts the records from that number on and whatever follows; the caller has kept a copy. */
    synchronized void cutTo(long count) throws IOException {
        long length = count < offsets.size() ? offsets.offset(count) : end;
        file.truncate(length);
        file.force();
        offsets.cutTo(count);
        end = length;
    }

    FilePort files() {
        return files;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
