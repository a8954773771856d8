package org.lockfast.continuity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;

/**
 * Entries that cannot all be the whole story, or that cannot be reckoned with yet (protocol,
 * section 8). It follows from the entries alone: whoever has the same entries has the same
 * conflicts.
 *
 * @param id 16 hex digits, from kind, subject and the entries concerned
 * @param subject the package, case, exhibit or other subject it is about, or the device's id
 * @param eids the entries concerned, sorted; of what is one of a device, a few of them
 * @param heads its ends, in the order of the accounts: what a finding has to name. Of what is one
 *     of a device a digest of all entries concerned, of what is about one entry that and what it
 *     lacks; findings that differ come last
 * @param since when the second of the entries concerned was recorded
 * @param resolvedBy the finding that closed it; null: open
 * @param number how many entries are concerned
 */
public record Conflict(
        String id,
        Kind kind,
        String subject,
        List<Hash> eids,
        List<Hash> heads,
        Instant since,
        @Nullable Hash resolvedBy,
        long number) {

    private static final Set<Kind> ONE_ENTRY = Set.of(Kind.NEWER, Kind.LATE_PARENT);

    /** Ends that a finding names one by one. */
    private static final int MOST_NAMED = 1_000;

    /** What conflicts. */
    public enum Kind {
        /** Two exclusive entries about one package, neither knowing the other. */
        CLAIMS,
        /** An exhibit, case or place recorded more than once, or a package of two exhibits. */
        TWICE,
        /** One label's code on two packages. */
        LABEL,
        /** Two exhibits of one case with one reference. */
        REFERENCE,
        /** A device's chain parts. */
        FORK,
        /** Devices were shown that another one's chain had entries, and that chain has them not. */
        SHOWN,
        /** An entry this version cannot read; of what is about no thing, all of a device. */
        NEWER,
        /** An entry that builds on one that is not here yet. */
        LATE_PARENT,
        /** Entries of a device that keys sign which were revoked, or are not relied on. */
        REVOKED,
        /**
         * A change of officers or keys that others follow: this device ended a key that signs it,
         * or it let a computer in and was not its administrator's to make here.
         */
        UNFOLLOWED;
    }

    /** What a supervisor found. */
    public enum Finding {
        /** Both happened, or all of it, in the order of their times. */
        BOTH_IN_ORDER,
        /** The first account, or the one entry there is, is what happened. */
        FIRST,
        /** The second account is what happened. */
        SECOND,
        /** The third account is what happened. */
        THIRD,
        /** The fourth account is what happened. */
        FOURTH,
        /** None is, and it has to be found; or the one entry, or not all of them, are not. */
        NEITHER;

        /** The number from 0 of the account that it says is what happened; -1 for none. */
        public int account() {
            return switch (this) {
                case FIRST -> 0;
                case SECOND -> 1;
                case THIRD -> 2;
                case FOURTH -> 3;
                case BOTH_IN_ORDER, NEITHER -> -1;
            };
        }
    }

    /** An open conflict about these entries. */
    public static Conflict of(
            Kind kind,
            String subject,
            Collection<Hash> eids,
            List<Hash> heads,
            Instant since,
            @Nullable Hash resolvedBy) {
        List<Hash> sorted = eids.stream().sorted().distinct().toList();
        return new Conflict(
                id(kind, subject, sorted),
                kind,
                subject,
                sorted,
                heads,
                since,
                resolvedBy,
                sorted.size());
    }

    /**
     * The open conflict about one entry, which goes by itself with a newer version or with what is
     * still to come. Beside the entry its ends name what it lacks, so that a finding about that
     * closes nothing else that the entry is concerned in.
     */
    public static Conflict ofEntry(Kind kind, String subject, Hash eid, Instant since) {
        return of(kind, subject, List.of(eid), List.of(eid, lacking(kind, eid)), since, null);
    }

    /** SHA-256 over kind, a line end and the eid. */
    private static Hash lacking(Kind kind, Hash eid) {
        return Hash.sha256((kind + "\n").getBytes(StandardCharsets.US_ASCII), eid.bytes());
    }

    /** Whether a finding that names these ends is about what one entry lacks. */
    public static boolean isOfOneEntry(List<Hash> heads) {
        Set<Hash> all = Set.copyOf(heads);
        return ONE_ENTRY.stream()
                .anyMatch(kind -> all.stream().anyMatch(eid -> all.contains(lacking(kind, eid))));
    }

    /** Whether it is about one entry alone: that is so or not, and there is no other side. */
    public boolean isOfOneEntry() {
        return ONE_ENTRY.contains(kind) && !isAboutDevice();
    }

    /** Whether it is about a computer or a key, whose entries are no accounts of one thing. */
    public boolean isOfMany() {
        return isAboutDevice() || kind == Kind.REVOKED || kind == Kind.UNFOLLOWED;
    }

    /** Whether it is about things that share a name, all of which are there: no accounts. */
    public boolean isOfTwoThings() {
        return kind == Kind.REFERENCE || kind == Kind.LABEL;
    }

    /** Whether that can be found about it, and the record says afterwards what was meant. */
    public boolean allows(Finding finding) {
        return switch (finding) {
            case NEITHER -> !isOfTwoThings();
            case FIRST -> !isOfMany() && !isOfTwoThings();
            case SECOND, THIRD, FOURTH ->
                    !isOfMany()
                            && !isOfTwoThings()
                            && !isOfOneEntry()
                            && (finding == Finding.SECOND || finding.account() < number);
            case BOTH_IN_ORDER -> !isOfOneEntry();
        };
    }

    /**
     * The open conflict of a kind that a device has, about however many entries.
     *
     * @param named some of them
     * @param all a digest of all of them
     * @param number how many they are
     */
    public static Conflict ofDevice(
            Kind kind, String device, List<Hash> named, Hash all, Instant since, long number) {
        return new Conflict(
                id(kind, device, List.of()),
                kind,
                device,
                List.copyOf(named),
                List.of(all),
                since,
                null,
                number);
    }

    /** The first 16 hex digits of SHA-256 over kind, a line end, subject, a line end, the eids. */
    public static String id(Kind kind, String subject, Collection<Hash> eids) {
        byte[] start = (kind + "\n" + subject + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = java.util.Arrays.copyOf(start, start.length + Hash.LENGTH * eids.size());
        int at = start.length;
        for (Hash eid : eids.stream().sorted().toList()) {
            System.arraycopy(eid.bytes(), 0, all, at, Hash.LENGTH);
            at += Hash.LENGTH;
        }
        return Hash.sha256(all).hex().substring(0, 16);
    }

    /**
     * How a finding names ends: as they are, or, where they are more than one entry holds, by
     * SHA-256 over their bytes, sorted.
     */
    public static List<Hash> named(List<Hash> ends) {
        return ends.size() <= MOST_NAMED
                ? ends
                : List.of(
                        Hash.sha256(
                                ends.stream()
                                        .distinct()
                                        .sorted()
                                        .map(Hash::bytes)
                                        .toArray(byte[][]::new)));
    }

    /** Whether it is about a device; its finding is recorded under the store. */
    public boolean isAboutDevice() {
        return isDevice(subject);
    }

    /** Whether that is the id of a device: all other subjects are UUIDs. */
    public static boolean isDevice(String subject) {
        return subject.startsWith("d-");
    }

    /** Whether nobody has found yet what happened, and it has not gone by itself. */
    public boolean isOpen() {
        return resolvedBy == null;
    }
}
