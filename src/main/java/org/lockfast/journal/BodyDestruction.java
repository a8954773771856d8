package org.lockfast.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lockfast.ledger.Hash;

/**
 * Rewrites a journal with tombstones in the places of destroyed bodies and the order to destroy
 * them at its end: copied beside, forced, renamed. A power cut leaves the old journal or the new
 * one.
 */
final class BodyDestruction {
    private final JournalFile journal;

    BodyDestruction(JournalFile journal) {
        this.journal = journal;
    }

    /**
     * Does it.
     *
     * @param values hashes of the bodies
     * @param order the records that order it
     * @param orderedBy the eid of the order
     * @throws IOException when nothing was destroyed
     */
    void run(List<Hash> values, List<JournalFile.Plain> order, Hash orderedBy) throws IOException {
        FilePort files = journal.files();
        Path beside = journal.path().resolveSibling("entries.lfj.new");
        files.delete(beside);
        try (DurableFile copy = files.create(beside)) {
            long end = copyWithTombstones(copy, new HashSet<>(values), orderedBy);
            copy.write(end, journal.sealFor(journal.count(), order));
            copy.force();
        } catch (IOException | RuntimeException e) {
            files.delete(beside);
            throw e;
        }
        journal.replaceBy(beside);
    }

    private long copyWithTombstones(DurableFile copy, Set<Hash> values, Hash orderedBy)
            throws IOException {
        RecordCipher cipher = journal.cipher();
        byte[] header = journal.header().encode();
        copy.write(0, ByteBuffer.wrap(header));
        long at = header.length;
        List<Frame> frames = journal.frames(0, 1 << 20);
        for (long next = frames.size(); !frames.isEmpty(); next += frames.size()) {
            for (Frame frame : frames) {
                ByteBuffer bytes = kept(frame, cipher, values, orderedBy);
                int length = bytes.remaining();
                copy.write(at, bytes);
                at += length;
            }
            frames = journal.frames(next, 1 << 20);
        }
        return at;
    }

    private ByteBuffer kept(Frame frame, RecordCipher cipher, Set<Hash> values, Hash orderedBy) {
        Item item = Item.of(frame.open(cipher));
        if (item instanceof Item.BodyItem body && values.contains(body.body().hash())) {
            byte[] plain = Item.tombstone(body.body().hash(), orderedBy).bytes();
            ByteBuffer sealed = ByteBuffer.allocate(plain.length + RecordCipher.OVERHEAD);
            cipher.seal(frame.number(), RecordKind.TOMBSTONE, plain, sealed);
            return sealed.flip();
        }
        return ByteBuffer.wrap(frame.bytes(), frame.from(), frame.to() - frame.from());
    }
}
