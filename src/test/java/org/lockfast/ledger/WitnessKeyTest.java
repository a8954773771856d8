package org.lockfast.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cosignatures by C2SP tlog-cosignature. */
class WitnessKeyTest {
    private static final Ed25519Key OWN = Ed25519Key.of("witness.example/1", new byte[32]);
    private static final WitnessKey KEY = WitnessKey.of("witness.example/1", OWN.key().publicKey());
    private static final Note CHECKPOINT =
            new Checkpoint("f-0011223344556677/log", 7, Hash.ZERO)
                    .sign(Ed25519Key.of("f-0011223344556677/log", new byte[32]));

    /** Made here byte by byte as the specification says, not by the class under test. */
    private static NoteSignature cosignature(long seconds, String text) {
        byte[] over =
                ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
        byte[] id =
                Hash.sha256(
                                "witness.example/1\n".getBytes(StandardCharsets.UTF_8),
                                new byte[] {4},
                                OWN.key().publicKey())
                        .bytes();
        byte[] line =
                ByteBuffer.allocate(76).put(id, 0, 4).putLong(seconds).put(OWN.sign(over)).array();
        return NoteSignature.parse(
                "\u2014 witness.example/1 " + Base64.getEncoder().encodeToString(line));
    }

    @Test
    void aCosignatureSaysWhenTheWitnessSawIt() {
        NoteSignature line = cosignature(1_780_000_000L, CHECKPOINT.text());
        assertThat(KEY.cosigned(CHECKPOINT, line)).contains(Instant.ofEpochSecond(1_780_000_000L));
        Note both = CHECKPOINT.with(List.of(line));
        assertThat(both.signatures()).hasSize(2);
        assertThat(KEY.cosigned(both, both.signatures().get(1))).isPresent();
        assertThat(KEY.cosigned(both, both.signatures().get(0))).isEmpty();
    }

    @Test
    void anotherTextTimeOrKeyIsNone() {
        NoteSignature line = cosignature(5, CHECKPOINT.text().replace("\n7\n", "\n8\n"));
        assertThat(KEY.cosigned(CHECKPOINT, line)).isEmpty();
        Note plain = Note.sign(CHECKPOINT.text(), List.of(OWN));
        assertThat(KEY.cosigned(plain, plain.signatures().getFirst())).isEmpty();
    }

    @Test
    void itsLineReadsBackAndAnotherKindDoesNot() {
        assertThat(WitnessKey.parse(KEY.vkey()).vkey()).isEqualTo(KEY.vkey());
        assertThatThrownBy(() -> WitnessKey.parse(OWN.key().vkey())).isInstanceOf(Malformed.class);
        String id = KEY.vkey().split("\\+")[1];
        String other = HexFormat.of().toHexDigits(HexFormat.fromHexDigits(id) ^ 1);
        assertThatThrownBy(() -> WitnessKey.parse(KEY.vkey().replace(id, other)))
                .isInstanceOf(Malformed.class);
    }
}
