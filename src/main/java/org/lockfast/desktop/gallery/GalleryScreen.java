package org.lockfast.desktop.gallery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.SmartTime;
import org.lockfast.desktop.Words;

/** The gallery: a page for each own control. */
public final class GalleryScreen implements Screen {
    private final Words words = Words.in(GalleryScreen.class);
    private final Map<String, Supplier<Node>> pages = new LinkedHashMap<>();
    private final ListView<String> names = new ListView<>();
    private final ScrollPane page = new ScrollPane();
    private final HBox node = new HBox(names, page);

    /**
     * @param time reads the times typed into the sample fields
     */
    public GalleryScreen(SmartTime time) {
        pages.put(words.say("gallery.type"), TypePage::new);
        pages.put(words.say("gallery.buttons"), ButtonsPage::new);
        pages.put(words.say("gallery.fields"), () -> new FieldsPage(time));
        pages.put(words.say("gallery.chips"), ChipsPage::new);
        pages.put(words.say("gallery.continuity"), ContinuityPage::new);
        pages.put(words.say("gallery.tiles"), TilesPage::new);
        pages.put(words.say("gallery.messages"), MessagesPage::new);
        pages.put(words.say("gallery.pictures"), PicturesPage::new);
        names.getItems().setAll(pages.keySet());
        names.setAccessibleText(words.say("gallery.pages"));
        names.setMinWidth(180);
        names.setPrefWidth(200);
        page.setFitToWidth(true);
        page.setFocusTraversable(false);
        HBox.setHgrow(page, Priority.ALWAYS);
        node.getStyleClass().add("columns");
        VBox.setVgrow(node, Priority.ALWAYS);
        names.getSelectionModel()
                .selectedItemProperty()
                .subscribe(name -> {
                    if (name != null) {
                        page.setContent(pages.getOrDefault(name, VBox::new).get());
                        page.setVvalue(0);
                    }
                });
        names.getSelectionModel().selectFirst();
    }

    /** How many pages there are. */
    public int pages() {
        return pages.size();
    }

    /** Turns to a page, counted from 0. */
    public void turnTo(int index) {
        names.getSelectionModel().select(index);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled(words.say("gallery.title"));
    }

    @Override
    public void shown() {
        names.requestFocus();
    }

    @Override
    public void hidden() {}
}
