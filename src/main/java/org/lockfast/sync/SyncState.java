package org.lockfast.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.sync.wire.WireJson;

/**
 * What a device remembers of its server, as it lies in {@code local/sync} (protocol.md section 7).
 * All of it but the server and the log can be found out again by asking from the start.
 *
 * @param server address
 * @param ca PEM of the certificates its own must stand under
 * @param log the log, and how much of it was seen
 * @param queue what goes there
 * @param feed what comes from there
 * @param contactMs the device's clock when the server last answered, ms since 1970; 0 for never
 * @param skewMs the server's clock less the device's then
 * @param told what the last round that ended had to say, the most serious first
 */
record SyncState(
        String server,
        String ca,
        LogPin log,
        SendQueue queue,
        FeedPlace feed,
        long contactMs,
        long skewMs,
        List<SyncProblem> told) {
    /** So many entries that were not taken are remembered. */
    static final int NOT_TAKEN = 1000;

    /**
     * An entry of the log that is not what it says it is.
     *
     * @param index its place in the log
     * @param eid base64; empty where the bytes are no entry
     */
    record NotTaken(long index, String eid, String why) {}

    /**
     * The log under an origin it no longer has.
     *
     * @param logKey its verifier key under that origin
     * @param pin newest verified checkpoint of it; empty for none
     */
    record Earlier(String logKey, String pin) {}

    /**
     * The force's log as the device has seen it.
     *
     * @param origin of the log
     * @param logKey its verifier key
     * @param enrolled eid of the entry that enrolled the device, base64
     * @param pin newest verified checkpoint: a signed note, or its text alone where it was made
     *     again from an own entry; empty before there is one
     * @param promised newest checkpoint that came with an acknowledgement and is not yet shown to
     *     be of the same log; empty for none
     * @param before the origins before, with their newest checkpoints, as evidence; the oldest
     *     first
     * @param proven whether the entry that succeeds the origin before is here
     */
    record LogPin(
            String origin,
            String logKey,
            String enrolled,
            String pin,
            String promised,
            List<Earlier> before,
            boolean proven) {
        LogPin {
            before = List.copyOf(before);
        }

        LogPin at(String checkpoint, String promise) {
            return new LogPin(origin, logKey, enrolled, checkpoint, promise, before, proven);
        }
    }

    /**
     * What is to be sent.
     *
     * @param epoch of the own chain, when the receipts were last compared with the journal
     * @param sent journal records below this are acknowledged, or are not to be sent
     * @param refused eids of entries the server refused, base64
     * @param why the server's reason for the newest of them
     * @param since when the first of them was refused, ms since 1970 by this device's clock; null
     *     for none
     * @param acknowledged how far the server said it has the own chain; null before it said so
     */
    record SendQueue(
            long epoch,
            long sent,
            List<String> refused,
            String why,
            @Nullable Long since,
            @Nullable ChainEnd acknowledged) {
        SendQueue {
            refused = List.copyOf(refused);
        }
    }

    /** A place in the own chain. */
    record ChainEnd(long epoch, long seq) {
        boolean isBeyond(long otherEpoch, long otherSeq) {
            return epoch > otherEpoch || (epoch == otherEpoch && seq > otherSeq);
        }
    }

    /**
     * How far the log was taken in.
     *
     * @param cursor of the feed
     * @param from where within the cursor's place the feed goes on, as the server said; null for
     *     its beginning
     * @param missed places in the log of entries that came and could not be taken
     * @param notTaken newest entries of the log that are not what they say they are, by place; at
     *     most {@link #NOT_TAKEN}
     * @param dropped how many more there were, which are not asked for again; null for none
     * @param wraps number of the last wrap note that was asked for
     * @param interests exhibits and cases that were asked for
     * @param interestsSent whether the server has been told of them, and of those left
     * @param left those that are asked for no longer, and the server does not know it yet; null for
     *     none
     */
    record FeedPlace(
            long cursor,
            @Nullable String from,
            List<Long> missed,
            List<NotTaken> notTaken,
            @Nullable Long dropped,
            long wraps,
            List<UUID> interests,
            boolean interestsSent,
            @Nullable List<UUID> left) {
        FeedPlace {
            missed = List.copyOf(missed);
            notTaken = List.copyOf(notTaken);
            interests = List.copyOf(interests);
        }

        /** From the log's beginning; what was asked for is asked for again. */
        FeedPlace again() {
            return new FeedPlace(
                    0, null, List.of(), List.of(), null, 0, interests, interestsSent, left);
        }
    }

    SyncState {
        told = List.copyOf(told);
    }

    static SyncState begin(
            String server, String ca, String origin, String logKey, String enrolled) {
        return new SyncState(
                server,
                ca,
                new LogPin(origin, logKey, enrolled, "", "", List.of(), true),
                new SendQueue(0, 0, List.of(), "", null, null),
                new FeedPlace(0, null, List.of(), List.of(), null, 0, List.of(), true, null),
                0,
                0,
                List.of());
    }

    static SyncState read(byte[] json) {
        return WireJson.read(json, SyncState.class);
    }

    byte[] bytes() {
        return WireJson.write(this);
    }

    private SyncState with(LogPin now) {
        return new SyncState(server, ca, now, queue, feed, contactMs, skewMs, told);
    }

    private SyncState with(SendQueue now) {
        return new SyncState(server, ca, log, now, feed, contactMs, skewMs, told);
    }

    private SyncState with(FeedPlace now) {
        return new SyncState(server, ca, log, queue, now, contactMs, skewMs, told);
    }

    String origin() {
        return log.origin();
    }

    String logKey() {
        return log.logKey();
    }

    String pin() {
        return log.pin();
    }

    String promised() {
        return log.promised();
    }

    long epoch() {
        return queue.epoch();
    }

    long sent() {
        return queue.sent();
    }

    List<String> refused() {
        return queue.refused();
    }

    /** When the first of what it refuses was refused, ms since 1970; now where nothing is. */
    long refusedSince(long now) {
        Long since = queue.since();
        return since == null ? now : since;
    }

    String why() {
        return queue.why();
    }

    long cursor() {
        return feed.cursor();
    }

    @Nullable String from() {
        return feed.from();
    }

    List<Long> missed() {
        return feed.missed();
    }

    List<NotTaken> notTaken() {
        return feed.notTaken();
    }

    /** How many were not taken and are remembered no more. */
    long dropped() {
        Long more = feed.dropped();
        return more == null ? 0 : more;
    }

    long wraps() {
        return feed.wraps();
    }

    List<UUID> interests() {
        return feed.interests();
    }

    boolean interestsSent() {
        return feed.interestsSent();
    }

    /**
     * The log was followed up to a cursor, under a checkpoint.
     *
     * @param out all that was not taken, by place; of too many the newest are remembered
     */
    SyncState followed(
            String checkpoint,
            long to,
            @Nullable String within,
            List<Long> missing,
            List<NotTaken> out) {
        int more = Math.max(0, out.size() - NOT_TAKEN);
        return with(log.at(checkpoint, promised()))
                .with(
                        new FeedPlace(
                                to,
                                within,
                                missing,
                                out.subList(more, out.size()),
                                dropped() + more == 0 ? null : Long.valueOf(dropped() + more),
                                wraps(),
                                interests(),
                                interestsSent(),
                                feed.left()));
    }

    /** A later checkpoint came with an acknowledgement; empty once it is proven. */
    SyncState promised(String checkpoint) {
        return with(log.at(pin(), checkpoint));
    }

    SyncState wraps(long last) {
        return with(
                new FeedPlace(
                        cursor(),
                        from(),
                        missed(),
                        notTaken(),
                        feed.dropped(),
                        last,
                        interests(),
                        interestsSent(),
                        feed.left()));
    }

    /** Records below this need not be looked at again. */
    SyncState sent(long record) {
        return with(
                new SendQueue(
                        epoch(), record, refused(), why(), queue.since(), queue.acknowledged()));
    }

    /** How far the server said it has the own chain; null before it said so. */
    @Nullable ChainEnd acknowledged() {
        return queue.acknowledged();
    }

    /** It said it has the own chain so far. */
    SyncState acknowledged(ChainEnd end) {
        ChainEnd before = acknowledged();
        return before != null && !end.isBeyond(before.epoch(), before.seq())
                ? this
                : with(new SendQueue(epoch(), sent(), refused(), why(), queue.since(), end));
    }

    /** Whether it goes by places that a log of that size does not have. */
    boolean isBeyond(long size) {
        return cursor() > size
                || missed().stream().anyMatch(place -> place >= size)
                || notTaken().stream().anyMatch(one -> one.index() >= size);
    }

    /** The log is looked through from its beginning; the pin stays. */
    SyncState fromTheStart() {
        return with(feed.again());
    }

    /**
     * What the server refuses.
     *
     * @param now ms since 1970
     */
    SyncState refused(List<String> eids, String reason, long now) {
        Long since = eids.isEmpty() ? null : Long.valueOf(Math.min(now, refusedSince(now)));
        return with(new SendQueue(epoch(), sent(), eids, reason, since, queue.acknowledged()));
    }

    /** Asked for before, asked for no longer, and the server does not know it yet. */
    List<UUID> left() {
        List<UUID> gone = feed.left();
        return gone == null ? List.of() : gone;
    }

    /** What is asked for, and what no longer: the server is told. */
    SyncState interests(List<UUID> subjects, List<UUID> left) {
        return interests(subjects, left, false);
    }

    /** The server was told of what that state asks for. */
    SyncState told(SyncState of) {
        return interests().equals(of.interests()) && left().equals(of.left())
                ? interests(interests(), List.of(), true)
                : this; // another was asked for meanwhile
    }

    private SyncState interests(List<UUID> subjects, List<UUID> left, boolean told) {
        return with(
                new FeedPlace(
                        cursor(),
                        from(),
                        missed(),
                        notTaken(),
                        feed.dropped(),
                        wraps(),
                        subjects,
                        told,
                        left.isEmpty() ? null : List.copyOf(left)));
    }

    /** The server answered. */
    SyncState contact(long atMs, long skew) {
        return new SyncState(server, ca, log, queue, feed, atMs, skew, told);
    }

    /** The receipts were compared with a journal whose own chain is in that epoch. */
    SyncState compared(long ownEpoch) {
        return with(new SendQueue(ownEpoch, 0, refused(), why(), queue.since(), null));
    }

    /** Another address of the force's server, or its renewed certificate. */
    SyncState at(String address, String certificates) {
        return new SyncState(address, certificates, log, queue, feed, contactMs, skewMs, told);
    }

    /** Everything the feed can tell is asked for again; the pin stays. */
    SyncState again() {
        return with(feed.again())
                .with(new SendQueue(epoch(), 0, refused(), why(), queue.since(), null));
    }

    /**
     * The log goes on under another origin, by the same key: everything is asked for and sent
     * again, and what was seen of the one before is kept.
     *
     * @param key of the new origin
     */
    SyncState succeeded(String origin, String key) {
        List<Earlier> before = new ArrayList<>(log.before());
        before.add(new Earlier(logKey(), pin()));
        return with(new LogPin(origin, key, log.enrolled(), "", "", before, false)).again();
    }

    /** Nobody recorded that the log goes on under this origin: back to the one before. */
    SyncState back() {
        Earlier last = log.before().getLast();
        return with(new LogPin(
                        VerifyKey.parse(last.logKey()).name(),
                        last.logKey(),
                        log.enrolled(),
                        last.pin(),
                        "",
                        log.before().subList(0, log.before().size() - 1),
                        true))
                .again();
    }

    /** The entry that succeeds the origin before is here. */
    SyncState proven() {
        return with(
                new LogPin(
                        origin(), logKey(), log.enrolled(), pin(), promised(), log.before(), true));
    }

    /** A checkpoint that an own entry carries stands in for a pin that was lost. */
    SyncState pinned(String checkpoint) {
        return with(log.at(checkpoint, ""));
    }

    /** What a round had to say. */
    SyncState told(List<SyncProblem> now) {
        return new SyncState(server, ca, log, queue, feed, contactMs, skewMs, now);
    }
}
