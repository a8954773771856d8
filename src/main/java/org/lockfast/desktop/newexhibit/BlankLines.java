package org.lockfast.desktop.newexhibit;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.Words;
import org.lockfast.label.LabelCode;

/** Says which blank labels are on the packages of the form, and takes one off again. */
final class BlankLines {
    private final Words words = Words.in(BlankLines.class);
    private final ExhibitFields fields;
    private final VBox at;
    private final Label printed;
    private final List<Subscription> followed = new ArrayList<>();

    /**
     * @param at the lines stand here
     * @param printed says whether a label is printed
     */
    BlankLines(ExhibitFields fields, VBox at, Label printed) {
        this.printed = printed;
        this.fields = fields;
        this.at = at;
        fields.packages.subscribe(this::follow);
        follow();
    }

    private void follow() {
        followed.forEach(Subscription::unsubscribe);
        followed.clear();
        fields.packages.forEach(line -> followed.add(line.label.subscribe(now -> show())));
        show();
    }

    private void show() {
        List<Node> lines = new ArrayList<>();
        for (int i = 0; i < fields.packages.size(); i++) {
            PackageLine line = fields.packages.get(i);
            if (!line.label.get().isEmpty()) {
                lines.add(line(line, i + 1));
            }
        }
        printed.setText(
                words.say(
                        lines.size() == fields.packages.size()
                                ? "newexhibit.label.not"
                                : "newexhibit.label.when"));
        at.getChildren().setAll(lines);
        at.setVisible(!lines.isEmpty());
        at.setManaged(!lines.isEmpty());
    }

    private Node line(PackageLine line, int n) {
        String code = new LabelCode(line.label.get()).grouped();
        Label said =
                new Label(
                        fields.packages.size() > 1
                                ? words.say("newexhibit.blank.of", n, code)
                                : words.say("newexhibit.blank.on", code),
                        Icon.DONE.node());
        said.setWrapText(true);
        Button off = new Button(words.say("newexhibit.blank.off"));
        off.getStyleClass().add("flat");
        off.setAccessibleText(off.getText() + ", " + code);
        off.setOnAction(pressed -> line.label.set(""));
        HBox row = new HBox(8, said, off);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
