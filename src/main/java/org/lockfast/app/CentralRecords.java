package org.lockfast.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.lockfast.journal.DiskFiles;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.ProcessClock;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.OwnerOnly;
import org.lockfast.keys.Password;
import org.lockfast.keys.PasswordRules;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.WitnessKey;
import org.lockfast.ledger.WitnessPolicy;
import org.lockfast.log.BlobKeep;
import org.lockfast.log.CentralLog;
import org.lockfast.log.ForceLog;
import org.lockfast.log.FoundingForce;
import org.lockfast.log.LogRefusal;
import org.lockfast.log.LogStoreFault;
import org.lockfast.log.ServerKeys;
import org.lockfast.log.ServerShelf;
import org.lockfast.officer.Role;
import org.lockfast.records.log.LogDatabase;

/** A force's central records, open: the log with its database and the server's keys. */
public final class CentralRecords implements AutoCloseable {
    /**
     * What founding a force asks for.
     *
     * @param station where the server stands
     * @param collar of the first administrator
     */
    public record Plan(String force, String station, String collar, String name, Set<Role> roles) {
        public Plan {
            roles = Set.copyOf(roles);
        }
    }

    private final LogDatabase database;
    private final ServerKeys keys;
    private final CentralLog log;
    private final ExecutorService workers;
    private boolean closed;

    private CentralRecords(
            LogDatabase database, ServerKeys keys, CentralLog log, ExecutorService workers) {
        this.database = database;
        this.keys = keys;
        this.log = log;
        this.workers = workers;
    }

    private static ForceLog.Parts parts(
            Path keyFile, Surroundings surroundings, ExecutorService workers) {
        return new ForceLog.Parts(
                new DiskFiles(),
                keyFile.toAbsolutePath(),
                Events.types(),
                ProcessClock.start(surroundings.clock(), surroundings.random()),
                workers,
                Math.max(0, Runtime.getRuntime().availableProcessors() - 1),
                surroundings.app());
    }

    private static ExecutorService workers() {
        return Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().name("lockfast-signatures-", 0).daemon().factory());
    }

    /**
     * Founds a force on new records.
     *
     * @param records a folder, or an address that begins {@code jdbc:postgresql:}
     * @param keyFile is made
     * @return the keys to be written down
     */
    public static Outcome<Founded> found(
            String records, Path keyFile, Plan plan, Password password, Surroundings surroundings) {
        if (!plan.roles().contains(Role.ADMINISTRATOR)) {
            return Outcome.refused(
                    "NO_ADMINISTRATOR",
                    "The first officer keeps the others: give them the role ADMINISTRATOR among theirs.");
        }
        List<String> weak =
                PasswordRules.shipped()
                        .check(
                                password,
                                List.of(plan.collar(), plan.name(), plan.force(), plan.station()))
                        .stream()
                        .map(problem -> problem.sentence())
                        .toList();
        if (!weak.isEmpty()) {
            return Outcome.refused("PASSWORD", weak.getFirst());
        }
        if (Files.exists(keyFile)) {
            return Outcome.refused(
                    "NOT_EMPTY", keyFile + " is there already. Name a new file for the keys.");
        }
        Optional<Path> there = LogDatabase.existing(records);
        if (there.isPresent()) {
            return Outcome.refused(
                    "FOUNDED",
                    "There are records in "
                            + records
                            + " already: of a force, or of one whose founding was broken off. Name a new"
                            + " folder; where no force was ever founded there, delete "
                            + there.get()
                            + " and found it again.");
        }
        ExecutorService workers = workers();
        try {
            return make(
                    records, parts(keyFile, surroundings, workers), plan, password, surroundings);
        } catch (KeyringRefusal e) {
            return Outcome.refused(e.reason().name(), e.sentence());
        } catch (LogStoreFault | LogRefusal | IllegalArgumentException e) {
            return Outcome.refused("RECORDS", "The records could not be made: " + because(e));
        } catch (IOException | UncheckedIOException e) {
            return Outcome.refused(
                    "DISK",
                    "The keys or the records could not be written: "
                            + DiskTrouble.why(e)
                            + ". Nothing is left of it: name folders you may write in, on a disk with room,"
                            + " and found it again.");
        } finally {
            workers.shutdown();
        }
    }

    /**
     * The verifier keys of the force and of its log: by them a stranger checks what it says.
     *
     * @param cosigner SHA-256 of the line of the log's second key, in hex
     */
    public record Founded(String force, String log, String cosigner) {}

    private static Outcome<Founded> make(
            String records,
            ForceLog.Parts parts,
            Plan plan,
            Password password,
            Surroundings surroundings)
            throws IOException {
        boolean made = false;
        try (ServerKeys keys = FoundingForce.newKeys(parts, surroundings.random());
                LogDatabase database = database(records, keys)) {
            if (database.founded()) {
                return Outcome.refused(
                        "FOUNDED", "A force was founded on these records before. Name new ones.");
            }
            FoundingForce.Founded founded =
                    new FoundingForce(database, parts)
                            .found(
                                    keys,
                                    new FoundingForce.Plan(
                                            plan.force(),
                                            plan.station(),
                                            "server",
                                            plan.collar(),
                                            plan.name(),
                                            plan.roles().stream().sorted().toList(),
                                            RulesInForce.on(
                                                            surroundings.clock(),
                                                            surroundings.zone())
                                                    ::adopted),
                                    new Ids(surroundings.clock(), surroundings.random()).get(),
                                    password,
                                    surroundings.cost(),
                                    surroundings.random());
            database.shelf()
                    .keepWrap(
                            founded.officer(),
                            founded.wrap().epoch(),
                            founded.wrap().rev(),
                            founded.wrap().bytes());
            made = true;
            return Outcome.done(
                    new Founded(
                            founded.force().vkey(),
                            founded.log().vkey(),
                            keys.logSigner(founded.log().name())
                                    .second()
                                    .map(WitnessKey::fingerprint)
                                    .orElseThrow()));
        } finally {
            if (!made) {
                Files.deleteIfExists(parts.keyFile()); // keys of nothing
                Optional<Path> begun = LogDatabase.existing(records);
                if (begun.isPresent()) { // there was none before, and no key opens it any more
                    Files.delete(begun.get());
                }
            }
        }
    }

    private static LogDatabase database(String records, ServerKeys keys) {
        byte[] key = keys.records();
        try {
            return LogDatabase.open(records, key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static final String LOOK =
            "Look whether the database runs, and whether address, user and certificates are right.";

    /** What a database said, without the library's own words around it, and what to do. */
    private static String because(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String said =
                String.valueOf(cause.getMessage())
                        .strip()
                        .replaceAll("\\s*\\R[\\s\\S]*", "")
                        .replaceAll("\\.$", "");
        return said.contains("is locked")
                ? "another server has them. End that one first: embedded records have one server."
                : said + ". " + LOOK;
    }

    /** Opens the records of a force, without witnesses. */
    public static Outcome<CentralRecords> open(
            String records, Path keyFile, Surroundings surroundings) {
        return open(records, keyFile, WitnessPolicy.NONE, surroundings);
    }

    /**
     * Opens the records of a force.
     *
     * @param policy whose cosignatures are kept, and how many are enough
     */
    public static Outcome<CentralRecords> open(
            String records, Path keyFile, WitnessPolicy policy, Surroundings surroundings) {
        if (!records.startsWith("jdbc:") && !Files.isDirectory(Path.of(records))) {
            return notFounded(records);
        }
        byte[] file;
        ServerKeys keys;
        switch (GivenFile.bytes(keyFile, GivenFile.SMALL)) {
            case Outcome.Refused<byte[]> refused -> {
                return Outcome.refused("KEY_FILE", refused.sentence());
            }
            case Outcome.Done<byte[]> read -> file = read.value();
        }
        try {
            keys = ServerKeys.of(file);
        } catch (Malformed e) {
            return Outcome.refused("KEY_FILE", keyFile + " is no key file of a server.");
        } finally {
            Arrays.fill(file, (byte) 0);
        }
        if (!OwnerOnly.isOwners(keyFile)) {
            keys.close();
            return Outcome.refused(
                    "KEY_FILE",
                    "Others on this computer may use the key file, which signs the log and opens the"
                            + " records. Take that from them: chmod 600 "
                            + keyFile
                            + ".");
        }
        ExecutorService workers = workers();
        LogDatabase database = null;
        boolean opened = false;
        try {
            database = database(records, keys);
            if (!database.founded()) {
                return notFounded(records);
            }
            ForceLog log =
                    ForceLog.open(database, keys, parts(keyFile, surroundings, workers), policy);
            opened = true;
            return Outcome.done(new CentralRecords(database, keys, log, workers));
        } catch (LogStoreFault | IllegalArgumentException e) {
            return Outcome.refused("RECORDS", "The records could not be opened: " + because(e));
        } catch (LogRefusal e) {
            return Outcome.refused(e.refusal().reason().name(), e.refusal().sentence());
        } finally {
            if (!opened) {
                workers.shutdown();
                keys.close();
                if (database != null) {
                    database.close();
                }
            }
        }
    }

    private static <T> Outcome<T> notFounded(String records) {
        return Outcome.refused(
                "NOT_FOUNDED",
                "No force was founded on "
                        + (records.startsWith("jdbc:") ? "these records" : records)
                        + ". Found one with: lockfast server init");
    }

    /** The log. */
    public CentralLog log() {
        return log;
    }

    /** Attachments that lie in the records. */
    public BlobKeep blobs() {
        return database.blobs();
    }

    /** What the server keeps beside the log. */
    public ServerShelf shelf() {
        return database.shelf();
    }

    ServerKeys keys() {
        return keys;
    }

    /** Waits for what is at work, then closes database and keys. Twice does no harm. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        log.close();
        workers.shutdown();
        database.close();
        keys.close();
    }
}
