package org.lockfast.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Every reader refuses bytes with {@link Malformed} and nothing else, and has one spelling only.
 */
class FuzzTest {
    /** Reads bytes and writes what it understood. */
    private static Map<String, Function<byte[], byte[]>> readers() {
        Map<String, Function<byte[], byte[]>> readers = new TreeMap<>();
        readers.put("entry", b -> Entry.parse(b).bytes());
        readers.put("note", b -> Note.parse(b).bytes());
        readers.put("proof", b -> TlogProof.parse(b).bytes());
        readers.put("consistency", b -> ConsistencyProof.parse(b).bytes());
        readers.put(
                "checkpoint",
                b -> Checkpoint.of(Note.parse(b)).text().getBytes(StandardCharsets.UTF_8));
        readers.put("bodies", b -> BodyBundle.of(BodyBundle.parse(b)));
        readers.put("entries", b -> EntryBundle.of(EntryBundle.parse(b)));
        readers.put("json", b -> Jcs.bytes(Jcs.parse(b)));
        readers.put(
                "key",
                b -> latin(VerifyKey.parse(new String(b, StandardCharsets.ISO_8859_1)).vkey()));
        return readers;
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<byte[]> goodOnes() {
        Samples samples = new Samples(13);
        List<Entry> entries = samples.chain(3);
        MerkleTree tree = new MerkleTree();
        entries.forEach(entry -> tree.add(entry.eid()));
        Note head = new Checkpoint(samples.log.key().name(), 3, tree.root()).sign(samples.log);
        return List.of(
                entries.getFirst().bytes(),
                head.bytes(),
                TlogProof.of(1, tree.inclusion(1, 3), head).bytes(),
                ConsistencyProof.of(1, tree.consistency(1, 3), head).bytes(),
                BodyBundle.of(
                        List.of(
                                Commitment.of(
                                        JsonNodeFactory.instance.stringNode("x"), new Random(1)))),
                EntryBundle.of(entries),
                Jcs.bytes(entries.getFirst().json()),
                latin(samples.log.key().vkey()));
    }

    @Test
    void readersRefuseAndNeverBreak() {
        long seed = 99;
        Random random = new Random(seed);
        Map<String, Function<byte[], byte[]>> readers = readers();
        int understood = 0;
        for (byte[] good : goodOnes()) {
            for (int round = 0; round < 1500; round++) {
                byte[] bytes = round == 0 ? good : changed(good, random);
                for (Map.Entry<String, Function<byte[], byte[]>> reader : readers.entrySet()) {
                    byte[] again = again(reader.getValue(), bytes);
                    if (again == null || reader.getKey().equals("checkpoint")) {
                        continue; // refused; and of a checkpoint only the text is written again
                    }
                    understood++;
                    assertThat(again)
                            .as("%s, seed %d, round %d", reader.getKey(), seed, round)
                            .isEqualTo(bytes);
                }
            }
        }
        assertThat(understood).isPositive();
    }

    private static byte @org.jspecify.annotations.Nullable [] again(
            Function<byte[], byte[]> reader, byte[] bytes) {
        try {
            return reader.apply(bytes);
        } catch (Malformed e) {
            assertThat(e.getMessage()).isNotBlank();
            return null;
        }
    }

    private static byte[] changed(byte[] good, Random random) {
        byte[] bytes = good.clone();
        switch (random.nextInt(4)) {
            case 0 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 2 -> bytes = Arrays.copyOfRange(bytes, random.nextInt(bytes.length), bytes.length);
            default -> {
                String signs = "\n \u2014+/=0{}[]\",:\\\u0000";
                byte[] sign =
                        signs.substring(random.nextInt(signs.length() - 1))
                                .substring(0, 1)
                                .getBytes(StandardCharsets.UTF_8);
                int at = random.nextInt(bytes.length);
                System.arraycopy(sign, 0, bytes, at, Math.min(sign.length, bytes.length - at));
            }
        }
        return bytes;
    }
}
