package org.lockfast.testing;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** The walker must notice: a check that passes everything protects nobody. */
@FxTest
class AccessibilityTest {
    @Test
    void aFieldWithOnlyAPromptHasNoName() {
        TextField seal = new TextField();
        seal.setPromptText("Seal number");
        assertThat(Accessibility.breaches(new VBox(seal)))
                .singleElement()
                .asString()
                .contains("No name");
    }

    @Test
    void aLabelForTheFieldIsAName() {
        TextField seal = new TextField();
        Label name = new Label("Seal number");
        name.setLabelFor(seal);
        assertThat(Accessibility.breaches(new VBox(name, seal))).isEmpty();
    }

    @Test
    void aPrimaryButtonMayNotBeDisabled() {
        Button save = new Button("Save");
        save.getStyleClass().add("accent");
        save.setDisable(true);
        assertThat(Accessibility.breaches(new VBox(save)))
                .singleElement()
                .asString()
                .contains("Save");
    }

    @Test
    void anIconAloneIsNoName() {
        assertThat(Accessibility.breaches(new VBox(new Button("")))).hasSize(1);
    }

    @Test
    void tabMayNotGoBackUp() {
        Button first = new Button("First");
        Button second = new Button("Second");
        first.setTranslateY(200);
        Stage stage = Fx.show(new VBox(first, second), 300, 300);
        assertThat(Accessibility.breaches(stage.getScene().getRoot()))
                .singleElement()
                .asString()
                .contains("Tab goes back");
        stage.close();
    }

    @Test
    void whatIsScrolledOutOfSightIsNotBelowWhatFollows() {
        VBox tall = new VBox(new Button("First"), new Button("Last"));
        tall.setSpacing(600);
        ScrollPane pane = new ScrollPane(tall);
        pane.setFocusTraversable(false);
        pane.setPrefHeight(100);
        Button below = new Button("Below");
        Stage stage = Fx.show(new VBox(pane, below), 300, 300);
        assertThat(Accessibility.breaches(stage.getScene().getRoot())).isEmpty();
        below.setTranslateY(-150);
        assertThat(Accessibility.breaches(stage.getScene().getRoot())).hasSize(1);
        stage.close();
    }

    @Test
    void aSecondColumnIsNoStepBack() {
        VBox left = new VBox(new Button("A"), new Button("B"));
        VBox right = new VBox(new Button("C"), new Button("D"));
        Stage stage = Fx.show(new HBox(left, right), 300, 300);
        assertThat(Accessibility.breaches(stage.getScene().getRoot())).isEmpty();
        stage.close();
    }
}
