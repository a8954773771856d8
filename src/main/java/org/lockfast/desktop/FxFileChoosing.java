package org.lockfast.desktop;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The platform's own file windows. */
public final class FxFileChoosing implements FileChoosing {
    private final Supplier<Window> owner;

    /**
     * @param owner the window the file window belongs to, asked each time
     */
    public FxFileChoosing(Supplier<Window> owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> open(String title, Kind... kinds) {
        return Optional.ofNullable(chooser(title, kinds).showOpenDialog(owner.get()))
                .map(File::toPath);
    }

    @Override
    public List<Path> openSeveral(String title, Kind... kinds) {
        List<File> files = chooser(title, kinds).showOpenMultipleDialog(owner.get());
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> save(String title, String suggestedName, Kind... kinds) {
        FileChooser chooser = chooser(title, kinds);
        chooser.setInitialFileName(suggestedName);
        return Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> folder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(owner.get())).map(File::toPath);
    }

    private static FileChooser chooser(String title, Kind... kinds) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        for (Kind kind : kinds) {
            List<String> patterns = kind.endings().stream().map(ending -> "*" + ending).toList();
            chooser.getExtensionFilters()
                    .add(new FileChooser.ExtensionFilter(kind.said(), patterns));
        }
        return chooser;
    }
}
