package org.lockfast.desktop.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.Conflicts;
import org.lockfast.desktop.Card;
import org.lockfast.desktop.Desk;
import org.lockfast.journal.Outcome;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.officer.ForceDevice;
import org.lockfast.sync.Carrying;
import org.lockfast.sync.LineProblem;
import org.lockfast.sync.LogProblem;
import org.lockfast.sync.SyncProblem;
import org.lockfast.sync.SyncStatus;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.ChosenFiles;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.Said;
import org.lockfast.testing.WentTo;

@FxTest
class SendingScreenTest {
    private static final Instant NOW = Instant.parse("2026-03-16T14:20:00Z");
    private final List<Consumer<SyncStatus>> listening = new ArrayList<>();
    private SyncStatus status = SyncStatus.ALONE;
    private int conflicts;
    private int asked;
    private long arrived;
    private final Said said = new Said();
    private final ChosenFiles files = new ChosenFiles();
    @TempDir Path folder;

    private static SyncStatus status(
            SyncStatus.Standing standing,
            long unsent,
            @Nullable Instant last,
            Duration skew,
            SyncProblem... problems) {
        return new SyncStatus(
                standing,
                unsent,
                unsent == 0 ? null : NOW.minus(Duration.ofHours(6)),
                unsent / 2,
                0,
                last,
                skew.toMillis(),
                18_204,
                List.of(problems));
    }

    private Desk desk() {
        SyncStatus.Source source =
                new SyncStatus.Source() {
                    @Override
                    public SyncStatus now() {
                        return status;
                    }

                    @Override
                    public long arrivedSince(Instant from) {
                        assertThat(from).isEqualTo(Instant.parse("2026-03-16T00:00:00Z"));
                        return arrived;
                    }

                    @Override
                    public SyncStatus.Listening listen(Consumer<SyncStatus> listener) {
                        listening.add(listener);
                        return () -> listening.remove(listener);
                    }
                };
        Conflicts port =
                new Conflicts() {
                    @Override
                    public List<Conflict> open() {
                        return List.of();
                    }

                    @Override
                    public int count() {
                        return conflicts;
                    }

                    @Override
                    public List<UUID> exhibits(Conflict conflict) {
                        return List.of();
                    }

                    @Override
                    public Optional<Conflict> byId(String id) {
                        return Optional.empty();
                    }
                };
        return (Desk)
                Proxy.newProxyInstance(
                        Desk.class.getClassLoader(),
                        new Class<?>[] {Desk.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "sync" -> source;
                                    case "conflicts" -> port;
                                    case "carriesTo" -> others;
                                    case "carryTo" -> carried((String) arguments[0], arguments[1]);
                                    case "clock" -> InstantSource.fixed(NOW);
                                    case "zone" -> ZoneId.of("Europe/London");
                                    case "whenRecorded" -> (Runnable) () -> {};
                                    case "sendNow" -> {
                                        asked++;
                                        yield null;
                                    }
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName());
                                });
    }

    private List<ForceDevice> others =
            List.of(
                    device("d-000000000000000b", "SCN-11", "Holloway Road"),
                    device("d-000000000000000c", null, null));

    /** Whether a file can be written is the desk's own business; what it says is shown. */
    private static Outcome<Carrying.Carry> carried(String receiver, Object file) {
        return receiver.endsWith("c")
                ? new Outcome.Refused<>(
                        "NOT_WRITTEN",
                        "The file could not be written: " + file,
                        List.of("Choose another stick."))
                : Outcome.done(new Carrying.Carry(new byte[] {1, 2, 3}, receiver, 112, 5, 2, 0));
    }

    private static ForceDevice device(String id, @Nullable String name, @Nullable String station) {
        return new ForceDevice(
                id,
                name,
                station,
                Ed25519Key.of(id + "/0", new byte[32]).key(),
                "",
                NOW,
                null,
                null);
    }

    private final SendingViewModel model =
            new SendingViewModel(desk(), new AtOnce(), said, new WentTo(), files);

    private SendingController screen() {
        SendingController screen = new SendingController(model, () -> asked += 100);
        screen.shown();
        return screen;
    }

    private String said() {
        StringBuilder all = new StringBuilder();
        model.seen()
                .get()
                .facts()
                .forEach(fact ->
                        all.append(fact.name() + ": " + fact.said() + " " + fact.more() + "\n"));
        return all.toString();
    }

    @Test
    void saysWhatIsSavedWhatIsSentAndWhatTheClockIs() {
        status =
                status(
                        SyncStatus.Standing.OFFLINE,
                        6,
                        NOW.minus(Duration.ofMinutes(20)),
                        Duration.ofSeconds(-2));
        screen();
        assertThat(said())
                .contains("Saved here, not sent: 6 records The oldest is from 08:20")
                .contains("Server: Working offline Last sync 14:00")
                .contains("2 s fast");
        assertThat(said().toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("queued")
                .doesNotContain("pending")
                .doesNotContain("synced");
    }

    @Test
    void whatChangesIsShownAndAWrongClockIsSaid() {
        status = status(SyncStatus.Standing.ONLINE, 0, NOW, Duration.ZERO);
        SendingController screen = screen();
        assertThat(said()).contains("Nothing waiting to send").contains("Right");
        status = status(SyncStatus.Standing.ONLINE, 0, NOW, Duration.ofHours(3));
        listening.forEach(one -> one.accept(status));
        assertThat(said()).contains("3 h slow Set the clock.");
        screen.hidden();
        assertThat(listening).isEmpty();
    }

    @Test
    void aStoreOfItsOwnSaysNothingOfSending() {
        others = List.of();
        SendingController screen = screen();
        Stage stage = Fx.show(new StackPane(screen.node()), 1100, 700);
        Fx.settle();
        assertThat(Fx.find(screen.node(), "facts", HBox.class).isVisible()).isFalse();
        assertThat(Fx.find(screen.node(), "send", Button.class).isVisible()).isFalse();
        assertThat(Fx.find(screen.node(), "alone", VBox.class).isVisible()).isTrue();
        assertThat(Fx.find(screen.node(), "usb", Button.class).isVisible()).isFalse();
        assertThat(Fx.find(screen.node(), "take", Button.class).isVisible())
                .as("the only way to hear of others again")
                .isTrue();
        stage.close();
    }

    /** Joined by a stick, it has nobody to send to, and others to carry to. */
    @Test
    void aStoreWithoutAServerCarriesToOthers() {
        SendingController screen = screen();
        Stage stage = Fx.show(new StackPane(screen.node()), 1100, 700);
        Fx.settle();
        Accessibility.check(stage.getScene().getRoot());
        assertThat(Fx.find(screen.node(), "usbCard", Card.class).isVisible()).isTrue();
        assertThat(Fx.find(screen.node(), "aloneText", Label.class).getText())
                .contains("only what was carried to it");
        stage.close();
    }

    @Test
    void howMuchArrivedTodayIsSaid() {
        status = status(SyncStatus.Standing.ONLINE, 0, NOW, Duration.ZERO);
        arrived = 112;
        screen();
        assertThat(said()).contains("Arrived today: 112 records");
        arrived = 0;
        listening.forEach(one -> one.accept(status));
        assertThat(said()).contains("Arrived today: Nothing");
    }

    @Test
    void whatAnotherComputerLacksIsWrittenIntoAFileForIt() {
        status = status(SyncStatus.Standing.OFFLINE, 6, NOW, Duration.ZERO);
        SendingController screen = screen();
        Stage stage = Fx.show(new StackPane(screen.node()), 1100, 700);
        Fx.settle();
        Accessibility.check(stage.getScene().getRoot());
        Button usb = Fx.find(screen.node(), "usb", Button.class);
        files.toSave = folder.resolve("carry.lfcarry");
        usb.fire();
        assertThat(said.lines).last().asString().contains("Choose the computer the file is for");
        assertThat(files.asked).isEmpty();
        assertThat(model.stick().others)
                .extracting(CarryingByStick.Other::said)
                .containsExactly("SCN-11, Holloway Road", "d-000000000000000c");
        model.stick().other.set(model.stick().others.getFirst());
        usb.fire();
        assertThat(files.asked).containsExactly("Save for SCN-11, Holloway Road SCN-11.lfcarry");
        assertThat(said.lines)
                .last()
                .asString()
                .contains("Written for SCN-11, Holloway Road: 112 records, in carry.lfcarry.")
                .contains("It has 2 photographs and forms. Not all of it fitted.")
                .contains("Eject the stick");
        model.stick().other.set(model.stick().others.getLast());
        usb.fire();
        assertThat(said.lines)
                .last()
                .asString()
                .contains("The file could not be written: ")
                .contains("Choose another stick.");
        stage.close();
    }

    /**
     * A computer that was enrolled anew is called as before, and cannot open the old one's file.
     */
    @Test
    void computersOfOneNameAreToldApart() {
        status = status(SyncStatus.Standing.OFFLINE, 6, NOW, Duration.ZERO);
        others =
                List.of(
                        device("d-000000000000000b", "SCN-11", "Holloway Road"),
                        device("d-00000000000000bb", "scn-11", "Holloway Road"),
                        device("d-000000000000000c", "SCN-12", "Holloway Road"));
        screen();
        assertThat(model.stick().others)
                .extracting(CarryingByStick.Other::said)
                .containsExactly(
                        "SCN-11, Holloway Road (d-000000000000000b, enrolled 16 Mar 2026)",
                        "SCN-12, Holloway Road",
                        "scn-11, Holloway Road (d-00000000000000bb, enrolled 16 Mar 2026)");
        files.toSave = folder.resolve("carry.lfcarry");
        model.stick().other.set(model.stick().others.getLast());
        model.stick().save();
        assertThat(files.asked).last().asString().endsWith("scn-11-d-00000000000000bb.lfcarry");
    }

    @Test
    void eachProblemSaysWhatToDo() {
        status =
                status(
                        SyncStatus.Standing.ONLINE,
                        0,
                        NOW,
                        Duration.ZERO,
                        LogProblem.behind(18_204, 17_000),
                        LineProblem.revoked());
        SendingController screen = screen();
        Stage stage = Fx.show(new StackPane(screen.node()), 1100, 700);
        Accessibility.check(stage.getScene().getRoot());
        assertThat(Fx.find(screen.node(), "problems", VBox.class).getChildren()).hasSize(2);
        Fx.find(screen.node(), "send", Button.class).fire();
        Fx.find(screen.node(), "check", Button.class).fire();
        assertThat(asked).isEqualTo(101);
        stage.close();
    }

    @Test
    @Tag("pictures")
    void pictures() {
        Pictures.take(screen().node(), "sending-paired");
        List<ForceDevice> all = others;
        others = List.of();
        Pictures.take(screen().node(), "sending-alone");
        others = all;
        status = status(SyncStatus.Standing.ONLINE, 0, NOW, Duration.ofMillis(300));
        Pictures.take(screen().node(), "sending-all-sent");
        status =
                status(
                        SyncStatus.Standing.OFFLINE,
                        6,
                        NOW.minus(Duration.ofHours(30)),
                        Duration.ofMinutes(4));
        conflicts = 2;
        Pictures.take(screen().node(), "sending-offline");
        status =
                status(
                        SyncStatus.Standing.ONLINE,
                        112,
                        NOW,
                        Duration.ofSeconds(-2),
                        LogProblem.behind(18_204, 17_000),
                        LineProblem.revoked());
        Pictures.take(screen().node(), "sending-problems");
    }
}
