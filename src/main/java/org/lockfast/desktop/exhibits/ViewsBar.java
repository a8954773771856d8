package org.lockfast.desktop.exhibits;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.lockfast.desktop.Words;
import org.lockfast.find.Filter;

/**
 * Above the list: what everybody has, then the officer's own views, a button each. Beside the one
 * that is shown stands what can be done with it.
 */
final class ViewsBar extends FlowPane {
    private static final List<View> READY = View.readyMade();

    private final ExhibitsViewModel list;
    private final ViewsModel views;
    private final Words words;

    ViewsBar(ExhibitsViewModel list, ViewsModel views, Words words) {
        this.list = list;
        this.views = views;
        this.words = words;
        setId("views");
        getStyleClass().add("views");
        views.kept().subscribe(this::show);
        views.deleted().subscribe(this::show);
        list.words.subscribe(this::show);
        list.filter.subscribe(this::show);
        show();
    }

    private void show() {
        String focused = focused();
        String searched = list.words.get().strip();
        Filter within = list.filter.get();
        List<Node> all = new ArrayList<>();
        all.add(new Label(words.say("exhibits.views")));
        for (View view : READY) {
            all.add(button(view, view.shows(searched, within)));
        }
        for (View view : views.kept().get().views()) {
            boolean shown = view.shows(searched, within);
            all.add(button(view, shown));
            if (shown) {
                all.add(does("exhibits.views.rename", view, list::rename));
                all.add(does("exhibits.views.delete", view, views::delete));
            }
        }
        ViewsModel.Deleted gone = views.deleted().get();
        if (gone != null) {
            all.add(does("exhibits.views.bring-back", gone.view(), deleted -> views.bringBack()));
        }
        getChildren().setAll(all);
        if (!focused.isEmpty()) { // who pressed one stays where they were
            all.stream()
                    .filter(one -> focused.equals(one.getId()))
                    .findFirst()
                    .orElse(all.getLast())
                    .requestFocus();
        }
    }

    /** Which button has the focus; empty for none. */
    private String focused() {
        return getChildren().stream()
                .filter(Node::isFocused)
                .map(Node::getId)
                .findFirst()
                .orElse("");
    }

    private Button button(View view, boolean shown) {
        Button button = made(view.name(), "view " + view.name());
        if (shown) {
            button.getStyleClass().add("shown");
            button.setAccessibleText(words.say("exhibits.views.shown", view.name()));
        }
        button.setOnAction(pressed -> list.open(view));
        return button;
    }

    private Button does(String key, View view, Consumer<View> does) {
        Button button = made(words.say(key, view.name()), key);
        button.getStyleClass().add("flat");
        button.setOnAction(pressed -> does.accept(view));
        return button;
    }

    private static Button made(String text, String id) {
        Button button = new Button(text);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add("view");
        return button;
    }
}
