package org.lockfast.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeProofTest {
    /** The leaves of the reference test of Certificate Transparency (RFC 6962). */
    private static final List<String> REFERENCE_LEAVES =
            List.of(
                    "",
                    "00",
                    "10",
                    "2021",
                    "3031",
                    "40414243",
                    "5051525354555657",
                    "606162636465666768696a6b6c6d6e6f");

    private static MerkleTree tree(int n) {
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < n; i++) {
            tree.add(leaf(i));
        }
        return tree;
    }

    private static Hash leaf(int i) {
        return Hash.leaf(new byte[] {(byte) i, (byte) (i >> 8), (byte) (i >> 16)});
    }

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void rootsAreThoseOfCertificateTransparency(int size, String root) {
        MerkleTree tree = new MerkleTree();
        REFERENCE_LEAVES.forEach(l -> tree.add(Hash.leaf(HexFormat.of().parseHex(l))));
        assertThat(tree.root(size).hex()).isEqualTo(root);
    }

    /** RFC 6962, 2.1, word for word. */
    private static Hash mth(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return Hash.sha256();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = 1;
        while (k * 2 < leaves.size()) {
            k *= 2;
        }
        return Hash.node(mth(leaves.subList(0, k)), mth(leaves.subList(k, leaves.size())));
    }

    @Test
    void everyRootIsTheOneTheRfcDefines() {
        MerkleTree tree = new MerkleTree();
        MerkleStack stack = new MerkleStack();
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            assertThat(tree.root()).isEqualTo(mth(leaves));
            assertThat(stack.root()).isEqualTo(tree.root());
            stack = new MerkleStack(stack.size(), stack.peaks()); // as kept and read again
            leaves.add(leaf(i));
            assertThat(tree.add(leaf(i))).isEqualTo(i);
            assertThat(stack.add(leaf(i))).isEqualTo(i);
        }
        for (int size = 0; size <= 300; size++) {
            assertThat(tree.root(size)).isEqualTo(mth(leaves.subList(0, size)));
        }
    }

    @Test
    void everyProofOfEverySmallTreeHoldsAndHoldsForNothingElse() {
        MerkleTree tree = tree(70);
        for (int size = 1; size <= 70; size++) {
            for (int index = 0; index < size; index++) {
                List<Hash> proof = tree.inclusion(index, size);
                for (int claimed = 0; claimed < size; claimed++) {
                    assertThat(
                                    TreeProof.includes(
                                            claimed, size, leaf(index), proof, tree.root(size)))
                            .as("%d as %d in %d", index, claimed, size)
                            .isEqualTo(claimed == index);
                }
            }
            for (int before = 0; before <= size; before++) {
                List<Hash> proof = tree.consistency(before, size);
                for (int claimed = 0; claimed <= size; claimed++) {
                    assertThat(
                                    TreeProof.consistent(
                                            claimed,
                                            tree.root(before),
                                            size,
                                            tree.root(size),
                                            proof))
                            .as("%d as %d in %d", before, claimed, size)
                            .isEqualTo(claimed == before);
                }
            }
        }
    }

    @Test
    void proofsOfRandomTreesHoldAndNoChangedOneDoes() {
        long seed = 6962;
        Random random = new Random(seed);
        MerkleTree tree = tree(20_000);
        for (int round = 0; round < 400; round++) {
            int size = random.nextInt(1, 20_001);
            int index = random.nextInt(size);
            int before = random.nextInt(1, size + 1);
            String as =
                    "seed %d, round %d: %d, %d of %d".formatted(seed, round, index, before, size);
            Hash root = tree.root(size);
            List<Hash> inclusion = tree.inclusion(index, size);
            assertThat(TreeProof.includes(index, size, leaf(index), inclusion, root))
                    .as(as)
                    .isTrue();
            assertThat(TreeProof.includes(index, size, leaf(index + 1), inclusion, root))
                    .as(as)
                    .isFalse();
            assertThat(TreeProof.includes(index, size, leaf(index), inclusion, tree.root(size - 1)))
                    .as(as)
                    .isFalse();
            for (List<Hash> bad : changed(inclusion, random)) {
                assertThat(TreeProof.includes(index, size, leaf(index), bad, root))
                        .as(as)
                        .isFalse();
            }
            List<Hash> consistency = tree.consistency(before, size);
            Hash old = tree.root(before);
            assertThat(TreeProof.consistent(before, old, size, root, consistency)).as(as).isTrue();
            assertThat(TreeProof.consistent(before, leaf(1), size, root, consistency))
                    .as(as)
                    .isFalse();
            assertThat(TreeProof.consistent(before, old, size, leaf(1), consistency))
                    .as(as)
                    .isFalse();
            for (List<Hash> bad : changed(consistency, random)) {
                assertThat(TreeProof.consistent(before, old, size, root, bad)).as(as).isFalse();
            }
        }
    }

    /** One hash altered, one left out, one added, two exchanged. */
    private static List<List<Hash>> changed(List<Hash> proof, Random random) {
        List<List<Hash>> out = new ArrayList<>();
        List<Hash> added = new ArrayList<>(proof);
        added.add(random.nextInt(proof.size() + 1), leaf(random.nextInt()));
        out.add(added);
        if (!proof.isEmpty()) {
            int at = random.nextInt(proof.size());
            List<Hash> altered = new ArrayList<>(proof);
            byte[] bytes = proof.get(at).bytes();
            bytes[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
            altered.set(at, Hash.of(bytes));
            out.add(altered);
            List<Hash> shorter = new ArrayList<>(proof);
            shorter.remove(at);
            out.add(shorter);
        }
        if (proof.size() > 1) {
            List<Hash> reversed = new ArrayList<>(proof.reversed());
            out.add(reversed);
        }
        return out;
    }

    @Test
    void thereIsNoProofBeyondTheTree() {
        MerkleTree tree = tree(5);
        assertThatIllegalArgumentException().isThrownBy(() -> tree.inclusion(5, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.inclusion(-1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.inclusion(0, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.consistency(3, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.root(6));
        assertThatIllegalArgumentException().isThrownBy(() -> new MerkleStack(3, List.of(leaf(0))));
        assertThat(TreeProof.includes(-1, 5, leaf(0), List.of(), leaf(0))).isFalse();
        assertThat(TreeProof.consistent(0, TreeProof.EMPTY_ROOT, 5, tree.root(), List.of()))
                .isTrue();
        assertThat(TreeProof.consistent(0, leaf(0), 5, tree.root(), List.of())).isFalse();
        assertThat(TreeProof.consistent(0, leaf(0), 0, leaf(0), List.of())).isFalse();
    }
}
