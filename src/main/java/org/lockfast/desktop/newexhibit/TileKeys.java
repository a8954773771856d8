package org.lockfast.desktop.newexhibit;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import org.lockfast.desktop.CategoryTiles;

/** What a key on the tiles does besides choosing one: a letter begins the description. */
final class TileKeys {
    private final TextField description;

    TileKeys(TextField description) {
        this.description = description;
    }

    void on(CategoryTiles tiles) {
        tiles.setOnChosen(this::toTheDescription);
        tiles.addEventHandler(KeyEvent.KEY_TYPED, this::beginTheDescription);
        tiles.addEventHandler(KeyEvent.KEY_PRESSED, TileKeys::noKeyHere);
    }

    /** The kind is answered: on to the description, what stands there left as it is. */
    private void toTheDescription() {
        description.requestFocus();
        description.end();
    }

    /** A letter on the tiles is no choice among them: it belongs to the description. */
    private void beginTheDescription(KeyEvent event) {
        String character = event.getCharacter();
        if (character.length() == 1 && Character.isLetter(character.charAt(0)) && plain(event)) {
            toTheDescription();
            description.appendText(character);
            event.consume();
        }
    }

    /** Nor is it a key of the screen. */
    private static void noKeyHere(KeyEvent event) {
        if (event.getCode().isLetterKey() && plain(event)) {
            event.consume();
        }
    }

    private static boolean plain(KeyEvent event) {
        return !event.isShortcutDown()
                && !event.isControlDown()
                && !event.isAltDown()
                && !event.isMetaDown();
    }
}
