package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.TestForce.Device;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.journal.Acting;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.OfficerEvent;

/** What is written about an exhibit takes nothing from what it is found by. */
class FoundDespiteNoiseTest {
    @TempDir Path folder;
    private TestForce force;
    private UUID pack;
    private Set<String> before;

    @BeforeEach
    void found() {
        force = new TestForce(folder, 7);
        Device desk = force.joined("d-00000000000000d1");
        pack = desk.fresh();
        force.packages.add(pack);
        desk.record(TestForce.acting(TestForce.ODE, 0), desk.recordedAt(pack));
        force.server().receiveAll(desk.kept());
        before = words();
        assertThat(before).contains("black", "phone", "screen");
    }

    @AfterEach
    void close() {
        force.close();
    }

    private Set<String> words() {
        List<Object[]> rows = force.server().rows().getOrDefault("exhibit_words", List.of());
        assertThat(rows).hasSize(1);
        return Set.of(String.valueOf(rows.getFirst()[1]).split(" "));
    }

    private static String manyWords() {
        StringBuilder number = new StringBuilder();
        for (int i = 0; i < 9_000; i++) {
            number.append("0").append(Integer.toString(i, 36)).append(' ');
        }
        return number.toString();
    }

    private static NewEvent sealed(UUID pack, String number) {
        return NewEvent.of(pack, new ContinuityEvent.Sealed("NUMBERED_BAG", number));
    }

    /** Whoever has a device's key makes an officer's, and seals with it. */
    @Test
    void whatCountsForNothingIsNothingToFindItBy() {
        Device thief = force.joined("d-00000000000000f1");
        Ed25519Key made = Ed25519Key.of(TestForce.ODE + "/7", Hash.sha256(new byte[] {9}).bytes());
        Acting acting = new Acting(TestForce.ODE, "ADMINISTRATOR", Vouch.PASSWORD, made);
        thief.record(
                acting,
                NewEvent.of(
                        TestForce.ODE,
                        new OfficerEvent.Rekeyed(made.key().vkey(), "c2VhbA==", "x")));
        thief.record(acting, sealed(pack, manyWords()));
        thief.record(acting, sealed(pack, "B0779"));
        int had = force.server().kept().size();
        force.server().receiveAll(thief.kept());
        assertThat(force.server().kept().size()).isGreaterThanOrEqualTo(had + 3);
        assertThat(words()).isEqualTo(before);
    }

    /** By a key that counts, too. */
    @Test
    void aNumberIsTakenAsOneAndWhatTheRecordSaysKeepsItsRoom() {
        Device desk = force.joined("d-00000000000000f1");
        desk.record(TestForce.acting(TestForce.ODE, 0), sealed(pack, manyWords()));
        force.server().receiveAll(desk.kept());
        assertThat(words()).containsAll(before).hasSizeLessThan(before.size() + 70);
        for (int i = 0; i < 450; i++) {
            StringBuilder number = new StringBuilder();
            for (int word = 0; word < 12; word++) {
                number.append(Integer.toString(50_000 + i * 12 + word, 36)).append(' ');
            }
            desk.record(TestForce.acting(TestForce.ODE, 0), sealed(pack, number.toString()));
        }
        force.server().receiveAll(desk.kept());
        assertThat(words()).containsAll(before).hasSizeGreaterThan(4_900);
        assertThat(force.server().verify().firstOfEach()).isEmpty();
    }

    /** Of a long story, too, in which nothing that was said is ever taken away. */
    @Test
    void aLongStoryKeepsRoomForWhatTheRecordSays() {
        Device desk = force.joined("d-00000000000000f1");
        Device thief = force.joined("d-00000000000000f2");
        Ed25519Key made = Ed25519Key.of(TestForce.ODE + "/7", Hash.sha256(new byte[] {9}).bytes());
        Acting acting = new Acting(TestForce.ODE, "ADMINISTRATOR", Vouch.PASSWORD, made);
        thief.record(
                acting,
                NewEvent.of(
                        TestForce.ODE,
                        new OfficerEvent.Rekeyed(made.key().vkey(), "c2VhbA==", "x")));
        thief.record(acting, sealed(pack, manyWords()));
        force.server().receiveAll(thief.kept());
        for (int i = 0; i < 1_100; i++) {
            desk.record(TestForce.acting(TestForce.ODE, 0), sealed(pack, "C" + i));
        }
        force.server().receiveAll(desk.kept());
        thief.record(acting, sealed(pack, "zz " + manyWords()));
        force.server().receiveAll(thief.kept());
        desk.record(TestForce.acting(TestForce.ODE, 0), sealed(pack, "LATE77"));
        force.server().receiveAll(desk.kept());
        Set<String> words = words();
        assertThat(words).containsAll(before).contains("1ate77").doesNotContain("zz", "01zz");
        assertThat(force.server().verify().firstOfEach()).isEmpty();
    }
}
