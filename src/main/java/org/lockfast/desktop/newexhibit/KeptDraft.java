package org.lockfast.desktop.newexhibit;

import java.util.Optional;
import java.util.function.Consumer;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Work;

/** The draft of one form on this computer: looked for once, then kept as one types. */
final class KeptDraft {
    private final Desk desk;
    private final Work work;
    private final String name;

    /** The draft was looked for: only then may another take its place. */
    private boolean lookedFor;

    KeptDraft(Desk desk, Work work, Place.NewExhibit place) {
        this.desk = desk;
        this.work = work;
        name =
                (place.scene() ? "new-exhibit.scene." : "new-exhibit.desk.")
                        + desk.session().officer().id()
                        + (place.investigation() == null ? "" : "." + place.investigation())
                        + (place.parent() == null ? "" : ".of." + place.parent());
    }

    /**
     * Looks for it.
     *
     * @param fill takes what was found, before anything may take its place
     * @param then what comes afterwards, found or not
     */
    void find(Consumer<Draft> fill, Consumer<Optional<Draft>> then) {
        work.read(
                () -> desk.draft(name).flatMap(Draft::of),
                (Optional<Draft> kept) -> {
                    kept.ifPresent(fill);
                    lookedFor = true;
                    then.accept(kept);
                });
    }

    boolean isLookedFor() {
        return lookedFor;
    }

    /** Keeps it, on the thread that calls. */
    void write(String text) {
        desk.keepDraft(name, text);
    }

    /** Keeps it soon; empty for none. */
    void keep(String text, Runnable then) {
        work.read(
                () -> {
                    write(text);
                    return text;
                },
                kept -> then.run());
    }
}
