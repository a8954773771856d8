package org.lockfast.app.window;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Desk;
import org.lockfast.exhibit.Case;
import org.lockfast.place.Place;

/**
 * Cases and places by what is typed in the scan bar. Off the FX thread, but for {@link #changed}.
 */
final class CasesAndPlaces {
    /** So much must be typed: fewer letters are in everything. */
    private static final int FEWEST_LETTERS = 3;

    /** How far back cases are looked through for words of their titles. */
    private static final int NEWEST_CASES = 200;

    private final Desk desk;
    private final AtomicReference<Lists> lists = new AtomicReference<>(new Lists());

    /** What was read since something was recorded last; a read under way then writes to the old. */
    private static final class Lists {
        private volatile @Nullable List<Place> places;
        private volatile @Nullable List<Case> cases;
    }

    /**
     * What was found.
     *
     * @param cases by reference, else by words of the title
     * @param places open ones, those first that are called so themselves
     */
    record Known(List<Case> cases, List<Place> places) {
        static final Known NOTHING = new Known(List.of(), List.of());
    }

    CasesAndPlaces(Desk desk) {
        this.desk = desk;
    }

    /** Something was recorded: what was read is old. */
    void changed() {
        lists.set(new Lists());
    }

    /**
     * Looks for them.
     *
     * @param most of each
     */
    Known find(String text, int most) {
        String typed = text.strip().toLowerCase(Locale.UK);
        if (typed.length() < FEWEST_LETTERS) {
            return Known.NOTHING;
        }
        return new Known(cases(typed, most), places(typed, most));
    }

    private List<Case> cases(String typed, int most) {
        Set<Case> found = new LinkedHashSet<>(desk.cases().byReference(typed));
        newest().stream()
                .filter(one -> one.reference().toLowerCase(Locale.UK).startsWith(typed))
                .forEach(found::add);
        newest().stream().filter(one -> begins(one.title(), typed)).forEach(found::add);
        return found.stream().limit(most).toList();
    }

    private List<Case> newest() {
        Lists now = lists.get();
        List<Case> read = now.cases;
        if (read == null) {
            read = desk.cases().recent(NEWEST_CASES);
            now.cases = read;
        }
        return read;
    }

    private List<Place> places(String typed, int most) {
        Lists now = lists.get();
        List<Place> read = now.places;
        if (read == null) {
            read = new ArrayList<>(desk.places().all());
            now.places = read;
        }
        return read.stream()
                .filter(one -> one.closed() == null && begins(one.path(), typed))
                .sorted(Comparator.comparing(one -> !begins(one.name(), typed)))
                .limit(most)
                .toList();
    }

    /** Whether each word that is typed begins a word of the text. */
    private static boolean begins(String text, String typed) {
        String[] all = text.toLowerCase(Locale.UK).split("[^\\p{L}\\p{N}]+");
        return Stream.of(typed.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .allMatch(word -> Stream.of(all).anyMatch(one -> one.startsWith(word)));
    }
}
