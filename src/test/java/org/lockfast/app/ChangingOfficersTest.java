package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.testing.TestStore.value;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.Password;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Role;
import org.lockfast.officer.Session;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** Name and roles of an officer change; the person stays, and what a role allowed before. */
class ChangingOfficersTest {
    @TempDir Path folder;
    private TestStore test;

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private Officer of(Who who) {
        return test.store().officers().byCollar(who.collar()).orElseThrow();
    }

    private Outcome<Officer> change(Who who, String name, Set<Role> roles, String why) {
        return change(null, who, name, roles, why);
    }

    private Outcome<Officer> change(
            @Nullable Session second, Who who, String name, Set<Role> roles, String why) {
        return test.store()
                .keepingOfficers()
                .change(test.session(Who.FOUNDER), second, of(who), name, roles, why);
    }

    @Test
    void thePersonTheirKeysAndTheirNumberStay() {
        Officer before = of(Who.SCENE);
        String key = test.session(Who.SCENE).signer().key().name();
        Officer now =
                value(
                        change(
                                Who.SCENE,
                                "Jay Married",
                                EnumSet.of(Role.PROPERTY_OFFICER),
                                "married, and moved to the store"));
        assertThat(now).isEqualTo(of(Who.SCENE));
        assertThat(now.id()).isEqualTo(before.id());
        assertThat(now.collar()).isEqualTo(before.collar());
        assertThat(now.name()).isEqualTo("Jay Married");
        assertThat(now.roles()).containsExactly(Role.PROPERTY_OFFICER);
        try (Password theirs = Password.of(TestStore.PASSWORD)) {
            Session signedIn = value(test.store().signInAnother(before.collar(), theirs));
            assertThat(signedIn.signer().key().name()).isEqualTo(key);
            assertThat(signedIn.acting(Permission.BOOK_IN)).isInstanceOf(Outcome.Done.class);
        }
        test.reopen();
        assertThat(of(Who.SCENE)).isEqualTo(now);
        assertThat(test.run(Who.FOUNDER, "verify").code()).isZero();
    }

    @Test
    void whyIsNeededAndWhatIsSoAlreadyIsNotRecorded() {
        Officer one = of(Who.SCENE);
        assertThat(change(Who.SCENE, one.name(), one.roles(), "no reason").toString())
                .contains("is so already");
        assertThat(change(Who.SCENE, "Another Name", one.roles(), " ").toString())
                .contains("Say why");
        assertThat(change(Who.SCENE, " ", one.roles(), "why").toString()).contains("Give a name");
        assertThat(change(Who.SCENE, "Another Name", Set.of(), "why").toString())
                .contains("at least one role");
        assertThat(of(Who.SCENE)).isEqualTo(one);
    }

    /** A form was open while it came in that the officer has another role. */
    @Test
    void whatChangedMeanwhileIsNotChangedBack() {
        Officer seen = of(Who.SCENE);
        value(change(Who.SCENE, seen.name(), EnumSet.of(Role.AUDITOR), "moved"));
        assertThat(
                        test.store()
                                .keepingOfficers()
                                .change(
                                        test.session(Who.FOUNDER),
                                        null,
                                        seen,
                                        "Jay Married",
                                        seen.roles(),
                                        "married")
                                .toString())
                .contains("was changed meanwhile");
        assertThat(of(Who.SCENE).roles()).containsExactly(Role.AUDITOR);
        assertThat(of(Who.SCENE).name()).isEqualTo(seen.name());
    }

    @Test
    void theLastAdministratorStaysOneAndTwoDecideTogether() {
        Officer founder = of(Who.FOUNDER);
        assertThat(
                        change(Who.FOUNDER, founder.name(), EnumSet.of(Role.AUDITOR), "too much")
                                .toString())
                .contains("only administrator");
        value(
                change(
                        Who.SUPERVISOR,
                        "Sam Inspector",
                        EnumSet.of(Role.SUPERVISOR, Role.ADMINISTRATOR),
                        "a second one"));
        assertThat(
                        change(Who.FOUNDER, founder.name(), EnumSet.of(Role.AUDITOR), "leaves")
                                .toString())
                .contains("second administrator");
        Session second;
        try (Password theirs = Password.of(TestStore.PASSWORD)) {
            second = value(test.store().signInAnother(Who.SUPERVISOR.collar(), theirs));
        }
        assertThat(
                        value(
                                        change(
                                                second,
                                                Who.FOUNDER,
                                                founder.name(),
                                                EnumSet.of(Role.AUDITOR),
                                                "leaves"))
                                .roles())
                .containsExactly(Role.AUDITOR);
        assertThat(test.run(Who.FOUNDER, "verify").code()).isZero();
    }

    /** A supervisor's finding closes what it closed, whatever they are by now. */
    @Test
    void whatARoleAllowedBeforeStays() {
        Hash finding = finding(test.session(Who.SUPERVISOR));
        assertThat(role(finding)).isEqualTo("SUPERVISOR");
        value(
                change(
                        Who.SUPERVISOR,
                        of(Who.SUPERVISOR).name(),
                        EnumSet.of(Role.SCENE_OFFICER),
                        "back on the street"));
        assertThat(role(finding)).isEqualTo("SUPERVISOR");
        assertThat(test.run(Who.FOUNDER, "rebuild").code()).isZero();
        test.reopen();
        assertThat(role(finding)).as("after a rebuild too").isEqualTo("SUPERVISOR");
        try (Password theirs = Password.of(TestStore.PASSWORD)) {
            Session now = value(test.store().signInAnother(Who.SUPERVISOR.collar(), theirs));
            assertThat(now.acting(Permission.RESOLVE_CONFLICT)).isInstanceOf(Outcome.Refused.class);
        }
    }

    /** It came before what makes its officer one: it counts from then on. */
    @Test
    void whatIsMadeInARoleCountsOnceTheRecordGivesIt() {
        Officer scene = of(Who.SCENE);
        Session session = test.session(Who.SCENE);
        Session claims =
                new Session(
                        new Officer(
                                scene.id(),
                                scene.collar(),
                                scene.name(),
                                EnumSet.of(Role.SUPERVISOR),
                                true),
                        session.signer(),
                        session.vouch());
        Hash finding = finding(claims);
        assertThat(role(finding)).isNull();
        value(change(Who.SCENE, scene.name(), EnumSet.of(Role.PROPERTY_OFFICER), "moved"));
        assertThat(role(finding)).isNull();
        value(change(Who.SCENE, scene.name(), EnumSet.of(Role.SUPERVISOR), "promoted"));
        assertThat(role(finding)).isEqualTo("SUPERVISOR");
    }

    private Hash finding(Session by) {
        UUID subject = test.store().id();
        Hash eid =
                test.store()
                        .journal()
                        .record(
                                value(by.acting(Permission.RESOLVE_CONFLICT)),
                                List.of(
                                        NewEvent.of(
                                                subject,
                                                new ContinuityEvent.Resolved(
                                                        Conflict.Finding.BOTH_IN_ORDER,
                                                        List.of(Hash.ZERO),
                                                        "looked"))))
                        .getFirst()
                        .eid();
        test.store().journal().settle();
        return eid;
    }

    private @Nullable String role(Hash eid) {
        return test.store()
                .index()
                .jdbi()
                .withHandle(handle ->
                        handle.createQuery("select role from entry where eid = :eid")
                                .bind("eid", eid.bytes())
                                .map((row, _) -> row.getString(1))
                                .list()
                                .getFirst());
    }
}
