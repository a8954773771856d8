package org.lockfast.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignedAnswerTest {
    private static final String ORIGIN = "f-00112233445566ff/log";
    private final Ed25519Key log = Ed25519Key.of(ORIGIN, new byte[32]);
    private final Hash body = Hash.sha256(new byte[] {1, 2, 3});
    private final SignedAnswer answer = new SignedAnswer("d-1", "after=0&nonce=ab", body);

    @Test
    void holdsForThisQuestionOfThisAskerAndThisAnswerAlone() {
        String signature = answer.sign(log);
        assertThat(answer.isSigned(signature, log.key())).isTrue();
        assertThat(new SignedAnswer("d-2", answer.question(), body).isSigned(signature, log.key()))
                .isFalse();
        assertThat(new SignedAnswer("d-1", "after=0&nonce=ac", body).isSigned(signature, log.key()))
                .isFalse();
        Hash other = Hash.sha256(new byte[] {1, 2});
        assertThat(new SignedAnswer("d-1", answer.question(), other).isSigned(signature, log.key()))
                .isFalse();
    }

    @Test
    void anotherKeyOrAnotherOriginHasNotSignedIt() {
        String signature = answer.sign(log);
        byte[] seed = new byte[32];
        seed[0] = 1;
        assertThat(answer.isSigned(signature, Ed25519Key.of(ORIGIN, seed).key())).isFalse();
        assertThat(answer.isSigned(signature, log.renamed(ORIGIN + "2").key())).isFalse();
    }

    @Test
    void whatIsNoSignatureIsNone() {
        for (String none : new String[] {"", "AAAA", "\u2014", "a b", "\n", "\n\n"}) {
            assertThat(answer.isSigned(none, log.key())).as(none).isFalse();
        }
    }

    /** What the log signs of an answer stands for no checkpoint, whoever asks whatever. */
    @Test
    void itIsNoCheckpoint() {
        SignedAnswer like = new SignedAnswer(ORIGIN, "7", body);
        String text = "lockfast/answer/v1\n" + ORIGIN + "\n7\n" + body.base64() + "\n";
        String line = "\u2014 " + ORIGIN + " " + like.sign(log) + "\n";
        Note note = Note.parse((text + "\n" + line).getBytes(StandardCharsets.UTF_8));
        assertThat(note.verifiedBy(log.key())).isTrue();
        assertThatThrownBy(() -> Checkpoint.verify(note, log.key())).isInstanceOf(Malformed.class);
    }
}
