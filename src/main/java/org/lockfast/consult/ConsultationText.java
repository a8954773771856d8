package org.lockfast.consult;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Jcs;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.Note;
import org.lockfast.ledger.Signer;
import org.lockfast.ledger.VerifyKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line of the consultation log as it lies in the file: a C2SP signed note of two lines, {@code
 * lockfast/access/v1} and JCS (docs/format.md, section 3).
 */
final class ConsultationText {
    private static final String CONTEXT = "lockfast/access/v1";

    private ConsultationText() {}

    static Note sign(long number, Hash before, Instant at, UUID officer, Look look, Signer device) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("at", at.toEpochMilli());
        line.put("before", before.base64());
        if (look.found() != null) {
            line.put("found", look.found());
        }
        line.put("kind", look.kind().name());
        line.put("n", number);
        line.put("officer", officer.toString());
        if (look.subject() != null) {
            line.put("subject", look.subject().toString());
        }
        if (!look.words().isEmpty()) {
            line.put("words", look.words());
        }
        return Note.sign(CONTEXT + "\n" + Jcs.text(line) + "\n", List.of(device));
    }

    /**
     * @return null where it is not such a line
     */
    static @Nullable Consultation read(byte[] bytes) {
        try {
            Note note = Note.parse(bytes);
            String[] lines = note.text().split("\n", -1);
            if (lines.length != 3 || !lines[0].equals(CONTEXT)) {
                return null;
            }
            JsonNode line = Jcs.parse(lines[1].getBytes(java.nio.charset.StandardCharsets.UTF_8));
            JsonNode subject = line.get("subject");
            JsonNode found = line.get("found");
            JsonNode words = line.get("words");
            return new Consultation(
                    line.required("n").longValue(),
                    Hash.sha256(bytes),
                    Hash.of(java.util.Base64.getDecoder().decode(text(line, "before"))),
                    Instant.ofEpochMilli(line.required("at").longValue()),
                    UUID.fromString(text(line, "officer")),
                    new Look(
                            Look.Kind.valueOf(text(line, "kind")),
                            subject == null ? null : UUID.fromString(subject.stringValue()),
                            words == null ? "" : words.stringValue(),
                            found == null ? null : found.intValue()));
        } catch (Malformed | IllegalArgumentException | tools.jackson.core.JacksonException e) {
            return null;
        }
    }

    private static String text(JsonNode line, String key) {
        return line.required(key).stringValue();
    }

    static boolean signedBy(byte[] bytes, VerifyKey key) {
        try {
            return Note.parse(bytes).verifiedBy(key);
        } catch (Malformed e) {
            return false;
        }
    }
}
