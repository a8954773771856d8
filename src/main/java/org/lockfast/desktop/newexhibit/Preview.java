package org.lockfast.desktop.newexhibit;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Bound;
import org.lockfast.continuity.PackageState;
import org.lockfast.desktop.Desk;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitEvent.PackageRecorded;
import org.lockfast.exhibit.ExhibitEvent.Recorded;
import org.lockfast.journal.Outcome;
import org.lockfast.label.CheckedLabel;
import org.lockfast.label.Stock;
import org.lockfast.ledger.Hash;

/**
 * The label of a form that is not saved yet.
 *
 * @param png the picture; empty if there is none
 * @param says what the label says, for readers; or why there is none
 * @param ofDescription what is to be told of the description on the label
 * @param ofPlace the same of where it was found
 * @param ofRest the same of what else stands on it
 */
@SuppressWarnings("ArrayRecordComponent") // a picture on its way to the screen, never compared
record Preview(
        byte[] png,
        String says,
        List<String> ofDescription,
        List<String> ofPlace,
        List<String> ofRest) {
    static final int DPI = 203;

    private static final UUID NONE = new UUID(0, 0);
    private static final Hash NO_ENTRY = Hash.ZERO;

    /** Draws it as it would print now; nothing is recorded. */
    static Preview of(
            Desk desk,
            Recorded form,
            Judged judged,
            @Nullable Case of,
            @Nullable OffsetDateTime at) {
        Exhibit exhibit = exhibit(desk, form, judged, of, at);
        PackageRecorded first = form.packages().getFirst();
        PackageState state =
                new PackageState(
                        NONE,
                        NONE,
                        1,
                        first.packaging(),
                        first.sealKind(),
                        first.seal(),
                        first.seal() == null ? "UNSEALED" : "SEALED",
                        null,
                        "HELD",
                        desk.session().officer().id(),
                        null,
                        null,
                        desk.clock().instant(),
                        Bound.EXACT,
                        null,
                        0,
                        null,
                        0,
                        null,
                        null,
                        0,
                        null,
                        null,
                        null,
                        null,
                        null,
                        org.lockfast.continuity.Leaving.NONE);
        Outcome<CheckedLabel> drawn = desk.labelling().preview(exhibit, state, Stock.STANDARD, DPI);
        return switch (drawn) {
            case Outcome.Done<CheckedLabel>(CheckedLabel label, List<String> _) -> {
                List<String> description = codes(desk, form.description());
                List<String> place = codes(desk, form.place());
                yield new Preview(
                        label.png(0),
                        says(label),
                        description,
                        place,
                        desk.labelling()
                                .codesBeside(
                                        label,
                                        List.of(text(form.description()), text(form.place()))));
            }
            case Outcome.Refused<CheckedLabel>(String _, String sentence, List<String> _) ->
                    new Preview(new byte[0], sentence, List.of(), List.of(), List.of());
        };
    }

    private static List<String> codes(Desk desk, @Nullable String text) {
        return text == null ? List.of() : desk.labelling().codesIn(text);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String says(CheckedLabel label) {
        return String.join(
                ". ",
                List.of(
                        label.model().reference(),
                        label.model().description(),
                        label.model().place(),
                        label.model().when(),
                        label.model().producer(),
                        label.model().seal(),
                        String.join(", ", label.model().hazards())));
    }

    private static Exhibit exhibit(
            Desk desk,
            Recorded form,
            Judged judged,
            @Nullable Case of,
            @Nullable OffsetDateTime at) {
        return new Exhibit(
                NONE,
                form.kind(),
                form.caseId(),
                of == null ? null : of.reference(),
                form.reference(),
                "",
                form.description(),
                form.category(),
                at,
                form.place(),
                form.from(),
                null,
                form.seizedByName(),
                form.producer(),
                form.power(),
                form.storage(),
                form.hazards(),
                form.identifiers() == null ? Map.of() : form.identifiers(),
                Map.of(),
                form.quantity(),
                form.unit(),
                form.conditions() == null ? Map.of() : form.conditions(),
                form.notes(),
                null,
                "HELD",
                judged.incompleteCodes(),
                List.of(),
                judged.holds(),
                null,
                desk.session().officer().id(),
                desk.clock().instant(),
                NO_ENTRY,
                null);
    }
}
