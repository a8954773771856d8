package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.Conflict;

/**
 * What is done at one station about a computer, as the computers of a station see it that are sent
 * nothing else of the first: no one keeps anything for another.
 */
class OtherStationsTest {
    @TempDir Path folder;
    private ServedForce force;
    private ServedDevice office;
    private ServedDevice lost;
    private ServedDevice far;
    private ServedDevice farther;
    private ServedDevice fourth;

    @BeforeEach
    void threeStationsOfTwo() {
        force = ServedForce.in(folder);
        office = force.device("SCN-01");
        lost = force.device("SCN-02");
        office.record(1);
        lost.record(1);
        synced(office, lost, office);
        far = force.device("OTH-01", "Otherham");
        farther = force.device("THI-01", "Third Street");
        fourth = force.device("FOU-01", "Fourth Street");
        force.device("FOU-02", "Fourth Street").close();
        force.device("OTH-02", "Otherham").close();
        force.device("THI-02", "Third Street").close();
        office.later(Duration.ofMinutes(1));
        office.revoke(lost.store().device().signer(0).key().vkey());
        synced(office, far, farther, fourth);
    }

    @AfterEach
    void close() {
        for (ServedDevice one : List.of(office, lost, far, farther, fourth)) {
            one.close();
        }
        force.close();
    }

    private static void synced(ServedDevice... devices) {
        for (ServedDevice device : devices) {
            assertThat(device.sync().problems()).isEmpty();
            device.store().journal().settle();
        }
    }

    private static List<Conflict> open(ServedDevice device) {
        return device.store().conflicts().open();
    }

    /** What was before it, of that computer's keyring, they are never sent. */
    @Test
    void aRevocationWaitsForNothingThere() {
        assertThat(far.entries("device.revoked")).hasSize(1);
        assertThat(open(far)).isEmpty();
        assertThat(open(farther)).isEmpty();
    }

    /**
     * One supervisor's finding is enough wherever the same of it is known; who keeps the records of
     * the computer's station knows more of it, and looks at that too.
     */
    @Test
    void whatWasFoundAboutAComputerClosesItEverywhere() {
        lost.later(Duration.ofMinutes(2));
        lost.record(1);
        lost.sync();
        synced(office, far, farther, fourth);
        assertThat(open(fourth)).extracting(Conflict::kind).containsExactly(Conflict.Kind.REVOKED);
        ServedForce.value(
                farther.store()
                        .resolving()
                        .resolve(
                                farther.session(),
                                open(farther).getFirst(),
                                Conflict.Finding.BOTH_IN_ORDER,
                                "The officer had it with them"));
        synced(farther, far, fourth);
        assertThat(open(farther)).isEmpty();
        assertThat(open(fourth)).isEmpty();
        assertThat(far.entries("continuity.resolved")).hasSize(1);
    }
}
