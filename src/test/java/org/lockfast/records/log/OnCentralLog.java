package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.lockfast.log.CentralLog;
import org.lockfast.log.LogStore;
import org.lockfast.log.PushAnswer;
import org.lockfast.log.Refusal;
import org.lockfast.testing.Postgres;

/** A central log on a database of the test's own: the same contract on H2 and on PostgreSQL. */
abstract class OnCentralLog {
    /** Which database. */
    enum Engine {
        H2,
        POSTGRESQL
    }

    @RegisterExtension final Here here = new Here();
    @TempDir Path tmp;
    @Parameter Engine engine;
    String address;
    Force force;
    LogStore store;
    CentralLog log;

    /** Keeps where the one PostgreSQL of the run is found. */
    static final class Here implements BeforeEachCallback {
        private @Nullable ExtensionContext context;

        @Override
        public void beforeEach(ExtensionContext at) {
            context = at;
        }

        Postgres postgres() {
            return Postgres.of(Objects.requireNonNull(context));
        }
    }

    Postgres postgres() {
        return here.postgres();
    }

    LogStore open(byte[] key) {
        return LogDatabase.open(address, key);
    }

    @BeforeEach
    void found() throws Exception {
        address = engine == Engine.H2 ? tmp.resolve("records").toString() : postgres().database();
        force = Force.found(tmp.resolve("server"), this::open);
        store = open(force.recordsKey());
        log = force.node(store);
    }

    @AfterEach
    void close() {
        if (log != null) {
            log.close();
            store.close();
            force.close();
        }
    }

    void reopen() throws Exception {
        log.close();
        store.close();
        store = open(force.recordsKey());
        log = force.node(store);
    }

    /** Pushes all of it in one go, which must be taken. */
    PushAnswer taken(Device device, int from, int to) {
        PushAnswer answer = log.push(device.push(from, to));
        assertThat(answer.refusal()).isNull();
        assertThat(answer.indexes()).hasSize(to - from);
        return answer;
    }

    PushAnswer taken(Device device) {
        return taken(device, 0, device.written.size());
    }

    /** Why a push was refused, wholly or from some entry on, which must have been so. */
    static Refusal refused(PushAnswer answer) {
        return Objects.requireNonNull(answer.refusal(), "all of it was taken");
    }

    static List<Integer> placesOf(List<Long> indexes) {
        List<Integer> places = new ArrayList<>();
        indexes.forEach(index -> places.add(Math.toIntExact(index)));
        return places;
    }
}
