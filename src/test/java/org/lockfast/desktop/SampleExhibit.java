package org.lockfast.desktop;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lockfast.desktop.Stretch.Kind;

/**
 * The exhibit of the design's picture, made of our controls, to look at the frame with. People and
 * places are invented.
 */
final class SampleExhibit implements Screen {
    final List<String> heard = new ArrayList<>();
    final TextField note = new TextField();
    final Button handOver = button("Hand over", Icon.HAND_OVER, Keys.HAND_OVER);
    private final VBox node = new VBox();
    boolean takesScans = true;
    int shown;
    int hidden;

    SampleExhibit() {
        node.getStyleClass().add("page");
        handOver.getStyleClass().add("accent");
        ScreenHead head = new ScreenHead();
        head.setReference("JSM/4");
        head.setTitle("Samsung Galaxy A54 phone, black, screen cracked");
        head.setLine(
                "Found: bedside table, rear bedroom  ·  Seized Sat 14 Mar 2026 08:41 by PC 1187 J Smith");
        head.getActions()
                .addAll(
                        handOver,
                        button("Move", Icon.PLACE, Keys.MOVE),
                        button("Label", Icon.PRINT, Keys.PRINT_LABEL),
                        new Button("More", Icon.MORE.node()));
        head.getChips()
                .addAll(
                        new StatusChip(Status.IN_STORE.chip()),
                        new StatusChip(Status.SEALED.saying("Sealed  A0417733")),
                        new StatusChip(Status.GAP.saying("1 continuity gap")),
                        new StatusChip(Chip.outlined("2 possible links", Icon.LINK, Tone.CAUTION)),
                        new StatusChip(Status.REVIEW_DUE.saying("Review due 14 Jun 2026")));
        Banner banner =
                new Banner(
                        Tone.ACT,
                        "No one is recorded as holding JSM/4 from 11:02 to 14:14 on Saturday 14 March (3 h 12 min)",
                        "PC Smith must say where it was, or a supervisor must record that this cannot be explained. It will print on the continuity record.",
                        new Button("Ask PC Smith"),
                        button("Explain the gap", null, Keys.EXPLAIN_GAP));
        Card card = new Card("Who has had it", strip(), timeline());
        card.setAside("Every minute from seizure to now");
        card.getActions().add(button("Continuity record", Icon.PRINT, Keys.PRINT));
        HBox columns = new HBox(card, side());
        columns.getStyleClass().add("columns");
        HBox.setHgrow(card, Priority.ALWAYS);
        VBox.setVgrow(columns, Priority.ALWAYS);
        node.getChildren().setAll(head, banner, columns);
    }

    private VBox side() {
        Label place = new Label("H-04-2-11");
        place.getStyleClass().add("reference");
        Card where =
                quiet(
                        "Where it is now",
                        place,
                        new Label("Holloway Road store, bay H, rack 4, shelf 2"));
        Label number = new Label("A0417733");
        number.getStyleClass().addAll("mono-strong", "title");
        HBox line =
                new HBox(
                        number,
                        new StatusChip(
                                Chip.outlined("Looked at, unbroken", Icon.LOCKED, Tone.GOOD)));
        line.getStyleClass().add("columns");
        Card seal =
                quiet(
                        "Seal number",
                        line,
                        new Label("Tamper-evident bag, medium  ·  2 earlier seals"));
        note.setId("note");
        Card complete =
                new Card(
                        "2 things to complete",
                        new FormField("Owner", "Name, or why not known", note));
        VBox side = new VBox(where, seal, complete);
        side.getStyleClass().add("page");
        side.setMinWidth(330);
        side.setMaxWidth(330);
        return side;
    }

    private static Card quiet(String heading, Node... content) {
        Card card = new Card(heading, content);
        card.setQuiet(true);
        return card;
    }

    private static Button button(
            String text, @org.jspecify.annotations.Nullable Icon icon, Keys key) {
        Button button = new Button(text);
        if (icon != null) {
            button.setGraphic(icon.node());
        }
        KeyHint.on(button, key);
        return button;
    }

    private static ContinuityStrip strip() {
        ContinuityStrip strip = new ContinuityStrip();
        strip.setStretches(
                List.of(
                        new Stretch(
                                Kind.OFFICER,
                                "PC J Smith",
                                "with officer",
                                at(14, 8, 41),
                                at(14, 11, 2)),
                        new Stretch(Kind.GAP, "", "", at(14, 11, 2), at(14, 14, 14)),
                        new Stretch(
                                Kind.STORE,
                                "Transit store",
                                "Hornsey T-2",
                                at(14, 14, 14),
                                at(15, 18, 40)),
                        new Stretch(
                                Kind.TRANSIT, "Swift Couriers", "", at(15, 18, 40), at(16, 9, 20)),
                        new Stretch(
                                Kind.LAB,
                                "Digital lab",
                                "opened, resealed A0417733",
                                at(16, 9, 20),
                                at(17, 17, 5)),
                        new Stretch(
                                Kind.TRANSIT, "Swift Couriers", "", at(17, 17, 5), at(18, 9, 47)),
                        new Stretch(
                                Kind.STORE,
                                "Holloway Road",
                                "H-04-2-11",
                                at(18, 9, 47),
                                at(18, 14, 23))));
        return strip;
    }

    private static Timeline timeline() {
        Timeline timeline = new Timeline();
        VBox.setVgrow(timeline, Priority.ALWAYS);
        timeline.setRows(
                List.of(
                        row(
                                18,
                                9,
                                47,
                                Icon.STORE,
                                Tone.GOOD,
                                "Booked in to Holloway Road store, shelf H-04-2-11",
                                "P Raman, from Swift Couriers (D Okafor)  ·  seal A0417733 looked at, unbroken",
                                Vouch.BOTH_SIGNED.chip()),
                        row(
                                17,
                                17,
                                5,
                                Icon.TRANSIT,
                                Tone.OFFLINE,
                                "Collected by Swift Couriers for Holloway Road store",
                                "L Chen to D Okafor  ·  consignment of 12 exhibits  ·  16 h 42 min in transit, unwitnessed",
                                Vouch.BOTH_SIGNED.chip()),
                        row(
                                17,
                                16,
                                30,
                                Icon.LOCKED,
                                Tone.CAUTION,
                                "Resealed after examination: A0417733",
                                "L Chen, Digital lab  ·  old bag A0417690 kept inside  ·  sub-exhibit LC/1 made",
                                Vouch.SIGNED.chip()),
                        row(
                                16,
                                10,
                                5,
                                Icon.OPEN,
                                Tone.CAUTION,
                                "Opened for download, seal A0417690 cut",
                                "L Chen, Digital lab  ·  reason: download, submission DL/26/0931",
                                Vouch.PIN.chip()),
                        row(
                                15,
                                18,
                                40,
                                Icon.TRANSIT,
                                Tone.OFFLINE,
                                "Collected by Swift Couriers for Digital lab, delivered 16 Mar 09:20",
                                "Hornsey T-2 to L Chen  ·  seal A0417690 looked at at both ends, unbroken",
                                Vouch.BOTH_SIGNED.chip()),
                        row(
                                14,
                                14,
                                14,
                                Icon.STORE,
                                Tone.GOOD,
                                "Booked in to Hornsey transit store T-2",
                                "PC 1187 J Smith  ·  recorded offline on laptop SCN-07, sent 15:02",
                                Vouch.OFFLINE.chip()),
                        new TimelineRow.Gap(
                                "gap",
                                at(14, 11, 2),
                                at(14, 14, 14),
                                "No holder recorded for 3 h 12 min",
                                "Not explained yet"),
                        row(
                                14,
                                11,
                                2,
                                Icon.OFFICER,
                                Tone.ACT,
                                "Left the scene, handed to a person not named",
                                "PC 1187 J Smith  ·  entered as ‘taken to nick’  ·  no receiver scanned or signed",
                                Vouch.NO_RECEIVER.chip()),
                        row(
                                14,
                                8,
                                58,
                                Icon.LOCKED,
                                Tone.ACCENT,
                                "Sealed in tamper-evident bag A0417690, label printed",
                                "PC 1187 J Smith, 14 Marlow Road  ·  photograph of seal taken",
                                Vouch.SIGNED.chip()),
                        row(
                                14,
                                8,
                                41,
                                Icon.ADD,
                                Tone.ACCENT,
                                "Seized",
                                "PC 1187 J Smith, bedside table, rear bedroom",
                                Vouch.SIGNED.chip())),
                at(18, 14, 23));
        return timeline;
    }

    private static TimelineRow row(
            int day,
            int hour,
            int minute,
            Icon icon,
            Tone tone,
            String what,
            String detail,
            Chip chip) {
        return new TimelineRow.Event(
                "e" + day + hour + minute,
                at(day, hour, minute),
                icon,
                tone,
                what,
                detail,
                List.of(chip));
    }

    static ZonedDateTime at(int day, int hour, int minute) {
        return ZonedDateTime.of(2026, 3, day, hour, minute, 0, 0, ZoneId.of("Europe/London"));
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled("Exhibit JSM/4");
    }

    @Override
    public List<Crumb> trail() {
        return List.of(
                new Crumb("Cases", new Place.Cases()),
                new Crumb(
                        "01YR/4402/26 Sudden death, 14 Marlow Road",
                        new Place.Case(new UUID(0, 1))));
    }

    @Override
    public void shown() {
        shown++;
    }

    @Override
    public void hidden() {
        hidden++;
    }

    @Override
    public Map<Keys, Runnable> keys() {
        return Map.of(
                Keys.HAND_OVER, () -> heard.add("hand over"), Keys.PRINT, () -> heard.add("print"));
    }

    @Override
    public boolean scanned(Scan scan) {
        heard.add("scan " + scan.code());
        return takesScans;
    }
}
