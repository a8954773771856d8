package org.lockfast.continuity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a story comes to, with the entries left out that nothing can be made of: one entry nobody
 * reckoned with must not hide all the others. Which are left out follows from the story alone, so
 * every reading of it leaves out the same.
 *
 * @param value null where not even the record of the exhibit can be reckoned with
 * @param leftOut the entries left out, in the order of the story
 */
public record SoundStory<T>(@Nullable T value, List<Happening> leftOut) {

    /**
     * @param story in record order
     * @param attempt what a story comes to, or null where nothing can be made of it
     */
    public static <T> SoundStory<T> of(
            List<Happening> story, Function<List<Happening>, @Nullable T> attempt) {
        T whole = attempt.apply(story);
        if (whole != null) {
            return new SoundStory<>(whole, List.of());
        }
        List<Happening> sound = new ArrayList<>();
        List<Happening> leftOut = new ArrayList<>();
        T value = null;
        for (Happening happening : story) {
            sound.add(happening);
            T next = attempt.apply(sound);
            if (next != null) {
                value = next;
            } else if (value != null) {
                sound.removeLast();
                leftOut.add(happening);
            } // before the record of the exhibit nothing can be reckoned: it is kept for then
        }
        return new SoundStory<>(value, value == null ? story : List.copyOf(leftOut));
    }
}
