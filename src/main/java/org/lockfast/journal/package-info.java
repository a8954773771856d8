/** Typed events over the ledger, and the journal file that is the truth of a store. */
@NullMarked
package org.lockfast.journal;

import org.jspecify.annotations.NullMarked;
