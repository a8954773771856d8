package org.lockfast.desktop.exhibit;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.desktop.Modals;
import org.lockfast.desktop.PhotoStrip;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.Photograph;
import org.lockfast.keys.KeyringRefusal;

/** Photographs and drawn signatures: each is unsealed and decoded aside, then shown. */
final class ExhibitPictures {
    private static final double THUMBNAIL = 192;

    private final ExhibitViewModel model;
    private final Modals modals;
    private final PhotoStrip photos;
    private final Words words = Words.in(ExhibitPictures.class);
    private List<Photograph> drawn = List.of();
    private int drawings;

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
        int number = ++drawings;
        model.work()
                .read(
                        () -> seen.photos().stream().map(one -> item(one, seen)).toList(),
                        items -> {
                            if (number == drawings) { // else a later one has been asked for
                                photos.setPhotos(items);
                            }
                        });
    }

    /** One item for each, in their order: what is chosen is found by its place. */
    private PhotoStrip.Item item(Photograph photo, Seen seen) {
        if (!photo.here()) {
            return instead(words.say("exhibit.photos.not-here"), photo, seen);
        }
        return image(photo)
                .<PhotoStrip.Item>map(image ->
                        new PhotoStrip.Photo(
                                image, words.say("exhibit.photos.name", seen.exhibit().name())))
                .orElseGet(() -> instead(words.say("exhibit.photos.unreadable"), photo, seen));
    }

    private Optional<Image> image(Photograph photo) {
        try {
            return model.photo(photo.file())
                    .map(bytes ->
                            new Image(
                                    new ByteArrayInputStream(bytes),
                                    THUMBNAIL,
                                    THUMBNAIL,
                                    true,
                                    true))
                    .filter(image -> !image.isError());
        } catch (KeyringRefusal e) {
            return Optional.empty(); // damaged on the disk: the check of the records names it
        }
    }

    private PhotoStrip.Instead instead(String said, Photograph photo, Seen seen) {
        return new PhotoStrip.Instead(
                said, photo.file().hash().hex().substring(0, 8), seen.day(photo.recorded()));
    }

    /** One photograph, large. */
    void open(int index) {
        Seen seen = model.seenProperty().get();
        if (seen != null && index < drawn.size()) {
            model.photoOpened();
            Photograph photo = drawn.get(index);
            model.work()
                    .read(
                            () -> model.photo(photo.file()),
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
                                                        .flatMap(Optional::stream)
                                                        .map(one ->
                                                                new Image(
                                                                        new ByteArrayInputStream(
                                                                                one)))
                                                        .toList(),
                                                files.stream().filter(Optional::isEmpty).count())));
    }
}
