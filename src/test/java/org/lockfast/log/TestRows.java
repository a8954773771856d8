package org.lockfast.log;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.UUID;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Entries;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows of a log that answer as a test says, and entries to be in them. */
final class TestRows {
    private static final Hash SOME = Hash.sha256(new byte[] {7});

    /** What is answered to a question. */
    interface Answer {
        Object to(String question, Object[] arguments);
    }

    private TestRows() {}

    static LogRows answering(Answer answer) {
        return (LogRows)
                Proxy.newProxyInstance(
                        LogRows.class.getClassLoader(),
                        new Class<?>[] {LogRows.class},
                        (_, method, arguments) -> answer.to(method.getName(), arguments));
    }

    static Entry entry(String device, long epoch, long seq, String type) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("v", 1).put("type", type).put("app", "0.1.0+test");
        line.put("id", new UUID(0x0198c5d200007000L, Long.MIN_VALUE | seq).toString());
        line.put("dev", device).put("epoch", epoch).put("seq", seq);
        line.put("prev", SOME.base64());
        line.put("subj", new UUID(0x0198c5d200007000L, Long.MIN_VALUE | 99).toString());
        line.putArray("par");
        line.put("rec", 1_796_000_000_000L + seq).put("mono", 1L).put("boot", "00000000000000ff");
        line.putObject("body");
        return Entries.sign(line, List.of(Ed25519Key.of(device + "/" + epoch, SOME.bytes())));
    }

    static Entry seeing(String device, long seq, long size) {
        ObjectNode line = entry(device, 0, seq, "case.opened/1").json();
        line.putObject("seen").put("size", size).put("root", SOME.base64()).put("t", 1L);
        return Entries.sign(line, List.of(Ed25519Key.of(device + "/0", SOME.bytes())));
    }
}
