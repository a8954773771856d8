/**
 * Printers of this computer: what is sent to them, what they answer, and the queue that waits for
 * them.
 */
@NullMarked
package org.lockfast.print;

import org.jspecify.annotations.NullMarked;
