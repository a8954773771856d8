package org.lockfast.desktop.gallery;

import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.lockfast.desktop.Icon;

/** Type, and every picture. */
final class TypePage extends Page {
    TypePage() {
        super(
                card(
                        say("gallery.type"),
                        line("JSM/4", "reference"),
                        line(say("gallery.sample.title"), "title"),
                        line(say("gallery.sample.heading"), "heading"),
                        line(say("gallery.sample.line"), "strong"),
                        line(say("gallery.sample.line")),
                        line(say("gallery.sample.line"), "muted"),
                        line(say("gallery.sample.line"), "small", "subtle"),
                        line("A0417733  0O 1lI  8B", "mono"),
                        line("A0417733  0O 1lI  8B", "mono-strong")),
                card(
                        say("gallery.icons"),
                        row(Stream.of(Icon.values()).map(TypePage::icon).toArray(VBox[]::new))));
    }

    private static Label line(String text, String... classes) {
        Label label = new Label(text);
        label.getStyleClass().addAll(classes);
        return label;
    }

    private static VBox icon(Icon icon) {
        VBox box = new VBox(icon.node(), line(icon.name(), "small", "subtle"));
        box.getStyleClass().add("icon-sample");
        return box;
    }
}
