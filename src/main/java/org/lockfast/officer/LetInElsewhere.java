package org.lockfast.officer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockfast.keys.KeyEvent;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.VerifyKey;

/**
 * Computers that were let in on one which had been put out of use elsewhere, neither having heard
 * of the other: whoever heard of the first first follows it, and the others do not. They are told
 * of at each, until another computer lets it in too.
 */
final class LetInElsewhere {
    private final Knowledge knowledge;

    /** Followed here, in the order in which they came. */
    private final List<Entry> enrolments = new ArrayList<>();

    private final List<Entry> revocations = new ArrayList<>();

    LetInElsewhere(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** An entry counts from now on. */
    void follow(Entry counting) {
        if (counting.typeName().equals("device.enrolled")) {
            enrolments.add(counting);
        } else if (revoked(counting).isPresent() && knowledge.isSaid(counting)) {
            revocations.add(counting);
        }
    }

    /** The device that let another in so; empty for anything else. */
    Optional<String> letIn(Hash enrolment) {
        return enrolments.stream()
                .filter(one -> one.eid().equals(enrolment))
                .filter(this::isToldOf)
                .map(Entry::device)
                .findFirst();
    }

    /** Those that {@link #letIn} names a device for. */
    List<Entry> all() {
        return enrolments.stream().filter(this::isToldOf).toList();
    }

    /** Those that are told of no more, or never were, now that a further one counts. */
    List<Hash> settled() {
        return enrolments.stream().filter(one -> !isToldOf(one)).map(Entry::eid).toList();
    }

    private boolean isToldOf(Entry enrolment) {
        return isApart(enrolment)
                && enrolments.stream()
                        .noneMatch(one -> haveOneKey(one, enrolment) && !isApart(one));
    }

    private boolean isApart(Entry enrolment) {
        return isApart(enrolment, new HashSet<>());
    }

    /**
     * So is what a computer lets in that is known by such an enrolment alone.
     *
     * @param walked computers that let each other in stand on nothing
     */
    private boolean isApart(Entry enrolment, Set<Hash> walked) {
        if (!walked.add(enrolment.eid()) || isByOneOutOfUse(enrolment)) {
            return true;
        }
        List<Entry> known =
                enrolments.stream()
                        .filter(one -> introduces(one, enrolment.device()))
                        .filter(one -> !introduces(one, one.device())) // the first names itself
                        .toList();
        return !known.isEmpty() && known.stream().allMatch(one -> isApart(one, walked));
    }

    /**
     * What the computer itself says that it knew of counts for nothing: one that knew it was out of
     * use and goes on all the same is told of all the more.
     */
    private boolean isByOneOutOfUse(Entry enrolment) {
        return revocations.stream()
                .filter(one -> revoked(one).filter(enrolment.device()::equals).isPresent())
                .anyMatch(one -> !knowledge.knew(one, enrolment));
    }

    private static boolean introduces(Entry enrolment, String device) {
        return EntryKeys.introducedBy(enrolment).stream()
                .anyMatch(key -> key.name().startsWith(device + "/"));
    }

    private static boolean haveOneKey(Entry one, Entry other) {
        List<VerifyKey> keys = EntryKeys.introducedBy(other);
        return EntryKeys.introducedBy(one).stream().anyMatch(keys::contains);
    }

    /** The device whose key an entry ends. */
    private static Optional<String> revoked(Entry entry) {
        return KeyFields.event(entry, () -> "")
                .filter(KeyEvent.Revoked.class::isInstance)
                .map(event -> ((KeyEvent.Revoked) event).name())
                .filter(name -> name.startsWith("d-"))
                .map(name -> name.substring(0, name.indexOf('/')));
    }
}
