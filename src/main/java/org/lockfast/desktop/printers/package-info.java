/**
 * Printers of this computer: how they are, what waits for them, and which labels nobody scanned.
 */
@NullMarked
package org.lockfast.desktop.printers;

import org.jspecify.annotations.NullMarked;
