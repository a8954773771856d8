package org.lockfast.desktop.admin;

import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Card;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.Words;

/** The lists the program works by (S21). */
public final class RulesController implements Screen {
    private final RulesViewModel model;
    private final Words words = Words.in(RulesController.class);
    private final Parent node;

    @FXML private Card listsCard;
    @FXML private Card detailCard;
    @FXML private TextField find;
    @FXML private ListView<RulesViewModel.Row> lists;
    @FXML private VBox detail;
    @FXML private Button put;

    public RulesController(RulesViewModel model) {
        this.model = model;
        this.node = Fxml.load(this, "rules.fxml");
    }

    @FXML
    private void initialize() {
        find.textProperty().bindBidirectional(model.find);
        lists.setItems(model.rows);
        lists.setCellFactory(list ->
                new TwoLineCell<>(
                        RulesViewModel.Row::name,
                        RulesViewModel.Row::version,
                        RulesViewModel.Row::since,
                        RulesViewModel.Row::mark,
                        Icon.CLOCK));
        lists.setPlaceholder(new Label(words.say("rules.none")));
        lists.getSelectionModel().selectedItemProperty().subscribe(this::detail);
        put.setVisible(model.puts());
        put.setManaged(model.puts());
        model.rows.subscribe(this::count);
        count();
    }

    private void count() {
        listsCard.setAside(words.count("rules.lists.count", model.rows.size()));
    }

    private void detail(RulesViewModel.@Nullable Row row) {
        detail.getChildren().clear();
        if (row == null) {
            detailCard.setHeading("");
            detail.getChildren().add(said(words.say("rules.choose"), "muted"));
            return;
        }
        detailCard.setHeading(row.name());
        detail.getChildren().add(said(row.since(), "muted"));
        for (RulesViewModel.Fact fact : row.facts()) {
            VBox one = new VBox(said(fact.heading(), "strong"), said(fact.said(), "rule-said"));
            one.getStyleClass().add("rule-fact");
            detail.getChildren().add(one);
        }
    }

    private static Label said(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    @FXML
    private void put() {
        model.put();
    }

    @FXML
    private void save() {
        model.save(lists.getSelectionModel().getSelectedItem());
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled(words.say("rules.title"));
    }

    @Override
    public Map<Keys, Runnable> keys() {
        return Map.of(Keys.FIND, find::requestFocus);
    }

    @Override
    public void focusFirst() {
        find.requestFocus();
    }

    @Override
    public void shown() {
        model.read();
    }

    @Override
    public void hidden() {}
}
