package org.lockfast.sync;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.lockfast.journal.Attachments;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.MasterKeys;
import org.lockfast.keys.SealedBlocks;
import org.lockfast.ledger.Hash;
import org.lockfast.sync.wire.Limits;
import org.lockfast.sync.wire.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Photographs and forms follow the entries that name them, part by part: what was cut off goes on
 * where it was. A file on its way here lies sealed in {@code local/coming}.
 */
final class FileExchange {
    private static final Logger LOG = LoggerFactory.getLogger(FileExchange.class);
    private static final String COMING = "local/coming";
    private static final int PART = 1 << 20;
    private static final int BLOCK = 1 << 18;
    private static final int ROWS = 1000;

    /** What a file's salt and name add to its content at most. */
    private static final int PACKING = 32 + 2 + 0xFFFF;

    private final Wire wire;
    private final Attachments files;
    private final NamedFiles named;
    private final Receipts receipts;
    private final Path dir;
    private final MasterKeys masters;
    private final SecureRandom random;

    private final Map<Hash, NamedFiles.Named> toSend = new LinkedHashMap<>();
    private final Map<Hash, NamedFiles.Named> toCome = new LinkedHashMap<>();
    private final Map<Hash, String> passedOver = new LinkedHashMap<>();
    private long looked;

    /** What the server has under a hash is not the file that was named. */
    private static final class OtherFile extends RuntimeException {
        private static final long serialVersionUID = 1;

        OtherFile(String why) {
            super(why);
        }
    }

    FileExchange(
            Wire wire,
            Attachments files,
            NamedFiles named,
            Receipts receipts,
            Path dir,
            MasterKeys masters,
            SecureRandom random) {
        this.wire = wire;
        this.files = files;
        this.named = named;
        this.receipts = receipts;
        this.dir = dir;
        this.masters = masters;
        this.random = random;
    }

    /** How many wait to be sent. */
    synchronized int sending() {
        return toSend.size();
    }

    /** How many are named and not here. */
    synchronized int coming() {
        return toCome.size();
    }

    /** Files that were passed over, with the reason. */
    List<SyncProblem> notTaken() {
        List<SyncProblem> problems = new ArrayList<>();
        passedOver.forEach((hash, why) ->
                problems.add(new SyncProblem.FileNotTaken(hash.hex().substring(0, 16), why)));
        return problems;
    }

    /** Every file is looked at anew: the server may have lost what it had. */
    synchronized void startAgain() throws IOException {
        receipts.forgetFiles();
        toSend.clear();
        toCome.clear();
        looked = 0;
    }

    /** Looks which files were named since the last time. */
    void look() {
        for (List<NamedFiles.Named> rows = named.from(looked, ROWS);
                !rows.isEmpty();
                rows = named.from(looked, ROWS)) {
            for (NamedFiles.Named row : rows) {
                look(row);
            }
            looked = rows.getLast().record() + 1;
        }
    }

    private synchronized void look(NamedFiles.Named row) {
        if (!files.exists(row.hash())) {
            toCome.put(row.hash(), row);
        } else if (!receipts.hasFile(row.hash())) {
            toSend.put(row.hash(), row);
        }
    }

    /**
     * Sends and fetches, one file at a time.
     *
     * @param stop asked between parts: whether something more urgent waits
     */
    void exchange(BooleanSupplier stop) throws WireTrouble, IOException {
        for (NamedFiles.Named one : waiting(toSend)) {
            if (stop.getAsBoolean()) {
                return;
            }
            if (receipts.has(one.record()) && send(one.hash(), stop)) {
                done(toSend, one.hash());
            }
        }
        for (NamedFiles.Named one : waiting(toCome)) {
            if (stop.getAsBoolean()) {
                return;
            }
            if (passedOver.containsKey(one.hash())) {
                continue; // asked for again when the program starts next
            }
            try {
                if (fetch(one, stop)) {
                    done(toCome, one.hash());
                }
            } catch (OtherFile e) {
                Files.deleteIfExists(dir.resolve(COMING));
                passedOver.put(one.hash(), e.getMessage());
            }
        }
    }

    private synchronized List<NamedFiles.Named> waiting(Map<Hash, NamedFiles.Named> from) {
        return new ArrayList<>(from.values());
    }

    private synchronized void done(Map<Hash, NamedFiles.Named> of, Hash hash) {
        of.remove(hash);
    }

    private boolean send(Hash hash, BooleanSupplier stop) throws WireTrouble, IOException {
        byte[] packed;
        try {
            Optional<byte[]> here = files.packed(hash);
            if (here.isEmpty()) {
                return false;
            }
            packed = here.get();
        } catch (KeyringRefusal | UncheckedIOException e) {
            LOG.warn("A file could not be read to be sent: {}", e.getClass().getName());
            return false; // verification names it
        }
        Wire.Blob there = wire.blob(hash).orElse(null);
        if (there == null || there.length() != packed.length) {
            wire.createBlob(hash, packed.length); // what others began of another length is theirs
            there = new Wire.Blob(0, packed.length);
        }
        long offset = there.offset();
        while (offset < packed.length) {
            if (stop.getAsBoolean()) {
                return false;
            }
            offset = part(hash, packed, offset);
        }
        receipts.addFile(hash);
        return true;
    }

    private long part(Hash hash, byte[] packed, long offset) throws WireTrouble {
        int from = Math.toIntExact(offset);
        int to = Math.min(packed.length, from + Math.min(PART, Limits.BLOB_CHUNK));
        try {
            long now = wire.putBlob(hash, offset, Arrays.copyOfRange(packed, from, to));
            if (now <= offset || now > packed.length) {
                throw WireTrouble.badAnswer("a file that does not grow", null);
            }
            return now;
        } catch (WireTrouble e) {
            if (!e.is(ProblemType.WRONG_OFFSET)) {
                throw e;
            }
            // An answer was lost on its way: the server says how far it is.
            long there = wire.blob(hash).map(Wire.Blob::offset).orElse(0L);
            if (there == offset || there > packed.length) {
                throw e;
            }
            return there;
        }
    }

    private boolean fetch(NamedFiles.Named one, BooleanSupplier stop)
            throws WireTrouble, IOException {
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
        Files.deleteIfExists(dir.resolve(COMING));
        if (!kept) {
            throw new OtherFile("its content is another than the one that was named");
        }
        receipts.addFile(one.hash());
        return true;
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
