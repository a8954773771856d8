package org.lockfast.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Branches;
import org.lockfast.continuity.Conflicts;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.journal.Acting;
import org.lockfast.journal.AttachmentCheck;
import org.lockfast.journal.DiskFiles;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.Finding;
import org.lockfast.journal.Incoming;
import org.lockfast.journal.Journal;
import org.lockfast.journal.JournalDevice;
import org.lockfast.journal.JournalKeys;
import org.lockfast.journal.JournalOpening;
import org.lockfast.journal.JournalWalk;
import org.lockfast.journal.JournalWalk.Kept;
import org.lockfast.journal.KeyringCheck;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.OpeningProgress;
import org.lockfast.journal.ProcessClock;
import org.lockfast.journal.Profile;
import org.lockfast.journal.Received;
import org.lockfast.journal.Recorded;
import org.lockfast.journal.SecondPerson;
import org.lockfast.journal.StoreFiles;
import org.lockfast.journal.Verification;
import org.lockfast.journal.VerificationReport;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.officer.StoreKeyHistory;
import org.lockfast.place.PlaceEvent;
import org.lockfast.place.Places;
import org.lockfast.records.IndexDatabase;
import org.lockfast.records.JdbiBranches;
import org.lockfast.records.JdbiConflicts;
import org.lockfast.records.JdbiPlaces;
import org.lockfast.records.Opening;
import org.lockfast.records.Projection;

/**
 * A force of several devices in one process: each has a store of its own, made of the real parts,
 * with keys made from words.
 */
final class TestForce implements AutoCloseable {
    static final Ed25519Key FORCE = key("f-00112233445566ff/0");
    static final UUID ODE = UUID.fromString("0198c5d2-0000-7000-8000-0000000000de");
    static final UUID RAMAN = UUID.fromString("0198c5d2-0000-7000-8000-000000000aaa");
    static final String SERVER = "d-0000000000000000";

    final Path folder;
    final AtomicLong now = new AtomicLong(Instant.parse("2026-03-01T10:00:00Z").toEpochMilli());
    final List<Device> devices = new ArrayList<>();
    final List<UUID> cases = new ArrayList<>();
    final List<UUID> packages = new ArrayList<>();
    final Random random;
    private final RulesInForce rules =
            RulesInForce.on(() -> Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

    /** The founding device is there, with an administrator and one more officer. */
    TestForce(Path folder, long seed) {
        this.folder = folder;
        this.random = new Random(seed);
        Device server = new Device(SERVER);
        server.create();
        server.journal.found(
                FORCE,
                acting(ODE, 0),
                NewEvent.of(
                        server.store,
                        new OfficerEvent.Founded(
                                FORCE.key().vkey(),
                                server.signer(0).key().vkey(),
                                key(ODE + "/0").key().vkey(),
                                key("f-00112233445566ff/log").key().vkey(),
                                "Exampleshire",
                                "Exampleton",
                                "Server",
                                null)));
        server.add(ODE, officer("1001", "Ode", ODE, List.of("ADMINISTRATOR")));
        server.add(RAMAN, officer("1002", "Raman", RAMAN, List.of("PROPERTY_OFFICER")));
    }

    private TestForce(Path folder) {
        this.folder = folder;
        this.random = new Random(1);
    }

    /** The store of one device of a force made before, for a process of its own. */
    static Device opened(Path folder, String id) {
        Device device = new TestForce(folder).new Device(id);
        device.open();
        return device;
    }

    static Ed25519Key key(String name) {
        return Ed25519Key.of(name, Hash.sha256(name.getBytes(StandardCharsets.UTF_8)).bytes());
    }

    static Acting acting(UUID officer, int epoch) {
        return new Acting(officer, "ADMINISTRATOR", Vouch.PASSWORD, key(officer + "/" + epoch));
    }

    static OfficerEvent.Added officer(String collar, String name, UUID id, List<String> roles) {
        return new OfficerEvent.Added(collar, name, roles, key(id + "/0").key().vkey(), "c2VhbA==");
    }

    Device server() {
        return devices.getFirst();
    }

    /** A device is enrolled by the server; its store is new and has taken in nothing yet. */
    Device enrolled(String id) {
        Device device = new Device(id);
        server().record(
                        null,
                        NewEvent.of(
                                device.store,
                                new DeviceEvent.Enrolled(
                                        device.signer(0).key().vkey(),
                                        "c2VhbA==",
                                        "Exampleton",
                                        "Desk " + id,
                                        Hash.ZERO)));
        device.create();
        return device;
    }

    /** It has taken in what the server has, and begun its own chain. */
    Device joined(String id) {
        Device device = enrolled(id);
        device.receiveAll(server().kept());
        device.begin();
        return device;
    }

    @Override
    public void close() {
        devices.forEach(Device::close);
    }

    /** One device and its store. */
    final class Device {
        final String id;
        final UUID store;
        final Path directory;
        long skewMs;
        Journal journal;
        Projection projection;
        List<Finding> findings = List.of();
        private IndexDatabase index;
        private ExecutorService writer;
        private final JournalKeys keys;

        @SuppressWarnings("NullAway.Init") // made or opened before anybody asks
        Device(String id) {
            this.id = id;
            this.store = new UUID(0x0198c5d2_00007000L, 0x80000000_00000000L | id.hashCode());
            this.directory = folder.resolve(id);
            this.keys = new Keys(key(id + ".journal").sign(new byte[] {1}));
            devices.add(this);
        }

        Ed25519Key signer(long epoch) {
            return key(id).renamed(id + "/" + epoch);
        }

        private byte[] indexKey() {
            return Hash.sha256((id + " index").getBytes(StandardCharsets.UTF_8)).bytes();
        }

        private Path indexFolder() {
            return directory.resolve("index");
        }

        void create() {
            try {
                DiskFiles disk = new DiskFiles();
                disk.makeDirectories(directory);
                index = IndexDatabase.create(indexFolder(), indexKey(), store);
                journal = opening(disk).create();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void open() {
            try {
                index =
                        IndexDatabase.open(indexFolder(), indexKey(), store)
                                        instanceof Opening.Opened(IndexDatabase found)
                                ? found
                                : IndexDatabase.create(indexFolder(), indexKey(), store);
                JournalOpening.Opened opened =
                        opening(new DiskFiles())
                                .open(
                                        () -> {
                                            index.close();
                                            index =
                                                    IndexDatabase.create(
                                                            indexFolder(), indexKey(), store);
                                            projection = new Projection(index, rules.rooms(id));
                                            return projection;
                                        },
                                        OpeningProgress.UNWATCHED);
                journal = opened.journal();
                findings = opened.findings();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Places places() {
            return new JdbiPlaces(index);
        }

        Branches branches() {
            return new JdbiBranches(
                    index,
                    rules.storedEvents(),
                    record ->
                            Optional.ofNullable(journal.read(record))
                                    .map(one -> one.entry().prev()));
        }

        Conflicts conflicts() {
            return new JdbiConflicts(index);
        }

        private JournalOpening opening(DiskFiles disk) {
            writer = Executors.newSingleThreadExecutor();
            projection = new Projection(index, rules.rooms(id));
            ProcessClock clock =
                    new ProcessClock(
                            () -> Instant.ofEpochMilli(now.incrementAndGet() + skewMs),
                            () -> 5,
                            "00112233aabbccdd");
            return new JournalOpening(
                    disk,
                    new StoreFiles(directory),
                    store,
                    keys,
                    new JournalDevice(id, this::signer),
                    rules.types(),
                    () -> new StoreKeyHistory(FORCE.key()),
                    projection,
                    writer,
                    clock,
                    "0.1.0-test",
                    profile());
        }

        private Profile profile() {
            return Profile.of(new DiskFiles(), folder.resolve("state"), store, directory);
        }

        void close() {
            if (!writer.isShutdown()) {
                journal.close();
                writer.shutdown();
                index.close();
            }
        }

        void reopen() {
            close();
            open();
        }

        /** Verified as it lies there closed, index included; then opened again. */
        VerificationReport verify() {
            close();
            try {
                return new Verification(
                                new DiskFiles(),
                                new StoreFiles(directory),
                                store,
                                keys,
                                rules.types(),
                                id,
                                new StoreKeyHistory(FORCE.key()),
                                KeyringCheck.none(),
                                attachment -> AttachmentCheck.State.MISSING,
                                new ClosedIndexCheck(
                                        indexFolder(),
                                        indexKey(),
                                        store,
                                        (_, named) -> rules.roomsOf(named, id)),
                                profile(),
                                (done, of) -> {})
                        .run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                open();
            }
        }

        Recorded begin() {
            Hash enrolled =
                    kept().stream()
                            .filter(one -> one.entry().typeName().equals("device.enrolled"))
                            .filter(one ->
                                    one.entry()
                                            .body()
                                            .path("vkey")
                                            .asString("")
                                            .startsWith(id + "/"))
                            .findFirst()
                            .orElseThrow()
                            .entry()
                            .eid();
            return record(null, NewEvent.of(store, new DeviceEvent.Began(enrolled, 0)));
        }

        Recorded record(@Nullable Acting by, NewEvent event) {
            return journal.record(by, List.of(event)).getFirst();
        }

        Recorded add(UUID subject, DomainEvent event) {
            return record(acting(ODE, 0), NewEvent.of(subject, event));
        }

        List<Kept> kept() {
            List<Kept> all = new ArrayList<>();
            JournalWalk walk = journal.walk(0);
            for (List<Kept> some = walk.next(); !some.isEmpty(); some = walk.next()) {
                all.addAll(some);
            }
            return all;
        }

        Set<Hash> eids() {
            Set<Hash> eids = new HashSet<>();
            kept().forEach(one -> eids.add(one.entry().eid()));
            return eids;
        }

        List<Received> receiveAll(List<Kept> entries) {
            return journal.receive(incoming(entries));
        }

        Received receive(Kept entry) {
            return receiveAll(List.of(entry)).getFirst();
        }

        /** The heads of every subject. */
        Map<UUID, Set<Hash>> heads() {
            journal.settle();
            Set<UUID> subjects = new HashSet<>(cases);
            subjects.addAll(packages);
            Map<UUID, Set<Hash>> heads = new HashMap<>();
            projection.heads(subjects).forEach((of, eids) -> heads.put(of, Set.copyOf(eids)));
            return heads;
        }

        /** Every row of the index, by table. */
        Map<String, List<Object[]>> rows() {
            journal.settle();
            return index.jdbi()
                    .withHandle(handle -> {
                        Map<String, List<Object[]>> rows = new HashMap<>();
                        for (String table :
                                handle.createQuery(
                                                "select table_name from information_schema.tables"
                                                        + " where table_schema = 'public' and"
                                                        + " table_name not in ('meta', 'progress',"
                                                        + " 'flyway_schema_history')")
                                        .mapTo(String.class)
                                        .list()) {
                            rows.put(
                                    table,
                                    handle.createQuery("select * from " + table)
                                            .map((row, _) -> {
                                                Object[] all =
                                                        new Object
                                                                [row.getMetaData()
                                                                        .getColumnCount()];
                                                for (int i = 0; i < all.length; i++) {
                                                    all[i] = row.getObject(i + 1);
                                                }
                                                return all;
                                            })
                                            .list());
                        }
                        return rows;
                    });
        }

        /** Something an officer does, on what anybody has begun. */
        void step() {
            Acting by = acting(random.nextBoolean() ? ODE : RAMAN, 0);
            int choice = random.nextInt(10);
            if (choice < 2 || cases.isEmpty()) {
                UUID id = id();
                cases.add(id);
                record(
                        by,
                        NewEvent.of(
                                id,
                                new CaseEvent.Opened(
                                        "01/AB/" + cases.size() + "/26", "Operation Tern", null)));
            } else if (choice < 4 || packages.isEmpty()) {
                UUID pack = id();
                packages.add(pack);
                record(by, NewEvent.of(id(), recorded(pack)));
            } else if (choice < 5) {
                record(
                        by,
                        NewEvent.of(
                                pick(cases),
                                new CaseEvent.ReferenceAdded(
                                        List.of(
                                                new CaseEvent.Reference(
                                                        "CRIME", "CR" + random.nextInt(1000))))));
            } else if (choice < 6) {
                record(
                        null,
                        NewEvent.of(
                                store,
                                new OfficerEvent.SignInFailed(
                                        "1003",
                                        1,
                                        Instant.ofEpochMilli(now.get()).atOffset(ZoneOffset.UTC))));
            } else {
                NewEvent looked =
                        NewEvent.of(
                                pick(packages),
                                new ContinuityEvent.LookedAt(null, "INTACT", "on the round"));
                record(
                        by,
                        random.nextInt(3) > 0
                                ? looked
                                : looked.with(
                                        new SecondPerson(
                                                null, "A Visitor", "witness", Vouch.PAPER, null)));
            }
        }

        private UUID pick(List<UUID> of) {
            return of.get(random.nextInt(of.size()));
        }

        UUID fresh() {
            return id();
        }

        /** An exhibit of one package, about to be recorded. */
        NewEvent recordedAt(UUID pack) {
            if (cases.isEmpty()) {
                cases.add(id());
            }
            return NewEvent.of(id(), recorded(pack));
        }

        private UUID id() {
            return new UUID(
                    now.incrementAndGet() << 16 | 0x7000, random.nextLong() >>> 2 | 1L << 63);
        }

        private ExhibitEvent.Recorded recorded(UUID pack) {
            String reference = "JSM/" + packages.size();
            return new ExhibitEvent.Recorded(
                    PropertyKind.EXHIBIT,
                    random.nextInt(3) == 0 ? null : pick(cases),
                    reference,
                    null,
                    "Black phone, cracked screen",
                    "PHONE_TABLET",
                    "14 High Street",
                    null,
                    ODE,
                    null,
                    "J Smith",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(
                            new ExhibitEvent.PackageRecorded(
                                    pack,
                                    1,
                                    "TEB_POLYTHENE",
                                    "NUMBERED_BAG",
                                    "B" + (7_000_000 + random.nextInt(100)),
                                    null,
                                    null,
                                    null)),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
    }

    static List<Incoming> incoming(List<Kept> entries) {
        return entries.stream().map(one -> new Incoming(one.entry(), one.bodies())).toList();
    }

    /** A place, for stores that record places. */
    static PlaceEvent.Added place(String path) {
        return new PlaceEvent.Added(path, "DRY_AMBIENT", "STORE");
    }

    private record Keys(SecretKey journal, SecretKey head) implements JournalKeys {
        Keys(byte[] secret) {
            this(
                    new SecretKeySpec(Hash.sha256(secret, new byte[] {1}).bytes(), "AES"),
                    new SecretKeySpec(Hash.sha256(secret, new byte[] {2}).bytes(), "HmacSHA256"));
        }

        @Override
        public @Nullable SecretKey journal(int generation) {
            return generation == 1 ? journal : null;
        }

        @Override
        public int newest() {
            return 1;
        }
    }
}
