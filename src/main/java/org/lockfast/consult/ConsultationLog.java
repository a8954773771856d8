package org.lockfast.consult;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.SideFile;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Signer;
import org.lockfast.ledger.VerifyKey;

/**
 * The consultation log of one store. A look is on the disk when {@link #note} returns. Safe for use
 * by any number of threads.
 */
public final class ConsultationLog implements AutoCloseable {
    /** What the first line names before it. */
    static final Hash NOTHING = Hash.of(new byte[Hash.LENGTH]);

    /** What is said of a log without a line. */
    public static final ConsultationEvent.Reached NONE = new ConsultationEvent.Reached(0, NOTHING);

    private final SideFile file;
    private final InstantSource clock;
    private long count;
    private Hash last = NOTHING;

    /**
     * @param file stays this one's, and is closed with it
     * @throws IOException where it cannot be read
     */
    public ConsultationLog(SideFile file, InstantSource clock) throws IOException {
        this.file = file;
        this.clock = clock;
        this.count = file.count();
        for (long at = count - 1; at >= 0; at--) {
            Optional<byte[]> read = file.read(at);
            if (read.isPresent()) {
                last = Hash.sha256(read.get());
                break;
            }
        }
    }

    /**
     * Notes that an officer looked at something.
     *
     * @param device signs it
     * @throws IOException when it could not be written; nothing was
     */
    public synchronized void note(UUID officer, Look look, Signer device) throws IOException {
        byte[] line =
                ConsultationText.sign(count, last, clock.instant(), officer, look, device).bytes();
        file.append(List.of(line));
        count++;
        last = Hash.sha256(line);
    }

    /** How far it reaches; not at all where nobody looked at anything yet. */
    public synchronized ConsultationEvent.Reached reached() {
        return new ConsultationEvent.Reached(count, last);
    }

    /** Whether this is the log of which the journal said that. */
    public boolean holds(ConsultationEvent.Reached said) throws IOException {
        if (said.count() == 0) {
            return true;
        }
        Optional<byte[]> line =
                said.count() <= size() ? file.read(said.count() - 1) : Optional.empty();
        return line.map(bytes -> Hash.sha256(bytes).equals(said.last())).orElse(false);
    }

    /** Where an end that held no whole line was set aside when this was opened. */
    public Optional<Path> setAside() {
        return file.setAside();
    }

    /**
     * The newest looks that are asked for, newest first; lines that do not read are passed over.
     *
     * @param device whose log this is
     * @throws IOException where the disk refuses
     */
    public Acts.Listed newest(Act.Asked asked, String device) throws IOException {
        List<Act> found = new ArrayList<>();
        for (long at = asked.looks() ? size() - 1 : -1; at >= 0; at--) {
            Consultation line = read(at);
            if (line != null && asked.holds(Act.of(line, device))) {
                if (found.size() == asked.most()) {
                    return new Acts.Listed(found, true);
                }
                found.add(Act.of(line, device));
            }
        }
        return new Acts.Listed(found, false);
    }

    /** When a look was, by its number; empty where that line does not read. */
    public Optional<Instant> at(long number) throws IOException {
        return Optional.ofNullable(read(number)).map(Consultation::at);
    }

    private synchronized long size() {
        return count;
    }

    private @Nullable Consultation read(long at) throws IOException {
        byte[] bytes = file.read(at).orElse(null);
        return bytes == null ? null : ConsultationText.read(bytes);
    }

    /**
     * Checks every line, and that the log holds what the journal says of it.
     *
     * @param device the device's key as it signs here
     * @param said by the journal, in any order
     * @return what is wrong, in sentences; empty for nothing
     */
    public List<String> check(VerifyKey device, List<ConsultationEvent.Reached> said)
            throws IOException {
        List<String> wrong = new ArrayList<>();
        Hash before = NOTHING;
        boolean known = true;
        long end = size();
        Map<Long, Set<Hash>> wanted =
                new HashMap<>(); // each of them must hold, also two of one line
        said.stream()
                .filter(one -> one.count() > 0)
                .forEach(one ->
                        wanted.computeIfAbsent(one.count() - 1, _ -> new HashSet<>())
                                .add(one.last()));
        for (long at = 0; at < end; at++) {
            byte[] bytes = file.read(at).orElse(null);
            Consultation line = bytes == null ? null : ConsultationText.read(bytes);
            if (bytes == null || line == null) {
                wrong.add(line(at) + " does not read.");
                known = false;
                wanted.remove(at);
                continue;
            }
            if (line.number() != at || (known && !line.before().equals(before))) {
                wrong.add(line(at) + " does not follow the one before it.");
            }
            if (!ConsultationText.signedBy(bytes, device)) {
                wrong.add(line(at) + " is not signed by this device.");
            }
            Set<Hash> must = wanted.remove(at);
            if (must != null && !must.equals(Set.of(line.hash()))) {
                wrong.add(line(at) + " is not the one that the journal names.");
            }
            before = line.hash();
            known = true;
        }
        if (!wanted.isEmpty()) {
            long most = wanted.keySet().stream().mapToLong(n -> n + 1).max().orElse(end);
            wrong.add(
                    "The consultation log has "
                            + end
                            + " lines; the journal says that it had "
                            + most
                            + ".");
        }
        return wrong;
    }

    private static String line(long at) {
        return "Line " + at + " of the consultation log";
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
