package org.lockfast.desktop.admin;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Asking;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.SignLabelForm;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.officer.ForceDevice;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Permission;
import org.lockfast.place.Place;

/**
 * Officers and places of this store and devices of its force: who and what there is, and changing
 * it.
 */
public final class AdminViewModel {
    final StringProperty officerWords = new SimpleStringProperty("");
    final StringProperty placeWords = new SimpleStringProperty("");
    final ObservableList<Officer> officers = FXCollections.observableArrayList();
    final ObservableList<Place> places = FXCollections.observableArrayList();

    /** Those of the force, in use first; empty in a store of its own. */
    final ObservableList<ForceDevice> devices = FXCollections.observableArrayList();

    private final Desk desk;
    private final Work work;
    private final Notices notices;
    private final Asking asking;
    private final FileChoosing files;
    private final Words words = Words.in(AdminViewModel.class);
    private List<Officer> allOfficers = List.of();
    private List<Place> allPlaces = List.of();

    public AdminViewModel(
            Desk desk, Work work, Notices notices, Asking asking, FileChoosing files) {
        this.desk = desk;
        this.work = work;
        this.notices = notices;
        this.asking = asking;
        this.files = files;
        officerWords.subscribe(typed -> narrow());
        placeWords.subscribe(typed -> narrow());
    }

    boolean keepsOfficers() {
        return desk.session().officer().may(Permission.MANAGE_OFFICERS);
    }

    boolean imports() {
        return desk.session().officer().may(Permission.IMPORT);
    }

    boolean addsPlaces() {
        return desk.session().officer().may(Permission.ADD_PLACE);
    }

    void read() {
        work.read(
                () -> desk.officers().all(),
                now -> {
                    allOfficers = now;
                    narrow();
                });
        work.read(
                () -> desk.places().all(),
                now -> {
                    allPlaces = now;
                    narrow();
                });
        work.read(
                () -> desk.keepingDevices().all(),
                now ->
                        show(
                                devices,
                                now.stream()
                                        .sorted(Comparator.comparing(one -> one.revoked() != null))
                                        .toList()));
    }

    private void narrow() {
        String who = officerWords.get().strip().toLowerCase(Locale.UK);
        show(
                officers,
                allOfficers.stream()
                        .filter(one -> one.label().toLowerCase(Locale.UK).contains(who))
                        // those at work first
                        .sorted((a, b) -> Boolean.compare(b.active(), a.active()))
                        .toList());
        String where = placeWords.get().strip().toLowerCase(Locale.UK);
        show(
                places,
                allPlaces.stream()
                        .filter(one -> one.path().toLowerCase(Locale.UK).contains(where))
                        .toList());
    }

    /** The same rows keep what is chosen and how far it is scrolled. */
    private static <T> void show(ObservableList<T> list, List<T> now) {
        if (!list.equals(now)) {
            list.setAll(now);
        }
    }

    /** Scene officer, Supervisor. */
    String roles(Officer one) {
        return one.roles().stream()
                .sorted()
                .map(role -> desk.rules().roles().words(role.name()).english())
                .collect(Collectors.joining(", "));
    }

    /** What those roles allow, as one sentence. */
    String rights(Officer one) {
        if (!one.active()) {
            return words.say("admin.retired.more");
        }
        String can = words.say("admin.can");
        List<String> rights =
                Stream.of(Permission.values())
                        .filter(one::may)
                        .map(right -> desk.rules().permissions().words(right.name()).english())
                        .map(said -> said.startsWith(can) ? said.substring(can.length()) : said)
                        .toList();
        return can + String.join("; ", rights);
    }

    /** Dry store, not refrigerated. */
    String storage(Place one) {
        return desk.rules().storage().words(one.storage()).english();
    }

    void addOfficer() {
        ask(new AdminForms(desk, this::read).addOfficer());
    }

    /** The officer chosen in the list; null for none. */
    void change(@Nullable Officer chosen) {
        atWork(chosen, one -> ask(new AdminForms(desk, this::read).change(one)));
    }

    /** The officer chosen in the list; null for none. */
    void retire(@Nullable Officer chosen) {
        atWork(chosen, one -> ask(new AdminForms(desk, this::read).retire(one)));
    }

    private void atWork(@Nullable Officer chosen, Consumer<Officer> then) {
        if (chosen == null) {
            notices.say(words.say("admin.retire.none"));
        } else if (!chosen.active()) {
            notices.say(words.say("admin.retire.already", chosen.label()));
        } else {
            then.accept(chosen);
        }
    }

    /** Asks where to and on what, and writes the badge of the chosen officer. */
    void badgeInFile(@Nullable Officer chosen) {
        badge(chosen, form -> form.to(files).ifPresent(this::ask));
    }

    /** Asks on which printer, and keeps the badge of the chosen officer for it. */
    void badgeOnPrinter(@Nullable Officer chosen) {
        badge(chosen, form -> ask(form.onPrinter()));
    }

    private void badge(@Nullable Officer chosen, Consumer<SignLabelForm> then) {
        atWork(chosen, one -> then.accept(new SignLabelForm(desk, desk.placeLabels().of(one))));
    }

    /** Whether this computer has a printer. */
    boolean hasPrinter() {
        return !desk.printing().printers().all().isEmpty();
    }

    /** What people call a device, or else its id. */
    static String name(ForceDevice one) {
        String name = one.name();
        return name == null ? one.id() : name;
    }

    /** The station, and whether it is the computer at hand. */
    String station(ForceDevice one) {
        String station = one.station() == null ? "" : one.station();
        return desk.keepingDevices().isOwn(one) ? words.say("admin.device.this", station) : station;
    }

    /** Since when it belongs to the force, or why it no longer does. */
    String since(ForceDevice one) {
        Instant revoked = one.revoked();
        return revoked == null
                ? words.say("admin.device.since", one.id(), day(one.enrolled()))
                : words.say(
                        "admin.device.ended.since",
                        one.id(),
                        day(revoked),
                        one.reason() == null ? "" : one.reason());
    }

    private String day(Instant at) {
        return DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK).format(at.atZone(desk.zone()));
    }

    /** Whether other computers join here, by a stick. */
    boolean enrolsByStick() {
        return keepsOfficers() && desk.enrolsByStick();
    }

    /** Asks for the request and where to write the answer, then for the fingerprint. */
    void enrolDevice() {
        notices.clear();
        files.open(words.say("admin.device.enrol.file"))
                .ifPresent(request ->
                        files.save(words.say("admin.device.enrol.out"), answerTo(request))
                                .ifPresent(out ->
                                        ask(new AdminForms(desk, this::read).enrol(request, out))));
    }

    /** SCN-08.lfjoin for SCN-08.lfrequest. */
    private static String answerTo(Path request) {
        String name = String.valueOf(request.getFileName());
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name) + ".lfjoin";
    }

    /** The device chosen in the list; null for none. */
    void endDevice(@Nullable ForceDevice chosen) {
        if (chosen == null) {
            notices.say(words.say("admin.device.none"));
        } else if (chosen.revoked() != null) {
            notices.say(words.say("admin.device.already", name(chosen)));
        } else if (desk.keepingDevices().isOwn(chosen)) {
            notices.say(words.say("admin.device.itself"));
        } else {
            ask(new AdminForms(desk, this::read).endDevice(chosen));
        }
    }

    /** Asks where to write a recovery sheet of this computer's records, and makes it. */
    void recoverySheet() {
        notices.clear();
        files.save(
                        words.say("admin.sheet.file"),
                        "lockfast-recovery-sheet.txt",
                        new FileChoosing.Kind(words.say("admin.sheet.kind"), List.of(".txt")))
                .ifPresent(out -> ask(new AdminForms(desk, this::read).recoverySheet(out)));
    }

    void addPlace() {
        ask(new AdminForms(desk, this::read).addPlace());
    }

    private void ask(SmallForm form) {
        notices.clear();
        asking.ask(form);
    }
}
