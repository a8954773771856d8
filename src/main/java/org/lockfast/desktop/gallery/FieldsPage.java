package org.lockfast.desktop.gallery;

import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.lockfast.desktop.Chip;
import org.lockfast.desktop.FormField;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.SealField;
import org.lockfast.desktop.SmartTime;
import org.lockfast.desktop.SmartTimeField;
import org.lockfast.desktop.Tone;

/** Fields of forms: plain, wrong, times, seal numbers. */
final class FieldsPage extends Page {
    FieldsPage(SmartTime time) {
        super(
                card(say("gallery.fields"), plain(), wrong(), combo(), area()),
                card(
                        say("gallery.times"),
                        time(time, "0912"),
                        time(time, "yesterday 2130"),
                        time(time, "31/2 0912")),
                card(say("gallery.seals"), scanned(), typed()));
    }

    private static FormField plain() {
        return new FormField(
                say("gallery.sample.where"),
                say("gallery.sample.hint"),
                new TextField(say("gallery.sample.line")));
    }

    private static FormField wrong() {
        FormField field =
                new FormField(
                        say("gallery.sample.where"), say("gallery.sample.hint"), new TextField());
        field.setError(say("gallery.sample.error"));
        return field;
    }

    private static FormField combo() {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(say("gallery.sample.bag"), say("gallery.sample.tube"));
        box.getSelectionModel().selectFirst();
        return new FormField(say("gallery.sample.packaging"), "", box);
    }

    private static FormField area() {
        TextArea area = new TextArea(say("gallery.sample.line"));
        area.setPrefRowCount(2);
        return new FormField(say("gallery.sample.describe"), say("gallery.sample.hint"), area);
    }

    private static FormField time(SmartTime time, String text) {
        SmartTimeField field = new SmartTimeField(time);
        field.setText(text);
        return new FormField(say("gallery.sample.when"), say("gallery.sample.when.hint"), field);
    }

    private static FormField scanned() {
        SealField field = new SealField();
        field.fill(new Scan("A0417702", "", ScanKind.FOREIGN));
        field.setVerdict(Chip.outlined(say("gallery.sample.new-seal"), Icon.DONE, Tone.GOOD));
        return new FormField(say("gallery.sample.seal"), say("gallery.sample.seal.hint"), field);
    }

    private static FormField typed() {
        SealField field = new SealField();
        field.setText("A0417703");
        return new FormField(say("gallery.sample.seal"), say("gallery.sample.seal.hint"), field);
    }
}
