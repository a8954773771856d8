package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.journal.AttachmentRef;
import org.lockfast.journal.JournalWalk;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.SignedAnswer;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.sync.SyncMemory;
import org.lockfast.sync.Wire;
import org.lockfast.sync.WireTrouble;
import org.lockfast.sync.Wires;
import org.lockfast.sync.wire.ChainHeader;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.HeadedBody;
import org.lockfast.sync.wire.RefillHeader;

/** Whatever counts as done once the server says so counts only where the log's key signed that. */
class HeldToTheLogTest {
    @TempDir Path folder;

    /** One call, made as a device makes it. */
    private interface Call {
        void on(Wire wire) throws WireTrouble;
    }

    /** Asks whether the log of that key signed it, or says that it did not. */
    private record Holding(VerifyKey log, String device, boolean believes, List<String> questions)
            implements Wire.Vouch {
        @Override
        public String nonce() {
            return String.format("%032x", questions.size() + 1);
        }

        @Override
        public boolean gave(String question, Hash answer, String signature) {
            questions.add(question);
            assertThat(new SignedAnswer(device, question, answer).isSigned(signature, log))
                    .isTrue();
            return believes;
        }
    }

    @Test
    void everyAnswerThatCountsIsSignedAndNoneIsTakenThatTheLogDidNotGive() throws Exception {
        try (ServedForce force = ServedForce.in(folder);
                ServedDevice one = force.device("SCN-07")) {
            one.record(2);
            AttachmentRef photo =
                    one.store()
                            .attachments()
                            .add("a.jpg", "image/jpeg", "photo".getBytes(StandardCharsets.UTF_8));
            one.photograph(photo);
            one.sync();
            SyncMemory memory = one.store().server().orElseThrow();
            VerifyKey log =
                    force.central()
                            .keys()
                            .logSigner(Checkpoint.of(force.central().log().checkpoint()).origin())
                            .key();
            for (Map.Entry<String, Call> call : calls(force, one, photo).entrySet()) {
                try (Wire wire =
                        Wires.HTTPS.to(memory.server(), memory.ca(), one.store().device())) {
                    String device = one.store().device().device();
                    Holding believed = new Holding(log, device, true, new ArrayList<>());
                    wire.heldTo(believed);
                    call.getValue().on(wire);
                    assertThat(believed.questions()).as(call.getKey()).hasSize(1);
                    wire.heldTo(new Holding(log, device, false, new ArrayList<>()));
                    assertThatThrownBy(() -> call.getValue().on(wire))
                            .as(call.getKey())
                            .isInstanceOfSatisfying(
                                    WireTrouble.class,
                                    e ->
                                            assertThat(e.kind())
                                                    .isEqualTo(WireTrouble.Kind.BAD_ANSWER));
                }
            }
        }
    }

    private static Map<String, Call> calls(ServedForce force, ServedDevice one, AttachmentRef photo)
            throws Exception {
        JournalWalk.Kept own =
                one.store().journal().walk(0).next().stream()
                        .filter(kept -> kept.entry().device().equals(one.store().device().device()))
                        .findFirst()
                        .orElseThrow();
        ChainHeader first =
                new ChainHeader(own.entry().device(), own.entry().epoch(), own.entry().seq());
        EntriesBody known = EntriesBody.of(List.of(own.entry().bytes()), own.bodies());
        EntriesBody none = EntriesBody.of(List.of(), List.of());
        RefillHeader pin =
                new RefillHeader(List.of(), force.central().log().checkpoint().toString());
        Map<String, Call> calls = new LinkedHashMap<>();
        calls.put("push", wire -> wire.push(first, known));
        calls.put("interests", wire -> wire.interests(List.of(UUID.randomUUID()), List.of()));
        calls.put("wraps", wire -> wire.wraps(0));
        byte[] note =
                force.central().shelf().wraps(0, 1).getFirst().note(); // the same again is no other
        calls.put("wrap", wire -> wire.putWrap(note));
        calls.put("file", wire -> wire.blob(photo.hash()));
        calls.put("refill", wire -> wire.refill(null, new HeadedBody<>(pin, none)));
        return calls;
    }
}
