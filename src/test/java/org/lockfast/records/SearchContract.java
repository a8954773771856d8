package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.find.Filter;
import org.lockfast.find.Search;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.place.PlaceEvent;

/** What finding promises, whatever it looks in. */
abstract class SearchContract extends OnIndex {
    abstract Search search();

    private final UUID caseId = history.id();
    private final UUID smith = history.id();
    private final UUID shelf = history.id();
    private final UUID phonePackage = history.id();
    private final UUID phone = history.id();

    @BeforeEach
    void aFewExhibits() {
        history.acting = smith;
        add(smith, new OfficerEvent.Added("1187", "Siân Smith", List.of(), "v", "s"));
        add(shelf, new PlaceEvent.Added("Holloway Road/Bay H/Shelf 2", "DRY_AMBIENT", "STORE"));
        add(caseId, new CaseEvent.Opened("01/AB/12034/26", "Operation Tern", null));
        Recording first = new Recording().as("JSM/4", "Black Samsung mobile phone, cracked");
        first.identifiers = Map.of("IMEI", "356938035643809");
        first.seizedBy = smith;
        add(phone, first.in(caseId).packed(phonePackage, "BO17 00I").event());
        record("JSM/40", "Yellow metal ring in small box");
        record("AO/1", "Kitchen knife, black handle, from café");
        record("AO/2", "Mobile SIM card, Łódź");
        record("TJ/12", "Black denim jacket");
    }

    private UUID record(String reference, String description) {
        UUID id = history.id();
        add(id, new Recording().as(reference, description).packed(history.id(), null).event());
        return id;
    }

    private List<String> find(String words) {
        return search().find(words, 100).stream().map(Search.Row::reference).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    black                | TJ/12 AO/1 JSM/4
                    black knife          | AO/1
                    KNIFE black          | AO/1
                    black kni            | AO/1
                    kni black            | AO/1
                    ring phone           | ''
                    jsm4                 | JSM/4 JSM/40
                    JSM/4                | JSM/4 JSM/40
                    jsm 4                | JSM/4 JSM/40
                    jsm/04               | JSM/4 JSM/40
                    jsm/40               | JSM/40
                    JSM/4 phone          | JSM/4
                    jsm                  | JSM/40 JSM/4
                    B01700I              | JSM/4
                    bo1700l              | JSM/4
                    BO17 001             | JSM/4
                    356938035643809      | JSM/4
                    3809                 | JSM/4
                    3569380356438O9      | JSM/4
                    12034                | JSM/4
                    01/AB/12034/26       | JSM/4
                    01ab1203426          | JSM/4
                    tern                 | JSM/4
                    smith phone          | JSM/4
                    1187                 | TJ/12 AO/2 AO/1 JSM/40 JSM/4
                    cafe                 | AO/1
                    lodz                 | AO/2
                    łodz                 | AO/2
                    moblie               | AO/2 JSM/4
                    knief                | AO/1
                    yelow                | JSM/40
                    amsun                | JSM/4
                    blak denim           | TJ/12
                    35693803564389       | JSM/4
                    zzzzzz               | ''
                    ring!!               | JSM/40
                    """)
    void findsByAnyWordsPeopleRemember(String words, String references) {
        assertThat(String.join(" ", find(words))).isEqualTo(references.replace("''", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    JMS/4            | JSM/4
                    JMS/44           | JSM/4
                    JMS 44           | JSM/4
                    jsn/40           | JSM/40
                    JSM/400          | JSM/40, JSM/4
                    JSM/30           | JSM/40
                    AQ/2             | AO/2
                    A0/1             | AO/1
                    BO17 071         | BO17 00I
                    80170O1          | BO17 00I
                    356938035643089  | 356938035643809
                    01/AB/12304/26   | 01/AB/12034/26
                    JMS/4 phone      | JSM/4 phone
                    phone JMS/4      | phone JSM/4
                    knife JMS/4      | ''
                    zzzzzz           | ''
                    phone            | ''
                    ZZ/99            | ''
                    """)
    void saysWhatIsClose(String words, String close) {
        assertThat(String.join(", ", search().close(Filter.ALL, words)))
                .isEqualTo(close.replace("''", ""));
    }

    @Test
    void whatIsCloseIsWhatTheFilterKeepsAndNoWordOfADescription() {
        record("KN/7", "Torch, sold as TX99");
        assertThat(search().close(Filter.ALL, "TX98")).isEmpty();
        assertThat(search().close(Filter.ALL, "KM/7")).containsExactly("KN/7");
        Filter ofTheCase = Filter.ALL.and(Filter.Key.CASE, "01/AB/12034/26");
        assertThat(search().close(ofTheCase, "KM/7")).isEmpty();
        assertThat(search().close(ofTheCase, "JMS/4")).containsExactly("JSM/4");
    }

    @Test
    void aSealItHadOnceIsClose() {
        add(
                phonePackage,
                new ContinuityEvent.Resealed("NUMBERED_BAG", "C7000123", false, "looked at"));
        assertThat(search().close(Filter.ALL, "C7000132")).containsExactly("C7000123");
        add(
                phonePackage,
                new ContinuityEvent.Resealed("NUMBERED_BAG", "C7000555", false, "looked at"));
        assertThat(search().close(Filter.ALL, "C7000132")).containsExactly("C7000123");
    }

    @Test
    void atMostFiveAreSaid() {
        for (int i = 11; i < 30; i++) {
            record("PX/" + i, "Paper");
        }
        assertThat(search().close(Filter.ALL, "PX/10")).hasSize(Search.MOST_CLOSE);
    }

    @Test
    void nothingButBlanksFindsTheNewestAndNothingButSignsNone() {
        assertThat(find("  ")).containsExactly("TJ/12", "AO/2", "AO/1", "JSM/40", "JSM/4");
        assertThat(find("!?")).isEmpty();
        assertThat(search().find("black", 2)).hasSize(2);
        assertThat(search().count()).isEqualTo(5);
    }

    @Test
    void followsWhereAThingIs() {
        assertThat(find("holloway")).isEmpty();
        add(phonePackage, new ContinuityEvent.BookedIn(shelf, smith, null, null));
        assertThat(find("holloway shelf")).containsExactly("JSM/4");
        Search.Row row = search().find("holloway", 1).getFirst();
        assertThat(row.where()).isEqualTo("Holloway Road/Bay H/Shelf 2");
        assertThat(row.status()).isEqualTo("STORED");
        add(phonePackage, new ContinuityEvent.HandedOut("Dr Ruth Patel, lab", null, null));
        assertThat(find("holloway")).isEmpty();
        assertThat(find("patel")).containsExactly("JSM/4");
        assertThat(search().find("patel", 1).getFirst().where())
                .isEqualTo("with Dr Ruth Patel, lab");
    }

    @Test
    void aCorrectedReferenceStillFindsAndACorrectedDescriptionDoesNot() {
        add(phone, new ExhibitEvent.Corrected("reference", "JSM/4", "JSM/44", "misread"));
        add(phone, new ExhibitEvent.Corrected("description", null, "Grey tablet", "misread"));
        assertThat(find("jsm/44")).containsExactly("JSM/44");
        assertThat(find("jsm/4")).startsWith("JSM/44");
        assertThat(find("samsung")).isEmpty();
        assertThat(find("grey tablet")).containsExactly("JSM/44");
    }

    @Test
    void aReferenceACaseGetsLaterFindsItsExhibits() {
        add(
                caseId,
                new CaseEvent.ReferenceAdded(
                        List.of(new CaseEvent.Reference("URN", "01AB99887/26"))));
        assertThat(find("01AB99887/26")).containsExactly("JSM/4");
        UUID late = history.id();
        UUID lost = history.id();
        add(lost, new Recording().as("PK/1", "Torch").in(late).event());
        add(late, new CaseEvent.Opened("77/XY/1/26", "Operation Plover", null));
        assertThat(find("plover")).containsExactly("PK/1");
    }

    @Test
    void pagesFollowEachOtherWithoutHolesOrRepeats() {
        for (int i = 100; i < 160; i++) {
            record("PG/" + i, "Paper");
        }
        for (String status : new String[] {null, "HELD"}) {
            List<String> all = new ArrayList<>();
            String after = null;
            do {
                List<Search.Row> page = search().page(null, status, after, 7);
                page.forEach(row -> all.add(row.reference()));
                after = page.isEmpty() ? null : page.getLast().key();
            } while (after != null);
            assertThat(all)
                    .doesNotHaveDuplicates()
                    .hasSize(65)
                    .startsWith("PG/159")
                    .endsWith("JSM/4");
        }
        assertThat(search().page(caseId, null, null, 10))
                .extracting(Search.Row::reference)
                .containsExactly("JSM/4");
        assertThat(search().page(caseId, "MISSING", null, 10)).isEmpty();
        assertThat(search().page(null, "STORED", null, 10)).isEmpty();
    }

    @Test
    void aRowSaysEnoughToActOn() {
        Search.Row row = search().find("samsung", 1).getFirst();
        assertThat(row.id()).isEqualTo(phone);
        assertThat(row.caseReference()).isEqualTo("01/AB/12034/26");
        assertThat(row.where()).isEqualTo("with Siân Smith (1187)");
        assertThat(row.status()).isEqualTo("HELD");
        assertThat(row.incomplete()).isEqualTo(1);
        assertThat(row.copied()).isFalse();
    }

    @Test
    void twoPackagesInTwoPlacesAreBothTold() {
        UUID id = history.id();
        UUID second = history.id();
        add(
                id,
                new Recording()
                        .as("TW/1", "Plants")
                        .packed(history.id(), null)
                        .packed(second, null)
                        .event());
        add(second, new ContinuityEvent.BookedIn(shelf, null, null, null));
        assertThat(search().find("plants", 1).getFirst().where())
                .isEqualTo("with Siân Smith (1187); Holloway Road/Bay H/Shelf 2");
    }
}
