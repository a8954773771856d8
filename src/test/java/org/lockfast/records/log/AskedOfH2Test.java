package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is asked of H2 in each window and each push is asked by whole keys: of a key of two columns
 * it uses the first alone where one of them is any of several.
 */
class AskedOfH2Test {
    private static final int ENTRIES = 3_000;
    private static final int WINDOW = 100;
    private static final List<String> SCOPES = List.of("a:", "d:SCN-07", "k:SCN-07", "s:EX");
    private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

    private Connection h2;

    @BeforeEach
    void aLogOfOneStation() throws SQLException {
        h2 = DriverManager.getConnection("jdbc:h2:mem:");
        try (Statement made = h2.createStatement()) {
            made.execute(
                    "runscript from 'classpath:org/lockfast/records/log/migration/V1__log.sql'");
        }
        try (PreparedStatement entry =
                        h2.prepareStatement(
                                "insert into entry (n, root, epoch, seq, device, eid, type, entry,"
                                        + " bodies) values (?, ?, 0, ?, 'D', ?, 't', x'', x'')");
                PreparedStatement interest =
                        h2.prepareStatement("insert into interest values (?, ?, ?, false)")) {
            for (long n = 0; n < ENTRIES; n++) {
                entry.setLong(1, n);
                entry.setObject(2, root(n));
                entry.setLong(3, n);
                entry.setBytes(
                        4, Long.toString(n).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                entry.execute();
                for (String scope : List.of("k:SCN-07", "s:EX")) {
                    interest.setString(1, scope);
                    interest.setObject(2, root(n));
                    interest.setLong(3, n);
                    interest.execute();
                }
            }
        }
    }

    @AfterEach
    void close() throws SQLException {
        h2.close();
    }

    private static UUID root(long n) {
        return new UUID(n * 0x9E3779B97F4A7C15L, n);
    }

    @Test
    void aWindowReadsWhatStandsInIt() throws SQLException {
        assertThat(
                        scanned(rows ->
                                assertThat(rows.sent(SCOPES, 1_000, 2_000, WINDOW))
                                        .hasSize(WINDOW)))
                .isLessThan(20 * WINDOW);
    }

    @Test
    void whatBeganInAWindowIsAskedForByItsPlace() throws SQLException {
        assertThat(
                        scanned(rows ->
                                assertThat(rows.begun(SCOPES, 1_000, 1_000 + WINDOW))
                                        .hasSize(2 * WINDOW)))
                .isLessThan(20 * WINDOW);
    }

    @Test
    void whetherSomethingInterestsAScopeIsAskedByBoth() throws SQLException {
        List<UUID> asked = LongStream.range(0, WINDOW).mapToObj(AskedOfH2Test::root).toList();
        assertThat(
                        scanned(rows ->
                                assertThat(rows.interests("s:EX", Set.copyOf(asked)))
                                        .hasSize(WINDOW)))
                .isLessThan(20 * WINDOW);
    }

    /** How many rows H2 went through for what is asked. */
    private long scanned(Consumer<JdbcLogRows> asking) throws SQLException {
        List<String> plans = new ArrayList<>();
        asking.accept(new JdbcLogRows(new Sql(explaining(plans))));
        assertThat(plans).hasSize(1);
        Matcher counts = SCANNED.matcher(plans.getFirst());
        long all = 0;
        while (counts.find()) {
            all += Long.parseLong(counts.group(1));
        }
        assertThat(all).as(plans.getFirst()).isPositive();
        return all;
    }

    /** The same connection; whatever is asked is explained too, with the same values. */
    private Connection explaining(List<String> plans) {
        return proxy(
                Connection.class,
                h2,
                (name, values) -> {
                    if (!name.equals("prepareStatement")) {
                        return null;
                    }
                    PreparedStatement real = h2.prepareStatement((String) values[0]);
                    PreparedStatement plan = h2.prepareStatement("explain analyze " + values[0]);
                    return proxy(
                            PreparedStatement.class,
                            real,
                            (what, of) -> {
                                if (what.equals("setObject")) {
                                    plan.setObject((Integer) of[0], of[1]);
                                } else if (what.equals("executeQuery")) {
                                    try (ResultSet at = plan.executeQuery()) {
                                        at.next();
                                        plans.add(at.getString(1));
                                    }
                                }
                                return null;
                            });
                });
    }

    /** Sees a call before it is made; what it answers, unless null, is the answer. */
    private interface Seeing {
        @Nullable Object see(String name, Object[] values) throws SQLException;
    }

    private static <T> T proxy(Class<T> kind, T real, Seeing seeing) {
        return kind.cast(
                Proxy.newProxyInstance(
                        kind.getClassLoader(),
                        new Class<?>[] {kind},
                        (self, method, values) -> {
                            Object answer =
                                    seeing.see(
                                            method.getName(),
                                            values == null ? new Object[0] : values);
                            if (answer != null) {
                                return answer;
                            }
                            try {
                                return method.invoke(real, values);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }
}
