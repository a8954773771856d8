package org.lockfast.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies by C2SP tlog-policy. */
class WitnessPolicyTest {
    private static final Ed25519Key LOG = key("f-0011223344556677/log", 99);
    private static final Note CHECKPOINT = new Checkpoint(LOG.key().name(), 7, Hash.ZERO).sign(LOG);

    /** The example of the specification, with keys. */
    private static final String TWO_LEVELS =
            """
            # two organisations
            log LOG https://log.example
            \twitness X1 W1  https://w.example
            witness X2 W2
            witness X3 W3
            group X-witnesses 2 X1 X2 X3

            witness Y1 W4
            witness Y2 W5
            group Y-witnesses any Y1 Y2
            group X-and-Y all X-witnesses Y-witnesses
            quorum X-and-Y
            """;

    private static Ed25519Key key(String name, int n) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) n);
        return Ed25519Key.of(name, seed);
    }

    private static Ed25519Key witness(int n) {
        return key("witness.example/" + n, n);
    }

    private static String vkey(int n) {
        return WitnessKey.of(witness(n).key().name(), witness(n).key().publicKey()).vkey();
    }

    private static WitnessPolicy policy(String text) {
        String filled = text.replace("LOG", LOG.key().vkey());
        for (int n = 1; n <= 5; n++) {
            filled = filled.replace("W" + n, vkey(n));
        }
        return WitnessPolicy.parse(filled.getBytes(StandardCharsets.UTF_8));
    }

    /** Line of the n-th witness, n seconds after 1,000. */
    private static NoteSignature line(int n, String text) {
        long seconds = 1_000L + n;
        byte[] over =
                ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
        byte[] line =
                ByteBuffer.allocate(76)
                        .put(HexFormat.of().parseHex(vkey(n).split("\\+")[1]))
                        .putLong(seconds)
                        .put(witness(n).sign(over))
                        .array();
        return NoteSignature.parse(
                "\u2014 witness.example/" + n + " " + Base64.getEncoder().encodeToString(line));
    }

    private static Note by(String who) {
        List<NoteSignature> lines = new ArrayList<>();
        for (int i = 0; i < who.length(); i++) {
            lines.add(line(who.charAt(i) - '0', CHECKPOINT.text()));
        }
        return lines.isEmpty() ? CHECKPOINT : CHECKPOINT.with(lines);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    '', -
                    12, -
                    45, -
                    14, -
                    124, 1004
                    235, 1005
                    12345, 1004
                    543, -
                    5431, 1004
                    """)
    void aGroupOfGroupsIsMetByEnoughOfEach(String who, Long since) {
        assertThat(policy(TWO_LEVELS).met(by(who)).map(Instant::getEpochSecond).orElse(null))
                .isEqualTo(since);
    }

    @Test
    void itSaysWhatItIsForAndWhomItNames() {
        WitnessPolicy policy = policy(TWO_LEVELS);
        assertThat(policy.asks()).isTrue();
        assertThat(policy.logs()).containsExactly(LOG.key());
        assertThat(policy.isFor(LOG.key())).isTrue();
        assertThat(policy.isFor(key("f-0011223344556677/log2", 99).key())).isTrue();
        assertThat(policy.isFor(key("f-0011223344556677/log", 98).key())).isFalse();
        assertThat(policy.witnesses().stream().map(WitnessKey::vkey))
                .containsExactly(vkey(1), vkey(2), vkey(3), vkey(4), vkey(5));
    }

    @Test
    void oneWitnessMayBeEnoughAndSoMayNone() {
        WitnessPolicy one = policy("witness w W1\nquorum w");
        assertThat(one.met(by("1"))).contains(Instant.ofEpochSecond(1_001));
        assertThat(one.met(by("2"))).isEmpty();
        assertThat(one.isFor(LOG.key())).isTrue();
        WitnessPolicy none = policy("quorum none\n");
        assertThat(none.asks()).isFalse();
        assertThat(none.met(CHECKPOINT)).isPresent();
    }

    @Test
    void aLineOverAnotherCheckpointCountsForNothing() {
        Note other = new Checkpoint(LOG.key().name(), 8, Hash.ZERO).sign(LOG);
        Note moved = CHECKPOINT.with(List.of(line(1, other.text())));
        assertThat(policy("witness w W1\nquorum w\n").met(moved)).isEmpty();
    }

    @Test
    void octetsBeyondAsciiAreOpaque() {
        String k = "witness K W1\nwitness \u212a W2\nquorum \u212a\n"; // a Kelvin sign is no K
        assertThat(policy(k).met(by("2"))).isPresent();
        assertThat(policy(k).met(by("1"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing\n",
                "quorum none\nquorum none\n",
                "quorum w\nwitness w W1\n",
                "witness none W1\nquorum none\n",
                "witness w W1\nwitness w W2\nquorum w\n",
                "witness v W1\nwitness w W1\nquorum w\n",
                "witness w LOG\nquorum w\n",
                "witness w\nquorum w\n",
                "log LOG\nlog LOG\nquorum none\n",
                "log W1\nquorum none\n",
                "witness w W1\ngroup g 2 w\nquorum g\n",
                "witness w W1\ngroup g 0 w\nquorum g\n",
                "witness w W1\ngroup g some w\nquorum g\n",
                "witness w W1\ngroup g 1 w w\nquorum g\n",
                "witness w W1\ngroup g any w\ngroup h any w\nquorum h\n",
                "witness w W1\ngroup g any none\nquorum g\n",
                "witness w W1\ngroup g any\nquorum g\n",
                "witness w W1\ngroup g any g\nquorum g\n",
                "witness w W1\r\nquorum w\r\n",
                "quorum none now\n",
                "witnesses w W1\nquorum none\n"
            })
    void whatIsOutOfFormIsNamedByItsLine(String text) {
        assertThatThrownBy(() -> policy(text))
                .isInstanceOf(Malformed.class)
                .hasMessageStartingWith("Line ");
    }

    @Test
    void aFileOfAnySizeIsNotRead() {
        assertThatThrownBy(() -> policy("#".repeat(70_000))).isInstanceOf(Malformed.class);
    }
}
