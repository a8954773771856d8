package org.lockfast.desktop.newexhibit;

import javafx.scene.control.ComboBox;
import org.lockfast.desktop.CategoryTiles;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.rules.Category;
import org.lockfast.rules.Power;

/** What is chosen from the lists of the rules: kind, category, power, ammunition. */
final class ChoiceFields {
    private final NewExhibitViewModel model;
    private final Words words = Words.in(ChoiceFields.class);

    ChoiceFields(NewExhibitViewModel model) {
        this.model = model;
    }

    /** The category, by its tile or from the list of all of them: each follows the other. */
    void category(CategoryTiles tiles, ComboBox<Category> all) {
        tiles.setTiles(Tiles.of(model.rules(), model.today()));
        tiles.chosenProperty()
                .subscribe(tile -> {
                    if (tile != null) {
                        model.fields.category.set(tile.id());
                    }
                });
        model.fields.category.subscribe(tiles::choose);
        Choices.coded(all, model.rules().categories().offeredOn(model.today()));
        all.valueProperty()
                .subscribe(chosen -> {
                    if (chosen != null) {
                        model.fields.category.set(chosen.code());
                    }
                });
        model.fields.category.subscribe(
                code -> all.setValue(model.rules().categories().find(code).orElse(null)));
    }

    void power(ComboBox<Power> power) {
        Choices.coded(power, model.rules().powers().offeredOn(model.today()));
        power.valueProperty()
                .subscribe(chosen -> model.fields.power.set(chosen == null ? "" : chosen.code()));
    }

    void kind(ComboBox<PropertyKind> kind) {
        Choices.said(kind, one -> model.rules().propertyKinds().words(one.name()).english());
        kind.getItems().setAll(PropertyKind.values());
        kind.valueProperty().bindBidirectional(model.fields.kind);
    }

    void ammunition(ComboBox<String> ammunition) {
        Choices.said(ammunition, this::ammunition);
        ammunition.getItems().setAll("", "NONE", "SEPARATE", "IN_PACKAGE");
        ammunition.valueProperty().bindBidirectional(model.fields.ammunition);
    }

    private String ammunition(String code) {
        return switch (code) {
            case "NONE" -> words.say("newexhibit.ammunition.none");
            case "SEPARATE" -> words.say("newexhibit.ammunition.separate");
            case "IN_PACKAGE" -> words.say("newexhibit.ammunition.same");
            default -> words.say("newexhibit.ammunition.unsaid");
        };
    }
}
