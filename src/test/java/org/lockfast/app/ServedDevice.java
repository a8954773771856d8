package org.lockfast.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.AttachmentRef;
import org.lockfast.journal.JournalWalk;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.VerificationReport;
import org.lockfast.keys.Password;
import org.lockfast.ledger.Entries;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Jcs;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Role;
import org.lockfast.officer.Session;
import org.lockfast.sync.SyncClient;
import org.lockfast.sync.SyncMemory;
import org.lockfast.sync.SyncResult;
import org.lockfast.sync.Wire;
import org.lockfast.sync.WireTrouble;
import org.lockfast.sync.Wires;
import org.lockfast.sync.wire.ChainHeader;
import org.lockfast.sync.wire.EntriesBody;
import tools.jackson.databind.node.ObjectNode;

/**
 * A device of a {@link ServedForce}: an enrolled store, opened by an officer, synchronised when
 * asked.
 */
final class ServedDevice implements AutoCloseable {
    private final ServedForce force;
    private final String name;
    private final Path directory;
    private final AtomicReference<Instant> now = new AtomicReference<>(ServedForce.START);
    private final Surroundings surroundings;
    private StoreOpening.@Nullable SignedIn opened;
    private @Nullable SyncClient client;
    private int cases;

    ServedDevice(ServedForce force, String name) {
        this.force = force;
        this.name = name;
        this.directory = force.folder().resolve(name);
        this.surroundings = ServedForce.surroundings(force.folder().resolve(name + "-state"), now);
    }

    Path directory() {
        return directory;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Outcome<EnrollingStore.Enrolled> enrol(String address, String code, Wires wires) {
        return new EnrollingStore(directory, surroundings, wires)
                .enrol(new EnrollingStore.Plan(address, force.ca(), code, name));
    }

    OpenStore store() {
        return in().store();
    }

    Session session() {
        return in().session();
    }

    private StoreOpening.SignedIn in() {
        StoreOpening.SignedIn in = opened;
        if (in == null) {
            in = ServedForce.value(open(ServedForce.COLLAR, ServedForce.PASSWORD));
            opened = in;
        }
        return in;
    }

    /** Opens the closed store; the caller closes what comes of it unless it is the founder's. */
    Outcome<StoreOpening.SignedIn> open(String collar, String password) {
        try (Password typed = Password.of(password)) {
            return new StoreOpening(directory, surroundings).open(collar, typed);
        }
    }

    /** Closes, so that the next use opens anew. */
    void shut() {
        if (client != null) {
            client.close();
            client = null;
        }
        if (opened != null) {
            opened.identity().close();
            try {
                opened.store().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            opened = null;
        }
    }

    void later(Duration passed) {
        now.updateAndGet(at -> at.plus(passed));
    }

    /** A copy of the closed store at another place, for another user: another laptop. */
    ServedDevice copy(String as) {
        shut();
        ServedDevice copy = new ServedDevice(force, as);
        ServedForce.copy(directory, copy.directory);
        copy.now.set(now.get());
        return copy;
    }

    /**
     * A copy of the closed store together with what its user remembers of it, as of a whole disk:
     * it goes on in the same epoch.
     */
    ServedDevice copyWithItsUser(String as) {
        shut();
        ServedDevice copy = new ServedDevice(force, as);
        ServedForce.copy(directory, copy.directory);
        Path remembered = force.folder().resolve(name + "-state");
        if (!Files.isDirectory(remembered)) { // nobody has opened it yet
            copy.now.set(now.get());
            return copy;
        }
        try (Stream<Path> profiles = Files.list(remembered)) {
            String path = copy.directory.toRealPath().toString();
            String place = Hash.sha256(path.getBytes(StandardCharsets.UTF_8)).hex();
            for (Path profile : profiles.toList()) {
                String store = profile.getFileName().toString().substring(0, 36);
                Path state = force.folder().resolve(as + "-state");
                Files.createDirectories(state);
                ServedForce.copy(profile, state.resolve(store + "-" + place.substring(0, 16)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        copy.now.set(now.get());
        return copy;
    }

    /** Opens n cases, each an entry. */
    void record(int n) {
        for (int i = 0; i < n; i++) {
            later(Duration.ofMillis(20));
            String reference = name + "/" + ++cases;
            ServedForce.value(
                    store().openingCases().open(session(), reference, "Burglary", List.of()));
        }
    }

    /** Another officer signs in and opens a case. */
    void recordAs(String collar, String password, String reference) {
        shut();
        opened = ServedForce.value(open(collar, password));
        ServedForce.value(store().openingCases().open(session(), reference, "Burglary", List.of()));
        shut();
    }

    /** Opens n cases in one go: as fast as the disk. */
    void recordMany(int n) {
        List<NewEvent> events = new java.util.ArrayList<>();
        for (int i = 0; i < n; i++) {
            events.add(
                    NewEvent.of(
                            store().ids().get(),
                            new CaseEvent.Opened(name + "/" + ++cases, "Burglary", List.of())));
        }
        store().journal()
                .record(ServedForce.value(session().acting(Permission.MANAGE_OFFICERS)), events);
    }

    /** Notes of so many random characters each, which hardly pack. */
    void recordLong(int notes, int characters) {
        java.util.Random random = new java.util.Random(notes);
        List<NewEvent> events = new java.util.ArrayList<>();
        for (int i = 0; i < notes; i++) {
            StringBuilder text = new StringBuilder(characters);
            random.ints(characters, 0x4E00, 0x9FFF).forEach(text::appendCodePoint);
            events.add(NewEvent.of(store().ids().get(), new ExhibitEvent.Noted(text.toString())));
        }
        store().journal()
                .record(ServedForce.value(session().acting(Permission.MANAGE_OFFICERS)), events);
    }

    /** Puts another device out of use. */
    void revoke(String vkey) {
        store().journal()
                .record(
                        ServedForce.value(session().acting(Permission.MANAGE_OFFICERS)),
                        List.of(NewEvent.of(store().id(), new DeviceEvent.Revoked(vkey, "lost"))));
    }

    /**
     * What a newer program on this device would send next; this store has sent all it has, and
     * sends nothing more.
     */
    void sendAsANewerProgram() {
        List<Entry> own = new java.util.ArrayList<>();
        JournalWalk walk = store().journal().walk(0);
        for (List<JournalWalk.Kept> some = walk.next(); !some.isEmpty(); some = walk.next()) {
            for (JournalWalk.Kept kept : some) {
                if (kept.entry().device().equals(device())) {
                    own.add(kept.entry());
                }
            }
        }
        Entry last = own.getLast();
        String text = new String(last.bytes(), java.nio.charset.StandardCharsets.UTF_8);
        ObjectNode line =
                (ObjectNode)
                        Jcs.parse(
                                text.split("\n")[1].getBytes(
                                        java.nio.charset.StandardCharsets.UTF_8));
        line.put("type", "reading.of-the-future/7");
        line.put("seq", last.seq() + 1);
        line.put("prev", last.eid().base64());
        line.putArray("par");
        line.put("id", java.util.UUID.randomUUID().toString());
        line.putObject("body").put("value", 7);
        Entry next = Entries.sign(line, List.of(store().device().signer(0)));
        SyncMemory memory = store().server().orElseThrow();
        try (Wire wire = Wires.HTTPS.to(memory.server(), memory.ca(), store().device())) {
            wire.push(
                    new ChainHeader(device(), next.epoch(), next.seq()),
                    EntriesBody.of(List.of(next.bytes()), List.of()));
        } catch (WireTrouble | CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    private String device() {
        return store().device().device();
    }

    /** A photograph of an exhibit, by its file. */
    void photograph(AttachmentRef file) {
        store().journal()
                .record(
                        ServedForce.value(session().acting(Permission.MANAGE_OFFICERS)),
                        List.of(
                                NewEvent.of(
                                                store().ids().get(),
                                                new ExhibitEvent.PhotoAdded("as found"))
                                        .attaching(List.of(file))));
    }

    Officer addOfficer(String collar, String called, String password, Role role) {
        try (Password typed = Password.of(password)) {
            return ServedForce.value(
                    store().keepingOfficers()
                            .add(session(), null, collar, called, Set.of(role), typed));
        }
    }

    /** The client over HTTPS, at the address of enrolment. */
    SyncClient client() {
        return client(Wires.HTTPS, null);
    }

    /** A client at another address, such as a relay that cuts. */
    SyncClient client(Wires wires, @Nullable String address) {
        SyncClient made = client;
        if (made == null) {
            try {
                SyncMemory memory = store().server().orElseThrow();
                Wire wire =
                        wires.to(
                                address == null ? memory.server() : address,
                                memory.ca(),
                                store().device());
                made = store().syncing(memory, wire);
                client = made;
            } catch (IOException | CertificateException e) {
                throw new IllegalStateException(e);
            }
        }
        return made;
    }

    SyncResult sync() {
        return client().round();
    }

    /** Every entry here, with how often it is there. */
    SortedMap<String, Integer> entries() {
        SortedMap<String, Integer> all = new TreeMap<>();
        JournalWalk walk = store().journal().walk(0);
        for (List<JournalWalk.Kept> some = walk.next(); !some.isEmpty(); some = walk.next()) {
            some.forEach(kept -> all.merge(kept.entry().eid().hex(), 1, Integer::sum));
        }
        return all;
    }

    /** Those of one kind. */
    Set<Hash> entries(String type) {
        Set<Hash> found = new TreeSet<>(java.util.Comparator.comparing(Hash::hex));
        JournalWalk walk = store().journal().walk(0);
        for (List<JournalWalk.Kept> some = walk.next(); !some.isEmpty(); some = walk.next()) {
            some.stream()
                    .filter(kept -> kept.entry().typeName().equals(type))
                    .forEach(kept -> found.add(kept.entry().eid()));
        }
        return found;
    }

    /** Closes the store and checks all of it. */
    VerificationReport verified() {
        shut();
        try (Password typed = Password.of(ServedForce.PASSWORD)) {
            return new StoreVerification(directory, surroundings)
                    .run(ServedForce.COLLAR, typed, null, (records, of) -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        shut();
    }
}
