package org.lockfast.continuity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.ledger.Hash;

/**
 * Puts the entries of a story in order (protocol, section 8): each after those it names and after
 * those before it in its own chain's epoch; among those free to come next the smallest by {@link
 * #FIRST}. A later epoch is not after an earlier one: a copy of a store goes on in an epoch of its
 * own and knows nothing of what the other one recorded meanwhile. It depends on the entries alone,
 * not on when they came.
 */
public final class StoryOrder {
    /** Which of two entries that know nothing of each other goes first, whoever asks. */
    public static final Comparator<Happening> FIRST =
            Comparator.comparing(Happening::recorded)
                    .thenComparing(Happening::device)
                    .thenComparingLong(Happening::epoch)
                    .thenComparingLong(Happening::seq)
                    .thenComparing(Happening::eid);

    /**
     * Which of several entries that record one thing stands: the one that came first to this store,
     * whatever their clocks say, and one whose keys are not relied on only where there is no other.
     */
    public static final Comparator<Happening> COUNTING =
            Comparator.comparing((Happening h) -> !h.counts()).thenComparingLong(Happening::record);

    private static final Comparator<Happening> CHAIN =
            Comparator.comparing(Happening::device)
                    .thenComparingLong(Happening::epoch)
                    .thenComparingLong(Happening::seq)
                    .thenComparing(Happening::eid);

    private final Map<Hash, Node> nodes = new HashMap<>();
    private final PriorityQueue<Node> free =
            new PriorityQueue<>(Comparator.comparing(Node::entry, FIRST));
    private final List<Happening> order = new ArrayList<>();

    /** An entry, and how many it still has to wait for. */
    private static final class Node {
        private final Happening entry;
        private final Step step;
        private final List<Node> after = new ArrayList<>();
        private int parents;
        private boolean queued;
        private boolean taken;

        Node(Happening entry, Step step) {
            this.entry = entry;
            this.step = step;
        }

        Happening entry() {
            return entry;
        }
    }

    /** A place in a device's chain; more than one entry where it forks. */
    private static final class Step {
        private final List<Node> here = new ArrayList<>();
        private Step next = this;
        private boolean open;
        private int left;
    }

    private StoryOrder(List<Happening> byChain) {
        Step before = null;
        Happening last = null;
        List<Step> starts = new ArrayList<>();
        for (Happening entry : byChain) {
            if (before == null || last == null || !samePlace(last, entry)) {
                Step step = new Step();
                if (before != null && last != null && sameEpoch(last, entry)) {
                    before.next = step;
                } else {
                    starts.add(step);
                }
                before = step;
            }
            Node node = new Node(entry, before);
            before.here.add(node);
            before.left++;
            nodes.put(entry.eid(), node);
            last = entry;
        }
        for (Node node : nodes.values()) {
            for (Hash eid : new HashSet<>(node.entry.parents())) {
                Node parent = nodes.get(eid);
                if (parent != null) {
                    parent.after.add(node);
                    node.parents++;
                }
            }
        }
        starts.forEach(this::reach);
    }

    /** The same entries in story order. */
    public static List<Happening> sort(Collection<Happening> story) {
        List<Happening> byChain = new ArrayList<>(story);
        byChain.sort(CHAIN);
        return isOneChain(byChain) ? byChain : new StoryOrder(byChain).sorted();
    }

    /**
     * The story of an exhibit: in order, every record of it among them, those marked that do not
     * stand.
     *
     * @param standing the record that stands
     */
    public static List<Happening> story(Collection<Happening> entries, @Nullable Hash standing) {
        return sort(entries).stream()
                .map(h ->
                        h.event() instanceof ExhibitEvent.Recorded && !h.eid().equals(standing)
                                ? h.besides()
                                : h)
                .toList();
    }

    /**
     * Whether an entry goes straight on with a story that one device wrote in one epoch: it names
     * the newest there about the same subject. A number in a chain alone is no knowledge, for a
     * copied disk has the same numbers.
     */
    public static boolean goesOn(List<Happening> story, Happening entry) {
        if (story.isEmpty()) {
            return true;
        }
        Happening last = story.getLast();
        if (!sameEpoch(last, entry) || last.seq() >= entry.seq()) {
            return false;
        }
        for (int i = story.size() - 1; i >= 0; i--) {
            Happening before = story.get(i);
            if (before.subject().equals(entry.subject())) {
                return entry.parents().contains(before.eid());
            }
        }
        return true;
    }

    /**
     * @param story in story order, or in the order of chains
     * @return true where one device wrote it all, in one epoch, each entry knowing those before it;
     *     false too where that only cannot be seen at a glance
     */
    public static boolean isOneChain(List<Happening> story) {
        Map<UUID, Hash> newest = new HashMap<>();
        for (int i = 0; i < story.size(); i++) {
            Happening entry = story.get(i);
            Hash before = newest.put(entry.subject(), entry.eid());
            boolean next =
                    i == 0
                            || (sameEpoch(story.get(i - 1), entry)
                                    && story.get(i - 1).seq() < entry.seq());
            if (!next || (before != null && !entry.parents().contains(before))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameEpoch(Happening a, Happening b) {
        return a.device().equals(b.device()) && a.epoch() == b.epoch();
    }

    private static boolean samePlace(Happening a, Happening b) {
        return sameEpoch(a, b) && a.seq() == b.seq();
    }

    private void reach(Step step) {
        step.open = true;
        step.here.forEach(this::queue);
    }

    private void queue(Node node) {
        if (node.parents == 0 && node.step.open && !node.queued) {
            node.queued = true;
            free.add(node);
        }
    }

    private List<Happening> sorted() {
        while (order.size() < nodes.size()) {
            Node next = free.poll();
            take(next == null ? despiteItsChain() : next);
        }
        return order;
    }

    private void take(Node node) {
        if (node.taken) {
            return;
        }
        node.taken = true;
        node.queued = true;
        order.add(node.entry);
        for (Node after : node.after) {
            after.parents--;
            queue(after);
        }
        Step step = node.step;
        step.left--;
        while (step.left == 0 && step.open && step.next != step && !step.next.open) {
            step = step.next;
            reach(step);
        }
    }

    /**
     * A copied device's entries can name each other against the order of their numbers. What an
     * entry names is bound by hashes and runs in no circle, so that decides.
     */
    private Node despiteItsChain() {
        return nodes.values().stream()
                .filter(node -> !node.taken && node.parents == 0)
                .min(Comparator.comparing(Node::entry, FIRST))
                .orElseThrow();
    }
}
