package org.lockfast.records;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.lockfast.ledger.Hash;

/**
 * A digest of a set of entries that depends on the set alone, and costs the same for each one that
 * is added or taken away, however many there are (LtHash: 1,024 sums of 16 bits each; protocol,
 * section 8). Nobody finds two sets with one digest.
 */
final class SetSum {
    private static final int LENGTH = 2048;

    private final byte[] sums;
    private final MessageDigest expanding;

    /**
     * @param sums as {@link #bytes} gave them; empty for the empty set
     */
    SetSum(byte[] sums) {
        this.sums = sums.length == 0 ? new byte[LENGTH] : sums.clone();
        try {
            this.expanding = MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] bytes() {
        return sums.clone();
    }

    /** An entry that is not in it comes into it. */
    void add(Hash eid) {
        change(expanded(eid), 1);
    }

    /** An entry that is in it goes out of it. */
    void remove(Hash eid) {
        change(expanded(eid), -1);
    }

    /** A set of which none is in it comes into it. */
    void add(SetSum other) {
        change(other.sums, 1);
    }

    /** A set of which all are in it goes out of it. */
    void remove(SetSum other) {
        change(other.sums, -1);
    }

    private byte[] expanded(Hash eid) {
        byte[] all = new byte[LENGTH];
        byte[] bytes = eid.bytes();
        int block = expanding.getDigestLength();
        for (int i = 0; i * block < LENGTH; i++) {
            expanding.update(bytes);
            expanding.update((byte) i);
            System.arraycopy(expanding.digest(), 0, all, i * block, block);
        }
        return all;
    }

    private void change(byte[] by, int sign) {
        for (int i = 0; i < LENGTH; i += 2) {
            int sum = number(sums, i) + sign * number(by, i);
            sums[i] = (byte) (sum >> 8);
            sums[i + 1] = (byte) sum;
        }
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }

    /** The digest of the set under a heading. */
    Hash digest(String heading) {
        return Hash.sha256((heading + "\n").getBytes(StandardCharsets.US_ASCII), sums);
    }
}
