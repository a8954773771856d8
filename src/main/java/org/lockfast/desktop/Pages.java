package org.lockfast.desktop;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;

/**
 * The pages of what is asked in steps: one shows at a time, and the last says what was answered.
 */
public final class Pages {
    private Pages() {}

    /** Shows one page, and takes no room for the others. */
    public static Node turn(StackPane pages, int page) {
        List<Node> all = pages.getChildren();
        for (int i = 0; i < all.size(); i++) {
            all.get(i).setVisible(i == page);
            all.get(i).setManaged(i == page);
        }
        return all.get(page);
    }

    /**
     * What was answered, a row each.
     *
     * @param given what was asked, and the answer
     */
    public static void answers(GridPane grid, List<String[]> given) {
        grid.getChildren().clear();
        for (int i = 0; i < given.size(); i++) {
            Label asked = new Label(given.get(i)[0]);
            asked.getStyleClass().add("muted");
            asked.setMinWidth(Label.USE_PREF_SIZE);
            Label said = new Label(given.get(i)[1]);
            said.getStyleClass().add("strong");
            said.setWrapText(true);
            grid.addRow(i, asked, said);
            GridPane.setValignment(asked, VPos.TOP);
        }
    }
}
