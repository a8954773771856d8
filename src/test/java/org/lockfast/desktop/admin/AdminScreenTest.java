package org.lockfast.desktop.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.testing.TestStore.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.EnrollingByFile;
import org.lockfast.app.window.TestDesk;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Asking;
import org.lockfast.desktop.Card;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Modal;
import org.lockfast.desktop.Modals;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.SmartTime;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.Password;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.ForceDevice;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Role;
import org.lockfast.place.Place;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.ChosenFiles;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.Said;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;
import org.lockfast.testing.WentTo;

@FxTest
class AdminScreenTest {
    private static final String OTHER = "copper meadow signal 17";

    @TempDir Path folder;
    private TestStore test;
    private final Said said = new Said();
    private final ChosenFiles files = new ChosenFiles();
    private final List<SmallForm> asked = new ArrayList<>();

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private AdminViewModel model(Who who) {
        Desk desk = TestDesk.of(test, who);
        AdminViewModel model = new AdminViewModel(desk, new AtOnce(), said, asked::add, files);
        model.read();
        return model;
    }

    private Outcome<SmallForm.Result> press(SmallForm form, Map<String, String> answers) {
        Map<String, String> all = new HashMap<>();
        form.asks().forEach(ask -> all.put(ask.id(), ask.value()));
        all.putAll(answers);
        assertThat(form.asks()).extracting(Ask::id).containsAll(answers.keySet());
        return form.act().apply(new Answers(all));
    }

    private static final Map<String, String> SECOND =
            Map.of(
                    "collar",
                    "7007",
                    "name",
                    "Kim Second",
                    "ADMINISTRATOR",
                    Answers.YES,
                    "AUDITOR",
                    Answers.YES,
                    "fresh",
                    OTHER,
                    "again",
                    OTHER);

    private static Officer collar(AdminViewModel model, String collar) {
        return model.officers.stream()
                .filter(one -> one.collar().equals(collar))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aBadgeIsWrittenWhereOneChoosesAndOfSomebodyAtWork() {
        AdminViewModel model = model(Who.SCENE);
        model.badgeInFile(null);
        assertThat(said.lines).last().isEqualTo("say: Choose an officer in the list first");
        model.badgeInFile(collar(model, "2002"));
        assertThat(asked).as("no file was chosen").isEmpty();
        files.toSave = folder.resolve("badge.png");
        model.badgeInFile(collar(model, "2002"));
        assertThat(TestStore.value(press(asked.getLast(), Map.of("stock", "62x29"))).said())
                .startsWith("The label of Robin Keeper (2002) is written to ");
        assertThat(files.toSave).isNotEmptyFile();
        assertThat(model.hasPrinter()).isFalse();
    }

    @Test
    void officersAreReadWithWhatTheirRolesAllow() {
        AdminViewModel model = model(Who.SCENE);
        assertThat(model.officers).hasSize(6).allMatch(Officer::active);
        Officer keeper =
                model.officers.stream()
                        .filter(one -> one.collar().equals("2002"))
                        .findFirst()
                        .orElseThrow();
        assertThat(model.roles(keeper)).isEqualTo("Property officer");
        assertThat(model.rights(keeper))
                .startsWith("Can record exhibits and continuity, and print labels; find, show")
                .contains("; book in to a property store")
                .doesNotContain("officers");
        model.officerWords.set("keep");
        assertThat(model.officers).containsExactly(keeper);
    }

    @Test
    void oneAdministratorAddsTwoAddAndRetireTogether() {
        AdminViewModel model = model(Who.FOUNDER);
        model.addOfficer();
        SmallForm form = asked.getLast();
        Map<String, String> differ = new HashMap<>(SECOND);
        differ.put("again", "another");
        assertThat(press(form, differ).toString()).contains("The two passwords differ");
        Map<String, String> none = new HashMap<>(SECOND);
        none.put("ADMINISTRATOR", "");
        none.put("AUDITOR", "");
        assertThat(press(form, none).toString()).contains("Tick at least one role");
        assertThat(value(press(form, SECOND)).said()).isEqualTo("Kim Second (7007) is added");
        Officer second = test.store().officers().byCollar("7007").orElseThrow();
        assertThat(second.roles()).containsExactlyInAnyOrder(Role.ADMINISTRATOR, Role.AUDITOR);
        assertThat(model.officers).contains(second);

        Officer leaving = test.store().officers().byCollar("1188").orElseThrow();
        model.retire(null);
        assertThat(said.lines).last().isEqualTo("say: Choose an officer in the list first");
        model.retire(leaving);
        SmallForm more =
                Objects.requireNonNull(
                        value(press(asked.getLast(), Map.of("reason", "moved"))).next());
        assertThat(more.explanation()).startsWith("A second administrator must confirm this");
        assertThat(press(more, Map.of("collar", "7007", "now", "not it at all")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(test.store().officers().byCollar("1188")).isPresent();
        assertThat(value(press(more, Map.of("collar", "7007", "now", OTHER))).said())
                .isEqualTo("Max Jones (1188) is retired");
        assertThat(test.store().officers().byCollar("1188")).isEmpty();
        Officer gone = model.officers.getLast();
        assertThat(gone.collar()).as("those at work stand first").isEqualTo("1188");
        assertThat(model.rights(gone)).startsWith("Opens the store no more");
        model.retire(gone);
        assertThat(said.lines).last().isEqualTo("say: Max Jones (1188) is retired already");
    }

    @Test
    void nameAndRolesAreChangedWithWhyAndTheSecondAdministratorConfirms() {
        AdminViewModel model = model(Who.FOUNDER);
        model.change(null);
        assertThat(said.lines).last().isEqualTo("say: Choose an officer in the list first");
        model.addOfficer();
        value(press(asked.getLast(), SECOND));
        model.change(collar(model, "1188"));
        SmallForm form = asked.getLast();
        assertThat(form.asks().stream().filter(ask -> ask.value().equals(Answers.YES)))
                .as("as it is")
                .extracting(Ask::id)
                .containsExactly("SCENE_OFFICER");
        assertThat(form.asks().getFirst().value()).isEqualTo("Max Jones");
        Map<String, String> wanted =
                Map.of(
                        "name",
                        "Max Smith",
                        "SCENE_OFFICER",
                        "",
                        "PROPERTY_OFFICER",
                        Answers.YES,
                        "reason",
                        "moved to the store");
        Map<String, String> none = new HashMap<>(wanted);
        none.put("PROPERTY_OFFICER", "");
        assertThat(press(form, none).toString()).contains("Tick at least one role");
        SmallForm more = Objects.requireNonNull(value(press(form, wanted)).next());
        assertThat(value(press(more, Map.of("collar", "7007", "now", OTHER))).said())
                .isEqualTo(
                        "Max Smith (1188) has other roles from when they next sign in or unlock");
        Officer now = collar(model, "1188");
        assertThat(now.name()).isEqualTo("Max Smith");
        assertThat(now.roles()).containsExactly(Role.PROPERTY_OFFICER);
    }

    @Test
    void onesOwnPasswordIsChangedWithTheOneBefore() {
        Desk desk = TestDesk.of(test, Who.SCENE);
        SmallForm form = new AdminForms(desk, () -> {}).ownPassword();
        assertThat(press(form, Map.of("now", "not it at all", "fresh", OTHER, "again", OTHER)))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(
                        press(
                                form,
                                Map.of(
                                        "now",
                                        TestStore.PASSWORD,
                                        "fresh",
                                        "short",
                                        "again",
                                        "short")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(
                        value(
                                        press(
                                                form,
                                                Map.of(
                                                        "now",
                                                        TestStore.PASSWORD,
                                                        "fresh",
                                                        OTHER,
                                                        "again",
                                                        OTHER)))
                                .said())
                .startsWith("Your password is changed");
        try (Password old = Password.of(TestStore.PASSWORD);
                Password fresh = Password.of(OTHER)) {
            assertThat(desk.signInAnother("1187", old)).isInstanceOf(Outcome.Refused.class);
            assertThat(desk.signInAnother("1187", fresh)).isInstanceOf(Outcome.Done.class);
        }
    }

    private void enrolled(String name, int number) {
        test.store()
                .journal()
                .record(
                        null,
                        List.of(
                                NewEvent.of(
                                        new UUID(0x7000L, Long.MIN_VALUE | number),
                                        new DeviceEvent.Enrolled(
                                                key(number).key().vkey(),
                                                "c2VhbA==",
                                                "Exampleton",
                                                name,
                                                Hash.ZERO))));
        test.store().journal().settle();
    }

    private static Ed25519Key key(int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return Ed25519Key.of("d-%016x/0".formatted(number), seed);
    }

    /** A laptop is lost: both administrators say so, the one at the machine with their password. */
    @Test
    void aLostComputerIsPutOutOfUseWithBothPasswords() {
        AdminViewModel model = model(Who.FOUNDER);
        assertThat(model.devices).as("a store of its own has none").isEmpty();
        model.addOfficer();
        value(press(asked.getLast(), SECOND));
        enrolled("SCN-07", 7);
        enrolled("SCN-08", 8);
        model.read();
        assertThat(model.devices)
                .extracting(AdminViewModel::name)
                .containsExactly("SCN-07", "SCN-08");
        model.endDevice(null);
        assertThat(said.lines).last().isEqualTo("say: Choose a computer in the list first");

        model.endDevice(model.devices.getFirst());
        SmallForm form = asked.getLast();
        assertThat(form.title()).isEqualTo("Put SCN-07 out of use");
        assertThat(press(form, Map.of("reason", "stolen", "now", "not it at all")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(press(form, Map.of("reason", " ", "now", TestStore.PASSWORD)).toString())
                .contains("Say why the device is put out of use.");
        SmallForm more =
                Objects.requireNonNull(
                        value(
                                        press(
                                                form,
                                                Map.of(
                                                        "reason",
                                                        "stolen from the van",
                                                        "now",
                                                        TestStore.PASSWORD)))
                                .next());
        assertThat(more.explanation()).startsWith("A second administrator must confirm this");
        assertThat(model.devices).allMatch(one -> one.revoked() == null);
        assertThat(value(press(more, Map.of("collar", "7007", "now", OTHER))).said())
                .startsWith("SCN-07 is out of use. The server and other computers hear of it");
        ForceDevice gone = model.devices.getLast();
        assertThat(gone.reason()).as("those in use stand first").isEqualTo("stolen from the van");
        assertThat(model.since(gone)).startsWith("d-0000000000000007, out of use since ");
        model.endDevice(gone);
        assertThat(said.lines).last().isEqualTo("say: SCN-07 was put out of use before");
        assertThat(test.store().keepingDevices().all())
                .filteredOn(one -> one.revoked() != null)
                .extracting(ForceDevice::id)
                .containsExactly("d-0000000000000007");
    }

    private EnrollingByFile laptop() {
        return new EnrollingByFile(folder.resolve("laptop"), test.surroundings());
    }

    private EnrollingByFile.Asked requested(Path file) throws IOException {
        EnrollingByFile.Asked made = value(laptop().ask("Otherham", "SCN-08", null, false));
        Files.write(file, made.request());
        return made;
    }

    @Test
    void aRecoverySheetIsMadeByBothAdministrators() throws IOException {
        AdminViewModel model = model(Who.FOUNDER);
        model.addOfficer();
        value(press(asked.getLast(), SECOND));
        model.recoverySheet();
        assertThat(asked).as("no file was chosen").hasSize(1);
        files.toSave = folder.resolve("sheet.txt");
        model.recoverySheet();
        assertThat(files.asked)
                .last()
                .isEqualTo("Where to write the recovery sheet lockfast-recovery-sheet.txt");
        SmallForm form = asked.getLast();
        assertThat(press(form, Map.of("now", "not it at all"))).isInstanceOf(Outcome.Refused.class);
        SmallForm second =
                Objects.requireNonNull(
                        value(press(form, Map.of("now", TestStore.PASSWORD))).next());
        assertThat(files.toSave).as("one has not agreed yet").doesNotExist();
        assertThat(value(press(second, Map.of("collar", "7007", "now", OTHER))).said())
                .startsWith("The recovery sheet is written to ");
        assertThat(files.toSave).content().contains("LOCKFAST RECOVERY SHEET");
        assertThat(press(form, Map.of("now", TestStore.PASSWORD)).toString())
                .contains("is there already");
    }

    /** A laptop joins by a stick: its fingerprint, then both administrators' passwords. */
    @Test
    void aComputerIsLetInByItsFingerprintAndBothPasswords() throws IOException {
        AdminViewModel model = model(Who.FOUNDER);
        assertThat(model(Who.PROPERTY).enrolsByStick()).isFalse();
        assertThat(model.enrolsByStick()).isTrue();
        model.addOfficer();
        value(press(asked.getLast(), SECOND));
        model.enrolDevice();
        assertThat(asked).as("no file was chosen").hasSize(1);
        Path request = folder.resolve("SCN-08.lfrequest");
        String fingerprint = requested(request).fingerprint().text();
        files.toOpen = List.of(request);
        files.toSave = folder.resolve("SCN-08.lfjoin");
        model.enrolDevice();
        assertThat(files.asked).last().isEqualTo("Where to write the answer SCN-08.lfjoin");
        SmallForm form = asked.getLast();
        assertThat(press(form, Map.of("fingerprint", "7K3M2")).toString())
                .contains("A code has 20 letters and digits");
        SmallForm who =
                Objects.requireNonNull(
                        value(press(form, Map.of("fingerprint", fingerprint))).next());
        assertThat(who.title()).isEqualTo("Let SCN-08 join");
        assertThat(who.explanation()).contains("(d-").contains("\n\n\tSCN-08 of Otherham\n\n");
        assertThat(press(who, Map.of("now", "not it at all"))).isInstanceOf(Outcome.Refused.class);
        assertThat(model.devices).as("nothing is recorded yet").isEmpty();
        SmallForm more =
                Objects.requireNonNull(value(press(who, Map.of("now", TestStore.PASSWORD))).next());
        SmallForm last =
                Objects.requireNonNull(
                        value(press(more, Map.of("collar", "7007", "now", OTHER))).next());
        assertThat(files.toSave).isNotEmptyFile();
        assertThat(last.title()).isEqualTo("SCN-08 belongs to the force");
        assertThat(last.explanation())
                .contains("SCN-08.lfjoin")
                .containsPattern("\\n\\n\\t([0-9A-Z]{5}-){3}[0-9A-Z]{5}\\n\\n");
        assertThat(value(press(last, Map.of())).said()).startsWith("SCN-08 belongs to the force");
        assertThat(model.devices)
                .extracting(AdminViewModel::name)
                .containsExactly("SCN-07", "SCN-08");
    }

    @Test
    void placesAreAddedAndFound() {
        AdminViewModel model = model(Who.PROPERTY);
        model.addPlace();
        var _ =
                value(
                        press(
                                asked.getLast(),
                                Map.of("path", "Exampleton/Bay H", "class", "FREEZER")));
        var _ =
                value(
                        press(
                                asked.getLast(),
                                Map.of("path", "Exampleton/Locker 4", "class", "TRANSIT_LOCKER")));
        assertThat(model.places)
                .extracting(Place::path)
                .containsExactly("Exampleton/Bay H", "Exampleton/Locker 4");
        assertThat(model.storage(model.places.getFirst())).containsIgnoringCase("freezer");
        model.placeWords.set("locker");
        assertThat(model.places).hasSize(1);
        assertThat(press(asked.getLast(), Map.of("path", "Exampleton/Bay H")).toString())
                .contains("is known already");
    }

    @Test
    void whatARoleMayNotDoIsAbsent() {
        AdminController keeper = new AdminController(model(Who.PROPERTY), new WentTo());
        Stage stage = Fx.show(new VBox(keeper.node()), 1280, 720);
        keeper.shown();
        Fx.settle();
        Accessibility.check(stage.getScene().getRoot());
        assertThat(Fx.find(keeper.node(), "add", Button.class).isVisible()).isFalse();
        assertThat(Fx.find(keeper.node(), "retire", Button.class).isVisible()).isFalse();
        assertThat(Fx.find(keeper.node(), "change", Button.class).isVisible()).isFalse();
        assertThat(Fx.find(keeper.node(), "addPlace", Button.class).isVisible()).isTrue();
        assertThat(Fx.find(keeper.node(), "devicesCard", Card.class).isVisible()).isFalse();
        enrolled("SCN-07", 7);
        keeper.shown();
        Fx.settle();
        Accessibility.check(stage.getScene().getRoot());
        assertThat(Fx.find(keeper.node(), "devicesCard", Card.class).isVisible()).isTrue();
        assertThat(Fx.find(keeper.node(), "endDevice", Button.class).isVisible()).isFalse();
        stage.close();
        AdminController founder = new AdminController(model(Who.FOUNDER), new WentTo());
        assertThat(Fx.find(founder.node(), "add", Button.class).isVisible()).isTrue();
        assertThat(Fx.find(founder.node(), "endDevice", Button.class).isVisible()).isTrue();
    }

    @Test
    @Tag("pictures")
    void pictures() {
        AdminController empty = new AdminController(model(Who.FOUNDER), new WentTo());
        Pictures.take(empty.node(), "admin-no-places");
        for (int bay = 1; bay <= 4; bay++) {
            for (int shelf = 1; shelf <= 6; shelf++) {
                value(
                        test.store()
                                .addingPlaces()
                                .add(
                                        test.session(Who.PROPERTY),
                                        "Exampleton store/Bay " + bay + "/Shelf " + shelf,
                                        "DRY_AMBIENT",
                                        "STORE"));
            }
        }
        value(
                test.store()
                        .keepingOfficers()
                        .retire(
                                test.session(Who.FOUNDER),
                                null,
                                test.store().officers().byCollar("1188").orElseThrow(),
                                null));
        Pictures.take(new AdminController(model(Who.FOUNDER), new WentTo()).node(), "admin");
        AdminViewModel model = model(Who.FOUNDER);
        model.change(collar(model, "2002"));
        List<Modal> opened = new ArrayList<>();
        Modals over =
                new Modals() {
                    @Override
                    public void open(Modal modal) {
                        opened.add(modal);
                    }

                    @Override
                    public void close() {}
                };
        Clock now = Clock.fixed(test.now(), TestStore.ZONE);
        Asking.in(over, new AtOnce(), said, new SmartTime(now)).ask(asked.getLast());
        Pictures.take(new VBox(opened.getFirst().node()), "admin-change");
        Pictures.take(
                new AdminController(model(Who.PROPERTY), new WentTo()).node(), "admin-keeper");
        enrolled("SCN-07", 7);
        enrolled("SCN-08", 8);
        enrolled("Store desk 1", 9);
        value(
                test.store()
                        .keepingDevices()
                        .revoke(test.session(Who.FOUNDER), null, "SCN-08", "stolen from the van"));
        Pictures.take(
                new AdminController(model(Who.FOUNDER), new WentTo()).node(), "admin-devices");
    }
}
