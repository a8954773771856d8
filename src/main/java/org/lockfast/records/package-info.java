/**
 * The only room that knows SQL: the index of the journal, which can be lost at any time and is made
 * again from it, and the tables of the central log, which are its truth.
 */
@NullMarked
package org.lockfast.records;

import org.jspecify.annotations.NullMarked;
