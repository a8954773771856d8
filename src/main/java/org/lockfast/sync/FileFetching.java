package org.lockfast.sync;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.lockfast.journal.Attachments;
import org.lockfast.keys.MasterKeys;
import org.lockfast.keys.SealedBlocks;
import org.lockfast.ledger.Hash;

/**
 * Fetches photographs and forms, part by part: what was cut off goes on where it was. A file on its
 * way lies sealed in {@code local/coming}.
 */
final class FileFetching {
    private static final String COMING = "local/coming";
    private static final int BLOCK = 1 << 18;

    /** What a file's salt and name add to its content at most. */
    private static final int PACKING = 32 + 2 + 0xFFFF;

    private final Wire wire;
    private final Attachments files;
    private final Receipts receipts;
    private final Path dir;
    private final MasterKeys masters;
    private final SecureRandom random;

    FileFetching(Line line, SyncParts parts) {
        this.wire = line.wire();
        this.receipts = line.receipts();
        this.files = parts.attachments();
        this.dir = parts.directory();
        this.masters = parts.masters();
        this.random = parts.random();
    }

    /** What the server has under a hash is not the file that was named. */
    static final class OtherFile extends RuntimeException {
        private static final long serialVersionUID = 1;

        OtherFile(String why) {
            super(why);
        }
    }

    /**
     * Fetches one.
     *
     * @param stop asked between parts: whether something more urgent waits
     * @return whether it is here; false for one that is not whole at the server yet
     * @throws OtherFile where the server has another under that hash
     */
    boolean fetch(NamedFiles.Named one, BooleanSupplier stop) throws WireTrouble, IOException {
        if (files.exists(one.hash())) { // carried here on a stick meanwhile
            return true;
        }
        if (one.size() > Attachments.MOST) {
            throw new OtherFile("it is said to be larger than any file may be");
        }
        Wire.Blob there = wire.blob(one.hash()).orElse(null);
        if (there == null) {
            return false; // not there yet: the device that has it was not heard of since
        }
        long most = one.size() + PACKING;
        if (there.length() > most) {
            throw new OtherFile("it is larger than the entry says");
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (SealedBlocks coming = coming(one.hash(), whole)) {
            Arriving arriving = new Arriving(coming, whole, stop, most);
            if (!wire.getBlob(one.hash(), whole.size(), arriving::take)) {
                return false; // not whole yet
            }
        } catch (WireTrouble e) {
            if (e.getCause() instanceof OtherFile other) { // thrown while it came
                throw other;
            }
            throw e;
        }
        boolean kept = files.keep(one.hash(), whole.toByteArray());
        giveUp();
        if (!kept) {
            throw new OtherFile("its content is another than the one that was named");
        }
        receipts.addFile(one.hash());
        return true;
    }

    /** What has come of a file is given up. */
    void giveUp() throws IOException {
        Files.deleteIfExists(dir.resolve(COMING));
    }

    /** Takes parts as the line brings them; so much of them at a time is kept. */
    private static final class Arriving {
        private final SealedBlocks kept;
        private final ByteArrayOutputStream whole;
        private final BooleanSupplier stop;
        private final long most;
        private final ByteArrayOutputStream block = new ByteArrayOutputStream();

        Arriving(SealedBlocks kept, ByteArrayOutputStream whole, BooleanSupplier stop, long most) {
            this.most = most;
            this.kept = kept;
            this.whole = whole;
            this.stop = stop;
        }

        void take(byte[] part) {
            if (whole.size() + (long) part.length > most) {
                throw new OtherFile("it is larger than the entry says");
            }
            whole.writeBytes(part);
            block.writeBytes(part);
            if (stop.getAsBoolean()) {
                throw new CancellationException("something more urgent waits");
            }
            try {
                if (block.size() >= BLOCK) {
                    kept.append(block.toByteArray());
                    block.reset();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What is here of the file already goes into the stream; of another file it is given up. */
    private SealedBlocks coming(Hash hash, ByteArrayOutputStream whole) throws IOException {
        List<byte[]> blocks = new ArrayList<>();
        SealedBlocks found = SealedBlocks.open(dir, COMING, masters, random, blocks::add);
        boolean ofThis = !blocks.isEmpty() && Arrays.equals(blocks.getFirst(), hash.bytes());
        if (!ofThis) {
            found.close();
            Files.deleteIfExists(dir.resolve(COMING));
            found = SealedBlocks.open(dir, COMING, masters, random, block -> {});
            found.append(hash.bytes());
            return found;
        }
        blocks.subList(1, blocks.size()).forEach(whole::writeBytes);
        return found;
    }
}
