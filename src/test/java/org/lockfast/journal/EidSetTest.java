package org.lockfast.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lockfast.ledger.Hash;

class EidSetTest {
    @Test
    void saysWhatASetOfHashesSays() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        EidSet eids = new EidSet();
        Set<Hash> plain = new HashSet<>();
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = new byte[32];
            bytes[7] = (byte) random.nextInt(3); // many share the slot they begin at
            bytes[31] = (byte) random.nextInt(256);
            bytes[20] = (byte) random.nextInt(64);
            Hash hash = Hash.of(bytes);
            assertThat(eids.contains(hash)).as("seed " + seed).isEqualTo(plain.contains(hash));
            assertThat(eids.add(hash)).as("seed " + seed).isEqualTo(plain.add(hash));
        }
    }
}
