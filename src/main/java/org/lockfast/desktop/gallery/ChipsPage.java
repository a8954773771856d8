package org.lockfast.desktop.gallery;

import java.util.stream.Stream;
import org.lockfast.desktop.Status;
import org.lockfast.desktop.StatusChip;
import org.lockfast.desktop.Vouch;

/** Every status and every way to vouch. */
final class ChipsPage extends Page {
    ChipsPage() {
        super(
                card(
                        say("gallery.chips"),
                        row(
                                Stream.of(Status.values())
                                        .map(Status::chip)
                                        .map(StatusChip::new)
                                        .toArray(StatusChip[]::new))),
                card(
                        say("gallery.vouched"),
                        row(
                                Stream.of(Vouch.values())
                                        .map(Vouch::chip)
                                        .map(StatusChip::new)
                                        .toArray(StatusChip[]::new))));
    }
}
