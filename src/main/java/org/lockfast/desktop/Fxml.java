package org.lockfast.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads a screen's FXML with its words. */
public final class Fxml {
    private Fxml() {}

    /**
     * Loads the FXML lying beside the controller's class; the file names no controller, because
     * controllers are made by constructors. Fields annotated {@code @FXML} are filled and {@code
     * initialize()} has run when this returns.
     *
     * @param name e.g. "receive.fxml"
     * @throws IllegalStateException if the file is absent
     * @throws UncheckedIOException if it cannot be read as FXML
     */
    public static Parent load(Object controller, String name) {
        URL file = controller.getClass().getResource(name);
        if (file == null) {
            throw new IllegalStateException(
                    name + " is not beside " + controller.getClass().getName());
        }
        FXMLLoader loader = new FXMLLoader(file, Words.in(controller.getClass()).bundle());
        loader.setController(controller);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
