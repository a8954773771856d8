package org.lockfast.desktop.newexhibit;

import javafx.scene.control.Button;
import org.lockfast.desktop.Banner;
import org.lockfast.desktop.Scrolling;
import org.lockfast.desktop.Tone;
import org.lockfast.desktop.Words;

/** A second seal number was scanned: a correction, another package, or a slip. */
final class WhichSeal {
    private WhichSeal() {}

    /**
     * Asks, or takes the question away.
     *
     * @param other the number that was scanned besides; empty: there is nothing to ask
     */
    static void ask(NewExhibitViewModel model, Banner otherSeal, String other) {
        Words words = Words.in(WhichSeal.class);
        otherSeal.setVisible(!other.isEmpty());
        otherSeal.setManaged(!other.isEmpty());
        if (!other.isEmpty()) {
            otherSeal.setTone(Tone.CAUTION);
            otherSeal.setTitle(words.say("newexhibit.seal.other", other));
            otherSeal.setText(
                    words.say(
                            "newexhibit.seal.other.text",
                            model.fields.packages.getLast().seal.get()));
            otherSeal.setStacked(true);
            Button replace = new Button(words.say("newexhibit.seal.replace"));
            replace.setOnAction(pressed -> model.seals.replace());
            Button further = new Button(words.say("newexhibit.seal.package"));
            further.setOnAction(pressed -> model.seals.onAnotherPackage());
            Button neither = new Button(words.say("newexhibit.seal.forget"));
            neither.setOnAction(pressed -> model.seals.forget());
            otherSeal.getActions().setAll(replace, further, neither);
            Scrolling.show(otherSeal);
            replace.requestFocus();
        }
    }
}
