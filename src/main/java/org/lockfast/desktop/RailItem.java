package org.lockfast.desktop;

import java.util.List;

/**
 * The lines of the menu at the left, in their order; Alt+1 to Alt+0 go there. What a role may not
 * use is absent, not grey.
 */
public enum RailItem {
    TODAY("rail.today", Icon.TODAY, new Place.Today()),
    EXHIBITS("rail.exhibits", Icon.EXHIBIT, new Place.Exhibits("")),
    CASES("rail.cases", Icon.CASE, new Place.Cases()),
    HAND_OVER("rail.hand-over", Icon.HAND_OVER, new Place.HandOver(List.of())),
    RECEIVE("rail.receive", Icon.BOOKED_IN, new Place.Receive(List.of())),
    CONFLICTS("rail.conflicts", Icon.CONFLICT, new Place.Conflicts(null)),
    STORE("rail.store", Icon.STORE, new Place.Store()),
    REVIEWS("rail.reviews", Icon.REVIEW, new Place.Reviews()),
    SUPERVISION("rail.supervision", Icon.SUPERVISION, new Place.Supervision()),
    REPORTS("rail.reports", Icon.PRINT, new Place.Reports(null)),
    GUIDANCE("rail.guidance", Icon.GUIDANCE, new Place.Guidance("")),
    ADMIN("rail.admin", Icon.ADMIN, new Place.Admin()),
    SENDING("rail.sending", Icon.SENT, new Place.RecordCheck()),
    LOOKS("rail.looks", Icon.LOOKED_AT, new Place.Looks()),
    PLACES("rail.places", Icon.PLACE, new Place.Places(null)),
    PRINTERS("rail.printers", Icon.PRINT, new Place.Printers()),
    OUT("rail.out", Icon.TRANSIT, new Place.Out()),
    LOCKERS("rail.lockers", Icon.DEPOSITED, new Place.Lockers()),
    HOLDS("rail.holds", Icon.HOLD, new Place.Holds());

    private final String words;
    private final Icon icon;
    private final Place place;

    RailItem(String words, Icon icon, Place place) {
        this.words = words;
        this.icon = icon;
        this.place = place;
    }

    /** Its name. */
    public String said() {
        return Words.common().say(words);
    }

    /** Its picture. */
    public Icon icon() {
        return icon;
    }

    /** Where it leads. */
    public Place place() {
        return place;
    }

    /** True if this line stands for a place, so that it is marked while the place is shown. */
    boolean covers(Place shown) {
        return switch (this) {
            case TODAY -> shown instanceof Place.Today;
            case EXHIBITS ->
                    shown instanceof Place.Exhibits
                            || shown instanceof Place.Exhibit
                            || shown instanceof Place.NewExhibit
                            || shown instanceof Place.Opening
                            || shown instanceof Place.Label;
            case CASES -> shown instanceof Place.Cases || shown instanceof Place.Case;
            case HAND_OVER -> shown instanceof Place.HandOver;
            case RECEIVE -> shown instanceof Place.Receive;
            case CONFLICTS -> shown instanceof Place.Conflicts;
            case SENDING -> shown instanceof Place.RecordCheck;
            case STORE -> shown instanceof Place.Store;
            case REVIEWS -> shown instanceof Place.Reviews;
            case SUPERVISION -> shown instanceof Place.Supervision;
            case REPORTS -> shown instanceof Place.Reports;
            case GUIDANCE -> shown instanceof Place.Guidance;
            case LOOKS -> shown instanceof Place.Looks;
            case ADMIN ->
                    shown instanceof Place.Admin
                            || shown instanceof Place.RulesInForce
                            || shown instanceof Place.Imports;
            case PRINTERS -> shown instanceof Place.Printers || shown instanceof Place.Layouts;
            case PLACES -> shown instanceof Place.Places || shown instanceof Place.Container;
            case OUT -> shown instanceof Place.Out;
            case LOCKERS -> shown instanceof Place.Lockers;
            case HOLDS -> shown instanceof Place.Holds;
        };
    }
}
