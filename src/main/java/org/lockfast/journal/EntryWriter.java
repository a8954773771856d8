package org.lockfast.journal;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entries;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.Signer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes signed entries of new events. One thread at a time. */
public final class EntryWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final EventTypes types;
    private final JournalDevice device;
    private final ProcessClock clock;
    private final String app;
    private final RandomGenerator salts = new SecureRandom();
    private final EntryIds ids = new EntryIds(salts);
    private Entry.@Nullable Seen seen;
    private @Nullable Signer deviceSigner;
    private long signerEpoch = -1;

    /**
     * @param app build of the program, written into every entry
     */
    public EntryWriter(EventTypes types, JournalDevice device, ProcessClock clock, String app) {
        this.types = types;
        this.device = device;
        this.clock = clock;
        this.app = app;
    }

    /**
     * An entry with the values it commits to.
     *
     * @param subjects whose head it becomes, its own subject first
     */
    public record Written(Entry entry, List<Commitment> bodies, Set<UUID> subjects) {}

    /** Entries say from now on that they are not older than that. */
    void seen(Entry.Seen checkpoint) {
        seen = checkpoint;
    }

    /** Whose head the event becomes. */
    static Set<UUID> subjects(NewEvent event) {
        Set<UUID> subjects = new LinkedHashSet<>();
        subjects.add(event.subject());
        subjects.addAll(event.event().alsoHeadOf());
        return subjects;
    }

    /**
     * Makes one.
     *
     * @param place where it goes in the device's chain
     * @param parents for {@code par}
     * @param force signs first in the founding entry, else null
     * @throws JournalRefusal for an event that may not be recorded so
     */
    public Written write(
            @Nullable Signer force,
            @Nullable Acting by,
            NewEvent event,
            ChainPlace place,
            List<Hash> parents) {
        EventTypes.Encoded encoded = encoded(event.event());
        checkOfficer(encoded.type(), by);
        checkAdministrator(encoded.type(), by);
        List<Commitment> bodies = new ArrayList<>(encoded.bodies());
        ObjectNode line = JSON.objectNode();
        Instant now = clock.now();
        line.put("v", 1);
        line.put("type", encoded.type());
        line.put("app", app);
        line.put("id", ids.next(now.toEpochMilli()).toString());
        line.put("dev", device.id());
        line.put("epoch", place.epoch());
        line.put("seq", place.seq());
        line.put("prev", place.prev().base64());
        line.put("subj", event.subject().toString());
        var par = line.putArray("par");
        parents.forEach(parent -> par.add(parent.base64()));
        occurred(line, event.occurred());
        line.put("rec", now.toEpochMilli());
        line.put("mono", clock.mono().getAsLong());
        line.put("boot", clock.boot());
        Entry.Seen newest = seen;
        if (newest != null) {
            line.putObject("seen")
                    .put("size", newest.size())
                    .put("root", newest.root().base64())
                    .put("t", newest.t());
        }
        if (by != null) {
            ObjectNode act = line.putObject("act");
            act.put("id", by.officer().toString()).put("role", by.role());
            act.putObject("auth").put("m", by.vouch().code());
        }
        second(line, event.with(), bodies);
        line.set("body", encoded.body());
        attachments(line, attachments(event));
        Hash corrects = event.corrects();
        if (corrects != null) {
            line.put("corr", corrects.base64());
        }
        bodies.forEach(EntryWriter::checkSize);
        Entry entry = signed(line, signers(force, by, event.with(), place.epoch()));
        return new Written(entry, bodies, subjects(event));
    }

    private EventTypes.Encoded encoded(DomainEvent event) {
        try {
            return types.encode(event, salts);
        } catch (Malformed | IllegalArgumentException e) {
            throw new JournalRefusal("Nothing was recorded: " + e.getMessage() + ".", e);
        }
    }

    private static void checkSize(Commitment body) {
        if (!fits(body)) {
            throw tooLarge(null);
        }
    }

    /**
     * What cannot be handed in would keep back all that is recorded after it.
     *
     * @param aboutKeys whether an entry says anything of keys, or of who may change them
     */
    static void checkTogether(Written made, Predicate<Entry> aboutKeys) {
        long together = EntryBounds.together(made.entry().bytes().length, made.bodies());
        if (together > EntryBounds.MOST_TOGETHER) {
            throw tooLarge(null);
        }
        if (EntryBounds.isTooLongAboutKeys(together, made.entry(), aboutKeys)) {
            throw new JournalRefusal(
                    "Nothing was recorded: what is said of officers, keys and devices goes to every"
                            + " device and is kept short. Give a shorter reason, a page at most, and"
                            + " keep the rest elsewhere.");
        }
    }

    /** Whether a body and what frames it fit into one record. */
    static boolean fits(Commitment body) {
        return body.length() <= RecordCipher.MOST - 1024;
    }

    private static JournalRefusal tooLarge(@Nullable Malformed cause) {
        String sentence =
                "Nothing was recorded: this is more than one entry can hold. Record it in"
                        + " several parts, or attach it as a file.";
        return cause == null ? new JournalRefusal(sentence) : new JournalRefusal(sentence, cause);
    }

    private static Entry signed(ObjectNode line, List<Signer> signers) {
        try {
            return Entries.sign(line, signers);
        } catch (KeyringRefusal e) { // the screen locked while this was on its way
            throw new JournalRefusal("Nothing was recorded. " + e.sentence(), e);
        } catch (Malformed e) {
            throw e.reason() == Malformed.Reason.TOO_LONG
                    ? tooLarge(e)
                    : new JournalRefusal("Nothing was recorded: " + e.getMessage() + ".", e);
        }
    }

    private static void checkOfficer(String type, @Nullable Acting by) {
        boolean signs = by != null && isOwnKey(by.vouch());
        if (!signs && !DeviceOnly.allows(type)) {
            throw new JournalRefusal(
                    "Nothing was recorded: "
                            + type
                            + " needs an officer's own signature. Sign in and record it again.");
        }
    }

    private static void checkAdministrator(String type, @Nullable Acting by) {
        boolean administrator = by != null && by.role().equals(AdministratorOnly.ROLE);
        if (!administrator && AdministratorOnly.covers(type.substring(0, type.indexOf('/')))) {
            throw new JournalRefusal(
                    "Nothing was recorded: "
                            + type
                            + " takes an administrator. Ask one to record it.");
        }
    }

    static boolean isOwnKey(Vouch vouch) {
        return vouch == Vouch.PASSWORD || vouch == Vouch.PIN;
    }

    private static void occurred(ObjectNode line, @Nullable Occurred occurred) {
        if (occurred != null) {
            line.put("occ", TextShape.rfc3339(occurred.at()));
            line.put("occ_prec", occurred.precision());
            line.put("occ_src", occurred.source());
        }
    }

    private void second(ObjectNode line, @Nullable SecondPerson second, List<Commitment> bodies) {
        if (second == null) {
            return;
        }
        ObjectNode with = line.putObject("with");
        UUID officer = second.officer();
        if (officer != null) {
            with.put("id", officer.toString());
        }
        String name = second.name();
        if (name != null) {
            Commitment hidden = Commitment.of(JSON.stringNode(TextShape.wellFormed(name)), salts);
            bodies.add(hidden);
            with.set("name", hidden.reference());
        }
        with.put("as", second.as());
        ObjectNode auth = with.putObject("auth").put("m", second.vouch().code());
        AttachmentRef evidence = second.evidence();
        if (evidence != null) {
            auth.put("ev", evidence.hash().base64());
        }
    }

    /** The event's own files, and what the second person's vouching rests on. */
    private static List<AttachmentRef> attachments(NewEvent event) {
        SecondPerson second = event.with();
        AttachmentRef evidence = second == null ? null : second.evidence();
        if (evidence == null || event.attachments().contains(evidence)) {
            return event.attachments();
        }
        List<AttachmentRef> all = new ArrayList<>(event.attachments());
        all.add(evidence);
        return all;
    }

    private static void attachments(ObjectNode line, List<AttachmentRef> files) {
        if (files.isEmpty()) {
            return;
        }
        var array = line.putArray("att");
        for (AttachmentRef file : files) {
            array.addObject()
                    .put("h", file.hash().base64())
                    .put("size", file.size())
                    .put("type", file.type());
        }
    }

    private List<Signer> signers(
            @Nullable Signer force,
            @Nullable Acting by,
            @Nullable SecondPerson second,
            long epoch) {
        List<Signer> signers = new ArrayList<>();
        if (force != null) {
            signers.add(force);
        }
        signers.add(deviceSigner(epoch));
        if (by != null && isOwnKey(by.vouch())) {
            signers.add(by.signer());
        }
        if (second != null && isOwnKey(second.vouch())) {
            Signer own = second.signer();
            if (own == null) {
                throw new JournalRefusal(
                        "Nothing was recorded: the second officer's key is not open. Ask them for"
                                + " their password.");
            }
            signers.add(own);
        }
        return signers;
    }

    /** The device's public key under the name of an epoch. */
    String vkey(long epoch) {
        return deviceSigner(epoch).key().vkey();
    }

    private Signer deviceSigner(long epoch) {
        Signer signer = deviceSigner;
        if (signer == null || signerEpoch != epoch) {
            signer = device.signer().apply(epoch);
            deviceSigner = signer;
            signerEpoch = epoch;
        }
        return signer;
    }
}
