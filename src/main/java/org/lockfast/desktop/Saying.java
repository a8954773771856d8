package org.lockfast.desktop;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * Says what is in a list that is not typed into.
 *
 * @param <T> what is in it
 */
public final class Saying<T> extends StringConverter<T> {
    private final Function<T, String> words;

    /**
     * @param words for one of them
     */
    public Saying(Function<T, String> words) {
        this.words = words;
    }

    @Override
    public String toString(@Nullable T one) {
        return one == null ? "" : words.apply(one);
    }

    @Override
    public T fromString(String typed) {
        throw new UnsupportedOperationException("The list is not typed into");
    }
}
