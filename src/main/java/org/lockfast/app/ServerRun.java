package org.lockfast.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Outcome;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.log.BlobKeep;
import org.lockfast.server.BlobFolder;
import org.lockfast.server.CentralServer;
import org.lockfast.server.ServerRefusal;
import org.lockfast.server.ServerSettings;
import org.lockfast.server.StampAuthority;

/** Puts a server together over open records. */
public final class ServerRun {
    /** How long an authority's answer is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ServerRun() {}

    /** The administrator's socket where none is named: beside the key file. */
    public static Path usualSocket(Path keyFile) {
        Path file = keyFile.toAbsolutePath();
        return file.resolveSibling(file.getFileName() + ".socket");
    }

    /**
     * Who stands outside the force and is asked.
     *
     * @param timestamps address of a time-stamp authority
     * @param timestampCa PEM file of the certificates its own must stand under
     */
    public record Authority(String timestamps, Path timestampCa) {}

    /** As with an authority, without one. */
    public static CentralServer start(
            CentralRecords records,
            ServerSettings settings,
            @Nullable Path blobs,
            @Nullable Path readers,
            Path socket,
            Surroundings surroundings,
            Consumer<String> lines)
            throws IOException {
        return start(records, settings, blobs, readers, null, socket, surroundings, lines);
    }

    /**
     * Starts it; the records stay the caller's.
     *
     * @param blobs folder of attachments; null keeps them in the records
     * @param readers file of verifier keys, one a line, of those who read the log and are no device
     * @param authority who stamps checkpoints; null for nobody
     * @param lines takes the lines of the server's log
     * @throws ServerRefusal in a sentence
     */
    public static CentralServer start(
            CentralRecords records,
            ServerSettings settings,
            @Nullable Path blobs,
            @Nullable Path readers,
            @Nullable Authority authority,
            Path socket,
            Surroundings surroundings,
            Consumer<String> lines)
            throws IOException {
        BlobKeep keep = blobs == null ? records.blobs() : new BlobFolder(blobs);
        return new CentralServer(
                new CentralServer.Standing(
                        records.log(),
                        records.shelf(),
                        keep,
                        readers == null ? List.of() : readers(readers),
                        authority == null ? null : authority(authority, surroundings),
                        surroundings.clock(),
                        surroundings.random(),
                        new Ids(surroundings.clock(), surroundings.random()),
                        surroundings.app(),
                        lines),
                settings,
                socket);
    }

    private static StampAuthority authority(Authority named, Surroundings surroundings) {
        return StampAuthority.of(
                named.timestamps(), named.timestampCa(), PATIENCE, surroundings.random());
    }

    private static String text(Path file) {
        return switch (GivenFile.text(file, GivenFile.SMALL)) {
            case Outcome.Done<String> read -> read.value();
            case Outcome.Refused<String> refused -> throw new ServerRefusal(refused.sentence());
        };
    }

    private static List<VerifyKey> readers(Path file) {
        try {
            return text(file)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .map(VerifyKey::parse)
                    .toList();
        } catch (org.lockfast.ledger.Malformed e) {
            throw new ServerRefusal("A line of " + file + " is no verifier key.", e);
        }
    }
}
