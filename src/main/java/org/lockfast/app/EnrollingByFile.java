package org.lockfast.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.IndexTrouble;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.StoreLock;
import org.lockfast.keys.CheckedCode;
import org.lockfast.keys.DeviceKeys;
import org.lockfast.keys.EnrolmentKeys;
import org.lockfast.keys.ForceOfficer;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.Names;
import org.lockfast.keys.Password;
import org.lockfast.keys.WrapNote;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.records.IndexFault;
import org.lockfast.records.NamedAttachments;
import org.lockfast.sync.Enrolling;
import org.lockfast.sync.EnrolmentFile;
import org.lockfast.sync.EnrolmentRequest;
import org.lockfast.sync.WireTrouble;

/**
 * Makes a new store that belongs to a force without a server: writes a request to a stick, and
 * takes in the file that an administrator's computer answers with. Between the two the keys lie in
 * the folder under a code that only whoever asked has. Broken off at any moment the folder is no
 * store, and each step can be done again with the same code.
 */
public final class EnrollingByFile {
    /**
     * A request that waits for its answer.
     *
     * @param fingerprint to be read out to the administrator
     * @param code to be kept: it opens the answer here
     */
    @SuppressWarnings("ArrayRecordComponent") // written to a file, never compared
    public record Asked(byte[] request, CheckedCode fingerprint, CheckedCode code) {}

    private final Path directory;
    private final Surroundings surroundings;
    private final EnrolmentFolder folder;

    public EnrollingByFile(Path directory, Surroundings surroundings) {
        this.directory = directory;
        this.surroundings = surroundings;
        this.folder = new EnrolmentFolder(directory);
    }

    /**
     * Makes the request for a force to take this computer in.
     *
     * @param device what people call the machine
     * @param code of a request that was made here before, to have it again; null for a new one
     * @param anew whether a request that was made here before is given up
     */
    public Outcome<Asked> ask(String station, String device, @Nullable String code, boolean anew) {
        return onDisk(() -> {
            if (folder.isOccupied()) {
                return notEmpty();
            }
            if (isBegunAtAServer()) {
                return Outcome.refused(
                        "SERVED",
                        "Joining by a server was begun in "
                                + directory
                                + ", and its code is used up. Go on there with the same code, or name another"
                                + " folder for this store.");
            }
            if (code == null && folder.isBegun() && !anew) {
                return Outcome.refused(
                        "BEGUN",
                        "A request was made in "
                                + directory
                                + " before, and its answer may be under way. To write the same request again, give"
                                + " its code: --code C. If nobody has that, write a new one with --anew: the answer"
                                + " to the earlier one is no use then.");
            }
            Outcome.Refused<Asked> unusable = unusable(station, device);
            if (unusable != null) {
                return unusable;
            }
            CheckedCode secret =
                    code == null
                            ? CheckedCode.random(surroundings.random(), CheckedCode.Purpose.ANSWER)
                            : CheckedCode.read(code, CheckedCode.Purpose.ANSWER);
            try (StoreLock _ = folder.take();
                    Password password = Password.of(secret.text())) {
                Optional<EnrolmentKeys> before =
                        code == null
                                ? Optional.of(EnrolmentKeys.generate(surroundings.random()))
                                : read(password);
                if (before.isEmpty()) {
                    return wrongCode();
                }
                try (EnrolmentKeys keys = before.get();
                        DeviceKeys own = keys.device()) {
                    EnrolmentRequest.Written request = EnrolmentRequest.sign(own, station, device);
                    if (code == null) { // the names are usable: they are on the disk from here on
                        keys.write(
                                directory,
                                password,
                                EnrolmentKeys.Way.FILE,
                                surroundings.cost(),
                                surroundings.random());
                    }
                    return Outcome.done(new Asked(request.bytes(), request.fingerprint(), secret));
                }
            }
        });
    }

    /** Two names are asked for: which of them will not do. */
    private static Outcome.@Nullable Refused<Asked> unusable(String station, String device) {
        try {
            Names.name(station);
        } catch (KeyringRefusal e) {
            return new Outcome.Refused<>(
                    "STATION_UNUSABLE", "The station’s name: " + e.sentence(), List.of());
        }
        try {
            Names.name(device);
            return null;
        } catch (KeyringRefusal e) {
            return new Outcome.Refused<>(
                    e.reason().name(), "The computer’s name: " + e.sentence(), List.of());
        }
    }

    private boolean isBegunAtAServer() {
        return EnrolmentKeys.way(directory).filter(EnrolmentKeys.Way.SERVER::equals).isPresent();
    }

    private Optional<EnrolmentKeys> read(Password code) {
        return EnrolmentKeys.read(directory, code, EnrolmentKeys.Way.FILE, surroundings.random());
    }

    /**
     * Takes in the answer.
     *
     * @param file that came back
     * @param code that came with the request
     * @param force the force's code, as the administrator's computer shows it
     */
    public Outcome<EnrollingStore.Enrolled> join(byte[] file, String code, String force) {
        return onDisk(() -> {
            if (folder.isOccupied()) {
                return notEmpty();
            }
            if (!folder.isBegun() || isBegunAtAServer()) {
                return Outcome.refused(
                        "NOT_ASKED",
                        "No request was made in "
                                + directory
                                + ". Make one first: lockfast enrol --request FILE. Only the answer to that"
                                + " opens here.");
            }
            try (Password secret =
                            Password.of(CheckedCode.read(code, CheckedCode.Purpose.ANSWER).text());
                    StoreLock _ = folder.take()) {
                Optional<EnrolmentKeys> before = read(secret);
                if (before.isEmpty()) {
                    return wrongCode();
                }
                try (EnrolmentKeys keys = before.get();
                        DeviceKeys own = keys.device()) {
                    return EnrolmentFile.open(file, own)
                            .then(answer -> confirmed(answer, keys, own, force));
                }
            }
        });
    }

    private Outcome<EnrollingStore.Enrolled> confirmed(
            EnrolmentFile file, EnrolmentKeys keys, DeviceKeys own, String force) {
        try (EnrolmentFile answer = file) {
            if (!CheckedCode.read(force, CheckedCode.Purpose.FORCE)
                    .equals(EnrolmentFile.fingerprint(answer.forceKey()))) {
                return Outcome.refused(
                        "ANOTHER_FORCE",
                        "This file is of "
                                + (answer.force().isBlank() ? "a force" : answer.force())
                                + " with another key than the one whose code was typed. Nothing of it is kept."
                                + " Read the code off the administrator’s computer; if it differs again, somebody"
                                + " exchanged the file: tell the administrator.");
            }
            folder.clear();
            return joined(answer, keys, own);
        } catch (CheckedCode.Mistyped e) {
            return Outcome.refused("ANOTHER_FORCE", e.sentence());
        } catch (WireTrouble e) {
            throw new IllegalStateException(e); // no line is used
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a file that does not let this computer join nothing is kept. */
    private Outcome<EnrollingStore.Enrolled> joined(
            EnrolmentFile answer, EnrolmentKeys keys, DeviceKeys own)
            throws IOException, WireTrouble {
        try {
            EnrollingStore.Enrolled enrolled = fill(answer, keys, own);
            EnrolmentKeys.forget(directory);
            return Outcome.done(enrolled);
        } catch (Enrolling.NotEnrolled e) {
            folder.clear();
            return Outcome.refused("NOT_ENROLLED", e.sentence());
        }
    }

    private EnrollingStore.Enrolled fill(EnrolmentFile answer, EnrolmentKeys keys, DeviceKeys own)
            throws IOException, WireTrouble, Enrolling.NotEnrolled {
        return new JoinedStore(directory, surroundings)
                .make(
                        keys,
                        own,
                        new JoinedStore.Records() {
                            @Override
                            public VerifyKey forceKey() {
                                return answer.forceKey();
                            }

                            @Override
                            public JoinedStore.Member takeIn(JoinedStore.Fresh fresh)
                                    throws IOException, Enrolling.NotEnrolled {
                                EnrolmentFile.Joined joined =
                                        answer.takeIn(
                                                directory,
                                                fresh.journal(),
                                                own,
                                                fresh.sealed(),
                                                fresh.masters(),
                                                surroundings.random(),
                                                new NamedAttachments(fresh.index()));
                                return new JoinedStore.Member(
                                        joined.force(),
                                        joined.station(),
                                        joined.name(),
                                        new EnrollingStore.Lacks(
                                                joined.refused(),
                                                joined.waiting(),
                                                joined.lacking()));
                            }

                            @Override
                            public Map<UUID, WrapNote> notes(List<ForceOfficer> officers) {
                                return answer.notes(officers);
                            }
                        });
    }

    private interface Step<T> {
        Outcome<T> run() throws IOException, CheckedCode.Mistyped;
    }

    private <T> Outcome<T> onDisk(Step<T> step) {
        try {
            return step.run();
        } catch (CheckedCode.Mistyped e) {
            return Outcome.refused("BAD_CODE", e.sentence());
        } catch (KeyringRefusal e) {
            return Outcome.refused(
                    e.reason().name(),
                    e.reason() == KeyringRefusal.Reason.NO_SUCH_OFFICER
                            ? "No officer of the force could sign in on this computer: the file brings no"
                                    + " password of theirs. Have it written once more."
                            : e.sentence());
        } catch (JournalRefusal e) {
            return Outcome.refused("NOT_RECORDED", String.valueOf(e.getMessage()));
        } catch (IOException | UncheckedIOException | IndexFault | IndexTrouble e) {
            return Outcome.refused(
                    "DISK",
                    "The store could not be made in "
                            + directory
                            + ": "
                            + DiskTrouble.why(e)
                            + ". Check the disk and make room on it, then do this again with the same code.");
        }
    }

    private <T> Outcome<T> notEmpty() {
        return Outcome.refused(
                "NOT_EMPTY",
                directory
                        + " is not empty. Name a new or empty folder for the store; one that stood alone"
                        + " does not join a force.");
    }

    private static <T> Outcome<T> wrongCode() {
        return Outcome.refused(
                "BAD_CODE",
                "This is not the code that was shown here with the request. Type that one; if nobody has it,"
                        + " make a new request with --anew.");
    }
}
