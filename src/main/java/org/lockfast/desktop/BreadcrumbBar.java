package org.lockfast.desktop;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Where this screen lies: links to what lies above, then its own name. */
final class BreadcrumbBar extends HBox {
    private final Consumer<Place> go;

    BreadcrumbBar(Consumer<Place> go) {
        this.go = go;
        getStyleClass().add("breadcrumb");
    }

    void show(List<Crumb> trail, String here) {
        getChildren().clear();
        for (Crumb crumb : trail) {
            Hyperlink link = new Hyperlink(crumb.text());
            link.setOnAction(pressed -> go.accept(crumb.place()));
            Label then = new Label("›");
            then.getStyleClass().add("muted");
            getChildren().addAll(link, then);
        }
        getChildren().add(new Label(here));
    }
}
