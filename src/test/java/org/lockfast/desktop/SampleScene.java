package org.lockfast.desktop;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The scene of the design's picture, in the words of the trade, made of our controls. People and
 * places are invented.
 */
final class SampleScene implements Screen {
    private final BorderPane node = new BorderPane();
    private final HBox foot;

    SampleScene() {
        VBox form = new VBox();
        form.getStyleClass().add("form");
        ScreenHead head = new ScreenHead();
        head.setReference("JSM/7");
        head.setTitle("New exhibit");
        Label when = new Label("Sat 14 Mar 2026 09:12");
        when.getStyleClass().add("mono-strong");
        head.getActions().addAll(when, new Hyperlink("Change"));
        CategoryTiles tiles = new CategoryTiles();
        tiles.setTiles(
                List.of(
                        tile("Phone", Icon.PHONE),
                        tile("Clothing", Icon.CLOTHING),
                        tile("Knife", Icon.KNIFE),
                        tile("Drugs", Icon.DRUGS),
                        tile("Swab", Icon.SWAB),
                        tile("Cash", Icon.CASH),
                        tile("Documents", Icon.DOCUMENTS),
                        tile("Computer", Icon.COMPUTER),
                        tile("Firearm", Icon.FIREARM),
                        tile("Other", Icon.MORE)));
        tiles.choose("Knife");
        SealField seal = new SealField();
        seal.fill(new Scan("A0417702", "", ScanKind.FOREIGN));
        seal.setVerdict(Chip.outlined("New, not used before", Icon.DONE, Tone.GOOD));
        FormField where =
                new FormField(
                        "Where was it?",
                        "Last used: bedside table",
                        new TextField("Kitchen, sink, left bowl"));
        FormField number = new FormField("Seal number", "Scan the bag", seal);
        HBox two = new HBox(where, number);
        two.getStyleClass().add("columns");
        HBox.setHgrow(where, Priority.ALWAYS);
        HBox.setHgrow(number, Priority.ALWAYS);
        ComboBox<String> packaging = new ComboBox<>();
        packaging.getItems().setAll("Tamper-evident bag", "Knife tube");
        packaging.getSelectionModel().selectFirst();
        Button tube = new Button("Use knife tube", Icon.DONE.node());
        tube.getStyleClass().add("accent");
        KeyHint.on(tube, "Enter");
        Button reason = new Button("No tube here: give reason");
        KeyHint.on(reason, Keys.GIVE_REASON);
        Banner advice =
                new Banner(
                        Tone.ACT,
                        "Put a knife in a knife tube, not in a tamper-evident bag",
                        "Guidance P4 Sharps, version 7, 2 February 2026",
                        tube,
                        reason);
        advice.setStacked(true);
        form.getChildren()
                .setAll(
                        head,
                        new FormField("What is it?", "Press a number or tap", tiles),
                        new FormField(
                                "Describe it",
                                "Colour, make, marks. What you see, not what you think",
                                new TextField("Kitchen knife, black handle, 20 cm blade")),
                        two,
                        new FormField("Packaging", "", packaging),
                        advice);
        SmartTimeField time =
                new SmartTimeField(
                        new SmartTime(
                                Clock.fixed(
                                        Instant.parse("2026-03-14T09:30:00Z"),
                                        ZoneId.of("Europe/London"))));
        time.setText("0912");
        Label labelName = new Label("Label");
        labelName.getStyleClass().add("strong");
        VBox side =
                new VBox(labelName, new LabelPreview(), button("Photograph", Keys.PHOTO, false));
        side.getStyleClass().add("page");
        side.setPrefWidth(320);
        side.setMinWidth(320);
        HBox columns = new HBox(form, side);
        HBox.setHgrow(form, Priority.ALWAYS);
        columns.getStyleClass().add("columns");
        node.setCenter(columns);
        Region apart = new Region();
        HBox.setHgrow(apart, Priority.ALWAYS);
        foot =
                new HBox(
                        button("Save, print, next exhibit", Keys.FINISH, true),
                        button("Save and stop", Keys.SAVE_AND_STOP, false),
                        apart,
                        button("Back", Keys.BACK, false));
        foot.getStyleClass().add("scene-foot");
    }

    private static CategoryTiles.Tile tile(String name, Icon icon) {
        return new CategoryTiles.Tile(name, name, icon);
    }

    private static Button button(String text, Keys key, boolean primary) {
        Button button = new Button(text);
        if (primary) {
            button.getStyleClass().add("accent");
        }
        KeyHint.on(button, key);
        return button;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled("New exhibit");
    }

    @Override
    public Layout layout() {
        return Layout.SCENE;
    }

    @Override
    public Optional<Node> foot() {
        return Optional.of(foot);
    }

    @Override
    public Optional<Node> sceneTop() {
        SceneTop top = new SceneTop();
        top.setTitle("14 Marlow Road, N7");
        top.setLine("01YR/4402/26 Sudden death");
        Button list = new Button("Scene list", Icon.LIST.node());
        list.getStyleClass().add("on-rail");
        KeyHint.on(list, Keys.SCENE_LIST);
        Button day = new Button("Day colours", Icon.DAY.node());
        day.getStyleClass().add("on-rail");
        KeyHint.on(day, Keys.COLOURS);
        Label officer = new Label("PC 1187 J Smith", Icon.OFFICER.node());
        top.getActions().addAll(new Label("6 exhibits at this scene"), list, day, officer);
        return Optional.of(top);
    }

    @Override
    public void shown() {}

    @Override
    public void hidden() {}
}
