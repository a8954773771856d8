package org.lockfast.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Acting;
import org.lockfast.journal.JournalEvents;
import org.lockfast.journal.OpeningProgress;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.Password;
import org.lockfast.officer.Permission;
import org.lockfast.records.Rebuild;

/**
 * Makes the index anew from the journal, which is the truth. Lost records have to be accepted with
 * a reason first; that is itself an entry.
 */
public final class RebuildingIndex {
    private final Path directory;
    private final Surroundings surroundings;
    private final OpeningProgress progress;

    /**
     * @param progress told how far the new index is, and before and after it how far opening is
     */
    public RebuildingIndex(Path directory, Surroundings surroundings, OpeningProgress progress) {
        this.directory = directory;
        this.surroundings = surroundings;
        this.progress = progress;
    }

    /**
     * @param acceptLoss why lost records are accepted; null: none are
     * @return the number of journal records the new index follows
     */
    public Outcome<Long> rebuild(String collar, Password password, @Nullable String acceptLoss)
            throws IOException {
        Rebuild made = null;
        Outcome<StoreOpening.SignedIn> first =
                new StoreOpening(directory, surroundings, progress).open(collar, password);
        if (first
                instanceof
                Outcome.Done<StoreOpening.SignedIn>(StoreOpening.SignedIn opened, List<String> _)) {
            try (OpenStore store = opened.store()) {
                Outcome<Acting> allowed = opened.session().acting(Permission.REBUILD);
                if (allowed
                        instanceof
                        Outcome.Refused<Acting>(
                                String code,
                                String sentence,
                                List<String> choices)) {
                    return new Outcome.Refused<>(code, sentence, choices);
                }
                List<JournalEvents.LossAccepted> lost =
                        OpenLosses.in(store.journal(), acceptLoss == null ? "" : acceptLoss);
                if (!lost.isEmpty() && (acceptLoss == null || acceptLoss.isBlank())) {
                    return Outcome.refused(
                            "LOSS",
                            "Journal records "
                                    + lost.getFirst().from()
                                    + " to "
                                    + lost.getLast().to()
                                    + " are lost. Put back a copy that has them, or accept the loss: rebuild --accept-loss REASON");
                }
                allowed.then(acting ->
                        Outcome.done(
                                store.journal().record(acting, OpenLosses.accepting(store, lost))));
                made = store.indexBeside(progress);
            } finally {
                opened.identity().close();
            }
        } else if (first
                instanceof
                Outcome.Refused<StoreOpening.SignedIn>(
                        String code,
                        String sentence,
                        List<String> choices)) {
            return new Outcome.Refused<>(code, sentence, choices);
        }
        if (made != null) {
            made.takePlace();
        }
        return new StoreOpening(directory, surroundings, progress)
                .open(collar, password)
                .then(opened -> {
                    try (OpenStore store = opened.store()) {
                        return Outcome.done(store.journal().count());
                    } catch (IOException e) {
                        return Outcome.refused(
                                "DISK",
                                "The index was made and could not be closed: " + e.getMessage());
                    } finally {
                        opened.identity().close();
                    }
                });
    }
}
