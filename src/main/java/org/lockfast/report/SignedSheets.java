package org.lockfast.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.Telling;
import org.lockfast.journal.AttachmentCheck;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.paper.Picture;

/**
 * What somebody without an account signed: the sheet with the line they drew, or the paper form.
 * Which file it is says the entry in the journal, not the index.
 */
final class SignedSheets {
    private static final Set<Vouch> DRAWN = EnumSet.of(Vouch.DRAWN, Vouch.CARD_DRAWN);
    private static final Set<Vouch> PAPER = EnumSet.of(Vouch.PAPER, Vouch.CARD_PAPER);

    /** What is said of a file of a signature that is not the one that was attached. */
    static final String CHANGED =
            "What is kept as the signature is not the file that was attached.";

    /** A file as found, and what it shows; null where it shows nothing that can be drawn. */
    private record Found(AttachmentCheck.State state, @Nullable Picture picture) {}

    private final Map<Hash, Found> found = new HashMap<>();
    private final Map<Hash, Integer> drawnAt = new HashMap<>();

    /** Looks for the signatures of all entries, once each. */
    SignedSheets(List<ExhibitStory.Line> events, List<Proofs.Checked> checked, KeptFiles files) {
        for (int i = 0; i < events.size(); i++) {
            Vouch way = way(events.get(i).happening());
            if (DRAWN.contains(way) || PAPER.contains(way)) {
                for (Entry.Attachment one : checked.get(i).files()) {
                    found.computeIfAbsent(one.hash(), _ -> found(files.find(one), way));
                }
            }
        }
    }

    private static Found found(KeptFiles.Kept kept, Vouch way) {
        return new Found(
                kept.state(), DRAWN.contains(way) ? Picture.png(kept.bytes()).orElse(null) : null);
    }

    private static Vouch way(Happening h) {
        Happening.Second second = h.with();
        return second == null ? Vouch.NONE : second.vouch();
    }

    /** Whether a signature the entry names is not what was attached. */
    boolean changed(Proofs.Checked checked) {
        return checked.files().stream()
                .map(file -> found.get(file.hash()))
                .anyMatch(one -> one != null && one.state() == AttachmentCheck.State.CHANGED);
    }

    /**
     * What stands beside the entry about the signature.
     *
     * @param n number the entry is printed under
     */
    List<Words> words(Happening h, Proofs.Checked checked, int n) {
        Vouch way = way(h);
        List<Words> words = new ArrayList<>();
        if (PAPER.contains(way) && checked.files().isEmpty()) {
            words.add(Words.small("The form is kept on paper; no photograph of it is attached."));
        }
        if (DRAWN.contains(way) && checked.files().isEmpty()) {
            words.add(Words.small("No picture of the signature is attached."));
        }
        for (Entry.Attachment file : checked.files()) {
            Found one = found.get(file.hash());
            if (one != null) {
                words.add(Words.small(said(one, file.hash(), PAPER.contains(way), n)));
                words.add(Words.smallCode(file.hash().hex()));
            }
        }
        return words;
    }

    private String said(Found one, Hash hash, boolean paper, int n) {
        String what = paper ? "Photograph of the paper form" : "Sheet signed on the screen";
        String kept = ". SHA-256 it is kept under:";
        return switch (one.state()) {
            case MISSING -> what + ": not at hand in this store" + kept;
            case CHANGED -> what + ": NOT GOOD, see page 1" + kept;
            case GOOD -> {
                if (paper) {
                    yield what + ", kept with the record" + kept;
                }
                if (one.picture() == null) {
                    yield what + ": kept, and no picture that can be drawn here" + kept;
                }
                int first = drawnAt.computeIfAbsent(hash, _ -> n);
                yield what + (first == n ? ", drawn below" : ", drawn at entry " + first) + kept;
            }
        };
    }

    /** The sheet to be drawn below the entry; empty where there is none, or it was drawn before. */
    Optional<Row.Below> below(Happening h, Proofs.Checked checked, int n) {
        for (Entry.Attachment file : checked.files()) {
            Found one = found.get(file.hash());
            if (one != null
                    && one.picture() != null
                    && Integer.valueOf(n).equals(drawnAt.get(file.hash()))) {
                return Optional.of(new Row.Below(one.picture(), alternative(h, n)));
            }
        }
        return Optional.empty();
    }

    private static String alternative(Happening h, int n) {
        Happening.Second second = h.with();
        String who =
                second == null || second.officer() != null
                        ? "the other party"
                        : Telling.said(second.name());
        return "The sheet of entry "
                + n
                + " with the line drawn on it by "
                + who
                + ": statement, exhibits with their seals, and signature.";
    }
}
