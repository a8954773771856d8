package org.lockfast.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.VerifyKey;

/** A store for tests: its device, force and two officers, with keys made from words. */
final class TestStore {
    static final UUID ID = UUID.fromString("0198c5d2-0000-7000-8000-00000000aaaa");
    static final UUID ANNA = UUID.fromString("0198c5d2-0000-7000-8000-0000000a77a0");
    static final UUID BEN = UUID.fromString("0198c5d2-0000-7000-8000-0000000be700");
    static final String DEVICE = "d-7f3a0c1122334455";
    private static final Map<String, Ed25519Key> KEYS = new ConcurrentHashMap<>();
    static final Ed25519Key FORCE = key("f-00112233445566ff/0");
    static final Acting ANNA_ACTS =
            new Acting(ANNA, "PROPERTY_OFFICER", Vouch.PASSWORD, key(ANNA + "/0"));
    static final Acting ANNA_ADMINISTERS =
            new Acting(ANNA, AdministratorOnly.ROLE, Vouch.PASSWORD, key(ANNA + "/0"));
    static final SecondPerson BEN_RECEIVES =
            new SecondPerson(BEN, null, "receiver", Vouch.PASSWORD, key(BEN + "/0"));
    static final EventTypes TYPES = EventTypes.of(List.of(Founded.class, Noted.class, Read.class));

    /** The first entry. */
    @EventName("force.founded/1")
    record Founded(@Committed String name) implements DomainEvent {}

    /** Something an officer says. */
    @EventName("test.noted/1")
    record Noted(String clear, @Committed @Nullable String secret, List<UUID> also)
            implements DomainEvent {
        @Override
        public java.util.Set<UUID> alsoHeadOf() {
            return java.util.Set.copyOf(also);
        }
    }

    /** Something the device says by itself. */
    @EventName("reading.taken/1")
    record Read(int value) implements DomainEvent {}

    final Path directory;
    final FilePort files;
    final StoreFiles store;
    final AtomicLong now = new AtomicLong(Instant.parse("2026-03-01T10:00:00Z").toEpochMilli());
    MemoryIndex index = new MemoryIndex();
    Executor indexWriter = Runnable::run;
    Path state = Path.of("/home/state");
    JournalKeys keys = TestKeys.ONE;

    TestStore(FilePort files, Path directory) {
        this.files = files;
        this.directory = directory;
        this.store = new StoreFiles(directory);
    }

    static TestStore inMemory() {
        return new TestStore(new MemoryFiles(), Path.of("/store"));
    }

    /** The same store on other files, with the same index. */
    TestStore on(FilePort others) {
        TestStore other = new TestStore(others, directory);
        other.index = index;
        other.state = state;
        return other;
    }

    MemoryFiles memory() {
        return (MemoryFiles) files;
    }

    static Ed25519Key key(String name) {
        return KEYS.computeIfAbsent(
                name,
                n -> Ed25519Key.of(n, Hash.sha256(n.getBytes(StandardCharsets.UTF_8)).bytes()));
    }

    static Ed25519Key deviceKey(long epoch) {
        String name = DEVICE + "/" + epoch;
        Ed25519Key known = KEYS.get(name);
        if (known == null) {
            known = key(DEVICE).renamed(name);
            KEYS.put(name, known);
        }
        return known;
    }

    JournalOpening opening() {
        ProcessClock clock =
                new ProcessClock(
                        () -> Instant.ofEpochMilli(now.incrementAndGet()),
                        () -> 5,
                        "00112233aabbccdd");
        return new JournalOpening(
                files,
                store,
                ID,
                keys,
                new JournalDevice(DEVICE, TestStore::deviceKey),
                TYPES,
                Keys::new,
                index,
                indexWriter,
                clock,
                "0.1.0-test",
                profile());
    }

    Profile profile() {
        return Profile.of(files, state, ID, directory);
    }

    /** A new store with its founding entry. */
    Journal create() {
        try {
            Journal journal = opening().create();
            journal.found(FORCE, ANNA_ACTS, NewEvent.of(ID, new Founded("Exampleshire")));
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JournalOpening.Opened open() {
        try {
            return opening()
                    .open(
                            () -> {
                                index = new MemoryIndex();
                                return index;
                            },
                            OpeningProgress.UNWATCHED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Founded, and that many notes on a few subjects. */
    TestStore filled(int notes, long seed) {
        try (Journal journal = create()) {
            Random random = new Random(seed);
            for (int i = 0; i < notes; i++) {
                NewEvent event = NewEvent.of(subject(random.nextInt(5)), note("n" + i));
                journal.record(ANNA_ACTS, List.of(i % 3 == 0 ? event.with(BEN_RECEIVES) : event));
            }
        }
        return this;
    }

    static UUID subject(int n) {
        return new UUID(0x0198c5d2_00007000L, 0x80000000_00000000L + n);
    }

    static Noted note(String text) {
        return new Noted(text, "secret of " + text, List.of());
    }

    /** Trusts the keys made here; the device's in an epoch once that was opened. */
    static class Keys implements KeyHistory {
        private long epochs = 1;

        private final Map<String, Optional<VerifyKey>> found = new java.util.HashMap<>();

        @Override
        public Optional<VerifyKey> key(Entry entry, String signer) {
            return isAboutKeys(entry)
                    ? find(entry, signer)
                    : found.computeIfAbsent(signer, name -> find(entry, name));
        }

        private Optional<VerifyKey> find(Entry entry, String signer) {
            long asked = entry.typeName().equals("device.epoch") ? epochs + 1 : epochs;
            for (long epoch = 0; epoch < asked; epoch++) {
                if (signer.equals(DEVICE + "/" + epoch)) {
                    return Optional.of(deviceKey(epoch).key());
                }
            }
            boolean known = List.of(FORCE.key().name(), ANNA + "/0", BEN + "/0").contains(signer);
            return known ? Optional.of(TestStore.key(signer).key()) : Optional.empty();
        }

        @Override
        public @Nullable Objection objection(Entry entry, String signer, long record) {
            return null;
        }

        @Override
        public Optional<Hash> enrolment(String device) {
            return Optional.empty();
        }

        @Override
        public boolean isAboutKeys(Entry entry) {
            return entry.typeName().equals("device.epoch");
        }

        @Override
        public @Nullable Refusal follow(RecordedEvent event) {
            found.clear();
            epochs = Math.max(epochs, event.entry().epoch() + 1);
            return null;
        }
    }
}
