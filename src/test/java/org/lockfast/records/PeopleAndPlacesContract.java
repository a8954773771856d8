package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.exhibit.Cases;
import org.lockfast.officer.Officer;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.officer.Officers;
import org.lockfast.officer.Role;
import org.lockfast.place.Place;
import org.lockfast.place.PlaceEvent;
import org.lockfast.place.Places;

/** What officers, places and cases promise, whatever keeps them. */
abstract class PeopleAndPlacesContract extends OnIndex {
    abstract Officers officers();

    abstract Places places();

    abstract Cases cases();

    private UUID officer(String collar, String name, String... roles) {
        UUID id = history.id();
        add(id, new OfficerEvent.Added(collar, name, List.of(roles), "v", "s"));
        return id;
    }

    @Test
    void anOfficerIsFoundByIdAndByCollarWithoutCase() {
        UUID id = officer("CSI42a", "Amara Okafor", "SCENE_OFFICER", "MANAGER");
        Officer amara =
                new Officer(
                        id,
                        "CSI42a",
                        "Amara Okafor",
                        Set.of(Role.SCENE_OFFICER, Role.MANAGER),
                        true);
        assertThat(officers().byId(id)).contains(amara);
        assertThat(officers().byCollar(" csi42A ")).contains(amara);
        assertThat(officers().byCollar("CSI42")).isEmpty();
        assertThat(officers().byId(history.id())).isEmpty();
    }

    @Test
    void aRetiredOfficerIsListedAndNoLongerFoundByCollar() {
        UUID first = officer("1001", "J Smith", "PROPERTY_OFFICER");
        officer("1002", "T Jones", "ROLE_OF_A_NEWER_VERSION");
        add(first, new OfficerEvent.Retired(null));
        assertThat(officers().byCollar("1001")).isEmpty();
        assertThat(officers().byId(first)).map(Officer::active).contains(false);
        UUID second = officer("1001", "P Kowalski", "AUDITOR");
        assertThat(officers().byCollar("1001")).map(Officer::id).contains(second);
        assertThat(officers().all())
                .extracting(Officer::name)
                .containsExactlyInAnyOrder("J Smith", "P Kowalski", "T Jones");
        assertThat(officers().all()).last().extracting(Officer::roles).isEqualTo(Set.of());
    }

    @Test
    void aPlaceIsFoundByItsPathHoweverItIsTyped() {
        UUID id = history.id();
        add(id, new PlaceEvent.Added("Holloway Road/Bay H/Rack 4", "DRY_AMBIENT", "STORE"));
        add(history.id(), new PlaceEvent.Added("Annexe", "SAFE_CASH_VALUABLES", "STORE"));
        Place rack = new Place(id, "Holloway Road/Bay H/Rack 4", "DRY_AMBIENT", "STORE");
        assertThat(places().byId(id)).contains(rack);
        assertThat(places().byPath("holloway road / bay h/RACK 4 ")).contains(rack);
        assertThat(places().byPath("Holloway Road/Bay H")).isEmpty();
        assertThat(places().all())
                .extracting(Place::path)
                .containsExactly("Annexe", "Holloway Road/Bay H/Rack 4");
    }

    @Test
    void aCaseIsFoundByAnyOfItsReferences() {
        UUID tern = history.id();
        UUID wren = history.id();
        add(
                tern,
                new CaseEvent.Opened(
                        "01/AB/12034/26",
                        "Operation Tern",
                        List.of(new CaseEvent.Reference("CRIME", "CR 5001/26"))));
        add(wren, new CaseEvent.Opened("01/AB/12035/26", "Operation Wren", null));
        add(
                wren,
                new CaseEvent.ReferenceAdded(
                        List.of(
                                new CaseEvent.Reference("CRIME", "cr5001/26"),
                                new CaseEvent.Reference("URN", "01AB1234526"))));
        Case expected =
                new Case(
                        wren,
                        "01/AB/12035/26",
                        "Operation Wren",
                        List.of(
                                new CaseEvent.Reference("CRIME", "cr5001/26"),
                                new CaseEvent.Reference("URN", "01AB1234526")));
        assertThat(cases().byId(wren)).contains(expected);
        assertThat(cases().byReference("01/ab/12035 /26")).containsExactly(expected);
        assertThat(cases().byReference("CR5001/26"))
                .extracting(Case::id)
                .containsExactly(wren, tern);
        assertThat(cases().byReference("CR5001")).isEmpty();
        assertThat(cases().knownReferences(List.of("cr 5001/26", "CR5001", "01/ab/12035 /26")))
                .containsExactlyInAnyOrder("cr 5001/26", "01/ab/12035 /26");
        assertThat(cases().recent(1)).containsExactly(expected);
        assertThat(cases().recent(9)).extracting(Case::id).containsExactly(wren, tern);
        assertThat(cases().byId(history.id())).isEmpty();
    }

    @Test
    void whatWasDestroyedIsSaidToBeWithheld() {
        UUID id = history.id();
        @SuppressWarnings("NullAway") // as the journal reads a destroyed body
        PlaceEvent.Added gone = new PlaceEvent.Added(null, "DRY_AMBIENT", "STORE");
        add(id, gone);
        assertThat(places().byId(id)).map(Place::path).contains("(withheld)");
    }
}
