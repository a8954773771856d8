package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.Conflict;
import org.lockfast.ledger.Entry;
import org.lockfast.log.CentralLog;
import org.lockfast.sync.SyncProblem;
import org.lockfast.sync.SyncResult;

/**
 * The server is restored from a copy, and what it lost was partly of a laptop alone at its station:
 * revoked before or after the copy was made, or lost for good. The log is whole again once those
 * that are left were asked.
 */
class RefilledAfterRevocationTest {
    private static final String ALONE = "Kings Cross";

    @TempDir Path folder;
    private ServedForce force;
    private ServedDevice office;
    private ServedDevice alone;

    @BeforeEach
    void twoStations() {
        force = ServedForce.in(folder);
        office = force.device("SCN-07");
        alone = force.device("STN-01", ALONE);
        office.record(1);
        alone.record(1);
        synced(office);
        synced(alone);
        synced(office);
    }

    private static void synced(ServedDevice device) {
        assertThat(device.sync().problems()).isEmpty();
    }

    private void revoke() {
        office.revoke(alone.store().device().signer(0).key().vkey());
        synced(office);
    }

    private Set<String> all() {
        Set<String> all = new HashSet<>();
        force.central()
                .log()
                .feed("", CentralLog.Scope.FORCE, 0, 1000, 0)
                .items()
                .forEach(item -> all.add(Entry.parse(item.entry()).eid().hex()));
        return all;
    }

    private void isWhole(Set<String> before) {
        assertThat(force.central().log().missing()).isEmpty();
        assertThat(force.central().log().state().open()).isTrue();
        assertThat(all()).containsAll(before);
    }

    /** It has nothing left to send: it asks all the same whether the log lacks something. */
    @Test
    void whatItHandedInAfterItsRevocationIsHandedBackByIt() throws Exception {
        revoke();
        Path copy = force.backup();
        alone.record(3);
        assertThat(alone.sync().problems())
                .extracting(SyncProblem::code)
                .containsExactly("revoked");
        synced(office);
        Set<String> before = all();
        force.restore(copy);
        office.sync();
        alone.sync();
        office.sync();
        isWhole(before);
    }

    /** Nobody synchronised since: what the server noted of its last push it alone was told. */
    @Test
    void whatTheServerNotedOfItsLastPushIsHandedBackByIt() throws Exception {
        revoke();
        Path copy = force.backup();
        alone.record(2);
        alone.sync();
        Set<String> before = all();
        force.restore(copy);
        office.sync();
        alone.sync();
        office.sync();
        isWhole(before);
    }

    /** What waits on it is refused while the log is filled again, and holds up no handing back. */
    @Test
    void whatWaitsOnItHoldsUpNoHandingBack() throws Exception {
        Path copy = force.backup();
        revoke();
        alone.record(3);
        alone.sync();
        synced(office);
        Set<String> before = all();
        force.restore(copy);
        office.sync();
        alone.record(2);
        SyncResult told = alone.sync();
        office.sync();
        alone.sync();
        office.sync();
        isWhole(before);
        assertThat(told.problems())
                .extracting(SyncProblem::sentence)
                .noneMatch(one -> one.matches(".*entry (\\d+).* \\1 entries.*"));
    }

    /** Nobody has to know what to look for. */
    @Test
    void whatARevokedLaptopGoesOnToRecordIsListedAtOtherStations() {
        ServedDevice far = force.device("FAR-01", "Farville"); // it keeps nothing of Kings Cross
        office.later(Duration.ofMinutes(1));
        revoke();
        synced(far);
        assertThat(far.store().conflicts().open()).isEmpty();
        alone.later(Duration.ofMinutes(2));
        alone.record(1);
        alone.sync();
        synced(far);
        far.store().journal().settle();
        assertThat(far.store().conflicts().open())
                .extracting(Conflict::kind)
                .containsExactly(Conflict.Kind.REVOKED);
        assertThat(ServedForce.value(far.client().elsewhere().ask("STN-01/2")))
                .singleElement()
                .satisfies(found -> assertThat(found.doubt()).contains("revoked"));
    }

    /** Whose entries are wanted is said before anybody gives them up. */
    @Test
    void whoseEntriesAreWantedIsSaid() throws Exception {
        ServedDevice second = force.device("STN-02", ALONE); // so nobody keeps it for STN-01
        Path copy = force.backup();
        office.record(1);
        synced(office);
        alone.record(3);
        synced(alone);
        synced(second);
        office.record(1);
        synced(office);
        force.restore(copy);
        office.sync();
        assertThat(force.central().log().missing()).isNotEmpty();
        String id = alone.store().device().device();
        assertThat(force.central().log().wantedOf()).contains(id);
        assertThat(force.order("status")).containsPattern("\"wantedOf\":\\[[^]]*\"STN-01\"");
        alone.sync();
        assertThat(force.central().log().wantedOf()).doesNotContain(id);
    }

    /** It never comes back, and nobody has revoked it when the copy is put back. */
    @Test
    void whatALostLaptopDidAloneIsHandedBackByAnother() throws Exception {
        Path copy = force.backup();
        alone.record(3);
        synced(alone);
        alone.shut();
        synced(office);
        Set<String> before = all();
        force.restore(copy);
        office.sync();
        office.sync();
        isWhole(before);
    }
}
