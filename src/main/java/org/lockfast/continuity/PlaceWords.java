package org.lockfast.continuity;

import org.jspecify.annotations.Nullable;
import org.lockfast.place.PlaceEvent;

/** What changed of a place, in words. */
final class PlaceWords {
    private PlaceWords() {}

    static String said(PlaceEvent.Changed e) {
        String to = e.to();
        return switch (e.field()) {
            case PlaceEvent.PATH -> "Place " + said(e.from()) + " is called " + said(to);
            case PlaceEvent.STORAGE -> "Storage class " + said(e.from()) + " becomes " + said(to);
            case PlaceEvent.CAPACITY ->
                    to == null
                            ? "No number of packages is set for the place"
                            : "The place takes " + to + (to.equals("1") ? " package" : " packages");
            case PlaceEvent.CLOSED ->
                    to == null ? "The place is open again" : "The place is closed";
            default -> e.field() + " of the place: " + said(e.from()) + " becomes " + said(to);
        };
    }

    private static String said(@Nullable String text) {
        return text == null ? "nothing" : text;
    }

    /** Whether it changes what is read in the record of an exhibit that was there. */
    static boolean isRead(Happening h) {
        return !(h.event() instanceof PlaceEvent.Changed e)
                || e.field().equals(PlaceEvent.PATH)
                || e.field().equals(PlaceEvent.STORAGE);
    }
}
