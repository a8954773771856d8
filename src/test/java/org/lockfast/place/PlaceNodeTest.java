package org.lockfast.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlaceNodeTest {
    private static Place place(int n, String path) {
        return new Place(new UUID(0, n), path, "DRY_AMBIENT", "STORE");
    }

    private static List<String> names(List<PlaceNode> nodes) {
        return nodes.stream()
                .flatMap(one -> one.all().stream())
                .map(one -> one.path() + " " + one.here() + "/" + one.below())
                .toList();
    }

    @Test
    void whatLiesInAPlaceCountsToItAndShelf2StandsBeforeShelf10() {
        List<Place> places =
                List.of(
                        place(1, "Store/Bay H/Shelf 10"),
                        place(2, "Store/Bay H/Shelf 2"),
                        place(3, "Store/Bay H"),
                        place(4, "Annexe"));
        Map<UUID, Integer> packages =
                Map.of(new UUID(0, 1), 3, new UUID(0, 2), 4, new UUID(0, 3), 1);
        assertThat(names(PlaceNode.tree(places, packages)))
                .containsExactly(
                        "Annexe 0/0",
                        "Store 0/8",
                        "Store/Bay H 1/8",
                        "Store/Bay H/Shelf 2 4/4",
                        "Store/Bay H/Shelf 10 3/3");
    }

    @Test
    void aPlaceNobodyRecordedIsThereAndOneRecordedTwiceIsOne() {
        List<PlaceNode> tree =
                PlaceNode.tree(
                        List.of(place(1, "Store/Bay H"), place(2, "store/bay h")),
                        Map.of(new UUID(0, 1), 2, new UUID(0, 2), 5));
        assertThat(names(tree)).containsExactly("Store 0/7", "Store/Bay H 7/7");
        assertThat(tree.getFirst().first()).isNull();
        assertThat(tree.getFirst().inside().getFirst().places()).hasSize(2);
    }

    @Test
    void aPathThatReadsAsNoneStandsByItself() {
        String odd = "/".repeat(3);
        String deep = "a/".repeat(13) + "a";
        assertThat(PlaceNode.tree(List.of(place(1, odd), place(2, deep)), Map.of()))
                .extracting(PlaceNode::name)
                .containsExactlyInAnyOrder(odd, deep);
    }

    @Test
    void keptIsWhatTheTestKeepsWithAllInItAndWhatLeadsThere() {
        List<PlaceNode> tree =
                PlaceNode.tree(
                        List.of(
                                place(1, "Store/Bay H/Shelf 1"),
                                place(2, "Store/Bay J/Shelf 1"),
                                place(3, "Annexe")),
                        Map.of());
        assertThat(
                        names(
                                tree.stream()
                                        .flatMap(one ->
                                                one.kept(n -> n.name().equals("Bay J")).stream())
                                        .toList()))
                .containsExactly("Store 0/0", "Store/Bay J 0/0", "Store/Bay J/Shelf 1 0/0");
    }

    @Test
    void aPathIsCalledHoweverItIsWritten() {
        PlaceNode node = PlaceNode.tree(List.of(place(1, "Store/Bay H")), Map.of()).getFirst();
        assertThat(node.inside().getFirst().isCalled("store / BAY h")).isTrue();
        assertThat(node.inside().getFirst().isCalled("store")).isFalse();
        assertThat(node.isCalled("")).isFalse();
    }
}
