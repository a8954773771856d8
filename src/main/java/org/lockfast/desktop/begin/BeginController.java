package org.lockfast.desktop.begin;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Entrance;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.Layout;
import org.lockfast.desktop.Navigator;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;

/** A machine without records (S1): sets one up, or joins a force that is there already. */
public final class BeginController implements Screen {
    private final Entrance entrance;
    private final Work work;
    private final Navigator goes;
    private final Words words = Words.in(BeginController.class);
    private final Parent node;

    @FXML private @Nullable Button setUp;
    @FXML private @Nullable Button join;
    @FXML private @Nullable Button stick;
    @FXML private @Nullable Label begun;

    public BeginController(Entrance entrance, Work work, Navigator goes) {
        this.entrance = entrance;
        this.work = work;
        this.goes = goes;
        this.node = Fxml.load(this, "begin.fxml");
    }

    private static <T> T there(@Nullable T control) {
        if (control == null) {
            throw new IllegalStateException("begin.fxml lacks a control");
        }
        return control;
    }

    @FXML
    private void initialize() {
        there(setUp).setAccessibleHelp(words.say("begin.set-up.what"));
        there(join).setAccessibleHelp(words.say("begin.join.what"));
        there(stick).setAccessibleHelp(words.say("begin.stick.what"));
        Label label = there(begun);
        label.managedProperty().bind(label.visibleProperty());
    }

    @FXML
    private void setUp() {
        goes.open(new Place.SetUp());
    }

    @FXML
    private void join() {
        goes.open(new Place.Join());
    }

    @FXML
    private void stick() {
        goes.open(new Place.JoinByStick());
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled(words.say("begin.title"));
    }

    @Override
    public Layout layout() {
        return Layout.BARE;
    }

    @Override
    public void shown() {
        work.read(entrance::joinBegun, this::show);
    }

    /** What was begun is named, and Enter goes on with it and founds no force. */
    private void show(Optional<Entrance.Way> way) {
        Label label = there(begun);
        label.setVisible(way.isPresent());
        way.ifPresent(one -> {
            boolean byStick = one == Entrance.Way.STICK;
            label.setText(words.say(byStick ? "begin.begun.stick" : "begin.begun"));
            there(byStick ? stick : join).requestFocus();
        });
    }

    @Override
    public void hidden() {}
}
