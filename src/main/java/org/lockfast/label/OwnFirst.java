package org.lockfast.label;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lockfast.paper.Face;
import org.lockfast.paper.Line;
import org.lockfast.paper.Typesetter;
import org.lockfast.rules.StockLayout.Part;
import org.lockfast.rules.StockLayout.What;

/**
 * The first label as a force lays it out: each part in its box, as large as it fits, and where it
 * does not fit even small, its first lines there and the rest on a continuation.
 */
final class OwnFirst {
    /** Type size where a layout says none, points. */
    private static final double USUAL = 10;

    /** The smallest that whose label and which package it is are set, points. */
    private static final double SMALLEST = 4.5;

    /** The largest that warnings are set, points. */
    private static final double BAND = 10;

    private final Typesetter setter;
    private final Resolution resolution;
    private final LabelModel model;
    private final OwnLayout layout;
    private final Column column;
    private final List<Field> rest = new ArrayList<>();

    OwnFirst(Typesetter setter, Resolution resolution, LabelModel model, OwnLayout layout) {
        this.setter = setter;
        this.resolution = resolution;
        this.model = model;
        this.layout = layout;
        this.column = new Column(setter, resolution);
    }

    /**
     * Draws it.
     *
     * @param which which package and label it is
     * @return what did not fit whole; it stands on a continuation whole
     */
    List<Field> draw(Sheet sheet, String which, LabelCode code) {
        for (Part part : layout.parts()) {
            Rectangle box = layout.box(part);
            double size = resolution.points(part.size() == 0 ? USUAL : part.size());
            switch (part.what()) {
                case WARNINGS -> warnings(sheet, box);
                case REFERENCE -> reference(sheet, box, size);
                case PACKAGE -> small(sheet, box, size, plain("which package", which, Face.BOLD));
                case FORCE -> small(sheet, box, size, plain("force", model.force(), Face.TEXT));
                case HAZARDS -> hazards(sheet, box, size);
                case DESCRIPTION ->
                        fields(
                                sheet,
                                box,
                                size,
                                plain("description", model.description(), Face.TEXT));
                case PLACE -> field(sheet, box, size, "Place", model.place(), Face.TEXT);
                case WHEN -> field(sheet, box, size, "When", model.when(), Face.TEXT);
                case PRODUCER -> field(sheet, box, size, "Producer", model.producer(), Face.TEXT);
                case CASE -> caseOrProperty(sheet, box, size);
                case SEAL -> field(sheet, box, size, "Seal", model.seal(), Face.MONO_BOLD);
                case STORAGE -> known(sheet, box, size, "Store", model.storage(), Face.TEXT);
                case RECORD -> known(sheet, box, size, "Record", model.history(), Face.MONO);
                case COPIED -> known(sheet, box, size, "", model.copied(), Face.TEXT);
                case STATEMENT ->
                        fields(sheet, box, size, plain("statement", model.statement(), Face.TEXT));
                case TEXT -> fields(sheet, box, size, plain("text", part.text(), Face.TEXT));
                case SIGNATURES -> new SignaturePanel(setter, resolution).draw(sheet, box, true);
                case CODE -> code(sheet, box, code);
                case QR, BARS -> {}
            }
        }
        return rest;
    }

    private void warnings(Sheet sheet, Rectangle box) {
        new Header(setter, resolution, sheet, box).band(model.flags().words(), BAND);
    }

    private void reference(Sheet sheet, Rectangle box, double size) {
        Header header = new Header(setter, resolution, sheet, box);
        Header.Rest left = header.reference(model.reference(), size, box.height, 0);
        if (!left.lines().isEmpty()) {
            rest.addFirst(plain("reference", model.reference(), Face.MONO_BOLD));
        }
    }

    private void hazards(Sheet sheet, Rectangle box, double size) {
        String words = String.join(" · ", model.hazards());
        if (!words.isBlank()) {
            fields(sheet, box, size, new Field("", "hazards", words, Face.BOLD, 1, true, 0));
        }
    }

    private void caseOrProperty(Sheet sheet, Rectangle box, double size) {
        boolean property = model.caseReference().isBlank() && !model.propertyNumber().isBlank();
        field(
                sheet,
                box,
                size,
                property ? "Property" : "Case",
                property ? model.propertyNumber() : model.caseReference(),
                Face.MONO);
    }

    private void known(
            Sheet sheet, Rectangle box, double size, String caption, String text, Face face) {
        if (!text.isBlank()) {
            fields(
                    sheet,
                    box,
                    size,
                    caption.isEmpty()
                            ? plain("where it was copied from", text, face)
                            : Field.of(caption, text, face));
        }
    }

    private void field(
            Sheet sheet, Rectangle box, double size, String caption, String text, Face face) {
        fields(sheet, box, size, Field.of(caption, text, face));
    }

    private static Field plain(String name, String text, Face face) {
        return new Field("", name, text, face, 1, false, 0);
    }

    /** In smaller type than others before it takes a label more: nobody looks there for a name. */
    private void small(Sheet sheet, Rectangle box, double size, Field field) {
        Line line = setter.line(field.text(), field.face());
        double least = resolution.points(SMALLEST);
        double fitting = Math.min(box.width / line.width(), box.height / line.height());
        if (fitting >= size) {
            fields(sheet, box, size, field);
        } else if (fitting >= least) {
            sheet.words(line, box.x, box.y, fitting);
        } else if (!onSome(sheet, box, field, least)) {
            fields(sheet, box, size, field);
        }
    }

    /** On several lines of the smallest type, where they fit. */
    private boolean onSome(Sheet sheet, Rectangle box, Field field, double size) {
        List<Line> lines = setter.lines(field.text(), field.face(), box.width / size);
        if (lines.stream().mapToDouble(line -> line.height() * size).sum() > box.height
                || lines.stream().anyMatch(line -> line.width() * size > box.width)) {
            return false;
        }
        double y = box.y;
        for (Line line : lines) {
            sheet.words(line, box.x, y, size);
            y += line.height() * size;
        }
        return true;
    }

    /** Whose box is too narrow to say, in letters that are read, that all of it is elsewhere. */
    static Optional<LabelRefusal> tooNarrow(
            Typesetter setter, Resolution resolution, OwnLayout layout) {
        double least = resolution.points(SMALLEST);
        for (Part part : layout.parts()) {
            boolean says =
                    switch (part.what()) {
                        case QR, BARS, CODE, SIGNATURES, WARNINGS, REFERENCE -> false;
                        default -> true;
                    };
            boolean dangers = part.what() == What.HAZARDS;
            double marker =
                    setter.line(dangers ? "Hazards on label 2" : "All of it on label 2", Face.BOLD)
                                    .width()
                            + (dangers ? 1.5 : 0); // the sign of dangers before it
            if (says && marker * least > layout.box(part).width) {
                return refused(
                        OwnLayout.name(part.what()).substring(0, 1).toUpperCase(Locale.UK)
                                + OwnLayout.name(part.what()).substring(1)
                                + " has too little room to say that all of it is on label 2: make it at"
                                + " least "
                                + (int) Math.ceil(resolution.mm(marker * least))
                                + " mm wide.");
            }
        }
        return Optional.empty();
    }

    private void fields(Sheet sheet, Rectangle box, double size, Field field) {
        if (!column.fill(sheet, field, box, size, 2)) {
            rest.add(field);
        }
    }

    /** On one line where it fits, else on two. */
    private void code(Sheet sheet, Rectangle box, LabelCode code) {
        double size = resolution.dots(3) / 0.714;
        String grouped = code.grouped();
        boolean one = setter.line(grouped, Face.MONO).width() * size <= box.width;
        double baseline = box.y + resolution.dots(3);
        for (String text :
                one ? List.of(grouped) : List.of(grouped.substring(0, 9), grouped.substring(10))) {
            Line line = setter.line(text, Face.MONO);
            sheet.words(line, box.x, baseline - line.ascent() * size, size);
            baseline += resolution.dots(3.9);
        }
    }

    /** A rule that a layout breaks whatever a label says: warnings and code have to fit whole. */
    static Optional<LabelRefusal> tight(
            Typesetter setter, Resolution resolution, OwnLayout layout) {
        for (Part part : layout.parts()) {
            Rectangle box = layout.box(part);
            if (part.what() == What.CODE && !holdsCode(setter, resolution, box)) {
                return refused(
                        "The code for people does not fit its box: give it 48 x 3 mm or 23 x 7 mm.");
            }
            if (part.what() == What.WARNINGS) {
                Header header = new Header(setter, resolution, new Sheet(), box);
                header.band(new LabelFlags(true, true, 99, true).words(), BAND);
                if (header.end() > box.getMaxY() + 1) {
                    return refused(
                            "The warnings do not fit their box when all of them are there: make it wider or"
                                    + " higher.");
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<LabelRefusal> refused(String sentence) {
        return Optional.of(new LabelRefusal(LabelRefusal.Rule.PARTS_STAND_APART, sentence));
    }

    private static boolean holdsCode(Typesetter setter, Resolution resolution, Rectangle box) {
        double size = resolution.dots(3) / 0.714;
        String any = "PX7K 3M9T RD2H VWJ6";
        double whole = setter.line(any, Face.MONO).width() * size;
        double half = setter.line(any.substring(0, 9), Face.MONO).width() * size;
        return whole <= box.width || (half <= box.width && box.height >= resolution.dots(3 + 3.9));
    }
}
