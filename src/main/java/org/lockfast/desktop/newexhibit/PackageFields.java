package org.lockfast.desktop.newexhibit;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import org.lockfast.desktop.Focus;
import org.lockfast.desktop.FormField;
import org.lockfast.desktop.Scrolling;
import org.lockfast.desktop.SealField;
import org.lockfast.rules.Packaging;

/** Seal and packaging of the first package, and a pane for each further one. */
final class PackageFields {
    /**
     * Where they stand.
     *
     * @param further holds the panes of the second package and on
     */
    record Controls(
            FormField seal,
            FormField packaging,
            Chipped chip,
            ComboBox<Packaging> box,
            AdvicePane advice,
            VBox further) {}

    private final NewExhibitViewModel model;
    private final Choices choices;
    private final Controls at;
    private ComboBox<Packaging> packaging;
    private List<PackageLine> lines = List.of();

    PackageFields(NewExhibitViewModel model, Choices choices, Controls at) {
        this.model = model;
        this.choices = choices;
        this.at = at;
        packaging = at.box();
        packaging.setOnAction(chosen -> adviceAfterChoice());
        model.fields.packages.subscribe(this::show);
        show(); // a list tells of changes only
    }

    private void show() {
        if (model.fields.packages.isEmpty() || model.fields.packages.equals(lines)) {
            return;
        }
        if (lines.isEmpty() || !lines.getFirst().equals(model.fields.packages.getFirst())) {
            first(model.fields.packages.getFirst());
        }
        lines = List.copyOf(model.fields.packages);
        List<Node> further = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            PackageLine line = lines.get(i);
            further.add(
                    new PackagePane(line, i + 1, choices, () -> model.fields.removePackage(line)));
        }
        at.further().getChildren().setAll(further);
        at.further().setVisible(!further.isEmpty());
        at.further().setManaged(!further.isEmpty());
    }

    /** Another first package: fresh controls, for the old ones follow the old package. */
    private void first(PackageLine line) {
        SealField freshSeal = new SealField();
        freshSeal.setId("seal");
        choices.seal(freshSeal, line);
        at.seal().setControl(freshSeal);
        ComboBox<Packaging> freshPackaging = new ComboBox<>();
        freshPackaging.setId("packaging");
        choices.packaging(freshPackaging, line);
        packaging = freshPackaging;
        at.chip().setControl(freshPackaging);
        at.packaging().setControl(null);
        at.packaging().setControl(at.chip());
        freshPackaging.setOnAction(chosen -> adviceAfterChoice());
    }

    /** What a rule says of a packaging chosen just now is answered next. */
    private void adviceAfterChoice() {
        Node first = at.advice().firstAction();
        if (at.advice().isVisible() && first != null && packaging.isFocused()) {
            Scrolling.show(at.advice());
            first.requestFocus();
        }
    }

    /** Back to the packaging of the first package. */
    void focusPackaging() {
        packaging.requestFocus();
    }

    /** Adds a package and goes to it. */
    void add() {
        model.fields.addPackage();
        at.further().getChildren().stream()
                .reduce((before, last) -> last)
                .ifPresent(last -> {
                    Scrolling.show(last);
                    Focus.first(last);
                });
    }
}
