package org.lockfast.label;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.label.LabelRefusal.Rule;
import org.lockfast.paper.Face;
import org.lockfast.paper.Line;
import org.lockfast.paper.Typesetter;
import org.lockfast.rules.StockLayout;

/**
 * All geometry of a label, in whole printer dots; every way of drawing it follows this. Text
 * shrinks to a size that still reads, then goes on over numbered continuation labels.
 */
final class LabelLayout {
    /** A text that needs more labels than this belongs in the record, not on a bag. */
    private static final int MOST_LABELS = 60;

    /** More than that many of the largest labels hold, so nothing longer need be tried. */
    private static final int MOST_CHARACTERS = 100_000;

    /** The sign of dangers beside the reference, points. */
    private static final double SIGN = 8.5;

    /** Height of the lines of wording that stand above signatures on any label, millimetres. */
    private static final double FEW_LINES_MM = 6.5;

    private final Typesetter setter;
    private final LabelModel model;
    private final Stock stock;
    private final Resolution resolution;
    private final Plan plan;
    private final Column column;
    private final @Nullable OwnLayout own;

    private LabelLayout(
            Typesetter setter,
            LabelModel model,
            Stock stock,
            Resolution resolution,
            Plan plan,
            @Nullable OwnLayout own) {
        this.own = own;
        this.setter = setter;
        this.model = model;
        this.stock = stock;
        this.resolution = resolution;
        this.plan = plan;
        this.column = new Column(setter, resolution);
    }

    /**
     * Lays out the label and its continuations.
     *
     * @param own the force's layout of the first label; null for the program's
     */
    static LaidOut of(
            Typesetter setter,
            LabelModel model,
            Stock stock,
            Resolution resolution,
            @Nullable OwnLayout own) {
        Optional<Plan> plan = Plans.of(stock, resolution);
        if (plan.isEmpty()) {
            return Plans.refusal(stock, resolution);
        }
        if (length(model) > MOST_CHARACTERS) {
            return tooLong();
        }
        if (own != null) {
            Optional<LabelRefusal> broken =
                    own.broken().or(() -> OwnFirst.tight(setter, resolution, own));
            if (broken.isPresent()) {
                return broken.get();
            }
        }
        LabelLayout layout = new LabelLayout(setter, model, stock, resolution, plan.get(), own);
        // how many there are is printed on each, and that line may make one more; where signatures
        // have a label of their own there are two at least
        int total = layout.hasSignatureLabel() ? 2 : 1;
        List<LabelPage> pages = layout.pages(total);
        while (pages.size() > total && pages.size() <= MOST_LABELS) {
            total = pages.size();
            pages = layout.pages(total);
        }
        return pages.size() <= MOST_LABELS ? new LaidOut.Pages(pages) : tooLong();
    }

    private static int length(LabelModel model) {
        return model.reference().length()
                + model.caseReference().length()
                + model.propertyNumber().length()
                + model.description().length()
                + model.place().length()
                + model.when().length()
                + model.producer().length()
                + model.seal().length()
                + model.history().length()
                + String.join("", model.hazards()).length()
                + model.storage().length()
                + model.force().length()
                + model.copied().length()
                + model.statement().length();
    }

    private static LabelRefusal tooLong() {
        return new LabelRefusal(
                Rule.TEXT_FITS_SOME_LABELS,
                "The text would take more than "
                        + MOST_LABELS
                        + " labels. Print it on a larger stock, or shorten the description and"
                        + " leave the rest to the record.");
    }

    private List<LabelPage> pages(int total) {
        List<LabelPage> pages = new ArrayList<>();
        List<Block> rest = own == null ? first(pages, total) : ownFirst(pages, total, own);
        while (!rest.isEmpty() && pages.size() <= MOST_LABELS) {
            rest = continuation(pages, rest, total);
        }
        if (hasSignatureLabel()) {
            int number = pages.size() + 1;
            pages.add(signatures(number, numbered(number, total)));
        }
        return pages;
    }

    /** As the force lays it out; what does not fit its box stands on a continuation whole. */
    private List<Block> ownFirst(List<LabelPage> pages, int total, OwnLayout layout) {
        Sheet sheet = new Sheet();
        List<Field> left =
                new ArrayList<>(
                        new OwnFirst(setter, resolution, model, layout)
                                .draw(sheet, which(total, false), model.code()));
        if (hasSignatureLabel() && statementIsLong() && !layout.has(StockLayout.What.STATEMENT)) {
            left.add(Field.of("Statement", model.statement(), Face.TEXT));
        }
        pages.add(
                new LabelPage(
                        1,
                        model.code(),
                        plan.width(),
                        plan.height(),
                        sheet.marks(),
                        layout.symbols(model.code())));
        return left.isEmpty()
                ? List.of()
                : column.set(left, plan.body().width, plan.body().height, plan.largest());
    }

    private List<Block> first(List<LabelPage> pages, int total) {
        boolean small = stock.carries() == Stock.Carries.REFERENCE;
        Sheet sheet = new Sheet();
        Header header = new Header(setter, resolution, sheet, plan.header());
        List<String> words = model.flags().words();
        double rowDepth = resolution.points(small ? 10 : 14);
        boolean beside = plan.oneColumn() && header.fitsBeside(words, model.reference(), rowDepth);
        if (!beside) {
            header.band(words, bandSize());
        }
        boolean forceDrawn = header.line(small ? "" : model.force(), which(total, small));
        List<Field> fields = new ArrayList<>(small ? Fields.least(model) : Fields.of(model));
        if (!small && !forceDrawn) {
            fields.add(Field.of("Force", model.force(), Face.TEXT));
        }
        if (!small && !ofPlace() && statementIsLong()) {
            fields.add(Field.of("Statement", model.statement(), Face.TEXT));
        }
        double depth = referenceDepth(header, fields);
        double taken = beside ? header.bandBeside(words) : 0;
        double row = header.end();
        boolean sign =
                small
                        && !model.hazards().isEmpty()
                        && plan.body().getMaxY() - row - depth < column.leastMarker();
        if (sign) {
            taken += resolution.points(SIGN + 1.5);
        }
        Header.Rest referenceRest =
                header.reference(model.reference(), plan.reference(), depth, taken);
        if (sign) { // no room for a word of them
            sheet.add(
                    new Mark.Warning(
                            (int) (plan.header().getMaxX() - taken + resolution.points(1.5)),
                            (int) (row + (depth - resolution.points(SIGN)) / 2),
                            (int) resolution.points(SIGN)));
        }
        List<Block> rest = new ArrayList<>();
        double top = bodyTop(header.end());
        double room = plan.body().getMaxY() - top;
        List<Block> blocks = column.set(fields, plan.body().width, room, plan.largest());
        if (!blocks.isEmpty()) {
            rest.addAll(
                    column.draw(sheet, blocks, plan.body().x, top, room, "Continues", 2, false));
        }
        if (!referenceRest.lines().isEmpty()) {
            rest.addFirst(referenceBlock(referenceRest));
        }
        Rectangle panel = panel();
        if (panel != null) {
            drawPanel(sheet, panel, true, !statementIsLong());
        }
        pages.add(page(1, model.code(), sheet, true));
        return rest;
    }

    private List<Block> continuation(List<LabelPage> pages, List<Block> blocks, int total) {
        int number = pages.size() + 1;
        Sheet sheet = new Sheet();
        double top = bodyTop(continuationHead(sheet, numbered(number, total)));
        boolean small = stock.carries() == Stock.Carries.REFERENCE;
        // a small continuation gives the room of the typed code to the text; its QR code still
        // reads
        double end = small ? plan.code().getMaxY() : plan.body().getMaxY();
        List<Block> rest =
                column.draw(
                        sheet,
                        blocks,
                        plan.body().x,
                        top,
                        end - top,
                        "Continues",
                        number + 1,
                        true);
        Rectangle panel = panel();
        if (panel != null) {
            drawPanel(sheet, panel, false, !statementIsLong());
        }
        pages.add(page(number, model.code().continuation(), sheet, !small));
        return rest;
    }

    private LabelPage signatures(int number, String title) {
        Sheet sheet = new Sheet();
        double end = continuationHead(sheet, title);
        Rectangle body = plan.body();
        Rectangle panel = panel();
        double top = bodyTop(end);
        boolean wordingInHead =
                !plan.oneColumn() && statementDepth() <= resolution.dots(FEW_LINES_MM);
        if (wordingInHead) {
            top = bodyTop(drawStatement(sheet, plan.header(), end));
        }
        double foot = panel == null ? body.getMaxY() : panel.getMaxY();
        Rectangle place =
                new Rectangle(
                        body.x,
                        (int) Math.ceil(top),
                        body.width,
                        (int) (foot - top - resolution.dots(0.5)));
        drawPanel(sheet, place, true, !wordingInHead && !statementIsLong());
        return page(number, model.code().continuation(), sheet, true);
    }

    /** Points: on low labels dangers need the room more. */
    private double bandSize() {
        return stock.carries() != Stock.Carries.REFERENCE ? 10 : stock.heightMm() < 27 ? 7 : 8.5;
    }

    /** What the fields leave, within reason: it is what the label is for. */
    private double referenceDepth(Header header, List<Field> fields) {
        boolean small = stock.carries() == Stock.Carries.REFERENCE;
        double least = resolution.points(small ? 10 : 16);
        if (!plan.oneColumn()) {
            return Math.max(least, plan.header().getMaxY() - header.end());
        }
        double room = plan.body().getMaxY() - header.end();
        return Math.max(least, room - column.leastHeight(fields, plan.body().width));
    }

    /**
     * Band, number and reference of a label that goes on from another.
     *
     * @return how far down it reaches
     */
    private double continuationHead(Sheet sheet, String title) {
        boolean small = stock.carries() == Stock.Carries.REFERENCE;
        Header header = new Header(setter, resolution, sheet, plan.header());
        List<String> words = model.flags().words();
        Line whole = setter.line(model.reference(), Face.MONO_BOLD);
        double size = Math.min(plan.reference(), resolution.points(small ? 9 : 14));
        double depth = size * Header.depth(whole);
        boolean beside = plan.oneColumn() && header.fitsBeside(words, model.reference(), depth);
        if (!beside) {
            header.band(words, bandSize());
        }
        header.line(
                "", small ? capital(title) : "Continues " + model.code().grouped() + ", " + title);
        double taken = beside ? header.bandBeside(words) : 0;
        header.reference(model.reference(), size, depth, taken);
        return header.end();
    }

    /** Where the body begins: under the header, and beside nothing that it is wider than. */
    private double bodyTop(double headerEnd) {
        return plan.oneColumn() ? headerEnd : Math.max(headerEnd, plan.body().y);
    }

    private void drawPanel(Sheet sheet, Rectangle place, boolean first, boolean statement) {
        double y = statement ? drawStatement(sheet, place, place.y) : place.y;
        int top = (int) Math.ceil(y);
        new SignaturePanel(setter, resolution)
                .draw(
                        sheet,
                        new Rectangle(place.x, top, place.width, (int) (place.getMaxY() - top)),
                        first);
    }

    private double drawStatement(Sheet sheet, Rectangle place, double top) {
        double size = resolution.points(7);
        double y = top;
        for (Line line : setter.lines(model.statement(), Face.TEXT, place.width / size)) {
            sheet.words(line, place.x, y, size);
            y += line.height() * size;
        }
        return y + 0.3 * size;
    }

    private boolean hasSignatureLabel() {
        return stock.carries() == Stock.Carries.SUMMARY
                && !ofPlace()
                && (own == null || !own.has(StockLayout.What.SIGNATURES));
    }

    /** Nobody signs for a shelf, a crate or a list. */
    private boolean ofPlace() {
        return model.code().kind().sign().isPresent();
    }

    private @Nullable Rectangle panel() {
        return ofPlace() ? null : plan.panel();
    }

    /** Wording of more lines than fit above signatures is printed among the fields instead. */
    private boolean statementIsLong() {
        double room = resolution.dots(FEW_LINES_MM);
        return statementDepth()
                > (hasSignatureLabel() ? Math.max(room, plan.body().height / 4.0) : room);
    }

    private double statementDepth() {
        Rectangle panel = panel();
        double width = panel == null ? plan.body().width : panel.width;
        double size = resolution.points(7);
        double depth = 0;
        for (Line line : setter.lines(model.statement(), Face.TEXT, width / size)) {
            depth += line.height() * size;
        }
        return depth;
    }

    private Block referenceBlock(Header.Rest rest) {
        Block.Cell cell = new Block.Cell(0, null, rest.size(), 0, rest.lines(), rest.size(), 0);
        return new Block("reference", List.of(cell), false, plan.body().width, rest.size());
    }

    private LabelPage page(int number, LabelCode code, Sheet sheet, boolean typed) {
        List<Symbol> symbols = new ArrayList<>();
        symbols.add(Symbols.qr(code, resolution, plan.qr().x, plan.qr().y));
        @Nullable Rectangle bars = plan.bars();
        if (bars != null) {
            symbols.add(
                    Symbols.bars(
                            code,
                            plan.barDots(),
                            bars.x,
                            bars.y,
                            plan.ladder() ? bars.width : bars.height,
                            plan.ladder()));
        }
        if (typed) {
            drawCode(sheet, code);
        }
        return new LabelPage(number, code, plan.width(), plan.height(), sheet.marks(), symbols);
    }

    /** For reading out and typing: capitals 3 mm high. */
    private void drawCode(Sheet sheet, LabelCode code) {
        if (plan.codeLines() == 0) {
            new BoxedCode(setter, resolution).draw(sheet, plan.code(), code);
            return;
        }
        double size = resolution.dots(3) / 0.714;
        String grouped = code.grouped();
        List<String> texts =
                plan.codeLines() == 1
                        ? List.of(grouped)
                        : List.of(grouped.substring(0, 9), grouped.substring(10));
        double step = resolution.dots(3.9);
        double baseline = plan.code().y + resolution.dots(3);
        for (String text : texts) {
            Line line = setter.line(text, Face.MONO);
            double width = line.width() * size;
            double x =
                    plan.codeSide()
                            ? plan.code().x
                            : plan.code().x + (plan.code().width - width) / 2;
            sheet.words(line, x, baseline - line.ascent() * size, size);
            baseline += step;
        }
    }

    /** On small stock only what is not plain: nearly every exhibit is one package on one label. */
    private String which(int total, boolean small) {
        String pack =
                model.code()
                        .kind()
                        .sign()
                        .orElseGet(() ->
                                model.packageCount() == 0
                                        ? "Package ___ of ___"
                                        : "Package %d of %d"
                                                .formatted(
                                                        model.packageNumber(),
                                                        model.packageCount()));
        if (small && model.packageCount() == 1) {
            return total > 1 ? capital(numbered(1, total)) : "";
        }
        return total > 1 ? pack + ", " + numbered(1, total) : pack;
    }

    private static String numbered(int number, int total) {
        return "label %d of %d".formatted(number, total);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.UK) + text.substring(1);
    }
}
