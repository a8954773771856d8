/**
 * Copying a spreadsheet into the record: its columns, what each row would come to, and doing it.
 */
@NullMarked
package org.lockfast.desktop.imports;

import org.jspecify.annotations.NullMarked;
