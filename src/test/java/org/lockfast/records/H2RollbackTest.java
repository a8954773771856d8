package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.BadDisk;
import org.lockfast.testing.SmallDisk;

/** Who reads a database whose disk is full is told so, and never goes round for ever. */
class H2RollbackTest {
    @TempDir Path folder;
    private final ExecutorService hands =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

    @Test
    void whoReadsAfterItIsTold() throws Exception {
        Path files = Files.createDirectory(folder.resolve("files"));
        BadDisk.Disk disk = BadDisk.under(files);
        String url = "jdbc:h2:" + BadDisk.NAMED + files.resolve("some");
        List<Connection> readers = new ArrayList<>();
        Connection writing = DriverManager.getConnection(url);
        for (int i = 0; i < 3; i++) {
            readers.add(DriverManager.getConnection(url));
        }
        try (Statement make = writing.createStatement()) {
            make.execute("create table things (id int primary key, what varchar)");
        }
        writing.setAutoCommit(false);
        boolean[] stop = {false};
        List<Future<Integer>> told = new ArrayList<>();
        for (Connection reader : readers) {
            told.add(hands.submit(() -> counts(reader, stop)));
        }
        disk.full(true);
        assertThatThrownBy(() -> fill(writing)).isInstanceOf(SQLException.class);
        for (int i = 0; i < 10; i++) {
            try {
                H2Rollback.rollback(writing);
            } catch (SQLException e) {
                // as often as somebody likes
            }
        }
        TimeUnit.MILLISECONDS.sleep(300);
        stop[0] = true;
        for (Future<Integer> one : told) {
            assertThat(one.get(20, TimeUnit.SECONDS)).isPositive();
        }
    }

    private static int counts(Connection reader, boolean[] stop) {
        int told = 0;
        while (!stop[0]) {
            try {
                boolean _ = count(reader);
            } catch (SQLException e) {
                told++;
            }
        }
        return told;
    }

    @Test
    void whatWasBegunIsTakenBack() throws Exception {
        try (Connection writing = DriverManager.getConnection("jdbc:h2:mem:")) {
            try (Statement make = writing.createStatement()) {
                make.execute("create table things (id int primary key, what varchar)");
            }
            writing.setAutoCommit(false);
            try (Statement add = writing.createStatement()) {
                add.execute("insert into things values (1, 'one')");
            }
            assertThat(count(writing)).isTrue();
            H2Rollback.rollback(writing);
            assertThat(count(writing)).isFalse();
        }
    }

    private static void fill(Connection writing) throws SQLException {
        try (PreparedStatement add = writing.prepareStatement("insert into things values (?, ?)")) {
            for (int i = 0; i < 100_000; i++) {
                add.setInt(1, i);
                add.setString(2, "a thing ".repeat(100) + i);
                add.execute();
            }
        }
    }

    private static boolean count(Connection reader) throws SQLException {
        try (Statement query = reader.createStatement()) {
            return query.executeQuery("select * from things").next();
        }
    }

    /** Four look something up while much is taken in, and the disk fills up. */
    @Test
    void readersOfTheIndexAreTold() throws Exception {
        Path mount = Files.createDirectory(folder.resolve("small"));
        RandomHistory random = RandomHistory.of(5, 2_500);
        try (SmallDisk disk = SmallDisk.at(mount, 6)) {
            IndexDatabase index =
                    IndexDatabase.create(mount.resolve("index"), Stores.KEY, History.STORE);
            Projection projection = new Projection(index, Stores.ROOMS);
            boolean[] stop = {false};
            List<Future<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                readers.add(hands.submit(() -> lookUp(index, stop)));
            }
            disk.fill();
            assertThatThrownBy(() -> projection.apply(random.history.entries, 2_500))
                    .isInstanceOf(IndexFault.class);
            TimeUnit.MILLISECONDS.sleep(500);
            stop[0] = true;
            for (Future<Integer> reader : readers) {
                assertThat(reader.get(20, TimeUnit.SECONDS)).isPositive();
            }
            hands.submit(index::close).get(20, TimeUnit.SECONDS);
        }
    }

    private static int lookUp(IndexDatabase index, boolean[] stop) throws Exception {
        int told = 0;
        while (!stop[0]) {
            try {
                index.jdbi()
                        .withHandle(handle ->
                                handle.createQuery("select position from progress")
                                        .mapTo(Long.class)
                                        .one());
            } catch (IndexFault | org.jdbi.v3.core.JdbiException e) {
                told++;
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
        return told;
    }
}
