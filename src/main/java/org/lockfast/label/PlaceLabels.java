package org.lockfast.label;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockfast.continuity.Consignment;
import org.lockfast.journal.FullDisk;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.WaitingFile;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;
import org.lockfast.place.Place;
import org.lockfast.place.PlacePath;
import org.lockfast.rules.Rules;

/**
 * Labels of what is no exhibit: places, consignments, officers' badges and command cards. Of
 * places: the name, where it lies, what it is fit for, and its code. Each has one code, so printing
 * its label is nothing to record, and a further one voids none.
 */
public final class PlaceLabels {
    private final Labels labels;
    private final Rules rules;
    private final String force;

    /**
     * @param force force and station, as printed
     */
    public PlaceLabels(Labels labels, Rules rules, String force) {
        this.labels = labels;
        this.rules = rules;
        this.force = force;
    }

    /**
     * What a label of no exhibit says.
     *
     * @param name what it is the label of, for people
     */
    public record Sign(String name, LabelModel model) {}

    /** The label of a place or a container: its name, where it is, what it is fit for. */
    public Sign of(Place place) {
        String name = PlacePath.parse(place.path()).map(PlacePath::name).orElse(place.path());
        return new Sign(
                place.path(),
                LabelModel.of(PlaceCode.of(place), name)
                        .place(place.path())
                        .storage(rules.storage().words(place.storage()).english())
                        .force(force)
                        .statement("")
                        .build());
    }

    /** The label of a consignment, which goes with it: its number, where to, and how many. */
    public Sign of(Consignment consignment) {
        return new Sign(
                consignment.number(),
                LabelModel.of(new LabelCode(consignment.code()), consignment.number())
                        .place(consignment.to())
                        .description(
                                consignment.packages()
                                        + (consignment.packages() == 1 ? " package" : " packages")
                                        + " with "
                                        + consignment.carrier())
                        .force(force)
                        .statement("")
                        .build());
    }

    /** An officer's badge: collar number, name, force, and nothing else. */
    public Sign of(Officer officer) {
        return new Sign(
                officer.label(),
                said(BadgeCode.of(officer.id()), officer.collar(), officer.name()));
    }

    /** A command card: what it is called and what its scan does. */
    public Sign of(CommandCard card) {
        return new Sign(card.title(), said(card.code(), card.title(), card.does()));
    }

    private LabelModel said(LabelCode code, String title, String text) {
        return LabelModel.of(code, title).description(text).force(force).statement("").build();
    }

    /** The label as it is printed, read back. */
    public Outcome<CheckedLabel> make(Sign sign, Stock stock, int dpi) {
        return switch (labels.make(sign.model(), stock, dpi)) {
            case CheckedLabel label -> new Outcome.Done<>(label, label.warnings());
            case LabelRefusal refusal -> Outcome.refused("LABEL", refusal.sentence());
        };
    }

    /**
     * Writes it to a file.
     *
     * @param format {@code pdf}, {@code zpl} or {@code png}
     * @param file one that is there is replaced
     */
    public Outcome<CheckedLabel> write(
            Session session, Sign sign, Stock stock, int dpi, String format, Path file) {
        return session.acting(Permission.READ)
                .then(acting -> make(sign, stock, dpi))
                .then(label -> written(label, label.as(format), file));
    }

    /**
     * Writes every command card onto a sheet of A4, as PDF.
     *
     * @param start the first free place of the sheet, from 1
     * @param file one that is there is replaced
     */
    public Outcome<LabelSheet> commandCards(
            Session session, SheetStock stock, int start, Path file) {
        return session.acting(Permission.READ)
                .then(acting -> cards(stock.label()))
                .then(made -> {
                    LabelSheet sheet = new LabelSheet(stock, start, made);
                    return written(sheet, sheet.pdf(), file);
                });
    }

    private Outcome<List<CheckedLabel>> cards(Stock stock) {
        List<CheckedLabel> made = new ArrayList<>();
        for (CommandCard card : CommandCard.values()) {
            switch (labels.make(of(card).model(), stock, LabelSheet.DPI)) {
                case LabelRefusal refusal -> {
                    return Outcome.refused("LABEL", refusal.sentence());
                }
                case CheckedLabel label -> made.add(label);
            }
        }
        return Outcome.done(List.copyOf(made));
    }

    private static <T> Outcome<T> written(T made, byte[] bytes, Path file) {
        try (WaitingFile waiting = WaitingFile.of(file, bytes)) {
            waiting.handOut();
            return Outcome.done(made);
        } catch (IOException e) {
            return Outcome.refused(
                    "NOT_WRITTEN",
                    "The label could not be written to "
                            + file
                            + (FullDisk.isBehind(e)
                                    ? ": the disk is full. Make room on it"
                                    : ". Check the disk, the path and your rights")
                            + ", and print it again.");
        }
    }

    /** The format that the ending of a file's name means; empty for another. */
    public static Optional<String> format(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(java.util.Locale.ROOT);
        return java.util.stream.Stream.of("pdf", "zpl", "png")
                .filter(one -> name.endsWith("." + one))
                .findFirst();
    }
}
