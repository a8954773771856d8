package org.lockfast.sync;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.HeadCode;
import org.lockfast.journal.Journal;
import org.lockfast.journal.JournalEvents.HeadSeen;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.DeviceKeys;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.officer.ForceDevice;
import org.lockfast.officer.ForceDevices;
import org.lockfast.officer.StoreKeyHistory;

/**
 * Two devices at a hand-over show each other how far their records reach, with no server and no
 * stick. What was shown is an entry of whoever read it: from then on the other one's record up to
 * there cannot be cut or told otherwise without being found out.
 */
public final class ShowingHeads {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private final UUID store;
    private final Journal journal;
    private final DeviceKeys device;
    private final UnaryOperator<String> names;
    private final Predicate<Hash> contradicted;

    /** What comes of a code that was read. */
    public enum Standing {
        /** The entry shown is here. */
        AGREES,
        /** It is not here yet; when it comes it is held to this. */
        AWAITED,
        /** Nobody told this store of that device. */
        UNKNOWN,
        /** What is here of that chain rules it out. */
        CONTRADICTED,
        /** That device was put out of use. */
        REVOKED
    }

    /**
     * A code that was read and recorded.
     *
     * @param signed whether it bears the signature of the device it names, which is known here
     * @param entry the entry that says so
     * @param sentence for whoever read it: what is so and what to do
     */
    public record Answer(
            HeadCode code, Standing standing, boolean signed, Hash entry, String sentence) {}

    /**
     * @param store what the entries are recorded under
     * @param device whose store it is
     * @param names what devices are called, by id
     * @param contradicted whether an entry of this kind is listed as a conflict; asked once the
     *     index has taken it in
     */
    public ShowingHeads(
            UUID store,
            Journal journal,
            DeviceKeys device,
            UnaryOperator<String> names,
            Predicate<Hash> contradicted) {
        this.store = store;
        this.journal = journal;
        this.device = device;
        this.names = names;
        this.contradicted = contradicted;
    }

    /** What this device has to show now, signed by it. */
    public HeadCode own() {
        Entry newest =
                journal.newestOf(device.device())
                        .orElseThrow(() -> new IllegalStateException("A store has its founding"));
        Ed25519Key signer = device.signer(newest.epoch());
        try {
            return HeadCode.sign(
                    device.device(), newest.epoch(), newest.seq(), newest.eid(), signer);
        } finally {
            signer.destroy();
        }
    }

    /**
     * Records what another device showed.
     *
     * @param typed the code as it was scanned or typed
     * @param batch the hand-over it was shown at; null where none is named
     * @return refusals: those of {@link HeadCode#read}, {@code OWN}, {@code SIGNATURE}, {@code
     *     NOT_RECORDED}; nothing is recorded then
     */
    public Outcome<Answer> seen(String typed, @Nullable UUID batch) {
        return HeadCode.read(typed).then(code -> seen(code, batch));
    }

    private Outcome<Answer> seen(HeadCode code, @Nullable UUID batch) {
        if (code.device().equals(device.device())) {
            return Outcome.refused(
                    "OWN",
                    "This is this computer's own code. Read the one that the other computer shows.");
        }
        Optional<VerifyKey> key = key(code.signer());
        boolean signed = key.isPresent() && code.isSignedBy(key.get());
        if (key.isPresent() && code.signature() != null && !signed) {
            return Outcome.refused(
                    "SIGNATURE",
                    "The code says it is of "
                            + names.apply(code.device())
                            + ", and it is not signed by that computer: somebody else made it or"
                            + " altered it. Nothing was recorded. Tell a supervisor before you hand"
                            + " anything over.");
        }
        HeadSeen event =
                new HeadSeen(
                        code.device(),
                        code.epoch(),
                        code.seq(),
                        code.eid(),
                        code.signature(),
                        batch);
        return journal.act(
                null,
                List.of(NewEvent.of(store, event)),
                all -> {
                    Hash entry = all.getFirst().eid();
                    Standing standing = standing(code, entry, key.isPresent());
                    return Outcome.done(
                            new Answer(
                                    code,
                                    standing,
                                    signed,
                                    entry,
                                    sentence(code, standing, signed)));
                },
                all -> unseen(code, all.getFirst().eid(), key.isPresent(), signed));
    }

    /** The lists cannot be asked whether that entry is here: nothing is said of it. */
    private static Answer unseen(HeadCode code, Hash entry, boolean known, boolean signed) {
        return new Answer(
                code,
                known ? Standing.AWAITED : Standing.UNKNOWN,
                signed,
                entry,
                shown(code.device(), code) + "Whether that entry is here could not be looked up.");
    }

    private static String shown(String name, HeadCode code) {
        return "Recorded: "
                + name
                + " showed entry "
                + code.seq()
                + (code.epoch() == 0 ? "" : " of epoch " + code.epoch())
                + " as its newest. ";
    }

    private Standing standing(HeadCode code, Hash entry, boolean known) {
        if (contradicted.test(entry)) {
            return Standing.CONTRADICTED;
        }
        if (revoked(code.device()).isPresent()) {
            return Standing.REVOKED;
        }
        if (journal.at(code.device(), code.epoch(), code.seq()).contains(code.eid())) {
            return Standing.AGREES;
        }
        return known ? Standing.AWAITED : Standing.UNKNOWN;
    }

    private Optional<ForceDevice> revoked(String id) {
        return ForceDevices.of(journal.aboutKeys(), device.device()).stream()
                .filter(one -> one.id().equals(id) && one.revoked() != null)
                .findFirst();
    }

    private static String since(ForceDevice revoked) {
        Instant at = revoked.revoked();
        return at == null ? "a day not known" : DAY.format(at.atZone(ZoneOffset.UTC));
    }

    private Optional<VerifyKey> key(String name) {
        StoreKeyHistory history = new StoreKeyHistory(null, device.device());
        journal.aboutKeys().forEach(one -> history.take(one.entry(), one.record()));
        return history.known(name);
    }

    private String sentence(HeadCode code, Standing standing, boolean signed) {
        String name = names.apply(code.device());
        String shown = shown(name, code);
        String said =
                switch (standing) {
                    case AGREES ->
                            shown
                                    + "This computer has that same entry"
                                    + (hasLater(code)
                                            ? ", and later ones: the code is older than what is known"
                                                    + " here."
                                            : " as its newest too.");
                    case AWAITED ->
                            shown
                                    + "That entry is not here yet. When it comes, by the server or by a"
                                    + " stick, it is held to this.";
                    case UNKNOWN ->
                            shown
                                    + "Nobody has told this computer of that one, so who showed the code"
                                    + " cannot be checked here. Once the server or a stick brings its"
                                    + " enrolment and its records, they are held to this.";
                    case REVOKED ->
                            "STOP. "
                                    + name
                                    + " was put out of use on "
                                    + revoked(code.device())
                                            .map(ShowingHeads::since)
                                            .orElse("a day not known")
                                    + ": whoever shows this code may have stolen it. The code is"
                                    + " recorded. Hand nothing over, keep the computer if you can,"
                                    + " and tell a supervisor.";
                    case CONTRADICTED ->
                            "STOP. "
                                    + name
                                    + " shows entry "
                                    + code.seq()
                                    + (code.epoch() == 0 ? "" : " of epoch " + code.epoch())
                                    + ", and its records as they are here say otherwise: another entry"
                                    + " stands at that place, or they go on from before it. It is"
                                    + " recorded, and listed as conflicting records. Tell a supervisor"
                                    + " before you hand anything over.";
                };
        return signed || standing == Standing.UNKNOWN
                ? said
                : said
                        + " It was typed, without that computer's signature: it says what was read"
                        + " out, and does not prove who showed it.";
    }

    private boolean hasLater(HeadCode code) {
        return journal.newestOf(code.device())
                .filter(newest ->
                        newest.epoch() > code.epoch()
                                || (newest.epoch() == code.epoch() && newest.seq() > code.seq()))
                .isPresent();
    }
}
