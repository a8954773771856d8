package org.lockfast.desktop.newexhibit;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.image.Image;
import org.lockfast.desktop.PhotoStrip;
import org.lockfast.desktop.Words;
import org.lockfast.journal.AttachmentRef;

/** The photographs of the form, small and in their order; each is read and unsealed aside. */
final class Thumbnails {
    private static final double SIZE = 96;

    private final NewExhibitViewModel model;
    private final PhotoStrip strip;
    private final Words words = Words.in(Thumbnails.class);

    Thumbnails(NewExhibitViewModel model, PhotoStrip strip) {
        this.model = model;
        this.strip = strip;
    }

    void show() {
        List<TakenPhoto> all = List.copyOf(model.fields.photographs);
        model.work()
                .read(
                        () -> all.stream().map(this::thumbnail).toList(),
                        items -> {
                            if (all.equals(model.fields.photographs)) { // else a later one comes
                                strip.setPhotos(items);
                            }
                        });
    }

    private PhotoStrip.Photo thumbnail(TakenPhoto photo) {
        return switch (photo) {
            case TakenPhoto.OfFile(Path file) ->
                    new PhotoStrip.Photo(
                            new Image(file.toUri().toString(), SIZE, SIZE, true, true),
                            String.valueOf(file.getFileName()));
            case TakenPhoto.Stored(AttachmentRef file) ->
                    new PhotoStrip.Photo(
                            new Image(
                                    new ByteArrayInputStream(
                                            model.stored(file).orElse(new byte[0])),
                                    SIZE,
                                    SIZE,
                                    true,
                                    true),
                            words.say("newexhibit.photo.pasted"));
        };
    }
}
