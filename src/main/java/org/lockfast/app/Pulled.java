package org.lockfast.app;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns something that hands values over into something one takes them from, without holding more
 * than some of them.
 */
final class Pulled<T> implements Iterator<T> {
    private static final int HELD = 2_048;

    private sealed interface Item<T> {
        record One<T>(T value) implements Item<T> {}

        record End<T>(@Nullable Throwable trouble) implements Item<T> {}
    }

    private final BlockingQueue<Item<T>> queue = new ArrayBlockingQueue<>(HELD);
    private @Nullable Item<T> next;

    private Pulled() {}

    static <T> Iterator<T> from(Consumer<Consumer<T>> source) {
        Pulled<T> pulled = new Pulled<>();
        CompletableFuture<Void> _ =
                CompletableFuture.runAsync(
                                () -> source.accept(value -> pulled.put(new Item.One<>(value))))
                        .whenComplete((done, trouble) -> pulled.put(new Item.End<>(trouble)));
        return pulled;
    }

    private void put(Item<T> item) {
        try {
            queue.put(item);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while handing over", e);
        }
    }

    @Override
    public boolean hasNext() {
        Item<T> item = next;
        if (item == null) {
            try {
                item = queue.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while taking over", e);
            }
            next = item;
        }
        if (item instanceof Item.End<T>(Throwable trouble) && trouble != null) {
            throw new IllegalStateException("The source broke off", trouble);
        }
        return item instanceof Item.One<T>;
    }

    @Override
    public T next() {
        if (hasNext() && next instanceof Item.One<T>(T value)) {
            next = null;
            return value;
        }
        throw new NoSuchElementException();
    }
}
