/**
 * The force's central log: takes in entries in order, proves what it holds, says who is sent what,
 * and is filled again after a loss. Knows no HTTP and no SQL.
 */
@NullMarked
package org.lockfast.log;

import org.jspecify.annotations.NullMarked;
