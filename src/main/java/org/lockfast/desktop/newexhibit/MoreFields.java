package org.lockfast.desktop.newexhibit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.lockfast.desktop.FormField;
import org.lockfast.exhibit.Facts;
import org.lockfast.rules.Coded;
import org.lockfast.rules.Fact;
import org.lockfast.rules.Hazard;
import org.lockfast.rules.IdentifierKind;
import org.lockfast.rules.Wording;

/**
 * The fields that follow from the kind of thing and of property: identifiers, hazards, how it is,
 * and particulars such as the owner.
 */
final class MoreFields {
    private final NewExhibitViewModel model;
    private final FlowPane identifiers;
    private final Pane particulars;
    private final Map<String, CheckBox> hazards = new LinkedHashMap<>();
    private final Map<String, CheckBox> states = new LinkedHashMap<>();
    private final Map<String, Label> odd = new LinkedHashMap<>();
    private List<String> shown = List.of();
    private List<String> particularsShown = List.of();

    MoreFields(
            NewExhibitViewModel model,
            FlowPane identifiers,
            Pane particulars,
            FlowPane hazardPane,
            FlowPane statePane) {
        this.model = model;
        this.identifiers = identifiers;
        this.particulars = particulars;
        model.rules()
                .hazards()
                .offeredOn(model.today())
                .forEach(one -> hazardPane.getChildren().add(hazard(one)));
        model.rules()
                .itemStates()
                .offeredOn(model.today())
                .forEach(one -> statePane.getChildren().add(state(one)));
    }

    private Node hazard(Coded one) {
        CheckBox box = new CheckBox(one.words().english());
        box.setOnAction(pressed -> model.fields.hazard(one.code(), box.isSelected()));
        hazards.put(one.code(), box);
        return box;
    }

    private Node state(Coded one) {
        CheckBox box = new CheckBox(one.words().english());
        box.setOnAction(pressed -> model.fields.state(one.code(), box.isSelected()));
        states.put(one.code(), box);
        return box;
    }

    /** Shows what is ticked and asks for what the kind of thing has. */
    void refresh() {
        Judged now = model.judged.get();
        hazards.forEach((code, box) -> box.setSelected(now.hazards().contains(code)));
        states.forEach((code, box) -> box.setSelected(model.fields.states().contains(code)));
        List<String> asked = now.presets().identifiers();
        if (!asked.equals(shown)) {
            shown = List.copyOf(asked);
            odd.clear();
            identifiers.getChildren().setAll(asked.stream().map(this::identifier).toList());
        }
        List<String> further =
                Facts.particulars(
                        model.rules().propertyKinds().get(model.fields.kind.get().name()));
        if (!further.equals(particularsShown)) {
            particularsShown = further;
            particulars.getChildren().setAll(further.stream().map(this::particular).toList());
        }
        odd.forEach((code, label) -> {
            String said = now.identifiers().getOrDefault(code, "");
            label.setText(said);
            label.setManaged(!said.isEmpty());
        });
    }

    private Node identifier(String code) {
        IdentifierKind kind = model.rules().identifiers().find(code).orElse(null);
        String name = model.rules().identifiers().words(code).english();
        Node field = kind == null || kind.choices().isEmpty() ? text(code) : choice(code, kind);
        Label said = new Label();
        said.getStyleClass().add("odd");
        said.setWrapText(true);
        odd.put(code, said);
        VBox both = new VBox(new FormField(name, "", field), said);
        both.getStyleClass().add("form-field");
        return both;
    }

    private Node particular(String code) {
        TextField field = new TextField(model.fields.particular(code));
        field.setId("particular-" + code);
        field.textProperty().subscribe((before, now) -> model.fields.particular(code, now));
        Fact fact = model.rules().facts().get(code);
        return new FormField(fact.words().english(), fact.ask().english(), field);
    }

    private Node text(String code) {
        TextField field = new TextField(model.fields.identifier(code));
        field.setId("identifier-" + code);
        field.textProperty().subscribe((before, now) -> model.fields.identifier(code, now));
        return field;
    }

    private Node choice(String code, IdentifierKind kind) {
        ComboBox<String> box = new ComboBox<>();
        box.setId("identifier-" + code);
        box.getItems().setAll(kind.choices().stream().map(Wording::english).toList());
        box.setValue(model.fields.identifier(code));
        box.valueProperty()
                .subscribe((before, now) -> model.fields.identifier(code, now == null ? "" : now));
        return box;
    }

    /** How to handle it, for all hazards ticked. */
    String handling() {
        return model.rules().hazards().all().stream()
                .filter(one -> model.judged.get().hazards().contains(one.code()))
                .filter(one -> !one.code().equals(Hazard.NONE_IDENTIFIED))
                .map(one -> one.handling().english())
                .collect(Collectors.joining(" "));
    }
}
