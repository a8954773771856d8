package org.lockfast.desktop;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Lays out the segments of a {@link ContinuityStrip} and the dated ticks beneath them. */
final class StripPane extends Pane {
    private static final double LEAST = 64;
    private static final double[] WISHED = {160, 130, 110, 90};
    private static final double WORDS_FROM = 6.3; // em: picture and a short name
    private static final double BETWEEN = 2;
    private static final double TICK = 6;

    private List<Stretch> stretches = List.of();
    private List<Button> segments = List.of();
    private final List<Label> ticks = new ArrayList<>();
    private final List<Region> marks = new ArrayList<>();
    private final List<ZonedDateTime> days = new ArrayList<>();
    private boolean ends;
    private final Label now = new Label(Words.common().say("strip.now"));

    StripPane() {
        getStyleClass().add("strip-pane");
        now.getStyleClass().addAll("tick", "strong");
    }

    void endsBeforeNow() {
        ends = true;
        now.setText("");
    }

    void show(List<Stretch> all, List<Button> buttons) {
        stretches = all;
        segments = List.copyOf(buttons);
        ticks.clear();
        marks.clear();
        days.clear();
        boolean left = !all.isEmpty() && all.getLast().kind() == Stretch.Kind.LEFT;
        now.setText(ends || left ? "" : Words.common().say("strip.now"));
        if (!all.isEmpty()) {
            ZonedDateTime first = all.getFirst().from();
            ZonedDateTime last = all.getLast().to();
            long step = Math.max(1, Math.ceilDiv(ChronoUnit.DAYS.between(first, last), 40));
            tick(first);
            ZonedDateTime day = first.truncatedTo(ChronoUnit.DAYS).plusDays(1);
            while (day.isBefore(last)) {
                tick(day);
                day = day.plusDays(step);
            }
        }
        getChildren().setAll(segments);
        getChildren().addAll(marks);
        getChildren().addAll(ticks);
        getChildren().add(now);
        requestLayout();
    }

    private void tick(ZonedDateTime day) {
        boolean sameYear = day.getYear() == stretches.getLast().to().getYear();
        Label label =
                new Label(
                        day.format(
                                DateTimeFormatter.ofPattern(
                                        sameYear ? "EEE d MMM" : "d MMM uuuu", Locale.UK)));
        label.getStyleClass().add("tick");
        Region mark = new Region();
        mark.getStyleClass().add("tick-mark");
        ticks.add(label);
        marks.add(mark);
        days.add(day);
    }

    /** Enough to read every holder where there is room for that, else no less than the floor. */
    private double[] comfortable(double room) {
        double[] least = least();
        for (double enough : WISHED) {
            double[] wished = least.clone();
            for (int i = 0; i < wished.length; i++) {
                wished[i] =
                        Math.clamp(
                                segments.get(i).prefWidth(-1),
                                least[i],
                                Math.max(least[i], enough));
            }
            if (Arrays.stream(wished).sum() <= room) {
                return wished;
            }
        }
        return least;
    }

    private double[] least() {
        double[] least = new double[segments.size()];
        for (int i = 0; i < least.length; i++) {
            boolean broken = stretches.get(i).isReadWhole();
            least[i] = broken ? Math.max(LEAST, segments.get(i).prefWidth(-1)) : LEAST;
        }
        return least;
    }

    @Override
    protected double computeMinWidth(double height) {
        double sum = 0;
        for (double least : least()) {
            sum += least + BETWEEN;
        }
        return sum;
    }

    @Override
    protected double computePrefWidth(double height) {
        return computeMinWidth(height);
    }

    private double segmentHeight() {
        return Math.max(
                48, segments.stream().mapToDouble(button -> button.prefHeight(-1)).max().orElse(0));
    }

    @Override
    protected double computePrefHeight(double width) {
        return snapSizeY(segmentHeight() + TICK + now.prefHeight(-1) + 2);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        if (segments.isEmpty()) {
            now.resizeRelocate(0, 0, 0, 0);
            return;
        }
        double room = getWidth() - BETWEEN * (segments.size() - 1);
        double high = segmentHeight();
        double[] widths =
                StripScale.widths(
                        stretches.stream().map(Stretch::length).toList(), comfortable(room), room);
        double[] starts = new double[widths.length];
        double x = 0;
        for (int i = 0; i < widths.length; i++) {
            starts[i] = x;
            double end = snapPositionX(x + widths[i]);
            segments.get(i).resizeRelocate(snapPositionX(x), 0, end - snapPositionX(x), high);
            boolean wordsFit =
                    widths[i] >= WORDS_FROM * segments.get(i).getFont().getSize()
                            || stretches.get(i).isReadWhole();
            segments.get(i)
                    .lookupAll(".stretch-words")
                    .forEach(words -> words.setVisible(wordsFit));
            x += widths[i] + BETWEEN;
        }
        layoutTicks(starts, widths, high);
    }

    private void layoutTicks(double[] starts, double[] widths, double high) {
        double end = starts[starts.length - 1] + widths[widths.length - 1];
        double nowWidth = now.prefWidth(-1);
        now.resizeRelocate(
                snapPositionX(end - nowWidth), high + TICK, nowWidth, now.prefHeight(-1));
        double free = 0;
        for (int i = 0; i < ticks.size(); i++) {
            Label tick = ticks.get(i);
            double x = snapPositionX(position(days.get(i), starts, widths));
            double wide = tick.prefWidth(-1);
            boolean fits = x >= free && x + wide < end - nowWidth - 8;
            tick.setVisible(fits);
            marks.get(i).setVisible(fits);
            if (fits) {
                marks.get(i).resizeRelocate(x, high + 2, 1, TICK);
                tick.resizeRelocate(x, high + TICK, wide, tick.prefHeight(-1));
                free = x + wide + 12;
            }
        }
    }

    private double position(ZonedDateTime at, double[] starts, double[] widths) {
        for (int i = 0; i < stretches.size(); i++) {
            Stretch stretch = stretches.get(i);
            if (!at.isAfter(stretch.to())) {
                long whole = Math.max(1, stretch.length().toSeconds());
                long into = Math.max(0, Duration.between(stretch.from(), at).toSeconds());
                return starts[i] + widths[i] * into / whole;
            }
        }
        return starts[starts.length - 1] + widths[widths.length - 1];
    }
}
