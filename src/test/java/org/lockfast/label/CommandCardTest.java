package org.lockfast.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CommandCardTest {
    /** Cards lie beside scanners for years and must be read by every later version. */
    @Test
    void theirCodesAreTheSameForEver() {
        assertThat(Arrays.stream(CommandCard.values()).map(card -> card + " " + card.code()))
                .containsExactly(
                        "HAND_OVER PKRTE50TRKHJR68H",
                        "BOOK_IN PKE9WE09T8SGDZYV",
                        "DONE PKFKPSZMZ9D7MS5Q",
                        "PRINT PKK8MC0RFKVDWYY2",
                        "UNDO PKXDT68E4XEW4D2B");
    }

    @Test
    void aCardIsKnownByItsCodeAndOneOfALaterVersionIsNot() {
        assertThat(CommandCard.of("PKFKPSZMZ9D7MS5Q")).contains(CommandCard.DONE);
        assertThat(CommandCard.of(MadeCode.of(LabelKind.COMMAND, "later", new byte[1]).value()))
                .isEmpty();
    }
}
