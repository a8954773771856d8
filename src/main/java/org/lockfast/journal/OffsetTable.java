package org.lockfast.journal;

/**
 * Where each record begins: eight bytes a record. One thread adds, any thread reads. A negative
 * value {@code ~offset} stands for a record whose bounds are not known, in damage that begins at
 * {@code offset}.
 */
final class OffsetTable {
    private static final int CHUNK = 1 << 13;

    private volatile long[][] chunks = new long[0][];
    private volatile long size;

    long size() {
        return size;
    }

    void add(long offset) {
        int chunk = Math.toIntExact(size / CHUNK);
        if (chunk == chunks.length) {
            long[][] more = java.util.Arrays.copyOf(chunks, chunk + 1);
            more[chunk] = new long[CHUNK];
            chunks = more;
        }
        chunks[chunk][(int) (size % CHUNK)] = offset;
        publish(size + 1);
    }

    private void publish(long newSize) {
        size = newSize;
    }

    /** Where the record begins, or where the damage begins that it lies in. */
    long offset(long number) {
        long stored = stored(number);
        return stored < 0 ? ~stored : stored;
    }

    boolean isKnown(long number) {
        return stored(number) >= 0;
    }

    private long stored(long number) {
        if (number < 0 || number >= size) {
            throw new IndexOutOfBoundsException(
                    "The journal has " + size + " records, none has the number " + number);
        }
        return chunks[Math.toIntExact(number / CHUNK)][(int) (number % CHUNK)];
    }

    /** Forgets records from that number on. */
    void cutTo(long newSize) {
        size = Math.min(size, newSize);
    }
}
