package org.lockfast.desktop;

import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the frame shows around every screen. Set by whoever wires the desktop, on the FX thread. */
public final class FrameModel {

    /** How this computer stands to the server. */
    public enum Connection {
        /** A store of its own: there is no server to be offline from. */
        NO_SERVER,
        /** The server answers. */
        ONLINE,
        /** The server does not answer; work goes on here. */
        OFFLINE
    }

    /** What the last check of the records found. */
    public enum RecordCheck {
        NOT_YET,
        RUNNING,
        VERIFIED,
        /** Something does not agree. Recording goes on, marked; the property manager must know. */
        DIFFERENCE
    }

    private final StringProperty officer = new SimpleStringProperty(this, "officer", "");
    private final StringProperty role = new SimpleStringProperty(this, "role", "");
    private final ObservableList<RailItem> rail = FXCollections.observableArrayList();
    private final Map<RailItem, IntegerProperty> counts = new EnumMap<>(RailItem.class);
    private final ObjectProperty<Connection> connection =
            new SimpleObjectProperty<>(this, "connection", Connection.NO_SERVER);
    private final IntegerProperty unsent = new SimpleIntegerProperty(this, "unsent", 0);
    private final ObjectProperty<@Nullable ZonedDateTime> lastSent =
            new SimpleObjectProperty<>(this, "lastSent");
    private final ObjectProperty<RecordCheck> check =
            new SimpleObjectProperty<>(this, "check", RecordCheck.NOT_YET);
    private final ObjectProperty<@Nullable ZonedDateTime> checkedAt =
            new SimpleObjectProperty<>(this, "checkedAt");
    private final DoubleProperty checkDone = new SimpleDoubleProperty(this, "checkDone", -1);
    private final IntegerProperty underWay = new SimpleIntegerProperty(this, "underWay", 0);
    private final StringProperty station = new SimpleStringProperty(this, "station", "");
    private final StringProperty printer = new SimpleStringProperty(this, "printer", "");
    private final BooleanProperty training = new SimpleBooleanProperty(this, "training", false);
    private final ObjectProperty<Preferences> preferences =
            new SimpleObjectProperty<>(this, "preferences", Preferences.USUAL);
    private final ObjectProperty<Look.Colours> systemColours =
            new SimpleObjectProperty<>(this, "systemColours", Look.Colours.DAY);

    /** Nobody signed in, nothing permitted. */
    public FrameModel() {
        for (RailItem item : RailItem.values()) {
            counts.put(item, new SimpleIntegerProperty(this, item.name(), 0));
        }
    }

    /** Name of the officer signed in; empty while nobody is. */
    public StringProperty officerProperty() {
        return officer;
    }

    /** The officer's role in words: "Property store officer". */
    public StringProperty roleProperty() {
        return role;
    }

    /** The lines of the menu this officer may use, in order. */
    public ObservableList<RailItem> rail() {
        return rail;
    }

    /** How many things wait there; 0 shows no number. */
    public IntegerProperty count(RailItem item) {
        return java.util.Objects.requireNonNull(counts.get(item));
    }

    /** How this computer stands to the server. */
    public ObjectProperty<Connection> connectionProperty() {
        return connection;
    }

    /** Records saved on this computer that the server has not yet taken. */
    public IntegerProperty unsentProperty() {
        return unsent;
    }

    /** When records were last exchanged with the server; null for never. */
    public ObjectProperty<@Nullable ZonedDateTime> lastSentProperty() {
        return lastSent;
    }

    /** What the last check of the records found. */
    public ObjectProperty<RecordCheck> checkProperty() {
        return check;
    }

    /** When that check ended; null while there was none. */
    public ObjectProperty<@Nullable ZonedDateTime> checkedAtProperty() {
        return checkedAt;
    }

    /** How far the check that is running is, 0 to 1; -1 while that is not known. */
    public DoubleProperty checkDoneProperty() {
        return checkDone;
    }

    /** How many things somebody asked for are being done. */
    public IntegerProperty underWayProperty() {
        return underWay;
    }

    /** Station or store this computer stands in. */
    public StringProperty stationProperty() {
        return station;
    }

    /** The label printer and its state: "Zebra ZD421 ready"; empty for none. */
    public StringProperty printerProperty() {
        return printer;
    }

    /** True in the training store: striped bar, and the word on every screen. */
    public BooleanProperty trainingProperty() {
        return training;
    }

    /** How the program looks to the officer; in force at once. */
    public ObjectProperty<Preferences> preferencesProperty() {
        return preferences;
    }

    /** The colours the computer is set to, for whoever chose to go by that. */
    public ObjectProperty<Look.Colours> systemColoursProperty() {
        return systemColours;
    }
}
