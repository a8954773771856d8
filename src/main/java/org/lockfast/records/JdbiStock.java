package org.lockfast.records;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.lockfast.continuity.Bound;
import org.lockfast.continuity.Stock;
import org.lockfast.exhibit.Closed;
import org.lockfast.journal.Occurred;

/**
 * What stands in places, from the index: how many by a table that is kept with the packages, which
 * by the marks of the exhibits.
 */
public final class JdbiStock implements Stock {
    private static final int AT_ONCE = 500;

    private final Jdbi jdbi;
    private final Closed closed;
    private final InstantSource clock;

    /**
     * @param closed to whoever reads: of those cases it is said what is there, and not what it is
     * @param clock nothing is there since later than it says
     */
    public JdbiStock(IndexDatabase index, Closed closed, InstantSource clock) {
        jdbi = index.jdbi();
        this.closed = closed;
        this.clock = clock;
    }

    @Override
    public Map<UUID, Integer> counts() {
        Map<UUID, Integer> counts = new HashMap<>();
        jdbi.withExtension(StockDao.class, StockDao::counts)
                .forEach(row -> counts.put(row.place(), row.packages()));
        return counts;
    }

    @Override
    public int count(UUID place) {
        return jdbi.withExtension(StockDao.class, dao -> dao.count(place)).orElse(0);
    }

    @Override
    public List<Row> in(List<UUID> places, int most) {
        if (places.isEmpty()) {
            return List.of();
        }
        Set<UUID> without = closed.cases();
        return jdbi.withHandle(handle -> {
            Blocks there = new Blocks();
            try {
                Vocabulary vocabulary = new Vocabulary(handle.getConnection());
                for (UUID place : places) {
                    there.addAll(vocabulary.marked(Marks.PLACE + place));
                }
            } catch (SQLException e) {
                throw new IndexFault("The index could not be searched; rebuild it.", e);
            }
            StockDao dao = handle.attach(StockDao.class);
            List<Row> rows = new ArrayList<>();
            int at = Integer.MAX_VALUE;
            while (rows.size() < most) {
                List<Integer> numbers = new ArrayList<>();
                while (numbers.size() < AT_ONCE && (at = there.previous(at)) >= 0) {
                    numbers.add(at);
                }
                if (numbers.isEmpty()) {
                    break;
                }
                dao.in(numbers, places).forEach(line -> rows.add(row(line, without)));
                if (at < 0) {
                    break;
                }
            }
            return List.copyOf(rows.subList(0, Math.min(most, rows.size())));
        });
    }

    private Row row(StockDao.Line line, Set<UUID> without) {
        Row row = line.row();
        UUID of = line.caseId();
        Instant now = clock.instant();
        boolean open = of == null || !without.contains(of);
        // within what right clocks differ by it stays: two computers show the same
        boolean cut = row.since().isAfter(now) && Occurred.isLater(row.since(), now);
        return open && !cut
                ? row
                : new Row(
                        row.packageId(),
                        row.exhibit(),
                        row.name(),
                        row.n(),
                        row.several(),
                        row.seal(),
                        open || of == null ? row.description() : closed.instead(of),
                        row.status(),
                        cut ? now : row.since(),
                        cut ? Bound.NOT_LATER : row.sinceIs());
    }
}
