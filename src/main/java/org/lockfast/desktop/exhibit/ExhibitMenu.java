package org.lockfast.desktop.exhibit;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuItem;
import org.lockfast.continuity.CountingCash;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.PropertyKind;

/** What can be done with an exhibit besides the buttons of its head. */
final class ExhibitMenu {
    private final ExhibitViewModel model;
    private final Words words = Words.in(ExhibitMenu.class);

    ExhibitMenu(ExhibitViewModel model) {
        this.model = model;
    }

    /** What fits the state comes first; that it is in my hand is always there. */
    List<MenuItem> items(Seen seen) {
        String state = seen.pack().sealState();
        boolean sealed = state.equals("SEALED") || state.equals("RESEALED");
        List<MenuItem> items = new ArrayList<>();
        if (sealed || state.startsWith("SEAL_")) {
            items.add(item(words.say("exhibit.menu.look"), model::lookAtSeal));
            items.add(item(words.say("exhibit.menu.open"), model::open));
            items.add(item(words.say("exhibit.menu.reseal"), model::reseal));
        } else if (state.equals("OPENED")) {
            items.add(item(words.say("exhibit.menu.reseal"), model::reseal));
        } else {
            items.add(item(words.say("exhibit.menu.seal"), model::seal));
        }
        items.add(item(words.say("exhibit.menu.in-hand"), model::inHand));
        if (seen.pack().offer() != null) {
            items.add(item(words.say("exhibit.menu.receive"), model::receive));
        }
        if (seen.exhibit().withheld() == null) {
            items.addAll(whereItMayBeSeen(seen));
        }
        items.add(
                seen.pack().status().equals("MISSING")
                        ? item(words.say("exhibit.menu.found"), model::found)
                        : item(words.say("exhibit.menu.missing"), model::missing));
        return items;
    }

    /** What is said of what is in the bag. */
    private List<MenuItem> whereItMayBeSeen(Seen seen) {
        List<MenuItem> items = new ArrayList<>();
        if (!seen.account().openDiscrepancies().isEmpty()) {
            items.add(item(words.say("exhibit.menu.close"), model::closeDiscrepancy));
        }
        if (!seen.account().lateWithoutReason().isEmpty()) {
            items.add(item(words.say("exhibit.menu.late"), model::lateReason));
        }
        items.add(item(words.say("exhibit.menu.treat"), model::treat));
        if (CountingCash.CASH.equals(seen.exhibit().category())) {
            items.add(item(words.say("exhibit.menu.cash"), model::cash));
        }
        if (seen.exhibit().kind() != PropertyKind.EXHIBIT) {
            items.add(item(words.say("exhibit.menu.become"), model::becomeExhibit));
        }
        items.add(item(words.say("exhibit.menu.take"), model::takeSubExhibit));
        items.add(item(words.say("exhibit.menu.correct"), model::correct));
        items.add(item(words.say("exhibit.menu.photo"), model::addPhotos));
        items.add(item(words.say("exhibit.menu.note"), model::note));
        items.add(
                item(
                        words.say(
                                seen.exhibit().kind() == PropertyKind.EXHIBIT
                                        ? "exhibit.menu.receipt"
                                        : "exhibit.menu.receipt.kept"),
                        model::takenReceipt));
        items.add(item(words.say("exhibit.menu.receipt.hands"), model::handsReceipt));
        if (!seen.pack().status().equals("LEFT")) {
            items.add(item(words.say("exhibit.menu.leaving"), model::leaving));
        }
        if (model.mayRestrict()) {
            items.add(item(words.say("exhibit.restrict.menu"), model::restrict));
            if (!seen.restrictions().isEmpty()) {
                items.add(item(words.say("exhibit.lift.menu"), model::lift));
            }
        }
        return items;
    }

    private static MenuItem item(String text, Runnable does) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(pressed -> does.run());
        return item;
    }
}
