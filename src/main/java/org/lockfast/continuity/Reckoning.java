package org.lockfast.continuity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Account.Flag;
import org.lockfast.continuity.Account.FlagKind;
import org.lockfast.exhibit.ExhibitEvent.Recorded;
import org.lockfast.ledger.Hash;

/**
 * Reckons up a package's story: who had it, every minute from seizure to now (HSE enforcement
 * guide, physical continuity), and what does not add up (D-26 to D-34). Pure: the same story gives
 * the same account.
 *
 * <p>Entries are taken in the order in which things happened, as claimed, what was known before
 * what knew of it ({@link HappenedOrder}); story order ({@link StoryOrder}) decides between equals.
 * A corrected time counts as corrected; none counts as later than the entry that says it ({@link
 * SaidTimes}).
 */
public final class Reckoning {
    /** Accounts of one stretch that are set beside each other: nobody's work makes so many. */
    private static final int MOST_ACCOUNTS = 50;

    private Reckoning() {}

    /**
     * The state without a clock: what the index keeps. Offers that are merely overdue by now are
     * not gaps here.
     *
     * @param story all entries about the package and its exhibit, in story order
     * @throws IllegalArgumentException where the story does not begin with the record of the
     *     exhibit
     */
    public static PackageState state(UUID packageId, List<Happening> story, Limits limits) {
        return fold(
                        packageId,
                        story,
                        limits,
                        Claims.of(packageId, story),
                        order(packageId, story, limits, null))
                .state();
    }

    /**
     * The whole account.
     *
     * @param now up to when; null: as far as the entries go, which is what an index knows
     */
    public static Account account(
            UUID packageId, List<Happening> story, Limits limits, @Nullable Instant now) {
        Claims claims = Claims.of(packageId, story);
        HappenedOrder order = order(packageId, story, limits, now);
        StoryFold fold = fold(packageId, story, limits, claims, order);
        if (now != null) {
            fold.upTo(now);
        }
        Account account = fold.account();
        if (claims.all().isEmpty()) {
            return account;
        }
        List<Flag> flags = new ArrayList<>(account.flags());
        List<Account.Accounts> conflicts = new ArrayList<>();
        for (Claim claim : claims.all()) {
            Account.Accounts accounts = accounts(packageId, story, limits, claims, claim, order);
            conflicts.add(accounts);
            if (claim.closing() == null) {
                flags.add(
                        new Flag(
                                FlagKind.CONFLICT,
                                claim.firsts().get(1).eid(),
                                accounts.since(),
                                null,
                                "Records conflict: there are "
                                        + (claim.accounts() == 2
                                                ? "two"
                                                : String.valueOf(claim.accounts()))
                                        + " accounts, made without knowledge of each other."
                                        + (claim.accounts() > MOST_ACCOUNTS
                                                ? " The first "
                                                        + MOST_ACCOUNTS
                                                        + " of them are set beside each other."
                                                : "")));
            }
        }
        return new Account(
                account.state(),
                account.spans(),
                List.copyOf(flags),
                List.copyOf(conflicts),
                account.order());
    }

    /**
     * The conflicts in a package's story, closed ones too, in story order.
     *
     * @param story in story order
     */
    public static List<Conflict> conflicts(UUID packageId, List<Happening> story) {
        return Claims.of(packageId, story).all().stream()
                .map(claim -> claim.conflict(packageId))
                .toList();
    }

    /**
     * The entry by which a finding names an account; null where there is none of that number.
     *
     * @param story in story order
     * @param conflict its id
     * @param account its number, from 0
     */
    static @Nullable Hash named(
            UUID packageId, List<Happening> story, String conflict, int account) {
        return Claims.of(packageId, story).all().stream()
                .filter(claim -> claim.conflict(packageId).id().equals(conflict))
                .filter(claim -> account >= 0 && account < claim.accounts())
                .map(claim -> claim.name(account))
                .findFirst()
                .orElse(null);
    }

    private static Account.Accounts accounts(
            UUID packageId,
            List<Happening> story,
            Limits limits,
            Claims claims,
            Claim claim,
            HappenedOrder order) {
        Instant since =
                claim.firsts().stream().map(order::at).min(Comparator.naturalOrder()).orElseThrow();
        Instant until = until(claim, order);
        List<Account.Side> sides = new ArrayList<>();
        for (int i = 0; i < Math.min(claim.accounts(), MOST_ACCOUNTS); i++) {
            StoryFold side = fold(packageId, story, limits, claims.only(claim, i), order);
            sides.add(
                    new Account.Side(
                            claim.side(i).stream().map(Happening::eid).toList(),
                            side.spans().stream()
                                    .map(span -> span.within(since, until))
                                    .flatMap(java.util.Optional::stream)
                                    .toList()));
        }
        return new Account.Accounts(
                claim.conflict(packageId),
                claim.finding(),
                claim.followed(),
                claim.differing(),
                since,
                List.copyOf(sides));
    }

    /**
     * When it was closed; null where it is open, or where clocks put that before what it closes.
     */
    private static @Nullable Instant until(Claim claim, HappenedOrder order) {
        Happening closing = claim.closing();
        if (closing == null) {
            return null;
        }
        Instant closed = order.at(closing);
        boolean after = claim.entries().stream().allMatch(h -> order.at(h).isBefore(closed));
        return after ? closed : null;
    }

    private static HappenedOrder order(
            UUID packageId, List<Happening> story, Limits limits, @Nullable Instant now) {
        return HappenedOrder.of(
                story, SaidTimes.of(story), opening(packageId, story), limits.clock(), now);
    }

    private static StoryFold fold(
            UUID packageId,
            List<Happening> story,
            Limits limits,
            Claims claims,
            HappenedOrder order) {
        SaidTimes times = SaidTimes.of(story);
        Set<Hash> reasoned = new HashSet<>();
        for (Happening happening : story) {
            if (happening.event() instanceof ContinuityEvent.LateReason
                    && happening.isReliedOn()
                    && happening.corrects() != null) {
                reasoned.add(happening.corrects());
            }
        }
        Happening opening = opening(packageId, story);
        StoryFold fold =
                new StoryFold(packageId, limits, story, times, order, reasoned, claims, opening);
        order.all().forEach(fold::take);
        List<Happening> explanations =
                story.stream()
                        .filter(h -> h.event() instanceof ContinuityEvent.GapExplained)
                        .filter(Happening::isReliedOn)
                        .toList();
        explanations.forEach(fold::explain);
        return fold;
    }

    /**
     * The record of the exhibit opens the story, whatever time it gives: the one that stands, or,
     * where only further ones name the package, the first of those.
     */
    private static @Nullable Happening opening(UUID packageId, List<Happening> story) {
        List<Happening> stand =
                story.stream().filter(h -> h.event() instanceof Recorded && !h.again()).toList();
        if (stand.size() > 1) {
            throw new IllegalArgumentException("One record of an exhibit stands, and no more");
        }
        Happening standing = stand.isEmpty() ? null : stand.getFirst();
        return standing == null
                ? null
                : story.stream()
                        .filter(h ->
                                h.subject().equals(standing.subject())
                                        && h.event() instanceof Recorded recorded
                                        && recorded.packages().stream()
                                                .anyMatch(one -> one.id().equals(packageId)))
                        .min(
                                Comparator.comparing(Happening::again)
                                        .thenComparing(StoryOrder.COUNTING))
                        .orElse(null);
    }

    /** Same seal, compared without case and blanks: bags are printed both ways. */
    public static boolean sameSeal(@Nullable String a, @Nullable String b) {
        return a != null && b != null && normal(a).equals(normal(b));
    }

    static String normal(String seal) {
        return seal.replaceAll("\\s", "").toUpperCase(java.util.Locale.ROOT);
    }

    static Flag flag(FlagKind kind, @Nullable Hash about, String sentence) {
        return new Flag(kind, about, null, null, sentence);
    }
}
