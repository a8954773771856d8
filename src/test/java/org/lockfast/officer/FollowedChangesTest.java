package org.lockfast.officer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Entries;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Signer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which entries about keys count, and what is said of those that ended keys sign. */
class FollowedChangesTest {
    private static final UUID ODE = UUID.fromString("0198c5d2-0000-7000-8000-0000000000de");
    private static final UUID SMITH = UUID.fromString("0198c5d2-0000-7000-8000-000000000bbb");
    private static final UUID RAMAN = UUID.fromString("0198c5d2-0000-7000-8000-000000000aaa");
    private static final UUID ZED = UUID.fromString("0198c5d2-0000-7000-8000-000000000ccc");
    private static final Ed25519Key SHEET = key("recovery");
    private static final String DESK = "d-0000000000000000";
    private static final String LAPTOP = "d-0000000000000001";

    private final FollowedChanges changes = new FollowedChanges(DESK);
    private final Map<String, Long> next = new java.util.HashMap<>();
    private long record;

    /** An entry about to be signed. */
    private final class Draft {
        private final ObjectNode line = JsonNodeFactory.instance.objectNode();
        private final List<Signer> signers = new ArrayList<>();
        private final ObjectNode body;

        Draft(String device, int epoch, String type, UUID about) {
            String chain = device + "/" + epoch;
            line.put("v", 1).put("type", type + "/1").put("app", "0.1.0+test");
            line.put("id", new UUID(0x0198c5d200007000L, Long.MIN_VALUE | record).toString());
            line.put("dev", device).put("epoch", epoch);
            line.put("seq", next.merge(chain, 1L, Long::sum) - 1);
            line.put("prev", Hash.ZERO.base64()).put("subj", about.toString());
            line.putArray("par");
            line.put("rec", 1_000_000L + record * 1000).put("mono", 1L);
            line.put("boot", "00000000000000ff");
            body = line.putObject("body");
            signers.add(key(device + "/0").renamed(chain));
        }

        Draft by(UUID officer, int epoch) {
            person("act", officer, epoch).put("role", "ADMINISTRATOR");
            return this;
        }

        Draft with(UUID second) {
            person("with", second, 0).put("as", "supervisor");
            return this;
        }

        private ObjectNode person(String as, UUID officer, int epoch) {
            ObjectNode person = line.putObject(as).put("id", officer.toString());
            person.putObject("auth").put("m", "pwd");
            signers.add(key(officer + "/" + epoch));
            return person;
        }

        Draft says(String field, String value) {
            body.put(field, value);
            return this;
        }

        Draft saysAt(long rec) {
            line.put("rec", rec);
            return this;
        }

        Entry entry() {
            return Entries.sign(line, signers);
        }

        /** Whether it counts at once. */
        boolean taken() {
            return changes.take(entry(), record++).containsKey(record - 1);
        }

        @Nullable KeyDoubt doubt() {
            return changes.doubt(entry(), record, false);
        }
    }

    private static Ed25519Key key(String name) {
        return Ed25519Key.of(name, Hash.sha256(name.getBytes(StandardCharsets.UTF_8)).bytes());
    }

    private static String vkey(String name) {
        return key(name).key().vkey();
    }

    private static byte[] proven(String sheet, String fresh) {
        return ("lockfast/recovery/used/v1\n" + sheet + "\n" + vkey(fresh) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What the holder of the sheet signs for a key. */
    private static String proof(String sheet, String fresh) {
        return java.util.Base64.getEncoder().encodeToString(SHEET.sign(proven(sheet, fresh)));
    }

    private Draft draft(String device, int epoch, String type, UUID about) {
        return new Draft(device, epoch, type, about);
    }

    private Draft added(String device, UUID officer, String role) {
        Draft draft =
                draft(device, 0, "officer.added", officer)
                        .says("vkey", vkey(officer + "/0"))
                        .says("seal", "c2VhbA==");
        draft.body.putArray("roles").add(role);
        return draft;
    }

    @BeforeEach
    void found() {
        Draft founding =
                draft(DESK, 0, "force.founded", ZED)
                        .by(ODE, 0)
                        .says("forceKey", vkey("f-00112233445566ff/0"))
                        .says("deviceKey", vkey(DESK + "/0"))
                        .says("officerKey", vkey(ODE + "/0"))
                        .says("logKey", vkey("f-00112233445566ff/log"));
        founding.signers.addFirst(key("f-00112233445566ff/0"));
        assertThat(founding.taken()).isTrue();
        assertThat(added(DESK, ODE, "ADMINISTRATOR").by(ODE, 0).taken()).isTrue();
        assertThat(
                        draft(DESK, 0, "device.enrolled", ZED)
                                .says("vkey", vkey(LAPTOP + "/0"))
                                .says("seal", "c2VhbA==")
                                .taken())
                .isTrue();
        assertThat(added(DESK, RAMAN, "SUPERVISOR").by(ODE, 0).taken()).isTrue();
    }

    private Draft handedOut(String device, int epoch) {
        return draft(device, epoch, "continuity.handed-out", ZED).by(RAMAN, 0);
    }

    private void end(String how, int epoch) {
        Draft ending = draft(DESK, epoch, how, RAMAN).by(ODE, 0);
        if (how.equals("officer.rekeyed")) {
            ending.says("vkey", vkey(RAMAN + "/1")).says("seal", "c2VhbA==");
        } else if (how.equals("key.revoked")) {
            ending.says("vkey", vkey(RAMAN + "/0"));
        }
        assertThat(ending.taken()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"officer.retired", "officer.rekeyed", "key.revoked"})
    void whatComesAfterItsKeyWasEndedIsMarkedHoweverThatIsCalled(String how) {
        Entry early = handedOut(LAPTOP, 0).entry();
        assertThat(changes.doubt(early, record, false)).isNull();
        end(how, 0);
        KeyDoubt late = handedOut(LAPTOP, 0).saysAt(1).doubt();
        assertThat(late).isNotNull();
        assertThat(Objects.requireNonNull(late).counts()).isTrue();
        assertThat(late.sentence()).endsWith("it says that it was recorded before that");
        assertThat(changes.isOfWhoRetired(handedOut(LAPTOP, 0).saysAt(1).entry(), record, false))
                .isEqualTo(how.equals("officer.retired"));
        assertThat(Objects.requireNonNull(handedOut(LAPTOP, 0).doubt()).counts()).isFalse();
    }

    /** Whoever has the device's key goes on in an epoch that is past. */
    @Test
    void onlyItsPlaceInTheEpochOfTheEndingShowsThatItWasBefore() {
        Entry before = handedOut(DESK, 1).saysAt(9_000_000).entry();
        end("officer.retired", 1);
        assertThat(changes.doubt(before, record, false)).isNull();
        KeyDoubt forked = changes.doubt(before, record, true);
        assertThat(Objects.requireNonNull(forked).counts()).isTrue();
        assertThat(forked.sentence()).endsWith("it says that it was recorded before that");
        KeyDoubt older = handedOut(DESK, 0).saysAt(1).doubt();
        assertThat(Objects.requireNonNull(older).counts()).isTrue();
        KeyDoubt later = handedOut(DESK, 0).saysAt(9_000_000).doubt();
        assertThat(Objects.requireNonNull(later).counts()).isFalse();
    }

    @Test
    void aSheetIsUsedWhereItWasMadeAndToProveAKey() {
        assertThat(
                        draft(DESK, 0, "recovery.made", ZED)
                                .by(ODE, 0)
                                .says("recovery", "sheet 1")
                                .says("seal", "c2VhbA==")
                                .says("key", SHEET.key().vkey())
                                .taken())
                .isTrue();
        for (String device : List.of(LAPTOP, DESK)) {
            assertThat(
                            draft(device, 0, "recovery.used", ZED)
                                    .by(RAMAN, 0)
                                    .says("recovery", "sheet 1")
                                    .says("proof", proof("sheet 1", RAMAN + "/0"))
                                    .taken())
                    .as("RAMAN has no sheet")
                    .isFalse();
        }
        assertThat(
                        draft(DESK, 0, "officer.rekeyed", ODE)
                                .by(ODE, 1)
                                .says("vkey", vkey(ODE + "/1"))
                                .says("seal", "c2VhbA==")
                                .taken())
                .isTrue();
        assertThat(draft(DESK, 0, "exhibit.noted", ZED).by(ODE, 1).doubt()).isNotNull();
        assertThat(draft(DESK, 0, "exhibit.noted", ZED).by(ODE, 0).doubt()).isNull();
        for (String forged :
                List.of(
                        "",
                        "c2VhbA==",
                        proof("sheet 2", ODE + "/1"),
                        proof("sheet 1", ODE + "/0"),
                        java.util.Base64.getEncoder()
                                .encodeToString(
                                        key(ODE + "/1").sign(proven("sheet 1", ODE + "/1"))))) {
            assertThat(
                            draft(DESK, 0, "recovery.used", ZED)
                                    .by(ODE, 1)
                                    .says("recovery", "sheet 1")
                                    .says("proof", forged)
                                    .taken())
                    .as("the sheet's name is everybody's to read: %s", forged)
                    .isFalse();
        }
        assertThat(draft(DESK, 0, "exhibit.noted", ZED).by(ODE, 0).doubt()).isNull();
        Draft used =
                draft(DESK, 0, "recovery.used", ZED)
                        .by(ODE, 1)
                        .says("recovery", "sheet 1")
                        .says("proof", proof("sheet 1", ODE + "/1"));
        assertThat(used.taken()).isTrue();
        assertThat(draft(DESK, 0, "exhibit.noted", ZED).by(ODE, 0).doubt()).isNotNull();
        assertThat(draft(DESK, 0, "exhibit.noted", ZED).by(ODE, 1).doubt()).isNull();
    }

    @Test
    void aChangeWithAnOfficerWhoIsNoAdministratorIsNeverFollowed() {
        assertThat(added(DESK, SMITH, "ADMINISTRATOR").by(ODE, 0).taken()).isTrue();
        assertThat(added(LAPTOP, ZED, "ADMINISTRATOR").by(ODE, 0).with(RAMAN).taken()).isFalse();
        assertThat(added(LAPTOP, ZED, "ADMINISTRATOR").by(ODE, 0).taken()).isFalse();
        Entry retired = draft(DESK, 0, "officer.retired", SMITH).by(ODE, 0).with(SMITH).entry();
        assertThat(changes.take(retired, record)).containsOnlyKeys(record);
        record++;
        assertThat(added(DESK, ZED, "SUPERVISOR").by(ODE, 0).taken())
                .as("only now somebody adds that officer")
                .isTrue();
    }

    private Draft roles(String device, UUID officer, String role, Hash... before) {
        Draft draft = draft(device, 0, "officer.roles-changed", officer);
        draft.body.putArray("roles").add(role);
        var all = draft.body.putArray("before");
        for (Hash one : before) {
            all.add(one.base64());
        }
        return draft;
    }

    private Hash follow(Entry entry) {
        assertThat(changes.take(entry, record)).containsKey(record);
        record++;
        return entry.eid();
    }

    @Test
    void whoeverIsMadeAnAdministratorChangesOfficersAndWhoeverIsNoneAnyMoreDoesNot() {
        Hash added = follow(added(DESK, SMITH, "SUPERVISOR").by(ODE, 0).entry());
        assertThat(roles(LAPTOP, SMITH, "ADMINISTRATOR", added).by(SMITH, 0).taken())
                .as("nobody makes themselves one")
                .isFalse();
        Hash made = follow(roles(DESK, SMITH, "ADMINISTRATOR", added).by(ODE, 0).entry());
        assertThat(added(DESK, ZED, "AUDITOR").by(ODE, 0).taken()).as("there are two").isFalse();
        assertThat(added(DESK, ZED, "AUDITOR").by(ODE, 0).with(SMITH).taken()).isTrue();
        follow(roles(DESK, SMITH, "SUPERVISOR", made).by(ODE, 0).with(SMITH).entry());
        Entry theirs = draft(LAPTOP, 0, "officer.retired", ZED).by(SMITH, 0).with(ODE).entry();
        assertThat(changes.take(theirs, record++)).isEmpty();
        assertThat(changes.dispute(theirs.eid())).as("who had not heard follows it").isPresent();
        assertThat(roles(DESK, ODE, "SUPERVISOR").by(ODE, 0).taken()).as("the last").isFalse();
        assertThat(draft(DESK, 0, "officer.retired", ZED).by(ODE, 0).taken()).isTrue();
    }

    @Test
    void whatSomebodyChangedBeforeTheyWereAnAdministratorIsNotFollowedAfterwards() {
        UUID crony = UUID.fromString("0198c5d2-0000-7000-8000-000000000ddd");
        Hash added = follow(added(DESK, SMITH, "SUPERVISOR").by(ODE, 0).entry());
        assertThat(added(LAPTOP, crony, "SUPERVISOR").by(SMITH, 0).with(ODE).taken()).isFalse();
        Entry made = roles(DESK, SMITH, "ADMINISTRATOR", added).by(ODE, 0).entry();
        assertThat(changes.take(made, record)).containsOnlyKeys(record);
    }

    @Test
    void rolesThatKnewNothingOfEachOtherLeaveWhatBothGive() {
        Hash added = follow(added(DESK, SMITH, "ADMINISTRATOR").by(ODE, 0).entry());
        Hash one =
                follow(roles(DESK, SMITH, "ADMINISTRATOR", added).by(ODE, 0).with(SMITH).entry());
        Hash other =
                follow(roles(LAPTOP, SMITH, "SUPERVISOR", added).by(ODE, 0).with(SMITH).entry());
        assertThat(draft(DESK, 0, "officer.retired", RAMAN).by(SMITH, 0).with(ODE).taken())
                .as("an administrator by one of the two only")
                .isFalse();
        follow(roles(DESK, SMITH, "ADMINISTRATOR", one, other).by(ODE, 0).entry());
        assertThat(draft(DESK, 0, "officer.retired", RAMAN).by(SMITH, 0).with(ODE).taken())
                .isTrue();
    }

    private Entry letIn(UUID officer, UUID second) {
        return draft(LAPTOP, 0, "device.enrolled", ZED)
                .by(officer, 0)
                .with(second)
                .says("vkey", vkey("d-0000000000000002/0"))
                .says("seal", "c2VhbA==")
                .entry();
    }

    @Test
    void aComputerThatWaitedAndIsRefusedForGoodIsToldOf() {
        assertThat(added(DESK, SMITH, "ADMINISTRATOR").by(ODE, 0).taken()).isTrue();
        Entry enrolled = letIn(ZED, SMITH);
        assertThat(changes.take(enrolled, record++)).isEmpty();
        assertThat(changes.letIn(enrolled.eid())).as("it waits for who let it in").isEmpty();
        assertThat(added(DESK, ZED, "SUPERVISOR").by(ODE, 0).with(SMITH).taken()).isTrue();
        assertThat(changes.letIn(enrolled.eid())).as("who is no administrator").contains(LAPTOP);
        assertThat(changes.unfollowed()).containsExactly(enrolled);
    }

    @Test
    void whoeverIsAddedAfterAllLetNobodyInUnentitled() {
        UUID fresh = UUID.fromString("0198c5d2-0000-7000-8000-000000000ddd");
        assertThat(added(DESK, SMITH, "ADMINISTRATOR").by(ODE, 0).taken()).isTrue();
        assertThat(added(LAPTOP, ZED, "ADMINISTRATOR").by(RAMAN, 0).taken()).isFalse();
        Entry enrolled = letIn(ZED, fresh);
        assertThat(changes.take(enrolled, record++)).isEmpty();
        assertThat(changes.letIn(enrolled.eid())).as("by one who is refused").contains(LAPTOP);
        assertThat(added(DESK, ZED, "ADMINISTRATOR").by(ODE, 0).with(SMITH).taken()).isTrue();
        assertThat(changes.letIn(enrolled.eid())).as("it waits for the second alone").isEmpty();
    }

    /** The thief of an administrator's key has the key of a device as well, if not two. */
    @ParameterizedTest
    @ValueSource(strings = {DESK, LAPTOP})
    void anAdministratorsRevokedKeyOrdersNothingMore(String where) {
        assertThat(added(DESK, SMITH, "ADMINISTRATOR").by(ODE, 0).taken()).isTrue();
        assertThat(added(DESK, ZED, "ADMINISTRATOR").by(ODE, 0).with(SMITH).taken()).isTrue();
        int below = draft(LAPTOP, 0, "device.tried", ZED).line.get("seq").asInt();
        Draft revoked = draft(LAPTOP, 0, "key.revoked", SMITH).by(ODE, 0).with(ZED);
        assertThat(revoked.says("vkey", vkey(SMITH + "/0")).taken()).isTrue();
        for (int epoch : List.of(0, 5)) {
            for (String what : List.of("body.destroyed", "loss.accepted")) {
                assertThat(draft(where, epoch, what, SMITH).by(SMITH, 0).taken())
                        .as(where + "/" + epoch + " " + what)
                        .isFalse();
            }
            assertThat(
                            draft(where, epoch, "recovery.made", SMITH)
                                    .by(SMITH, 0)
                                    .with(ZED)
                                    .says("recovery", "mine")
                                    .taken())
                    .isFalse();
        }
        Draft filled = draft(LAPTOP, 0, "body.destroyed", SMITH).by(SMITH, 0);
        filled.line.put("seq", below);
        Entry late = filled.entry();
        assertThat(changes.take(late, record)).as("a place filled afterwards").isEmpty();
        assertThat(changes.dispute(late.eid())).as("which is told").isPresent();
    }

    @Test
    void aReplacedAdministratorsKeyMakesNoSheetToComeBackBy() {
        assertThat(
                        draft(DESK, 0, "officer.rekeyed", ODE)
                                .by(ODE, 0)
                                .says("vkey", vkey(ODE + "/1"))
                                .says("seal", "c2VhbA==")
                                .taken())
                .isTrue();
        assertThat(
                        draft(DESK, 0, "recovery.made", ZED)
                                .by(ODE, 0)
                                .says("recovery", "mine")
                                .says("key", SHEET.key().vkey())
                                .taken())
                .isFalse();
        madeAlone(ODE, 2);
        assertThat(
                        draft(DESK, 0, "recovery.used", ZED)
                                .by(ODE, 2)
                                .says("recovery", "mine")
                                .says("proof", proof("mine", ODE + "/2"))
                                .taken())
                .isFalse();
        assertThat(draft(DESK, 0, "case.opened", ZED).by(ODE, 1).doubt()).isNull();
        assertThat(draft(DESK, 0, "case.opened", ZED).by(ODE, 2).doubt()).isNotNull();
        assertThat(added(DESK, SMITH, "ADMINISTRATOR").by(ODE, 2).taken()).isFalse();
        assertThat(added(DESK, SMITH, "ADMINISTRATOR").by(ODE, 1).taken()).isTrue();
    }

    private void madeAlone(UUID officer, int epoch) {
        assertThat(
                        draft(DESK, 0, "officer.rekeyed", officer)
                                .by(officer, epoch)
                                .says("vkey", vkey(officer + "/" + epoch))
                                .says("seal", "c2VhbA==")
                                .taken())
                .isTrue();
    }

    /** Whoever has the device's key makes as many keys as they like, and no sheet proves one. */
    @Test
    void aKeyMadeAloneEndsNone() {
        madeAlone(ODE, 7);
        Ed25519Key thiefs = Ed25519Key.of(ODE + "/0", Hash.sha256(new byte[] {1}).bytes());
        Draft sameName = draft(DESK, 0, "officer.rekeyed", ODE).by(ODE, 0);
        sameName.signers.set(1, thiefs);
        assertThat(sameName.says("vkey", thiefs.key().vkey()).says("seal", "c2VhbA==").taken())
                .isTrue();
        Draft byTheThief = draft(DESK, 0, "case.opened", ZED).by(ODE, 0);
        byTheThief.signers.set(1, thiefs);
        assertThat(byTheThief.doubt()).as("under the name of the true key").isNotNull();
        assertThat(draft(DESK, 0, "case.opened", ZED).by(ODE, 0).doubt()).isNull();
        assertThat(draft(LAPTOP, 0, "case.opened", ZED).by(ODE, 0).doubt()).isNull();
        assertThat(draft(DESK, 0, "case.opened", ZED).by(ODE, 7).doubt()).isNotNull();
        Draft forged = draft(DESK, 0, "case.opened", ZED).by(ODE, 7);
        assertThat(Objects.requireNonNull(forged.doubt()).sentence())
                .contains("no recovery sheet was used for it");
        assertThat(added(DESK, SMITH, "SUPERVISOR").by(ODE, 0).taken()).isTrue();
        assertThat(
                        draft(DESK, 0, "officer.rekeyed", ODE)
                                .by(ODE, 0)
                                .says("vkey", vkey(ODE + "/1"))
                                .says("seal", "c2VhbA==")
                                .taken())
                .as("and stands in nobody's way")
                .isTrue();
        assertThat(draft(DESK, 0, "case.opened", ZED).by(ODE, 1).doubt()).isNull();
    }

    /** However many of its name there are: the newest are known. */
    @Test
    void theKeyThatIsProvedIsAmongAnyNumberOfItsName() {
        assertThat(
                        draft(DESK, 0, "recovery.made", ZED)
                                .by(ODE, 0)
                                .says("recovery", "sheet 1")
                                .says("key", SHEET.key().vkey())
                                .taken())
                .isTrue();
        for (int i = 0; i < 50; i++) {
            Ed25519Key thiefs =
                    Ed25519Key.of(ODE + "/1", Hash.sha256(new byte[] {(byte) i}).bytes());
            Draft one = draft(DESK, 0, "officer.rekeyed", ODE).by(ODE, 1);
            one.signers.set(1, thiefs);
            assertThat(one.says("vkey", thiefs.key().vkey()).says("seal", "c2VhbA==").taken())
                    .isTrue();
        }
        madeAlone(ODE, 1);
        assertThat(
                        draft(DESK, 0, "recovery.used", ZED)
                                .by(ODE, 1)
                                .says("recovery", "sheet 1")
                                .says("proof", proof("sheet 1", ODE + "/1"))
                                .taken())
                .isTrue();
        assertThat(draft(DESK, 0, "case.opened", ZED).by(ODE, 1).doubt()).isNull();
        assertThat(draft(DESK, 0, "case.opened", ZED).by(ODE, 0).doubt()).isNotNull();
    }

    /** At every other device too, or the chain of the one where it was made stopped there. */
    @Test
    void ofTheKeysMadeAtAnotherDeviceTheNewestAreKnown() {
        StoreKeyHistory keys = new StoreKeyHistory(null, DESK);
        for (int i = 0; i < 50; i++) {
            Ed25519Key thiefs =
                    Ed25519Key.of(ODE + "/1", Hash.sha256(new byte[] {(byte) i}).bytes());
            Draft one = draft(LAPTOP, 0, "officer.rekeyed", ODE).by(ODE, 1);
            one.signers.set(1, thiefs);
            keys.take(one.says("vkey", thiefs.key().vkey()).says("seal", "c2VhbA==").entry(), 1);
        }
        keys.take(
                draft(LAPTOP, 0, "officer.rekeyed", ODE)
                        .by(ODE, 1)
                        .says("vkey", vkey(ODE + "/1"))
                        .says("seal", "c2VhbA==")
                        .entry(),
                2);
        Entry noted = draft(LAPTOP, 0, "exhibit.noted", ODE).by(ODE, 1).entry();
        assertThat(keys.key(noted, ODE + "/1")).contains(key(ODE + "/1").key());
    }

    /** Else one entry nobody follows would hold up all that its device records. */
    @Test
    void whatTheOfficerOfAnUnfollowedEntrySignsCanBeCheckedAndCountsForNothing() {
        StoreKeyHistory keys = new StoreKeyHistory(null, DESK);
        assertThat(added(DESK, SMITH, "ADMINISTRATOR").by(ODE, 0).taken()).isTrue();
        Entry unfollowed = added(LAPTOP, ZED, "SCENE_OFFICER").by(ODE, 0).entry();
        assertThat(changes.take(unfollowed, record++)).isEmpty();
        keys.take(unfollowed, record);
        Entry noted = draft(LAPTOP, 0, "exhibit.noted", ODE).by(ZED, 0).entry();
        assertThat(keys.key(noted, ZED + "/0")).contains(key(ZED + "/0").key());
        Entry elsewhere = draft(DESK, 0, "exhibit.noted", ODE).by(ZED, 0).entry();
        assertThat(keys.key(elsewhere, ZED + "/0")).isEmpty();
        KeyDoubt doubt = changes.doubt(noted, record, false);
        assertThat(Objects.requireNonNull(doubt).counts()).isFalse();
        assertThat(doubt.sentence()).contains("whoever was not entitled to");
    }
}
