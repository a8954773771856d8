package org.lockfast.continuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.continuity.Story.EXHIBIT;
import static org.lockfast.continuity.Story.LIMITS;
import static org.lockfast.continuity.Story.PACKAGE;
import static org.lockfast.continuity.Story.RAMAN;
import static org.lockfast.continuity.Story.SHELF;
import static org.lockfast.continuity.Story.SMITH;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lockfast.continuity.Conflict.Finding;
import org.lockfast.continuity.ContinuityEvent.Deposited;
import org.lockfast.continuity.ContinuityEvent.InHand;
import org.lockfast.continuity.ContinuityEvent.Resolved;
import org.lockfast.ledger.Hash;

/**
 * Small stories of computers that know part of each other's, with supervisors who find about what
 * they can see and know no more than what they name. What must hold whatever came to what.
 */
class AnyFindingsTest {
    private static final List<Finding> FINDINGS =
            List.of(Finding.FIRST, Finding.SECOND, Finding.NEITHER, Finding.BOTH_IN_ORDER);

    /** An entry more, and what it is. */
    private record Step(Hands hands, Happening entry) {}

    private static Hands begin() {
        Hands hands = new Hands();
        hands.add(1, "08:00", EXHIBIT, SMITH, Story.recorded(SMITH, null, "A1"));
        return hands;
    }

    private static Hands copy(Hands hands) {
        Hands copy = new Hands();
        copy.entries.addAll(hands.entries);
        return copy;
    }

    private static String time(int i, int turn) {
        return "%02d:%02d"
                .formatted(Math.floorMod(9 + (turn % 2 == 0 ? i : 12 - i), 24), turn % 60);
    }

    private static List<Happening> known(Hands hands, Set<Happening> some) {
        Set<Happening> known = new LinkedHashSet<>(some);
        List<Happening> left = new ArrayList<>(some);
        while (!left.isEmpty()) {
            List<Hash> parents = left.removeLast().parents();
            hands.entries.stream()
                    .filter(h -> parents.contains(h.eid()))
                    .filter(known::add)
                    .forEach(left::add);
        }
        return StoryOrder.sort(known);
    }

    private static Step move(Hands hands, int turn, Set<Happening> knowing) {
        int i = hands.entries.size();
        Hands more = copy(hands);
        Happening one =
                more.add(
                        i + 1,
                        time(i, turn),
                        PACKAGE,
                        RAMAN,
                        turn % 3 == 0 ? new InHand(null, null) : new Deposited(SHELF),
                        knowing.toArray(Happening[]::new));
        return new Step(more, one);
    }

    private static Step find(
            Hands hands, int turn, List<Happening> view, Conflict about, Finding finding) {
        Hands more = copy(hands);
        int i = hands.entries.size();
        Hash named =
                finding.account() < 0 || turn % 4 == 3
                        ? null // as earlier versions
                        : Reckoning.named(PACKAGE, view, about.id(), finding.account());
        Happening one =
                more.add(
                        i + 1,
                        time(i, turn),
                        PACKAGE,
                        SMITH,
                        new Resolved(finding, about.heads(), named, "asked"),
                        view.stream()
                                .filter(h -> about.heads().contains(h.eid()))
                                .toArray(Happening[]::new));
        return new Step(more, one);
    }

    private static Claims claims(Hands hands) {
        return Claims.of(PACKAGE, hands.story());
    }

    private static Set<Hash> contested(Hands hands) {
        Claims claims = claims(hands);
        Set<Hash> contested = new HashSet<>();
        for (Happening h : hands.entries) {
            if (claims.contests(h) && !claims.drops(h)) {
                contested.add(h.eid());
            }
        }
        return contested;
    }

    private static String told(Hands hands) {
        StringBuilder told = new StringBuilder("\n");
        for (Happening h : hands.entries) {
            told.append(number(hands, h.eid()))
                    .append(' ')
                    .append(h.recorded().toString(), 11, 16)
                    .append(' ')
                    .append(
                            h.event() instanceof Resolved r
                                    ? r.finding()
                                            + " of "
                                            + r.heads().stream()
                                                    .map(one -> number(hands, one))
                                                    .toList()
                                            + (r.account() == null
                                                    ? ""
                                                    : " by " + number(hands, r.account()))
                                    : Objects.requireNonNull(h.event()).getClass().getSimpleName())
                    .append(" knows ")
                    .append(h.parents().stream().map(one -> number(hands, one)).toList())
                    .append('\n');
        }
        for (Claim claim : claims(hands).all()) {
            Happening by = claim.closing();
            told.append(claim.firsts().stream().map(h -> number(hands, h.eid())).toList())
                    .append(" to ")
                    .append(claim.ends().stream().map(one -> number(hands, one)).toList())
                    .append(
                            by == null
                                    ? " open"
                                    : " closed by "
                                            + number(hands, by.eid())
                                            + " follows "
                                            + claim.followed())
                    .append('\n');
        }
        return told.toString();
    }

    private static int number(Hands hands, Hash eid) {
        for (int i = 0; i < hands.entries.size(); i++) {
            if (hands.entries.get(i).eid().equals(eid)) {
                return i;
            }
        }
        return -1;
    }

    /** An entry nobody found anything with leaves open what is open, and closes nothing. */
    private static void nothingVanishes(Hands before, Step step) {
        Set<Hash> was = contested(before);
        Set<Hash> is = contested(step.hands());
        if (!(step.entry().event() instanceof Resolved)) {
            assertThat(is).as(() -> told(before) + told(step.hands())).containsAll(was);
            assertThat(closed(step.hands()))
                    .as(() -> told(before) + told(step.hands()))
                    .isSubsetOf(closed(before));
        }
        Set<List<Object>> fresh = new HashSet<>(closed(step.hands()));
        fresh.removeAll(closed(before));
        for (List<Object> closed : fresh) { // by it, or by what it was asked with
            assertThat(closed.get(1))
                    .as(() -> told(before) + told(step.hands()))
                    .satisfiesAnyOf(
                            by -> assertThat(by).isEqualTo(step.entry().eid()),
                            by -> assertThat(was).contains((Hash) by));
        }
    }

    /** What is closed, by what, and what it lets stand of it. */
    private static Set<List<Object>> closed(Hands hands) {
        Set<List<Object>> closed = new HashSet<>();
        for (Claim claim : claims(hands).all()) {
            Happening by = claim.closing();
            if (by != null) {
                closed.add(
                        List.of(
                                claim.eids(),
                                by.eid(),
                                Set.copyOf(claim.dropped().stream().map(Happening::eid).toList())));
            }
        }
        return closed;
    }

    /** What was closed is open again only where the new entry takes part in what is open. */
    private static void nothingOpensByItself(Hands before, Step step) {
        Claims is = claims(step.hands());
        List<Claim> with =
                is.all().stream()
                        .filter(one -> one.closing() == null)
                        .filter(one ->
                                one.entries().contains(step.entry())
                                        || one.differing().contains(step.entry().eid()))
                        .toList();
        if (with.isEmpty()) {
            for (Claim was : claims(before).all()) {
                Happening by = was.closing();
                if (by != null && !is.drops(by)) { // it was not found untrue itself
                    assertThat(is.all())
                            .as(() -> told(before) + told(step.hands()))
                            .noneMatch(
                                    one -> one.eids().equals(was.eids()) && one.closing() == null);
                }
            }
        }
    }

    /** In conflict is what somebody can answer; and what a finding says is so, it keeps. */
    private static void allThatIsOpenIsListed(Hands hands) {
        Claims claims = claims(hands);
        boolean conflict =
                Reckoning.state(PACKAGE, hands.story(), LIMITS).status().equals("CONFLICT");
        assertThat(conflict).as(() -> told(hands)).isEqualTo(claims.isOpen());
        for (Claim claim : claims.all()) {
            Happening by = claim.closing();
            if (by != null && by.event() instanceof Resolved found && found.account() != null) {
                assertThat(claim.out()).as(() -> told(hands)).doesNotContain(found.account());
            }
        }
    }

    /** Whoever knows all can answer all. */
    private static void allCanBeAnswered(Hands hands, Random random) {
        Hands now = hands;
        for (int i = 0; i < 20; i++) {
            List<Conflict> open =
                    Reckoning.conflicts(PACKAGE, now.story()).stream()
                            .filter(Conflict::isOpen)
                            .toList();
            if (open.isEmpty()) {
                allThatIsOpenIsListed(now);
                return;
            }
            Conflict about = open.get(random.nextInt(open.size()));
            List<Finding> possible = Arrays.stream(Finding.values()).filter(about::allows).toList();
            Finding finding = possible.get(random.nextInt(possible.size()));
            Hash named =
                    finding.account() < 0
                            ? null
                            : Reckoning.named(PACKAGE, now.story(), about.id(), finding.account());
            Hands more = copy(now);
            more.add(
                    100 + i,
                    "23:%02d".formatted(i),
                    PACKAGE,
                    SMITH,
                    new Resolved(finding, about.heads(), named, "asked"),
                    now.entries.toArray(Happening[]::new));
            now = more;
        }
        Hands last = now;
        assertThat(claims(last).isOpen()).as(() -> told(last)).isFalse();
    }

    /** One entry is missing, and comes: what is closed by the same finding means the same. */
    private static void whatComesLateTurnsNothingOver(Hands hands) {
        Claims all = claims(hands);
        for (Happening late : hands.entries) {
            if (late.event() instanceof Resolved || late.subject().equals(EXHIBIT)) {
                continue;
            }
            Hands without = copy(hands);
            without.entries.remove(late);
            for (Claim was : claims(without).all()) {
                Happening by = was.closing();
                if (by == null
                        || !(by.event() instanceof Resolved found)
                        || found.account() == null) {
                    continue;
                }
                for (Claim is : claims(hands).all()) {
                    if (by.equals(is.closing())) {
                        assertThat(is.dropped())
                                .as(() -> told(without) + told(hands))
                                .noneMatch(h -> h.eid().equals(found.account()));
                        Set<Happening> so =
                                connected(hands, Objects.requireNonNull(found.account()));
                        assertThat(was.dropped())
                                .as(() -> told(without) + told(hands))
                                .filteredOn(h -> !h.isFinding() && !so.contains(h))
                                .allMatch(h -> all.drops(h) || all.contests(h)); // or asked
                    }
                }
            }
        }
    }

    /** What an entry knows, and what knows it. */
    private static Set<Happening> connected(Hands hands, Hash eid) {
        Set<Happening> connected = new HashSet<>();
        for (Happening h : hands.entries) {
            List<Happening> known = known(hands, Set.of(h));
            if (h.eid().equals(eid)) {
                connected.addAll(known);
            } else if (known.stream().anyMatch(one -> one.eid().equals(eid))) {
                connected.add(h);
            }
        }
        return connected;
    }

    private static Step any(Hands hands, Random random) {
        int turn = random.nextInt(1000);
        Set<Happening> some = new LinkedHashSet<>();
        int most = hands.entries.size();
        for (int k = 0; k < 1 + random.nextInt(3); k++) {
            some.add(hands.entries.get(Math.max(0, most - 1 - random.nextInt(6))));
        }
        if (random.nextBoolean()) {
            List<Happening> view = random.nextInt(3) == 0 ? hands.story() : known(hands, some);
            List<Conflict> open =
                    Reckoning.conflicts(PACKAGE, view).stream().filter(Conflict::isOpen).toList();
            if (!open.isEmpty()) {
                Conflict about = open.get(random.nextInt(open.size()));
                List<Finding> possible =
                        Arrays.stream(Finding.values()).filter(about::allows).toList();
                return find(
                        hands, turn, view, about, possible.get(random.nextInt(possible.size())));
            }
        }
        return move(hands, turn, some);
    }

    @Test
    void ofAnyStoryTheSameHolds() {
        int rounds = Integer.getInteger("lockfast.findings.rounds", 1_500);
        for (int seed = 0; seed < rounds; seed++) {
            Random random = new Random(seed);
            Hands hands = begin();
            for (int i = 0; i < 4 + seed % 7; i++) {
                Step step = any(hands, random);
                nothingVanishes(hands, step);
                nothingOpensByItself(hands, step);
                allThatIsOpenIsListed(step.hands());
                hands = step.hands();
            }
            allCanBeAnswered(hands, random);
            whatComesLateTurnsNothingOver(hands);
        }
    }

    /** All stories of so many entries, each entry knowing any of those before it. */
    private static int all(Hands hands, int left) {
        if (left == 0) {
            return 1;
        }
        int many = 0;
        int n = hands.entries.size();
        Set<List<Hash>> seen = new HashSet<>();
        for (int some = 1; some < 1 << n; some++) {
            Set<Happening> knowing = new LinkedHashSet<>();
            for (int i = 0; i < n; i++) {
                if ((some & 1 << i) != 0) {
                    knowing.add(hands.entries.get(i));
                }
            }
            List<Happening> view = known(hands, knowing);
            if (!seen.add(view.stream().map(Happening::eid).sorted().toList())) {
                continue; // it knows the same
            }
            List<Step> steps = new ArrayList<>();
            steps.add(move(hands, n, knowing));
            for (Conflict open : Reckoning.conflicts(PACKAGE, view)) {
                if (open.isOpen()) {
                    for (Finding finding : FINDINGS) {
                        steps.add(find(hands, n, view, open, finding));
                    }
                }
            }
            for (Step step : steps) {
                nothingVanishes(hands, step);
                nothingOpensByItself(hands, step);
                allThatIsOpenIsListed(step.hands());
                many += all(step.hands(), left - 1);
            }
        }
        return many;
    }

    @Test
    void ofEverySmallStoryTheSameHolds() {
        assertThat(all(begin(), Integer.getInteger("lockfast.findings.entries", 5)))
                .isGreaterThan(1_000);
    }
}
