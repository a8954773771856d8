package org.lockfast.exchange;

import java.util.List;
import org.lockfast.ledger.Hash;

/**
 * One data record of a file.
 *
 * @param row from 1, the line of column names not counted
 * @param cells their texts without the quotation marks around them
 * @param hash SHA-256 of the record's bytes without its line end
 * @param length bytes of the record without its line end
 * @param oddQuotes a quotation mark stands where RFC 4180 has none; the cells are as good a reading
 *     as there is
 */
record CsvRecord(int row, List<String> cells, Hash hash, int length, boolean oddQuotes) {}
