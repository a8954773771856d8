package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.ContinuityEvent.Batch;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.Movements;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.place.PlaceEvent;

/** What the movements promise, whatever keeps them. */
abstract class MovementsContract extends OnIndex {
    abstract Movements movements();

    private final UUID smith = history.id();
    private final UUID okafor = history.id();
    private final UUID shelf = history.id();
    private final UUID exhibit = history.id();
    private final UUID first = history.id();
    private final UUID second = history.id();

    private void twoPackages() {
        history.acting = smith;
        add(smith, new OfficerEvent.Added("1001", "J Smith", List.of(), "v", "s"));
        add(okafor, new OfficerEvent.Added("1002", "A Okafor", List.of(), "v", "s"));
        add(shelf, new PlaceEvent.Added("Store/Shelf 1", "DRY_AMBIENT", "STORE"));
        Recording recording = new Recording().as("JSM/4", "Plants in two sacks");
        recording.seizedBy = smith;
        add(exhibit, recording.packed(first, "B1").packed(second, "B2").event());
    }

    private PackageState state(UUID id) {
        return movements().state(id).orElseThrow();
    }

    private Batch batch() {
        return new Batch(history.id(), 1, 1, Hash.ZERO);
    }

    @Test
    void packagesHaveTheirOwnStateAndOrder() {
        twoPackages();
        add(second, new ContinuityEvent.BookedIn(shelf, smith, null, null));
        assertThat(movements().packagesOf(exhibit))
                .extracting(PackageState::id)
                .containsExactly(first, second);
        assertThat(state(first).status()).isEqualTo("HELD");
        assertThat(state(first).holder()).isEqualTo(smith);
        assertThat(state(second).status()).isEqualTo("STORED");
        assertThat(state(second).place()).isEqualTo(shelf);
        assertThat(movements().state(exhibit)).isEmpty();
        assertThat(movements().packagesOf(first)).isEmpty();
    }

    @Test
    void aStoryHasThePackagesEntriesAndTheExhibits() {
        twoPackages();
        add(second, new ContinuityEvent.Opened("B2", "examined"));
        add(first, new ContinuityEvent.Moved(shelf, null));
        add(exhibit, new ExhibitEvent.Noted("seen by OIC"));
        follow(history.addUnknown(first, "continuity.teleported/7"));
        assertThat(movements().story(first))
                .extracting(Happening::type)
                .containsExactly(
                        "exhibit.recorded/1",
                        "continuity.moved/1",
                        "exhibit.noted/1",
                        "continuity.teleported/7");
        assertThat(movements().story(first)).last().extracting(Happening::event).isNull();
        assertThat(movements().storyOfExhibit(exhibit)).hasSize(5);
        assertThat(movements().storyOfExhibit(history.id())).isEmpty();
        Happening moved = movements().story(first).get(1);
        assertThat(moved.event()).isEqualTo(new ContinuityEvent.Moved(shelf, null));
        assertThat(moved.actor()).isEqualTo(smith);
        assertThat(moved.app()).isEqualTo("0.1.0+test");
    }

    @Test
    void sealsAndLabelsFindTheirPackageForEver() {
        twoPackages();
        add(first, new ContinuityEvent.Opened("B1", "examined"));
        add(first, new ContinuityEvent.Resealed("NUMBERED_BAG", "B9", true, "done"));
        for (String code : List.of("X0000000000000A1", "X0000000000000B2")) {
            add(
                    first,
                    new ContinuityEvent.LabelPrinted(
                            code, "100x150", 203, "pdf", 1, false, false, null, null));
            assertThat(movements().withLabel(code))
                    .extracting(PackageState::id)
                    .containsExactly(first);
        }
        assertThat(movements().withLabel("X0000000000000A1")).hasSize(1);
        assertThat(movements().withLabel("X0000000000000Z9")).isEmpty();
        assertThat(movements().withSeal("b1")).extracting(PackageState::id).containsExactly(first);
        assertThat(movements().withSeal("B9")).extracting(PackageState::id).containsExactly(first);
        assertThat(movements().withSeal("B8")).isEmpty();
    }

    @Test
    void aLabelFadesOnItsStockUntilAnotherIsPrintedOrItIsAway() {
        twoPackages();
        Instant long1 = history.now().plus(Duration.ofDays(30));
        label(first, "X0000000000000A1", "100x150");
        label(second, "X0000000000000B2", "L7163");
        assertThat(movements().fading(long1, 10))
                .extracting(PackageState::id)
                .containsExactly(first);
        Instant fades = Objects.requireNonNull(state(first).labelFades());
        assertThat(movements().fading(fades, 10)).isEmpty();
        assertThat(movements().fading(fades.plusMillis(1), 10)).hasSize(1);
        label(second, "X0000000000000B3", "100x150");
        assertThat(movements().fading(long1, 10))
                .extracting(PackageState::id)
                .containsExactly(first, second);
        assertThat(movements().fading(long1, 1)).hasSize(1);
        add(first, new ContinuityEvent.Missing("not on the shelf"));
        label(second, "X0000000000000B4", "card");
        assertThat(movements().fading(long1, 10)).isEmpty();
    }

    private void label(UUID of, String code, String stock) {
        add(
                of,
                new ContinuityEvent.LabelPrinted(
                        code, stock, 203, "pdf", 1, false, false, null, null));
    }

    @Test
    void anOfferWaitsForItsReceiverUntilItIsAnswered() {
        twoPackages();
        RecordedEvent offer =
                add(first, new ContinuityEvent.Offered(okafor, null, "court", null, batch()));
        assertThat(movements().offeredTo(okafor))
                .extracting(PackageState::id)
                .containsExactly(first);
        assertThat(movements().offeredTo(smith)).isEmpty();
        assertThat(state(first).holder()).isEqualTo(smith);
        history.acting = okafor;
        add(first, new ContinuityEvent.Accepted(offer.entry().eid(), null, batch()));
        assertThat(movements().offeredTo(okafor)).isEmpty();
        assertThat(state(first).holder()).isEqualTo(okafor);
    }

    @Test
    void aTextOfAnyLengthComesBackWholeInTheStory() {
        twoPackages();
        String text = "z".repeat(1_500_000);
        add(exhibit, new ExhibitEvent.Noted(text));
        assertThat(movements().story(first))
                .last()
                .extracting(Happening::event)
                .isEqualTo(new ExhibitEvent.Noted(text));
    }

    @Test
    void theHeadIsTheNewestEntry() {
        twoPackages();
        assertThat(movements().head(history.id())).isEmpty();
        Hash recorded = movements().head(first).orElseThrow();
        assertThat(movements().head(second)).contains(recorded);
        RecordedEvent moved = add(first, new ContinuityEvent.Moved(shelf, null));
        assertThat(movements().head(first)).contains(moved.entry().eid());
        assertThat(movements().head(second)).contains(recorded);
        assertThat(projection.heads(List.of(first, history.id())))
                .isEqualTo(Map.of(first, List.of(moved.entry().eid())));
    }
}
