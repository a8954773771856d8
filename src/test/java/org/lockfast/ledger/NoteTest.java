package org.lockfast.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
    /** The key and the note of Go's golang.org/x/mod/sumdb/note documentation. */
    private static final String NEUMANN =
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String TEXT =
            """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String LINE =
            "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String ENOCH =
            "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
    private static final String ENOCH_LINE =
            "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

    private static Note note(String text) {
        return Note.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theKnownNoteOfGoIsVerified() {
        VerifyKey key = VerifyKey.parse(NEUMANN);
        assertThat(key.name()).isEqualTo("PeterNeumann");
        assertThat(key.type()).isEqualTo(KeyType.ED25519);
        assertThat(key.keyId()).isEqualTo(0xc74f20a3);
        assertThat(key.vkey()).isEqualTo(NEUMANN);
        Note note = note(TEXT + "\n" + LINE);
        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note.verifiedBy(key)).isTrue();
        assertThat(note.toString()).isEqualTo(TEXT + "\n" + LINE);
        assertThat(note(TEXT.replace("don't", "do") + "\n" + LINE).verifiedBy(key)).isFalse();
    }

    @Test
    void severalSignaturesStandUnderOneText() {
        Note note = note(TEXT + "\n" + LINE + ENOCH_LINE);
        assertThat(note.verifiedBy(VerifyKey.parse(NEUMANN))).isTrue();
        assertThat(note.verifiedBy(VerifyKey.parse(ENOCH))).isTrue();
        assertThat(note.signaturesOf(VerifyKey.parse(ENOCH))).hasSize(1);
    }

    @Test
    void aLineUnderTheSameNameWithAnotherKeyIdIsIgnored() {
        VerifyKey key = VerifyKey.parse(NEUMANN);
        Ed25519Key other = Ed25519Key.of("PeterNeumann", Samples.seed("other"));
        String foreign = NoteSignature.make(other, TEXT.getBytes(StandardCharsets.UTF_8)).line();
        assertThat(note(TEXT + "\n" + foreign + "\n").verifiedBy(key)).isFalse();
        assertThat(note(TEXT + "\n" + foreign + "\n" + LINE).verifiedBy(key)).isTrue();
        String enochAsNeumann = ENOCH_LINE.replace("EnochRoot", "PeterNeumann");
        assertThat(note(TEXT + "\n" + enochAsNeumann + LINE).verifiedBy(key)).isTrue();
    }

    @Test
    void oneBadLineOfAKnownKeySpoilsTheNote() {
        VerifyKey key = VerifyKey.parse(NEUMANN);
        String bad = LINE.replace("x08go/ZJ", "x08go/ZK");
        assertThat(note(TEXT + "\n" + LINE + bad).verifiedBy(key)).isFalse();
    }

    @Test
    void whatWeSignIsReadBack() {
        Ed25519Key log = Ed25519Key.of("d-7f3a0c1122334455/log", Samples.seed("log"));
        Ed25519Key witness = log.renamed("witness.example");
        Note note = Note.sign("Zeile – größer\n\nzweite\n", List.of(log));
        Note both = note.with(List.of(NoteSignature.make(witness, note.textBytes())));
        Note read = Note.parse(both.bytes());
        assertThat(read.text()).isEqualTo("Zeile – größer\n\nzweite\n");
        assertThat(read.verifiedBy(log.key())).isTrue();
        assertThat(read.verifiedBy(witness.key())).isTrue();
        assertThat(witness.key().keyId()).isNotEqualTo(log.key().keyId());
    }

    @Test
    void sixteenSignaturesAreTakenAHundredAndOneAreNot() {
        assertThat(note(TEXT + "\n" + LINE.repeat(16)).signatures()).hasSize(16);
        assertThat(note(TEXT + "\n" + LINE.repeat(100)).signatures()).hasSize(100);
        EntryTest.assertRefused(
                Malformed.Reason.TOO_MANY_SIGNATURES, () -> note(TEXT + "\n" + LINE.repeat(101)));
    }

    @Test
    void textWithTabsReturnsOrNulsIsRefused() {
        for (int c = 0; c < 0x20; c++) {
            if (c != '\n') {
                String bad = TEXT.replace(',', (char) c) + "\n" + LINE;
                EntryTest.assertRefused(Malformed.Reason.CONTROL_CHARACTER, () -> note(bad));
            }
        }
        assertThat(note(TEXT.replace(',', '\u007f') + "\n" + LINE).signatures()).hasSize(1);
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        for (byte[] bad :
                List.of(
                        new byte[] {(byte) 0xff},
                        new byte[] {(byte) 0xc0, (byte) 0x80},
                        new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80})) {
            byte[] rest = (TEXT + "\n" + LINE).getBytes(StandardCharsets.UTF_8);
            byte[] all = new byte[bad.length + rest.length];
            System.arraycopy(bad, 0, all, 0, bad.length);
            System.arraycopy(rest, 0, all, bad.length, rest.length);
            EntryTest.assertRefused(Malformed.Reason.NOT_UTF8, () -> Note.parse(all));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "a\n",
                "a\n\n",
                "a\n\n— x",
                "a\n\n\n",
            })
    void notesWithoutSignaturesAreRefused(String bad) {
        EntryTest.assertRefused(Malformed.Reason.NO_SIGNATURES, () -> note(bad));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "— x y\n",
                "— x AAAA\n", // a key id and no signature
                "- PeterNeumann x08go/ZJkg==\n",
                "—PeterNeumann x08go/ZJkg==\n",
                "—  x08go/ZJkg==\n",
                "— PeterNeumann  x08go/ZJkg==\n",
                "— PeterNeumann x08go/ZJkg\n",
                "— PeterNeumann x08go/ZJkh==\n",
                "— PeterNeumann x08go_ZJkg==\n",
                "— Peter+Neumann x08go/ZJkg==\n",
                "— Peter\u00a0Neumann x08go/ZJkg==\n",
                "— Peter\u0085Neumann x08go/ZJkg==\n",
                "— Peter\u2003Neumann x08go/ZJkg==\n",
                "— PeterNeumann x08go/ZJkg== \n",
                "— PeterNeumann x08go/ZJkg==\nx\n",
            })
    void signatureLinesOutOfFormAreRefused(String line) {
        EntryTest.assertRefused(Malformed.Reason.SIGNATURE_LINE, () -> note(TEXT + "\n" + line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PeterNeumann",
                "PeterNeumann+c74f20a3",
                "PeterNeumann+c74f20a3+",
                "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T",
                "PeterNeumann+c74f20a3+BBpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWAA==",
            })
    void keyLinesOutOfFormAreRefused(String vkey) {
        EntryTest.assertRefused(Malformed.Reason.KEY, () -> VerifyKey.parse(vkey));
    }

    @Test
    void anEmptySignerListMakesNoNote() {
        EntryTest.assertRefused(
                Malformed.Reason.NO_SIGNATURES, () -> Note.sign(TEXT, Collections.emptyList()));
    }
}
