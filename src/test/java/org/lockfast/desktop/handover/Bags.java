package org.lockfast.desktop.handover;

import static org.lockfast.testing.TestStore.value;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.place.Place;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** Sealed bags on a real store, seized by the scene officer. */
public final class Bags {
    private final TestStore test;
    private @Nullable Case burglary;

    /** On this store. */
    public Bags(TestStore test) {
        this.test = test;
    }

    /** A knife in a bag with this seal. */
    public Exhibit bag(String reference, String seal) {
        Case known = burglary;
        if (known == null) {
            known =
                    value(
                            test.store()
                                    .openingCases()
                                    .open(
                                            test.session(Who.SCENE),
                                            "43/1029/26",
                                            "Burglary, 12 Example Road",
                                            List.of()));
            burglary = known;
        }
        return value(
                test.store()
                        .recordingExhibits()
                        .record(
                                test.session(Who.SCENE),
                                known,
                                new ExhibitForm(
                                        null,
                                        reference,
                                        "Kitchen knife, black handle, 20 cm",
                                        null,
                                        OffsetDateTime.ofInstant(
                                                test.now().minus(Duration.ofMinutes(5)),
                                                TestStore.ZONE),
                                        "kitchen, sink",
                                        null,
                                        "1187",
                                        "Jo Smith",
                                        null,
                                        "TEB_POLYTHENE",
                                        seal,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null)));
    }

    /** The package with this seal. */
    public PackageState bySeal(String number) {
        return test.store().movements().withSeal(number).getFirst();
    }

    Place place(String path) {
        return value(
                test.store()
                        .addingPlaces()
                        .add(test.session(Who.PROPERTY), path, "GENERAL", "STORE"));
    }
}
