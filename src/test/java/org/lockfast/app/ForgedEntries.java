package org.lockfast.app;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.lockfast.journal.Incoming;
import org.lockfast.journal.JournalWalk;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entries;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Jcs;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What somebody writes who has a device's key and no officer's. */
final class ForgedEntries {
    private ForgedEntries() {}

    /** The newest entry of a device in its own journal. */
    static Entry last(ServedDevice of) {
        String id = of.store().device().device();
        Entry last = null;
        JournalWalk walk = of.store().journal().walk(0);
        for (List<JournalWalk.Kept> some = walk.next(); !some.isEmpty(); some = walk.next()) {
            for (JournalWalk.Kept kept : some) {
                last = kept.entry().device().equals(id) ? kept.entry() : last;
            }
        }
        if (last == null) {
            throw new IllegalStateException("The device recorded something");
        }
        return last;
    }

    /** Of that place in the device's chain, with so many characters of a reason. */
    static Incoming of(
            ServedDevice device, String type, long epoch, long seq, Hash prev, int characters) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("reason", "a".repeat(characters));
        return new Incoming(entry(device, type, epoch, seq, prev, body), List.of());
    }

    /** Of epoch 0, with a value of so many characters. */
    static Incoming large(ServedDevice device, long seq, Hash prev, int characters) {
        Commitment value =
                Commitment.of(
                        JsonNodeFactory.instance.stringNode("a".repeat(characters)),
                        new Random(seq));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("a", value.reference());
        return new Incoming(entry(device, "device.tried/1", 0, seq, prev, body), List.of(value));
    }

    /** The first of an epoch, and something about it changed. */
    static Entry changed(
            ServedDevice device, String type, long epoch, Consumer<ObjectNode> change) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return entry(device, type, epoch, 0, last(device).eid(), body, change);
    }

    private static Entry entry(
            ServedDevice device, String type, long epoch, long seq, Hash prev, ObjectNode body) {
        return entry(device, type, epoch, seq, prev, body, _ -> {});
    }

    private static Entry entry(
            ServedDevice device,
            String type,
            long epoch,
            long seq,
            Hash prev,
            ObjectNode body,
            Consumer<ObjectNode> change) {
        String id = device.store().device().device();
        String text = new String(last(device).bytes(), StandardCharsets.UTF_8).split("\n")[1];
        ObjectNode line = (ObjectNode) Jcs.parse(text.getBytes(StandardCharsets.UTF_8));
        line.put("type", type).put("epoch", epoch).put("seq", seq);
        line.put("prev", prev.base64()).put("id", UUID.randomUUID().toString());
        line.putArray("par");
        line.remove(List.of("act", "with", "sig"));
        line.set("body", body);
        change.accept(line);
        return Entries.sign(
                line, List.of(device.store().device().signer(0).renamed(id + "/" + epoch)));
    }
}
