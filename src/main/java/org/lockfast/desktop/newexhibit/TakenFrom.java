package org.lockfast.desktop.newexhibit;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.PackageState;
import org.lockfast.continuity.TakingSubExhibits.Left;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.exhibit.Exhibit;

/** What a sub-exhibit is taken from, and what is left of that. */
final class TakenFrom {
    /**
     * The old one.
     *
     * @param several it has more packages than this one
     */
    record Parent(Exhibit exhibit, PackageState pack, boolean several) {}

    final ObjectProperty<@Nullable Parent> parent = new SimpleObjectProperty<>();

    private final @Nullable UUID pack;
    private final Words words = Words.in(TakenFrom.class);

    /**
     * @param pack the package it is taken from; null where it is no sub-exhibit
     */
    TakenFrom(@Nullable UUID pack) {
        this.pack = pack;
    }

    @Nullable UUID pack() {
        return pack;
    }

    /** Reads the old one, then goes on. */
    void read(Desk desk, Work work, Runnable then) {
        UUID id = pack;
        if (id != null) {
            work.read(
                    () ->
                            desk.movements()
                                    .state(id)
                                    .flatMap(p ->
                                            desk.exhibits()
                                                    .byId(p.exhibitId())
                                                    .map(e ->
                                                            new Parent(
                                                                    e,
                                                                    p,
                                                                    desk.movements()
                                                                                    .packagesOf(
                                                                                            e.id())
                                                                                    .size()
                                                                            > 1))),
                    (Optional<Parent> found) -> {
                        parent.set(found.orElse(null));
                        then.run();
                    });
        }
    }

    /** Where the new one was, until somebody says it better; empty where it is no sub-exhibit. */
    String where() {
        Parent of = parent.get();
        return of == null ? "" : words.say("newexhibit.taken.where", of.exhibit().name());
    }

    /** What is left, where somebody counted or weighed. */
    static @Nullable Left left(ExhibitFields fields) {
        BigDecimal amount = Judge.number(fields.left.get()).orElse(null);
        String unit = fields.leftUnit.get().strip();
        return amount == null ? null : new Left(amount, unit.isEmpty() ? null : unit);
    }
}
