package org.lockfast.desktop.admin;

import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Card;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Navigator;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.WrappingRow;
import org.lockfast.officer.ForceDevice;
import org.lockfast.officer.Officer;
import org.lockfast.place.Place;

/** Officers, places and devices (S21, first version). */
public final class AdminController implements Screen {
    private final AdminViewModel model;
    private final Navigator navigator;
    private final Words words = Words.in(AdminController.class);
    private final Parent node;

    @FXML private @Nullable Card officersCard;
    @FXML private @Nullable Card placesCard;
    @FXML private @Nullable TextField officerWords;
    @FXML private @Nullable TextField placeWords;
    @FXML private @Nullable ListView<Officer> officers;
    @FXML private @Nullable ListView<Place> places;
    @FXML private @Nullable Button add;
    @FXML private @Nullable Button change;
    @FXML private @Nullable Button retire;
    @FXML private @Nullable Button badgeOn;
    @FXML private @Nullable Button addPlace;
    @FXML private @Nullable Button imports;
    @FXML private @Nullable Button recovery;
    @FXML private @Nullable Card devicesCard;
    @FXML private @Nullable ListView<ForceDevice> devices;
    @FXML private @Nullable Button endDevice;
    @FXML private @Nullable Button enrolDevice;
    @FXML private @Nullable WrappingRow carrying;

    /**
     * @param navigator leads to the rules in force, to importing and to carrying
     */
    public AdminController(AdminViewModel model, Navigator navigator) {
        this.model = model;
        this.navigator = navigator;
        this.node = Fxml.load(this, "admin.fxml");
    }

    private static <T> T there(@Nullable T control) {
        if (control == null) {
            throw new IllegalStateException("admin.fxml lacks a control");
        }
        return control;
    }

    @FXML
    private void initialize() {
        there(officerWords).textProperty().bindBidirectional(model.officerWords);
        there(placeWords).textProperty().bindBidirectional(model.placeWords);
        ListView<Officer> who = there(officers);
        who.setItems(model.officers);
        who.setCellFactory(list ->
                new TwoLineCell<>(
                        Officer::label,
                        model::roles,
                        model::rights,
                        one -> one.active() ? "" : words.say("admin.retired")));
        who.setPlaceholder(new Label(words.say("admin.officers.none")));
        ListView<Place> where = there(places);
        where.setItems(model.places);
        where.setCellFactory(
                list -> new TwoLineCell<>(Place::path, one -> "", model::storage, one -> ""));
        Label none = new Label();
        none.textProperty()
                .bind(
                        model.placeWords.map(typed ->
                                words.say(
                                        typed.isBlank()
                                                ? "admin.places.none-yet"
                                                : "admin.places.none")));
        where.setPlaceholder(none);
        ListView<ForceDevice> which = there(devices);
        which.setItems(model.devices);
        which.setCellFactory(list ->
                new TwoLineCell<>(
                        AdminViewModel::name,
                        model::station,
                        model::since,
                        one -> one.revoked() == null ? "" : words.say("admin.device.ended")));
        there(add).setGraphic(Icon.ADD.node());
        there(addPlace).setGraphic(Icon.ADD.node());
        // What a role may not do is absent, not grey.
        show(there(add), model.keepsOfficers());
        show(there(change), model.keepsOfficers());
        show(there(retire), model.keepsOfficers());
        show(there(badgeOn), model.hasPrinter());
        show(there(addPlace), model.addsPlaces());
        show(there(imports), model.imports());
        show(there(recovery), model.keepsOfficers());
        show(there(enrolDevice), model.enrolsByStick());
        there(enrolDevice).setGraphic(Icon.ADD.node());
        Label alone = new Label(words.say("admin.devices.none"));
        alone.setWrapText(true);
        which.setPlaceholder(alone);
        model.devices.subscribe(this::counts);
        model.officers.subscribe(this::counts);
        model.places.subscribe(this::counts);
        counts();
    }

    private static void show(Node one, boolean shown) {
        one.setVisible(shown);
        one.setManaged(shown);
    }

    private void counts() {
        there(officersCard)
                .setAside(
                        words.count(
                                "admin.officers.count",
                                model.officers.stream().filter(Officer::active).count()));
        there(placesCard).setAside(words.count("admin.places.count", model.places.size()));
        boolean alone = model.devices.isEmpty();
        show(there(devicesCard), !alone || model.enrolsByStick());
        show(there(carrying), !alone);
        show(there(endDevice), model.keepsOfficers());
        there(devicesCard)
                .setAside(
                        words.count(
                                "admin.devices.count",
                                model.devices.stream()
                                        .filter(one -> one.revoked() == null)
                                        .count()));
    }

    @FXML
    private void enrolDevice() {
        model.enrolDevice();
    }

    @FXML
    private void carry() {
        navigator.open(new org.lockfast.desktop.Place.RecordCheck());
    }

    @FXML
    private void addOfficer() {
        model.addOfficer();
    }

    @FXML
    private void changeOfficer() {
        model.change(there(officers).getSelectionModel().getSelectedItem());
    }

    @FXML
    private void retire() {
        model.retire(there(officers).getSelectionModel().getSelectedItem());
    }

    @FXML
    private void badgeInFile() {
        model.badgeInFile(there(officers).getSelectionModel().getSelectedItem());
    }

    @FXML
    private void badgeOnPrinter() {
        model.badgeOnPrinter(there(officers).getSelectionModel().getSelectedItem());
    }

    @FXML
    private void endDevice() {
        model.endDevice(there(devices).getSelectionModel().getSelectedItem());
    }

    @FXML
    private void recoverySheet() {
        model.recoverySheet();
    }

    @FXML
    private void openImports() {
        navigator.open(new org.lockfast.desktop.Place.Imports());
    }

    @FXML
    private void openRules() {
        navigator.open(new org.lockfast.desktop.Place.RulesInForce());
    }

    @FXML
    private void addPlace() {
        model.addPlace();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled(words.say("admin.title"));
    }

    @Override
    public Map<Keys, Runnable> keys() {
        return Map.of(Keys.FIND, () -> there(officerWords).requestFocus());
    }

    @Override
    public void focusFirst() {
        there(officerWords).requestFocus();
    }

    @Override
    public void shown() {
        model.read();
    }

    @Override
    public void hidden() {}
}
