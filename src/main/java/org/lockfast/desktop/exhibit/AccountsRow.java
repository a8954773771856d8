package org.lockfast.desktop.exhibit;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lockfast.continuity.Account;
import org.lockfast.desktop.ContinuityStrip;
import org.lockfast.desktop.Stretch;
import org.lockfast.desktop.Words;

/** Every account of a stretch, side by side, also once it is found which holds. */
final class AccountsRow extends HBox {
    /**
     * @param open told of a stretch that was chosen
     */
    AccountsRow(SeenStory story, Account.Accounts both, Consumer<Stretch> open) {
        Words words = Words.in(AccountsRow.class);
        getStyleClass().add("account-row");
        for (int i = 0; i < both.sides().size(); i++) {
            Label name = new Label(story.accountName(i));
            name.getStyleClass().add("strong");
            name.setMinWidth(USE_PREF_SIZE);
            Label follows =
                    new Label(
                            both.conflict().isOpen()
                                    ? words.say("exhibit.account.open")
                                    : both.follows(i)
                                            ? words.say("exhibit.account.follows")
                                            : words.say("exhibit.account.not"));
            follows.getStyleClass().add("muted");
            Pane head =
                    both.sides().size() > 2 // no room beside the name
                            ? both.conflict().isOpen() ? new VBox(name) : new VBox(name, follows)
                            : new HBox(name, follows);
            if (head instanceof HBox) {
                head.getStyleClass().add("account-head");
            }
            ContinuityStrip one = new ContinuityStrip();
            one.setStretches(story.stretches(both.sides().get(i).spans()));
            one.onOpen(open);
            List<Account.Span> spans = both.sides().get(i).spans();
            if (!spans.isEmpty() && spans.getLast().to() != null) {
                one.endsBeforeNow();
            }
            VBox side = new VBox(head, one);
            side.getStyleClass().add("account-side");
            side.setPrefWidth(200);
            HBox.setHgrow(side, Priority.ALWAYS);
            getChildren().add(side);
        }
    }
}
