package org.lockfast.desktop.exhibit;

import java.time.Instant;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.continuity.Happening;
import org.lockfast.desktop.Modal;
import org.lockfast.desktop.Words;

/**
 * One entry with everything that is recorded of it: both clocks, device, how each person vouched.
 */
final class EntryModal implements Modal {
    private static final double WIDTH = 560;

    private final Words words = Words.in(EntryModal.class);
    private final ExhibitStory.Line line;
    private final VBox node = new VBox();

    EntryModal(Seen seen, ExhibitStory.Line line) {
        this.line = line;
        Happening h = line.happening();
        node.getStyleClass().addAll("card-content", "entry");
        node.setPrefWidth(WIDTH);
        line.told().details().forEach(this::say);
        line.told().vouched().forEach(this::say);
        Instant happened = h.when();
        say(words.say("exhibit.entry.happened", seen.said(happened)));
        say(words.say("exhibit.entry.recorded", seen.said(h.recorded())));
        say(words.say("exhibit.entry.device", h.device(), h.app(), h.epoch()));
        Label id = new Label(words.say("exhibit.entry.id", h.record(), h.eid().base64()));
        id.getStyleClass().addAll("small", "mono", "muted");
        id.setWrapText(true);
        node.getChildren().add(id);
    }

    private void say(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        node.getChildren().add(label);
    }

    @Override
    public String title() {
        return line.told().title();
    }

    @Override
    public Node node() {
        return node;
    }
}
