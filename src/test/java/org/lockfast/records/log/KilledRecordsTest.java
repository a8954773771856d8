package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.Events;
import org.lockfast.journal.DiskFiles;
import org.lockfast.journal.FilePort;
import org.lockfast.journal.ProcessClock;
import org.lockfast.ledger.Hash;
import org.lockfast.log.CentralLog;
import org.lockfast.log.ForceLog;
import org.lockfast.log.LogStore;
import org.lockfast.log.LogStoreFault;
import org.lockfast.log.PushAnswer;
import org.lockfast.log.ServerKeys;

/**
 * Embedded records whose process is killed at any write, in the middle of it, while they are
 * opened, in use, closed or written anew: the log is no shorter than what was signed and said.
 */
class KilledRecordsTest {
    /** Kills of one force, whose records grow meanwhile. */
    private static final int OF_ONE = 20;

    @TempDir Path tmp;

    @Test
    void whatWasAcknowledgedIsThereWhateverWriteTheProcessIsKilledAt() throws Exception {
        kills(40, 20_261_129);
    }

    @Tag("hard")
    @Test
    void whatWasAcknowledgedIsThereAfterHundredsOfKills() throws Exception {
        kills(Integer.getInteger("log.kills", 400), System.nanoTime());
    }

    private void kills(int kills, long seed) throws Exception {
        Random random = new Random(seed);
        for (int kill = 0; kill < kills; kill += OF_ONE) {
            Path folder = Files.createDirectories(tmp.resolve("force-" + kill));
            try (Killed killed = new Killed(folder, random)) {
                for (int i = 0; i < OF_ONE; i++) {
                    killed.livesAndIsKilled("seed " + seed + ", kill " + (kill + i));
                }
                killed.everythingIsThere("seed " + seed + ", after kill " + (kill + OF_ONE));
            }
        }
    }

    /** A force, and what its server acknowledged in all its lives. */
    private static final class Killed implements AutoCloseable {
        private final Path folder;
        private final Random random;
        private final Force force;
        private final byte[] key;
        private final Map<Hash, Long> acknowledged = new ConcurrentHashMap<>();
        private Path records;
        private int lives;

        Killed(Path folder, Random random) throws Exception {
            this.folder = folder;
            this.random = random;
            this.records = folder.resolve("records");
            KilledFiles.life(records, random, Long.MAX_VALUE);
            this.force =
                    Force.found(
                            folder.resolve("server"),
                            recordsKey ->
                                    LogDatabase.embedded(KilledFiles.NAMED, records, recordsKey));
            this.key = force.recordsKey();
        }

        /** Opens, takes in entries, sometimes closes and writes anew, and is killed somewhere. */
        void livesAndIsKilled(String when) throws Exception {
            boolean closes = random.nextBoolean();
            KilledFiles.Life life =
                    KilledFiles.life(records, random, closes ? Long.MAX_VALUE : random.nextInt(60));
            LogDatabase store = null;
            try {
                store = LogDatabase.embedded(KilledFiles.NAMED, records, key);
                CentralLog log = log(store, life);
                assertThat(log.state().open()).as("%s: %s", when, log.state()).isTrue();
                Device device = force.enrol(log, "Exampleton");
                for (int i = 0; closes ? i < random.nextInt(8) : !life.over(); i++) {
                    push(log, device);
                }
                if (closes) {
                    life.killAfter(random.nextInt(16));
                    if (random.nextInt(3) == 0) {
                        store.pack(0);
                    }
                }
            } catch (RuntimeException e) {
                if (!life.over()) {
                    throw e;
                }
            }
            if (store != null) {
                store.close();
            }
            life.end();
            records = what(records);
        }

        private void push(CentralLog log, Device device) {
            int at = device.written.size();
            device.work(1 + random.nextInt(20), random);
            int from = at == 1 ? 0 : at; // its first entry says that it began
            PushAnswer answer = log.push(device.push(from, device.written.size()));
            for (int i = 0; i < answer.indexes().size(); i++) {
                acknowledged.put(
                        device.written.get(from + i).entry().eid(), answer.indexes().get(i));
            }
        }

        void everythingIsThere(String when) throws Exception {
            KilledFiles.life(records, random, Long.MAX_VALUE);
            try (LogDatabase store = LogDatabase.embedded(KilledFiles.NAMED, records, key)) {
                CentralLog log = force.node(store);
                assertThat(log.state().open()).as("%s: %s", when, log.state()).isTrue();
                Checked checked = new Checked(log);
                Map<Hash, Long> places = new HashMap<>();
                checked.entries.forEach(entry -> places.put(entry.eid(), (long) places.size()));
                assertThat(places).as(when).containsAllEntriesOf(acknowledged);
            }
        }

        /** What a kill leaves, where the next life finds it. */
        private Path what(Path left) throws IOException {
            Path next = Files.createDirectory(folder.resolve("records-" + ++lives));
            try (var files = Files.list(left)) {
                for (Path file : files.toList()) {
                    Files.move(
                            file, next.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
                }
            }
            return next;
        }

        private CentralLog log(LogDatabase store, KilledFiles.Life life) throws Exception {
            return ForceLog.open(
                    until(life, LogStore.class, store),
                    ServerKeys.read(force.keyFile),
                    new ForceLog.Parts(
                            until(life, FilePort.class, new DiskFiles()),
                            force.keyFile,
                            Events.types(),
                            ProcessClock.start(InstantSource.system(), new SecureRandom()),
                            force.workers,
                            1,
                            Force.APP));
        }

        /** What the process that is killed does nothing with any more. */
        private static <T> T until(KilledFiles.Life over, Class<T> what, T real) {
            return what.cast(
                    Proxy.newProxyInstance(
                            what.getClassLoader(),
                            new Class<?>[] {what},
                            (_, method, words) -> {
                                if (over.over()) {
                                    throw new LogStoreFault("It was killed", new IOException());
                                }
                                try {
                                    return method.invoke(real, words);
                                } catch (InvocationTargetException e) {
                                    throw Objects.requireNonNull(e.getCause());
                                }
                            }));
        }

        @Override
        public void close() {
            force.close();
        }
    }
}
