package org.lockfast.officer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/**
 * Changes of officers, in a force without a server, that are followed where they were heard of
 * first, and not where another change was that did not know of them, nor they of it: one that made
 * an administrator where these are by one alone, or retired whoever signs them. Such a change and
 * the other are <em>apart</em>; so is what an administrator changes who was added so. What knew of
 * what decides, so that every computer has the same ones apart, whether it follows them or not. A
 * computer that is let in again where it is not known heals by itself: it is none of these.
 */
final class ChangedElsewhere {
    private final Knowledge knowledge;

    /** The changes that are followed, and those that are apart. */
    private final List<Entry> changes = new ArrayList<>();

    /** Of them, by eid, what one administrator made alone. */
    private final Set<Hash> byOne = new HashSet<>();

    /** What made an administrator: with them there may have been two. */
    private final List<Entry> seconds = new ArrayList<>();

    /**
     * What retired an officer, whether it was the first to: each may not have known of the others.
     */
    private final List<Entry> retirements = new ArrayList<>();

    private final Set<Hash> apart = new HashSet<>();
    private final Set<UUID> administrators = new HashSet<>();

    ChangedElsewhere(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /**
     * A change is followed from now on.
     *
     * @param alone whether one administrator made it: there was one, as far as had been heard
     * @return what is apart from now on
     */
    List<Entry> follow(Entry change, boolean alone) {
        changes.add(change);
        if (alone) {
            byOne.add(change.eid());
        }
        seconds(change);
        retirements(change);
        return found();
    }

    /**
     * A change is not followed, and may be elsewhere.
     *
     * @param alone whether one administrator made it
     * @param again whether all that speaks against it is that the officer has retired already
     * @return what is apart from now on
     */
    List<Entry> refuse(Entry change, boolean alone, boolean again) {
        if (alone) {
            byOne.add(change.eid());
        }
        if (again) {
            retirements(change);
        }
        if (alone || again || isApart(change)) {
            changes.add(change);
        }
        return found();
    }

    private void retirements(Entry change) {
        if (change.typeName().equals("officer.retired")
                && knowledge.isSaid(change)
                && !retirements.contains(change)) {
            retirements.add(change);
        }
    }

    private void seconds(Entry adding) {
        if (EntitledChanges.makesAdministrator(adding)
                && knowledge.isSaid(adding)
                && !seconds.contains(adding)) {
            seconds.add(adding);
        }
    }

    /** One that is apart puts others apart. */
    private List<Entry> found() {
        List<Entry> found = new ArrayList<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Entry one : changes) {
                if (!apart.contains(one.eid()) && isApart(one)) {
                    apart.add(one.eid());
                    found.add(one);
                    more = true;
                    if (EntitledChanges.makesAdministrator(one)) {
                        administrators.add(one.subject());
                    }
                    seconds(one);
                    retirements(one);
                }
            }
        }
        return found;
    }

    private boolean isApart(Entry change) {
        return (byOne.contains(change.eid())
                        && (seconds.stream().anyMatch(second -> areApart(second, change))
                                || retirements.stream().anyMatch(one -> rests(change, one))))
                || retirements.stream()
                        .filter(one -> StoreKeyHistory.keyOf(one.subject(), change) != null)
                        .anyMatch(one -> areApart(one, change))
                || administrators.stream()
                        .anyMatch(one -> StoreKeyHistory.keyOf(one, change) != null);
    }

    /** There was one because another was retired, which some computers do not follow. */
    private boolean rests(Entry change, Entry retirement) {
        return apart.contains(retirement.eid()) && knowledge.knew(change, retirement);
    }

    /** What does not say what it knew of is read as it came. */
    private boolean areApart(Entry one, Entry other) {
        return !one.eid().equals(other.eid())
                && knowledge.isSaid(other)
                && !knowledge.knew(one, other)
                && !knowledge.knew(other, one);
    }

    /** What retired an officer, here or elsewhere, of what says what it knew of. */
    List<Entry> retirements(UUID officer) {
        return retirements.stream().filter(one -> one.subject().equals(officer)).toList();
    }

    /** Whether it retired its officer, here or elsewhere. */
    boolean isRetirement(Entry change) {
        return retirements.contains(change);
    }

    /** Whether a change is apart. */
    boolean isApart(Hash eid) {
        return apart.contains(eid);
    }
}
