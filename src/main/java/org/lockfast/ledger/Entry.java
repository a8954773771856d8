package org.lockfast.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One recorded event as signed bytes (docs/format.md, section 2): immutable, well formed, its
 * signatures not yet checked ({@link SignatureCheck} does that).
 */
public final class Entry {
    /** Line 1 of every entry, whatever log holds it. */
    public static final String CONTEXT = "lockfast/event/v1";

    /** Bytes an entry may have: what a tlog-tiles bundle can hold. */
    public static final int MAX_LENGTH = 65_535;

    private static final byte[] FIRST_LINE = (CONTEXT + "\n").getBytes(StandardCharsets.US_ASCII);

    /**
     * When it happened, as claimed.
     *
     * @param precision {@code s}, {@code min} or {@code day}
     * @param source {@code clock} (the device's) or {@code stated} (a person said so)
     */
    public record Occurred(OffsetDateTime at, String precision, String source) {}

    /**
     * The newest verified checkpoint the device knew: the entry is not older.
     *
     * @param t ms since 1970, UTC
     */
    public record Seen(long size, Hash root, long t) {}

    /**
     * Who acts.
     *
     * @param vouch {@code pwd}, {@code pin} or {@code none}
     */
    public record Actor(UUID id, String role, String vouch) {
        /** Whether this person's own key signs. */
        public boolean ownKey() {
            return isOwnKey(vouch);
        }
    }

    /**
     * The second person.
     *
     * @param id null where they have no account, or where the id is committed
     * @param name a text or a commitment, where they have no account
     * @param as {@code witness}, {@code giver}, {@code receiver} or {@code supervisor}
     * @param vouch {@code pwd}, {@code pin}, {@code none}, {@code drawn}, {@code card}, {@code
     *     paper}, {@code card+drawn} or {@code card+paper}
     * @param evidence what the vouch rests on, such as the drawn signature
     */
    public record Second(
            @Nullable UUID id,
            @Nullable JsonNode name,
            String as,
            String vouch,
            @Nullable JsonNode evidence) {
        /** Whether this person's own key signs. */
        public boolean ownKey() {
            return isOwnKey(vouch);
        }
    }

    /**
     * A file named by the entry.
     *
     * @param hash SHA-256 of its stored plaintext
     * @param size bytes of the file itself
     * @param type media type
     */
    public record Attachment(Hash hash, long size, String type) {}

    private final byte[] bytes;
    private final int textLength;
    private final List<NoteSignature> signatures;
    private final ObjectNode json;
    private final Envelope envelope;
    private final Hash eid;
    private final Set<Hash> commitments;

    private Entry(Note note, ObjectNode json, Envelope envelope) {
        this.bytes = note.array();
        this.textLength = note.textLength();
        this.signatures = note.signatures();
        this.json = json;
        this.envelope = envelope;
        this.eid = Hash.leaf(bytes);
        Set<Hash> found = new LinkedHashSet<>();
        collect(json.path("body"), found);
        collect(json.path("with"), found);
        this.commitments = Collections.unmodifiableSet(found);
    }

    /**
     * Reads an entry.
     *
     * @throws Malformed with the reason, when it is not well formed
     */
    public static Entry parse(byte[] bytes) {
        return parseOwned(bytes.clone());
    }

    /** Reads an entry from an array nobody will change. */
    static Entry parseOwned(byte[] bytes) {
        if (bytes.length > MAX_LENGTH) {
            throw tooLong(bytes.length);
        }
        Note note = Note.parseOwned(bytes);
        ObjectNode line = secondLine(bytes, note.textLength());
        Envelope envelope = Envelope.read(line);
        envelope.checkSigners();
        if (!isSignedBy(note.signatures(), envelope.signers())) {
            throw new Malformed(
                    Malformed.Reason.SIGNERS,
                    "The signature lines are not those the entry names, in that order");
        }
        return new Entry(note, line, envelope);
    }

    private static boolean isSignedBy(List<NoteSignature> lines, List<String> names) {
        boolean same = lines.size() == names.size();
        for (int i = 0; same && i < names.size(); i++) {
            same = lines.get(i).name().equals(names.get(i));
        }
        return same;
    }

    static Malformed tooLong(int length) {
        return new Malformed(
                Malformed.Reason.TOO_LONG,
                "An entry has at most " + MAX_LENGTH + " bytes; this one has " + length);
    }

    private static ObjectNode secondLine(byte[] bytes, int textLength) {
        int start = FIRST_LINE.length;
        if (textLength <= start || !startsWithContext(bytes)) {
            throw new Malformed(Malformed.Reason.CONTEXT_LINE, "The first line is not " + CONTEXT);
        }
        // The text ends at its last line end; JCS has none inside, so a third line is no JSON.
        if (Jcs.parse(bytes, start, textLength - 1 - start) instanceof ObjectNode line) {
            return line;
        }
        throw new Malformed(Malformed.Reason.JSON, "The second line is no JSON object");
    }

    private static boolean startsWithContext(byte[] bytes) {
        return java.util.Arrays.equals(
                bytes, 0, FIRST_LINE.length, FIRST_LINE, 0, FIRST_LINE.length);
    }

    private static boolean isOwnKey(String vouch) {
        return vouch.equals("pwd") || vouch.equals("pin");
    }

    /** The whole entry, signature lines included. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The array itself, for this package only: nobody may change it. */
    byte[] array() {
        return bytes;
    }

    int textLength() {
        return textLength;
    }

    List<NoteSignature> signatures() {
        return signatures;
    }

    /** Bytes of the whole entry, 1 to 65,535. */
    public int length() {
        return bytes.length;
    }

    /** Its identity: SHA-256(00 ‖ bytes), the leaf hash in any log. */
    public Hash eid() {
        return eid;
    }

    /** SHA-256 of the signed text alone: two texts at one place of a chain are a fork. */
    public Hash textHash() {
        return Hash.sha256(bytes, 0, textLength);
    }

    /** The signed text: both lines with their line ends. */
    public String text() {
        return new String(bytes, 0, textLength, StandardCharsets.UTF_8);
    }

    /** Line 2, as a copy. */
    public ObjectNode json() {
        return json.deepCopy();
    }

    /** {@code name/version}. */
    public String type() {
        return envelope.type();
    }

    /** The type without its version. */
    public String typeName() {
        return type().substring(0, type().lastIndexOf('/'));
    }

    /** The version of the type, 1 or more. */
    public int typeVersion() {
        return Integer.parseInt(type().substring(type().lastIndexOf('/') + 1));
    }

    /** Build of the program that made it. */
    public String app() {
        return envelope.app();
    }

    /** A reference for people; its time part proves nothing. */
    public UUID id() {
        return envelope.id();
    }

    /** {@code d-} and 16 hex digits. */
    public String device() {
        return envelope.device();
    }

    public long epoch() {
        return envelope.epoch();
    }

    /** Place in the device's chain, from 0 in each epoch. */
    public long seq() {
        return envelope.seq();
    }

    /** The eid before it in the device's chain; {@link Hash#ZERO} in the founding entry. */
    public Hash prev() {
        return envelope.prev();
    }

    public UUID subject() {
        return envelope.subject();
    }

    /** The latest entries of the subject this device knew, 0 to 16. */
    public List<Hash> parents() {
        return envelope.parents();
    }

    public @Nullable Occurred occurred() {
        return envelope.occurred();
    }

    /** The device's clock at signing, ms since 1970 UTC. */
    public long recordedMs() {
        return envelope.recordedMs();
    }

    public Instant recorded() {
        return Instant.ofEpochMilli(recordedMs());
    }

    /** Ms since the recording process started. */
    public long monoMs() {
        return envelope.monoMs();
    }

    /** Which process recorded it: 16 hex digits. */
    public String boot() {
        return envelope.boot();
    }

    public @Nullable Seen seen() {
        return envelope.seen();
    }

    /** Null on entries made by the device alone. */
    public @Nullable Actor actor() {
        return envelope.actor();
    }

    public @Nullable Second second() {
        return envelope.second();
    }

    /** The event's own fields, as a copy; committed ones read {@code {"h": …}}. */
    public ObjectNode body() {
        return (ObjectNode) envelope.body().deepCopy();
    }

    public List<Attachment> attachments() {
        return envelope.attachments();
    }

    /** The entry this one corrects; the old one stays. */
    public @Nullable Hash corrects() {
        return envelope.corrects();
    }

    /** Names of the keys that sign, in order: as in {@code sig} and in the signature lines. */
    public List<String> signers() {
        return envelope.signers();
    }

    /** The hash in every {@code {"h": …}} of {@code body} and {@code with}, in their order. */
    public Set<Hash> commitments() {
        return commitments;
    }

    private static void collect(JsonNode node, Set<Hash> found) {
        JsonNode hash = node.isObject() && node.size() == 1 ? node.get("h") : null;
        if (hash != null && hash.isString()) {
            found.add(Base64Text.hash(hash.stringValue(), Malformed.Reason.FIELD, "A commitment"));
        } else if (node.isContainer()) {
            node.forEach(child -> collect(child, found));
        }
    }

    /** Two entries are equal when their bytes are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Entry entry && eid.equals(entry.eid);
    }

    @Override
    public int hashCode() {
        return eid.hashCode();
    }

    @Override
    public String toString() {
        return type() + " " + device() + "/" + epoch() + "/" + seq() + " " + eid;
    }
}
