package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.Happening;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Hash;

class DossierTest {
    private static final UUID EXHIBIT = UUID.fromString("0198c5d2-0000-7000-8000-000000000001");
    private static final UUID BAG = UUID.fromString("0198c5d2-0000-7000-8000-000000000002");
    private static final UUID BOX = UUID.fromString("0198c5d2-0000-7000-8000-000000000003");

    private static Happening seen(
            String device, long seq, String at, UUID subject, Happening... knowing) {
        return new Happening(
                Hash.sha256((device + " " + seq).getBytes(StandardCharsets.US_ASCII)),
                seq,
                subject,
                "test/1",
                new ContinuityEvent.LookedAt("A1", "UNBROKEN", null),
                null,
                Instant.parse("2026-03-14T" + at + ":00Z"),
                null,
                "PROPERTY_OFFICER",
                Vouch.PASSWORD,
                null,
                null,
                device,
                0,
                seq,
                Arrays.stream(knowing).map(Happening::eid).toList(),
                "test",
                Set.of());
    }

    /** What was said of a package that is gone holds nothing of the rest in its place. */
    @Test
    void aDossierThatLostAPackageIsAsOneThatNeverHadIt() {
        Happening exhibit = seen("d-0000000000000001", 0, "10:00", EXHIBIT);
        Happening bag = seen("d-0000000000000001", 1, "10:01", BAG);
        Happening bagElsewhere = seen("d-0000000000000002", 2, "09:00", BAG, bag);
        Happening box = seen("d-0000000000000002", 3, "09:01", BOX);
        Dossier had = new Dossier(1, EXHIBIT);
        had.add(exhibit);
        had.add(bag);
        had.add(bagElsewhere);
        had.add(box);
        assertThat(had.story()).containsExactly(exhibit, bag, bagElsewhere, box);
        Dossier never = new Dossier(1, EXHIBIT);
        never.add(exhibit);
        never.add(box);

        had.lose(BAG);

        assertThat(had.story()).containsExactly(box, exhibit).isEqualTo(never.story());
    }

    /** What was told as two accounts is taken back: the index tells of it once more. */
    @Test
    void whatComesLateAndClosesAGapMayStillHaveConflictsToTakeBack() {
        Happening first = seen("d-0000000000000001", 0, "10:00", EXHIBIT);
        Happening second = seen("d-0000000000000001", 1, "10:01", EXHIBIT, first);
        Dossier dossier = new Dossier(1, EXHIBIT);
        dossier.add(first);
        assertThat(dossier.mayConflict()).isFalse();
        dossier.add(seen("d-0000000000000001", 2, "10:02", EXHIBIT, second));
        dossier.told();
        assertThat(dossier.mayConflict()).isTrue();

        dossier.add(second);

        assertThat(dossier.isOneChain()).isTrue();
        assertThat(dossier.mayConflict()).isTrue();
        dossier.told();
        assertThat(dossier.mayConflict()).isFalse();
    }

    @Test
    void whatIsLeftOfOneDeviceIsOneChainAgain() {
        Happening exhibit = seen("d-0000000000000001", 0, "10:00", EXHIBIT);
        Dossier dossier = new Dossier(1, EXHIBIT);
        dossier.add(exhibit);
        dossier.add(seen("d-0000000000000002", 1, "09:00", BAG));
        assertThat(dossier.isOneChain()).isFalse();

        dossier.lose(BAG);

        assertThat(dossier.isOneChain()).isTrue();
    }
}
