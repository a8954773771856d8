package org.lockfast.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a Zebra printer answers to ~HS, as its manual gives it. */
class HostStatusTest {
    private static final String WELL = "030,0,0,1245,000,0,0,0,000,0,0,0";
    private static final String SECOND = "000,0,0,0,0,2,4,0,00000000,1,000";

    private static byte[] answer(String one, String two) {
        return ("\u0002" + one + "\u0003\r\n\u0002" + two + "\u0003\r\n\u00021234,0\u0003\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void oneThatIsWell() {
        HostStatus status = HostStatus.read(answer(WELL, SECOND)).orElseThrow();
        assertThat(status.trouble()).isEmpty();
        assertThat(status.holdsSomething()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    030,1,0,1245,000,0,0,0,000,0,0,0 | 000,0,0,0,0,2,4,0,00000000,1,000 | PAPER_OUT
                    030,0,1,1245,000,0,0,0,000,0,0,0 | 000,0,0,0,0,2,4,0,00000000,1,000 | PAUSED
                    030,0,0,1245,000,1,0,0,000,0,0,0 | 000,0,0,0,0,2,4,0,00000000,1,000 | BUFFER_FULL
                    030,0,0,1245,000,0,0,0,000,1,0,0 | 000,0,0,0,0,2,4,0,00000000,1,000 | MEMORY_LOST
                    030,0,0,1245,000,0,0,0,000,0,0,1 | 000,0,0,0,0,2,4,0,00000000,1,000 | TOO_HOT
                    030,1,0,1245,000,0,0,0,000,0,0,0 | 000,0,1,0,0,2,4,0,00000000,1,000 | HEAD_OPEN
                    030,0,0,1245,000,0,0,0,000,0,0,0 | 000,0,0,1,0,2,4,0,00000000,1,000 | RIBBON_OUT
                    """)
    void eachTroubleIsSeen(String one, String two, PrinterTrouble trouble) {
        assertThat(HostStatus.read(answer(one, two)).orElseThrow().trouble()).contains(trouble);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    030,0,0,1245,002,0,0,0,000,0,0,0 | 000,0,0,0,0,2,4,0,00000000,1,000
                    030,0,0,1245,000,0,0,1,000,0,0,0 | 000,0,0,0,0,2,4,0,00000000,1,000
                    030,0,0,1245,000,0,0,0,000,0,0,0 | 000,0,0,0,0,2,4,0,00000007,1,000
                    """)
    void whatIsNotPrintedYetIsSeen(String one, String two) {
        assertThat(HostStatus.read(answer(one, two)).orElseThrow().holdsSomething()).isTrue();
    }

    @Test
    void whateverElseComesIsNoAnswer() {
        assertThat(HostStatus.read(answer("030,0", SECOND))).isEmpty();
        assertThat(HostStatus.read(answer("030,x,0,1245,000,0,0,0,000,0,0,0", SECOND))).isEmpty();
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            byte[] noise = answer(WELL, SECOND);
            for (int n = random.nextInt(1, 20); n > 0; n--) {
                noise[random.nextInt(noise.length)] = (byte) random.nextInt();
            }
            HostStatus.read(noise); // throws nothing
        }
    }
}
