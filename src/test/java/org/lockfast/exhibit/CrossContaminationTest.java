package org.lockfast.exhibit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lockfast.exhibit.CrossContamination.Contact;
import org.lockfast.exhibit.CrossContamination.Side;
import org.lockfast.exhibit.CrossContamination.Touch;
import org.lockfast.exhibit.CrossContamination.Warning;

class CrossContaminationTest {
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    private static Touch touch(String exhibit, Side side, String who, int hours) {
        Instant at = NOON.plus(Duration.ofHours(hours));
        return new Touch("case-1", exhibit, side, Contact.PERSON, who, at);
    }

    private static List<Warning> warnings(Touch... touches) {
        return CrossContamination.warnings(List.of(touches), DAY);
    }

    @Test
    void D24_sameHandsWithinTheHoursWarn() {
        Touch victim = touch("JSM/1", Side.VICTIM, "1187", 0);
        Touch suspect = touch("KD/4", Side.SUSPECT, "1187", 24);
        assertThat(warnings(suspect, victim)).containsExactly(new Warning(victim, suspect));
        assertThat(warnings(victim, suspect).getFirst().between()).isEqualTo(DAY);
    }

    @Test
    void D24_otherHandsOtherCaseLaterOrSameSideDoNot() {
        Touch victim = touch("JSM/1", Side.VICTIM, "1187", 0);
        assertThat(warnings(victim, touch("KD/4", Side.SUSPECT, "2204", 1))).isEmpty();
        assertThat(warnings(victim, touch("KD/4", Side.SUSPECT, "1187", 25))).isEmpty();
        assertThat(warnings(victim, touch("KD/4", Side.VICTIM, "1187", 1))).isEmpty();
        assertThat(warnings(victim, touch("KD/4", Side.OTHER, "1187", 1))).isEmpty();
        Touch elsewhere = new Touch("case-2", "KD/4", Side.SUSPECT, Contact.PERSON, "1187", NOON);
        assertThat(warnings(victim, elsewhere)).isEmpty();
        Touch van = new Touch("case-1", "KD/4", Side.SUSPECT, Contact.VEHICLE, "1187", NOON);
        assertThat(warnings(victim, van)).as("a vehicle is not the officer").isEmpty();
    }

    @Test
    void D24_vehiclesAndRoomsCountToo() {
        Touch one = new Touch("c", "A/1", Side.VICTIM, Contact.VEHICLE, "AB12CDE", NOON);
        Touch two = new Touch("c", "B/1", Side.SUSPECT, Contact.VEHICLE, "AB12CDE", NOON);
        assertThat(warnings(one, two)).hasSize(1);
    }

    @Test
    void D24_eachPairOfExhibitsWarnsOnceAtItsClosest() {
        Touch victim = touch("JSM/1", Side.VICTIM, "1187", 0);
        Touch again = touch("JSM/1", Side.VICTIM, "1187", 9);
        Touch suspect = touch("KD/4", Side.SUSPECT, "1187", 10);
        assertThat(warnings(victim, again, suspect)).containsExactly(new Warning(again, suspect));
    }

    @Test
    void D24_aHandlingAboutToHappenIsWarnedOfBeforehand() {
        Touch victim = touch("JSM/1", Side.VICTIM, "1187", 0);
        Touch next = touch("KD/4", Side.SUSPECT, "1187", 2);
        assertThat(CrossContamination.before(next, List.of(victim), DAY)).hasSize(1);
        Touch old = touch("KD/9", Side.SUSPECT, "1187", 1);
        assertThat(CrossContamination.before(next, List.of(victim, old), DAY))
                .as("only what the next one adds")
                .containsExactly(new Warning(victim, next));
    }

    @Test
    void D24_anyOrderOfTheSameHandlingsGivesTheSameWarnings() {
        long seed = 24;
        Random random = new Random(seed);
        List<Side> sides = List.of(Side.VICTIM, Side.SUSPECT, Side.OTHER);
        List<Touch> touches = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            touches.add(
                    touch(
                            "X/" + random.nextInt(15),
                            sides.get(random.nextInt(3)),
                            "pc" + random.nextInt(3),
                            i * 3));
        }
        List<Warning> expected = CrossContamination.warnings(touches, DAY);
        assertThat(expected).isNotEmpty();
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(touches, random);
            assertThat(CrossContamination.warnings(touches, DAY))
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }
}
