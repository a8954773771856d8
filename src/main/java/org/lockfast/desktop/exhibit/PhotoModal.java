package org.lockfast.desktop.exhibit;

import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import org.lockfast.desktop.Modal;
import org.lockfast.desktop.Words;

/** One photograph, large. */
final class PhotoModal implements Modal {
    private static final double WIDTH = 900;
    private static final double HEIGHT = 560;

    private final String name;
    private final ImageView view;

    PhotoModal(String name, Image image) {
        this.name = name;
        view = new ImageView(image);
        view.setPreserveRatio(true);
        view.setFitWidth(WIDTH);
        view.setFitHeight(HEIGHT);
        view.setAccessibleText(title());
    }

    @Override
    public String title() {
        return Words.in(PhotoModal.class).say("exhibit.photos.name", name);
    }

    @Override
    public Node node() {
        return view;
    }
}
