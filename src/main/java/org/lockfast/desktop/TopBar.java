package org.lockfast.desktop;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Name, scan bar, New exhibit, and the officer. */
final class TopBar extends HBox {
    private final ScanBar bar = new ScanBar();
    private final StackPane name = new StackPane();
    private final Label product =
            new Label(Words.common().say("frame.product"), Icon.SHIELD.node());

    TopBar(FrameModel model, Runnable newExhibit, Runnable preferences, FrameActions actions) {
        getStyleClass().add("top-bar");
        Words words = Words.common();
        product.getStyleClass().add("product");
        name.getChildren().setAll(product);
        name.getStyleClass().add("product-box");
        name.setAlignment(Pos.CENTER_LEFT);
        Button add = new Button(words.say("frame.new-exhibit"), Icon.ADD.node());
        add.getStyleClass().add("on-rail");
        KeyHint.on(add, Keys.NEW_EXHIBIT);
        add.setOnAction(pressed -> newExhibit.run());
        add.setMinWidth(USE_PREF_SIZE);
        Region apart = new Region();
        HBox.setHgrow(apart, Priority.ALWAYS);
        HBox.setHgrow(bar, Priority.ALWAYS);
        getChildren().setAll(name, bar, apart, add, officer(model, preferences, actions));
    }

    private static MenuButton officer(
            FrameModel model, Runnable preferences, FrameActions actions) {
        Words words = Words.common();
        Label who = new Label();
        who.getStyleClass().add("strong");
        who.textProperty().bind(model.officerProperty());
        Label role = new Label();
        role.getStyleClass().add("small");
        role.textProperty().bind(model.roleProperty());
        role.managedProperty().bind(role.textProperty().isNotEmpty());
        VBox named = new VBox(who, role);
        named.setAlignment(Pos.CENTER_LEFT);
        HBox face = new HBox(Icon.OFFICER.node(), named);
        face.getStyleClass().add("officer-face");
        MenuItem lock = new MenuItem(words.say("rail.lock"));
        lock.setAccelerator(Keys.LOCK.combination());
        lock.setOnAction(pressed -> actions.lock().run());
        MenuItem leave = new MenuItem(words.say("frame.sign-out"));
        leave.setOnAction(pressed -> actions.signOut().run());
        MenuItem password = new MenuItem(words.say("frame.password"));
        password.setOnAction(pressed -> actions.ownPassword().run());
        MenuItem looks = new MenuItem(words.say("frame.preferences"));
        looks.setOnAction(pressed -> preferences.run());
        MenuButton menu = new MenuButton("", face, lock, leave, password, looks);
        menu.getStyleClass().add("officer");
        menu.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        menu.setMinWidth(USE_PREF_SIZE);
        model.officerProperty()
                .subscribe(officer -> menu.setAccessibleText(words.say("frame.officer", officer)));
        return menu;
    }

    ScanBar bar() {
        return bar;
    }

    private void narrow(boolean narrow) {
        product.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
    }

    /** As wide as the rail beneath, so that the bar begins where the content begins. */
    void alignWith(Rail rail) {
        rail.narrowProperty().subscribe(this::narrow);
        name.prefWidthProperty().bind(rail.widthProperty().subtract(14));
        name.minWidthProperty().bind(rail.widthProperty().subtract(14));
    }
}
