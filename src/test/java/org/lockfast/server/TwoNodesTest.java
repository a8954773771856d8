package org.lockfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.ledger.Entry;
import org.lockfast.sync.wire.PushAnswer;
import org.lockfast.testing.Postgres;

/** Two servers on one PostgreSQL are one server. */
class TwoNodesTest {
    @TempDir Path folder;

    @Test
    void whatOneNodeTookInTheOtherKnowsAtOnce() throws Exception {
        try (Postgres postgres = Postgres.own();
                TestServer first = TestServer.on(folder, postgres.database());
                TestServer.Node second = first.node()) {
            TestDevice device = first.stranger();
            device.at(second.server().port());
            assertThat(device.get("/v1/feed").statusCode()).isEqualTo(403);
            device.at(first.port());
            device.enrol(AdminOrders.send(first.socket(), "enrolment-code", "Exampleton"));
            device.at(second.server().port());
            assertThat(device.get("/v1/feed").statusCode()).isEqualTo(200);

            TreeSet<Long> places = new TreeSet<>();
            List<Entry> sent = new ArrayList<>();
            for (int round = 0; round < 10; round++) {
                device.at(round % 2 == 0 ? first.port() : second.server().port());
                List<Entry> more = device.entries(20);
                sent.addAll(more);
                PushAnswer taken = device.push(more);
                assertThat(taken.accepted()).isEqualTo(20);
                places.addAll(taken.indexes());
            }
            assertThat(places).hasSize(200);
            assertThat(device.push(sent).duplicates()).isEqualTo(200);
            assertThat(first.log().checkpoint().text())
                    .isEqualTo(second.records().log().checkpoint().text());
        }
    }
}
