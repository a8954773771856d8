package org.lockfast.print;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A label that is to be printed, as it lies in the queue.
 *
 * @param id of the job; jobs go in the order of {@code since}
 * @param packageId whose label; null for that of a place or a consignment, of which nothing is
 *     recorded
 * @param name of the exhibit, the place or the consignment, for people
 * @param code of the label
 * @param printer name of the printer it is for
 * @param format {@code zpl} or {@code pdf}
 * @param stock name of the labels it is made for
 * @param dpi dots it is made for; null where a version before this one kept it
 * @param state how far it got
 * @param since when it was asked for
 * @param says why it is so, for people; empty while nothing was tried
 */
public record PrintJob(
        UUID id,
        @Nullable UUID packageId,
        String name,
        String code,
        String printer,
        String format,
        String stock,
        @Nullable Integer dpi,
        State state,
        Instant since,
        String says) {

    /** How far a label got. */
    public enum State {
        /** Kept while its print is being recorded; nothing may be sent. */
        PREPARED,
        /** Recorded, and nothing of it was sent. */
        WAITING,
        /** Being sent; a program that finds this at its start does not know what came of it. */
        SENDING,
        /** It came out, as far as is known, and nobody has scanned it yet. */
        UNSCANNED,
        /** Sent in part or whole, and nobody knows whether it came out. Never sent again. */
        NOT_KNOWN
    }

    PrintJob of(String label) {
        return new PrintJob(
                id, packageId, name, label, printer, format, stock, dpi, state, since, says);
    }

    PrintJob as(State next, String why) {
        return new PrintJob(
                id, packageId, name, code, printer, format, stock, dpi, next, since, why);
    }
}
