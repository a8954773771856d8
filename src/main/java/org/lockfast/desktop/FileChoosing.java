package org.lockfast.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the officer for files. A port, because the headless toolkit has no file window. */
public interface FileChoosing {

    /**
     * A kind of file.
     *
     * @param said name for people, e.g. "Photographs"
     * @param endings with the dot, lower case, e.g. ".jpg"
     */
    record Kind(String said, List<String> endings) {
        /** Copies the endings. */
        public Kind {
            endings = List.copyOf(endings);
        }
    }

    /** One existing file, or none if the officer changed their mind. */
    Optional<Path> open(String title, Kind... kinds);

    /** Existing files, none if the officer changed their mind. */
    List<Path> openSeveral(String title, Kind... kinds);

    /** Where to save. */
    Optional<Path> save(String title, String suggestedName, Kind... kinds);

    /** A folder. */
    Optional<Path> folder(String title);
}
