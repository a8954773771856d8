package org.lockfast.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes through comma-separated text record by record and knows the bytes of each (RFC 4180, and
 * what spreadsheets make of it). A line end is LF, CR LF or CR; a line without a byte is no record.
 * Works on bytes, because a row is known by its bytes: in UTF-8 neither comma, quotation mark nor
 * line end can be part of another character.
 */
final class CsvScan {
    private final byte[] bytes;
    private final ByteArrayOutputStream cell = new ByteArrayOutputStream();
    private List<String> cells = List.of();
    private int at;
    private int start;
    private int end;
    private boolean odd;
    private boolean open;

    /**
     * @param from the first byte looked at
     */
    CsvScan(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    /** Goes to the next record. */
    boolean next() {
        while (at < bytes.length && isLineEnd(bytes[at])) {
            at++;
        }
        if (at == bytes.length) {
            return false;
        }
        start = at;
        odd = false;
        open = false;
        List<String> found = new ArrayList<>(cells.size());
        do {
            found.add(nextCell());
        } while (comma());
        cells = found;
        end = at;
        return true;
    }

    private boolean comma() {
        if (at < bytes.length && bytes[at] == ',') {
            at++;
            return true;
        }
        return false;
    }

    private String nextCell() {
        cell.reset();
        if (at < bytes.length && bytes[at] == '"') {
            at++;
            quoted();
        }
        int from = at;
        boolean began = cell.size() > 0 || (from > start && bytes[from - 1] == '"');
        while (at < bytes.length && bytes[at] != ',' && !isLineEnd(bytes[at])) {
            odd |= bytes[at] == '"' || began;
            at++;
        }
        cell.write(bytes, from, at - from);
        return cell.toString(StandardCharsets.UTF_8);
    }

    /** Takes what stands between quotation marks, the closing one too. */
    private void quoted() {
        int from = at;
        while (at < bytes.length) {
            if (bytes[at] != '"') {
                at++;
            } else if (at + 1 < bytes.length && bytes[at + 1] == '"') {
                cell.write(bytes, from, at + 1 - from); // one of the two
                at += 2;
                from = at;
            } else {
                cell.write(bytes, from, at - from);
                at++;
                return;
            }
        }
        cell.write(bytes, from, at - from);
        open = true;
    }

    private static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    List<String> cells() {
        return cells;
    }

    /** Where the record begins. */
    int start() {
        return start;
    }

    /** Behind its last byte, the line end not counted. */
    int end() {
        return end;
    }

    boolean oddQuotes() {
        return odd;
    }

    /** Whether the file ended inside quotation marks. */
    boolean openQuote() {
        return open;
    }
}
