package org.lockfast.records;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.PackageState;
import org.lockfast.continuity.SoundStory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state a package's story comes to, with the entries left out that no account can be made of
 * ({@link SoundStory}). Only a fault of the index itself goes on.
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
        SoundStory<PackageState> sound = SoundStory.of(story, tried -> attempt(packageId, tried));
        sound.leftOut().forEach(happening -> leftOut.add(happening.record()));
        return sound.value();
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
