package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.FileStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockfast.records.Opening.Why;

class IndexDatabaseTest {
    @TempDir Path directory;
    private Path file;

    @BeforeEach
    void anIndexWithSomethingInIt() {
        file = directory.resolve("records.mv.db");
        RandomHistory random = RandomHistory.of(5, 40);
        try (IndexDatabase index = IndexDatabase.create(directory, Stores.KEY, History.STORE)) {
            new Projection(index, Stores.ROOMS)
                    .apply(random.history.entries, random.history.position());
        }
    }

    private Opening open() {
        return IndexDatabase.open(directory, Stores.KEY, History.STORE);
    }

    private Why wrong() {
        return switch (open()) {
            case Opening.Unusable unusable -> {
                assertThat(unusable.sentence()).endsWith(".");
                yield unusable.why();
            }
            case Opening.Opened opened -> {
                opened.index().close();
                throw new AssertionError("It was opened");
            }
        };
    }

    @Test
    void opensAsItWasClosed() {
        try (IndexDatabase index = ((Opening.Opened) open()).index()) {
            assertThat(new Projection(index, Stores.ROOMS).position()).isGreaterThan(40);
            assertThat(new JdbiOfficers(index).all()).hasSize(5);
        }
    }

    @Test
    void closesAtOnceAndLeavesNoFileOpen() throws IOException {
        IndexDatabase index = ((Opening.Opened) open()).index();
        new JdbiSearch(index, java.time.Instant::now, Stores.PATIENCE).find("knife", 10);
        assertThat(index.lent()).isZero();
        long start = System.nanoTime();
        index.close();
        assertThat(System.nanoTime() - start).isLessThan(3_000_000_000L);
        assertNoneIsOpen();
    }

    /**
     * H2 drops the newest chunk as a dead one where it tidies while a commit waits to be written:
     * it is told never to tidy by itself (decision 0725).
     */
    @Test
    void nothingInItIsMovedWhileItIsOpen() throws Exception {
        try (IndexDatabase index = ((Opening.Opened) open()).index()) {
            FileStore<?> chunks =
                    ((SessionLocal) index.writing().unwrap(JdbcConnection.class).getSession())
                            .getDatabase()
                            .getStore()
                            .getMvStore()
                            .getFileStore();
            Method rate = FileStore.class.getDeclaredMethod("getAutoCompactFillRate");
            rate.setAccessible(true);
            assertThat(rate.invoke(chunks)).isEqualTo(0);
        }
    }

    @Test
    void isWrittenAnewAtOpeningWhereMostOfItIsOfNoUse() throws Exception {
        try (IndexDatabase index = ((Opening.Opened) open()).index()) {
            Connection writing = index.writing();
            try (Statement statement = writing.createStatement()) {
                statement.execute("create table filling(v varchar)");
                statement.execute(
                        "insert into filling select repeat(random_uuid(), 100) from"
                                + " system_range(1, 2000)");
                writing.commit();
                for (int time = 0; time < 5; time++) {
                    statement.execute("update filling set v = repeat(random_uuid(), 100)");
                    writing.commit();
                }
                statement.execute("drop table filling");
                writing.commit();
            }
        }
        long before = Files.size(file);
        System.setProperty("records.tidy", "1");
        try (IndexDatabase index = ((Opening.Opened) open()).index()) {
            assertThat(new JdbiOfficers(index).all()).hasSize(5);
            assertThat(index.writing().getAutoCommit()).isFalse();
        } finally {
            System.clearProperty("records.tidy");
        }
        assertThat(Files.size(file)).isLessThan(before * 2 / 3);
    }

    private void assertNoneIsOpen() throws IOException {
        Path handles = Path.of("/proc/self/fd");
        if (Files.isDirectory(handles)) {
            try (Stream<Path> all = Files.list(handles)) {
                assertThat(all.map(IndexDatabaseTest::target))
                        .noneMatch(p -> p.contains(file.toString()));
            }
        }
    }

    private static String target(Path handle) {
        try {
            return Files.readSymbolicLink(handle).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    @Test
    void nothingOfARecordCanBeReadOnDisk() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.toList();
            assertThat(all).containsExactly(file); // no trace file either
            String bytes = Files.readString(all.getFirst(), StandardCharsets.ISO_8859_1);
            assertThat(bytes).startsWith("H2encrypt");
            assertThat(bytes.toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain("okafor", "holloway", "samsung", "create table", "exhibit");
        }
    }

    @Test
    void aMissingOneIsMissing() throws IOException {
        Files.delete(file);
        assertThat(wrong()).isEqualTo(Why.MISSING);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 100, 4096, 8192, 20_000})
    void oneCutShortIsDamaged(long length) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        assertThat(bytes.length).isGreaterThan(30_000);
        Files.write(file, java.util.Arrays.copyOf(bytes, (int) length));
        assertThat(wrong()).isEqualTo(Why.DAMAGED);
    }

    @Test
    void oneOverwrittenIsDamaged() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        java.util.Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5a);
        Files.write(file, bytes);
        assertThat(wrong()).isEqualTo(Why.DAMAGED);
        Files.writeString(file, "not a database at all ".repeat(500));
        assertThat(wrong()).isEqualTo(Why.DAMAGED);
    }

    /** H2 does not come to an end of it, and what it threw was no exception. */
    @Test
    void oneWhosePagesLeadRoundInACircleIsDamagedAndLeftClosed() throws Exception {
        TornIndex.tear(directory, Stores.KEY);
        assertThat(wrong()).isEqualTo(Why.DAMAGED);
        assertThat(IndexDatabase.openToRead(directory, Stores.KEY, History.STORE))
                .isEqualTo(Why.DAMAGED.unusable());
        assertNoneIsOpen();
        IndexDatabase.create(directory, Stores.KEY, History.STORE).close();
        assertThat(directory.resolve("records.mv.db.set-aside")).exists();
    }

    @Test
    void oneUnderAnotherKeyCannotBeToldFromADamagedOne() {
        assertThat(IndexDatabase.open(directory, Stores.key(8), History.STORE))
                .isEqualTo(Why.DAMAGED.unusable());
    }

    @Test
    void anotherStoresIsForeign() {
        assertThat(IndexDatabase.open(directory, Stores.KEY, new UUID(1, 2)))
                .isEqualTo(Why.FOREIGN.unusable());
    }

    @Test
    void anotherVersionsIsNotOpened() throws SQLException {
        tamper("update meta set text = '0' where name = 'projection'");
        assertThat(wrong()).isEqualTo(Why.OTHER_VERSION);
    }

    @Test
    void anEmptyDatabaseIsNotOurs() throws Exception {
        Files.delete(file);
        tamper("create table x (a integer)");
        assertThat(wrong()).isEqualTo(Why.OTHER_VERSION);
    }

    /** What H2 would run or reach out to when it opens the file; marks leave a file behind. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    create alias planted as 'int planted() throws Exception { %s return 1; }'
                    create trigger planted before insert on entry for each row as 'org.h2.api.Trigger create() throws Exception { %s return new org.h2.api.Trigger() { }; }'
                    create force linked table planted('', 'jdbc:h2:mem:', '', '', 'x')
                    create view planted as select * from officer
                    create table planted (a integer)
                    alter table officer add column planted varchar default 'x'
                    alter table officer alter column name set default file_read('/etc/hostname')
                    create table planted (a integer, b integer generated always as (a + 1))
                    alter table officer add constraint planted check (name <> 'x')
                    create domain planted as integer
                    create sequence planted
                    create constant planted value 1
                    create schema planted
                    create synonym planted for officer
                    create user planted password 'x'
                    create role planted
                    create index planted on officer (name)
                    drop index exhibit_by_reference
                    alter table officer drop column collar_key
                    """)
    void whatNoVersionPutThereIsRefusedUnrun(String statement) throws Exception {
        Path mark = directory.resolve("ran");
        String code = "java.nio.file.Files.createFile(java.nio.file.Path.of(\"" + mark + "\"));";
        if (statement.contains("trigger")) {
            plantTrigger(code);
        } else {
            tamper(statement.replace("%s", code));
        }
        Files.deleteIfExists(mark);
        assertThat(wrong()).isEqualTo(Why.TAMPERED);
        assertThat(mark).doesNotExist();
    }

    /** H2 creates a trigger as it is planted, so the code must work; the mark is deleted after. */
    private void plantTrigger(String code) throws SQLException {
        tamper(
                "create trigger planted before insert on entry for each row as 'org.h2.api.Trigger"
                        + " create() throws Exception { "
                        + code
                        + " return new org.h2.api.Trigger() { public void fire(java.sql.Connection"
                        + " c, Object[] a, Object[] b) { } }; }'");
    }

    private void tamper(String statement) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                IndexFile.in(directory).url(""), IndexFile.login(Stores.KEY));
                Statement planting = connection.createStatement()) {
            planting.execute(statement);
        }
    }

    @Test
    void aNewOneSetsAsideWhatLiesThere() throws IOException {
        Files.writeString(file, "something else");
        IndexDatabase.create(directory, Stores.KEY, History.STORE).close();
        assertThat(directory.resolve("records.mv.db.set-aside")).hasContent("something else");
        IndexDatabase.setAside(directory); // the one set aside before is evidence and stays
        IndexDatabase.create(directory, Stores.KEY, History.STORE).close();
        assertThat(directory.resolve("records.mv.db.set-aside")).hasContent("something else");
        assertThat(directory.resolve("records.mv.db.set-aside.2")).exists();
        ((Opening.Opened) open()).index().close();
    }

    @Test
    void aPathThatWouldBeReadAsSettingsIsRefused() {
        Path sly = directory.resolve("a;INIT=x");
        assertThatThrownBy(() -> IndexDatabase.create(sly, Stores.KEY, History.STORE))
                .hasMessageContaining("semicolon");
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() ->
                        IndexDatabase.create(directory.resolve("new"), new byte[16], History.STORE))
                .hasMessageContaining("32 bytes");
    }
}
