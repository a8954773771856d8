package org.lockfast.testing;

import java.util.ArrayList;
import java.util.List;
import org.lockfast.desktop.Navigator;
import org.lockfast.desktop.Place;

/**
 * A navigator that only remembers where a screen wanted to go; {@code back()} is null's stead, the
 * word "back".
 */
public final class WentTo implements Navigator {
    /** Every wish in order: "open …", "replace …", "start at …", "back". */
    public final List<String> wishes = new ArrayList<>();

    /** Every place asked for, in order. */
    public final List<Place> places = new ArrayList<>();

    @Override
    public void open(Place place) {
        wish("open ", place);
    }

    @Override
    public void replace(Place place) {
        wish("replace ", place);
    }

    @Override
    public void back() {
        wishes.add("back");
    }

    @Override
    public void startAt(Place place) {
        wish("start at ", place);
    }

    private void wish(String how, Place place) {
        wishes.add(how + place);
        places.add(place);
    }
}
