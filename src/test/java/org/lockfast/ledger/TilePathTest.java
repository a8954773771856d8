package org.lockfast.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, tile/0/000",
        "0, 1234067, 256, tile/0/x001/x234/067",
        "1, 999, 17, tile/1/999.p/17",
        "1, 1000, 17, tile/1/x001/000.p/17",
        "-1, 273, 112, tile/entries/273.p/112",
        "-1, 1000000, 256, tile/entries/x001/x000/000",
    })
    void pathsAreThoseOfTheSpecification(int level, long index, int width, String path) {
        assertThat(new TilePath(level, index, width).path()).isEqualTo(path);
        assertThat(TilePath.parse(path)).isEqualTo(new TilePath(level, index, width));
    }

    /** The example in tlog-tiles: a tree of 70,000, and one of 256. */
    @Test
    void theTilesOfSeventyThousand() {
        assertThat(TilePath.topLevel(70_000)).isEqualTo(2);
        assertThat(TilePath.fullTiles(0, 70_000)).isEqualTo(273);
        assertThat(TilePath.partialWidth(0, 70_000)).isEqualTo(112);
        assertThat(TilePath.fullTiles(1, 70_000)).isEqualTo(1);
        assertThat(TilePath.partialWidth(1, 70_000)).isEqualTo(17);
        assertThat(TilePath.partialWidth(2, 70_000)).isEqualTo(1);
        assertThat(Tiles.grown(0, 256).stream().map(TilePath::path))
                .containsExactlyInAnyOrder("tile/entries/000", "tile/0/000", "tile/1/000.p/1");
        assertThat(TilePath.topLevel(0)).isEqualTo(-1);
        assertThat(TilePath.topLevel(Long.MAX_VALUE)).isEqualTo(7);
        assertThat(TilePath.fullTiles(7, Long.MAX_VALUE)).isZero();
        assertThat(TilePath.partialWidth(7, Long.MAX_VALUE)).isEqualTo(127);
    }

    @Test
    void growingInStepsPublishesAllThatGrowingAtOnceDoes() {
        Set<TilePath> inSteps = new HashSet<>();
        long size = 0;
        for (long step : List.of(1L, 254L, 1L, 1L, 300L, 65_000L, 1L, 10_000L)) {
            inSteps.addAll(Tiles.grown(size, size + step));
            size += step;
        }
        assertThat(inSteps).containsAll(Tiles.grown(0, size));
        assertThat(Tiles.grown(size, size)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile",
                "tile/0",
                "tile/00/000",
                "tile/64/000",
                "tile/0/0",
                "tile/0/x000/000",
                "tile/0/001/000",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/01",
                "tile/0/000/",
                "tile/-1/000",
                "tile/data/000",
            })
    void otherPathsAreNoTiles(String path) {
        assertThat(TilePath.parse(path)).isNull();
    }

    @Test
    void aTreeHasJustTheTilesItGrew() {
        for (long size : new long[] {0, 1, 255, 256, 257, 65_535, 65_536, 70_000}) {
            Set<TilePath> has = new HashSet<>(Tiles.grown(0, size));
            for (TilePath tile : Tiles.grown(0, 70_001)) {
                assertThat(tile.isOf(size))
                        .as("%s of %d", tile, size)
                        .isEqualTo(has.contains(tile));
            }
            assertThat(has).allMatch(tile -> tile.isOf(size));
        }
    }

    @Test
    void tilesThatCannotBeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TilePath(0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TilePath(0, 0, 257));
        assertThatIllegalArgumentException().isThrownBy(() -> new TilePath(64, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TilePath(0, -1, 1));
    }
}
