package org.lockfast.log;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;

/**
 * What a server keeps beside the log, for every node alike: enrolment codes, wrap notes, what was
 * refused, and time stamps. May be called from any thread.
 */
public interface ServerShelf {
    /**
     * An enrolment code that was used.
     *
     * @param device who used it; null until its enrolment stands in the log
     * @param eid that entry
     * @param index its place
     */
    record Used(@Nullable String device, @Nullable Hash eid, long index) {}

    /**
     * A wrap note.
     *
     * @param n counts up with every change
     */
    @SuppressWarnings("ArrayRecordComponent")
    record NumberedWrap(long n, byte[] note) {}

    /** Keeps a code that may be used once, until then. */
    void issue(Hash code, String station, Instant until);

    /**
     * Uses a code.
     *
     * @return the station it is for; empty for one that is not known, was used, or is too old
     */
    Optional<String> use(Hash code, Instant now);

    /** Makes a code good again whose enrolment was not recorded. */
    void giveBack(Hash code);

    /** Notes whose enrolment a code became. */
    void usedFor(Hash code, Used by);

    /** By whom a code was used; empty for one that was not. */
    Optional<Used> used(Hash code);

    /**
     * Keeps a wrap note, unless there is one of that officer and epoch with the same or a higher
     * revision.
     *
     * @return whether it is kept now, the very same bytes included
     */
    boolean keepWrap(UUID officer, int epoch, long rev, byte[] note);

    /** Wrap notes behind that number, in their order. */
    List<NumberedWrap> wraps(long after, int most);

    /**
     * Counts what a device hands in on a day.
     *
     * @param day days since 1970, UTC
     * @param kind at most 10 letters
     * @return false where it were more than so many times or bytes; then nothing was counted
     */
    boolean count(String device, long day, String kind, long bytes, long mostTimes, long mostBytes);

    /** Forgets what was counted on days before that one. */
    void forgetCounts(long day);

    /** Shuts a device out. */
    void bar(String device, Instant since);

    /** Lets it in again. */
    void unbar(String device);

    /** Devices that are shut out, and since when. */
    Map<String, Instant> barred();

    /** Whether these bytes of a device are kept as refused. */
    boolean hasReject(String device, Hash sha256);

    /** Keeps what was refused; the same bytes of one device are kept once. */
    void keepReject(String device, Instant received, Hash sha256, byte[] bytes);

    /** How many of these there are. */
    long rejects();

    /**
     * Keeps a time stamp, unless one of that size is there.
     *
     * @return whether it is the one kept now
     */
    boolean keepStamp(Stamp stamp);

    /** The time stamp over the checkpoint of that size. */
    Optional<Stamp> stamp(long size);

    /** The sizes that are stamped, from the smallest. */
    List<Long> stamped();
}
