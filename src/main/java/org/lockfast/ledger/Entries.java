package org.lockfast.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes entries. */
public final class Entries {
    private Entries() {}

    /**
     * Writes {@code sig} from the signers, makes the canonical text and signs it.
     *
     * @param envelope all keys of line 2 but {@code sig}; left as it is
     * @param signers in order: the force (founding only), the device, the officer, the second
     *     officer
     * @throws Malformed when the result would not be a well-formed entry, for example longer than
     *     {@link Entry#MAX_LENGTH} bytes
     */
    public static Entry sign(ObjectNode envelope, List<Signer> signers) {
        ObjectNode complete = envelope.deepCopy();
        ArrayNode names = complete.putArray("sig");
        signers.forEach(signer -> names.add(signer.key().name()));
        byte[] line = Jcs.bytes(complete);
        if (line.length > Entry.MAX_LENGTH) {
            throw Entry.tooLong(line.length); // before anybody signs it
        }
        ByteSink out = new ByteSink(line.length + 160 * (signers.size() + 1));
        out.ascii(Entry.CONTEXT);
        out.write('\n');
        out.write(line);
        out.write('\n');
        byte[] text = out.toByteArray();
        out.write('\n');
        for (Signer signer : signers) {
            out.write(
                    (NoteSignature.make(signer, text).line() + "\n")
                            .getBytes(StandardCharsets.UTF_8));
        }
        return Entry.parseOwned(out.toByteArray());
    }
}
