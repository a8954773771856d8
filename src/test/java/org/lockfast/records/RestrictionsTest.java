package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.ConflictsAsSeen;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitsAsSeen;
import org.lockfast.exhibit.Restriction;
import org.lockfast.exhibit.WhoMayLook;
import org.lockfast.find.Search;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Officers;
import org.lockfast.officer.Role;

/** What restricts a case, as entries come in, and who may look then. */
class RestrictionsTest extends OnIndex {
    private final UUID file = history.id();
    private final UUID other = history.id();
    private final Officer first = officer("3001", Role.SUPERVISOR);
    private final Officer second = officer("3002", Role.MANAGER);
    private final Officer named = officer("1187", Role.SCENE_OFFICER);
    private final Officer store = officer("2002", Role.PROPERTY_OFFICER);
    private final List<UUID> denied = new ArrayList<>();
    private @Nullable Officer looking;

    private Officer officer(String collar, Role role) {
        return new Officer(history.id(), collar, "Officer " + collar, EnumSet.of(role), true);
    }

    @BeforeEach
    void cases() {
        history.acting = named.id();
        add(file, new CaseEvent.Opened("C/1", "Burglary", null));
        add(other, new CaseEvent.Opened("C/2", "Fire", null));
    }

    private RecordedEvent restricted(Officer by, List<Officer> officers, String... roles) {
        history.acting = by.id();
        history.role = by.roles().iterator().next().name();
        return add(
                file,
                new CaseEvent.Restricted(
                        officers.stream().map(Officer::id).toList(), List.of(roles), "why"));
    }

    private void lifted(Officer by, UUID subject, Hash restriction) {
        history.acting = by.id();
        history.role = by.roles().iterator().next().name();
        add(subject, new CaseEvent.RestrictionLifted(restriction, "over"));
    }

    private List<Restriction> standing() {
        return new JdbiRestrictions(index).standing();
    }

    private WhoMayLook who() {
        return new WhoMayLook(
                new JdbiRestrictions(index),
                new Officers() {
                    @Override
                    public Optional<Officer> byId(UUID id) {
                        return all().stream().filter(one -> one.id().equals(id)).findFirst();
                    }

                    @Override
                    public Optional<Officer> byCollar(String collar) {
                        return Optional.empty();
                    }

                    @Override
                    public Said said(UUID id) {
                        return new Said(List.of(), List.of());
                    }

                    @Override
                    public List<Officer> all() {
                        return List.of(first, second, named, store);
                    }
                },
                () -> looking,
                denied::add);
    }

    private boolean isClosedTo(@Nullable Officer officer) {
        looking = officer;
        return who().cases().contains(file);
    }

    @Test
    void itStandsUntilTheEntryThatMadeItIsLifted() {
        RecordedEvent made = restricted(first, List.of(named));
        assertThat(standing())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.caseId()).isEqualTo(file);
                    assertThat(one.by()).isEqualTo(first.id());
                    assertThat(one.reason()).isEqualTo("why");
                });
        assertThat(isClosedTo(first)).isFalse();
        assertThat(isClosedTo(named)).isFalse();
        assertThat(isClosedTo(second)).isTrue();
        assertThat(isClosedTo(null)).as("nobody is signed in").isTrue();
        lifted(second, other, made.entry().eid());
        lifted(second, file, Hash.ZERO);
        assertThat(isClosedTo(store)).as("what lifts another case's, or none").isTrue();
        lifted(second, file, made.entry().eid());
        assertThat(standing()).isEmpty();
        assertThat(isClosedTo(store)).isFalse();
    }

    @Test
    void ofTwoThatStandBothMustLet() {
        restricted(first, List.of(named));
        restricted(second, List.of(), "PROPERTY_OFFICER", "ROLE_OF_LATER");
        assertThat(standing()).hasSize(2);
        List.of(first, second, named, store)
                .forEach(one -> assertThat(isClosedTo(one)).as(one.collar()).isTrue());
        restricted(first, List.of(second), "SCENE_OFFICER");
        assertThat(isClosedTo(second)).isTrue();
    }

    @Test
    void whoMayNotSayItSaysNothing() {
        restricted(store, List.of());
        assertThat(standing()).as("a property officer").isEmpty();
        RecordedEvent made = restricted(first, List.of());
        lifted(store, file, made.entry().eid());
        assertThat(standing()).hasSize(1);
    }

    @Test
    void searchAndListsLeaveItOut() {
        UUID there = history.id();
        UUID free = history.id();
        history.acting = named.id();
        history.role = "SCENE_OFFICER";
        Recording of = new Recording().as("JSM/1", "Knife").packed(history.id(), "A1");
        of.caseId = file;
        add(there, of.event());
        Recording beside = new Recording().as("JSM/2", "Knife").packed(history.id(), "A2");
        beside.caseId = other;
        add(free, beside.event());
        restricted(first, List.of());
        looking = store;
        Search search = new JdbiSearch(index, Instant::now, Stores.PATIENCE, who());
        assertThat(search.find("knife", 10)).extracting(Search.Row::id).containsExactly(free);
        assertThat(search.find("", 10)).extracting(Search.Row::id).containsExactly(free);
        assertThat(search.page(null, null, null, 10))
                .extracting(Search.Row::id)
                .containsExactly(free);
        assertThat(search.page(file, null, null, 10)).isEmpty();
        assertThat(search.page(null, "HELD", null, 10))
                .extracting(Search.Row::description)
                .containsExactly("Knife", "Restricted case: ask Officer 3001 (3001)");
        assertThat(search.kept(org.lockfast.find.Filter.ALL).exhibits()).isEqualTo(1);
        assertThat(search.find("a1", 10))
                .extracting(Search.Row::caseReference)
                .containsExactly((String) null);
        looking = first;
        assertThat(search.find("knife", 10)).hasSize(2);
        assertThat(search.page(file, null, null, 10)).hasSize(1);
    }

    @Test
    void anExhibitIsWithheldAndAConflictAboutItIsNotShown() {
        for (int i = 0; i < 2; i++) {
            history.acting = named.id();
            history.role = "SCENE_OFFICER";
            Recording of = new Recording().as("JSM/1", "Knife").packed(history.id(), "A" + i);
            of.caseId = file;
            add(history.id(), of.event());
        }
        JdbiConflicts all = new JdbiConflicts(index);
        Conflict conflict = all.open().getFirst();
        restricted(first, List.of());
        looking = store;
        ExhibitsAsSeen exhibits = new ExhibitsAsSeen(new JdbiExhibits(index), who());
        ConflictsAsSeen seen = new ConflictsAsSeen(all, exhibits, who());
        assertThat(seen.open()).isEmpty();
        assertThat(seen.count()).isZero();
        assertThat(seen.byId(conflict.id())).isEmpty();
        Exhibit one = exhibits.byReference("JSM/1").getFirst();
        assertThat(one.description()).isEqualTo("Restricted case: ask Officer 3001 (3001)");
        assertThat(one.caseReference()).isNull();
        assertThat(exhibits.ofCase(file)).isEmpty();
        assertThat(exhibits.referencesIn(file)).isEmpty();
        assertThat(who().at(one))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.sentence())
                                        .endsWith("ask Officer 3001 (3001)."));
        assertThat(denied).containsExactly(one.id());
        looking = first;
        assertThat(seen.open()).hasSize(1);
        assertThat(who().at(exhibits.byReference("JSM/1").getFirst()))
                .isInstanceOf(Outcome.Done.class);
        assertThat(denied).hasSize(1);
        assertThat(Set.copyOf(exhibits.referencesIn(file))).containsExactly("JSM/1");
    }
}
