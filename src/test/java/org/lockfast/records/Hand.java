package org.lockfast.records;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
import org.lockfast.officer.OfficerEvent;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A device of a force: it knows what it recorded and what it has been sent, and names that. */
final class Hand {
    private static final DateTimeFormatter RFC_3339 =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

    /** What takes a supervisor. */
    private static final Set<String> SUPERVISORS =
            Set.of(
                    "continuity.resolved/1",
                    "continuity.discrepancy-closed/1",
                    "continuity.disposal-authorised/1",
                    "exhibit.hold-ended/1",
                    "case.restricted/1",
                    "case.restriction-lifted/1");

    final String device;
    final List<RecordedEvent> own = new ArrayList<>();
    private final Ed25519Key key;
    private final Set<Hash> knows = new HashSet<>();
    private final Map<UUID, Set<Hash>> heads = new HashMap<>();
    private long seq;
    private Hash prev = Hash.ZERO;

    /** What the next entry says; null: nothing that is known. */
    private @Nullable DomainEvent said;

    /** Signs what it founds; null: it founds nothing. */
    private @Nullable Signer force;

    /** What its clock says; nobody keeps it right. */
    Instant now;

    /** Who acts; null: the device alone. */
    @Nullable UUID acting;

    Hand(int number, Instant now) {
        this.device = "d-%016x".formatted(number);
        this.now = now;
        this.key =
                Ed25519Key.of(
                        device + "/0",
                        Hash.sha256(device.getBytes(StandardCharsets.UTF_8)).bytes());
    }

    /** A copy of its disk: goes on from the same place under the same name. */
    Hand copied() {
        Hand copy = new Hand((int) Long.parseLong(device.substring(2), 16), now);
        copy.own.addAll(own);
        copy.knows.addAll(knows);
        heads.forEach((subject, eids) -> copy.heads.put(subject, new LinkedHashSet<>(eids)));
        copy.seq = seq;
        copy.prev = prev;
        return copy;
    }

    /** The first entry of a force that an officer founds here. */
    RecordedEvent found(UUID store, UUID officer) {
        acting = officer;
        force = key("f-00112233445566ff/0");
        RecordedEvent founding =
                add(
                        store,
                        new OfficerEvent.Founded(
                                key("f-00112233445566ff/0").key().vkey(),
                                key.key().vkey(),
                                key(officer + "/0").key().vkey(),
                                key("f-00112233445566ff/log").key().vkey(),
                                "Exampleshire",
                                "Exampleton",
                                "Desk",
                                null));
        force = null;
        return founding;
    }

    static Ed25519Key key(String name) {
        return Ed25519Key.of(name, Hash.sha256(name.getBytes(StandardCharsets.UTF_8)).bytes());
    }

    RecordedEvent add(UUID subject, DomainEvent event) {
        return add(subject, event, null, null);
    }

    RecordedEvent add(
            UUID subject, DomainEvent event, @Nullable OffsetDateTime at, @Nullable Hash corrects) {
        Set<UUID> subjects = new LinkedHashSet<>(List.of(subject));
        subjects.addAll(event.alsoHeadOf());
        said = event;
        Entry entry = entry(StoredEvents.nameOf(event.getClass()), subjects, subject, at, corrects);
        said = null;
        RecordedEvent recorded = new RecordedEvent(0, entry, event, null, Set.of());
        own.add(recorded);
        learn(recorded);
        return recorded;
    }

    /** An officer acts there next. */
    Hand by(UUID officer) {
        acting = officer;
        return this;
    }

    RecordedEvent addUnknown(UUID subject, String type) {
        Entry entry = entry(type, Set.of(subject), subject, null, null);
        RecordedEvent recorded = new RecordedEvent(0, entry, null, null, Set.of());
        own.add(recorded);
        learn(recorded);
        return recorded;
    }

    /** Takes in an entry; one that it knows changes nothing. */
    void learn(RecordedEvent from) {
        if (!knows.add(from.entry().eid())) {
            return;
        }
        Set<UUID> subjects = new LinkedHashSet<>(List.of(from.entry().subject()));
        if (from.event() != null) {
            subjects.addAll(from.event().alsoHeadOf());
        }
        for (UUID subject : subjects) {
            Set<Hash> here = heads.computeIfAbsent(subject, s -> new LinkedHashSet<>());
            from.entry().parents().forEach(here::remove);
            here.add(from.entry().eid());
        }
    }

    private Entry entry(
            String type,
            Set<UUID> subjects,
            UUID subject,
            @Nullable OffsetDateTime at,
            @Nullable Hash corrects) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("v", 1).put("type", type).put("app", "0.1.0+test");
        line.put("id", new UUID(0x0198c5d200007000L, Long.MIN_VALUE | seq).toString());
        line.put("dev", device).put("epoch", 0).put("seq", seq);
        line.put("prev", prev.base64()).put("subj", subject.toString());
        ArrayNode par = line.putArray("par");
        Set<Hash> parents = new LinkedHashSet<>();
        subjects.forEach(s -> parents.addAll(heads.getOrDefault(s, Set.of())));
        parents.stream().limit(16).forEach(eid -> par.add(eid.base64()));
        if (at != null) {
            line.put("occ", RFC_3339.format(at));
            line.put("occ_prec", "min").put("occ_src", "stated");
        }
        line.put("rec", now.toEpochMilli()).put("mono", 1L).put("boot", "00000000000000ff");
        List<Signer> signers = new ArrayList<>(List.of(key));
        if (force != null) {
            signers.addFirst(force);
        }
        UUID officer = acting;
        if (officer != null) {
            line.putObject("act")
                    .put("id", officer.toString())
                    .put("role", SUPERVISORS.contains(type) ? "SUPERVISOR" : "PROPERTY_OFFICER")
                    .putObject("auth")
                    .put("m", "pwd");
            signers.add(key(officer + "/0"));
        }
        if (corrects != null) {
            line.put("corr", corrects.base64());
        }
        body(line.putObject("body"));
        Entry entry = Entries.sign(line, signers);
        seq++;
        prev = entry.eid();
        return entry;
    }

    /** What stands in clear of who has which key and role; of nothing else is it asked here. */
    private void body(ObjectNode body) {
        switch (said) {
            case OfficerEvent.Founded one ->
                    body.put("forceKey", one.forceKey())
                            .put("deviceKey", one.deviceKey())
                            .put("officerKey", one.officerKey())
                            .put("logKey", one.logKey());
            case OfficerEvent.Added one -> {
                one.roles().forEach(body.putArray("roles")::add);
                body.put("vkey", one.vkey()).put("seal", one.seal());
            }
            case null, default -> {}
        }
    }
}
