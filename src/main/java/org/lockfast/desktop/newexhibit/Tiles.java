package org.lockfast.desktop.newexhibit;

import java.time.LocalDate;
import java.util.List;
import org.lockfast.desktop.CategoryTiles;
import org.lockfast.desktop.Icon;
import org.lockfast.rules.Category;
import org.lockfast.rules.Rules;

/** The tiles of the rules, with their pictures. */
final class Tiles {
    private static final int MOST = 10;

    private Tiles() {}

    static List<CategoryTiles.Tile> of(Rules rules, LocalDate day) {
        return rules.tiles(day).stream().limit(MOST).map(Tiles::tile).toList();
    }

    private static CategoryTiles.Tile tile(Category one) {
        Category.Tile tile = one.tile();
        String said = (tile == null ? one.words() : tile.words()).english();
        // A tile is read at arm's length: one word of it, the whole stands in the list of kinds.
        int comma = said.indexOf(',');
        return new CategoryTiles.Tile(
                one.code(), comma < 0 ? said : said.substring(0, comma), icon(one.code()));
    }

    private static Icon icon(String code) {
        return switch (code) {
            case "PHONE_TABLET" -> Icon.PHONE;
            case "CLOTHING" -> Icon.CLOTHING;
            case "KNIFE_BLADE" -> Icon.KNIFE;
            case "DRUGS" -> Icon.DRUGS;
            case "BIOLOGICAL_SAMPLE" -> Icon.SWAB;
            case "CASH" -> Icon.CASH;
            case "DOCUMENT" -> Icon.DOCUMENTS;
            case "COMPUTER_STORAGE" -> Icon.COMPUTER;
            case "FIREARM" -> Icon.FIREARM;
            default -> Icon.MORE;
        };
    }
}
