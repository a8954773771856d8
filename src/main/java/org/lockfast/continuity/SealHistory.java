package org.lockfast.continuity;

import java.util.ArrayList;
import java.util.List;
import org.lockfast.exhibit.ExhibitEvent;

/** The seal numbers a package has had, in order. */
public final class SealHistory {
    private SealHistory() {}

    public static List<String> of(ExhibitStory shown, PackageState p) {
        List<String> seals = new ArrayList<>();
        for (ExhibitStory.Line line : shown.events()) {
            switch (line.happening().event()) {
                case ExhibitEvent.Recorded e ->
                        e.packages().stream()
                                .filter(one -> one.id().equals(p.id()) && one.seal() != null)
                                .forEach(one -> seals.add(String.valueOf(one.seal())));
                case ContinuityEvent.Sealed e
                        when e.number() != null && line.happening().subject().equals(p.id()) ->
                        seals.add(e.number());
                case ContinuityEvent.Resealed e
                        when e.number() != null && line.happening().subject().equals(p.id()) ->
                        seals.add(e.number());
                case ExhibitEvent.Corrected e
                        when e.field().equals("seal")
                                && line.happening().subject().equals(p.id())
                                && e.to() != null -> {
                    seals.remove(String.valueOf(e.from()));
                    seals.add(e.to());
                }
                case null, default -> {}
            }
        }
        return seals;
    }
}
