package org.lockfast.desktop;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Photographs as thumbnails; Enter opens one. Where photographs are off for a case, it says so
 * instead.
 */
public final class PhotoStrip extends FlowPane {

    /** What stands in the strip. */
    public sealed interface Item permits Photo, Instead {}

    /**
     * One photograph.
     *
     * @param thumbnail the picture, small
     * @param caption what it shows and when it was taken
     */
    public record Photo(Image thumbnail, String caption) implements Item {}

    /**
     * What stands where a photograph would.
     *
     * @param said why it does not
     * @param hash how the record's name for the file begins
     * @param day it was recorded
     */
    public record Instead(String said, String hash, String day) implements Item {}

    private static final double SIZE = 96;

    private final Button add = new Button(Words.common().say("photos.add"), Icon.CAMERA.node());
    private IntConsumer open = index -> {};

    /** No photographs. */
    public PhotoStrip() {
        getStyleClass().add("photo-strip");
        setPhotos(List.of());
    }

    /** Shows these. */
    public final void setPhotos(List<? extends Item> photos) {
        getChildren().clear();
        for (int i = 0; i < photos.size(); i++) {
            getChildren()
                    .add(
                            switch (photos.get(i)) {
                                case Photo photo -> thumbnail(photo, i, photos.size());
                                case Instead instead -> instead(instead, i, photos.size());
                            });
        }
        if (photos.isEmpty()) {
            Label none = new Label(Words.common().say("photos.none"));
            none.getStyleClass().add("muted");
            getChildren().add(none);
        }
        if (add.getOnAction() != null) {
            Label given = new Label(Words.common().say("photos.given.hint"));
            given.getStyleClass().addAll("small", "muted");
            getChildren().addAll(add, given);
        }
    }

    /** Says that photographs are off for this case, and shows none. */
    public void setOff() {
        Label off = new Label(Words.common().say("photos.off"));
        off.getStyleClass().add("muted");
        getChildren().setAll(off);
    }

    /** What opening one does; it gets the index. */
    public void onOpen(IntConsumer action) {
        open = action;
    }

    /** Lets photographs be added; null for not. Call before {@link #setPhotos}. */
    public void onAdd(@Nullable Runnable action) {
        add.setOnAction(action == null ? null : pressed -> action.run());
    }

    private Button thumbnail(Photo photo, int index, int count) {
        ImageView view = new ImageView(photo.thumbnail());
        view.setPreserveRatio(true);
        view.setFitWidth(SIZE);
        view.setFitHeight(SIZE);
        Button button = new Button(photo.caption(), view);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().add("thumbnail");
        button.setAccessibleText(
                Words.common().say("photos.one", index + 1, count, photo.caption()));
        button.setOnAction(pressed -> open.accept(index));
        return button;
    }

    private static Node instead(Instead instead, int index, int count) {
        Label said = new Label(instead.said());
        said.setWrapText(true);
        said.getStyleClass().add("small");
        Label hash = new Label(instead.hash() + "\u2026");
        hash.getStyleClass().addAll("small", "mono");
        Label day = new Label(instead.day());
        day.getStyleClass().addAll("small", "muted");
        VBox box = new VBox(said, hash, day);
        box.getStyleClass().add("photo-instead");
        box.setAccessibleRole(AccessibleRole.TEXT);
        box.setAccessibleText(
                Words.common()
                        .say(
                                "photos.instead",
                                index + 1,
                                count,
                                instead.said(),
                                instead.hash(),
                                instead.day()));
        return box;
    }
}
