package org.lockfast.desktop;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Where the officer has been. Back returns to the very same screen, caret and scroll position
 * included.
 */
final class Journey implements Navigator {
    private static final int KEPT = 20;

    private final Screens screens;
    private final BiConsumer<Place, Screen> show;
    private final Consumer<Boolean> moved;
    private final Deque<Stop> before = new ArrayDeque<>();
    private @Nullable Stop now;

    /** A place visited, its screen, and where the caret was when it was left. */
    private static final class Stop {
        final Place place;
        final Screen screen;

        Runnable caret = () -> {};

        Stop(Place place, Screen screen) {
            this.place = place;
            this.screen = screen;
        }
    }

    /**
     * @param screens builds screens
     * @param show puts a screen into the window
     * @param moved called after each move; true if one can go back
     */
    Journey(Screens screens, BiConsumer<Place, Screen> show, Consumer<Boolean> moved) {
        this.screens = screens;
        this.show = show;
        this.moved = moved;
    }

    @Override
    public void open(Place place) {
        if (now != null && now.place.equals(place)) {
            return;
        }
        Stop next = new Stop(place, screens.build(place));
        if (now != null) {
            leave(now);
            before.push(now);
            if (before.size() > KEPT) {
                before.removeLast();
            }
        }
        arrive(next, true);
    }

    @Override
    public void replace(Place place) {
        Stop next = new Stop(place, screens.build(place));
        if (now != null) {
            leave(now);
        }
        arrive(next, true);
    }

    @Override
    public void back() {
        if (before.isEmpty() || now == null) {
            return;
        }
        leave(now);
        arrive(before.pop(), false);
    }

    @Override
    public void startAt(Place place) {
        Stop next = new Stop(place, screens.build(place));
        if (now != null) {
            leave(now);
        }
        before.clear();
        arrive(next, true);
    }

    private void leave(Stop stop) {
        Scene scene = stop.screen.node().getScene();
        Node owner = scene == null ? null : scene.getFocusOwner();
        stop.caret =
                Focus.returnTo(owner != null && isIn(stop.screen.node(), owner) ? owner : null);
        stop.screen.hidden();
    }

    private void arrive(Stop stop, boolean first) {
        now = stop;
        show.accept(stop.place, stop.screen);
        stop.screen.shown();
        if (first) {
            stop.screen.focusFirst();
        } else {
            stop.caret.run();
        }
        moved.accept(!before.isEmpty());
    }

    private static boolean isIn(Node tree, Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(tree)) {
                return true;
            }
        }
        return false;
    }

    /** The screen shown, or null before the first. */
    @Nullable Screen screen() {
        return now == null ? null : now.screen;
    }
}
