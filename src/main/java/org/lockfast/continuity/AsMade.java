package org.lockfast.continuity;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent.Resolved;
import org.lockfast.ledger.Hash;

/**
 * What findings were about when they were made. What each knew decides that, once and for good: of
 * two conflicts with the same ends it is about the one that was open, whatever comes later.
 */
final class AsMade {
    /** Findings that one may know and be asked: nobody's work makes so many about one package. */
    private static final int MOST_KNOWN = 100;

    private final UUID packageId;
    private final Map<Hash, Happening> story = new HashMap<>();
    private final Map<Hash, Then> asked = new HashMap<>();

    /**
     * When a finding was made.
     *
     * @param known what it knew, by eid; empty where that was too much
     * @param claim what it was about; null: nothing that is known here
     */
    private record Then(Set<Hash> known, @Nullable Claim claim) {}

    AsMade(UUID packageId, List<Happening> story) {
        this.packageId = packageId;
        story.forEach(h -> this.story.put(h.eid(), h));
    }

    /** What a finding was about; null where it knew of no such accounts, or cannot be asked. */
    @Nullable Claim about(Happening finding) {
        return then(finding).claim();
    }

    /** Whether it can be asked. */
    boolean tells(Happening finding) {
        return !then(finding).known().isEmpty();
    }

    /** Whether a finding said, when it was made, that an entry is not what happened. */
    boolean overruled(Happening by, Happening entry) {
        Then then = then(by);
        Claim about = then.claim();
        if (about == null
                || !then.known().contains(entry.eid())
                || !(by.event() instanceof Resolved found)) {
            return false;
        }
        BitSet meant = about.meant(found);
        return meant != null
                && (isAnsweredWith(entry, about, found)
                        || about.not(found, meant).stream()
                                .anyMatch(h -> h.eid().equals(entry.eid())));
    }

    /**
     * Whether an entry is a finding whose place one takes that names an account: about the same
     * accounts, as far as they were known when it was made, and not about what parts within one of
     * them, nor what the other says is so.
     */
    boolean isAnsweredWith(Happening entry, Claim claim, Resolved by) {
        if (!entry.isFinding()
                || by.account() == null
                || by.finding().account() < 0
                || entry.eid().equals(by.account())) {
            return false;
        }
        Claim about = about(entry);
        return about != null && claim.spreads(about);
    }

    private Then then(Happening finding) {
        Then then = asked.get(finding.eid());
        if (then == null) {
            then = ask(finding);
            asked.put(finding.eid(), then);
        }
        return then;
    }

    private Then ask(Happening finding) {
        Set<Hash> known = new HashSet<>();
        List<Happening> left = new ArrayList<>(List.of(finding));
        List<Happening> before = new ArrayList<>();
        int findings = 0;
        while (!left.isEmpty()) {
            for (Hash parent : left.removeLast().parents()) {
                Happening one = story.get(parent);
                if (one != null && known.add(parent)) {
                    left.add(one);
                    before.add(one);
                    findings += one.isFinding() ? 1 : 0;
                }
            }
        }
        if (findings > MOST_KNOWN || !(finding.event() instanceof Resolved found)) {
            return new Then(Set.of(), null);
        }
        Claim closed = null;
        for (Claim claim : Claims.of(packageId, StoryOrder.sort(before), this).all()) {
            if (Set.copyOf(Conflict.named(claim.conflict(packageId).heads()))
                            .equals(new HashSet<>(found.heads()))
                    || Set.copyOf(Conflict.named(claim.ends()))
                            .equals(new HashSet<>(found.heads()))) {
                if (claim.closing() == null) {
                    return new Then(known, claim);
                }
                closed = closed == null ? claim : closed;
            }
        }
        return new Then(known, closed);
    }
}
