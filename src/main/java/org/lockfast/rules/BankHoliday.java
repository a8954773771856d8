package org.lockfast.rules;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * A bank holiday, Good Friday or Christmas Day in England and Wales. Its code is its date.
 *
 * @param day the day itself
 */
public record BankHoliday(Coding coding, LocalDate day) implements Coded {
    static BankHoliday read(EntryReader in, Coding coding) {
        try {
            return new BankHoliday(coding, LocalDate.parse(coding.code()));
        } catch (DateTimeException notADate) {
            throw in.wrong("the code of a bank holiday is its date, such as 2026-12-25.");
        }
    }
}
