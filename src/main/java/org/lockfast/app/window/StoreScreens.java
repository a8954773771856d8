package org.lockfast.app.window;

import java.util.List;
import java.util.UUID;
import org.lockfast.desktop.Asking;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.desktop.Frame;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.Screens;
import org.lockfast.desktop.SmartTime;
import org.lockfast.desktop.Work;
import org.lockfast.desktop.admin.AdminController;
import org.lockfast.desktop.admin.AdminViewModel;
import org.lockfast.desktop.admin.RulesController;
import org.lockfast.desktop.admin.RulesViewModel;
import org.lockfast.desktop.begin.BeginController;
import org.lockfast.desktop.conflicts.ConflictsController;
import org.lockfast.desktop.conflicts.ConflictsViewModel;
import org.lockfast.desktop.exhibit.ExhibitController;
import org.lockfast.desktop.exhibit.ExhibitViewModel;
import org.lockfast.desktop.exhibits.ElsewhereViewModel;
import org.lockfast.desktop.exhibits.ExhibitsController;
import org.lockfast.desktop.exhibits.ExhibitsViewModel;
import org.lockfast.desktop.exhibits.ListExport;
import org.lockfast.desktop.handover.ContainerController;
import org.lockfast.desktop.handover.ContainerViewModel;
import org.lockfast.desktop.handover.HandOverController;
import org.lockfast.desktop.handover.HandOverViewModel;
import org.lockfast.desktop.handover.LockersController;
import org.lockfast.desktop.handover.LockersViewModel;
import org.lockfast.desktop.handover.ReceiveController;
import org.lockfast.desktop.handover.ReceiveViewModel;
import org.lockfast.desktop.holds.HoldsController;
import org.lockfast.desktop.holds.HoldsViewModel;
import org.lockfast.desktop.imports.ImportsController;
import org.lockfast.desktop.imports.ImportsViewModel;
import org.lockfast.desktop.join.JoinController;
import org.lockfast.desktop.join.JoinViewModel;
import org.lockfast.desktop.join.StickController;
import org.lockfast.desktop.join.StickViewModel;
import org.lockfast.desktop.label.LabelController;
import org.lockfast.desktop.label.LabelViewModel;
import org.lockfast.desktop.layouts.LayoutsController;
import org.lockfast.desktop.layouts.LayoutsViewModel;
import org.lockfast.desktop.looks.LooksController;
import org.lockfast.desktop.looks.LooksViewModel;
import org.lockfast.desktop.named.NamedController;
import org.lockfast.desktop.named.NamedViewModel;
import org.lockfast.desktop.newexhibit.FxLater;
import org.lockfast.desktop.newexhibit.NewExhibitController;
import org.lockfast.desktop.newexhibit.NewExhibitViewModel;
import org.lockfast.desktop.out.OutController;
import org.lockfast.desktop.out.OutViewModel;
import org.lockfast.desktop.places.PlacesController;
import org.lockfast.desktop.places.PlacesViewModel;
import org.lockfast.desktop.preferences.PreferencesController;
import org.lockfast.desktop.printers.PrintersController;
import org.lockfast.desktop.printers.PrintersViewModel;
import org.lockfast.desktop.sending.SendingController;
import org.lockfast.desktop.sending.SendingViewModel;
import org.lockfast.desktop.setup.SetUpController;
import org.lockfast.desktop.setup.SetUpViewModel;
import org.lockfast.desktop.signin.SignInController;
import org.lockfast.desktop.signin.SignInViewModel;
import org.lockfast.desktop.today.TodayController;
import org.lockfast.desktop.today.TodayViewModel;

/** Builds the screen that answers a place. */
final class StoreScreens implements Screens {
    private final Window window;
    private final StoreEntrance entrance;
    private final FileChoosing files;
    private final Work unseen;
    private final Work work;
    private final Frame frame;

    /**
     * @param unseen for screens that show themselves how far their work is
     * @param work for all others
     */
    StoreScreens(
            Window window,
            StoreEntrance entrance,
            FileChoosing files,
            Work unseen,
            Work work,
            Frame frame) {
        this.window = window;
        this.entrance = entrance;
        this.files = files;
        this.unseen = unseen;
        this.work = work;
        this.frame = frame;
    }

    @Override
    public Screen build(Place place) {
        return switch (place) {
            case Place.Begin _ -> new BeginController(entrance, work, frame);
            case Place.Join _ ->
                    new JoinController(
                            new JoinViewModel(
                                    entrance, unseen, frame.notices(), frame::back, this::joined),
                            files);
            case Place.JoinByStick _ ->
                    new StickController(
                            new StickViewModel(
                                    entrance,
                                    unseen,
                                    frame.notices(),
                                    files,
                                    frame::back,
                                    this::joined));
            case Place.SetUp _ ->
                    new SetUpController(
                            new SetUpViewModel(
                                    entrance, work, frame.notices(), frame::back, window::signedIn),
                            files);
            case Place.SignIn _ ->
                    new SignInController(
                            new SignInViewModel(
                                    entrance, unseen, frame.notices(), window::signedIn));
            case Place.Exhibit(UUID id) -> {
                Desk desk = window.desk();
                yield new ExhibitController(
                        new ExhibitViewModel(
                                id, desk, work, frame.notices(), frame, files, asking(desk)),
                        desk,
                        frame);
            }
            case Place.Today _ -> {
                Desk desk = window.desk();
                yield new TodayController(
                        new TodayViewModel(desk, work, frame), desk.clock(), desk.zone());
            }
            case Place.Exhibits list -> {
                Desk desk = window.desk();
                yield new ExhibitsController(
                        new ExhibitsViewModel(
                                desk, list, work, frame.notices(), frame, asking(desk)),
                        new ElsewhereViewModel(desk, work, frame.notices(), frame),
                        new ListExport(desk, asking(desk), files),
                        desk.zone());
            }
            case Place.NewExhibit fresh ->
                    new NewExhibitController(
                            new NewExhibitViewModel(
                                    window.desk(),
                                    fresh,
                                    work,
                                    frame.notices(),
                                    frame,
                                    files,
                                    new FxLater()),
                            frame,
                            frame,
                            window::switchColours,
                            window.preferences());
            case Place.Conflicts conflicts ->
                    new ConflictsController(
                            new ConflictsViewModel(
                                    window.desk(), conflicts, work, frame.notices(), frame));
            case Place.RecordCheck _ ->
                    new SendingController(
                            new SendingViewModel(
                                    window.desk(), work, frame.notices(), frame, files),
                            window::checkRecordsNow);
            case Place.Label(UUID packageId) ->
                    new LabelController(
                            new LabelViewModel(
                                    window.desk(), packageId, work, frame.notices(), files),
                            frame);
            case Place.HandOver(List<UUID> packages) -> {
                Desk desk = window.desk();
                yield new HandOverController(
                        new HandOverViewModel(
                                packages, desk, work, frame.notices(), asking(desk), files),
                        frame);
            }
            case Place.Receive(List<UUID> packages) -> {
                Desk desk = window.desk();
                yield new ReceiveController(
                        new ReceiveViewModel(
                                packages, desk, work, frame.notices(), asking(desk), files),
                        frame);
            }
            case Place.Looks _ ->
                    new LooksController(
                            new LooksViewModel(window.desk(), work, frame.notices(), frame));
            case Place.Out _ -> {
                Desk desk = window.desk();
                yield new OutController(
                        new OutViewModel(desk, work, frame.notices(), frame, asking(desk)));
            }
            case Place.Holds _ ->
                    new HoldsController(new HoldsViewModel(window.desk(), work, frame));
            case Place.InYourName _ -> {
                Desk desk = window.desk();
                yield new NamedController(
                        new NamedViewModel(desk, work, frame.notices(), frame, asking(desk)));
            }
            case Place.Places(UUID id) -> {
                Desk desk = window.desk();
                yield new PlacesController(
                        new PlacesViewModel(
                                id, desk, work, frame.notices(), frame, asking(desk), files));
            }
            case Place.Container(UUID id) -> {
                Desk desk = window.desk();
                yield new ContainerController(
                        new ContainerViewModel(
                                id, desk, work, frame.notices(), frame, asking(desk)),
                        desk.zone());
            }
            case Place.Lockers _ -> {
                Desk desk = window.desk();
                yield new LockersController(
                        new LockersViewModel(desk, work, frame.notices(), frame, asking(desk)),
                        desk.zone());
            }
            case Place.Printers _ -> {
                Desk desk = window.desk();
                yield new PrintersController(
                        new PrintersViewModel(
                                desk, work, frame.notices(), frame, asking(desk), files));
            }
            case Place.Layouts _ -> {
                Desk desk = window.desk();
                yield new LayoutsController(
                        new LayoutsViewModel(desk, work, frame.notices(), asking(desk)));
            }
            case Place.Admin _ -> {
                Desk desk = window.desk();
                yield new AdminController(
                        new AdminViewModel(desk, work, frame.notices(), asking(desk), files),
                        frame);
            }
            case Place.Imports _ -> {
                Desk desk = window.desk();
                yield new ImportsController(
                        new ImportsViewModel(desk, work, frame.notices(), asking(desk), files));
            }
            case Place.RulesInForce _ -> {
                Desk desk = window.desk();
                yield new RulesController(
                        new RulesViewModel(desk, work, frame.notices(), asking(desk), files));
            }
            case Place.Preferences _ ->
                    new PreferencesController(
                            window.preferences(), frame.earcons(), frame.notices());
            case Place.Cases _,
                    Place.Case _,
                    Place.Opening _,
                    Place.Store _,
                    Place.Reviews _,
                    Place.Supervision _,
                    Place.Reports _,
                    Place.Guidance _,
                    Place.Gallery _ ->
                    throw new IllegalStateException("Nothing leads to " + place);
        };
    }

    @Override
    public boolean has(Place place) {
        return switch (place) {
            case Place.Begin _,
                    Place.Join _,
                    Place.JoinByStick _,
                    Place.SetUp _,
                    Place.SignIn _,
                    Place.Exhibit _,
                    Place.Exhibits _,
                    Place.Today _,
                    Place.NewExhibit _,
                    Place.Label _,
                    Place.HandOver _,
                    Place.Receive _,
                    Place.Admin _,
                    Place.Printers _,
                    Place.Layouts _,
                    Place.RulesInForce _,
                    Place.Imports _,
                    Place.Looks _,
                    Place.Places _,
                    Place.Container _,
                    Place.Out _,
                    Place.Lockers _,
                    Place.Holds _,
                    Place.InYourName _,
                    Place.Preferences _,
                    Place.Conflicts _,
                    Place.RecordCheck _ ->
                    true;
            case Place.Cases _,
                    Place.Case _,
                    Place.Opening _,
                    Place.Store _,
                    Place.Reviews _,
                    Place.Supervision _,
                    Place.Reports _,
                    Place.Guidance _,
                    Place.Gallery _ ->
                    false;
        };
    }

    private void joined(String said) {
        frame.startAt(new Place.SignIn());
        frame.notices().done(said);
    }

    /** Asks over the window. */
    Asking asking(Desk desk) {
        return Asking.in(
                frame, work, frame.notices(), new SmartTime(desk.clock().withZone(desk.zone())));
    }
}
