/** What comes in from elsewhere: spreadsheet import. */
@NullMarked
package org.lockfast.exchange;

import org.jspecify.annotations.NullMarked;
