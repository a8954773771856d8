package org.lockfast.desktop.exhibit;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.Image;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.desktop.Modals;
import org.lockfast.desktop.PhotoStrip;
import org.lockfast.desktop.Words;
import org.lockfast.journal.AttachmentRef;

/** Photographs and drawn signatures: each is unsealed and decoded aside, then shown. */
final class ExhibitPictures {
    private static final double THUMBNAIL = 192;

    private final ExhibitViewModel model;
    private final Modals modals;
    private final PhotoStrip photos;
    private final Words words = Words.in(ExhibitPictures.class);
    private List<AttachmentRef> drawn = List.of();

    /**
     * @param photos where thumbnails stand
     */
    ExhibitPictures(ExhibitViewModel model, Modals modals, PhotoStrip photos) {
        this.model = model;
        this.modals = modals;
        this.photos = photos;
    }

    /** Draws them when they change only: each has to be unsealed and decoded. */
    void show(Seen seen) {
        if (drawn.equals(seen.photos()) && !drawn.isEmpty()) {
            return;
        }
        drawn = seen.photos();
        model.work()
                .read(
                        () -> {
                            List<PhotoStrip.Photo> all = new ArrayList<>();
                            for (AttachmentRef file : seen.photos()) {
                                model.photo(file)
                                        .map(bytes ->
                                                new Image(
                                                        new ByteArrayInputStream(bytes),
                                                        THUMBNAIL,
                                                        THUMBNAIL,
                                                        true,
                                                        true))
                                        .filter(image -> !image.isError())
                                        .ifPresent(image ->
                                                all.add(
                                                        new PhotoStrip.Photo(
                                                                image,
                                                                words.say(
                                                                        "exhibit.photos.name",
                                                                        seen.exhibit().name()))));
                            }
                            return all;
                        },
                        all -> photos.setPhotos(all));
    }

    /** One photograph, large. */
    void open(int index) {
        Seen seen = model.seenProperty().get();
        if (seen != null && index < seen.photos().size()) {
            model.photoOpened();
            model.work()
                    .read(
                            () -> model.photo(seen.photos().get(index)),
                            bytes ->
                                    bytes.ifPresent(one ->
                                            modals.open(
                                                    new PhotoModal(
                                                            seen.exhibit().name(),
                                                            new Image(
                                                                    new ByteArrayInputStream(
                                                                            one))))));
        }
    }

    /** An entry in full, with the signature drawn for it. */
    void open(Seen seen, ExhibitStory.Line line) {
        model.work()
                .read(
                        () -> model.picturesOf(line),
                        files ->
                                modals.open(
                                        new EntryModal(
                                                seen,
                                                line,
                                                files.stream()
                                                        .map(one ->
                                                                new Image(
                                                                        new ByteArrayInputStream(
                                                                                one)))
                                                        .toList())));
    }
}
