package org.lockfast.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.PackageState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state a package's story comes to, with the entries left out that no account can be made of:
 * one entry nobody reckoned with must not keep the whole store closed. Which are left out follows
 * from the story alone, so every fold of it leaves out the same.
 */
final class SoundState {
    private static final Logger LOG = LoggerFactory.getLogger(SoundState.class);

    private final Reckoned reckoned;

    SoundState(Reckoned reckoned) {
        this.reckoned = reckoned;
    }

    /**
     * @param leftOut takes the records of entries left out
     * @return null where not even the record of the exhibit can be reckoned with
     */
    @Nullable PackageState of(UUID packageId, List<Happening> story, Set<Long> leftOut) {
        PackageState whole = attempt(packageId, story);
        if (whole != null) {
            return whole;
        }
        List<Happening> sound = new ArrayList<>();
        PackageState state = null;
        for (Happening happening : story) {
            sound.add(happening);
            PackageState next = attempt(packageId, sound);
            if (next != null) {
                state = next;
            } else if (state != null) {
                sound.removeLast();
                leftOut.add(happening.record());
            } // before the record of the exhibit nothing can be reckoned: it is kept for then
        }
        if (state == null) {
            story.forEach(happening -> leftOut.add(happening.record()));
        }
        return state;
    }

    private @Nullable PackageState attempt(UUID packageId, List<Happening> story) {
        try {
            return reckoned.state(packageId, story);
        } catch (IndexFault e) {
            throw e; // the index, not the story
        } catch (RuntimeException e) {
            LOG.warn("A package's story does not reckon up: {}", e.getClass().getName());
            return null;
        }
    }
}
