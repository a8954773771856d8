package org.lockfast.sync;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.lockfast.keys.MasterKeys;
import org.lockfast.keys.SealedBlocks;
import org.lockfast.ledger.Hash;

/**
 * Which entries of the journal the server has, and at which place of its log: {@code
 * local/receipts}. What is lost of it is learnt again by sending or asking again. Safe for use by
 * several threads.
 */
final class Receipts implements AutoCloseable {
    /** Where they lie. */
    static final String PATH = "local/receipts";

    private static final byte ENTRIES = 1;
    private static final byte FILES = 2;
    private static final int ONE = 48;
    private static final int MOST = 10_000;

    /**
     * An entry and its place.
     *
     * @param index in the force's log
     * @param record in this device's journal
     */
    record Receipt(long index, long record, Hash eid) {}

    private final Path dir;
    private final MasterKeys masters;
    private final SecureRandom random;
    private final BitSet records = new BitSet();
    private final Set<Hash> files = new HashSet<>();

    /** Known here, and not taken by the disk yet. */
    private final List<Receipt> waiting = new ArrayList<>();

    private SealedBlocks blocks;

    private Receipts(Path dir, MasterKeys masters, SecureRandom random) throws IOException {
        this.dir = dir;
        this.masters = masters;
        this.random = random;
        this.blocks = SealedBlocks.open(dir, PATH, masters, random, this::take);
    }

    /**
     * @param dir the store's folder
     */
    static Receipts open(Path dir, MasterKeys masters, SecureRandom random) throws IOException {
        return new Receipts(dir, masters, random);
    }

    private void take(byte[] block) {
        each(block, receipt -> records.set(Math.toIntExact(receipt.record())));
        ByteBuffer in = ByteBuffer.wrap(block);
        if (in.get() == FILES) {
            while (in.remaining() >= Hash.LENGTH) {
                files.add(hash(in));
            }
        }
    }

    private static void each(byte[] block, Consumer<Receipt> to) {
        ByteBuffer in = ByteBuffer.wrap(block);
        if (in.get() == ENTRIES) {
            while (in.remaining() >= ONE) {
                to.accept(new Receipt(in.getLong(), in.getLong(), hash(in)));
            }
        }
    }

    private static Hash hash(ByteBuffer in) {
        byte[] bytes = new byte[Hash.LENGTH];
        in.get(bytes);
        return Hash.of(bytes);
    }

    /**
     * Notes receipts; those known already are passed over. What the disk does not take is known for
     * now, so that what is here is sent all the same; {@link #force} says it.
     */
    void add(List<Receipt> more) {
        List<Receipt> fresh = more.stream().filter(one -> !has(one.record())).toList();
        addAll(fresh);
    }

    /** Notes receipts in the place of those there may be: the log gave other places. */
    synchronized void addAll(List<Receipt> fresh) {
        waiting.addAll(fresh);
        try {
            appendWaiting();
        } catch (IOException e) {
            // they wait; whoever forces them is told
        }
        fresh.forEach(one -> records.set(Math.toIntExact(one.record())));
    }

    private synchronized void appendWaiting() throws IOException {
        while (!waiting.isEmpty()) {
            List<Receipt> some = waiting.subList(0, Math.min(waiting.size(), MOST));
            append(some);
            some.clear();
        }
    }

    /** The first record of the journal whose receipt is not in the file; a large one for none. */
    synchronized long firstWaiting() {
        return waiting.stream().mapToLong(Receipt::record).min().orElse(Long.MAX_VALUE);
    }

    private void append(List<Receipt> some) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(1 + ONE * some.size()).put(ENTRIES);
        some.forEach(one -> out.putLong(one.index()).putLong(one.record()).put(one.eid().bytes()));
        blocks.append(out.array());
    }

    /** Notes that the server has a file whole; for now, where the disk does not take that. */
    synchronized void addFile(Hash hash) {
        if (files.add(hash)) {
            try {
                blocks.append(ByteBuffer.allocate(33).put(FILES).put(hash.bytes()).array());
            } catch (IOException e) {
                // the server is asked again when the program starts next, and says it has it
            }
        }
    }

    /** Whether the server has the entry at that record of the journal. */
    synchronized boolean has(long record) {
        return records.get(Math.toIntExact(record));
    }

    /** Whether the server has that file whole. */
    synchronized boolean hasFile(Hash hash) {
        return files.contains(hash);
    }

    /** How many entries of the journal the server has. */
    synchronized long count() {
        return records.cardinality();
    }

    /**
     * On return they are on the disk.
     *
     * @throws IOException where it does not take them
     */
    void force() throws IOException {
        appendWaiting();
        blocks.force();
    }

    /** Every receipt, in the order they came; reads the file. */
    synchronized void all(Consumer<Receipt> to) throws IOException {
        blocks.close();
        blocks = SealedBlocks.open(dir, PATH, masters, random, block -> each(block, to));
    }

    /** Forgets which files the server has: it may have lost them. */
    synchronized void forgetFiles() throws IOException {
        List<Receipt> entries = new ArrayList<>();
        all(entries::add);
        forget();
        addAll(entries);
        force();
    }

    /** Forgets those of some records: the server has not what it said it has. */
    synchronized void withdraw(BitSet ofRecords) throws IOException {
        List<Receipt> entries = new ArrayList<>();
        all(one -> {
            if (!ofRecords.get(Math.toIntExact(one.record()))) {
                entries.add(one);
            }
        });
        List<Hash> whole = List.copyOf(files);
        forget();
        addAll(entries);
        for (Hash file : whole) {
            addFile(file);
        }
        force();
    }

    /** Forgets all of them: the journal is no longer the one they were about. */
    synchronized void forget() throws IOException {
        blocks.close();
        java.nio.file.Files.deleteIfExists(dir.resolve(PATH));
        records.clear();
        files.clear();
        waiting.clear();
        blocks = SealedBlocks.open(dir, PATH, masters, random, this::take);
    }

    @Override
    public void close() {
        blocks.close();
    }
}
