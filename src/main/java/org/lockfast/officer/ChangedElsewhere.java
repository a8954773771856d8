package org.lockfast.officer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/**
 * Changes of officers, in a force without a server, that are followed where they were heard of
 * first, and not where another change was that did not know of them, nor they of it: one that made
 * an administrator where these are by one alone, or retired whoever signs them, or took that role
 * from them. Such a change and the other are <em>apart</em>; so is what an administrator changes
 * who was added so, or who was made one so and knew it. What knew of what decides, so that every
 * computer has the same ones apart, whether it follows them or not. A computer that is let in again
 * where it is not known heals by itself: it is none of these.
 */
final class ChangedElsewhere {
    private final Knowledge knowledge;

    /** The changes that are followed, and those that are apart. */
    private final List<Entry> changes = new ArrayList<>();

    /** Of them, by eid, what one administrator made alone. */
    private final Set<Hash> byOne = new HashSet<>();

    /** Of each entry that says somebody's roles, whether an administrator's is among them. */
    private final Map<Hash, Boolean> administrator = new HashMap<>();

    /** What said that somebody is an administrator: with them there may have been two. */
    private final List<Entry> seconds = new ArrayList<>();

    /**
     * What retired an officer, whether it was the first to: each may not have known of the others.
     */
    private final List<Entry> retirements = new ArrayList<>();

    /** What took the role of an administrator from somebody, or can have. */
    private final List<Entry> demotions = new ArrayList<>();

    private final Set<Hash> apart = new HashSet<>();
    private final Set<UUID> administrators = new HashSet<>();

    /** What says, apart, that an officer is an administrator who was here already. */
    private final List<Entry> promotions = new ArrayList<>();

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
        demotions(change);
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

    /** An entry came, whatever becomes of it, and also before others joined the force. */
    void hear(Entry change) {
        if (EntitledChanges.givesRoles(change)) {
            administrator.put(change.eid(), EntitledChanges.makesAdministrator(change));
        }
    }

    /** Whether it made an administrator of whoever was none, as far as is known of what was. */
    private boolean isPromotion(Entry change) {
        List<Hash> before = EntitledChanges.before(change);
        return before.isEmpty()
                || before.stream().anyMatch(one -> Boolean.FALSE.equals(administrator.get(one)));
    }

    private void demotions(Entry change) {
        if (EntitledChanges.takesAdministrator(change)
                && knowledge.isSaid(change)
                && !demotions.contains(change)) {
            demotions.add(change);
        }
    }

    private Stream<Entry> leavings() {
        return Stream.concat(retirements.stream(), demotions.stream());
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
                    if (one.typeName().equals(OfficerEvent.RolesChanged.TYPE)) {
                        promotions.add(one);
                    } else if (EntitledChanges.makesAdministrator(one)) {
                        administrators.add(one.subject());
                    }
                    seconds(one);
                    retirements(one);
                    demotions(one);
                }
            }
        }
        return found;
    }

    private boolean isApart(Entry change) {
        return (byOne.contains(change.eid())
                        && (seconds.stream()
                                        .filter(this::isPromotion)
                                        .anyMatch(second -> areApart(second, change))
                                || leavings().anyMatch(one -> rests(change, one))))
                || leavings()
                        .filter(one -> StoreKeyHistory.keyOf(one.subject(), change) != null)
                        .anyMatch(one -> areApart(one, change))
                || demotions.stream()
                        .filter(one -> StoreKeyHistory.keyOf(one.subject(), change) != null)
                        .anyMatch(one -> rests(change, one))
                || administrators.stream()
                        .anyMatch(one -> StoreKeyHistory.keyOf(one, change) != null)
                || promotions.stream()
                        .filter(one -> EntitledChanges.makesAdministrator(one) && isPromotion(one))
                        .filter(one -> StoreKeyHistory.keyOf(one.subject(), change) != null)
                        .anyMatch(one -> knowledge.knew(change, one));
    }

    /** It goes by it, or against it, that another left, which some computers do not follow. */
    private boolean rests(Entry change, Entry leaving) {
        return apart.contains(leaving.eid()) && knowledge.knew(change, leaving);
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
