package org.lockfast.desktop;

import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;
import org.kordamp.ikonli.feather.Feather;

/** Every picture beside a word: Feather's, and four of our own drawn in its manner. */
public enum Icon {
    /** The product's mark. */
    SHIELD(Feather.SHIELD),
    SCAN(Feather.MAXIMIZE),
    ADD(Feather.PLUS),
    OFFICER(Feather.USER),
    OFFICERS(Feather.USERS),
    TODAY(Feather.SUNRISE),
    EXHIBIT(Feather.BOX),
    CASE(Feather.FOLDER),
    HAND_OVER(Feather.REPEAT),
    STORE(Feather.ARCHIVE),
    REVIEW(Feather.CALENDAR),
    SUPERVISION(Feather.CHECK_SQUARE),
    PRINT(Feather.PRINTER),
    GUIDANCE(Feather.BOOK_OPEN),
    ADMIN(Feather.SETTINGS),
    NIGHT(Feather.MOON),
    DAY(Feather.SUN),
    LOCKED(Feather.LOCK),
    OPEN(Feather.UNLOCK),
    PLACE(Feather.MAP_PIN),
    MORE(Feather.MORE_HORIZONTAL),
    TRANSIT(Feather.TRUCK),
    LAB(Feather.CPU),
    GAP(Feather.ALERT_TRIANGLE),
    ACT(Feather.ALERT_OCTAGON),
    INFO(Feather.INFO),
    MISSING(Feather.HELP_CIRCLE),
    INCOMPLETE(Feather.EDIT_2),
    OFFLINE(Feather.WIFI_OFF),
    ONLINE(Feather.WIFI),
    CLOCK(Feather.CLOCK),
    DONE(Feather.CHECK),
    DONE_ROUND(Feather.CHECK_CIRCLE),
    CROSS(Feather.X),
    COPIED(Feather.FILE_TEXT),
    LINK(Feather.LINK),
    CAMERA(Feather.CAMERA),
    PICTURE(Feather.IMAGE),
    LIST(Feather.LIST),
    SEARCH(Feather.SEARCH),
    SENT(Feather.REFRESH_CW),
    LOOKED_AT(Feather.EYE),
    BACK(Feather.ARROW_LEFT),
    NEXT(Feather.CHEVRON_RIGHT),
    DOWN(Feather.CHEVRON_DOWN),
    PHONE(Feather.SMARTPHONE),
    CLOTHING(Feather.FEATHER),
    KNIFE(Feather.SCISSORS),
    DRUGS(Feather.HEXAGON),
    SWAB(Feather.DROPLET),
    CASH(Feather.CREDIT_CARD),
    DOCUMENTS(Feather.FILE_TEXT),
    COMPUTER(Feather.HARD_DRIVE),
    FIREARM(Feather.TARGET),
    VEHICLE(Feather.DISC),
    DEPOSITED(Feather.INBOX),
    COLLECTED(Feather.LOG_OUT),
    BOOKED_IN(Feather.LOG_IN),
    SPLIT(Feather.GIT_BRANCH),
    CORRECTION(Feather.EDIT_3),
    RETURNED(Feather.CORNER_UP_LEFT),
    DISPOSED(Feather.CHECK_SQUARE),
    TRAINING(Feather.ALIGN_JUSTIFY),
    SAVE(Feather.SAVE),
    BATTERY(Feather.BATTERY),
    KEY(Feather.KEY),
    REFRESH(Feather.REFRESH_CW),
    LABEL(Feather.TAG),
    SOUND(Feather.VOLUME_2),
    MUTED(Feather.VOLUME_X),
    /** A closed lock with a crack through its body. */
    SEAL_BROKEN(
            "M5 11h5l2 3-2 3 2 4H5a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2z M14 11h5a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2h-3l-2-4 2-3z"
                    + " M7 11V7a5 5 0 0 1 10 0v4"),
    /** Two arrows that run against each other. */
    CONFLICT("M2 12h8 M6 7l5 5-5 5 M22 12h-8 M18 7l-5 5 5 5 M12 2v3 M12 19v3"),
    /** A raised hand. */
    HOLD(
            "M18 11V6a2 2 0 0 0-4 0v5 M14 10V4a2 2 0 0 0-4 0v6 M10 10.500V6a2 2 0 0 0-4 0v8"
                    + " M18 8a2 2 0 0 1 4 0v6a8 8 0 0 1-8 8h-2c-2.800 0-4.500-.860-5.990-2.340l-3.600-3.600a2 2 0 0 1 2.830-2.820L7 15"),
    /** A court's columns under a pediment. */
    COURT("M3 22h18 M5 18h14 M6 18v-7 M10 18v-7 M14 18v-7 M18 18v-7 M12 2l9 6v3H3V8z");

    private final Feather feather;
    private final String path;

    Icon(Feather feather) {
        this.feather = feather;
        this.path = "";
    }

    Icon(String path) {
        this.feather = Feather.SLASH;
        this.path = path;
    }

    /**
     * A new picture, decorative: the word beside it says what it means. Feather's are letters of a
     * font (style class {@code icon}, coloured by {@code -fx-fill}), our own are drawings ({@code
     * icon-path}, {@code -fx-stroke}); both grow with the text around them.
     */
    public Node node() {
        if (path.isEmpty()) {
            Text letter = new Text(String.valueOf((char) feather.getCode()));
            letter.getStyleClass().add("icon");
            letter.setAccessibleRole(AccessibleRole.NODE);
            return letter;
        }
        return new Drawing(path);
    }

    /** A drawing on a 24 by 24 grid, scaled to the room its style gives it. */
    private static final class Drawing extends Region {
        private static final double GRID = 24;
        private final SVGPath drawing = new SVGPath();

        Drawing(String path) {
            getStyleClass().add("icon-drawn");
            drawing.setContent(path);
            drawing.getStyleClass().add("icon-path");
            drawing.setManaged(false);
            getChildren().add(new Group(drawing));
        }

        @Override
        protected void layoutChildren() {
            double scale = getWidth() / GRID;
            drawing.getTransforms().setAll(new Scale(scale, scale));
        }
    }
}
