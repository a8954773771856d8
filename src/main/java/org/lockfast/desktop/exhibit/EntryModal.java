package org.lockfast.desktop.exhibit;

import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.continuity.Happening;
import org.lockfast.desktop.Collar;
import org.lockfast.desktop.Modal;
import org.lockfast.desktop.Words;

/**
 * One entry with everything that is recorded of it: both clocks, device, how each person vouched.
 */
final class EntryModal implements Modal {
    private static final double WIDTH = 560;
    private static final double HEIGHT = 300;

    private final Words words = Words.in(EntryModal.class);
    private final ExhibitStory.Line line;
    private final VBox node = new VBox();

    /**
     * @param files pictures the entry names: a photograph, a signature as it was drawn
     * @param toCome how many more it names that are not here yet
     */
    EntryModal(Seen seen, ExhibitStory.Line line, List<Image> files, long toCome) {
        this.line = line;
        Happening h = line.happening();
        node.getStyleClass().addAll("card-content", "entry");
        node.setPrefWidth(WIDTH);
        line.told().details().forEach(this::say);
        line.told().vouched().forEach(this::say);
        Instant happened = h.when();
        say(words.say("exhibit.entry.happened", seen.said(happened)));
        say(words.say("exhibit.entry.recorded", seen.said(h.recorded())));
        String device = seen.story().names().device(h.device());
        say(
                words.say(
                        "exhibit.entry.device",
                        device.equals(h.device()) ? device : device + " (" + h.device() + ")",
                        h.app(),
                        h.epoch()));
        Label id = new Label(words.say("exhibit.entry.id", h.record(), h.eid().base64()));
        id.getStyleClass().addAll("small", "mono", "muted");
        id.setWrapText(true);
        node.getChildren().add(id);
        files.forEach(this::picture);
        if (toCome > 0) {
            say(words.count("exhibit.entry.not-here", toCome));
        }
    }

    private void picture(Image file) {
        ImageView view = new ImageView(file);
        view.setPreserveRatio(true);
        view.setFitWidth(Math.min(WIDTH, file.getWidth()));
        view.setFitHeight(Math.min(HEIGHT, file.getHeight()));
        view.setAccessibleText(words.say("exhibit.entry.picture"));
        node.getChildren().add(view);
    }

    private void say(String text) {
        Label label = new Label(Collar.kept(text));
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
