package org.lockfast.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.continuity.HeadsShown;
import org.lockfast.continuity.HeadsShown.Standing;

/** What two computers showed each other at a hand-over of the exhibit, and whether it held. */
final class ShownPart {
    /** Of several that one recorded of another: what does not agree first, then the newest. */
    private static final Comparator<HeadsShown.Shown> TOLD =
            Comparator.comparing((HeadsShown.Shown one) -> one.standing() != Standing.CONTRADICTED)
                    .thenComparing(HeadsShown.Shown::at, Comparator.reverseOrder())
                    .thenComparing(HeadsShown.Shown::entry);

    /** Pairs of computers that are told of. */
    private static final int MOST = 20;

    private final Printing printing;

    ShownPart(Printing printing) {
        this.printing = printing;
    }

    private record Two(String by, String shown) {}

    private record At(@Nullable UUID handOver, String device) {}

    /**
     * One sentence for each two computers of which one handed over or received: whoever has a
     * computer's key records as many as they like.
     */
    List<String> sentences() {
        Set<At> there = new HashSet<>();
        for (ExhibitStory.Line line : printing.events()) {
            String device = line.happening().device();
            if (line.happening().event() instanceof ContinuityEvent.Offered offered) {
                there.add(new At(offered.batch().id(), device));
            } else if (line.happening().event() instanceof ContinuityEvent.Accepted accepted) {
                there.add(new At(accepted.batch().id(), device));
            }
        }
        Map<Two, List<HeadsShown.Shown>> each = new LinkedHashMap<>();
        int others = 0;
        for (HeadsShown.Shown one : printing.shown()) {
            if (there.contains(new At(one.batch(), one.by()))) {
                each.computeIfAbsent(
                                new Two(one.by(), one.code().device()), _ -> new ArrayList<>(1))
                        .add(one);
            } else {
                others++;
            }
        }
        List<String> sentences = new ArrayList<>();
        each.values().stream()
                .limit(MOST)
                .forEach(those ->
                        sentences.add(
                                sentence(those.stream().min(TOLD).orElseThrow())
                                        + further(those.size())));
        others += each.values().stream().skip(MOST).mapToInt(List::size).sum();
        if (others > 0) {
            sentences.add(
                    (others == 1 ? "1 further code" : others + " further codes")
                            + (others == 1 ? " names" : " name")
                            + " these hand-overs and "
                            + (others == 1 ? "is" : "are")
                            + " in the journal, recorded by computers that neither handed over nor"
                            + " received, or too many to print.");
        }
        return sentences;
    }

    private static String further(int those) {
        return those == 1
                ? ""
                : " It recorded "
                        + (those == 2 ? "1 further code" : (those - 1) + " further codes")
                        + " of that computer.";
    }

    private String sentence(HeadsShown.Shown one) {
        String device = printing.proof().device(one.code().device());
        return printing.proof().device(one.by())
                + " recorded at "
                + printing.times().second(one.at())
                + " that the newest entry of "
                + device
                + " was number "
                + one.code().seq()
                + " of epoch "
                + one.code().epoch()
                + ", "
                + one.code().eid()
                + switch (one.signed()) {
                    case TYPED -> " (typed, without a signature)";
                    case YES -> " (in a code that carries its signature)";
                    case NO -> " (in a code with a signature that is not of " + device + ")";
                    case NOT_CHECKED -> " (in a code with a signature that cannot be checked here)";
                }
                + switch (one.standing()) {
                    case AGREES ->
                            ". That entry is here, the same, and names all that "
                                    + device
                                    + " had recorded before it.";
                    case AWAITED -> ". That entry has not come here.";
                    case CONTRADICTED ->
                            ". It does not agree: the records of "
                                    + device
                                    + " hold another entry there, or go on from before it.";
                    case NOT_ITS_OWN -> ". So it says nothing of " + device + ".";
                };
    }
}
