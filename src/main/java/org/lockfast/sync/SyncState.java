package org.lockfast.sync;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.sync.wire.WireJson;

/**
 * What a device remembers of its server, as it lies in {@code local/sync} (protocol.md section 7).
 * All of it but the first five can be found out again by asking from the start.
 *
 * @param server address
 * @param ca PEM of the certificates its own must stand under
 * @param origin of the force's log
 * @param logKey verifier key of the log
 * @param enrolled eid of the entry that enrolled the device, base64
 * @param pin newest verified checkpoint, a signed note; empty before there is one
 * @param promised newest checkpoint that came with an acknowledgement and is not yet shown to be of
 *     the same log; empty for none
 * @param cursor of the feed
 * @param from where within the cursor's place the feed goes on, as the server said; null for its
 *     beginning
 * @param missed places in the log of entries that came and could not be taken
 * @param notTaken newest entries of the log that are not what they say they are, by place; at most
 *     {@link #NOT_TAKEN}
 * @param wraps number of the last wrap note that was asked for
 * @param epoch of the own chain, when the receipts were last compared with the journal
 * @param sent journal records below this are acknowledged, or are not to be sent
 * @param refused eids of entries the server refused, base64
 * @param why the server's reason for the newest of them
 * @param interests exhibits and cases that were asked for
 * @param interestsSent whether the server has been told of them
 * @param contactMs the device's clock when the server last answered, ms since 1970; 0 for never
 * @param skewMs the server's clock less the device's then
 */
record SyncState(
        String server,
        String ca,
        String origin,
        String logKey,
        String enrolled,
        String pin,
        String promised,
        long cursor,
        @Nullable String from,
        List<Long> missed,
        List<NotTaken> notTaken,
        long wraps,
        long epoch,
        long sent,
        List<String> refused,
        String why,
        List<UUID> interests,
        boolean interestsSent,
        long contactMs,
        long skewMs) {
    /** So many entries that were not taken are remembered. */
    static final int NOT_TAKEN = 1000;

    /**
     * An entry of the log that is not what it says it is.
     *
     * @param index its place in the log
     * @param eid base64; empty where the bytes are no entry
     */
    record NotTaken(long index, String eid, String why) {}

    SyncState {
        missed = List.copyOf(missed);
        notTaken = notTaken == null ? List.of() : List.copyOf(notTaken); // of an older version
        refused = List.copyOf(refused);
        interests = List.copyOf(interests);
    }

    static SyncState begin(
            String server, String ca, String origin, String logKey, String enrolled) {
        return new SyncState(
                server, ca, origin, logKey, enrolled, "", "", 0, null, List.of(), List.of(), 0, 0,
                0, List.of(), "", List.of(), true, 0, 0);
    }

    static SyncState read(byte[] json) {
        return WireJson.read(json, SyncState.class);
    }

    byte[] bytes() {
        return WireJson.write(this);
    }

    /** The log was followed up to a cursor, under a checkpoint. */
    SyncState followed(
            String checkpoint,
            long to,
            @Nullable String within,
            List<Long> missing,
            List<NotTaken> out) {
        return new SyncState(
                server,
                ca,
                origin,
                logKey,
                enrolled,
                checkpoint,
                promised,
                to,
                within,
                missing,
                out,
                wraps,
                epoch,
                sent,
                refused,
                why,
                interests,
                interestsSent,
                contactMs,
                skewMs);
    }

    SyncState promised(String checkpoint) {
        return new SyncState(
                server,
                ca,
                origin,
                logKey,
                enrolled,
                pin,
                checkpoint,
                cursor,
                from,
                missed,
                notTaken,
                wraps,
                epoch,
                sent,
                refused,
                why,
                interests,
                interestsSent,
                contactMs,
                skewMs);
    }

    SyncState wraps(long last) {
        return new SyncState(
                server,
                ca,
                origin,
                logKey,
                enrolled,
                pin,
                promised,
                cursor,
                from,
                missed,
                notTaken,
                last,
                epoch,
                sent,
                refused,
                why,
                interests,
                interestsSent,
                contactMs,
                skewMs);
    }

    SyncState sent(long record) {
        return new SyncState(
                server,
                ca,
                origin,
                logKey,
                enrolled,
                pin,
                promised,
                cursor,
                from,
                missed,
                notTaken,
                wraps,
                epoch,
                record,
                refused,
                why,
                interests,
                interestsSent,
                contactMs,
                skewMs);
    }

    SyncState refused(List<String> eids, String reason) {
        return new SyncState(
                server,
                ca,
                origin,
                logKey,
                enrolled,
                pin,
                promised,
                cursor,
                from,
                missed,
                notTaken,
                wraps,
                epoch,
                sent,
                eids,
                reason,
                interests,
                interestsSent,
                contactMs,
                skewMs);
    }

    SyncState interests(List<UUID> subjects, boolean told) {
        return new SyncState(
                server, ca, origin, logKey, enrolled, pin, promised, cursor, from, missed, notTaken,
                wraps, epoch, sent, refused, why, subjects, told, contactMs, skewMs);
    }

    SyncState contact(long atMs, long skew) {
        return new SyncState(
                server,
                ca,
                origin,
                logKey,
                enrolled,
                pin,
                promised,
                cursor,
                from,
                missed,
                notTaken,
                wraps,
                epoch,
                sent,
                refused,
                why,
                interests,
                interestsSent,
                atMs,
                skew);
    }

    /** The receipts were compared with a journal whose own chain is in that epoch. */
    SyncState compared(long ownEpoch) {
        return new SyncState(
                server,
                ca,
                origin,
                logKey,
                enrolled,
                pin,
                promised,
                cursor,
                from,
                missed,
                notTaken,
                wraps,
                ownEpoch,
                0,
                refused,
                why,
                interests,
                interestsSent,
                contactMs,
                skewMs);
    }

    /** Another server of the same force, or its renewed certificate. */
    SyncState at(String address, String certificates) {
        return new SyncState(
                address,
                certificates,
                origin,
                logKey,
                enrolled,
                pin,
                promised,
                cursor,
                from,
                missed,
                notTaken,
                wraps,
                epoch,
                sent,
                refused,
                why,
                interests,
                interestsSent,
                contactMs,
                skewMs);
    }

    /** Everything the feed can tell is asked for again; the pin stays. */
    SyncState again() {
        return new SyncState(
                server,
                ca,
                origin,
                logKey,
                enrolled,
                pin,
                promised,
                0,
                null,
                List.of(),
                List.of(),
                0,
                epoch,
                0,
                refused,
                why,
                interests,
                interestsSent,
                contactMs,
                skewMs);
    }
}
