package org.lockfast.desktop.newexhibit;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.lockfast.desktop.Card;
import org.lockfast.desktop.FormField;
import org.lockfast.desktop.SealField;
import org.lockfast.desktop.Words;
import org.lockfast.rules.Packaging;

/** A further package of the exhibit: its packaging, seal and quantity. */
final class PackagePane extends VBox {
    private final Words words = Words.in(PackagePane.class);
    private final Card card = new Card();

    PackagePane(PackageLine line, int n, Choices choices, Runnable remove) {
        card.setHeading(words.say("newexhibit.package.head", n));
        Button away = new Button(words.say("newexhibit.package.remove", n));
        away.getStyleClass().add("flat");
        away.setOnAction(pressed -> remove.run());
        card.getActions().add(away);
        ComboBox<Packaging> packaging = new ComboBox<>();
        packaging.setId("packaging" + n);
        choices.packaging(packaging, line);
        SealField seal = new SealField();
        seal.field().setId("seal" + n);
        choices.seal(seal, line);
        TextField quantity = new TextField();
        quantity.textProperty().bindBidirectional(line.quantity);
        TextField unit = new TextField();
        unit.textProperty().bindBidirectional(line.unit);
        FormField sealField = new FormField(words.say("newexhibit.package.seal", n), "", seal);
        sealField.getStyleClass().add("wide"); // room for the number beside what is said of it
        FlowPane fields =
                new FlowPane(
                        new FormField(words.say("newexhibit.package.packaging", n), "", packaging),
                        sealField,
                        new FormField(words.say("newexhibit.package.quantity", n), "", quantity),
                        new FormField(words.say("newexhibit.package.unit"), "", unit));
        fields.getStyleClass().add("fields");
        card.getContent().setAll(fields);
        getChildren().setAll(card);
    }
}
