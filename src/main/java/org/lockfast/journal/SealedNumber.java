package org.lockfast.journal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

/**
 * Tells under which number a record was sealed, whatever number that is. The tag of AES-GCM is a
 * sum of what is bound and sealed, each block times a power of a value that follows from the key
 * (NIST SP 800-38D, 6.4). With the key all of it is known but the one block that holds the number,
 * so that block follows from the tag. Records behind a hole are found so without trying numbers.
 *
 * <p>A hint, not a check: AES-GCM itself must then open the record under the number.
 */
final class SealedNumber {
    private static final int BLOCK = 16;

    /** Header hash, number, kind, generation, length; the last three blocks together. */
    private static final int BOUND = 47;

    private final SecretKey key;
    private final Block first;
    private final Block second;
    private final Block base;
    private final Block inverse;

    /**
     * @param headerHash 32 bytes
     */
    SealedNumber(SecretKey key, byte[] headerHash) {
        this.key = key;
        this.first = Block.of(headerHash, 0, BLOCK);
        this.second = Block.of(headerHash, BLOCK, BLOCK);
        this.base = Block.of(encrypted(new byte[BLOCK]), 0, BLOCK);
        this.inverse = base.inverse();
    }

    /**
     * @param from where a whole record begins
     * @return the number, or -1 where the record was sealed under none with this key and header
     */
    long of(byte[] bytes, int from) {
        int length = RecordCipher.length(bytes, from);
        int text = from + RecordCipher.BEFORE;
        int size = length - RecordCipher.LEAST;
        Block sum = first.times(base).plus(second).times(base); // and nothing for the third
        sum = sum.times(base);
        for (int at = 0; at < size; at += BLOCK) {
            Block next = Block.of(bytes, text + at, Math.min(BLOCK, size - at));
            sum = sum.plus(next).times(base);
        }
        sum = sum.plus(new Block(8L * BOUND, 8L * size)).times(base);
        byte[] counter = ByteBuffer.allocate(BLOCK).put(bytes, from + 7, 12).putInt(1).array();
        Block tag = Block.of(bytes, text + size, BLOCK);
        Block mask = Block.of(encrypted(counter), 0, BLOCK);
        int blocks = (size + BLOCK - 1) / BLOCK;
        Block third = tag.plus(mask).plus(sum).times(inverse.power(blocks + 2));
        long rest =
                ByteBuffer.allocate(8)
                        .put(bytes, from + 4, 3) // kind and generation
                        .putInt(length)
                        .getLong(0);
        return third.low() == rest && third.high() >= 0 ? third.high() : -1;
    }

    /** One block under the key alone. */
    private byte[] encrypted(byte[] block) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(block));
            return cipher.doFinal(new byte[BLOCK]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES", e);
        }
    }

    /**
     * An element of GF(2^128) as GCM writes it: the highest bit of {@code high} is the coefficient
     * of x^0.
     */
    record Block(long high, long low) {
        private static final Block ONE = new Block(Long.MIN_VALUE, 0);
        private static final long REDUCTION = 0xE1L << 56; // 1 + x + x^2 + x^7

        /** Bytes of a block, zeros after them. */
        static Block of(byte[] bytes, int from, int count) {
            ByteBuffer block = ByteBuffer.allocate(BLOCK).put(bytes, from, count);
            return new Block(block.getLong(0), block.getLong(8));
        }

        Block plus(Block other) {
            return new Block(high ^ other.high, low ^ other.low);
        }

        Block times(Block other) {
            long sumHigh = 0;
            long sumLow = 0;
            long h = other.high;
            long l = other.low;
            for (int bit = 0; bit < 128; bit++) {
                long word = bit < 64 ? high : low;
                long all = (word << (bit & 63)) >> 63; // all ones where the bit is set
                sumHigh ^= h & all;
                sumLow ^= l & all;
                long carry = -(l & 1) & REDUCTION;
                l = (l >>> 1) | (h << 63);
                h = (h >>> 1) ^ carry;
            }
            return new Block(sumHigh, sumLow);
        }

        Block power(long exponent) {
            Block result = ONE;
            Block square = this;
            for (long left = exponent; left > 0; left >>= 1) {
                if ((left & 1) == 1) {
                    result = result.times(square);
                }
                square = square.times(square);
            }
            return result;
        }

        /** To the power of 2^128 - 2. */
        Block inverse() {
            Block result = ONE;
            Block square = this;
            for (int n = 1; n < 128; n++) {
                square = square.times(square);
                result = result.times(square);
            }
            return result;
        }
    }
}
