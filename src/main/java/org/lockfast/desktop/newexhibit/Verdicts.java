package org.lockfast.desktop.newexhibit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Chip;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.Tone;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.Advice;
import org.lockfast.rules.Tier;

/** What the judgement of a form says beside its fields and at its foot. */
final class Verdicts {
    private final NewExhibitViewModel model;
    private final Words words = Words.in(Verdicts.class);

    Verdicts(NewExhibitViewModel model) {
        this.model = model;
    }

    /**
     * Under the description.
     *
     * @param drawn its label, which may not have its letters
     * @param writing whether somebody is at it: then it may still be short
     */
    List<Node> wording(Judged now, @Nullable Preview drawn, boolean writing) {
        List<Node> said = new ArrayList<>();
        now.wording().stream()
                .filter(one ->
                        switch (one.kind()) {
                            case EMPTY -> false;
                            case SHORT -> !writing;
                            case LONG, DRUG, PRECIOUS, OPINION, VAGUE, SECRET -> true;
                        })
                .limit(2)
                .forEach(one -> said.add(line(one.words().english())));
        if (drawn != null) {
            drawn.ofDescription().forEach(one -> said.add(line(one)));
        }
        return said;
    }

    private static Label line(String text) {
        Label line = new Label(text, Icon.GAP.node());
        line.setWrapText(true);
        return line;
    }

    /** In the description: what its words set. */
    @Nullable Chip byWords(Judged now) {
        // Words speak of handling, never of facts: "Biohazard: treat as such", not "bloodstained".
        Optional<String> byWords =
                now.presets().because().isEmpty()
                        ? Optional.empty()
                        : model.rules().hazards().all().stream()
                                .filter(one -> now.hazards().contains(one.code()))
                                .filter(one -> !usual(one.code()))
                                .map(one -> one.handling().english())
                                .map(text -> text.split("[:.]", 2)[0])
                                .findFirst();
        return byWords.map(text -> Chip.outlined(text, Icon.GAP, Tone.CAUTION)).orElse(null);
    }

    private boolean usual(String hazard) {
        return model.rules()
                .categories()
                .find(model.fields.category.get())
                .map(one -> one.hazards().contains(hazard))
                .orElse(false);
    }

    /** In the packaging. */
    @Nullable Chip packaging(Judged now) {
        Optional<Advice> strongest =
                now.advice().stream().filter(one -> one.tier() != Tier.HINT).findFirst();
        if (strongest.isEmpty()) {
            return model.fields.category.get().isEmpty()
                            || model.fields.packages.getFirst().packaging.get().isEmpty()
                    ? null
                    : Chip.outlined(words.say("newexhibit.packaging.usual"), Icon.DONE, Tone.GOOD);
        }
        Advice first = strongest.get();
        if (first.holds()) {
            return Chip.filled(words.say("newexhibit.packaging.hold"), Icon.HOLD);
        }
        return model.fields.reason(first.rule()).isEmpty()
                ? Chip.filled(words.say("newexhibit.packaging.ask"), Icon.CROSS)
                : Chip.outlined(words.say("newexhibit.packaging.given"), Icon.GAP, Tone.CAUTION);
    }

    /** At the foot: what is to be put right, held, or missing. */
    void incomplete(Judged now, Label incomplete) {
        long open =
                now.unanswered(model.draft().reasons(), model.rules().limits().reasonShortest())
                        .size();
        incomplete.getStyleClass().remove("fix");
        if (open > 0 && !model.fields.category.get().isEmpty()) {
            incomplete.getStyleClass().add("fix");
            incomplete.setGraphic(Icon.ACT.node());
            incomplete.setText(words.count("newexhibit.fix", open));
        } else if (!now.holds().isEmpty()) {
            incomplete.setGraphic(Icon.HOLD.node());
            incomplete.setText(words.say("newexhibit.held"));
        } else if (now.missing().isEmpty()) {
            incomplete.setGraphic(Icon.DONE.node());
            incomplete.setText(words.say("newexhibit.complete"));
        } else {
            List<String> names = List.copyOf(now.missing());
            int named = model.atScene() ? 3 : 1; // the foot at the desk has room for two lines
            String few =
                    String.join(", ", names.subList(0, Math.min(named, names.size())))
                            .toLowerCase(Locale.UK);
            incomplete.setGraphic(Icon.INCOMPLETE.node());
            incomplete.setText(
                    words.count(
                            "newexhibit.incomplete",
                            names.size(),
                            names.size() > named
                                    ? words.say("newexhibit.incomplete.more", few)
                                    : few));
            incomplete.setAccessibleText(
                    words.count("newexhibit.incomplete", names.size(), String.join(", ", names)));
        }
    }
}
