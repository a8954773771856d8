package org.lockfast.desktop.handover;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Work;
import org.lockfast.keys.KeyringRefusal;

/**
 * The half batch of one officer on this computer, kept at every scan so that leaving the screen, a
 * lock, signing out or a power cut loses none of it. Where one is found, nothing is scanned until
 * the officer says whether they go on with it: two batches never become one by themselves. On the
 * FX thread, but for {@link #forget}.
 */
final class KeptBatch {
    private enum At {
        LOOKING,
        ASKING,
        FILLING,
        READY
    }

    /** What a screen does with what is kept. */
    interface Form {
        /** What there is to keep; empty for nothing. */
        Optional<HalfBatch> half();

        /** Nothing is kept, or it was set aside: begins with what the screen was opened for. */
        void fresh();

        /**
         * Goes on with it.
         *
         * @param then to be called once all of it is there
         */
        void fill(HalfBatch kept, Runnable then);

        /** Another screen went on with what this one had: it shows nothing of it any more. */
        void empty();
    }

    private final ReadOnlyObjectWrapper<@Nullable HalfBatch> question =
            new ReadOnlyObjectWrapper<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Object writing = new Object();
    private final Desk desk;
    private final Work work;
    private final String name;
    private final Form form;
    private At at = At.LOOKING;
    private @Nullable HalfBatch aside;
    private volatile String latest = "";
    private String written = "";

    /**
     * @param name under which it is kept, for this officer
     */
    KeptBatch(Desk desk, Work work, String name, Form form) {
        this.desk = desk;
        this.work = work;
        this.name = name;
        this.form = form;
    }

    /** What was found and not answered for; null for nothing. */
    ReadOnlyObjectProperty<@Nullable HalfBatch> question() {
        return question.getReadOnlyProperty();
    }

    /** Looks for it. */
    void find() {
        work.read(this::read, this::found);
    }

    /** The screen is seen again: another screen may have gone on with what is kept. */
    void seen() {
        if (at == At.READY || at == At.ASKING) {
            work.read(
                    () -> {
                        write();
                        return read();
                    },
                    now -> {
                        if (!now.equals(latest)) {
                            form.empty();
                            found(now);
                        }
                    });
        }
    }

    private String read() {
        try {
            return desk.draft(name).orElse("");
        } catch (KeyringRefusal damaged) {
            return ""; // it is no record: what cannot be read is scanned again
        }
    }

    private void found(String text) {
        latest = text;
        synchronized (writing) {
            written = text;
        }
        HalfBatch kept = HalfBatch.of(text).orElse(null);
        question.set(null);
        if (kept == null) {
            form.fresh();
            ready();
        } else if (kept.isNothingScanned()) {
            fill(kept); // words alone are put back where they stood
        } else {
            at = At.ASKING;
            waiting.clear();
            question.set(kept);
        }
    }

    private void ready() {
        at = At.READY;
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }

    boolean isReady() {
        return at == At.READY;
    }

    boolean isAsking() {
        return at == At.ASKING;
    }

    /** Does it once all that is kept is there. */
    void whenReady(Runnable what) {
        if (at == At.READY) {
            what.run();
        } else {
            waiting.add(what);
        }
    }

    /** Goes on with what is kept. */
    void goOn() {
        HalfBatch kept = question.get();
        if (kept != null) {
            question.set(null);
            fill(kept);
        }
    }

    private void fill(HalfBatch kept) {
        at = At.FILLING;
        form.fill(
                kept,
                () -> {
                    ready();
                    keep();
                });
    }

    /** Keeps it no longer; {@link #bringBack} has it until another batch is begun. */
    void setAside() {
        HalfBatch kept = question.get();
        if (kept != null) {
            aside = kept;
            question.set(null);
            form.fresh();
            ready();
            keep();
        }
    }

    /** What was set aside is there again; false where nothing was. */
    boolean bringBack() {
        HalfBatch kept = aside;
        aside = null;
        if (kept == null) {
            return false;
        }
        fill(kept);
        return true;
    }

    /** Keeps what there is now. */
    void keep() {
        if (at != At.READY) {
            return; // what was kept must not be overwritten by a form that does not show it yet
        }
        String now = form.half().map(HalfBatch::json).orElse("");
        if (!now.equals(latest)) {
            latest = now;
            work.read(
                    () -> {
                        write();
                        return now;
                    },
                    kept -> {});
        }
    }

    /** The newest last, however many wait. */
    private void write() {
        synchronized (writing) {
            String now = latest;
            if (!now.equals(written)) {
                desk.keepDraft(name, now);
                written = now;
            }
        }
    }

    /** It is signed: nothing of it stays behind. On the thread that recorded it. */
    void forget() {
        latest = "";
        write();
    }
}
