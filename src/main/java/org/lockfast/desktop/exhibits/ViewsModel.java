package org.lockfast.desktop.exhibits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.KeyringRefusal;

/**
 * The views one officer keeps on this computer, and the columns chosen last: sealed in the store's
 * local files and no part of the record. What cannot be read is set aside and said. On the FX
 * thread, but for {@link #save} and {@link #rename}.
 */
final class ViewsModel {
    /** Under which they are kept, for this officer. */
    static final String NAME = "views";

    /** The most views of one officer: more are no quicker than a search. */
    static final int MOST = 30;

    private static final int LONGEST_NAME = 60;

    private final ReadOnlyObjectWrapper<KeptViews> kept =
            new ReadOnlyObjectWrapper<>(KeptViews.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Deleted> deleted = new ReadOnlyObjectWrapper<>();
    private final Object writing = new Object();
    private final Desk desk;
    private final Work work;
    private final Notices notices;
    private final Words words = Words.in(ViewsModel.class);
    private KeptViews latest = KeptViews.NONE;
    private boolean found;

    /** What was deleted last, and where it stood. */
    record Deleted(View view, int at) {}

    /** What a first look found. */
    private record Read(KeptViews kept, boolean setAside) {}

    ViewsModel(Desk desk, Work work, Notices notices) {
        this.desk = desk;
        this.work = work;
        this.notices = notices;
    }

    ReadOnlyObjectProperty<KeptViews> kept() {
        return kept.getReadOnlyProperty();
    }

    /** What {@link #bringBack} has; null for nothing. */
    ReadOnlyObjectProperty<@Nullable Deleted> deleted() {
        return deleted.getReadOnlyProperty();
    }

    /** Looks for them; another screen may have changed them since. */
    void find() {
        work.read(
                this::read,
                now -> {
                    found = true;
                    kept.set(now.kept());
                    if (now.setAside()) {
                        notices.say(words.say("exhibits.views.set-aside"));
                    }
                });
    }

    private Read read() {
        synchronized (writing) {
            Optional<KeptViews> there = there();
            if (there.isEmpty()) {
                desk.setDraftAside(NAME);
            }
            latest = there.orElse(KeptViews.NONE);
            return new Read(latest, there.isEmpty());
        }
    }

    /** What is kept; empty where it cannot be read. */
    private Optional<KeptViews> there() {
        try {
            String text = desk.draft(NAME).orElse("");
            return text.isEmpty() ? Optional.of(KeptViews.NONE) : KeptViews.of(text);
        } catch (KeyringRefusal damaged) {
            return Optional.empty();
        }
    }

    /** Keeps another view, last. */
    Outcome<View> save(View view) {
        String name = view.name().strip();
        return change(
                        name,
                        null,
                        views -> {
                            List<View> more = new ArrayList<>(views);
                            more.add(view.named(name));
                            return more;
                        })
                .then(done -> Outcome.done(view.named(name)));
    }

    /** Gives one another name. */
    Outcome<View> rename(View view, String other) {
        String name = other.strip();
        return change(
                        name,
                        view,
                        views ->
                                views.stream()
                                        .map(one -> one.equals(view) ? one.named(name) : one)
                                        .toList())
                .then(done -> Outcome.done(view.named(name)));
    }

    private Outcome<KeptViews> change(
            String name, @Nullable View except, UnaryOperator<List<View>> how) {
        if (name.length() > LONGEST_NAME) {
            return Outcome.refused("NAME", words.say("exhibits.views.long", LONGEST_NAME));
        }
        KeptViews now;
        synchronized (writing) {
            List<View> views = latest.views();
            if (views.stream()
                    .anyMatch(one -> !one.equals(except) && one.name().equalsIgnoreCase(name))) {
                return Outcome.refused("NAME", words.say("exhibits.views.taken", name));
            }
            if (except == null && views.size() >= MOST) {
                return Outcome.refused("MANY", words.say("exhibits.views.many", MOST));
            }
            now = write(latest.with(how.apply(views)));
        }
        work.read(() -> now, this::show);
        return Outcome.done(now);
    }

    /** Keeps one no longer; {@link #bringBack} has it until another is deleted. */
    void delete(View view) {
        int at = kept.get().views().indexOf(view);
        if (at < 0) {
            return;
        }
        work.read(
                () ->
                        rewrite(views -> {
                            List<View> fewer = new ArrayList<>(views);
                            fewer.remove(view);
                            return fewer;
                        }),
                now -> {
                    show(now);
                    deleted.set(new Deleted(view, at));
                    notices.say(words.say("exhibits.views.deleted", view.name()));
                });
    }

    /** What was deleted last stands where it stood. */
    void bringBack() {
        Deleted gone = deleted.get();
        if (gone == null) {
            return;
        }
        deleted.set(null);
        work.read(
                () ->
                        rewrite(views -> {
                            List<View> more = new ArrayList<>(views);
                            more.add(Math.min(gone.at(), more.size()), gone.view());
                            return more;
                        }),
                this::show);
    }

    /** The columns chosen last; nothing is kept before what is there was looked for. */
    void keepColumns(List<Column> columns) {
        if (found && !columns.equals(kept.get().columns())) {
            work.read(
                    () -> {
                        synchronized (writing) {
                            return write(latest.showing(columns));
                        }
                    },
                    this::show);
        }
    }

    /** How wide somebody made the columns. */
    void keepWidths(Map<Column, Integer> widths) {
        if (found) {
            work.read(
                    () -> {
                        synchronized (writing) {
                            return write(latest.wide(widths));
                        }
                    },
                    this::show);
        }
    }

    private void show(KeptViews now) {
        kept.set(now);
    }

    private KeptViews rewrite(UnaryOperator<List<View>> how) {
        synchronized (writing) {
            return write(latest.with(how.apply(latest.views())));
        }
    }

    private KeptViews write(KeptViews now) {
        desk.keepDraft(NAME, now.json());
        latest = now;
        return now;
    }
}
