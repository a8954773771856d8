package org.lockfast.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.MerkleStack;

/** Which of the entries that devices hand in were the log's own. */
class ChoosingTest {
    private final MerkleStack before = new MerkleStack();
    private final List<Hash> own = new ArrayList<>();

    private static Hash leaf(String of) {
        return Hash.leaf(of.getBytes(US_ASCII));
    }

    /** A device that says something of a place, or nothing. */
    private interface Says {
        @org.jspecify.annotations.Nullable
        Hash at(int place);
    }

    private Choosing lost(int places, List<Says> devices) {
        for (int i = 0; i < 5; i++) {
            before.add(leaf("there " + i));
        }
        MerkleStack whole = new MerkleStack(before.size(), before.peaks());
        for (int i = 0; i < places; i++) {
            own.add(leaf("own " + i));
            whole.add(own.getLast());
        }
        Choosing choosing = new Choosing(before, whole.root());
        for (int i = 0; i < places; i++) {
            TreeMap<String, Hash> here = new TreeMap<>();
            for (int d = 0; d < devices.size(); d++) {
                Hash said = devices.get(d).at(i);
                if (said != null) {
                    here.put("d-" + d, said);
                }
            }
            choosing.take(here);
        }
        return choosing;
    }

    private static Hash wrong(int place, int device) {
        return leaf("wrong " + place + " of " + device);
    }

    @Test
    void nobodyDiffers() {
        assertThat(lost(700, List.of(own::get, i -> i % 3 == 0 ? own.get(i) : null)).choose())
                .isEqualTo(own);
    }

    @Test
    void twoAreWrongInDifferentPlacesAndNobodyHasAllOfIt() {
        assertThat(
                        lost(
                                        600,
                                        List.of(
                                                i -> i % 2 == 0 ? own.get(i) : null,
                                                i -> i % 2 == 1 ? own.get(i) : null,
                                                i -> i < 300 ? wrong(i, 2) : null,
                                                i -> i >= 200 ? wrong(i, 3) : null))
                                .choose())
                .isEqualTo(own);
    }

    @Test
    void manyAreWrongAndOneIsRight() {
        List<Says> devices = new ArrayList<>();
        for (int d = 0; d < 20; d++) {
            devices.add(i -> wrong(i, 0));
        }
        devices.add(own::get);
        assertThat(lost(500, devices).choose()).isEqualTo(own);
    }

    /** 2,000 places, each in dispute among forty: it ends, and says that nothing fits. */
    @Test
    void itHasAnEnd() {
        Random random = new Random(7);
        List<Says> devices = new ArrayList<>();
        for (int d = 0; d < 40; d++) {
            int device = d;
            devices.add(i -> random.nextInt(20) == 0 ? own.get(i) : wrong(i, device));
        }
        long began = System.nanoTime();
        assertThat(lost(2_000, devices).choose()).isNull();
        assertThat(System.nanoTime() - began).as("ns").isLessThan(20_000_000_000L);
    }

    @Test
    void whatWasSeenBeforeIsKnownAgain() {
        Hash once = lost(50, List.of(i -> wrong(i, 0))).seen();
        own.clear();
        ChoosingTest again = new ChoosingTest();
        assertThat(again.lost(50, List.of(i -> wrong(i, 0))).seen()).isEqualTo(once);
        ChoosingTest other = new ChoosingTest();
        assertThat(other.lost(50, List.of(i -> wrong(i, i == 49 ? 1 : 0))).seen())
                .isNotEqualTo(once);
    }
}
