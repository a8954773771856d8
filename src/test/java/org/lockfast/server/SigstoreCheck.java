package org.lockfast.server;

import dev.sigstore.encryption.signers.Verifiers;
import dev.sigstore.merkle.InclusionProofVerifier;
import dev.sigstore.rekor.client.Checkpoints;
import dev.sigstore.rekor.client.RekorEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.lockfast.ledger.VerifyKey;

/**
 * Reads a log with sigstore-java, from its checkpoint, its tiles and its entries alone: the
 * checkpoint and its signature, and that every entry stands where it stands. Bytes are split here
 * as tlog-tiles says; what proves anything is sigstore's.
 */
final class SigstoreCheck {
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int FULL = 256;

    /** Where a file of the log is read: a folder, or a server. */
    interface Source {
        byte[] read(String path) throws IOException;
    }

    /** Something does not fit. */
    static final class NotProved extends Exception {
        private static final long serialVersionUID = 1;

        NotProved(String why) {
            super(why);
        }
    }

    private final Source source;
    private final Map<String, byte[]> tiles = new HashMap<>();
    private final long size;
    private final byte[] root;

    private SigstoreCheck(Source source, VerifyKey log) throws Exception {
        this.source = source;
        String note =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(source.read("checkpoint")))
                        .toString();
        RekorEntry.Checkpoint checkpoint = Checkpoints.from(note);
        RekorEntry.CheckpointSignature line = checkpoint.getSignatures().getFirst();
        boolean signed =
                checkpoint.getOrigin().equals(log.name())
                        && line.getIdentity().equals(log.name())
                        && ByteBuffer.wrap(line.getKeyHint()).getInt() == log.keyId()
                        && Verifiers.newVerifier(key(log))
                                .verify(
                                        checkpoint.getSignedData().getBytes(StandardCharsets.UTF_8),
                                        line.getSignature());
        if (!signed) {
            throw new NotProved("the checkpoint is not signed by the log's key");
        }
        this.size = checkpoint.getSize();
        this.root = Base64.getDecoder().decode(checkpoint.getBase64Hash());
    }

    private static PublicKey key(VerifyKey log) throws Exception {
        byte[] der = Arrays.copyOf(ED25519, ED25519.length + 32);
        System.arraycopy(log.publicKey(), 0, der, ED25519.length, 32);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
    }

    /**
     * Reads all of it.
     *
     * @param log the log's key, known from elsewhere
     * @return how many entries there are
     * @throws Exception of any kind where something does not fit
     */
    static long read(Source source, VerifyKey log) throws Exception {
        SigstoreCheck check = new SigstoreCheck(source, log);
        check.everyEntry();
        return check.size;
    }

    private void everyEntry() throws Exception {
        long index = 0;
        for (long tile = 0; tile * FULL < size; tile++) {
            ByteBuffer bundle = ByteBuffer.wrap(source.read(path("entries", tile, size)));
            while (bundle.hasRemaining()) {
                byte[] entry = new byte[Short.toUnsignedInt(bundle.getShort())];
                bundle.get(entry);
                InclusionProofVerifier.verify(leaf(entry), index, size, way(index), root);
                index++;
            }
        }
        if (index != size) {
            throw new NotProved("there are " + index + " entries of " + size);
        }
    }

    /** The hashes beside the way from a leaf to the root, from the tiles (RFC 9162, 2.1.3.1). */
    private List<byte[]> way(long index) throws Exception {
        List<byte[]> way = new ArrayList<>();
        way(way, index, 0, size);
        return way;
    }

    private void way(List<byte[]> way, long index, long from, long to) throws Exception {
        if (to - from == 1) {
            return;
        }
        long middle = from + Long.highestOneBit(to - from - 1);
        if (index < middle) {
            way(way, index, from, middle);
            way.add(over(middle, to));
        } else {
            way(way, index, middle, to);
            way.add(over(from, middle));
        }
    }

    private byte[] over(long from, long to) throws Exception {
        long count = to - from;
        if (Long.bitCount(count) == 1 && from % count == 0) {
            int level = Long.numberOfTrailingZeros(count);
            return node(level, from >> level);
        }
        long middle = from + Long.highestOneBit(count - 1);
        return joined(over(from, middle), over(middle, to));
    }

    private byte[] node(int level, long index) throws Exception {
        if (level % 8 > 0) {
            return joined(node(level - 1, 2 * index), node(level - 1, 2 * index + 1));
        }
        byte[] tile = tile(level / 8, index / FULL);
        int at = (int) (index % FULL) * 32;
        return Arrays.copyOfRange(tile, at, at + 32);
    }

    private byte[] tile(int level, long index) throws IOException {
        String path = path("" + level, index, size >> (8 * level));
        byte[] known = tiles.get(path);
        if (known == null) {
            known = source.read(path);
            tiles.put(path, known);
        }
        return known;
    }

    private static String path(String level, long tile, long size) {
        long width = Math.min(FULL, size - tile * FULL);
        return String.format("tile/%s/%03d%s", level, tile, width == FULL ? "" : ".p/" + width);
    }

    private static byte[] leaf(byte[] entry) throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        sha.update((byte) 0);
        return sha.digest(entry);
    }

    private static byte[] joined(byte[] left, byte[] right) throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        sha.update((byte) 1);
        sha.update(left);
        return sha.digest(right);
    }
}
