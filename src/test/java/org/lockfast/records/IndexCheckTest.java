package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexCheckTest {
    @TempDir Path directory;
    private final RandomHistory random = RandomHistory.of(23, 300);
    private IndexDatabase index;

    private final IndexCheck.Source journal =
            position ->
                    random.history.entries.stream().filter(e -> e.record() < position).iterator();
    private final IndexCheck check = new IndexCheck(Stores.KEY, History.STORE, Stores::byRules);

    @BeforeEach
    void anIndex() {
        index = IndexDatabase.create(directory, Stores.KEY, History.STORE);
        new Projection(index, Stores.ROOMS)
                .apply(random.history.entries, random.history.position());
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void findsNothingWrongWithAnHonestIndex() {
        assertThat(check.check(index, journal))
                .isEqualTo(new IndexCheck.Result.Same(random.history.position()));
        assertThat(index.lent()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    update exhibit set description = 'x' where no = 3               | exhibit | description
                    delete from package where id = (select max(id) from package)     | package | missing
                    update officer set name = 'Somebody Else' where collar = '1001'  | officer | name
                    insert into seal values ('FORGED', '0198c5d2-0000-7000-8000-000000000001') | seal | too many
                    update entry set said = '{}' where record = (select max(record) from entry) | entry | said
                    update head set eids = X'00' where subject = (select max(subject) from head) | head | eids
                    delete from posting where id = (select min(id) from posting)     | posting | missing
                    update progress set exhibits = exhibits + 1                      | progress | exhibits
                    update word set reversed = 'x' where no = 1                      | word | reversed
                    delete from gram where id = (select max(id) from gram)           | gram | missing
                    update exhibit_words set words = 'zzz' where no = 2              | exhibit_words | words
                    delete from attention                                            | attention | missing
                    update case_file set title = 'Op X'                              | case_file | title
                    """)
    void namesTheFirstRowThatDiffers(String lie, String table, String what) throws SQLException {
        try (Statement statement = index.writing().createStatement()) {
            assertThat(statement.executeUpdate(lie)).isPositive();
            index.writing().commit();
        }
        IndexCheck.Result result = check.check(index, journal);
        assertThat(result).isInstanceOf(IndexCheck.Result.Differs.class);
        IndexCheck.Difference found = ((IndexCheck.Result.Differs) result).difference();
        assertThat(found.table()).isEqualTo(table);
        assertThat(found.what()).contains(what);
        assertThat(found.sentence()).contains(table, "Rebuild");
    }

    @Test
    void aTornOneIsDamaged() throws Exception {
        index.close();
        TornIndex.tear(directory, Stores.KEY);
        assertThat(check.check(directory, journal))
                .isEqualTo(new IndexCheck.Result.Unreadable(Opening.Why.DAMAGED));
    }

    @Test
    void readsAClosedIndexAndChangesNoByteOfIt() throws Exception {
        index.close();
        Path file = directory.resolve("records.mv.db");
        byte[] before = Files.readAllBytes(file);
        List<Path> others = asides(); // of programs that were killed
        assertThat(check.check(directory, journal))
                .isEqualTo(new IndexCheck.Result.Same(random.history.position()));
        assertThat(Arrays.equals(before, Files.readAllBytes(file))).isTrue();
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(others).containsAll(asides());
    }

    private static List<Path> asides() throws IOException {
        try (var left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return left.filter(p -> p.getFileName().toString().startsWith("lockfast-check-"))
                    .toList();
        }
    }

    @Test
    void anIndexThatLagsIsCheckedAsFarAsItCame() {
        random.step();
        assertThat(check.check(index, journal)).isInstanceOf(IndexCheck.Result.Same.class);
    }

    @Test
    void aDamagedOneIsNamed() throws Exception {
        index.close();
        Files.write(directory.resolve("records.mv.db"), new byte[10]);
        assertThat(check.check(directory, journal))
                .isEqualTo(new IndexCheck.Result.Unreadable(Opening.Why.DAMAGED));
    }

    /** On the day other rules take effect an honest index differs from what they would make. */
    @Test
    void isComparedByTheRulesItWasMadeBy() {
        IndexCheck byOthers =
                new IndexCheck(
                        Stores.KEY,
                        History.STORE,
                        (_, rules) -> "tomorrow's".equals(rules) ? Stores.ROOMS : null);
        assertThat(index.rules()).isEqualTo(Stores.RULES);
        assertThat(byOthers.check(index, journal))
                .isEqualTo(new IndexCheck.Result.Unreadable(Opening.Why.OTHER_RULES));
        new Projection(
                index,
                new Projection.Rooms(
                        Stores.EVENTS,
                        Stores.ROOMS.reckoned(),
                        Stores.JUDGING,
                        "tomorrow's",
                        null));
        assertThat(index.rules()).as("its rows are still the old rules'").isEqualTo(Stores.RULES);
    }
}
