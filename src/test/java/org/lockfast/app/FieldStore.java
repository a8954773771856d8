package org.lockfast.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.journal.JournalWalk;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.VerificationReport;
import org.lockfast.keys.Password;
import org.lockfast.keys.PasswordCost;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;
import org.lockfast.records.IndexState;
import org.lockfast.sync.SyncClient;
import org.lockfast.sync.SyncMemory;
import org.lockfast.sync.Wires;

/**
 * A device whose clock runs, but is wrong: its store, opened by an officer. Used by the process of
 * the device and, when that has ended, by the test.
 */
public final class FieldStore implements AutoCloseable {
    private final Path directory;
    private final Surroundings surroundings;
    private final StoreOpening.SignedIn in;

    private FieldStore(Path directory, Surroundings surroundings, StoreOpening.SignedIn in) {
        this.directory = directory;
        this.surroundings = surroundings;
        this.in = in;
    }

    /**
     * Enrols it.
     *
     * @param wrong how far its clock is ahead; negative: behind
     */
    public static void enrol(Path folder, String name, Duration wrong, ServerProcess server) {
        ServedForce.value(
                new EnrollingStore(folder.resolve(name), of(folder, name, wrong), Wires.HTTPS)
                        .enrol(
                                new EnrollingStore.Plan(
                                        server.address(), server.ca(), server.code(), name)));
    }

    /** What surrounds it. */
    public static Surroundings of(Path folder, String name, Duration wrong) {
        return new Surroundings(
                () -> Instant.now().plus(wrong),
                ZoneId.of("Europe/London"),
                new SecureRandom(),
                "0.1.0-test",
                folder.resolve(name + "-state"),
                new PasswordCost(64, 1, 1));
    }

    /** Opens it; all officers of these tests have the founder's password. */
    public static FieldStore open(Path folder, String name, Duration wrong, String collar) {
        Surroundings surroundings = of(folder, name, wrong);
        Path directory = folder.resolve(name);
        try (Password typed = Password.of(ServedForce.PASSWORD)) {
            return new FieldStore(
                    directory,
                    surroundings,
                    ServedForce.value(
                            new StoreOpening(directory, surroundings).open(collar, typed)));
        }
    }

    /** Opens so many cases in one go; its own index has them when this returns. */
    public void openCases(int count) {
        List<NewEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(
                    NewEvent.of(
                            store().ids().get(),
                            new CaseEvent.Opened("N/" + i, "Burglary", List.of())));
        }
        store().journal()
                .record(ServedForce.value(session().acting(Permission.MANAGE_OFFICERS)), events);
        store().journal().settle();
    }

    OpenStore store() {
        return in.store();
    }

    Session session() {
        return in.session();
    }

    /** A client at another address than that of enrolment, such as a line that is cut. */
    public SyncClient client(Wires wires, String address) {
        SyncMemory memory = store().server().orElseThrow();
        try {
            return store().syncing(memory, wires.to(address, memory.ca(), store().device()));
        } catch (IOException | CertificateException e) {
            throw new IllegalStateException(e);
        }
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

    /** How many entries of one kind are here. */
    int entries(String type) {
        int count = 0;
        JournalWalk walk = store().journal().walk(0);
        for (List<JournalWalk.Kept> some = walk.next(); !some.isEmpty(); some = walk.next()) {
            for (JournalWalk.Kept kept : some) {
                count += kept.entry().typeName().equals(type) ? 1 : 0;
            }
        }
        return count;
    }

    /** What its lists say. */
    Map<String, List<String>> state() {
        store().journal().settle();
        try {
            return IndexState.of(store().index());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Closes the store and checks all of it. */
    VerificationReport verified() {
        close();
        try (Password typed = Password.of(ServedForce.PASSWORD)) {
            return new StoreVerification(directory, surroundings)
                    .run(ServedForce.COLLAR, typed, null, (records, of) -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        in.identity().close();
        try {
            in.store().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
