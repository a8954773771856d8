package org.lockfast.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.IndexTrouble;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.StoreLock;
import org.lockfast.journal.Verification;
import org.lockfast.keys.DeviceKeys;
import org.lockfast.keys.EnrolmentKeys;
import org.lockfast.keys.ForceOfficer;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.Password;
import org.lockfast.keys.WrapNote;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.records.IndexFault;
import org.lockfast.sync.Authorities;
import org.lockfast.sync.Enrolling;
import org.lockfast.sync.Wire;
import org.lockfast.sync.WireTrouble;
import org.lockfast.sync.Wires;
import org.lockfast.sync.wire.EnrolRequest;
import org.lockfast.sync.wire.ForceInfo;
import org.lockfast.sync.wire.ProblemType;

/**
 * Makes a new store that belongs to a force: its officers sign in on it with their own passwords,
 * with or without a network. Broken off at any moment the folder is no store, and enrolling is
 * tried again with the same code.
 */
public final class EnrollingStore {
    /** Said where a store was founded by itself and no other computer is known. */
    static final String ALONE =
            "This store stands alone: it has no server. If your force has one, make an empty store"
                    + " that joins it with: lockfast enrol. Another computer joins this store with:"
                    + " lockfast usb-enrol.";

    /** Said where a force was founded without a server and has several computers. */
    static final String NO_SERVER =
            "There is no server here: records go to other computers of the force with usb-export and"
                    + " usb-import. A force that was founded without a server cannot get one. Where one"
                    + " is wanted, found a new force with: lockfast server init, let empty stores join it"
                    + " with: lockfast enrol, and import there what is here. The administrator's guide"
                    + " says how.";

    /**
     * What enrolling asks for.
     *
     * @param server address of the force's server
     * @param ca PEM of the certificates the server's own must stand under
     * @param code one-time code, as the server gave it out
     * @param device what people call the machine
     */
    public record Plan(String server, String ca, String code, String device) {}

    /**
     * What came of it.
     *
     * @param forceKey the force's verifier key, which {@code verify --trust} pins
     * @param namesakes ids of other devices in use that people call the same
     * @param lacks what the records that were taken in lack
     */
    public record Enrolled(
            String force,
            String station,
            String device,
            String forceKey,
            int officers,
            List<String> namesakes,
            Lacks lacks) {
        public Enrolled {
            namesakes = List.copyOf(namesakes);
        }
    }

    /**
     * What a file that was joined by did not bring; nothing where a server brought the records.
     *
     * @param refused entries in it that are not what they say they are
     * @param waiting entries in it that rest on something that is not in it
     * @param files photographs and forms that later files bring
     */
    public record Lacks(int refused, int waiting, int files) {
        static final Lacks NOTHING = new Lacks(0, 0, 0);
    }

    private static final String NO_AUTHORITY =
            "The certificate file holds a server's own certificate, which every device would stop"
                    + " trusting once it is renewed. Ask the administrator of the server for the"
                    + " certificate of the authority that issued it.";

    private final Path directory;
    private final Surroundings surroundings;
    private final Stoppable wires;
    private final EnrolmentFolder folder;

    public EnrollingStore(Path directory, Surroundings surroundings, Wires wires) {
        this.directory = directory;
        this.folder = new EnrolmentFolder(directory);
        this.surroundings = surroundings;
        this.wires = new Stoppable(wires);
    }

    /**
     * The certificates in a file.
     *
     * @return its text; refused where it is no PEM or cannot be read
     */
    public static Outcome<String> certificates(Path file) {
        return GivenFile.bytes(file, GivenFile.SMALL)
                .then(bytes ->
                        GivenFile.text(file.toString(), bytes) instanceof Outcome.Done<String> text
                                ? text
                                : noCertificate());
    }

    static <T> Outcome<T> noCertificate() {
        return Outcome.refused(
                "NO_CERTIFICATE",
                "The certificate file holds no certificate in PEM. Ask the administrator of the server"
                        + " for it.");
    }

    /**
     * Ends what is under way on another thread, at once where it waits for the network; it is then
     * refused as {@code STOPPED}. A store that is made already stays made.
     */
    public void stop() {
        wires.stop();
    }

    /**
     * Asks a server which force it serves. Nothing is made, and no code is used.
     *
     * @return the force's name
     */
    public Outcome<String> look(String server, String ca) {
        return answered(
                server,
                () -> {
                    vouched(ca);
                    try (Wire stranger = wires.to(server, ca, null)) {
                        return stranger.force().name();
                    }
                });
    }

    /** Enrols. */
    public Outcome<Enrolled> enrol(Plan plan) {
        return enrol(plan, (place, of) -> {});
    }

    /**
     * Enrols.
     *
     * @param progress told up to which place of the force's log everything is taken in
     */
    public Outcome<Enrolled> enrol(Plan plan, Verification.Progress progress) {
        return answered(
                plan.server(),
                () -> {
                    if (folder.isOccupied()) {
                        throw new NotMade(
                                "NOT_EMPTY",
                                directory
                                        + " is not empty. Name a new or empty folder for the store; one that stood"
                                        + " alone does not join a force.");
                    }
                    if (EnrolmentKeys.way(directory)
                            .filter(EnrolmentKeys.Way.FILE::equals)
                            .isPresent()) {
                        throw new NotMade(
                                "REQUESTED",
                                "A request to join by a stick waits for its answer in "
                                        + directory
                                        + ". Join by that answer, or name another folder for this store.");
                    }
                    vouched(plan.ca());
                    return make(plan, progress);
                });
    }

    private static void vouched(String ca) throws CertificateException, NotMade {
        if (!Authorities.vouch(ca)) {
            throw new NotMade("NO_AUTHORITY", NO_AUTHORITY);
        }
    }

    static <T> Outcome<T> noAuthority() {
        return Outcome.refused("NO_AUTHORITY", NO_AUTHORITY);
    }

    private interface Asked<T> {
        T answer()
                throws IOException,
                        CertificateException,
                        WireTrouble,
                        Enrolling.NotEnrolled,
                        NotMade;
    }

    /** Refused for a reason of this room. */
    private static final class NotMade extends Exception {
        private static final long serialVersionUID = 1;
        private final String code;

        NotMade(String code, String sentence) {
            super(sentence);
            this.code = code;
        }
    }

    private <T> Outcome<T> answered(String server, Asked<T> asked) {
        try {
            return Outcome.done(asked.answer());
        } catch (NotMade e) {
            return Outcome.refused(e.code, String.valueOf(e.getMessage()));
        } catch (WireTrouble e) {
            return wires.stopped() ? stopped() : refused(e, server);
        } catch (Enrolling.NotEnrolled e) {
            return Outcome.refused("NOT_ENROLLED", e.sentence());
        } catch (CertificateException e) {
            return noCertificate();
        } catch (IllegalArgumentException e) {
            return Outcome.refused("NO_ADDRESS", String.valueOf(e.getMessage()) + ".");
        } catch (KeyringRefusal e) {
            return Outcome.refused(
                    e.reason().name(),
                    e.reason() == KeyringRefusal.Reason.NO_SUCH_OFFICER
                            ? "No officer of the force could sign in on this device: the server has no password"
                                    + " of theirs yet. Have one added there, then go on with the same code."
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
                            + ". Check the disk and make room on it, then go on with the same code.");
        }
    }

    private static <T> Outcome<T> stopped() {
        return Outcome.refused(
                "STOPPED", "Stopped. There is no store yet; go on at any time with the same code.");
    }

    static <T> Outcome<T> refused(WireTrouble e, String server) {
        if (e.kind() == WireTrouble.Kind.PROBLEM) {
            ProblemType type = e.type().orElse(ProblemType.FAULT);
            return Outcome.refused(type.name(), sentence(type, e));
        }
        String sentence =
                switch (e.kind()) {
                    case UNREACHABLE ->
                            server
                                    + " was not reached. Check the address and the network, then go on with"
                                    + " the same code.";
                    case NOT_TRUSTED ->
                            "The certificate that "
                                    + server
                                    + " shows does not stand under the one in the certificate file, is out of date, or names"
                                    + " another server. Check the file, the address, and the date of both.";
                    case BAD_ANSWER, PROBLEM ->
                            server
                                    + " does not answer as a Lockfast server ("
                                    + e.what()
                                    + "). Check the address.";
                };
        return Outcome.refused(e.kind().name(), sentence);
    }

    private static String sentence(ProblemType type, WireTrouble e) {
        return switch (type) {
            case BAD_CODE ->
                    "The server does not take this code: it was used, is older than a day, or was typed"
                            + " wrongly. Check it, or ask the administrator of the server for another.";
            case SLOW_DOWN ->
                    "Too many codes that were not right came from here. Wait a minute, then go on with"
                            + " the same code.";
            case BUSY ->
                    "The server is busy, starting or stopping. Wait a minute, then go on with the same"
                            + " code.";
            case REFILLING ->
                    "The server takes back what it lost and lets nobody join meanwhile. Ask its"
                            + " administrator when it is whole, then go on with the same code.";
            default -> "The server did not enrol this device: " + e.what() + ".";
        };
    }

    private Enrolled make(Plan plan, Verification.Progress progress)
            throws IOException, CertificateException, WireTrouble, Enrolling.NotEnrolled, NotMade {
        // Whatever is wrong with the address is found before anything is made.
        String typed = EnrolRequest.meant(plan.code());
        try (Wire stranger = wires.to(plan.server(), plan.ca(), null);
                Password code = Password.of(typed)) {
            ForceInfo force = stranger.force();
            try (StoreLock _ = folder.take()) {
                Optional<EnrolmentKeys> before =
                        EnrolmentKeys.read(
                                directory, code, EnrolmentKeys.Way.SERVER, surroundings.random());
                try (EnrolmentKeys keys = before.orElseGet(() -> fresh(code));
                        DeviceKeys device = keys.device();
                        Wire wire = wires.to(plan.server(), plan.ca(), device)) {
                    Enrolling.Answer answer =
                            asked(stranger, force, typed, device, plan, before.isEmpty());
                    folder.clear();
                    Enrolled enrolled = fill(plan, keys, device, wire, answer, progress);
                    EnrolmentKeys.forget(directory);
                    return enrolled;
                }
            }
        }
    }

    private Enrolling.Answer asked(
            Wire stranger,
            ForceInfo force,
            String code,
            DeviceKeys device,
            Plan plan,
            boolean firstTry)
            throws WireTrouble, Enrolling.NotEnrolled {
        try {
            return Enrolling.ask(stranger, force, code, device, plan.device());
        } catch (WireTrouble e) {
            if (firstTry && e.is(ProblemType.BAD_CODE)) {
                EnrolmentKeys.forget(directory); // nobody took these in: the folder is empty again
            }
            throw e;
        }
    }

    /** New ones; they are on the disk before they are used. */
    private EnrolmentKeys fresh(Password code) {
        EnrolmentKeys fresh = EnrolmentKeys.generate(surroundings.random());
        fresh.write(
                directory,
                code,
                EnrolmentKeys.Way.SERVER,
                surroundings.cost(),
                surroundings.random());
        return fresh;
    }

    private Enrolled fill(
            Plan plan,
            EnrolmentKeys keys,
            DeviceKeys device,
            Wire wire,
            Enrolling.Answer answer,
            Verification.Progress progress)
            throws IOException, WireTrouble, Enrolling.NotEnrolled {
        return new JoinedStore(directory, surroundings)
                .make(
                        keys,
                        device,
                        new JoinedStore.Records() {
                            @Override
                            public VerifyKey forceKey() {
                                return answer.forceKey();
                            }

                            @Override
                            public JoinedStore.Member takeIn(JoinedStore.Fresh fresh)
                                    throws IOException, WireTrouble, Enrolling.NotEnrolled {
                                Enrolling.takeIn(
                                        wire,
                                        answer,
                                        plan.server(),
                                        plan.ca(),
                                        directory,
                                        fresh.journal(),
                                        fresh.sealed(),
                                        fresh.masters(),
                                        surroundings.random(),
                                        surroundings.clock(),
                                        fresh.network(),
                                        progress);
                                return new JoinedStore.Member(
                                        answer.force(),
                                        answer.station(),
                                        plan.device(),
                                        Lacks.NOTHING);
                            }

                            @Override
                            public Map<UUID, WrapNote> notes(List<ForceOfficer> officers)
                                    throws WireTrouble {
                                return Enrolling.notes(wire, officers);
                            }
                        });
    }

    /** Whether enrolling was begun in a folder and broken off. */
    public static boolean begunIn(Path directory) {
        return new EnrolmentFolder(directory).isBegun();
    }

    /** Wires that are cut when somebody stops it. */
    private static final class Stoppable {
        private final Wires wires;
        private final Set<Wire> open = ConcurrentHashMap.newKeySet();
        private volatile boolean stopped;

        Stoppable(Wires wires) {
            this.wires = wires;
        }

        Wire to(String server, String ca, @Nullable DeviceKeys own)
                throws CertificateException, WireTrouble {
            Wire wire = wires.to(server, ca, own);
            open.add(wire);
            if (stopped) {
                wire.close();
                throw WireTrouble.unreachable(new IOException("stopped"));
            }
            return wire;
        }

        void stop() {
            stopped = true;
            open.forEach(Wire::close);
        }

        boolean stopped() {
            return stopped;
        }
    }
}
