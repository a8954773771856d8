package org.lockfast.desktop.gallery;

import java.util.List;
import org.lockfast.desktop.CategoryTiles;
import org.lockfast.desktop.CategoryTiles.Tile;
import org.lockfast.desktop.Icon;

/** The choice of a category. */
final class TilesPage extends Page {
    TilesPage() {
        super(card(say("gallery.tiles"), tiles()));
    }

    private static CategoryTiles tiles() {
        CategoryTiles tiles = new CategoryTiles();
        tiles.setTiles(
                List.of(
                        new Tile("phone", say("gallery.tile.phone"), Icon.PHONE),
                        new Tile("clothing", say("gallery.tile.clothing"), Icon.CLOTHING),
                        new Tile("knife", say("gallery.tile.knife"), Icon.KNIFE),
                        new Tile("drugs", say("gallery.tile.drugs"), Icon.DRUGS),
                        new Tile("swab", say("gallery.tile.swab"), Icon.SWAB),
                        new Tile("cash", say("gallery.tile.cash"), Icon.CASH),
                        new Tile("documents", say("gallery.tile.documents"), Icon.DOCUMENTS),
                        new Tile("computer", say("gallery.tile.computer"), Icon.COMPUTER),
                        new Tile("firearm", say("gallery.tile.firearm"), Icon.FIREARM),
                        new Tile("other", say("gallery.tile.other"), Icon.MORE)));
        tiles.choose("knife");
        return tiles;
    }
}
