package org.lockfast.exchange;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Outcome;

/**
 * The one sheet of an Excel workbook (ISO/IEC 29500) as comma-separated values: texts as they
 * stand, numbers plain, days and times as ISO 8601, of a formula what it came to. The same workbook
 * always gives the same bytes, for a row is known by them.
 */
final class Workbook {
    /** Most bytes of all its parts unpacked: they are in memory while it is read. */
    private static final long LARGEST = 384L << 20;

    private static final int MOST_PARTS = 10_000;
    private static final int SIGNATURE = 8;

    /** Letters of the last column there can be, XFD. */
    private static final int COLUMN_LETTERS = 3;

    private static final XMLInputFactory XML = xml();
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);
    private static final DateTimeFormatter TO_MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TO_SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private final StringBuilder out = new StringBuilder();
    private final LocalDate dayNought;
    private int columns = -1;

    private Workbook(boolean from1904) {
        this.dayNought = from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
    }

    /** Whether it begins as a workbook does. */
    static boolean isOne(byte[] bytes) {
        return bytes.length >= SIGNATURE && ReadableWorkbook.isOOXMLZipHeader(bytes);
    }

    /** Whether it is one of the binary workbooks of before 2007. */
    static boolean isOld(byte[] bytes) {
        return bytes.length >= SIGNATURE && ReadableWorkbook.isOLE2Header(bytes);
    }

    /**
     * Its sheet as CSV in UTF-8. Refused where several sheets hold something: nobody can say which
     * is meant, and none is to be left out unseen.
     */
    static Outcome<byte[]> csv(String name, byte[] bytes) {
        try {
            if (!isOfSize(bytes)) {
                return refused(
                        name
                                + " unpacks to more than "
                                + (LARGEST >> 20)
                                + " MB. Divide it into several files.");
            }
            try (ReadableWorkbook book =
                    new ReadableWorkbook(
                            new ByteArrayInputStream(bytes), new ReadingOptions(true, false))) {
                return csv(name, book);
            }
        } catch (IOException | XMLStreamException | RuntimeException e) {
            // the library throws what it likes at what is no workbook
            return refused(
                    name + " is not a workbook that can be read here. Save it as CSV in UTF-8.");
        }
    }

    private static Outcome<byte[]> csv(String name, ReadableWorkbook book) throws IOException {
        List<Sheet> filled = new ArrayList<>();
        for (Sheet sheet : book.getSheets().toList()) {
            try (Stream<Row> rows = sheet.openStream()) {
                if (rows.anyMatch(row -> row.getFirstNonEmptyCell().isPresent())) {
                    filled.add(sheet);
                }
            }
        }
        if (filled.isEmpty()) {
            return refused(name + " is empty. Its first line must name the columns.");
        }
        if (filled.size() > 1) {
            return refused(
                    name
                            + " has several sheets: "
                            + filled.stream().map(Sheet::getName).collect(Collectors.joining(", "))
                            + ". Save the one that is meant as a workbook of its own, or as CSV.");
        }
        Workbook made = new Workbook(book.isDate1904());
        try (Stream<Row> rows = filled.getFirst().openStream()) {
            rows.forEach(made::add);
        }
        return Outcome.done(made.out.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A row; the first says how many columns there are. One without anything in it is none. */
    private void add(Row row) {
        List<String> cells = new ArrayList<>();
        int last = -1;
        for (int i = 0; i < row.getCellCount(); i++) {
            String text = text(row.getCell(i));
            cells.add(text);
            last = text.isEmpty() ? last : i;
        }
        if (last < 0) {
            return;
        }
        if (columns < 0) {
            columns = last + 1;
        }
        int wide = Math.max(columns, last + 1);
        for (int i = 0; i < wide; i++) {
            out.append(i == 0 ? "" : ",").append(quoted(i < cells.size() ? cells.get(i) : ""));
        }
        out.append('\n');
    }

    private static String quoted(String text) {
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }

    private String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        return switch (cell.getType()) {
            case NUMBER -> number(cell);
            case BOOLEAN -> Boolean.TRUE.equals(cell.asBoolean()) ? "TRUE" : "FALSE";
            case FORMULA -> formula(cell);
            default -> cell.getText() == null ? "" : cell.getText();
        };
    }

    private String formula(Cell cell) {
        String came = cell.getRawValue();
        return cell.getValue() instanceof BigDecimal ? number(cell) : came == null ? "" : came;
    }

    private String number(Cell cell) {
        BigDecimal value = new BigDecimal(cell.getRawValue());
        String format = cell.getDataFormatString();
        return format == null ? plain(value) : isTime(format) ? time(value, format) : plain(value);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** Day, month, year or hour outside what stands in quotation marks or brackets. */
    private static boolean isTime(String format) {
        return bare(format).matches("(?is).*[dmyhs].*");
    }

    private static String bare(String format) {
        return format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.", "")
                .replaceAll("(?i)general|red|e[+-]", "");
    }

    private String time(BigDecimal value, String format) {
        BigDecimal days = value.setScale(0, RoundingMode.FLOOR);
        long seconds =
                value.subtract(days)
                        .multiply(SECONDS)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
        if (days.abs().precision() > 7 || days.signum() < 0) {
            return plain(value); // no day a spreadsheet can show
        }
        LocalDateTime at = dayNought.plusDays(days.longValueExact()).atStartOfDay();
        if (days.signum() == 0) {
            return at.plusSeconds(seconds).toLocalTime().toString();
        }
        boolean hours = bare(format).matches("(?is).*[hs].*");
        if (seconds == 0 && !hours) {
            return at.toLocalDate().toString();
        }
        LocalDateTime exact = at.plusSeconds(seconds);
        return (seconds % 60 == 0 ? TO_MINUTES : TO_SECONDS).format(exact);
    }

    /**
     * Looks through all of it before any of it is kept: how much it unpacks to, and that no cell
     * says it stands in a column that no sheet has, for the library makes room for all before it.
     */
    private static boolean isOfSize(byte[] bytes) throws IOException, XMLStreamException {
        try (Counted zip = new Counted(new ZipInputStream(new ByteArrayInputStream(bytes)))) {
            int parts = 0;
            for (ZipEntry part = zip.next(); part != null; part = zip.next()) {
                if (++parts > MOST_PARTS) {
                    return false;
                }
                if (part.getName().toLowerCase(Locale.ROOT).contains("worksheets/")
                        && part.getName().endsWith(".xml")) {
                    checkCells(XML.createXMLStreamReader(new Unclosed(zip)));
                }
                zip.transferTo(OutputStream.nullOutputStream());
            }
            return true;
        } catch (TooLarge e) {
            return false;
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof TooLarge) {
                return false;
            }
            throw e;
        }
    }

    private static void checkCells(XMLStreamReader sheet) throws XMLStreamException {
        while (sheet.hasNext()) {
            if (sheet.next() == XMLStreamConstants.START_ELEMENT
                    && sheet.getLocalName().equals("c")) {
                String at = sheet.getAttributeValue(null, "r");
                if (at != null && at.chars().filter(Character::isLetter).count() > COLUMN_LETTERS) {
                    throw new XMLStreamException("There is no column " + at);
                }
            }
        }
    }

    private static XMLInputFactory xml() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** One who reads a part closes what it reads of; the parts after it are read on. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }

    /** Parts of a file, of which no more than so much is unpacked. */
    private static final class Counted extends FilterInputStream {
        private final ZipInputStream zip;
        private long left = LARGEST;

        Counted(ZipInputStream zip) {
            super(zip);
            this.zip = zip;
        }

        @Nullable ZipEntry next() throws IOException {
            return zip.getNextEntry();
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int got = super.read(into, from, length);
            count(Math.max(got, 0));
            return got;
        }

        private void count(int got) throws TooLarge {
            left -= got;
            if (left < 0) {
                throw new TooLarge();
            }
        }
    }

    private static <T> Outcome<T> refused(String sentence) {
        return Outcome.refused("FILE_UNREADABLE", sentence + " Nothing was recorded.");
    }
}
