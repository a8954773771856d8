package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.Balancer.During;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.MerkleTree;
import org.lockfast.sync.SyncClient;
import org.lockfast.sync.SyncProblem;
import org.lockfast.sync.SyncResult;
import org.lockfast.sync.Wires;
import org.lockfast.testing.Postgres;

/**
 * Two nodes, each a process, on one PostgreSQL behind a balancer; devices hand in over TLS through
 * both, and a node is killed in the middle of a push, with the push half sent or its answer on the
 * way. The devices go over to the node that lives: every entry is in the log once, and the log goes
 * on from every checkpoint that a device was ever shown.
 */
class KilledNodeTest {
    private static final int TIMES = Integer.getInteger("lockfast.drill.kills", 40);
    private static final int PART = 80;

    /** PostgreSQL 15, as servers numbered it. */
    private static final int OLDEST = 150_000;

    @TempDir Path folder;

    private final Queue<Checkpoint> pins = new ConcurrentLinkedQueue<>();

    @Test
    void theyAreKilledInTheMiddleOfAPushAndOfItsAnswer(TestReporter reporter) throws Exception {
        kill(List.of(During.SENDING, During.ANSWERING), 3, reporter);
    }

    @Test
    @Tag("hard")
    void theyAreKilledInTurnAgainAndAgain(TestReporter reporter) throws Exception {
        List<During> moments = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            moments.add(i % 2 == 0 ? During.SENDING : During.ANSWERING);
        }
        kill(moments, 5, reporter);
    }

    private void kill(List<During> moments, int devices, TestReporter reporter) throws Exception {
        long seed = Long.getLong("lockfast.drill.seed", System.nanoTime());
        Random random = new Random(seed);
        try (Postgres postgres = Postgres.own()) {
            reporter.publishEntry("PostgreSQL " + postgres.version() / 10_000 + ", seed " + seed);
            assertThat(postgres.version()).isGreaterThanOrEqualTo(OLDEST);
            try (ServerProcess first = new ServerProcess(folder, postgres.database());
                    ServerProcess second = first.beside();
                    Balancer balancer = new Balancer(List.of(first.port(), second.port()))) {
                List<ServerProcess> nodes = List.of(first, second);
                List<FieldStore> stores = new ArrayList<>();
                for (int i = 0; i < devices; i++) {
                    String name = "SCN-" + i;
                    FieldStore.enrol(folder, name, Duration.ZERO, nodes.get(i % 2));
                    stores.add(FieldStore.open(folder, name, Duration.ZERO, ServedForce.COLLAR));
                }
                long[] enrolled = {balancer.sentTo(0), balancer.sentTo(1)};
                for (int i = 0; i < moments.size(); i++) {
                    // the second node first: the first has answered whoever asked for a code
                    int victim = 1 - i % 2;
                    balancer.once(
                            victim,
                            moments.get(i),
                            6_000 + random.nextInt(8_000),
                            nodes.get(victim)::kill);
                    allHandIn(stores, balancer);
                    assertThat(nodes.get(victim).isAlive()).as("seed %d", seed).isFalse();
                    assertThat(nodes.get(1 - victim).isAlive()).as("seed %d", seed).isTrue();
                    if (i + 1 < moments.size()) {
                        nodes.get(victim).startAgain();
                    }
                }
                assertThat(balancer.sentTo(0)).isGreaterThan(enrolled[0] + 20_000);
                assertThat(balancer.sentTo(1)).isGreaterThan(enrolled[1] + 10_000);
                nodes.get(moments.size() % 2 == 0 ? 1 : 0).stop();
                every(stores, first.export(), seed, reporter);
            }
        }
    }

    /** All at once, until a node was killed in between and nothing waits to be sent. */
    private void allHandIn(List<FieldStore> stores, Balancer balancer) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService crowd = Executors.newFixedThreadPool(stores.size())) {
            for (FieldStore store : stores) {
                running.add(
                        crowd.submit(() -> {
                            handIn(store, balancer);
                            return null;
                        }));
            }
            for (Future<?> each : running) {
                each.get(3, TimeUnit.MINUTES);
            }
        }
    }

    private void handIn(FieldStore field, Balancer balancer) throws InterruptedException {
        try (SyncClient client = field.client(Wires.HTTPS, balancer.address())) {
            for (int part = 0; part < 2 || !balancer.happened(); part++) {
                field.openCases(PART);
                SyncResult result = client.round();
                while (!result.reached() || client.now().unsent() > 0) {
                    assertThat(result.problems())
                            .extracting(SyncProblem::code)
                            .isSubsetOf("nothing-sent", "server-waits");
                    TimeUnit.MILLISECONDS.sleep(10);
                    result = client.round();
                }
                Checkpoint pin = result.checkpoint();
                assertThat(pin).isNotNull();
                pins.add(pin);
            }
        }
    }

    private void every(List<FieldStore> stores, Path export, long seed, TestReporter reporter)
            throws Exception {
        List<String> log = ServerProcess.entries(export);
        Set<String> once = new HashSet<>(log);
        assertThat(log).as("seed %d", seed).hasSize(once.size());
        for (FieldStore store : stores) {
            Map<String, Integer> here = store.entries();
            assertThat(once).as("seed %d", seed).containsAll(here.keySet());
            assertThat(here.values()).as("seed %d", seed).containsOnly(1);
            assertThat(store.entries("case.opened")).isGreaterThanOrEqualTo(PART);
            store.close();
        }
        FieldForce.whole(export, log.size());
        MerkleTree tree = new MerkleTree();
        log.forEach(eid -> tree.add(Hash.of(HexFormat.of().parseHex(eid))));
        for (Checkpoint pin : pins) {
            assertThat(tree.root(pin.size())).as("seed %d: %s", seed, pin).isEqualTo(pin.root());
        }
        reporter.publishEntry(
                log.size() + " entries, each once; goes on from all " + pins.size() + " pins");
    }
}
