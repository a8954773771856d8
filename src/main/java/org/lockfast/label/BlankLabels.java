package org.lockfast.label;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.lockfast.journal.FullDisk;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.WaitingFile;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;

/**
 * Labels printed before there is an exhibit: a code, and lines to write on. Nothing is recorded of
 * them until one is put on a package ({@link ClaimingLabels}); till then each is a piece of paper
 * that names nothing.
 */
public final class BlankLabels {
    /** Of one request. A roll has two thousand; who wants more asks again. */
    public static final int MOST = 500;

    private final Labels labels;
    private final RandomGenerator random;
    private final String force;

    /**
     * @param force force and station, as printed
     */
    public BlankLabels(Labels labels, RandomGenerator random, String force) {
        this.labels = labels;
        this.random = random;
        this.force = force;
    }

    /**
     * Makes blank labels, each read back.
     *
     * @param count from 1 to {@link #MOST}
     */
    public Outcome<List<CheckedLabel>> make(int count, Stock stock, int dpi) {
        if (count < 1 || count > MOST) {
            return Outcome.refused(
                    "COUNT",
                    "Ask for 1 to " + MOST + " blank labels at a time, not " + count + ".");
        }
        List<CheckedLabel> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LabelModel model =
                    LabelModel.of(LabelCode.draw(LabelKind.EXHIBIT, random), "")
                            .pack(0, 0)
                            .force(force)
                            .build();
            switch (labels.make(model, stock, dpi)) {
                case LabelRefusal refusal -> {
                    return Outcome.refused("LABEL", refusal.sentence());
                }
                case CheckedLabel label -> made.add(label);
            }
        }
        return Outcome.done(List.copyOf(made));
    }

    /**
     * Writes blank labels into a PDF, a page of the stock's size each.
     *
     * @param file one that is there is replaced
     */
    public Outcome<List<CheckedLabel>> write(Session session, int count, Stock stock, Path file) {
        return session.acting(Permission.RECORD)
                .then(acting -> make(count, stock, LabelSheet.DPI))
                .then(made -> written(made, pages(stock, made), file));
    }

    /**
     * Writes blank labels onto sheets of A4.
     *
     * @param start the first free place of the first sheet, from 1
     * @param file one that is there is replaced
     */
    public Outcome<List<CheckedLabel>> sheet(
            Session session, int count, SheetStock on, int start, Path file) {
        return session.acting(Permission.RECORD)
                .then(acting -> make(count, on.label(), LabelSheet.DPI))
                .then(made -> written(made, new LabelSheet(on, start, made).pdf(), file));
    }

    private static byte[] pages(Stock stock, List<CheckedLabel> made) {
        CheckedLabel first = made.getFirst();
        return PdfRenderer.draw(stock, first.resolution(), "Blank labels", made);
    }

    private static Outcome<List<CheckedLabel>> written(
            List<CheckedLabel> made, byte[] pdf, Path file) {
        try (WaitingFile waiting = WaitingFile.of(file, pdf)) {
            waiting.handOut();
            return Outcome.done(made);
        } catch (IOException e) {
            return Outcome.refused(
                    "NOT_WRITTEN",
                    "The labels could not be written to "
                            + file
                            + (FullDisk.isBehind(e)
                                    ? ": the disk is full. Make room on it"
                                    : ". Check the disk, the path and your rights")
                            + ", and ask for them again.");
        }
    }
}
