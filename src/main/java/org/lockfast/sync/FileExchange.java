package org.lockfast.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.lockfast.journal.Attachments;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.ledger.Hash;
import org.lockfast.sync.wire.Limits;
import org.lockfast.sync.wire.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Photographs and forms follow the entries that name them, both ways, one at a time. */
final class FileExchange {
    private static final Logger LOG = LoggerFactory.getLogger(FileExchange.class);
    private static final int PART = 1 << 20;
    private static final int ROWS = 1000;

    private final Wire wire;
    private final Attachments files;
    private final NamedFiles named;
    private final Receipts receipts;
    private final FileFetching fetching;

    private final Map<Hash, NamedFiles.Named> toSend = new LinkedHashMap<>();
    private final Map<Hash, NamedFiles.Named> toCome = new LinkedHashMap<>();
    private final Map<Hash, String> passedOver = new LinkedHashMap<>();
    private long looked;

    FileExchange(Line line, SyncParts parts) {
        this.wire = line.wire();
        this.receipts = line.receipts();
        this.files = parts.attachments();
        this.named = parts.named();
        this.fetching = new FileFetching(line, parts);
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
                problems.add(LogProblem.fileNotTaken(hash.hex().substring(0, 16), why)));
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

    /** What was to come and is here, by a relay or a stick. */
    synchronized void arrived() {
        List<NamedFiles.Named> here =
                toCome.values().stream().filter(one -> files.exists(one.hash())).toList();
        for (NamedFiles.Named one : here) {
            toCome.remove(one.hash());
            look(one);
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
     * @param each after some that were sent or came, once a second at the most, and at the end
     */
    void exchange(BooleanSupplier stop, Runnable each) throws WireTrouble, IOException {
        try {
            exchangeAll(stop, new Paced(each));
        } finally {
            each.run();
        }
    }

    /** Whoever looks at what came has much to read again. */
    private static final class Paced implements Runnable {
        private static final long APART = 1_000_000_000L;
        private final Runnable each;
        private long last = System.nanoTime();

        Paced(Runnable each) {
            this.each = each;
        }

        @Override
        public void run() {
            long now = System.nanoTime();
            if (now - last > APART) {
                last = now;
                each.run();
            }
        }
    }

    private void exchangeAll(BooleanSupplier stop, Runnable each) throws WireTrouble, IOException {
        for (NamedFiles.Named one : waiting(toSend)) {
            if (stop.getAsBoolean()) {
                return;
            }
            send(one, stop, each);
        }
        for (NamedFiles.Named one : waiting(toCome)) {
            if (stop.getAsBoolean()) {
                return;
            }
            if (passedOver.containsKey(one.hash())) {
                continue; // asked for again when the program starts next
            }
            try {
                if (fetching.fetch(one, stop)) {
                    done(toCome, one.hash());
                    each.run();
                }
            } catch (FileFetching.OtherFile e) {
                fetching.giveUp();
                passedOver.put(one.hash(), e.getMessage());
            }
        }
    }

    /**
     * Sends only, for a device that is given nothing: what is amiss with one file holds up no
     * other.
     *
     * @param told why it is given nothing; what else was amiss is added
     */
    void handIn(BooleanSupplier stop, Runnable each, WireTrouble told) throws IOException {
        for (NamedFiles.Named one : waiting(toSend)) {
            if (stop.getAsBoolean()) {
                return;
            }
            try {
                send(one, stop, each);
            } catch (WireTrouble e) {
                told.addSuppressed(e);
                if (!isOfOneFile(e)) {
                    return;
                }
            }
        }
    }

    private static boolean isOfOneFile(WireTrouble trouble) {
        return trouble.kind() == WireTrouble.Kind.BAD_ANSWER
                || trouble.is(ProblemType.DIGEST_MISMATCH)
                || trouble.is(ProblemType.WRONG_OFFSET)
                || trouble.is(ProblemType.TOO_LARGE);
    }

    private void send(NamedFiles.Named one, BooleanSupplier stop, Runnable each)
            throws WireTrouble, IOException {
        if (receipts.has(one.record()) && send(one.hash(), stop)) {
            done(toSend, one.hash());
            each.run();
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
        if (there.whole()) {
            receipts.addFile(hash);
            return true;
        }
        long offset = there.offset();
        while (offset < packed.length) {
            if (stop.getAsBoolean()) {
                return false;
            }
            offset = part(hash, packed, offset);
        }
        if (wire.blob(hash).filter(Wire.Blob::whole).isEmpty()) {
            throw WireTrouble.badAnswer("a file that is not there whole", null);
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
}
