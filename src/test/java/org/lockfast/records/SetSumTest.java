package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lockfast.ledger.Hash;

/** One digest for one set, whatever its order and what was taken out again. */
class SetSumTest {
    private static List<Hash> eids(int from, int to) {
        List<Hash> eids = new ArrayList<>();
        for (int i = from; i < to; i++) {
            eids.add(Hash.sha256(("e" + i).getBytes(StandardCharsets.UTF_8)));
        }
        return eids;
    }

    private static SetSum of(List<Hash> eids) {
        SetSum sum = new SetSum(new byte[0]);
        eids.forEach(sum::add);
        return sum;
    }

    @Test
    void theOrderAndWhatWentOutChangeNothingAndOneMoreDoes() {
        Hash digest = of(eids(0, 200)).digest("x");
        List<Hash> mixed = eids(0, 200);
        Collections.shuffle(mixed, new Random(7));
        SetSum sum = new SetSum(of(mixed.subList(0, 90)).bytes()); // read again
        eids(200, 300).forEach(sum::add);
        sum.add(of(mixed.subList(90, 200)));
        assertThat(sum.digest("x")).isNotEqualTo(digest);
        eids(200, 290).forEach(sum::remove);
        sum.remove(of(eids(290, 300)));
        assertThat(sum.digest("x")).isEqualTo(digest).isNotEqualTo(sum.digest("y"));
        sum.remove(mixed.getFirst());
        assertThat(sum.digest("x")).isNotEqualTo(digest);
    }

    /** Its bytes are the record's: protocol, section 8. */
    @Test
    void ofNothingItIsZeroes() {
        assertThat(new SetSum(new byte[0]).digest("x"))
                .isEqualTo(Hash.sha256(new byte[] {'x', '\n'}, new byte[2048]));
    }
}
