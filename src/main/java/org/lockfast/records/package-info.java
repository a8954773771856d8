/**
 * The index of the journal: the only room that knows SQL. It can be lost at any time and is made
 * again from the journal.
 */
@NullMarked
package org.lockfast.records;

import org.jspecify.annotations.NullMarked;
