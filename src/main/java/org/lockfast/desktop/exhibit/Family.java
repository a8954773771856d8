package org.lockfast.desktop.exhibit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.Exhibits;

/**
 * What an exhibit was taken from, and what was taken from it.
 *
 * @param children in the order they were taken
 */
record Family(@Nullable Exhibit parent, List<Exhibit> children) {

    /** As the entries of the story name them. */
    static Family of(ExhibitStory story, Exhibits exhibits) {
        UUID parent = story.exhibit().parent();
        return new Family(
                parent == null ? null : exhibits.ofPackage(parent).orElse(null),
                story.events().stream()
                        .map(line -> line.happening().event())
                        .filter(ContinuityEvent.Sampled.class::isInstance)
                        .map(event -> exhibits.byId(((ContinuityEvent.Sampled) event).child()))
                        .flatMap(Optional::stream)
                        .toList());
    }

    boolean isAlone() {
        return parent == null && children.isEmpty();
    }
}
