package org.lockfast.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Puts the last good copy of a journal's first 64 bytes back, when an administrator says so. */
public final class HeaderRepair {
    private final FilePort files;
    private final StoreFiles store;
    private final Profile profile;

    public HeaderRepair(FilePort files, StoreFiles store, Profile profile) {
        this.files = files;
        this.store = store;
        this.profile = profile;
    }

    /** The sentence that offers the copy, or null where there is none. */
    public @Nullable String offer() {
        return copy() == null
                ? null
                : "The last good copy of these bytes is kept in "
                        + profile.header()
                        + " and can be put back.";
    }

    /** The same problem, with the offer where there is one. */
    JournalUnreadable offering(JournalUnreadable problem) {
        String offer = offer();
        return offer == null ? problem : new JournalUnreadable(problem.problem(), offer);
    }

    private byte @Nullable [] copy() {
        try {
            if (!files.exists(profile.header())) {
                return null;
            }
            byte[] bytes = files.readAll(profile.header());
            return JournalHeader.decode(bytes) == null ? null : bytes;
        } catch (IOException e) {
            return null;
        }
    }

    /**
     * Puts it back; the bytes that are there now are kept beside the journal.
     *
     * @throws IllegalStateException where there is no copy
     */
    public void putBack() throws IOException {
        byte[] good = copy();
        if (good == null) {
            throw new IllegalStateException("There is no copy of the journal's header");
        }
        try (DurableFile journal = files.open(store.journal())) {
            ByteBuffer now = ByteBuffer.allocate(JournalHeader.BYTES);
            journal.read(0, now);
            byte[] damaged = new byte[now.position()];
            now.flip().get(damaged);
            Path beside = store.journal().resolveSibling("entries.lfj.header-before-repair");
            files.replace(beside, damaged);
            journal.write(0, ByteBuffer.wrap(good));
            journal.force();
        }
    }
}
