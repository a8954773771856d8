package org.lockfast.records.log;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.Events;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.journal.Acting;
import org.lockfast.journal.ChainPlace;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.EntryWriter;
import org.lockfast.journal.JournalDevice;
import org.lockfast.journal.JournalEvents;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.ProcessClock;
import org.lockfast.ledger.BodyBundle;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Entries;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Signer;
import org.lockfast.log.Push;
import org.lockfast.officer.DeviceEvent;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A device of a test: its keys follow from its id, its entries are signed as real ones are. */
final class Device {
    static final Instant RECEIVED = Instant.parse("2026-06-01T10:00:00Z");

    final String id;
    final Force force;
    final List<EntryWriter.Written> written = new ArrayList<>();
    private final byte[] seed;
    private final EntryWriter writer;
    private @Nullable UUID workingCase;
    private ChainPlace next = ChainPlace.FOUNDING;
    Hash enrolled = Hash.ZERO;

    Device(String id, Force force) {
        this.id = id;
        this.force = force;
        this.seed = Hash.sha256(("device " + id).getBytes(StandardCharsets.US_ASCII)).bytes();
        this.writer =
                new EntryWriter(
                        Events.types(),
                        new JournalDevice(id, epoch -> Ed25519Key.of(id + "/" + epoch, seed)),
                        ProcessClock.start(InstantSource.system(), new SecureRandom()),
                        Force.APP);
    }

    String vkey() {
        return Ed25519Key.of(id + "/0", seed).key().vkey();
    }

    /** Begins its chain at the entry that enrolled it. */
    Device begunAt(Hash entry) {
        enrolled = entry;
        next = new ChainPlace(0, 0, entry);
        add(null, NewEvent.of(UUID.randomUUID(), new DeviceEvent.Began(entry, 0)));
        return this;
    }

    /** Another device that says it is this one, with the same chain so far. */
    Device clone(int from) {
        Device other = new Device(id, force);
        other.enrolled = enrolled;
        other.written.addAll(written.subList(0, from));
        other.next = ChainPlace.after(written.get(from - 1).entry());
        return other;
    }

    /** Goes on in a further epoch, and says why. */
    Entry opensEpoch(JournalEvents.EpochReason why) {
        nextEpoch();
        String vkey = Ed25519Key.of(id + "/" + next.epoch(), seed).key().vkey();
        return add(
                        null,
                        NewEvent.of(
                                UUID.randomUUID(),
                                new JournalEvents.EpochOpened(next.epoch(), vkey, why, null, null)))
                .entry();
    }

    void nextEpoch() {
        next = next.nextEpoch();
    }

    /** It goes on wherever it says. */
    void goesOnAt(long epoch, Hash prev) {
        next = new ChainPlace(epoch, 0, prev);
    }

    EntryWriter.Written add(@Nullable Acting by, NewEvent event) {
        EntryWriter.Written made = writer.write(null, by, event, next, List.of());
        next = ChainPlace.after(made.entry());
        written.add(made);
        return made;
    }

    /** The next entry, of any type, as whoever holds the device's key alone could make it. */
    EntryWriter.Written alone(String type, ObjectNode body, List<Commitment> values) {
        return alone(type, id(new Random(written.size() + 1L)), body, values, null);
    }

    /** The same, signed by a key as well that its officer, the entry's subject, made up. */
    EntryWriter.Written madeUp(String type, UUID officer, ObjectNode body, Ed25519Key key) {
        return alone(type, officer, body, List.of(), key);
    }

    private EntryWriter.Written alone(
            String type,
            UUID subject,
            ObjectNode body,
            List<Commitment> values,
            @Nullable Ed25519Key officers) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("v", 1).put("type", type).put("app", Force.APP);
        line.put("id", id(new Random(written.size() + 1L)).toString())
                .put("dev", id)
                .put("epoch", next.epoch());
        line.put("seq", next.seq()).put("prev", next.prev().base64());
        line.put("subj", subject.toString());
        line.putArray("par");
        line.put("rec", 1_781_596_800_000L).put("mono", 5).put("boot", "0123456789abcdef");
        line.set("body", body);
        List<Signer> signers = new ArrayList<>();
        signers.add(Ed25519Key.of(id + "/" + next.epoch(), seed));
        if (officers != null) {
            signers.add(officers);
            ObjectNode act = line.putObject("act");
            act.put("id", subject.toString()).put("role", "ADMINISTRATOR");
            act.putObject("auth").put("m", "pwd");
        }
        Entry entry = Entries.sign(line, signers);
        EntryWriter.Written made = new EntryWriter.Written(entry, values, Set.of(subject));
        next = ChainPlace.after(entry);
        written.add(made);
        return made;
    }

    Entry add(UUID subject, DomainEvent event) {
        return add(force.acting(), NewEvent.of(subject, event)).entry();
    }

    /** Small events about one exhibit after another. */
    void work(int entries, Random random) {
        UUID exhibit = null;
        for (int i = 0; i < entries; i++) {
            if (exhibit == null || random.nextInt(5) == 0) {
                exhibit = id(random);
                if (workingCase == null || random.nextInt(6) == 0) {
                    workingCase = id(random);
                }
                add(
                        exhibit,
                        recorded(
                                "JMS/" + i,
                                null,
                                workingCase,
                                id(random),
                                "S" + random.nextInt(1_000_000)));
            } else {
                add(exhibit, new ExhibitEvent.Noted("Bag looked at, note " + random.nextInt()));
            }
        }
    }

    private static UUID id(Random random) {
        return new UUID(
                (random.nextLong() & ~0xf000L) | 0x7000, (random.nextLong() >>> 2) | (1L << 63));
    }

    static ExhibitEvent.Recorded recorded(
            String reference,
            @Nullable String propertyNumber,
            @Nullable UUID caseId,
            UUID pack,
            @Nullable String seal) {
        return recorded(
                reference,
                propertyNumber,
                caseId,
                List.of(
                        new ExhibitEvent.PackageRecorded(
                                pack, 1, "TEB_POLYTHENE", "NUMBERED_BAG", seal, null, null, null)));
    }

    /** An exhibit of these packages. */
    static ExhibitEvent.Recorded recorded(String reference, List<UUID> packs) {
        return recorded(
                reference,
                null,
                null,
                packs.stream()
                        .map(pack ->
                                new ExhibitEvent.PackageRecorded(
                                        pack, 1, "BOX", null, null, null, null, null))
                        .toList());
    }

    private static ExhibitEvent.Recorded recorded(
            String reference,
            @Nullable String propertyNumber,
            @Nullable UUID caseId,
            List<ExhibitEvent.PackageRecorded> packages) {
        return new ExhibitEvent.Recorded(
                PropertyKind.EXHIBIT,
                caseId,
                reference,
                propertyNumber,
                "Knife, black handle",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                packages,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static ContinuityEvent moved(UUID place) {
        return new ContinuityEvent.Moved(place, null);
    }

    Push push(int from, int to) {
        return push(written.subList(from, to), this);
    }

    static Push push(List<EntryWriter.Written> entries, Device by) {
        Set<Commitment> bodies = new LinkedHashSet<>();
        entries.forEach(one -> bodies.addAll(one.bodies()));
        return new Push(
                by.id,
                entries.stream().map(one -> one.entry().bytes()).toList(),
                BodyBundle.of(List.copyOf(bodies)),
                RECEIVED,
                1500);
    }
}
