package org.lockfast.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import dev.sigstore.rekor.client.Checkpoints;
import dev.sigstore.rekor.client.RekorEntry;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final Ed25519Key LOG =
            Ed25519Key.of("d-7f3a0c1122334455/log", Samples.seed("log"));
    private static final String ROOT = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    private static Note signed(String text) {
        return Note.sign(text, List.of(LOG));
    }

    @Test
    void theTextIsOriginSizeAndRoot() {
        Checkpoint empty = new Checkpoint("d-7f3a0c1122334455/log", 0, TreeProof.EMPTY_ROOT);
        assertThat(empty.text()).isEqualTo("d-7f3a0c1122334455/log\n0\n" + ROOT + "\n");
        assertThat(Checkpoint.verify(empty.sign(LOG), LOG.key())).isEqualTo(empty);
    }

    @Test
    void extensionLinesOfOtherLogsAreKept() {
        String text = "d-7f3a0c1122334455/log\n12\n" + ROOT + "\nmore\n";
        Checkpoint read = Checkpoint.verify(signed(text), LOG.key());
        assertThat(read.extensions()).containsExactly("more");
        assertThat(read.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "o\n1\n",
                "o\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "o\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "o\n+1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "o\n9223372036854775808\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n",
                "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
                "o\n1\nAAAA\n",
                "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\nx\n",
            })
    void textsOutOfFormAreRefused(String text) {
        EntryTest.assertRefused(
                Malformed.Reason.CHECKPOINT,
                () -> Checkpoint.of(signed(text + (text.isEmpty() ? "\n" : ""))));
    }

    @Test
    void anotherKeyOrAnotherOriginIsRefused() {
        Checkpoint head = new Checkpoint("d-7f3a0c1122334455/log", 0, TreeProof.EMPTY_ROOT);
        Ed25519Key thief = Ed25519Key.of("d-7f3a0c1122334455/log", Samples.seed("thief"));
        EntryTest.assertRefused(
                Malformed.Reason.CHECKPOINT, () -> Checkpoint.verify(head.sign(thief), LOG.key()));
        Checkpoint foreign = new Checkpoint("other", 0, TreeProof.EMPTY_ROOT);
        EntryTest.assertRefused(
                Malformed.Reason.CHECKPOINT, () -> Checkpoint.verify(foreign.sign(LOG), LOG.key()));
    }

    /** A program that is not ours (sigstore-java) reads our checkpoint. */
    @Test
    void sigstoreReadsOurCheckpoint() throws Exception {
        MerkleTree tree = new MerkleTree();
        tree.add(Hash.leaf(new byte[] {1}));
        Checkpoint head = new Checkpoint(LOG.key().name(), 1, tree.root());
        Note note = head.sign(LOG);
        RekorEntry.Checkpoint read = Checkpoints.from(note.toString());
        assertThat(read.getOrigin()).isEqualTo(head.origin());
        assertThat(read.getSize()).isEqualTo(1);
        assertThat(read.getBase64Hash()).isEqualTo(head.root().base64());
        assertThat(read.getSignedData()).isEqualTo(head.text());
        RekorEntry.CheckpointSignature line = read.getSignatures().getFirst();
        assertThat(line.getIdentity()).isEqualTo(LOG.key().name());
        assertThat(ByteBuffer.wrap(line.getKeyHint()).getInt()).isEqualTo(LOG.key().keyId());
        assertThat(LOG.key().verify(note.textBytes(), line.getSignature())).isTrue();
    }

    /** sigstore-java verifies our inclusion proofs, and refuses what we refuse. */
    @Test
    void sigstoreVerifiesOurInclusionProofs() throws Exception {
        long seed = 9162;
        Random random = new Random(seed);
        MerkleTree tree = new MerkleTree();
        Samples samples = new Samples(seed);
        for (Entry entry : samples.chain(300)) {
            tree.add(entry.eid());
        }
        for (int round = 0; round < 300; round++) {
            int size = random.nextInt(1, 301);
            int index = random.nextInt(size);
            List<byte[]> proof = tree.inclusion(index, size).stream().map(Hash::bytes).toList();
            byte[] leaf = tree.node(0, index).bytes();
            byte[] root = tree.root(size).bytes();
            InclusionProofVerifier.verify(leaf, index, size, proof, root);
            leaf[0] ^= 1;
            assertThatExceptionOfType(InclusionProofVerificationException.class)
                    .isThrownBy(
                            () -> InclusionProofVerifier.verify(leaf, index, size, proof, root));
        }
    }
}
