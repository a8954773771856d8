package org.lockfast.exhibit;

import java.time.Instant;
import org.lockfast.journal.AttachmentRef;

/**
 * A photograph or form of an exhibit. An entry that names it comes before the file itself does, so
 * it may not be here yet.
 *
 * @param recorded when the entry that names it was recorded
 * @param here whether the file is on this computer
 */
public record Photograph(AttachmentRef file, Instant recorded, boolean here) {}
