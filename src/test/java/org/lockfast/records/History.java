package org.lockfast.records;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Entries;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Signer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A store's journal as it is read back: signed entries with their events, from one seed. */
final class History {
    static final String DEVICE = "d-7f3a0c1122334455";
    static final UUID STORE = new UUID(0x0198c5d200007000L, 0x8000000000000001L);
    static final Instant BEGAN = Instant.parse("2026-03-14T08:00:00Z");

    private static final DateTimeFormatter RFC_3339 =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

    final Random random;
    final List<RecordedEvent> entries = new ArrayList<>();
    private final Signer device =
            Ed25519Key.of(
                    DEVICE + "/0", Hash.sha256("device".getBytes(StandardCharsets.UTF_8)).bytes());
    private final Map<UUID, Signer> officers = new HashMap<>();
    private final Map<UUID, Hash> heads = new HashMap<>();
    private Hash prev = Hash.ZERO;
    private long record;
    private Instant now = BEGAN;

    /** Who acts in the next entries; null: the device alone. */
    @Nullable UUID acting;

    /** In which role they act. */
    String role = "PROPERTY_OFFICER";

    /** How they vouch. */
    String how = "pwd";

    /** What the next entry is about; null for none. */
    @Nullable Hash about;

    History(long seed) {
        random = new Random(seed);
    }

    UUID id() {
        return new UUID(
                0x0198c5d200007000L | ((random.nextLong() << 20) & 0x0000ffff00000000L),
                (random.nextLong() >>> 2) | Long.MIN_VALUE);
    }

    Instant now() {
        return now;
    }

    /** From now on the clock of whoever records says this. */
    void clock(Instant said) {
        now = said;
    }

    RecordedEvent add(UUID subject, DomainEvent event) {
        return add(subject, event, null, null);
    }

    RecordedEvent addAt(UUID subject, DomainEvent event, OffsetDateTime at) {
        return add(subject, event, at, null);
    }

    /** Records an event a few minutes after the one before. */
    RecordedEvent add(
            UUID subject, DomainEvent event, @Nullable OffsetDateTime at, @Nullable Hash corrects) {
        Entry entry = entry(StoredEvents.nameOf(event.getClass()), subject, at, corrects);
        for (UUID also : event.alsoHeadOf()) {
            heads.put(also, entry.eid());
        }
        return keep(new RecordedEvent(record, entry, event, null, Set.of()));
    }

    /** An entry of a type no version here knows. */
    RecordedEvent addUnknown(UUID subject, String type) {
        return keep(
                new RecordedEvent(record, entry(type, subject, null, null), null, null, Set.of()));
    }

    private RecordedEvent keep(RecordedEvent event) {
        entries.add(event);
        record += 1 + random.nextInt(3); // bodies stand between entries
        return event;
    }

    private Entry entry(
            String type, UUID subject, @Nullable OffsetDateTime at, @Nullable Hash corrects) {
        now = now.plusSeconds(30 + random.nextInt(600));
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("v", 1).put("type", type).put("app", "0.1.0+test").put("id", id().toString());
        line.put("dev", DEVICE).put("epoch", 0).put("seq", (long) entries.size());
        line.put("prev", prev.base64()).put("subj", subject.toString());
        ArrayNode par = line.putArray("par");
        Hash head = heads.get(subject);
        if (head != null) {
            par.add(head.base64());
        }
        if (at != null) {
            line.put("occ", RFC_3339.format(at));
            line.put("occ_prec", "min").put("occ_src", "stated");
        }
        line.put("rec", now.toEpochMilli()).put("mono", 1L).put("boot", "00000000000000ff");
        List<Signer> signers = new ArrayList<>(List.of(device));
        if (acting != null) {
            line.putObject("act")
                    .put("id", acting.toString())
                    .put("role", role)
                    .putObject("auth")
                    .put("m", how);
            signers.add(officers.computeIfAbsent(acting, History::key));
        }
        Hash earlier = corrects == null ? about : corrects;
        if (earlier != null) {
            line.put("corr", earlier.base64());
        }
        line.putObject("body");
        Entry entry = Entries.sign(line, signers);
        prev = entry.eid();
        heads.put(subject, entry.eid());
        return entry;
    }

    private static Signer key(UUID officer) {
        return Ed25519Key.of(
                officer + "/0",
                Hash.sha256(officer.toString().getBytes(StandardCharsets.UTF_8)).bytes());
    }

    /** Journal records so far. */
    long position() {
        return record;
    }
}
