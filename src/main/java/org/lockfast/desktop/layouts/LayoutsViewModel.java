package org.lockfast.desktop.layouts;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Asking;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Job;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Refusal;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.SmallForm.Result;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.journal.Outcome;
import org.lockfast.label.CheckedLabel;
import org.lockfast.label.LabelRefusal;
import org.lockfast.label.Stock;
import org.lockfast.label.TryingLayouts;
import org.lockfast.officer.Permission;
import org.lockfast.rules.LayoutPack;
import org.lockfast.rules.RuleBook;
import org.lockfast.rules.StockLayout;
import org.lockfast.rules.StockLayout.Part;
import org.lockfast.rules.StockLayout.What;

/**
 * Decides what the layout editor shows and does: parts of a label in boxes, moved, sized, added and
 * taken away, with the label as it prints beside them and the rule it breaks, if any. Every change
 * can be undone; nothing counts until it is put into force.
 */
public final class LayoutsViewModel {
    private static final int DPI = 203;

    /** Boxes go by half millimetres. */
    private static final double STEP = 0.5;

    /**
     * The label in the layout.
     *
     * @param png as it prints; empty where the layout breaks a rule
     * @param broken which, in a sentence; empty for none
     * @param tried whether it was tried with all labels; until then nothing is known to be wrong
     * @param told how the labels of the last exhibits recorded come out
     */
    @SuppressWarnings("ArrayRecordComponent") // a picture on its way to the screen, never compared
    record Drawn(byte[] png, String broken, boolean tried, String told) {}

    final ObjectProperty<Stock> stock = new SimpleObjectProperty<>(Stock.STANDARD);
    final ObservableList<Part> parts = FXCollections.observableArrayList();

    /** Place of the chosen part in the list; -1 for none. */
    final IntegerProperty chosen = new SimpleIntegerProperty(-1);

    final ObjectProperty<@Nullable Drawn> drawn = new SimpleObjectProperty<>();
    final BooleanProperty undoes = new SimpleBooleanProperty();

    private final Deque<List<Part>> before = new ArrayDeque<>();
    private final Desk desk;
    private final Work work;
    private final Notices notices;
    private final Asking asking;
    private final Words words = Words.in(LayoutsViewModel.class);
    private @Nullable Job drawing;

    public LayoutsViewModel(Desk desk, Work work, Notices notices, Asking asking) {
        this.desk = desk;
        this.work = work;
        this.notices = notices;
        this.asking = asking;
    }

    /** Stocks that can be laid out. */
    static List<Stock> stocks() {
        return TryingLayouts.stocks().stream()
                .flatMap(name -> TryingLayouts.stock(name).stream())
                .toList();
    }

    boolean puts() {
        return desk.session().officer().may(Permission.MANAGE_RULES);
    }

    /** Another stock: its layout in force, or one to begin with. */
    void open(Stock next) {
        stock.set(next);
        work.read(
                () -> inForce(next),
                now -> {
                    before.clear();
                    undoes.set(false);
                    show(now, 0);
                });
    }

    private List<Part> inForce(Stock of) {
        return layouts().stream()
                .filter(one -> one.code().equals(TryingLayouts.code(of)))
                .findFirst()
                .map(StockLayout::parts)
                .orElseGet(() -> TryingLayouts.beginning(of));
    }

    /** As the record has them by now. */
    private List<StockLayout> layouts() {
        return RuleBook.shipped().with(desk.forceLists().all()).book().on(today()).layouts().all();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(desk.clock().instant(), desk.zone());
    }

    /** The program's own arrangement again. */
    void beginAnew() {
        grasp();
        show(TryingLayouts.beginning(stock.get()), 0);
    }

    /** What follows can be undone to here. */
    void grasp() {
        before.push(List.copyOf(parts));
        undoes.set(true);
    }

    void undo() {
        if (!before.isEmpty()) {
            int at = chosen.get();
            show(before.pop(), at);
            undoes.set(!before.isEmpty());
        }
    }

    Optional<Part> part() {
        int at = chosen.get();
        return at >= 0 && at < parts.size() ? Optional.of(parts.get(at)) : Optional.empty();
    }

    /** Moves the chosen part by so many steps; can be undone. */
    void nudge(int right, int down) {
        grasp();
        part().ifPresent(part -> place(part.x() + right * STEP, part.y() + down * STEP));
    }

    /** Makes the chosen part wider and higher by so many steps; can be undone. */
    void stretch(int wider, int higher) {
        grasp();
        part().ifPresent(part -> size(part.width() + wider * STEP, part.height() + higher * STEP));
    }

    /**
     * Puts the chosen part there, millimetres; on the way of a drag, which {@link #grasp} began.
     */
    void place(double x, double y) {
        change(part -> part.at(step(x), step(y), part.width(), part.height()));
    }

    /** Gives the chosen part that size, millimetres; a symbol has its own. */
    void size(double width, double height) {
        change(part ->
                part.at(
                        part.x(),
                        part.y(),
                        part.what().isSymbol() ? part.width() : step(width),
                        part.what() == What.QR ? part.height() : step(height)));
    }

    /** What is typed of the chosen part; can be undone. */
    void type(UnaryOperator<Part> typed) {
        grasp();
        change(typed);
    }

    private void change(UnaryOperator<Part> how) {
        part().ifPresent(part -> {
            Part after = how.apply(part);
            if (!after.equals(part)) {
                parts.set(chosen.get(), after);
                redraw();
            }
        });
    }

    private static double step(double mm) {
        return Math.max(0, Math.round(mm / STEP) * STEP);
    }

    /** What may be added: what is not there yet, and words of the force's own. */
    List<What> absent() {
        return Stream.of(What.values())
                .filter(what ->
                        what == What.TEXT || parts.stream().noneMatch(part -> part.what() == what))
                .toList();
    }

    void add(What what) {
        grasp();
        List<Part> all = new ArrayList<>(parts);
        all.add(
                new Part(
                        what,
                        2.5,
                        2.5,
                        what.isSymbol() ? 0 : 30,
                        what == What.QR ? 0 : what == What.BARS ? 13 : 5,
                        what.isSymbol() ? 0 : 9,
                        what == What.TEXT ? words.say("layouts.text.new") : "",
                        false));
        show(all, all.size() - 1);
    }

    void remove() {
        if (part().isPresent()) {
            grasp();
            List<Part> all = new ArrayList<>(parts);
            int at = chosen.get();
            all.remove(at);
            show(all, at);
        }
    }

    private void show(List<Part> all, int select) {
        chosen.set(-1); // before the parts: whoever watches them finds no place beyond their end
        parts.setAll(all);
        chosen.set(Math.min(select, all.size() - 1));
        redraw();
    }

    private void redraw() {
        Job old = drawing;
        if (old != null) {
            old.cancel();
        }
        Stock on = stock.get();
        List<Part> now = List.copyOf(parts);
        drawing =
                work.read(
                        () -> draw(on, now),
                        first -> {
                            drawn.set(first);
                            if (!first.tried()) {
                                tryAll(on, now, first);
                            }
                        });
    }

    private Drawn draw(Stock on, List<Part> now) {
        return switch (desk.tryingLayouts().sample(on, DPI, now)) {
            case LabelRefusal refusal -> new Drawn(new byte[0], refusal.sentence(), true, "");
            case CheckedLabel label -> new Drawn(label.png(0), "", false, "");
        };
    }

    /** That takes a moment longer than the picture. */
    private void tryAll(Stock on, List<Part> now, Drawn first) {
        drawing =
                work.read(
                        () -> {
                            TryingLayouts trying = desk.tryingLayouts();
                            Optional<LabelRefusal> broken = trying.broken(on, now);
                            return new Drawn(
                                    first.png(),
                                    broken.map(LabelRefusal::sentence).orElse(""),
                                    true,
                                    broken.isPresent() ? "" : trying.told(on, now));
                        },
                        drawn::set);
    }

    /** Asks why, and puts the layout into force. */
    void put() {
        Drawn standing = drawn.get();
        if (standing != null && !standing.broken().isEmpty()) {
            notices.refused(new Refusal(standing.broken(), words.say("layouts.put.broken")));
            return;
        }
        Stock of = stock.get();
        List<Part> now = List.copyOf(parts);
        asking.ask(
                new SmallForm(
                        words.say("layouts.put.title", of.name()),
                        words.say("layouts.put.more"),
                        words.say("layouts.put.button"),
                        List.of(
                                Ask.of("owner", Ask.Kind.LINE, words.say("layouts.put.owner"))
                                        .needed(words.say("layouts.put.owner.empty")),
                                Ask.of("reason", Ask.Kind.LINE, words.say("layouts.put.reason"))
                                        .needed(words.say("layouts.put.reason.empty"))),
                        answers -> put(of, now, answers.text("owner"), answers.text("reason"))));
    }

    private Outcome<Result> put(Stock of, List<Part> now, String owner, String reason) {
        List<StockLayout> all =
                new ArrayList<>(
                        layouts().stream()
                                .filter(one -> !one.code().equals(TryingLayouts.code(of)))
                                .toList());
        all.add(LayoutPack.layout(TryingLayouts.code(of), now));
        int highest =
                desk.forceLists().all().stream()
                        .filter(list -> list.said().pack().equals(StockLayout.LIST))
                        .mapToInt(list -> list.said().version())
                        .max()
                        .orElse(0);
        String text = LayoutPack.text(all, highest + 1, today(), owner);
        return desk.keepingRules()
                .put(desk.session(), text.getBytes(StandardCharsets.UTF_8), reason)
                .then(pack ->
                        Outcome.done(
                                Result.of(
                                        words.say(
                                                "layouts.put.done",
                                                of.name(),
                                                pack.from().version()))));
    }

    /** The name of a part, as the list says it. */
    String said(What what) {
        return words.say(
                switch (what) {
                    case WARNINGS -> "layouts.what.warnings";
                    case FORCE -> "layouts.what.force";
                    case PACKAGE -> "layouts.what.package";
                    case REFERENCE -> "layouts.what.reference";
                    case HAZARDS -> "layouts.what.hazards";
                    case DESCRIPTION -> "layouts.what.description";
                    case PLACE -> "layouts.what.place";
                    case WHEN -> "layouts.what.when";
                    case PRODUCER -> "layouts.what.producer";
                    case CASE -> "layouts.what.case";
                    case SEAL -> "layouts.what.seal";
                    case STORAGE -> "layouts.what.storage";
                    case RECORD -> "layouts.what.record";
                    case COPIED -> "layouts.what.copied";
                    case STATEMENT -> "layouts.what.statement";
                    case SIGNATURES -> "layouts.what.signatures";
                    case TEXT -> "layouts.what.text";
                    case QR -> "layouts.what.qr";
                    case BARS -> "layouts.what.bars";
                    case CODE -> "layouts.what.code";
                });
    }

    /** Nothing of it is kept: said where there are changes. */
    void left() {
        if (undoes.get()) {
            notices.say(words.say("layouts.left"));
        }
    }
}
