package firstclient;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.ConsistencyProof;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Entries;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Note;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.sync.DeviceCertificate;
import org.lockfast.sync.HttpWire;
import org.lockfast.sync.WireTrouble;
import org.lockfast.sync.wire.ChainHeader;
import org.lockfast.sync.wire.EnrolAnswer;
import org.lockfast.sync.wire.EnrolRequest;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.FeedHeader;
import org.lockfast.sync.wire.ForceInfo;
import org.lockfast.sync.wire.HeadedBody;
import org.lockfast.sync.wire.PushAnswer;
import org.lockfast.sync.wire.RefillHeader;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A device of the first version: its calls, its forms and its checks. Compiled against the first
 * version and against nothing later; README.md says how.
 */
public final class FirstClient {
    private final Ed25519Key key;
    private final String device;
    private final Random random;
    private final HttpWire wire;
    private Hash prev = Hash.sha256(new byte[1]);
    private long seq;

    private FirstClient(String server, String ca, long seed) throws Exception {
        random = new Random(seed);
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        device = String.format("d-%016x", random.nextLong());
        key = Ed25519Key.of(device + "/0", secret);
        wire = new HttpWire(server, ca, DeviceCertificate.of(key));
    }

    /** SERVER CA-FILE SEED FOLDER then one of: {@code joins CODE}, {@code goes-on}, {@code hands-in}. */
    public static void main(String[] args) throws Exception {
        FirstClient client =
                new FirstClient(args[0], Files.readString(Path.of(args[1])), Long.parseLong(args[2]));
        Path memory = Path.of(args[3], "first-client");
        if (args[4].equals("joins")) {
            client.join(args[5]);
        } else {
            String[] known = Files.readString(memory).split(" ");
            client.prev = Hash.ofBase64(known[0]);
            client.seq = Long.parseLong(known[1]);
            client.random.setSeed(client.seq); // never the same bytes twice
        }
        if (args[4].equals("hands-in")) {
            client.handIn();
        } else {
            client.round();
        }
        Files.writeString(memory, client.prev.base64() + " " + client.seq);
        client.wire.close();
    }

    private static void say(String what) {
        System.out.println(what);
        System.out.flush();
    }

    private void join(String code) throws Exception {
        EnrolAnswer answer =
                wire.enrol(
                        EnrolRequest.sign(
                                code,
                                key,
                                Base64.getEncoder().encodeToString(new byte[32]),
                                "FIRST"));
        prev = Hash.ofBase64(answer.enrolled());
        say("key " + key.key().vkey());
        say("joined " + answer.station());
    }

    private Entry entry(Commitment value) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("v", 1).put("type", "device.tried/1").put("app", "0.1.0");
        UUID id =
                new UUID(
                        (random.nextLong() & ~0xF000L) | 0x7000L,
                        random.nextLong() >>> 2 | 1L << 63);
        line.put("id", id.toString()).put("dev", device).put("epoch", 0).put("seq", seq);
        line.put("prev", prev.base64()).put("subj", id.toString());
        line.putArray("par");
        line.put("rec", 1_781_596_800_000L).put("mono", 5).put("boot", "0123456789abcdef");
        line.putObject("body").set("note", value.reference());
        Entry entry = Entries.sign(line, List.of(key));
        prev = entry.eid();
        seq++;
        return entry;
    }

    private PushAnswer push(List<Entry> entries, List<Commitment> values) throws Exception {
        Entry first = entries.getFirst();
        return wire.push(
                new ChainHeader(first.device(), first.epoch(), first.seq()),
                EntriesBody.of(entries.stream().map(Entry::bytes).toList(), values));
    }

    private List<Entry> pushNew(int count) throws Exception {
        List<Entry> entries = new ArrayList<>();
        List<Commitment> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(Commitment.of(StringNode.valueOf("value " + i), random));
            entries.add(entry(values.getLast()));
        }
        PushAnswer answer = push(entries, values);
        say("pushed " + answer.accepted() + " " + answer.indexes().size() + " " + answer.nextSeq());
        entries.forEach(one -> say("acknowledged " + one.eid().hex()));
        PushAnswer again = push(entries, values);
        say("again " + again.accepted() + " " + again.duplicates());
        return entries;
    }

    private void round() throws Exception {
        ForceInfo force = wire.force();
        VerifyKey log = VerifyKey.parse(force.logKey());
        List<Entry> own = pushNew(5);
        say("head " + wire.head(device).orElseThrow().seq());
        feed(log);
        file();
        wire.interests(List.of(UUID.fromString("00112233-4455-7677-8899-aabbccddeeff")));
        say("interests told");
        say("found " + wire.lookup("JMS/1").size());
        say("wraps " + wire.wraps(0).wraps().size());
        refusals(own);
    }

    /** Windows of 3, each held to the pin as the first version held them. */
    private void feed(VerifyKey log) throws Exception {
        Map<Long, String> places = new HashMap<>();
        long after = 0;
        Checkpoint pin = null;
        boolean more = true;
        while (more) {
            HeadedBody<FeedHeader> window = wire.feed(after, pin == null ? 0 : pin.size(), 3);
            FeedHeader header = window.header();
            Checkpoint now =
                    Checkpoint.verify(
                            Note.parse(header.checkpoint().getBytes(StandardCharsets.UTF_8)), log);
            boolean follows =
                    pin == null
                            || pin.equals(now)
                            || ConsistencyProof.parse(
                                            Base64.getDecoder().decode(header.consistency()))
                                    .proves(pin, log);
            if (!follows || (header.more() && header.scannedTo() <= after)) {
                throw new IllegalStateException("the log is not followed");
            }
            for (int i = 0; i < header.indexes().size(); i++) {
                Entry entry = Entry.parse(window.entries().entries().get(i));
                places.put(header.indexes().get(i), entry.eid().hex());
            }
            after = header.scannedTo();
            pin = now;
            more = header.more();
        }
        places.values().forEach(eid -> say("fed " + eid));
        say("followed " + pin.size());
    }

    private void file() throws Exception {
        byte[] file = new byte[100_000];
        random.nextBytes(file);
        Hash hash = Hash.sha256(file);
        wire.createBlob(hash, file.length);
        long there = wire.putBlob(hash, 0, Arrays.copyOf(file, 60_000));
        there = wire.putBlob(hash, there, Arrays.copyOfRange(file, 60_000, file.length));
        ByteArrayOutputStream back = new ByteArrayOutputStream();
        wire.getBlob(hash, 0, back::writeBytes);
        say(
                "file "
                        + there
                        + " "
                        + wire.blob(hash).orElseThrow().whole()
                        + " "
                        + Arrays.equals(file, back.toByteArray()));
    }

    /** What it is refused for, it still understands. */
    private void refusals(List<Entry> own) throws Exception {
        Hash before = prev;
        long at = seq;
        Commitment value = Commitment.of(StringNode.valueOf("lost"), random);
        entry(value);
        Entry late = entry(value);
        prev = before;
        seq = at;
        try {
            push(List.of(late), List.of(value));
        } catch (WireTrouble e) {
            say("gap " + e.type().orElseThrow() + " " + e.problem().orElseThrow().nextSeq());
        }
        byte[] bad = own.getFirst().bytes();
        bad[bad.length - 8] ^= 1;
        try {
            wire.push(new ChainHeader(device, 0, 0), EntriesBody.of(List.of(bad), List.of()));
        } catch (WireTrouble e) {
            say("bad " + e.type().orElseThrow());
            wire.reject(bad);
        }
        try {
            wire.refill(
                    new HeadedBody<>(
                            new RefillHeader(List.of(), "no note"),
                            EntriesBody.of(List.of(), List.of())));
        } catch (WireTrouble e) {
            say("refill " + e.type().orElseThrow());
        }
    }

    /** It was revoked meanwhile. */
    private void handIn() throws Exception {
        pushNew(2);
        try {
            wire.feed(0, 0, 10);
        } catch (WireTrouble e) {
            say("feed " + e.type().orElseThrow());
        }
    }
}
