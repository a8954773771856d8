package org.lockfast.desktop.gallery;

import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.lockfast.desktop.LabelPreview;
import org.lockfast.desktop.PhotoStrip;
import org.lockfast.desktop.PhotoStrip.Instead;
import org.lockfast.desktop.PhotoStrip.Photo;

/** Photographs and the label. */
final class PicturesPage extends Page {
    PicturesPage() {
        super(
                card(say("gallery.photos"), photos(), none(), off()),
                card(say("gallery.label"), new LabelPreview(), label()));
    }

    private static PhotoStrip photos() {
        PhotoStrip strip = new PhotoStrip();
        strip.onAdd(() -> {});
        strip.setPhotos(
                List.of(
                        new Photo(plain(160, 120, Color.SLATEGRAY), say("gallery.sample.photo")),
                        new Photo(
                                plain(90, 160, Color.DARKOLIVEGREEN), say("gallery.sample.photo")),
                        new Instead(say("gallery.sample.photo"), "3f2a91c4", "14 Mar 2026")));
        return strip;
    }

    private static PhotoStrip none() {
        PhotoStrip strip = new PhotoStrip();
        strip.setPhotos(List.of());
        return strip;
    }

    private static PhotoStrip off() {
        PhotoStrip strip = new PhotoStrip();
        strip.setOff();
        return strip;
    }

    private static LabelPreview label() {
        LabelPreview preview = new LabelPreview();
        preview.setMaxWidth(400);
        preview.show(plain(400, 240, Color.gray(0.8)), say("gallery.sample.label"));
        return preview;
    }

    private static Image plain(int width, int height, Color color) {
        WritableImage image = new WritableImage(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.getPixelWriter().setColor(x, y, color);
            }
        }
        return image;
    }
}
