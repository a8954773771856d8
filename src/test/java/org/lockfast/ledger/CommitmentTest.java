package org.lockfast.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class CommitmentTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Test
    void theHashIsOverSaltAndCanonicalValue() {
        Commitment made = Commitment.of(NODES.stringNode("Ann Smith"), new Random(1));
        byte[] jcs = "\"Ann Smith\"".getBytes(StandardCharsets.UTF_8);
        assertThat(made.jcs()).isEqualTo(jcs);
        assertThat(made.salt()).hasSize(32);
        assertThat(made.hash()).isEqualTo(Hash.sha256(made.salt(), jcs));
        assertThat(made.value().stringValue()).isEqualTo("Ann Smith");
        assertThat(Jcs.text(made.reference()))
                .isEqualTo("{\"h\":\"" + made.hash().base64() + "\"}");
        assertThat(made.toString()).doesNotContain("Smith");
    }

    @Test
    void theSameValueIsCommittedDifferentlyEachTime() {
        Random random = new Random(2);
        assertThat(Commitment.of(NODES.stringNode("x"), random).hash())
                .isNotEqualTo(Commitment.of(NODES.stringNode("x"), random).hash());
    }

    @Test
    void aBundleIsReadBackAndEveryChangeIsNoticed() {
        Random random = new Random(3);
        List<Commitment> bodies =
                List.of(
                        Commitment.of(NODES.stringNode("Änne"), random),
                        Commitment.of(NODES.objectNode().put("a", 1), random),
                        Commitment.of(NODES.numberNode(5), random));
        byte[] bundle = BodyBundle.of(bodies);
        assertThat(BodyBundle.parse(bundle).stream().map(Commitment::hash))
                .containsExactlyElementsOf(bodies.stream().map(Commitment::hash).toList());
        assertThat(BodyBundle.parse(new byte[0])).isEmpty();
        for (int at = 0; at < bundle.length; at++) {
            byte[] bad = bundle.clone();
            bad[at] ^= 1;
            assertThat(refused(bad)).as("byte %d", at).isTrue();
            byte[] cut = java.util.Arrays.copyOf(bundle, at);
            int before = wholeBodies(bodies, at);
            assertThat(before >= 0 ? BodyBundle.parse(cut).size() == before : refused(cut))
                    .as("cut at %d", at)
                    .isTrue();
        }
    }

    /** How many whole bodies end exactly there; -1 where one ends in the middle. */
    private static int wholeBodies(List<Commitment> bodies, int at) {
        int end = 0;
        for (int i = 0; i <= bodies.size(); i++) {
            if (end == at) {
                return i;
            }
            end += i < bodies.size() ? 68 + bodies.get(i).jcs().length : 0;
        }
        return -1;
    }

    private static boolean refused(byte[] bundle) {
        try {
            BodyBundle.parse(bundle);
            return false;
        } catch (Malformed e) {
            return true;
        }
    }

    @Test
    void aValueThatIsNotCanonicalIsRefusedThoughItsHashFits() {
        byte[] salt = new byte[32];
        byte[] value = "{\"a\": 1}".getBytes(StandardCharsets.UTF_8);
        EntryTest.assertRefused(
                Malformed.Reason.NOT_CANONICAL,
                () -> Commitment.check(Hash.sha256(salt, value), salt, value));
    }

    @Test
    void entriesAreBundledAsTheTilesWantThem() {
        Samples samples = new Samples(4);
        List<Entry> entries = samples.chain(5);
        byte[] bundle = EntryBundle.of(entries);
        int first = entries.getFirst().length();
        assertThat(((bundle[0] & 0xff) << 8) | (bundle[1] & 0xff)).isEqualTo(first);
        assertThat(EntryBundle.parse(bundle)).isEqualTo(entries);
        EntryTest.assertRefused(
                Malformed.Reason.BUNDLE,
                () -> EntryBundle.split(java.util.Arrays.copyOf(bundle, bundle.length - 1)));
        EntryTest.assertRefused(
                Malformed.Reason.BUNDLE,
                () -> EntryBundle.split(java.util.Arrays.copyOf(bundle, first + 3)));
    }
}
