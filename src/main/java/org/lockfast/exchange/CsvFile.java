package org.lockfast.exchange;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.lockfast.journal.Outcome;
import org.lockfast.ledger.Hash;

/**
 * A file of comma-separated values whose first line names the columns; UTF-8, with or without a
 * byte order mark. Or an Excel workbook with one sheet, which is read as such a file. It is checked
 * whole before the first row is looked at, so that nothing breaks off half-way.
 */
public final class CsvFile implements Iterable<CsvRecord> {
    /** Most bytes of a file. */
    public static final long LARGEST = 512L << 20;

    /** Most bytes of a record: as JSON it must fit one record of the journal. */
    static final int LONGEST_RECORD = 300_000;

    private final String name;
    private final byte[] bytes;
    private final Hash sha256;
    private final List<String> columns;
    private final int data;
    private final int rows;

    private CsvFile(
            String name, byte[] bytes, Hash sha256, List<String> columns, int data, int rows) {
        this.name = name;
        this.bytes = bytes;
        this.sha256 = sha256;
        this.columns = columns;
        this.data = data;
        this.rows = rows;
    }

    /**
     * Checks a file.
     *
     * @param name as it is recorded and shown: the file's name without its folder
     * @param bytes all of it; not copied, and not to be changed
     */
    public static Outcome<CsvFile> of(String name, byte[] bytes) {
        if (Workbook.isOld(bytes)) {
            return refused(
                    name + " is an old Excel workbook. Save it as .xlsx, or as CSV in UTF-8.");
        }
        return Workbook.isOne(bytes)
                ? Workbook.csv(name, bytes).then(csv -> text(name, csv, Hash.sha256(bytes)))
                : text(name, bytes, Hash.sha256(bytes));
    }

    private static Outcome<CsvFile> text(String name, byte[] bytes, Hash sha256) {
        int from = afterMark(bytes);
        if (bytes.length >= 2 && (bytes[0] & 255) + (bytes[1] & 255) == 0xFE + 0xFF) {
            return refused(name + " is UTF-16 text. Save it as CSV in UTF-8.");
        }
        int wrong = firstNotUtf8(bytes);
        if (wrong >= 0) {
            return refused(
                    name
                            + " is not UTF-8 text: see line "
                            + line(bytes, wrong)
                            + ". Save it as CSV in UTF-8.");
        }
        CsvScan scan = new CsvScan(bytes, from);
        if (!scan.next()) {
            return refused(name + " is empty. Its first line must name the columns.");
        }
        List<String> columns = named(scan.cells());
        int data = scan.end();
        int rows = 0;
        boolean more = !scan.openQuote();
        while (more && scan.end() - scan.start() <= LONGEST_RECORD && scan.next()) {
            rows++;
            more = !scan.openQuote();
        }
        if (scan.openQuote() || scan.end() - scan.start() > LONGEST_RECORD) {
            return refused(tooLong(name, line(bytes, scan.start()), scan.openQuote()));
        }
        return Outcome.done(new CsvFile(name, bytes, sha256, columns, data, rows));
    }

    private static String tooLong(String name, int line, boolean open) {
        return open
                ? "The record that begins in line "
                        + line
                        + " of "
                        + name
                        + " opens a quotation mark that is never closed. Mend that line and import the file again."
                : "The record that begins in line "
                        + line
                        + " of "
                        + name
                        + " has more than "
                        + LONGEST_RECORD
                        + " bytes. Look for a quotation mark too many there.";
    }

    private static Outcome<CsvFile> refused(String sentence) {
        return Outcome.refused("FILE_UNREADABLE", sentence + " Nothing was recorded.");
    }

    private static int afterMark(byte[] bytes) {
        return bytes.length >= 3
                        && (bytes[0] & 255) == 0xEF
                        && (bytes[1] & 255) == 0xBB
                        && (bytes[2] & 255) == 0xBF
                ? 3
                : 0;
    }

    private static int firstNotUtf8(byte[] bytes) {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(8192);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            result = decoder.decode(in, out.clear(), true);
        }
        return result.isError() ? in.position() : -1;
    }

    private static int line(byte[] bytes, int at) {
        int line = 1;
        for (int i = 0; i < at; i++) {
            boolean ends = bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n');
            line += ends ? 1 : 0;
        }
        return line;
    }

    /** Every column gets a name of its own, so that no cell is lost when rows are kept by name. */
    private static List<String> named(List<String> cells) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String cell : cells) {
            String stripped = cell.strip();
            String base = stripped.isEmpty() ? "(column " + (names.size() + 1) + ")" : stripped;
            String own = base;
            for (int n = 2; !taken.add(own); n++) {
                own = base + " (" + n + ")";
            }
            names.add(own);
        }
        return List.copyOf(names);
    }

    public String name() {
        return name;
    }

    /** Of the whole file as it was given, a workbook as such. */
    public Hash sha256() {
        return sha256;
    }

    /**
     * The names of the columns, each its own: a second {@code date} is {@code date (2)}, one
     * without a name {@code (column 4)}.
     */
    public List<String> columns() {
        return columns;
    }

    /** The number of data records. */
    public int rows() {
        return rows;
    }

    @Override
    public Iterator<CsvRecord> iterator() {
        CsvScan scan = new CsvScan(bytes, data);
        return new Iterator<>() {
            private int row;

            @Override
            public boolean hasNext() {
                return row < rows;
            }

            @Override
            public CsvRecord next() {
                if (!hasNext() || !scan.next()) {
                    throw new NoSuchElementException();
                }
                row++;
                int length = scan.end() - scan.start();
                return new CsvRecord(
                        row,
                        scan.cells(),
                        Hash.sha256(bytes, scan.start(), length),
                        length,
                        scan.oddQuotes());
            }
        };
    }
}
