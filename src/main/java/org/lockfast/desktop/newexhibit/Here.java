package org.lockfast.desktop.newexhibit;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.lockfast.desktop.Card;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.Status;
import org.lockfast.desktop.StatusChip;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.Exhibit;

/** The last exhibits of the case, to see at a glance what is done. */
final class Here {
    private static final int MOST = 4;
    private static final Words WORDS = Words.in(Here.class);

    private Here() {}

    /** Shows the newest of them. */
    static void show(Card card, List<Exhibit> exhibits) {
        if (exhibits.isEmpty()) {
            Label none = new Label(WORDS.say("newexhibit.here.none"));
            none.getStyleClass().addAll("muted", "small");
            card.getContent().setAll(none);
        } else {
            card.getContent().setAll(exhibits.stream().limit(MOST).map(Here::line).toList());
        }
    }

    private static Node line(Exhibit one) {
        Label name = new Label(one.name());
        name.getStyleClass().add("mono-strong");
        name.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        Label what = new Label(one.description() == null ? "" : one.description());
        what.setTextOverrun(OverrunStyle.ELLIPSIS);
        what.setMaxWidth(Double.MAX_VALUE);
        what.setMinWidth(0);
        HBox.setHgrow(what, Priority.ALWAYS);
        HBox line = new HBox(name, what, state(one));
        line.getStyleClass().add("here-line");
        line.setFillHeight(false);
        return line;
    }

    private static Node state(Exhibit one) {
        if (!one.holds().isEmpty()) {
            return new StatusChip(Status.HOLD.chip());
        }
        if (!one.incomplete().isEmpty()) {
            return new StatusChip(
                    Status.INCOMPLETE.saying(String.valueOf(one.incomplete().size())));
        }
        Node done = Icon.DONE.node();
        done.setAccessibleText(WORDS.say("newexhibit.here.complete"));
        return done;
    }
}
