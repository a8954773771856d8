package org.lockfast.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.FileChoosing;

/** An officer who chooses the files a test told them to, or none. */
public final class ChosenFiles implements FileChoosing {
    /** Titles of every question asked, in order. */
    public final List<String> asked = new ArrayList<>();

    /** Files to open. */
    public List<Path> toOpen = List.of();

    /** Where to save; null for a change of mind. */
    public @Nullable Path toSave;

    /** Folder; null for a change of mind. */
    public @Nullable Path toFolder;

    @Override
    public Optional<Path> open(String title, Kind... kinds) {
        asked.add(title);
        return toOpen.stream().findFirst();
    }

    @Override
    public List<Path> openSeveral(String title, Kind... kinds) {
        asked.add(title);
        return toOpen;
    }

    @Override
    public Optional<Path> save(String title, String suggestedName, Kind... kinds) {
        asked.add(title + " " + suggestedName);
        return Optional.ofNullable(toSave);
    }

    @Override
    public Optional<Path> folder(String title) {
        asked.add(title);
        return Optional.ofNullable(toFolder);
    }
}
