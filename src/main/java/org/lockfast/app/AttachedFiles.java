package org.lockfast.app;

import java.io.UncheckedIOException;
import java.util.Optional;
import org.lockfast.journal.AttachmentCheck.State;
import org.lockfast.journal.Attachments;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.ledger.Entry;
import org.lockfast.report.KeptFiles;

/** Reads the files that entries name from the store, for printing. */
final class AttachedFiles implements KeptFiles {
    private final Attachments attachments;

    AttachedFiles(Attachments attachments) {
        this.attachments = attachments;
    }

    @Override
    public Kept find(Entry.Attachment named) {
        try {
            Optional<Attachments.Content> content = attachments.read(named.hash());
            if (content.isEmpty()) {
                return new Kept(State.MISSING, new byte[0]);
            }
            byte[] bytes = content.get().bytes();
            return bytes.length == named.size()
                    ? new Kept(State.GOOD, bytes)
                    : new Kept(State.CHANGED, new byte[0]);
        } catch (KeyringRefusal | UncheckedIOException e) {
            return new Kept(State.CHANGED, new byte[0]);
        }
    }
}
