package org.lockfast.desktop.newexhibit;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Chip;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.SealField;
import org.lockfast.desktop.Tone;
import org.lockfast.desktop.Words;
import org.lockfast.rules.Coded;
import org.lockfast.rules.Packaging;
import org.lockfast.rules.Rules;

/** Ties lists of choices and seal fields to what they fill in. */
final class Choices {
    private final Words words = Words.in(Choices.class);
    private final NewExhibitViewModel model;

    Choices(NewExhibitViewModel model) {
        this.model = model;
    }

    /** Every packaging offered today, chosen for this package. */
    void packaging(ComboBox<Packaging> box, PackageLine line) {
        coded(box, model.rules().packaging().offeredOn(model.today()));
        line.packaging.subscribe(
                code -> box.setValue(model.rules().packaging().find(code).orElse(null)));
        box.valueProperty()
                .subscribe(chosen -> {
                    if (chosen != null && !chosen.code().equals(line.packaging.get())) {
                        line.choose(chosen.code());
                    }
                });
    }

    /** Scanned or typed, with what was found out about it. */
    void seal(SealField field, PackageLine line) {
        field.textProperty().bindBidirectional(line.seal);
        line.scanned.subscribe(scanned -> {
            if (scanned && !field.scannedProperty().get() && !line.seal.get().isEmpty()) {
                field.fill(new Scan(line.seal.get(), "", ScanKind.FOREIGN));
            }
        });
        field.scannedProperty().subscribe(scanned -> line.scanned.set(scanned));
        field.confirmedBinding().subscribe(confirmed -> line.confirmed.set(confirmed));
        line.verdict.subscribe(verdict -> field.setVerdict(chip(verdict)));
    }

    private @Nullable Chip chip(PackageLine.Verdict verdict) {
        if (!verdict.known()) {
            return null;
        }
        return verdict.usedOn().isEmpty()
                ? Chip.outlined(words.say("newexhibit.seal.new"), Icon.DONE, Tone.GOOD)
                : Chip.filled(words.say("newexhibit.seal.on", verdict.usedOn()), Icon.ACT);
    }

    /** A list of codes by their words. */
    static <T extends Coded> void coded(ComboBox<T> box, List<T> entries) {
        said(box, entry -> entry.words().english());
        box.getItems().setAll(entries);
    }

    /** Shows the entries of a list by their words. */
    static <T> void said(ComboBox<T> box, Function<T, String> words) {
        box.setConverter(new Saying<>(words));
    }

    /** The rules in force. */
    Rules rules() {
        return model.rules();
    }

    private static final class Saying<T> extends StringConverter<T> {
        private final Function<T, String> words;

        Saying(Function<T, String> words) {
            this.words = words;
        }

        @Override
        public String toString(@Nullable T entry) {
            return entry == null ? "" : words.apply(entry);
        }

        @Override
        public T fromString(String text) {
            throw new UnsupportedOperationException("These lists are not typed into");
        }
    }
}
